/**
 * Makes the styles of text on a page from a theme: face, size, leading and colour of each. Sizes and leadings are in points.
 * The leading is the distance from baseline to baseline.
 */
import { rememberByValue } from '../../../model/remember.js';
import type { Theme } from '../../../model/theme.js';
import { colourOperands } from '../container/syntax.js';
import type { Faces } from './faces.js';
import { type FaceName, type FamilyFace, sameFamily } from './families.js';

/** What glyphs are drawn with. There is one object for each combination, so inks can be compared by identity. */
export interface Ink {
  readonly face: FaceName;
  readonly size: number;
  /** Operands of `rg`. */
  readonly colour: string;
}

/** A style of text, with an ink for plain, strong and emphasised words, and for the words of a link. */
export interface TypeStyle {
  readonly name: string;
  readonly size: number;
  readonly leading: number;
  /** The distance from the top of a line to its baseline, with the letters in the middle of the line. */
  readonly baseline: number;
  ink(strong: boolean, emphasis: boolean, link: boolean): Ink;
}

export interface TypeStyles {
  readonly body: TypeStyle;
  readonly title: TypeStyle;
  /** Levels 1 to 5. */
  readonly headings: readonly TypeStyle[];
  readonly cell: TypeStyle;
  readonly headCell: TypeStyle;
  readonly caption: TypeStyle;
  readonly organisation: TypeStyle;
  readonly registration: TypeStyle;
  readonly label: TypeStyle;
  readonly value: TypeStyle;
  readonly contentsTitle: TypeStyle;
  readonly contents: TypeStyle;
  readonly furniture: TypeStyle;
  /** For the word across documents that aren't in force, largest first: a longer word takes a smaller one. */
  readonly watermarks: readonly TypeStyle[];
}

/** The leading of titles and headings. It is tighter than that of text, since their lines are short (Bringhurst 2.2.1). */
const TIGHT = 1.2;

/** As parts of a page's diagonal. DRAFT takes the first, WITHDRAWN the second, longer words the others. */
const WATERMARK_SIZES = [0.145, 0.1, 0.08, 0.06, 0.045, 0.03];
/** Light enough to read the text over it. */
const WATERMARK_COLOUR = '#eef0f3';

interface StyleOptions {
  readonly size: number;
  readonly leading: number;
  readonly colour: string;
  readonly bold?: boolean;
  /** Set in the faces of headings. */
  readonly display?: boolean;
}

/** Makes the styles of a theme. */
export function typeStyles(theme: Theme, faces: Faces): TypeStyles {
  const { sizes, colours, lineHeight } = theme;
  const link = colourOperands(colours.accent);
  const ownHeadings = !sameFamily(theme.faces.headings, theme.faces.body);
  const style = (name: string, options: StyleOptions) =>
    makeStyle(name, { ...options, display: options.display === true && ownHeadings }, link, faces);
  const diagonal = Math.sqrt(theme.page.width ** 2 + theme.page.height ** 2);
  const watermark = (size: number) => ({ size, leading: size, colour: WATERMARK_COLOUR, bold: true });
  const text = colours.text;
  const small = { size: sizes.small, leading: sizes.small * lineHeight };
  const cellSize = Math.max(sizes.small, sizes.body - 1);
  const cell = { size: cellSize, leading: cellSize * Math.min(lineHeight, 1.35) };
  const contents = { size: sizes.body, leading: sizes.body * Math.min(lineHeight, 1.35) };
  return {
    body: style('body', { size: sizes.body, leading: sizes.body * lineHeight, colour: text }),
    title: style('title', { size: sizes.title, leading: sizes.title * TIGHT, colour: text, bold: true, display: true }),
    headings: sizes.headings.map((size, n) =>
      style(`heading ${n + 1}`, {
        size,
        leading: size * TIGHT,
        colour: n < 3 ? text : colours.muted,
        bold: true,
        display: true,
      }),
    ),
    cell: style('cell', { ...cell, colour: text }),
    headCell: style('head cell', { ...cell, colour: colours.accent, bold: true }),
    caption: style('caption', { ...cell, colour: text, bold: true }),
    organisation: style('organisation', { ...small, colour: text, bold: true }),
    registration: style('registration', { ...small, colour: colours.muted }),
    label: style('label', { ...small, colour: colours.muted }),
    value: style('value', { ...small, colour: text }),
    contentsTitle: style('contents title', { ...contents, colour: text, bold: true, display: true }),
    contents: style('contents', { ...contents, colour: text }),
    furniture: style('furniture', { ...small, leading: sizes.small * TIGHT, colour: colours.muted }),
    watermarks: WATERMARK_SIZES.map((part) => style(`watermark ${part}`, watermark(diagonal * part))),
  };
}

function makeStyle(name: string, options: StyleOptions, linkColour: string, faces: Faces): TypeStyle {
  const colour = colourOperands(options.colour);
  const faceOf = (bold: boolean, emphasis: boolean): FaceName => {
    const face: FamilyFace = bold ? (emphasis ? 'boldItalic' : 'bold') : emphasis ? 'italic' : 'regular';
    return options.display ? `heading-${face}` : face;
  };
  const inkOf = rememberByValue(
    (_combination: number, bold: boolean, emphasis: boolean, link: boolean): Ink => ({
      face: faceOf(bold, emphasis),
      size: options.size,
      colour: link ? linkColour : colour,
    }),
    'all',
  );
  return {
    name,
    size: options.size,
    leading: options.leading,
    get baseline() {
      const { ascent, descent } = faces.of(faceOf(options.bold === true, false)).metrics;
      return (options.leading + ((ascent + descent) / 1000) * options.size) / 2;
    },
    ink(strong, emphasis, link) {
      const bold = strong || options.bold === true;
      return inkOf((bold ? 1 : 0) + (emphasis ? 2 : 0) + (link ? 4 : 0), bold, emphasis, link);
    },
  };
}
