/**
 * What composing shares: the galley, the tags and the looks, and the few things that blocks, lists, tables and the head of
 * the first page all set: lines of words, pictures.
 */
import {
  type Block,
  type Image,
  type Inlines,
  inlineText,
  type OutlineEntry,
  plainText,
} from '../../../model/document.js';
import type { Theme } from '../../../model/theme.js';
import type { Wording } from '../../../model/wording/wording.js';
import { textString } from '../container/syntax.js';
import type { Element, TagTree } from '../container/tags.js';
import type { Line } from '../lines/break.js';
import type { TypeStyle, TypeStyles } from '../lines/type-styles.js';
import type { Frame, Galley } from '../pages/galley.js';

/** All that composing needs besides the block itself. */
export interface Composing {
  readonly galley: Galley;
  readonly tags: TagTree;
  readonly styles: TypeStyles;
  readonly theme: Theme;
  /** The height of a page's text area, in points. */
  readonly pageHeight: number;
  readonly outline: readonly OutlineEntry[];
  readonly wording: Wording;
  /** How many headings were composed. */
  headings: number;
  /** Composes blocks within a block: what list items and quotes hold. */
  readonly blocks: (blocks: readonly Block[], frame: Frame, parent: Element, composing: Composing) => void;
}

/** Composes words in one style, two lines at least at the foot and the head of a page. */
export function composeLines(
  inlines: Inlines,
  style: TypeStyle,
  frame: Frame,
  tag: Element,
  { galley }: Composing,
  place?: string,
): void {
  const { lines } = galley.set(inlines, style, frame.width, place);
  lines.forEach((line, n) => {
    if (n === 1 || (n > 0 && n === lines.length - 1)) galley.hold('lonely');
    else if (n > 0 && frame.whole) galley.hold('torn');
    const drawing = { type: 'line', line, x: frame.left, baseline: style.baseline, tag } as const;
    galley.push({ height: style.leading, drawings: [drawing], bars: frame.bars });
  });
}

/** A number and the words after it, as they are to be set. */
interface SetNumber {
  /** The number, where the words hang behind it. */
  readonly hanging?: Line;
  /** The words; a number too wide to hang before them stands among them. */
  readonly children: Inlines;
}

/** The part of a column that words leave free before them at most. */
export const WIDEST_HANG = 1 / 3;

/** Sets a heading's number; words without one begin at the edge. */
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

/** A pixel is a ninety-sixth of an inch, as on the web (CSS Values 4, 6.2), unless the picture would not fit. */
const POINTS_PER_PIXEL = 0.75;

/** The part of a page's height that a picture takes at most. */
export const HIGHEST_PICTURE = 0.8;

/** How wide a picture would like to be, in points. */
export function pictureWidth({ picture }: Image): number {
  return picture.width * POINTS_PER_PIXEL;
}

/** How large a picture stands within a width and a height, in points, in proportion. */
export function fitPicture(image: Image, width: number, height: number): { width: number; height: number } {
  const own = { width: pictureWidth(image), height: image.picture.height * POINTS_PER_PIXEL };
  const scale = Math.min(1, width / own.width, height / own.height);
  return { width: own.width * scale, height: own.height * scale };
}

/** The tag of a picture, with its alternative text; the painter adds where it stands. */
export function figure(image: Image, parent: Element, tags: TagTree): Element {
  return tags.element('Figure', parent, `/Alt${textString(plainText(image.alt))}`);
}

/** Words that end in a colon are not left behind by the list they announce. */
export function introduces(block: Block | undefined): boolean {
  return block?.type === 'paragraph' && inlineText(block.children).trimEnd().endsWith(':');
}
