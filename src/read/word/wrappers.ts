/**
 * Elements of a Word file that are only around others and mean nothing to the text: content controls, custom XML, insertions.
 * They can be around paragraphs, tables, rows and cells, and within one another at any depth.
 */
import { type PlacedElement, type PlacedNode, placedChild, placedChildren } from '../../formats/xml/places.js';
import { remember } from '../../model/remember.js';

const WRAPPERS: ReadonlySet<string> = new Set([
  'w:sdt',
  'w:sdtContent',
  'w:ins',
  'w:moveTo',
  'w:customXml',
  'w:smartTag',
  'mc:AlternateContent',
]);

/** Whether an element is only around others; of alternatives, the one that is read. */
export function isWrapper(element: PlacedElement): boolean {
  if (WRAPPERS.has(element.name)) return true;
  if (element.name !== 'mc:Choice' && element.name !== 'mc:Fallback') return false;
  const { parent } = element;
  return element === (placedChild(parent, 'mc:Choice') ?? placedChild(parent, 'mc:Fallback'));
}

/** The children of an element, and instead of a wrapper what is in it. */
export function unwrapped(element: PlacedElement): readonly PlacedElement[] {
  return placedChildren(element).flatMap((child) => (isWrapper(child) ? unwrapped(child) : [child]));
}

/** The element that another stands in, whatever wrappers are between. */
export function outside(element: PlacedElement): PlacedElement | undefined {
  let at = element.parent;
  while (at && isWrapper(at)) at = at.parent;
  return at;
}

/** Whether a content control is the cover page that Word’s gallery put in. */
export function isCoverPage(control: PlacedElement): boolean {
  return galleryOf(control) === 'Cover Pages';
}

/** The kind of building block that a content control holds: `Cover Pages`, `Table of Contents`. */
function galleryOf(control: PlacedElement | undefined): string | undefined {
  const properties = placedChild(control, 'w:sdtPr');
  const part = placedChild(properties, 'w:docPartObj') ?? placedChild(properties, 'w:docPartList');
  return placedChild(part, 'w:docPartGallery')?.attributes.get('w:val');
}

const NONE: ReadonlySet<PlacedNode> = new Set();

/**
 * What Word’s table of contents is, of the children of a content control’s content: those up to the end of its field, or all if it has
 * none. Authors also type the text itself into that control, behind the field.
 */
export const contentsIn = remember((content: PlacedElement): ReadonlySet<PlacedNode> => {
  if (content.name !== 'w:sdtContent' || !/Table of Contents$/.test(galleryOf(content.parent) ?? '')) return NONE;
  const contents = new Set<PlacedNode>();
  const field = { depth: 0, code: '', ends: false };
  for (const child of content.children) {
    contents.add(child);
    if (child.kind === 'element') followField(child, field);
    if (field.ends) break;
  }
  return contents;
});

/** Whether a content control holds Word’s table of contents and nothing else. */
export function isContents(control: PlacedElement): boolean {
  const content = placedChild(control, 'w:sdtContent');
  const contents = content ? contentsIn(content) : NONE;
  return contents.size > 0 && contents.size === content?.children.length;
}

/** Follows the outermost field through an element, until one of contents ends. */
function followField(element: PlacedElement, field: { depth: number; code: string; ends: boolean }): void {
  if (element.name === 'w:fldChar') {
    const type = element.attributes.get('w:fldCharType');
    if (type === 'begin' && field.depth++ === 0) field.code = '';
    if (type === 'end' && --field.depth === 0 && /^\s*TOC\b/i.test(field.code)) field.ends = true;
  }
  if (element.name === 'w:instrText' && field.depth === 1)
    field.code += element.children.map((child) => (child.kind === 'text' ? child.text : '')).join('');
  for (const child of element.children) if (child.kind === 'element' && !field.ends) followField(child, field);
}
