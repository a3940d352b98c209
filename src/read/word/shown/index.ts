/**
 * Makes a Word file show what its document will say once it is filled: fields show the values of the file's properties, content
 * controls say what their stores hold, and what changes by itself becomes plain words. So DOCX, PDF, HTML and a draft say the same,
 * and go on doing so when Word has opened the file. Comes before the file is read: where the record of each organisation is shown,
 * the XML has a placeholder.
 */
import { changedPackage } from '../../../formats/word/changed-package.js';
import type { WordPackage, WordPart } from '../../../formats/word/package.js';
import { escapeXml } from '../../../formats/xml/escape.js';
import { type PlacedElement, parseXmlPlaces } from '../../../formats/xml/places.js';
import { literal } from '../../../model/literal.js';
import type { RecordPlaces } from '../../../model/word.js';
import { paragraphNumbers } from '../clean/findings.js';
import type { PlacedMovingField } from './moving-warnings.js';
import { PartEdits } from './part-edits.js';
import { propertyValues, variableValues } from './property-values.js';
import { showControls } from './show-controls.js';
import { type MovingField, showFields } from './show-fields.js';
import { openStores } from './stores.js';

export interface ShownWord {
  readonly package: WordPackage;
  /** The placeholders that stand for words of the record, by part. */
  readonly records: ReadonlyMap<string, RecordPlaces>;
  readonly moving: readonly PlacedMovingField[];
}

/** The parts with words that people read. */
const STORIES = /\.(?:document|template)\.main\+xml$|\.(?:header|footer|footnotes|endnotes|comments)\+xml$/;
const MAY_SHOW = /[<:](?:fldChar|fldSimple|dataBinding)[\s/>]/;

interface Story {
  readonly part: WordPart;
  readonly root: PlacedElement;
  readonly edits: PartEdits;
}

/** Gives the file as it is to be read; `keepsMoving`: fields that change by themselves stay fields. Throws XmlTrouble. */
export function withShownWords(opened: WordPackage, keepsMoving = false): ShownWord {
  const stories = [...opened.parts.values()].flatMap((part): readonly Story[] => {
    const { xml, contentType } = part;
    if (xml === undefined || !STORIES.test(contentType) || !MAY_SHOW.test(xml)) return [];
    return [{ part, root: parseXmlPlaces(xml), edits: new PartEdits(xml) }];
  });
  if (stories.length === 0) return { package: opened, records: new Map(), moving: [] };
  const stores = openStores(opened);
  const storeEdits = new Map(stores.map((store) => [store, new PartEdits(store.xml)]));
  const texts = new Map<PlacedElement, string>();
  for (const { node, text } of showControls(stories, stores)) {
    const { element, attribute, store } = node;
    const edits = storeEdits.get(store);
    if (edits && attribute === undefined) {
      texts.set(element, text);
      edits.setContent(element, escapeXml(text));
    } else if (edits && attribute !== undefined) setAttribute(element, attribute, text, edits);
  }
  const custom = [...opened.parts.values()].filter(({ contentType }) => /\.custom-properties\+xml$/.test(contentType));
  const values = {
    properties: propertyValues([
      ...custom.flatMap(({ xml }) => (xml === undefined ? [] : { root: parseXmlPlaces(xml), texts })),
      ...stores.map(({ root }) => ({ root, texts })),
    ]),
    variables: variableValues(opened),
    keepsMoving,
  };
  const moving = stories.flatMap((story) => placed(showFields(story.root, values, story.edits), story));
  const changed = new Map<string, string>();
  const records = new Map<string, RecordPlaces>();
  const take = (path: string, edits: PartEdits) => {
    if (edits.isEmpty) return;
    const { xml, places } = edits.result();
    changed.set(path, xml);
    if (places.size > 0) records.set(path, places);
  };
  for (const { part, edits } of stories) take(part.path, edits);
  for (const [{ part }, edits] of storeEdits) take(part.path, edits);
  return { package: changedPackage(opened, { texts: changed }), records, moving };
}

function setAttribute(element: PlacedElement, attribute: string, text: string, edits: PartEdits): void {
  const tag = edits.xml.slice(element.start, element.openEnd);
  const local = attribute.replace(/^.*:/, '');
  const match = new RegExp(`(\\s(?:[\\w.-]+:)?${literal(local)}\\s*=\\s*)("[^"]*"|'[^']*')`).exec(tag);
  if (!match) return;
  const from = element.start + match.index + (match[1]?.length ?? 0);
  edits.replace(from, from + (match[2]?.length ?? 0), `"${escapeXml(text)}"`);
}

/** Fields in the copy of a text box for older programs are in the text box itself. */
function placed(fields: readonly MovingField[], { part, root }: Story): readonly PlacedMovingField[] {
  if (fields.length === 0) return [];
  const numberOf = paragraphNumbers(root);
  return fields.flatMap(({ element, ...field }) => {
    if (isOlderCopy(element)) return [];
    const paragraph = numberOf(element);
    return [{ ...field, part: part.path, ...(paragraph === undefined ? {} : { paragraph }) }];
  });
}

function isOlderCopy(element: PlacedElement): boolean {
  for (let at = element.parent; at; at = at.parent) if (at.name === 'mc:Fallback') return true;
  return false;
}
