/**
 * Values that identify one organisation and must not appear in another's documents: names, registration numbers, e-mail
 * addresses and telephone numbers. All organisations' values are found in one pass over the words.
 */

import { addToGroup } from '../model/groups.js';
import type { Organisation, Value } from '../model/organisation.js';
import { isPerson, PEOPLE } from '../model/people.js';
import { entryKeyPath, placeholderName, yamlPathOf } from '../model/placeholders.js';
import { remember } from '../model/remember.js';

/** A value that identifies one organisation, or several that share it. */
export interface IdentifyingValue {
  /** The first organisation that has it. */
  readonly organisation: string;
  /** The key in its file: `registration_no`. */
  readonly key: string;
  readonly kind: 'name' | 'number' | 'email' | 'phone';
  /** Its words in the form used for comparing; for a telephone number, its digits. */
  readonly words: readonly string[];
  /** As the organisation's file has it, for names that a template may mention. */
  readonly spelling: string;
  /** Ids of all organisations that have it. */
  readonly owners: Set<string>;
}

/** The words for them in messages. */
export const VALUE_KINDS = {
  name: 'name',
  number: 'number',
  email: 'e-mail address',
  phone: 'telephone number',
} as const;

/** The identifying values of all organisations, indexed by their first words. */
export interface IdentifyingValues {
  readonly byFirst: ReadonlyMap<string, Beginning>;
  readonly phones: ReadonlyMap<string, IdentifyingValue>;
  /** The lengths that those numbers have, in digits. */
  readonly phoneLengths: readonly number[];
}

/** Values that begin with the same word: those of one word, and the longer ones by their second word. */
interface Beginning {
  readonly alone: IdentifyingValue[];
  readonly longer: Map<string, IdentifyingValue[]>;
}

/** Where a value of another organisation was found. */
export interface ForeignValue {
  readonly value: IdentifyingValue;
  readonly start: number;
  readonly end: number;
}

const NAMES = ['name', 'trading_name'];
const NUMBERS = [
  'registration_no',
  'company_no',
  'charity_no',
  'ico_registration_no',
  'registration_service_id',
  'registration_provider_id',
];
const CONTACTS: readonly (readonly [key: string, kind: 'email' | 'phone'])[] = [
  ['email', 'email'],
  ['phone', 'phone'],
  ['out_of_hours_phone', 'phone'],
  ...PEOPLE.flatMap(
    (person) =>
      [
        [`${person}_email`, 'email'],
        [`${person}_phone`, 'phone'],
      ] as const,
  ),
];

/** Shorter numbers are too common to identify anyone. */
const SHORTEST_NUMBER = 6;

function valuesOf(organisation: Organisation): readonly IdentifyingValue[] {
  const kinds: readonly (readonly [string, IdentifyingValue['kind']])[] = [
    ...NAMES.map((key) => [key, 'name'] as const),
    ...NUMBERS.map((key) => [key, 'number'] as const),
    ...CONTACTS,
  ];
  const former = (organisation.formerNames ?? []).flatMap(({ lines }) =>
    identifyingValue(organisation.id, 'former_names', 'name', lines.join(' ')),
  );
  const current = kinds.flatMap(([key, kind]) => {
    const name = placeholderName(key);
    const value = organisation.values.get(name);
    if (value?.kind !== 'text') return [];
    return identifyingValue(organisation.id, yamlPathOf(name), kind, value.lines.join(' '));
  });
  const listed = [...organisation.values.values()].flatMap((value) => listedValues(organisation.id, value));
  return [...current, ...listed, ...former];
}

/** The value that words make; none where they are too few to identify anybody. */
function identifyingValue(
  organisation: string,
  key: string,
  kind: IdentifyingValue['kind'],
  spelling: string,
): readonly IdentifyingValue[] {
  const phones = kind === 'phone' ? phonesIn(spelling).map(({ digits }) => digits) : [];
  const words = kind === 'phone' ? phones.slice(0, 1) : wordsIn(spelling);
  if (words.length === 0 || (kind === 'number' && words.join('').length < SHORTEST_NUMBER)) return [];
  return [{ organisation, key, kind, words, spelling, owners: new Set([organisation]) }];
}

