/**
 * Makes the styles of text on a page from a theme: face, size, leading and colour of each. Sizes and leadings are in points.
 * The leading is the distance from baseline to baseline.
 */

import { isLargePrint } from '../../../model/large-print.js';
import { type NoteKind, noteColour } from '../../../model/note-kinds.js';
import { remember, rememberByValue } from '../../../model/remember.js';
import { DENSE_SIZE } from '../../../model/table-manners.js';
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
  /** How far its letters are above the baseline of their line, in points. */
  readonly rise: number;
  /** The lines that are drawn along its words, in its colour. */
  readonly strokes: readonly Stroke[];
}

/** A line along words, in points. Its middle is at `rise` above the baseline. */
export interface Stroke {
  readonly rise: number;
  readonly thickness: number;
}

/** How words differ from the others of their style. */
export interface Manner {
  readonly strong?: boolean;
  readonly emphasis?: boolean;
  readonly link?: boolean;
  readonly code?: boolean;
  readonly struck?: boolean;
  readonly underlined?: boolean;
  /** Whether they are a line to write on. */
  readonly fillIn?: boolean;
  /** A sign for each time they are raised, `^`, or lowered, `_`, from the outermost to the innermost. */
  readonly scripts?: string;
}

/** A style of text, with an ink for words of each manner. */
export interface TypeStyle {
  readonly name: string;
  readonly size: number;
  readonly leading: number;
  /** The distance from the top of a line to its baseline, with the letters in the middle of the line. */
  readonly baseline: number;
  ink(manner: Manner): Ink;
}

export interface TypeStyles {
  readonly body: TypeStyle;
  readonly title: TypeStyle;
  /** Levels 1 to 5. */
  readonly headings: readonly TypeStyle[];
  readonly cell: TypeStyle;
  readonly headCell: TypeStyle;
  /** In tables of many columns. */
  readonly denseCell: TypeStyle;
  readonly denseHeadCell: TypeStyle;
  readonly caption: TypeStyle;
  /** Blocks of code among text of a style. */
  readonly code: (around: TypeStyle) => TypeStyle;
  /** Footnotes. */
  readonly footnote: TypeStyle;
  /** The first line of notes that stand apart, by kind, among text of a style. */
  readonly note: (kind: NoteKind, around: TypeStyle) => TypeStyle;
  readonly organisation: TypeStyle;
  readonly registration: TypeStyle;
  readonly label: TypeStyle;
  readonly value: TypeStyle;
  readonly contentsTitle: TypeStyle;
  readonly contents: TypeStyle;
  /** On the cover of a book: the title, and the organisation above it. */
  readonly coverTitle: TypeStyle;
  readonly coverLine: TypeStyle;
  readonly bookContentsTitle: TypeStyle;
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
  /** Set in the faces of code. */
  readonly code?: boolean;
}

/** Letters of one width look larger than others: their size as a part of the text's, and in blocks, for 75 letters a line. */
const CODE_SIZE = 0.92;
const CODE_BLOCK_SIZE = 0.86;
const CODE_LEADING = 1.3;

/** The size of raised and lowered letters as a part of those beside them, how far they are moved, and the least size. */
const SCRIPT_SIZE = 0.66;
const RAISED = 0.36;
const LOWERED = -0.16;
const LEAST_SCRIPT = 5;

/** As parts of the size: how far a line is from the baseline, and how thick. Descenders reach to about 0.23. */
const STRUCK_AT = 0.27;
const UNDERLINED_AT = -0.26;
const FILL_IN_AT = -0.2;
const LINK_AT = -0.2;
const STROKE = 0.055;
/** Below links the line is finer, as in HTML. */
const LINK_STROKE = 0.04;

