/**
 * The text of a Word file as one line of paragraphs, tables and the marks of blocks, whatever content controls or insertions are around
 * them: what its headings and sections are found in, as in the tree.
 */
import type { PlacedElement, PlacedNode } from '../../../formats/xml/places.js';
import type { BlockMark } from '../../template/enclose.js';
import { childrenWithMarks } from '../marks.js';
import { headingLevel } from '../tree/headings.js';
import type { TreeReading } from '../tree/reading.js';
import { contentsIn, isContents, isCoverPage, isWrapper } from '../wrappers.js';

/** An element of the text, or a mark between two. */
export interface TextEntry {
  readonly node: PlacedNode | BlockMark;
  /** The element whose children it is among. */
  readonly container: PlacedElement;
}

/** What a wrapper holds besides text. */
const PROPERTIES = /^w:(?:sdtPr|sdtEndPr|customXmlPr|smartTagPr)$/;

/** Gives the entries of a body, in order. */
export function textLine(body: PlacedElement, reading: TreeReading): readonly TextEntry[] {
  const contents = contentsIn(body);
  return childrenWithMarks(body, reading.part.marks).flatMap((node): readonly TextEntry[] => {
    if (!('kind' in node)) return [{ node, container: body }];
    if (node.kind === 'text' || contents.has(node) || PROPERTIES.test(node.name)) return [];
    return isWrapper(node) && !isCoverPage(node) && !isContents(node)
      ? textLine(node, reading)
      : [{ node, container: body }];
  });
}

/** The element of an entry; undefined for a mark. */
export function elementOf({ node }: TextEntry): PlacedElement | undefined {
  return 'kind' in node && node.kind === 'element' ? node : undefined;
}

/** Where a section ends whose heading is at an index: the index of what comes next. */
export function sectionEnd(line: readonly TextEntry[], heading: number, level: number, reading: TreeReading): number {
  let depth = 0;
  for (let at = heading + 1; at < line.length; at++) {
    const entry = line[at];
    if (!entry) break;
    const element = elementOf(entry);
    if (element) {
      if (depth === 0 && isStop(element, level, reading)) return at;
    } else if (isMark(entry.node, 'close')) {
      if (depth-- === 0) return at;
    } else if (isMark(entry.node, 'else')) {
      if (depth === 0) return at;
    } else {
      if (depth === 0 && holdsStop(line, at, level, reading)) return at;
      depth++;
    }
  }
  return line.length;
}

/** Before which entry the block begins that is around an index and in no other; the index itself where there is none. */
export function outermost(line: readonly TextEntry[], index: number): number {
  const open: number[] = [];
  for (let at = 0; at < index; at++) {
    const node = line[at]?.node;
    if (node && isMark(node, 'open')) open.push(at);
    if (node && isMark(node, 'close')) open.pop();
  }
  return open[0] ?? index;
}

function isMark(node: TextEntry['node'], tag: BlockMark['tag']): boolean {
  return 'pair' in node && node.tag === tag;
}

/** Whether the block that opens at an index holds a heading that ends the section. */
function holdsStop(line: readonly TextEntry[], open: number, level: number, reading: TreeReading): boolean {
  let depth = 0;
  for (let at = open; at < line.length; at++) {
    const entry = line[at];
    if (!entry) break;
    if (isMark(entry.node, 'open')) depth++;
    if (isMark(entry.node, 'close') && --depth === 0) return false;
    const element = elementOf(entry);
    if (element && isStop(element, level, reading)) return true;
  }
  return false;
}

/** Whether an element ends a section of a level from 1: a heading as high, or the settings at the end of the text. */
function isStop(element: PlacedElement, level: number, reading: TreeReading): boolean {
  if (element.name === 'w:sectPr') return true;
  if (element.name !== 'w:p' || (reading.lineOf.get(element)?.text ?? '').trim() === '') return false;
  const outline = headingLevel(element, reading);
  return outline !== undefined && outline < level;
}
