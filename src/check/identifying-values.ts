/** Collects the values that identify organisations: what their files say of them, their people and their places, now and before. */
import type { ListedMap, Organisation, Value } from '../model/organisation.js';
import { isPerson, PEOPLE } from '../model/people.js';
import { entryKeyPath, placeholderName, yamlPathOf } from '../model/placeholders.js';
import { remember } from '../model/remember.js';
import { ADDRESSES } from '../model/value-lists.js';
import { comparable } from './comparable.js';
import { isExample } from './example-values.js';
import { type Found, HeldValues, ValueList, valueKey } from './held-values.js';
import { namesInRecords } from './names-in-records.js';
import { WORD_KINDS } from './ordinary-words.js';
import { webAddress } from './value-forms.js';
import type { ValueKind } from './value-kinds.js';
import { foldedText } from './word-letters.js';
import { cutIntoWords } from './words.js';

/** The identifying values of all organisations. */
export interface IdentifyingValues {
  readonly all: ValueList;
  /** What a workspace says can stand in anybody’s documents, in the form used for comparing. */
  readonly common: ReadonlySet<string>;
}

const TEXTS: readonly (readonly [key: string, kind: ValueKind])[] = [
  ['name', 'name'],
  ['trading_name', 'name'],
  ['registration_no', 'number'],
  ['company_no', 'number'],
  ['charity_no', 'number'],
  ['ico_registration_no', 'number'],
  ['vat_no', 'number'],
  ['registration_service_id', 'number'],
  ['registration_provider_id', 'number'],
  ['email', 'email'],
  ['phone', 'phone'],
  ['out_of_hours_phone', 'phone'],
  ['website', 'website'],
];

/** Gives what identifies one organisation, each value under the first key that has it. */
export const valuesOf = remember((organisation: Organisation): readonly Found[] =>
  // Every new organisation has the same examples, and they identify nobody.
  eachOnce(allValuesOf(organisation).filter(({ key }) => !isExample(organisation, key))),
);

/** Leaves out values that were there before: people stand in an organisation's records again and again. */
export function eachOnce(values: readonly Found[]): readonly Found[] {
  const keys = new Set<string>();
  return values.filter((value) => value.spelling !== '' && keys.size < keys.add(valueKey(value)).size);
}

const allValuesOf = (organisation: Organisation): readonly Found[] => [
  ...TEXTS.flatMap(([key, kind]) => textOf(organisation, key, kind)),
  ...ADDRESSES.flatMap((group) => addressOf(textsOf(organisation, group), (key) => `${group}.${key}`)),
  ...PEOPLE.flatMap((person) => personOf(textsOf(organisation, person), (key) => `${person}.${key}`)),
  ...[...organisation.values].flatMap(([name, value]) => listedValues(name, value, organisation)),
  ...(organisation.formerNames ?? []).map(({ lines }) => found('name', 'former_names', lines.join(' '))),
  ...namesInRecords(organisation).map(({ key, name }) => found('person', key, name)),
];

function found(kind: ValueKind, key: string, spelling: string): Found {
  return { kind, key, spelling };
}

/** A contact, and the domain of an e-mail address. */
function contact(kind: ValueKind, key: string, spelling: string): readonly Found[] {
  const { host } = kind === 'email' ? webAddress(spelling) : {};
  return [found(kind, key, spelling), ...(host === undefined ? [] : [found('website', key, host)])];
}

function textOf({ values }: Organisation, key: string, kind: ValueKind): readonly Found[] {
  const name = placeholderName(key);
  const value = values.get(name);
  return value?.kind === 'text' ? contact(kind, yamlPathOf(name), value.lines.join(' ')) : [];
}

/** The lines of a value by the keys of its group. */
type GroupText = (key: string) => readonly string[];

const textsOf =
  ({ values }: Organisation, group: string): GroupText =>
  (key) => {
    const value = values.get(placeholderName(group, key));
    return value?.kind === 'text' ? value.lines : [];
  };

function addressOf(text: GroupText, path: (key: string) => string): readonly Found[] {
  const lines = ['line_1', 'line_2'].flatMap((key) => [
    ...text(key).map((line) => found('address', path(key), line)),
    ...text(key).flatMap((line) => line.split(',').map((part) => found('address', path(key), part.trim()))),
  ]);
  return [...lines, ...text('postcode').map((line) => found('postcode', path('postcode'), line))];
}

function personOf(text: GroupText, path: (key: string) => string): readonly Found[] {
  const [title] = text('title');
  const [surname] = text('last_name');
  const names = text('name').map((line) => ({
    ...found('person', path('name'), line),
    ...(title ? { title } : {}),
    ...(surname ? { surname } : {}),
  }));
  return [
    ...names,
    ...contact('email', path('email'), text('email').join(' ')),
    ...contact('phone', path('phone'), text('phone').join(' ')),
  ];
}

/** Those within the lists of people and places, and an organisation's own fields; other bodies are anybody's to name. */
function listedValues(name: string, value: Value, organisation: Organisation): readonly Found[] {
  if (value.kind === 'maps' && value.list) {
    const { list, items } = value;
    return items.flatMap((item, at) => {
      const path = (key: string) => entryKeyPath(list, at, key);
      if (list.of === 'location') return locationOf(item, path);
      return isPerson(list.of) ? personOf((key) => item.get(key)?.lines ?? [], path) : [];
    });
  }
  if (!organisation.declared.has(name) || value.kind === 'logo') return [];
  return ownFields(name, value);
}

