/**
 * Fills a Word file's properties. Properties that front matter knows get the values of the organisation's record, the
 * names of the people who wrote the template are removed, and fields that show a property (`DOCPROPERTY`, `TITLE`) show
 * its new value.
 */
import { type PlacedElement, placedChildren } from '../../formats/xml/places.js';
import type { WordPiece, WordProperty } from '../../model/word.js';
import { fieldCodes } from './field-codes.js';
import { linePieces } from './in-place/line-pieces.js';
import type { PartReading } from './reading.js';

/** The new content of each element that is replaced. */
export type Replacements = ReadonlyMap<PlacedElement, readonly WordPiece[]>;

/** The names that people give properties, in lower case, and the matching names in an organisation's record. */
const RECORDED: Readonly<Record<string, WordProperty['name']>> = {
  code: 'code',
  'policy code': 'code',
  version: 'version',
  'document version': 'version',
  status: 'status',
  owner: 'owner',
  'policy owner': 'owner',
  reviewed: 'reviewed',
  'last reviewed': 'reviewed',
  'last review': 'reviewed',
  'next review': 'nextReview',
  'next review date': 'nextReview',
  'review due': 'nextReview',
};

/**
 * Fields' names for core properties (ISO/IEC 29500-1, 17.16.5), and the element's name in lower case where it differs.
 */
const BUILT_IN: Readonly<Record<string, string>> = {
  author: 'creator',
  comments: 'description',
  lastsavedby: 'lastmodifiedby',
};

const ORGANISATION: WordPiece = { type: 'property', name: 'organisation', form: 'words', otherwise: '' };

const TEXTS: ReadonlySet<string> = new Set(['vt:lpwstr', 'vt:lpstr', 'vt:bstr']);
const TIMES: ReadonlySet<string> = new Set(['vt:filetime', 'vt:date']);

/** The properties of one part whose content is replaced. */
export function replacedProperties(root: PlacedElement, xml: string): Replacements {
  const replaced = new Map<PlacedElement, readonly WordPiece[]>();
  for (const element of placedChildren(root)) {
    if (element.name === 'dc:creator' || element.name === 'app:Company') replaced.set(element, [ORGANISATION]);
    else if (element.name === 'cp:lastModifiedBy' || element.name === 'app:Manager') replaced.set(element, []);
    else if (element.name === 'custom:property') {
      const name = RECORDED[plainName(element.attributes.get('name') ?? '')];
      const value = placedChildren(element)[0];
      if (name && value && (TEXTS.has(value.name) || (TIMES.has(value.name) && /review/i.test(name))))
        replaced.set(value, [recorded(name, value, xml)]);
    }
  }
  return replaced;
}

function recorded(name: WordProperty['name'], value: PlacedElement, xml: string): WordPiece {
  const form = TEXTS.has(value.name) ? 'words' : 'timestamp';
  return { type: 'property', name, form, otherwise: xml.slice(value.openEnd, value.closeStart) };
}

function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
}

/** The new values of properties, by name in lower case. */
export function propertyValues(parts: readonly PartReading[]): ReadonlyMap<string, readonly WordPiece[]> {
  const values = new Map<string, readonly WordPiece[]>();
  for (const reading of parts) {
    for (const element of placedChildren(reading.part.root)) {
      const isCustom = element.name === 'custom:property';
      const name = isCustom ? (element.attributes.get('name') ?? '') : element.name.replace(/^.*:/, '');
      const holder = isCustom ? placedChildren(element)[0] : element;
      const pieces = holder && (reading.replaced.get(holder) ?? tagged(holder, reading));
      if (pieces && (isCustom || /^(?:dc|cp|app):/.test(element.name))) values.set(name.toLowerCase(), pieces);
    }
  }
  return values;
}

function tagged(element: PlacedElement, reading: PartReading): readonly WordPiece[] | undefined {
  const line = reading.taggedLines.get(element)?.find(({ kind }) => kind === 'text');
  return line && linePieces(line, reading);
}

/** The elements that show a property, with their new content: the first element of a field's result holds all of it. */
export function shownProperties(
  root: PlacedElement,
  values: ReadonlyMap<string, readonly WordPiece[]>,
): { readonly replaced: Replacements; readonly emptied: readonly PlacedElement[] } {
  const replaced = new Map<PlacedElement, readonly WordPiece[]>();
  const emptied: PlacedElement[] = [];
  for (const { code, result } of fieldCodes(root)) {
    const name = propertyName(code);
    const pieces = name === undefined ? undefined : (values.get(name) ?? values.get(BUILT_IN[name] ?? ''));
    const [first, ...remaining] = result;
    if (!pieces || !first) continue;
    replaced.set(
      first,
      pieces.map((piece) => asWords(piece)),
    );
    emptied.push(...remaining);
  }
  return { replaced, emptied };
}

/** A date in a property may be a timestamp, but a field shows it in words. */
function asWords(piece: WordPiece): WordPiece {
  return piece.type === 'property' ? { ...piece, form: 'words' } : piece;
}

/** `DOCPROPERTY "Next review" \* MERGEFORMAT` → `next review`; `TITLE` → `title`. */
function propertyName(code: string): string | undefined {
  const match =
    /^\s*(?:DOCPROPERTY\s+(?:"([^"]+)"|(\S+))|(?:INFO\s+)?(TITLE|SUBJECT|AUTHOR|KEYWORDS|COMMENTS|LASTSAVEDBY)\b)/i.exec(
      code,
    );
  return (match?.[1] ?? match?.[2] ?? match?.[3])?.toLowerCase();
}
