/**
 * The forms in which a value can stand in a text, each with the anchor that it is recognised by: with or without Ltd, as words of a
 * web address, a surname behind a title, a number with other signs between its digits.
 */
import { rememberByValue } from '../model/remember.js';
import { ANCHOR_DIGITS, anchorOf } from './anchors.js';
import { WORD_KINDS } from './ordinary-words.js';
import { isCommonHost, isPlaceholderPostcode, isPublicNumber } from './public-contacts.js';
import type { IdentifyingValue } from './value-kinds.js';
import { foldedText, hashOfWord } from './word-letters.js';
import { cutIntoWords, type Words } from './words.js';

interface Anchored {
  readonly anchor: number;
}

/** Words that follow one another. */
export interface PhraseForm extends Anchored {
  readonly kind: 'phrase';
  readonly hashes: readonly number[];
  /** Whether a word of the text needs its capital letter, where only that makes it a name. */
  readonly capitals: readonly boolean[];
  /** The index of the word that the anchor lies on. */
  readonly anchorAt: number;
  /** How many words are rare, and how many are at least no words of policies. */
  readonly rare: number;
  readonly telling: number;
  /** How many aren’t those of every policy. */
  readonly unlike: number;
  /** Whether "The" stands before it. */
  readonly hasArticle: boolean;
  /** Whether one of the words begins with a digit, as in an address. */
  readonly hasNumber: boolean;
  /** Whether a full stop or a comma stands between its words. */
  readonly isDivided: boolean;
}

/** A name of ordinary words, which only Ltd behind it makes one. */
export interface CompanyForm extends Anchored {
  readonly kind: 'company';
  readonly hashes: readonly number[];
}

/** A name whose words are written as one. */
export interface JoinedForm extends Anchored {
  readonly kind: 'joined';
  readonly hash: number;
}

export interface SurnameForm extends Anchored {
  readonly kind: 'surname';
  readonly hashes: readonly number[];
  /** The titles that the person can’t have. */
  readonly excluded: readonly number[];
}

/** A number: letters and digits without what stands between them. */
export interface NumberForm extends Anchored {
  readonly kind: 'number';
  readonly compact: string;
  /** Where in it the anchor ends. */
  readonly anchorAt: number;
  /** Of a telephone number: it stands behind 0 or 44. */
  readonly isPhone: boolean;
}

export interface PostcodeForm extends Anchored {
  readonly kind: 'postcode';
  readonly compact: string;
}

/** A host, an e-mail address, or a page of a host. */
export interface AddressForm extends Anchored {
  readonly kind: 'address';
  readonly written: string;
  /** Where in it the dot is that the anchor lies before. */
  readonly anchorAt: number;
}

export type ValueForm = PhraseForm | CompanyForm | JoinedForm | SurnameForm | NumberForm | PostcodeForm | AddressForm;

const { field, plain, common, binding, suffix, title, capital, hasDigit, number } = WORD_KINDS;

/** A name of several words, written as one, is at least as long. */
const SHORTEST_JOINED = 10;

/** Gives the forms of a value, which are remembered: of values that some words of late may be, not of everybody's. */
export const formsOf = rememberByValue(formsMade, 'small');

/** Makes the forms of a value; none where it is too ordinary to say whose it is. */
export function formsMade(value: IdentifyingValue): readonly ValueForm[] {
  switch (value.kind) {
    case 'name':
      return namesIn(value.spelling).flatMap(nameForms);
    case 'person':
      return personForms(value);
    case 'address':
      return addressForms(value.spelling);
    case 'number':
      return numbersOf(value.spelling).flatMap((compact) => numberForm(compact, false));
    case 'phone':
      return phoneNumbers(value.spelling).flatMap((digits) => numberForm(digits, true));
    case 'postcode':
      return postcodeForms(value.spelling);
    case 'email':
    case 'website':
      return webForms(value.spelling);
  }
}