function locationOf(item: ListedMap, path: (key: string) => string): readonly Found[] {
  const text = (key: string) => item.get(key)?.lines ?? [];
  const within = (group: string) => (key: string) => text(`${group}_${key}`);
  const texts = TEXTS.flatMap(([key, kind]) => {
    const spelling = text(key).join(' ');
    return kind === 'name' && !isSomebodysName(spelling) ? [] : contact(kind, path(key), spelling);
  });
  return [
    ...texts,
    ...addressOf(within('address'), (key) => path(`address_${key}`)),
    ...personOf(within('manager'), (key) => path(`manager_${key}`)),
  ];
}

/** Words that many branches have in their names. */
const OF_ANY_BRANCH =
  /^(?:the|and|of|a|an|head|main|central|local|north|south|east|west|northern|southern|eastern|western|mid|office|branch|centre|center|service|services|team|hub|base|site|unit|area|region|home|homes|house|care|support|wales|england|scotland|ireland)$/;

/** Whether a location’s name says whose it is: `Harbour View Lodge`, not `Head office` or `Cardiff branch`. */
function isSomebodysName(name: string): boolean {
  const words = foldedText(name).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !OF_ANY_BRANCH.test(word)).length >= 2;
}

/** Keys of what belongs to somebody else, or isn’t a name. */
const OF_OTHERS =
  /council|authority|police|hospital|surgery|pharmacy|chemist|gp|nhs|regulator|ciw|cqc|safeguarding|board|ombudsman|commissioner|helpline|emergency|insur|software|system|app|supplier|trainer|union|bank|software|county|region|language|council|ward|street_lighting|days|hours|times|rate|fee/;
const OF_NAMES =
  /name|manager|director|chair|trustee|owner|proprietor|lead|contact|deputy|coordinator|supervisor|secretary|treasurer|officer|person|house|site|branch|brand|company|provider|parent|group/;
const OF_PLACES = /address|street|line_1|line_2|location|premises/;
const OF_NUMBERS = /_(?:no|number|id|ref|reference)$|registration/;

function ownFields(name: string, value: Exclude<Value, { readonly kind: 'logo' }>): readonly Found[] {
  const path = yamlPathOf(name);
  const key = path.replace(/^fields\./, '');
  if (value.kind === 'text') return fieldValues(path, key, value.lines);
  if (value.kind === 'texts')
    return value.items.flatMap(({ lines }, at) => fieldValues(`${path}[${at + 1}]`, key, lines));
  return value.items.flatMap((item, at) =>
    [...item].flatMap(([part, { lines }]) => fieldValues(`${path}[${at + 1}].${part}`, `${key}_${part}`, lines)),
  );
}

/** What looks like a contact is one under any key; what looks like a name is one under a key that says so. */
function fieldValues(path: string, key: string, lines: readonly string[]): readonly Found[] {
  if (OF_OTHERS.test(key)) return [];
  return lines.flatMap((line) => {
    const spelling = line.trim();
    if (/^\S+@\S+\.\S+$/.test(spelling)) return contact('email', path, spelling);
    if (/^(?:https?:\/\/|www\.)\S+$|^[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/i.test(spelling))
      return [found('website', path, spelling)];
    if (/^[+(]?\d[\d\s()+./–-]{8,}$/.test(spelling)) return [found('phone', path, spelling)];
    if (/^[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}$/i.test(spelling)) return [found('postcode', path, spelling)];
    if (OF_NUMBERS.test(key)) return [found('number', path, spelling)];
    if (OF_PLACES.test(key)) return [{ ...found('address', path, spelling), isOwnField: true }];
    if (OF_NAMES.test(key) && isNameLike(spelling)) return [{ ...found('name', path, spelling), isOwnField: true }];
    return [];
  });
}

const { capital, binding, number } = WORD_KINDS;

/** Two to five words, each with a capital letter, or a company’s name. */
function isNameLike(spelling: string): boolean {
  const words = cutIntoWords(spelling);
  const kinds = [...words.kinds];
  return (
    words.count >= 2 &&
    words.count <= 6 &&
    !/[.!?;:]\s/.test(spelling) &&
    kinds.every((kind) => (kind & (capital | binding | number)) !== 0) &&
    kinds.filter((kind) => (kind & capital) !== 0).length >= 2
  );
}

/**
 * Collects the identifying values of all organisations, including those whose files were only partly readable. `common` are words
 * that a workspace says are anybody’s.
 */
export function identifyingValues(
  organisations: readonly Organisation[],
  common: readonly string[] = [],
): IdentifyingValues {
  return valuesOfAll(
    organisations.map((organisation) => new HeldValues(organisation.id, valuesOf(organisation))),
    common,
  );
}

/** The same of values that were gathered before. */
export function valuesOfAll(organisations: readonly HeldValues[], common: readonly string[]): IdentifyingValues {
  return { all: new ValueList(organisations), common: new Set(common.map(comparable)) };
}
