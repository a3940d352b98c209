/**
 * The kinds of text on a page, made once from a theme: face, size, leading and colour of each. Sizes and leadings are in
 * points; the leading is the distance from baseline to baseline.
 */
import type { Theme } from '../../model/theme.js';
import { colourOperands } from './syntax.js';

export type FaceName = 'regular' | 'bold' | 'italic' | 'boldItalic';

/** What a stretch of glyphs is drawn with. One object for each combination, so that it can be compared by identity. */
export interface Ink {
  readonly face: FaceName;
  readonly size: number;
  /** Operands of `rg`. */
  readonly colour: string;
}

/** A kind of text: its ink plain, strong, emphatic, both, and the same for the words of a link. */
export interface TypeStyle {
  readonly name: string;
  readonly size: number;
  readonly leading: number;
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
  /** The word across a draft's pages. */
  readonly draft: TypeStyle;
}

/** Leading of titles and headings, tighter than that of the text, since their lines are short (Bringhurst 2.2.1). */
const TIGHT = 1.2;

/** Large enough to be seen on every copy, light enough to be read over. */
const DRAFT_SIZE = 150;
const DRAFT_COLOUR = '#eef0f3';

interface Look {
  readonly size: number;
  readonly leading: number;
  readonly colour: string;
  readonly bold?: boolean;
}

/** Makes the styles of a theme. */
export function typeStyles(theme: Theme): TypeStyles {
  const { sizes, colours, lineHeight } = theme;
  const link = colourOperands(colours.accent);
  const style = (name: string, look: Look) => makeStyle(name, look, link);
  const text = colours.text;
  const small = { size: sizes.small, leading: sizes.small * lineHeight };
  const cellSize = Math.max(sizes.small, sizes.body - 1);
  const cell = { size: cellSize, leading: cellSize * Math.min(lineHeight, 1.35) };
  const contents = { size: sizes.body, leading: sizes.body * Math.min(lineHeight, 1.35) };
  return {
    body: style('body', { size: sizes.body, leading: sizes.body * lineHeight, colour: text }),
    title: style('title', { size: sizes.title, leading: sizes.title * TIGHT, colour: text, bold: true }),
    headings: sizes.headings.map((size, n) =>
      style(`heading ${n + 1}`, { size, leading: size * TIGHT, colour: n < 3 ? text : colours.muted, bold: true }),
    ),
    cell: style('cell', { ...cell, colour: text }),
    headCell: style('head cell', { ...cell, colour: text, bold: true }),
    caption: style('caption', { ...cell, colour: text, bold: true }),
    organisation: style('organisation', { ...small, colour: text, bold: true }),
    registration: style('registration', { ...small, colour: colours.muted }),
    label: style('label', { ...small, colour: colours.muted }),
    value: style('value', { ...small, colour: text }),
    contentsTitle: style('contents title', { ...contents, colour: text, bold: true }),
    contents: style('contents', { ...contents, colour: text }),
    furniture: style('furniture', { ...small, leading: sizes.small * TIGHT, colour: colours.muted }),
    draft: style('draft', { size: DRAFT_SIZE, leading: DRAFT_SIZE, colour: DRAFT_COLOUR, bold: true }),
  };
}

function makeStyle(name: string, look: Look, linkColour: string): TypeStyle {
  const inks = new Map<number, Ink>();
  const own = colourOperands(look.colour);
  return {
    name,
    size: look.size,
    leading: look.leading,
    ink(strong, emphasis, link) {
      const bold = strong || look.bold === true;
      const key = (bold ? 1 : 0) + (emphasis ? 2 : 0) + (link ? 4 : 0);
      const known = inks.get(key);
      if (known) return known;
      const face: FaceName = bold ? (emphasis ? 'boldItalic' : 'bold') : emphasis ? 'italic' : 'regular';
      const ink = { face, size: look.size, colour: link ? linkColour : own };
      inks.set(key, ink);
      return ink;
    },
  };
}