/** A name, or those on either side of "trading as"; without what stands in brackets too. */
function namesIn(spelling: string): readonly string[] {
  const names = spelling.split(/\s(?:t\/a|trading as|\/|\|)\s/i);
  return names.flatMap((name) => {
    const plainly = name.replace(/\([^)]*\)/g, ' ').trim();
    return plainly === name || plainly === '' ? [name] : [name, plainly];
  });
}

const COMPANY_AT_END =
  /[\s,]+(?:community interest company|charitable incorporated organisation|public limited company|limited liability partnership)\.?\s*$/i;

interface NameWords {
  readonly words: Words;
  readonly from: number;
  readonly to: number;
  readonly hasArticle: boolean;
}

/** The words of a name without The before it and Ltd behind it. */
function coreOf(name: string): NameWords {
  const words = cutIntoWords(name.replace(COMPANY_AT_END, ''));
  const hasArticle = words.count > 1 && words.hashes[0] === THE;
  let to = words.count;
  while (to > 1 && (((words.kinds[to - 1] ?? 0) & suffix) !== 0 || (words.hashes[to - 1] === CO && to < words.count)))
    to--;
  return { words, from: hasArticle && to > 1 ? 1 : 0, to, hasArticle };
}

const THE = hashOfWord('the');
const CO = hashOfWord('co');

function nameForms(name: string): readonly ValueForm[] {
  const { words, from, to, hasArticle } = coreOf(name);
  const phrase = phraseForm(words, from, to, hasArticle);
  // A single word that is common in policies only counts with Ltd behind it.
  if (!phrase || (to - from === 1 && phrase.rare + phrase.telling === 0)) return companyForms(words, from, to);
  const joined = joinedForm(words, from, to);
  return phrase.rare + phrase.telling > 0 && joined ? [phrase, joined] : [phrase];
}

/** Words as a phrase; none where all are those of every policy. */
function phraseForm(words: Words, from: number, to: number, hasArticle = false): PhraseForm | undefined {
  const kinds = [...words.kinds.subarray(from, to)];
  const hashes = [...words.hashes.subarray(from, to)];
  const at = [common, field | plain, field]
    .map((usual) => kinds.findIndex((kind) => (kind & usual) === 0))
    .find((index) => index >= 0);
  if (at === undefined) return undefined;
  const anchorAt = at === hashes.length - 1 ? Math.max(at - 1, 0) : at;
  const [first = 0, second = 0] = hashes.slice(anchorAt);
  return {
    kind: 'phrase',
    hashes,
    anchor: hashes.length === 1 ? anchorOf.single(first) : anchorOf.pair(first, second),
    anchorAt,
    capitals: kinds.map((kind) => (kind & capital) !== 0 && (kind & binding) === 0),
    rare: kinds.filter((kind) => (kind & common) === 0).length,
    telling: kinds.filter((kind) => (kind & (field | plain)) === 0).length,
    unlike: kinds.filter((kind) => (kind & field) === 0).length,
    hasArticle,
    hasNumber: kinds.some((kind) => (kind & hasDigit) !== 0),
    isDivided: /[.,;:]\s|\s[–—-]/.test(words.text.slice(words.starts[from], words.ends[to - 1])),
  };
}

function companyForms(words: Words, from: number, to: number): readonly CompanyForm[] {
  const hashes = [...words.hashes.subarray(from, to)];
  const [last = 0, before = 0] = hashes.toReversed();
  if (hashes.length === 0) return [];
  return [{ kind: 'company', hashes, anchor: anchorOf.company(last, before) }];
}

function joinedForm({ text, starts, ends }: Words, from: number, to: number): JoinedForm | undefined {
  if (to - from < 2) return undefined;
  const letters = Array.from({ length: to - from }, (_, n) => text.slice(starts[from + n], ends[from + n]));
  const joined = foldedText(letters.join('')).replace(/[^\p{L}\p{N}]/gu, '');
  if (joined.length < SHORTEST_JOINED) return undefined;
  const hash = hashOfWord(joined);
  return { kind: 'joined', hash, anchor: anchorOf.single(hash) };
}

