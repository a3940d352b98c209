/**
 * What belongs to one client and has no business in another's documents: names, registration numbers, e-mail addresses and
 * telephone numbers. All clients' values are found in one pass over the words.
 */

import { addToGroup } from '../model/groups.js';
import type { Organisation } from '../model/organisation.js';
import { PEOPLE } from '../model/people.js';
import { placeholderName, yamlPathOf } from '../model/placeholders.js';
import { remember } from '../model/remember.js';

/** A value of one client, or of several that share it. */
export interface ClientValue {
  /** The first of them. */
  readonly organisation: string;
  /** The key in its file: `registration_no`. */
  readonly key: string;
  readonly kind: 'name' | 'number' | 'email' | 'phone';
  /** Its words as they are compared; of a telephone number its digits. */
  readonly words: readonly string[];
  /** As it is written, for names that a template may mention. */
  readonly written: string;
  /** Ids of all that have it. */
  readonly owners: Set<string>;
}

/** How messages call them. */
export const VALUE_KINDS = {
  name: 'name',
  number: 'number',
  email: 'e-mail address',
  phone: 'telephone number',
} as const;

/** The values of all clients, found by their words. */
export interface ClientValues {
  readonly byFirst: ReadonlyMap<string, Beginning>;
  readonly phones: ReadonlyMap<string, ClientValue>;
  /** How many digits those numbers have. */
  readonly phoneLengths: readonly number[];
}

/** Values that begin with one word: those of that word alone, and the longer ones by their second word. */
interface Beginning {
  readonly alone: ClientValue[];
  readonly longer: Map<string, ClientValue[]>;
}

/** A value of another client in words. */
export interface ForeignValue {
  readonly value: ClientValue;
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

/** Numbers of fewer signs are too common to be anybody's. */
const SHORTEST_NUMBER = 6;

function valuesOf(organisation: Organisation): readonly ClientValue[] {
  const kinds: readonly (readonly [string, ClientValue['kind']])[] = [
    ...NAMES.map((key) => [key, 'name'] as const),
    ...NUMBERS.map((key) => [key, 'number'] as const),
    ...CONTACTS,
  ];
  return kinds.flatMap(([key, kind]): ClientValue[] => {
    const name = placeholderName(key);
    const value = organisation.values.get(name);
    if (value?.kind !== 'text') return [];
    const written = value.lines.join(' ');
    const words =
      kind === 'phone'
        ? phonesIn(written)
            .map(({ digits }) => digits)
            .slice(0, 1)
        : wordsIn(written);
    if (words.length === 0 || (kind === 'number' && words.join('').length < SHORTEST_NUMBER)) return [];
    const owners = new Set([organisation.id]);
    return [{ organisation: organisation.id, key: yamlPathOf(name), kind, words, written, owners }];
  });
}

/** One entry for what several clients have: homes of one group share most of what they have. */
function shared(values: readonly ClientValue[]): Iterable<ClientValue> {
  const unique = new Map<string, ClientValue>();
  for (const value of values) {
    const key = `${value.kind} ${value.words.join(' ')}`;
    const known = unique.get(key);
    if (known) known.owners.add(value.organisation);
    else unique.set(key, value);
  }
  return unique.values();
}

/** Puts the values of all clients together; a client that could be read in part gives what it gives. */
export function clientValues(organisations: readonly Organisation[]): ClientValues {
  const byFirst = new Map<string, Beginning>();
  const phones = new Map<string, ClientValue>();
  for (const value of shared(organisations.flatMap(valuesOf))) {
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
  const found = comparable(text).match(WORD) ?? [];
  return /['’]/.test(text) ? found.map((word) => word.replace(/['’]/g, '')) : found;
}

/** Where the words stand that `wordsIn` gives: a second walk, for the few texts that hold a value. */
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

/** Finds the values of other clients that a client does not have itself; `start` and `end` are offsets into the words. */
export function foreignValues(text: string, values: ClientValues, own: Organisation): readonly ForeignValue[] {
  return find(text, values, (value) => !value.owners.has(own.id) && !hasItself(own, value));
}

/** Finds the values of any client. */
export function valuesIn(text: string, values: ClientValues): readonly ForeignValue[] {
  return find(text, values, () => true);
}

type Wanted = (value: ClientValue) => boolean;

function find(text: string, values: ClientValues, isWanted: Wanted): readonly ForeignValue[] {
  return [...namesIn(text, values, isWanted), ...numbersIn(text, values, isWanted)];
}

function namesIn(text: string, { byFirst }: ClientValues, isWanted: Wanted): readonly ForeignValue[] {
  if (byFirst.size === 0) return [];
  const words = wordsIn(text);
  const found: { readonly value: ClientValue; readonly at: number }[] = [];
  words.forEach((word, at) => {
    const beginning = byFirst.get(word);
    if (!beginning) return;
    for (const value of beginningAt(words, at, beginning)) if (isWanted(value)) found.push({ value, at });
  });
  if (found.length === 0) return [];
  const places = placesIn(text);
  return found.map(({ value, at }) => ({
    value,
    start: places[at]?.start ?? 0,
    end: places[at + value.words.length - 1]?.end ?? 0,
  }));
}

/** The values whose words all stand from a word on. */
function beginningAt(words: readonly string[], at: number, { alone, longer }: Beginning): readonly ClientValue[] {
  const whole = longer
    .get(words[at + 1] ?? '')
    ?.filter((value) => value.words.every((one, n) => words[at + n] === one));
  return whole ? [...alone, ...whole] : alone;
}

function numbersIn(text: string, { phones, phoneLengths }: ClientValues, isWanted: Wanted): readonly ForeignValue[] {
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

/** Whether some value of a client holds this one too: homes of one group share a telephone number, or a part of a name. */
function hasItself(own: Organisation, { kind, words }: ClientValue): boolean {
  const { words: text, digits } = ownWords(own);
  return kind === 'phone' ? digits.includes(` ${words[0]} `) : text.includes(` ${words.join(' ')} `);
}

const ownWords = remember(({ values }: Organisation): OwnWords => {
  const lines = [...values.values()].flatMap((value): readonly string[] => {
    if (value.kind === 'text') return value.lines;
    if (value.kind === 'texts') return value.items.flatMap((item) => item.lines);
    return value.kind === 'maps'
      ? value.items.flatMap((item) => [...item.values()].flatMap((one) => one.lines))
      : [value.alt];
  });
  const words = lines.map((line) => wordsIn(line).join(' '));
  const digits = lines.flatMap((line) => phonesIn(line).map((phone) => phone.digits));
  return { words: ` ${words.join(' | ')} `, digits: ` ${digits.join(' ')} ` };
});
