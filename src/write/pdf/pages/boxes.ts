/**
 * What a document is composed into: boxes one below the other, each a strip of a page that is not torn, with what breaking
 * the page above it would cost. The pager moves boxes and knows nothing of what they show; the painter draws what they
 * show and knows nothing of why they stand there. Lengths are points; x from the page's left edge, y from the box's top.
 */
import type { Image, Link } from '../../../model/document.js';
import type { Element } from '../container/tags.js';
import type { Line } from '../lines/break.js';

export type Drawing =
  /** Words, on a baseline. */
  | {
      readonly type: 'line';
      readonly line: Line;
      readonly x: number;
      readonly baseline: number;
      readonly tag: Element;
    }
  /** A rule or a ground: decoration. */
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
  /** Dots from the end of words to what stands at the right: decoration. */
  | {
      readonly type: 'leader';
      readonly from: number;
      readonly to: number;
      readonly baseline: number;
      readonly colour: string;
    }
  /** The number of the page where a heading of the outline begins, its end at `right`. */
  | {
      readonly type: 'page-of';
      readonly heading: number;
      readonly set: (page: number) => Line | undefined;
      readonly right: number;
      readonly baseline: number;
      readonly tag: Element;
    }
  /** Where a click follows a link, though its words are not all that is there. */
  | {
      readonly type: 'area';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly link: Link;
      readonly tag: Element;
    };

/** A bar beside all boxes that carry it: a quote's. */
export interface Bar {
  readonly x: number;
  readonly width: number;
  readonly colour: string;
}

/**
 * What breaking the page above a box costs: nothing; a list item torn; a lonely line, or a heading left behind. `always`
 * breaks. The pager takes the last break of the lowest cost that a page has.
 */
export type BreakCost = 'free' | 'torn' | 'lonely' | 'always';

export interface Box {
  readonly height: number;
  /** The space above, unless the box is the first on its page. */
  readonly before: number;
  readonly breakBefore: BreakCost;
  readonly drawings: readonly Drawing[];
  readonly bars: readonly Bar[];
  /** The outline entry whose heading begins here. */
  readonly heading?: number;
  /** The table row that is repeated where a page begins with this box. */
  readonly repeated?: Box;
  /**
   * Divides a box that is taller than a page: what fits into a height, and the rest. Undefined where not even a line fits.
   */
  divide?(height: number): readonly [Box, Box] | undefined;
}

/** A box on a page. */
export interface PlacedBox {
  readonly box: Box;
  /** From the top of the page's text area. */
  readonly y: number;
  /** A header row shown once more: a reader has heard it. */
  readonly repeated: boolean;
}

export type PageLayout = readonly PlacedBox[];
