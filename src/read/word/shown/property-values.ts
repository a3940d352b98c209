/** What the fields that show a property of a Word file are to show: the value that the property has in each organisation's document. */
import type { WordPackage } from '../../../formats/word/package.js';
import { type PlacedElement, parseXmlPlaces, placedChild, placedChildren } from '../../../formats/xml/places.js';
import { propertyChange } from '../file-properties.js';
import { mayHoldTags } from '../unplaced-line.js';
import { textOf } from './letters.js';
import type { Shown } from './part-edits.js';

export interface PropertyValue {
  readonly shown: Shown;
  /** Set for a timestamp. */
  readonly isTime?: true;
  /** Set where nothing stays of it. */
  readonly isRemoved?: true;
}

/** A part of properties. */
export interface PropertyPart {
  readonly root: PlacedElement;
  /** The new words of elements that get what a control holds. */
  readonly texts: ReadonlyMap<PlacedElement, string>;
}

/** The properties that `DOCPROPERTY` finds under these names even if the author has one of the same name. */
const BUILT_IN: ReadonlySet<string> = new Set([
  'dc:title',
  'dc:subject',
  'dc:creator',
  'cp:keywords',
  'dc:description',
  'cp:lastModifiedBy',
  'cp:category',
  'cp:contentStatus',
  'app:Company',
  'app:Manager',
  'app:HyperlinkBase',
]);

const WORDS: ReadonlySet<string> = new Set(['vt:lpwstr', 'vt:lpstr', 'vt:bstr', 'vt:i4', 'vt:int', 'vt:i2', 'vt:r8']);
const TIMES: ReadonlySet<string> = new Set(['vt:filetime', 'vt:date']);

/** Gives the values by name in lower case. */
export function propertyValues(parts: readonly PropertyPart[]): ReadonlyMap<string, PropertyValue> {
  const own = new Map<string, PropertyValue>();
  const builtIn = new Map<string, PropertyValue>();
  for (const { root, texts } of parts)
    for (const element of placedChildren(root)) {
      const isCustom = element.name === 'custom:property';
      if (!isCustom && !BUILT_IN.has(element.name)) continue;
      const name = isCustom ? element.attributes.get('name') : element.name.replace(/^.*:/, '');
      const value = propertyValue(element, texts);
      if (name !== undefined && value) (isCustom ? own : builtIn).set(name.toLowerCase(), value);
    }
  return new Map([...own, ...builtIn]);
}

function propertyValue(element: PlacedElement, texts: PropertyPart['texts']): PropertyValue | undefined {
  const holder = element.name === 'custom:property' ? placedChildren(element)[0] : element;
  if (!holder) return undefined;
  const text = texts.get(holder) ?? textOf(holder);
  const change = propertyChange(element);
  if (change && !mayHoldTags(text)) {
    const { property } = change;
    if (!property) return { shown: { kind: 'words', text: '' }, isRemoved: true };
    const shown: Shown = { kind: 'record', words: property.words };
    return property.form === 'timestamp' ? { shown, isTime: true } : { shown };
  }
  const shown: Shown = { kind: 'words', text };
  if (TIMES.has(holder.name)) return { shown, isTime: true };
  return holder === element || WORDS.has(holder.name) ? { shown } : undefined;
}

/** The values of a file's document variables by name in lower case, which `DOCVARIABLE` shows. */
export function variableValues(opened: WordPackage): ReadonlyMap<string, PropertyValue> {
  const settings = [...opened.parts.values()].find(({ contentType }) => /\.settings\+xml$/.test(contentType));
  if (!settings?.xml?.includes('docVar')) return new Map();
  const variables = placedChild(parseXmlPlaces(settings.xml), 'w:docVars');
  return new Map(
    (variables ? placedChildren(variables) : []).map((variable) => [
      (variable.attributes.get('w:name') ?? '').toLowerCase(),
      { shown: { kind: 'words', text: variable.attributes.get('w:val') ?? '' } },
    ]),
  );
}