/** Words that say that a person’s name is a post, a team or a public body instead. */
const NO_PERSON =
  /\b(?:council|board|nhs|authority|university|commission|commissioner|police|government|hospital|team|department|committee|trustees|directors|manager|officer|lead|tbc|tba|vacant|confirmed|appointed|n\/a)\b/i;
const AFTER_NAME = /^[A-Z]{2,5}$/;

/** The whole name, first and last name without those between, and the surname behind a title. */
function personForms(value: IdentifyingValue): readonly ValueForm[] {
  const name = value.spelling.replace(/\([^)]*\)/g, ' ').replace(/,.*$/, '');
  if (NO_PERSON.test(name)) return [];
  const words = cutIntoWords(name);
  let from = 0;
  while (from < words.count && ((words.kinds[from] ?? 0) & title) !== 0) from++;
  let to = words.count;
  while (to - from > 2 && AFTER_NAME.test(name.slice(words.starts[to - 1], words.ends[to - 1])) && !isLoud(name)) to--;
  if (words.count > 0 && ((words.kinds[words.count - 1] ?? 0) & suffix) !== 0) return nameForms(name);
  if (to - from < 1 || isAllOfField(words, from, to)) return [];
  return [...wholeNames(words, from, to), ...surnameForms(value, name.slice(0, words.ends[to - 1]), to - from)];
}

const isLoud = (name: string) => name === name.toUpperCase();

function isAllOfField({ kinds }: Words, from: number, to: number): boolean {
  return [...kinds.subarray(from, to)].every((kind) => (kind & field) !== 0);
}

function wholeNames(words: Words, from: number, to: number): readonly PhraseForm[] {
  if (to - from < 2) return [];
  const whole = phraseForm(words, from, to) ?? [];
  if (to - from === 2) return [whole].flat();
  const firstAndLast = cutIntoWords(
    `${words.text.slice(words.starts[from], words.ends[from])} ${words.text.slice(words.starts[to - 1], words.ends[to - 1])}`,
  );
  return [whole, phraseForm(firstAndLast, 0, firstAndLast.count) ?? []].flat();
}

const MALE = ['mr', 'sir', 'lord', 'fr'].map(hashOfWord);
const FEMALE = ['mrs', 'ms', 'miss', 'dame', 'lady', 'sister'].map(hashOfWord);

function surnameForms(
  { title: given, surname }: IdentifyingValue,
  name: string,
  length: number,
): readonly SurnameForm[] {
  // One word is a first name or a surname; only the file can say which.
  const last = surname ?? (length > 1 ? /(?:\s(?:[a-z]+\s)*)(\S+)\s*$/.exec(name)?.[0].trim() : undefined);
  const words = cutIntoWords(last ?? '');
  const [first] = words.hashes;
  if (first === undefined || words.ends[0] === 1 || isAllOfField(words, 0, words.count)) return [];
  const titled = hashOfWord(given ?? '');
  const excluded = MALE.includes(titled) ? FEMALE : FEMALE.includes(titled) ? MALE : [];
  return [{ kind: 'surname', hashes: [...words.hashes], excluded, anchor: anchorOf.titled(first) }];
}

/** A line of an address: a house with its name, or a number and a street. */
function addressForms(line: string): readonly PhraseForm[] {
  const words = cutIntoWords(line);
  if (words.count < 2) return [];
  const phrase = phraseForm(words, 0, words.count);
  if (!phrase) return [];
  const isPlace = phrase.hasNumber ? words.count > 2 || phrase.telling > 0 : phrase.telling > 0;
  return isPlace && [...words.kinds].some((kind) => (kind & (common | number)) === 0) ? [phrase] : [];
}

/** Letters and digits; a VAT number with its country, and without. */
function numbersOf(spelling: string): readonly string[] {
  const compact = compactOf(spelling);
  return /^gb\d{9}$/.test(compact) ? [compact, compact.slice(2)] : [compact];
}

const compactOf = (text: string) => foldedText(text).replace(/[^a-z\d]/g, '');

