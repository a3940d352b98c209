/**
 * A document is composed into boxes one below the other. A box is a strip of a page that stays in one piece, and it says what
 * breaking the page above it would cost. Pagination moves boxes without knowing what is drawn in them, and the painter draws
 * them without knowing why they are there. Lengths are in points, x from the page's left edge and y from the box's top.
 */
import type { Image, Link } from '../../../model/document.js';
import type { Element } from '../container/tags.js';
import type { Line } from '../lines/break.js';

export type Drawing =
  /** A line of words, on a baseline. */
  | {
      readonly type: 'line';
      readonly line: Line;
      readonly x: number;
      readonly baseline: number;
      readonly tag: Element;
      /** Whether it says again, for the eye, what a row says that continues: screen readers skip it. */
      readonly repeated?: true;
    }
  /** A rule or a ground: decoration only. */
  | {
      readonly type: 'fill';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      /** Operands of `rg`. */
      readonly colour: string;
    }
  | {
      readonly type: 'picture';
      readonly image: Image;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly tag: Element;
    }
  /** Dots from the end of the words to the page number: decoration only. */
  | {
      readonly type: 'leader';
      readonly from: number;
      readonly to: number;
      readonly baseline: number;
      readonly colour: string;
    }
  /** The number of the page where a heading of the outline is. It ends at `right`. */
  | {
      readonly type: 'page-of';
      readonly heading: number;
      readonly set: (page: number) => Line | undefined;
      readonly right: number;
      readonly baseline: number;
      readonly tag: Element;
    }
  /** An area that can be clicked, if it is larger than the words of a link. */
  | {
      readonly type: 'area';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly link: Link;
      readonly tag: Element;
    };

/** A bar beside all boxes of a quote or note, or the ground behind those of code. */
export interface Bar {
  readonly x: number;
  readonly width: number;
  readonly colour: string;
}

/**
 * What breaking the page above a box costs: nothing; a divided list item; a widow, an orphan, or a heading left at the foot
 * of a page. `always` forces a break. A page ends at the last break of its lowest cost.
 */
export type BreakCost = 'free' | 'torn' | 'lonely' | 'always';

export interface Box {
  readonly height: number;
  /** The space above, unless the box is the first on its page. */
  readonly before: number;
  readonly breakBefore: BreakCost;
  readonly drawings: readonly Drawing[];
  readonly bars: readonly Bar[];
  /** The index of the outline entry whose heading starts here. */
  readonly heading?: number;
  /** Whether it stands on a sheet turned on its side. A page has only such boxes, or none of them. */
  readonly isTurned?: true;
  /** The header row to repeat if a page starts with this box. */
  readonly repeated?: Box;
  /**
   * Divides a box into what fits in a height and the rest, with at least so many lines of all that is divided on each side.
   * Undefined if that can't be done.
   */
  divide?(height: number, leastLines: number): readonly [Box, Box] | undefined;
}

/** A box on a page. */
export interface PlacedBox {
  readonly box: Box;
  /** From the top of the page's text area. */
  readonly y: number;
  /** Whether it is a repeated header row, which screen readers skip. */
  readonly repeated: boolean;
}

export type PageLayout = readonly PlacedBox[];