/** How much larger a title is on a cover. */
const COVER = 1.5;

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
  const denseSize = isLargePrint(sizes.small) ? cellSize : Math.min(cellSize, DENSE_SIZE);
  const dense = { size: denseSize, leading: denseSize * Math.min(lineHeight, 1.3) };
  const cell = { size: cellSize, leading: cellSize * Math.min(lineHeight, 1.35) };
  const noteStyle = remember((around: TypeStyle) =>
    rememberByValue((kind: NoteKind) => {
      const colour = noteColour(kind, colours);
      return style(`${around.name} ${kind}`, { size: around.size, leading: around.leading, colour, bold: true });
    }, 'all'),
  );
  const contents = { size: sizes.body, leading: sizes.body * Math.min(lineHeight, 1.35) };
  const chapter = { size: sizes.headings[0], leading: sizes.headings[0] * TIGHT };
  const coverTitle = { size: sizes.title * COVER, leading: sizes.title * COVER * TIGHT };
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
    denseCell: style('dense cell', { ...dense, colour: text }),
    denseHeadCell: style('dense head cell', { ...dense, colour: colours.accent, bold: true }),
    caption: style('caption', { ...cell, colour: text, bold: true }),
    code: remember((around: TypeStyle) => {
      const size = Math.max(Math.min(sizes.small, around.size), around.size * CODE_BLOCK_SIZE);
      return style(`${around.name} code`, { size, leading: size * CODE_LEADING, colour: text, code: true });
    }),
    footnote: style('footnote', { size: sizes.small, leading: sizes.small * Math.min(lineHeight, 1.35), colour: text }),
    note: (kind, around) => noteStyle(around)(kind),
    organisation: style('organisation', { ...small, colour: text, bold: true }),
    registration: style('registration', { ...small, colour: colours.muted }),
    label: style('label', { ...small, colour: colours.muted }),
    value: style('value', { ...small, colour: text }),
    contentsTitle: style('contents title', { ...contents, colour: text, bold: true, display: true }),
    coverTitle: style('cover title', { ...coverTitle, colour: text, bold: true, display: true }),
    coverLine: style('cover line', { ...chapter, colour: colours.accent, bold: true }),
    bookContentsTitle: style('book contents title', { ...chapter, colour: text, bold: true, display: true }),
    contents: style('contents', { ...contents, colour: text }),
    furniture: style('furniture', { ...small, leading: sizes.small * TIGHT, colour: colours.muted }),
    watermarks: WATERMARK_SIZES.map((part) => style(`watermark ${part}`, watermark(diagonal * part))),
  };
}

function makeStyle(name: string, options: StyleOptions, linkColour: string, faces: Faces): TypeStyle {
  const colour = colourOperands(options.colour);
  const faceOf = ({ strong, emphasis, code }: Manner): FaceName => {
    const isBold = strong === true || options.bold === true;
    const face: FamilyFace = isBold ? (emphasis ? 'boldItalic' : 'bold') : emphasis ? 'italic' : 'regular';
    if (code || options.code) return `code-${face}`;
    return options.display ? `heading-${face}` : face;
  };
  const inkOf = rememberByValue((_key: string, manner: Manner): Ink => {
    const whole = manner.code && !options.code ? options.size * CODE_SIZE : options.size;
    const { size, rise } = placeOf(manner.scripts ?? '', whole);
    return {
      face: faceOf(manner),
      size,
      colour: manner.link ? linkColour : colour,
      rise,
      strokes: strokesOf(manner, size, rise, options.size),
    };
  }, 'all');
  return {
    name,
    size: options.size,
    leading: options.leading,
    get baseline() {
      const { ascent, descent } = faces.of(faceOf({})).metrics;
      return (options.leading + ((ascent + descent) / 1000) * options.size) / 2;
    },
    ink: (manner) => inkOf(keyOf(manner), manner),
  };
}

function keyOf({ strong, emphasis, link, code, struck, underlined, fillIn, scripts = '' }: Manner): string {
  const bits = [strong, emphasis, link, code, struck, underlined, fillIn].reduce(
    (sum, isSo, n) => sum + (isSo ? 1 << n : 0),
    0,
  );
  return `${bits}${scripts}`;
}

/** The size and height of letters that are raised and lowered, each time from where they were before. */
function placeOf(scripts: string, whole: number): { readonly size: number; readonly rise: number } {
  let [size, rise] = [whole, 0];
  for (const script of scripts) {
    rise += size * (script === '^' ? RAISED : LOWERED);
    size = Math.min(size, Math.max(LEAST_SCRIPT, size * SCRIPT_SIZE));
  }
  return { size, rise };
}

/** A line below words is drawn below all their descenders, also those of lowered letters. */
function strokesOf(
  { struck, underlined, fillIn, link, scripts }: Manner,
  size: number,
  rise: number,
  whole: number,
): readonly Stroke[] {
  const thickness = whole * STROKE;
  const strokes: Stroke[] = [];
  if (struck) strokes.push({ rise: rise + size * STRUCK_AT, thickness });
  if (underlined) strokes.push({ rise: Math.min(whole * UNDERLINED_AT, rise + size * UNDERLINED_AT), thickness });
  // The marks of footnotes are told by their place above the line.
  if (link && !underlined && !scripts) strokes.push({ rise: whole * LINK_AT, thickness: whole * LINK_STROKE });
  if (fillIn) strokes.push({ rise: whole * FILL_IN_AT, thickness });
  return strokes;
}