/** Those within the lists of people and locations; other bodies are anybody’s to name. */
function listedValues(organisation: string, value: Value): readonly IdentifyingValue[] {
  if (value.kind !== 'maps' || !value.list || !(isPerson(value.list.of) || value.list.of === 'location')) return [];
  const { list, items } = value;
  return items.flatMap((texts, at) =>
    Object.entries(list.of === 'location' ? OF_LOCATION : OF_PERSON).flatMap(([key, kind]) => {
      const spelling = texts.get(key)?.lines.join(' ') ?? '';
      if (kind === 'name' && !isSomebodysName(spelling)) return [];
      return identifyingValue(organisation, entryKeyPath(list, at, key), kind, spelling);
    }),
  );
}

const OF_PERSON: Readonly<Record<string, IdentifyingValue['kind']>> = { email: 'email', phone: 'phone' };
const OF_LOCATION: Readonly<Record<string, IdentifyingValue['kind']>> = {
  name: 'name',
  registration_no: 'number',
  phone: 'phone',
  out_of_hours_phone: 'phone',
  email: 'email',
  manager_email: 'email',
  manager_phone: 'phone',
};

/** Words that many branches have in their names. */
const OF_ANY_BRANCH =
  /^(?:the|and|of|a|an|head|main|central|local|north|south|east|west|northern|southern|eastern|western|mid|office|branch|centre|center|service|services|team|hub|base|site|unit|area|region|home|homes|house|care|support|wales|england|scotland|ireland)$/;

/** Whether a location’s name says whose it is: `Harbour View Lodge`, not `Head office` or `Cardiff branch`. */
function isSomebodysName(name: string): boolean {
  return wordsIn(name).filter((word) => !OF_ANY_BRANCH.test(word)).length >= 2;
}

/** Makes one entry of a value that several organisations share, as the homes of one group do. */
function mergeShared(values: readonly IdentifyingValue[]): Iterable<IdentifyingValue> {
  const unique = new Map<string, IdentifyingValue>();
  for (const value of values) {
    const key = `${value.kind} ${value.words.join(' ')}`;
    const entry = unique.get(key);
    if (entry) entry.owners.add(value.organisation);
    else unique.set(key, value);
  }
  return unique.values();
}

/** Collects the identifying values of all organisations, including those whose files were only partly readable. */
export function identifyingValues(organisations: readonly Organisation[]): IdentifyingValues {
  const byFirst = new Map<string, Beginning>();
  const phones = new Map<string, IdentifyingValue>();
  for (const value of mergeShared(organisations.flatMap(valuesOf))) {
    const [first = '', second] = value.words;
    if (value.kind === 'phone') phones.set(first, value);
    else {
      const beginning: Beginning = byFirst.get(first) ?? { alone: [], longer: new Map() };
      byFirst.set(first, beginning);
      if (second === undefined) beginning.alone.push(value);
      else addToGroup(beginning.longer, second, value);
    }
  }
  return { byFirst, phones, phoneLengths: [...new Set([...phones.keys()].map(({ length }) => length))] };
}

/** Letters and digits, those of Latin script and its neighbours: all that names of British services are made of. */
const WORD = /[0-9a-z\u00aa-\u00ba\u00df-\u1fff]+(?:['’][a-z\u00df-\u024f]+)*/g;

/** Small letters, each accent with its letter; of the same length, so that places hold, but where accents stood apart. */
function comparable(text: string): string {
  const joined = /[\u0300-\u036f]/.test(text) ? text.normalize('NFC') : text;
  const small = joined.toLowerCase();
  return small.length === joined.length ? small : joined.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function wordsIn(text: string): readonly string[] {
  const words = comparable(text).match(WORD) ?? [];
  return /['’]/.test(text) ? words.map((word) => word.replace(/['’]/g, '')) : words;
}

/** The places of the words that `wordsIn` gives. A second pass, made only for the few texts that hold a value. */
function placesIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [...comparable(text).matchAll(WORD)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }));
}

