/** What a Word paragraph is in the tree: a heading, a line of a list, a rule, words. */
import { type PlacedElement, placedChild } from '../../../formats/xml/places.js';
import { warning } from '../../../model/diagnostic.js';
import type { Alignment, Blocks, Branched, HeadingLevel, Leaf } from '../../../model/document.js';
import { type Span, spanOf } from '../../../model/source.js';
import { outside } from '../wrappers.js';
import { tellingBullet } from './bullets.js';
import { captionOf } from './captions.js';
import { headingLevel, isTitle, numberedAsInFile, numberingOf, styleOf } from './headings.js';
import { type ParagraphObject, paragraphWords } from './inlines.js';
import type { NodeOrCaption, TreeNode } from './lists.js';
import { toggle } from './looks.js';
import { notInTree, type TreeReading } from './reading.js';

const NO_ALT = 'A picture has no alternative text, so it is read out as “Picture”';
const ALT_HINT = 'In Word, choose View Alt Text and describe what the picture shows.';

/** Deeper headings are set as this level. */
const DEEPEST = 5;

export type TextBox = Extract<ParagraphObject, { readonly kind: 'box' }>;

/**
 * Turns a paragraph into nodes: its words, and its objects before and after them. What stands beside an item of a list is in the item, and
 * what stands beside a heading is in its section. `boxes` reads the content of a text box.
 */
export function readParagraph(
  paragraph: PlacedElement,
  reading: TreeReading,
  boxes: (box: TextBox) => Blocks<Leaf>,
): readonly NodeOrCaption[] {
  const words = paragraphWords(paragraph, reading, passageDepth(paragraph, reading));
  const properties = placedChild(paragraph, 'w:pPr');
  const line = reading.lineOf.get(paragraph);
  const span = spanOf(reading.part.source, line?.start ?? 0, line?.end ?? 0);
  const breaksBefore =
    toggle(placedChild(properties, 'w:pageBreakBefore')) ??
    reading.styles.paragraph(styleOf(paragraph)).pageBreakBefore;
  const blocksOf = (object: ParagraphObject) => objectBlocks(object, span, reading, boxes);
  const isTop = headingLevel(paragraph, reading) !== undefined || isTitle(paragraph, reading);
  const isBefore = (object: ParagraphObject) => object.before && (!isTop || object.kind === 'page-break');
  const beside = words.beside.filter((object) => !isBefore(object)).flatMap(blocksOf);
  const before = onePageBreak([
    ...(breaksBefore ? [{ type: 'page-break' } as const] : []),
    ...words.beside.filter(isBefore).flatMap(blocksOf),
  ]);
  if (words.passages) {
    const passages = numberedAsInFile(words.passages, reading);
    return withObjects(before, nodesOfBlocks(paragraph, passages, reading), beside);
  }
  if (words.isLogo) return [...before, { type: 'logo', span }, ...beside];
  if (words.children.length === 0)
    return [...before, ...(isRule(properties) && beside.length === 0 ? [{ type: 'rule' } as const] : []), ...beside];
  return withObjects(before, nodesOfWords(paragraph, words.children, span, reading), beside);
}

/** What stands in a paragraph and isn't words, as blocks. */
export function objectBlocks(
  object: ParagraphObject,
  span: Span,
  reading: TreeReading,
  boxes: (box: TextBox) => Blocks<Leaf>,
): Blocks<Leaf> {
  switch (object.kind) {
    case 'page-break':
      return [{ type: 'page-break' }];
    case 'box':
      return boxes(object);
    case 'letters':
      return [{ type: 'paragraph', children: object.children, span }];
    case 'rule':
      return [{ type: 'rule' }];
    case 'picture': {
      if (object.alt.length === 0)
        reading.part.diagnostics.push(warning('picture-alt', NO_ALT, span, { hint: ALT_HINT }));
      const alt: readonly Leaf[] = object.alt.length > 0 ? object.alt : [{ type: 'text', value: 'Picture' }];
      return [{ type: 'image', picture: object.picture, alt, span }];
    }
  }
}

/** Puts the objects of a paragraph around its words, or into the item of a list that these are, unless only the page can hold them. */
function withObjects(
  before: Blocks<Leaf>,
  nodes: readonly NodeOrCaption[],
  beside: Blocks<Leaf>,
): readonly NodeOrCaption[] {
  const [line] = nodes;
  if (line?.type !== 'list-line' && line?.type !== 'indented-line') return [...before, ...nodes, ...beside];
  const isOfPage = ({ type }: Blocks<Leaf>[number]) => type === 'page-break' || type === 'rule';
  const inItem = [...before, ...beside].filter((block) => !isOfPage(block));
  return [
    ...before.filter(isOfPage),
    inItem.length === 0 ? line : { ...line, blocks: [...line.blocks, ...inItem] },
    ...beside.filter(isOfPage),
  ];
}

