/** Which paragraphs of a Word file are headings or items of lists, and how its headings are numbered. */
import { type PlacedElement, placedChild } from '../../../formats/xml/places.js';
import type { Block, Blocks, HeadingLevel, Leaf, Numbering } from '../../../model/document.js';
import { remember } from '../../../model/remember.js';
import { changeBranched } from '../../../model/walk.js';
import { outside } from '../wrappers.js';
import type { TreeReading } from './reading.js';

/** The id of a paragraph's style. */
export function styleOf(paragraph: PlacedElement): string | undefined {
  return placedChild(placedChild(paragraph, 'w:pPr'), 'w:pStyle')?.attributes.get('w:val');
}

/** The place of a paragraph in a list; undefined if it isn't in one. */
export function numberingOf(paragraph: PlacedElement, reading: TreeReading): Numbering | undefined {
  const style = reading.styles.paragraph(styleOf(paragraph));
  const numPr = placedChild(placedChild(paragraph, 'w:pPr'), 'w:numPr');
  const numId = placedChild(numPr, 'w:numId')?.attributes.get('w:val') ?? style.numbering?.numId;
  const level = placedChild(numPr, 'w:ilvl')?.attributes.get('w:val');
  if (numId === undefined) return undefined;
  const numbering = { numId, level: level === undefined ? (style.numbering?.level ?? 0) : Number(level) };
  return reading.numbering.definition(numId, numbering.level) ? numbering : undefined;
}

/** The level of a heading, from 0; undefined for other paragraphs. */
export function headingLevel(paragraph: PlacedElement, reading: TreeReading): number | undefined {
  const style = reading.styles.paragraph(styleOf(paragraph));
  const outlineLevel = placedChild(placedChild(paragraph, 'w:pPr'), 'w:outlineLvl')?.attributes.get('w:val');
  const headingNumber = /^heading (\d)$/.exec(style.name)?.[1];
  const level =
    outlineLevel !== undefined ? Number(outlineLevel) : headingNumber ? Number(headingNumber) - 1 : style.outlineLevel;
  return level !== undefined && level >= 0 && level < 9 ? level : undefined;
}

/** Whether a paragraph is the document's title by its style. */
export function isTitle(paragraph: PlacedElement, reading: TreeReading): boolean {
  return reading.styles.paragraph(styleOf(paragraph)).name === 'title';
}

/** The first heading of each level from 1 that stands in the text itself. */
export const headingsOf = remember((reading: TreeReading): ReadonlyMap<number, PlacedElement> => {
  const headings = new Map<number, PlacedElement>();
  for (const paragraph of reading.lineOf.keys()) {
    const level = headingLevel(paragraph, reading);
    if (level !== undefined && outside(paragraph)?.name === 'w:body' && !headings.has(level + 1))
      headings.set(level + 1, paragraph);
  }
  return headings;
});

/** How the file numbers its headings of a level; undefined where it doesn't. */
function headingNumbering(level: HeadingLevel, reading: TreeReading): Numbering | undefined {
  const heading = headingsOf(reading).get(level);
  if (heading) return numberingOf(heading, reading);
  const id = reading.styles.named(`heading ${level}`, 'paragraph');
  const { numbering } = reading.styles.paragraph(id);
  return id !== undefined && numbering && reading.numbering.definition(numbering.numId, numbering.level)
    ? numbering
    : undefined;
}

/** Gives blocks that come from elsewhere, whose headings are numbered as the file numbers its own. */
export function numberedAsInFile(blocks: Blocks<Leaf>, reading: TreeReading): Blocks<Leaf> {
  return changeBranched<Block<Leaf>>(blocks, (node) => {
    if (node.type !== 'heading') return [node];
    const numbering = headingNumbering(node.level, reading);
    return [numbering ? { ...node, numbering } : { ...node, label: '' }];
  });
}