const PHONE = /(?:\+44[\s-]?(?:\(0\))?|\(?0)\d(?:[\s()\-.\u00a0]{0,3}\d){6,20}/g;

/** Telephone numbers as digits from 0. */
function phonesIn(text: string): readonly { readonly digits: string; readonly start: number; readonly end: number }[] {
  return [...text.matchAll(PHONE)].map((match) => ({
    digits: match[0].replace(/^\+44[\s-]?(?:\(0\))?/, '0').replace(/\D/g, ''),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Finds other organisations' values that this one does not have itself; `start` and `end` are offsets into the text. */
export function foreignValues(
  text: string,
  values: IdentifyingValues,
  organisation: Organisation,
): readonly ForeignValue[] {
  return find(text, values, (value) => !value.owners.has(organisation.id) && !hasItself(organisation, value));
}

/** Finds the values of any organisation. */
export function valuesIn(text: string, values: IdentifyingValues): readonly ForeignValue[] {
  return find(text, values, () => true);
}

type ValueTest = (value: IdentifyingValue) => boolean;

function find(text: string, values: IdentifyingValues, isWanted: ValueTest): readonly ForeignValue[] {
  return [...namesIn(text, values, isWanted), ...numbersIn(text, values, isWanted)];
}

function namesIn(text: string, { byFirst }: IdentifyingValues, isWanted: ValueTest): readonly ForeignValue[] {
  if (byFirst.size === 0) return [];
  const words = wordsIn(text);
  const matches: { readonly value: IdentifyingValue; readonly at: number }[] = [];
  words.forEach((word, at) => {
    const beginning = byFirst.get(word);
    if (!beginning) return;
    for (const value of beginningAt(words, at, beginning)) if (isWanted(value)) matches.push({ value, at });
  });
  if (matches.length === 0) return [];
  const places = placesIn(text);
  return matches.map(({ value, at }) => ({
    value,
    start: places[at]?.start ?? 0,
    end: places[at + value.words.length - 1]?.end ?? 0,
  }));
}

/** The values whose words all match from this word on. */
function beginningAt(words: readonly string[], at: number, { alone, longer }: Beginning): readonly IdentifyingValue[] {
  const matches = longer
    .get(words[at + 1] ?? '')
    ?.filter((value) => value.words.every((word, n) => words[at + n] === word));
  return matches ? [...alone, ...matches] : alone;
}

function numbersIn(
  text: string,
  { phones, phoneLengths }: IdentifyingValues,
  isWanted: ValueTest,
): readonly ForeignValue[] {
  if (phones.size === 0) return [];
  return phonesIn(text).flatMap(({ digits, start, end }) =>
    // Two numbers beside one another read as one.
    phoneLengths.flatMap((length) =>
      Array.from({ length: Math.max(0, digits.length - length + 1) }, (_, at) => digits.slice(at, at + length))
        .flatMap((part) => phones.get(part) ?? [])
        .filter(isWanted)
        .map((value) => ({ value, start, end })),
    ),
  );
}

interface OwnWords {
  readonly words: string;
  readonly digits: string;
}

/** Whether an organisation's own values contain this one: homes of a group may share a telephone number or part of a name. */
function hasItself(organisation: Organisation, { kind, words }: IdentifyingValue): boolean {
  const { words: text, digits } = ownWords(organisation);
  return kind === 'phone' ? digits.includes(` ${words[0]} `) : text.includes(` ${words.join(' ')} `);
}

const ownWords = remember(({ values, formerNames = [] }: Organisation): OwnWords => {
  const given = [...values.values()].flatMap((value): readonly string[] => {
    if (value.kind === 'text') return value.lines;
    if (value.kind === 'texts') return value.items.flatMap((item) => item.lines);
    return value.kind === 'maps'
      ? value.items.flatMap((item) => [...item.values()].flatMap((text) => text.lines))
      : [value.alt];
  });
  const lines = [...given, ...formerNames.flatMap((name) => name.lines)];
  const words = lines.map((line) => wordsIn(line).join(' '));
  const digits = lines.flatMap((line) => phonesIn(line).map((phone) => phone.digits));
  return { words: ` ${words.join(' | ')} `, digits: ` ${digits.join(' ')} ` };
});