/** What stands before a paragraph begins at most one page. */
function onePageBreak(blocks: Blocks<Leaf>): Blocks<Leaf> {
  const first = blocks.findIndex(({ type }) => type === 'page-break');
  return blocks.filter(({ type }, at) => type !== 'page-break' || at === first);
}

function nodesOfWords(
  paragraph: PlacedElement,
  children: ReturnType<typeof paragraphWords>['children'],
  span: ReturnType<typeof spanOf>,
  reading: TreeReading,
): readonly NodeOrCaption[] {
  const level = headingLevel(paragraph, reading);
  const numbering = numberingOf(paragraph, reading);
  if (level !== undefined) {
    if (level >= DEEPEST) notInTree(`a heading of level ${level + 1} as such`, paragraph, reading);
    const heading = {
      type: 'heading' as const,
      level: (Math.min(level, DEEPEST - 1) + 1) as HeadingLevel,
      children,
      span,
    };
    return [numbering ? { ...heading, numbering } : { ...heading, label: '' }];
  }
  const { name } = reading.styles.paragraph(styleOf(paragraph));
  // A caption that a list numbers is a line of that list, and so keeps its number.
  if (name === 'caption' && !numbering) {
    const words = reading.lineOf.get(paragraph)?.text ?? '';
    return [{ type: 'caption-line', of: captionOf(paragraph, words), children, span }];
  }
  const align = numbering ? undefined : alignmentOf(paragraph, reading);
  return nodesOfBlocks(paragraph, [{ type: 'paragraph', ...(align ? { align } : {}), children, span }], reading);
}

/** How the lines of a paragraph stand, if not at the left: by itself or by its style (ISO/IEC 29500-1, 17.3.1.13). */
export function alignmentOf(paragraph: PlacedElement, reading: TreeReading): Alignment | undefined {
  const own = placedChild(placedChild(paragraph, 'w:pPr'), 'w:jc')?.attributes.get('w:val');
  const side = own ?? reading.styles.paragraph(styleOf(paragraph)).justification;
  if (side === 'center') return 'centre';
  return side === 'right' || side === 'end' ? 'right' : undefined;
}

/** The blocks of a paragraph as lines of the list, quotation or indentation that it is in. */
function nodesOfBlocks(
  paragraph: PlacedElement,
  blocks: Blocks<Leaf>,
  reading: TreeReading,
): readonly Branched<TreeNode>[] {
  const { name } = reading.styles.paragraph(styleOf(paragraph));
  if (blocks.length === 0) return [];
  if (/^(?:intense )?quote$/.test(name)) return [{ type: 'quote', blocks }];
  const numbering = numberingOf(paragraph, reading);
  const definition = numbering && reading.numbering.definition(numbering.numId, numbering.level);
  const indent = indentOf(paragraph, reading) ?? definition?.indentLeft ?? 0;
  if (!numbering || !definition) return indent > 0 ? [{ type: 'indented-line', indent, blocks }] : blocks;
  const ordered = !definition.isBullet && definition.format !== 'none';
  const { list } = definition;
  const bullet = definition.isBullet ? tellingBullet(definition.text) : undefined;
  const sign = bullet === undefined ? {} : { bullet };
  return [{ type: 'list-line', list, level: numbering.level, indent, ordered, numbering, ...sign, blocks }];
}

/** How deep passages stand that are alone in a paragraph; undefined where it is a line of words: a heading, a caption. */
export function passageDepth(paragraph: PlacedElement, reading: TreeReading): number | undefined {
  const { name } = reading.styles.paragraph(styleOf(paragraph));
  if (name === 'caption' || isTitle(paragraph, reading) || headingLevel(paragraph, reading) !== undefined)
    return undefined;
  const isOfText = outside(paragraph)?.name === 'w:body';
  return isOfText && !numberingOf(paragraph, reading) && !/quote$/.test(name) ? 0 : 1;
}

export function indentOf(paragraph: PlacedElement, reading: TreeReading): number | undefined {
  const indent = placedChild(placedChild(paragraph, 'w:pPr'), 'w:ind');
  const left = indent?.attributes.get('w:left') ?? indent?.attributes.get('w:start');
  return left === undefined ? reading.styles.paragraph(styleOf(paragraph)).indentLeft : Number(left);
}

/** A paragraph without words that has a line below or above it. */
export function isRule(properties: PlacedElement | undefined): boolean {
  const borders = placedChild(properties, 'w:pBdr');
  return placedChild(borders, 'w:bottom') !== undefined || placedChild(borders, 'w:top') !== undefined;
}