/** Shorter numbers are too common to identify anyone. */
const SHORTEST_NUMBER = 6;

function numberForm(compact: string, isPhone: boolean): readonly NumberForm[] {
  if (compact.length < SHORTEST_NUMBER || /^[a-z]*(\d)\1*[a-z]*$/.test(compact)) return [];
  let longest = { end: 0, digits: '' };
  for (const { 0: digits, index } of compact.matchAll(/\d+/g))
    if (digits.length > longest.digits.length) longest = { end: index + digits.length, digits };
  const { end, digits } = longest;
  if (digits.length < ANCHOR_DIGITS) return [];
  const anchor = anchorOf.digits(Number(digits.slice(-ANCHOR_DIGITS)));
  return [{ kind: 'number', compact, anchorAt: end, isPhone, anchor }];
}

/** Whole numbers with their code, and those from abroad. */
const SHORTEST_PHONE = 9;

/** The telephone numbers in a value that are somebody's own, as digits without the 0 or 44 before them. */
export function phoneNumbers(spelling: string): readonly string[] {
  return phonesIn(spelling).filter((digits) => !isPublicNumber(digits));
}

function phonesIn(spelling: string): readonly string[] {
  return (spelling.match(/(?:\+|\(?\d)[^\p{L}]*\d/gu) ?? []).flatMap((written) =>
    written
      .split(/\s\/\s|,|;/)
      .map((part) => part.replace(/\D/g, ''))
      .filter((digits) => digits.length >= SHORTEST_PHONE)
      .map((digits) => digits.replace(/^(?:00)?44(?=0?\d{9,10}$)/, '').replace(/^0+/, '')),
  );
}

const POSTCODE = /\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b/i;

function postcodeForms(spelling: string): readonly PostcodeForm[] {
  const [, outward, inward] = POSTCODE.exec(spelling) ?? [];
  if (outward === undefined || inward === undefined) return [];
  const compact = (outward + inward).toLowerCase();
  return isPlaceholderPostcode(compact) ? [] : [{ kind: 'postcode', compact, anchor: anchorOf.postcode(compact) }];
}

/** An e-mail address; or the host of a web address, or its page where the host is anybody’s. */
function webForms(spelling: string): readonly AddressForm[] {
  const { mailbox, host, path } = webAddress(spelling);
  if (host === undefined) return [];
  if (mailbox !== undefined) return [addressForm(`${mailbox}@${host}`, mailbox.length + 1)];
  if (!isCommonHost(host)) return [addressForm(host, 0)];
  return path === '' ? [] : [addressForm(host + path, 0)];
}

interface WebAddress {
  /** What stands before the @ of an e-mail address. */
  readonly mailbox?: string;
  /** Without `www.`; undefined for what is no address. */
  readonly host?: string;
  readonly path: string;
}

/** Takes an e-mail address or a web address apart, in small letters. */
export function webAddress(spelling: string): WebAddress {
  const written = foldedText(spelling.trim())
    .replace(/^[a-z]+:(?:\/\/)?/, '')
    .replace(/[?#].*$/, '');
  const at = written.lastIndexOf('@');
  const behind = written.slice(at + 1).replace(/^www\./, '');
  const host = (/^[^/\s:]+/.exec(behind)?.[0] ?? '').replace(/\.$/, '');
  if (!/^[^\s.@]+(?:\.[^\s.@]+)+$/.test(host)) return { path: '' };
  if (at >= 0) return { mailbox: written.slice(0, at), host, path: '' };
  return { host, path: /^[^\s]*/.exec(behind.slice(host.length))?.[0].replace(/\/$/, '') ?? '' };
}

function addressForm(written: string, from: number): AddressForm {
  const dot = written.indexOf('.', from);
  const [before = 0] = cutIntoWords(written.slice(from, dot)).hashes.toReversed();
  const [after = 0] = cutIntoWords(written.slice(dot + 1)).hashes;
  return { kind: 'address', written, anchorAt: dot, anchor: anchorOf.dotted(before, after) };
}
