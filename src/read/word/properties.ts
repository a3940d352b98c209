/**
 * Writes a Word file's own properties (core and custom) as front matter, so that one schema checks both. Properties are
 * often left over from another document, so a property that the schema refuses is only a warning, and is ignored.
 */
import type { WordPackage } from '../../formats/word/package.js';
import { type PlacedElement, parseXmlPlaces, placedChildren } from '../../formats/xml/places.js';
import { isoDate, parseLongDate } from '../../model/calendar.js';
import { addToGroup } from '../../model/groups.js';
import type { ParagraphPlace, SourceText } from '../../model/source.js';

/** The names that people give properties, in lower case, and the matching keys of front matter. */
const KEYS: Readonly<Record<string, string>> = {
  title: 'title',
  slug: 'slug',
  code: 'code',
  'policy code': 'code',
  'document code': 'code',
  reference: 'code',
  version: 'version',
  'document version': 'version',
  status: 'status',
  contentstatus: 'status',
  owner: 'owner',
  'policy owner': 'owner',
  category: 'category',
  contents: 'contents',
  reviewed: 'review.last',
  'last reviewed': 'review.last',
  'last review': 'review.last',
  'review every': 'review.every',
  'review cycle': 'review.every',
  nations: 'applies_to.nations',
  services: 'applies_to.services',
  related: 'related',
  'related policies': 'related',
};

const LISTS: ReadonlySet<string> = new Set(['applies_to.nations', 'applies_to.services', 'related']);

interface Property {
  readonly key: string;
  readonly value: string;
  readonly place: ParagraphPlace;
}

/** Gives the properties as YAML, each line with the place of its property; undefined if there are none. */
export function propertiesAsFrontMatter(path: string, opened: WordPackage): SourceText | undefined {
  const properties = firstOfEach([...customProperties(opened), ...coreProperties(opened)]);
  if (properties.length === 0) return undefined;
  const lines: string[] = [];
  const paragraphs: ParagraphPlace[] = [];
  const add = (line: string, place: ParagraphPlace) => {
    lines.push(line);
    paragraphs.push(place);
  };
  const groups = new Map<string, Property[]>();
  for (const property of properties) {
    const [head = '', subkey] = property.key.split('.');
    if (subkey === undefined) add(`${head}: ${yamlValue(property)}`, property.place);
    else addToGroup(groups, head, property);
  }
  for (const [head, members] of groups) {
    add(`${head}:`, members[0]?.place ?? { part: '' });
    for (const property of members) add(`  ${property.key.split('.')[1]}: ${yamlValue(property)}`, property.place);
  }
  return { path, text: lines.join('\n'), paragraphs };
}

/** JSON's strings and lists are also YAML (YAML 1.2, 1.3). */
function yamlValue({ key, value }: Property): string {
  if (!LISTS.has(key)) return JSON.stringify(value);
  return JSON.stringify(
    value
      .split(/[,;]/)
      .map((entry) => entry.trim())
      .filter(Boolean),
  );
}

function firstOfEach(properties: readonly Property[]): readonly Property[] {
  const seenKeys = new Set<string>();
  return properties.filter(({ key, value }) => value !== '' && !seenKeys.has(key) && seenKeys.add(key));
}

function customProperties(opened: WordPackage): readonly Property[] {
  return propertyParts(opened, /\.custom-properties\+xml$/).flatMap(({ path, root }) =>
    placedChildren(root, 'custom:property').flatMap((element) => {
      const name = element.attributes.get('name') ?? '';
      return propertyOf(name, lettersOf(element), path, name);
    }),
  );
}

function coreProperties(opened: WordPackage): readonly Property[] {
  return propertyParts(opened, /\.core-properties\+xml$/).flatMap(({ path, root }) =>
    placedChildren(root).flatMap((element) => {
      const name = element.name.replace(/^.*:/, '');
      const value = lettersOf(element);
      // Printing to a file leaves such words behind; they aren't a title.
      return name === 'title' && /^(?:Microsoft Word - |Document\d*$|Untitled)/i.test(value)
        ? []
        : propertyOf(name, value, path, name);
    }),
  );
}

function propertyOf(name: string, value: string, part: string, label: string): readonly Property[] {
  const key =
    KEYS[
      name
        .toLowerCase()
        .replace(/[\s_-]+/g, ' ')
        .trim()
    ];
  return key ? [{ key, value: plainValue(key, value), place: { part, what: `property ${label}` } }] : [];
}

/** Translates the status that Word offers, and dates as people write them. */
function plainValue(key: string, value: string): string {
  if (key === 'status') return /^final$/i.test(value) ? 'approved' : value.toLowerCase();
  if (key !== 'review.last') return value;
  const date = parseLongDate(value);
  return date ? isoDate(date) : value.replace(/T.*$/, '');
}

function propertyParts(
  opened: WordPackage,
  type: RegExp,
): readonly { readonly path: string; readonly root: PlacedElement }[] {
  return [...opened.parts.values()]
    .filter((part) => type.test(part.contentType) && part.xml !== undefined)
    .map((part) => ({ path: part.path, root: parseXmlPlaces(part.xml ?? '') }));
}

function lettersOf(element: PlacedElement): string {
  return element.children
    .map((child) => (child.kind === 'text' ? child.text : lettersOf(child)))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}
