/**
 * The stores of a Word file that content controls can be bound to (ISO/IEC 29500-1, 17.5.2.6): custom XML parts, and the file's own
 * properties, whose ids are Word's.
 */
import type { WordPackage, WordPart } from '../../../formats/word/package.js';
import { relationshipName } from '../../../formats/word/relationships.js';
import { XmlTrouble } from '../../../formats/xml/parse.js';
import { type PlacedElement, parseXmlPlaces } from '../../../formats/xml/places.js';
import { followPath, type StoreNode, type StorePath } from './xpath.js';

export interface Store {
  /** In capitals, with braces; `''` for a part without one. */
  readonly id: string;
  readonly part: WordPart;
  readonly xml: string;
  readonly root: PlacedElement;
}

/** What a control is bound to. */
export interface BoundNode extends StoreNode {
  readonly store: Store;
}

/** The binding of a control. */
export interface Binding extends StorePath {
  /** `''` where the control names no store. */
  readonly storeId: string;
}

const CORE = '{6C3C8BC8-F283-45AE-878A-BAB7291924A1}';
const EXTENDED = '{6668398D-A668-4E3E-A5EB-62B293D839F1}';

/** Opens the stores of a file; those whose XML can't be placed are left out, and so bind nothing. */
export function openStores(opened: WordPackage): readonly Store[] {
  const main = opened.parts.get(opened.main);
  const custom = (main?.relationships ?? []).filter((each) => relationshipName(each) === 'customXml');
  return [
    ...custom.flatMap(({ part: path }) => {
      const part = path === undefined ? undefined : opened.parts.get(path);
      return part ? storeOf(itemId(part, opened), part) : [];
    }),
    ...[...opened.parts.values()].flatMap((part) => {
      if (/\.core-properties\+xml$/.test(part.contentType)) return storeOf(CORE, part);
      return /\.extended-properties\+xml$/.test(part.contentType) ? storeOf(EXTENDED, part) : [];
    }),
  ];
}

/** The id that a custom XML part's own properties give it. */
function itemId(item: WordPart, opened: WordPackage): string {
  const path = item.relationships.find((each) => relationshipName(each) === 'customXmlProps')?.part;
  const xml = path === undefined ? undefined : opened.parts.get(path)?.xml;
  const id = /[\s:]itemID\s*=\s*["']([^"']*)["']/.exec(xml ?? '')?.[1] ?? '';
  return id.toUpperCase();
}

function storeOf(id: string, part: WordPart): readonly Store[] {
  if (part.xml === undefined) return [];
  try {
    return [{ id, part, xml: part.xml, root: parseXmlPlaces(part.xml) }];
  } catch (trouble) {
    if (trouble instanceof XmlTrouble) return [];
    throw trouble;
  }
}

/** Finds what a binding leads to: in the store that it names, or without a name in the first that has such a path. */
export function boundNode(binding: Binding, stores: readonly Store[]): BoundNode | undefined {
  const storeId = binding.storeId.toUpperCase();
  for (const store of stores) {
    if (storeId !== '' && store.id !== storeId) continue;
    const node = followPath(binding, store.root, store.xml);
    if (node) return { ...node, store };
  }
  return undefined;
}

/** Whether a binding is to the file's own properties, whether they have such an element or not. */
export function isOfProperties({ storeId }: Binding): boolean {
  return [CORE, EXTENDED].includes(storeId.toUpperCase());
}
