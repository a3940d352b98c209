/**
 * Says what becomes of a Word file's properties: those that an organisation's record knows get its values, and the names of the
 * people who wrote the template are removed.
 */
import { type PlacedElement, placedChildren } from '../../formats/xml/places.js';
import type { PropertyName } from '../../model/property-words.js';
import type { WordPiece, WordProperty } from '../../model/word.js';

/** The new content of each element that is replaced. */
export type Replacements = ReadonlyMap<PlacedElement, readonly WordPiece[]>;

/** The names that people give properties, in lower case, and the matching names in an organisation's record. */
const RECORDED: Readonly<Record<string, PropertyName>> = {
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

/** The file's own properties that every document has anew. */
const ALWAYS: Readonly<Record<string, PropertyName>> = {
  'dc:creator': 'organisation',
  'app:Company': 'organisation',
  'app:Manager': 'manager',
};

const TEXTS: ReadonlySet<string> = new Set(['vt:lpwstr', 'vt:lpstr', 'vt:bstr']);
const TIMES: ReadonlySet<string> = new Set(['vt:filetime', 'vt:date']);

/** What becomes of one property. */
export interface PropertyChange {
  /** The element whose content is replaced. */
  readonly holder: PlacedElement;
  /** Absent where nothing stays. */
  readonly property?: WordProperty;
}

/** What becomes of a property, an element of the root of a part of properties; undefined for one that stays. */
export function propertyChange(element: PlacedElement): PropertyChange | undefined {
  const always = Object.hasOwn(ALWAYS, element.name) ? ALWAYS[element.name] : undefined;
  if (always) return { holder: element, property: record(always, '') };
  if (element.name === 'cp:lastModifiedBy') return { holder: element };
  if (element.name !== 'custom:property') return undefined;
  const name = RECORDED[plainName(element.attributes.get('name') ?? '')];
  const holder = placedChildren(element)[0];
  if (!name || !holder) return undefined;
  if (TEXTS.has(holder.name)) return { holder, property: record(name, lettersOf(holder)) };
  return TIMES.has(holder.name) && (name === 'reviewed' || name === 'nextReview')
    ? { holder, property: { ...record(name, lettersOf(holder)), form: 'timestamp' } }
    : undefined;
}

/** The word of the record that `DOCPROPERTY` asks for where the file has no such property. */
export function recordedAs(property: string): PropertyName | undefined {
  const standard: Readonly<Record<string, PropertyName>> = {
    creator: 'organisation',
    company: 'organisation',
    manager: 'manager',
  };
  return Object.hasOwn(standard, property) ? standard[property] : undefined;
}

function record(name: PropertyName, otherwise: string): WordProperty {
  return { type: 'property', words: { name, otherwise }, form: 'words' };
}

/** The properties of one part whose content is replaced. */
export function replacedProperties(root: PlacedElement): Replacements {
  return new Map(
    placedChildren(root).flatMap((element) => {
      const change = propertyChange(element);
      return change ? [[change.holder, change.property ? [change.property] : []] as const] : [];
    }),
  );
}

function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
}

function lettersOf(element: PlacedElement): string {
  return element.children.map((child) => (child.kind === 'text' ? child.text : lettersOf(child))).join('');
}
