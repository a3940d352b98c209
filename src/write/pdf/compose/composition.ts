/**
 * What the parts of composition share: the galley, the tags and the styles, and how to set lines of words and pictures, which
 * blocks, lists, tables and the masthead all need.
 */
import {
  type Alignment,
  type Block,
  type Image,
  type Inlines,
  inlineText,
  type OutlineEntry,
  plainText,
  type Table,
} from '../../../model/document.js';
import type { Theme } from '../../../model/theme.js';
import type { Wording } from '../../../model/wording/wording.js';
import { textString } from '../container/syntax.js';
import type { Element, TagTree } from '../container/tags.js';
import type { Line } from '../lines/break.js';
import type { TypeStyle, TypeStyles } from '../lines/type-styles.js';
import type { Frame, Galley } from '../pages/galley.js';

/** Everything that composing a block needs besides the block. */
export interface Composition {
  readonly galley: Galley;
  readonly tags: TagTree;
  readonly styles: TypeStyles;
  readonly theme: Theme;
  /** The greatest width of running text, in points. Infinite where the margins alone count. */
  readonly measure: number;
  /** The height of a page's text area, in points. */
  readonly pageHeight: number;
  readonly outline: readonly OutlineEntry[];
  readonly wording: Wording;
  /** Whether the words of a table may be divided to make room for its columns. */
  readonly dividesWords?: true;
  /** Tables whose words are torn are put here, where somebody asks for them. */
  readonly torn?: Set<Table>;
  /** How many headings have been composed. */
  headings: number;
  /** Composes blocks within a block: those of list items, quotes and cells. */
  readonly blocks: (blocks: readonly Block[], frame: Frame, parent: Element, composition: Composition) => void;
}

/** Composes words in one style, with at least two lines together at the foot and the head of a page. */
export function composeLines(
  inlines: Inlines,
  style: TypeStyle,
  frame: Frame,
  tag: Element,
  composition: Composition,
  place?: string,
  align?: Alignment,
): void {
  const { lines } = composition.galley.set(inlines, style, frame.width, place);
  placeLines(lines, style, frame, tag, composition, align);
}

/** Composes a title in lines of like length. */
export function composeTitle(
  inlines: Inlines,
  style: TypeStyle,
  frame: Frame,
  tag: Element,
  composition: Composition,
  place: string,
): void {
  placeLines(composition.galley.setBalanced(inlines, style, frame.width, place), style, frame, tag, composition);
}

function placeLines(
  lines: readonly Line[],
  style: TypeStyle,
  frame: Frame,
  tag: Element,
  { galley }: Composition,
  align?: Alignment,
): void {
  const shift = align === undefined ? 0 : SHIFTS[align];
  lines.forEach((line, n) => {
    // No word is divided between pages.
    if (lines[n - 1]?.isHyphenated) galley.hold('lonely');
    if (n === 1 || (n > 0 && n === lines.length - 1)) galley.hold('lonely');
    else if (n > 0 && frame.keepsTogether) galley.hold('torn');
    const drawing = {
      type: 'line',
      line,
      x: frame.left + shift * (frame.width - line.width),
      baseline: style.baseline,
      tag,
    } as const;
    galley.pushLine(drawing, style.leading, frame.bars);
  });
}

/** The part of the room beside a line that stands before it. */
const SHIFTS: Readonly<Record<Alignment, number>> = { centre: 0.5, right: 1 };

/** A number, and the words after it. */
interface SetNumber {
  /** The number, if the words are indented after it. */
  readonly hanging?: Line;
  /** The words. A number that is too wide to stand apart is the first of them. */
  readonly children: Inlines;
}

/** The greatest part of a column that a number or mark may take before the words. */
export const WIDEST_HANG = 1 / 3;

/** Sets a heading's number. Words without one start at the edge. */
export function setNumber(
  number: string,
  children: Inlines,
  style: TypeStyle,
  { width }: Pick<Frame, 'width'>,
  galley: Galley,
  place?: string,
): SetNumber {
  if (number === '') return { children };
  const words = galley.text(`${number} `);
  const { lines } = galley.set(words, style, width, place);
  const [first] = lines;
  if (first && lines.length === 1 && first.width <= width * WIDEST_HANG) return { hanging: first, children };
  return { children: [...words, ...children] };
}

/** A pixel is a ninety-sixth of an inch, as on the web (CSS Values 4, 6.2), unless the picture wouldn't fit. */
const POINTS_PER_PIXEL = 0.75;

/** The greatest height of a picture, as a part of the page's. */
export const HIGHEST_PICTURE = 0.8;

/** The natural width of a picture, in points. */
export function pictureWidth({ picture }: Image): number {
  return picture.width * POINTS_PER_PIXEL;
}

/** The size of a picture that keeps its proportions and fits a width and a height, in points. */
export function fitPicture(image: Image, width: number, height: number): { width: number; height: number } {
  const natural = { width: pictureWidth(image), height: image.picture.height * POINTS_PER_PIXEL };
  const scale = Math.min(1, width / natural.width, height / natural.height);
  return { width: natural.width * scale, height: natural.height * scale };
}

/** Makes the tag of a picture, with its alternative text. The painter adds its place. */
export function figure(image: Image, parent: Element, tags: TagTree): Element {
  return tags.element('Figure', parent, `/Alt${textString(plainText(image.alt))}`);
}

/** Whether words end in a colon, and so must stay with the list they introduce; they may be those of another list’s last item. */
export function introduces(block: Block | undefined): boolean {
  if (block?.type === 'list') return introduces(block.items.at(-1)?.blocks.at(-1));
  return block?.type === 'paragraph' && inlineText(block.children).trimEnd().endsWith(':');
}
