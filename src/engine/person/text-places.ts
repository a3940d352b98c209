/** Finds a person's name in a text file, with line and column, and with its key where the file is YAML. */
import { findName, type NameMatch, type PersonName } from '../../check/person-names.js';
import { pointAt, type SourceText } from '../../model/source.js';
import { parseYaml } from '../../read/yaml/index.js';
import { entryOf, type YamlMap, type YamlNode, type YamlText } from '../../read/yaml/node.js';
import type { PersonPlace } from './places.js';

/** A place in a text. */
export type TextPlace = Pick<PersonPlace, 'line' | 'column' | 'key' | 'certainty'>;

/** Finds the places of a text; in YAML those too that only its reader sees, as in quotes with `''` or `\u2019`. */
export function textPlaces(source: SourceText, person: PersonName): readonly TextPlace[] {
  const values = /\.ya?ml$/i.test(source.path) ? valuesOf(source) : [];
  const written = findName(source.text, person);
  const read = values.flatMap((value) => readMatch(value, person, written));
  const inText = written.map((match) => ({ ...match, certainty: certaintyOf(match, values, person) }));
  return [...inText, ...read]
    .sort((a, b) => a.start - b.start)
    .map(({ start, certainty }) => {
      const { line, column } = pointAt(source, start);
      const key = values.find((value) => isWithin(value, start))?.key;
      return { line, column, ...(key === undefined ? {} : { key }), certainty };
    });
}

/** A value of a YAML file. */
interface PlacedValue {
  readonly key: string;
  readonly node: YamlText;
  /** The person's whole name, where first and last name are values of their own. */
  readonly whole?: string;
}

const isWithin = ({ node: { span } }: PlacedValue, offset: number) => span.start <= offset && offset <= span.end;

/** A name that the value has and its spelling in the file doesn't show. */
function readMatch({ node }: PlacedValue, person: PersonName, written: readonly NameMatch[]): readonly NameMatch[] {
  const { start, end } = node.span;
  if (written.some((match) => match.start < end && match.end > start)) return [];
  const [match] = findName(node.value ?? '', person);
  return match ? [{ start, end, certainty: match.certainty }] : [];
}

/** A surname under its own key is the person's where the first name beside it is. */
function certaintyOf(match: NameMatch, values: readonly PlacedValue[], person: PersonName): NameMatch['certainty'] {
  if (match.certainty === 'name') return 'name';
  const whole = values.find((value) => isWithin(value, match.start))?.whole;
  const isPersons = whole !== undefined && findName(whole, person).some(({ certainty }) => certainty === 'name');
  return isPersons ? 'name' : 'surname';
}

/** The values of a file that can be read. */
function valuesOf(source: SourceText): readonly PlacedValue[] {
  const { value } = parseYaml(source);
  return value ? valuesBelow(value, '') : [];
}

function valuesBelow(node: YamlNode, key: string): readonly PlacedValue[] {
  if (node.kind === 'text') return [{ key, node }];
  if (node.kind === 'list') return node.items.flatMap((item, at) => valuesBelow(item, `${key}[${at + 1}]`));
  const whole = wholeNameOf(node);
  return node.entries.flatMap((entry) => {
    const path = key === '' ? entry.key : `${key}.${entry.key}`;
    if (entry.value.kind === 'text' && entry.key === 'last_name' && whole !== undefined)
      return [{ key: path, node: entry.value, whole }];
    return valuesBelow(entry.value, path);
  });
}

function wholeNameOf(map: YamlMap): string | undefined {
  const [first, last] = ['first_name', 'last_name'].map((key) => entryOf(map, key)?.value);
  if (first?.kind !== 'text' || last?.kind !== 'text') return undefined;
  return `${first.value ?? ''} ${last.value ?? ''}`;
}
