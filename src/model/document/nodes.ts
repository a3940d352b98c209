/**
 * The nodes of a tree: inlines, which stand among words, and the blocks that they fill. They are in one file because each may
 * hold the other: a footnote among words holds blocks.
 */
import type { Drawing } from '../drawing.js';
import type { NoteKind } from '../note-kinds.js';
import type { ListingName } from '../placeholders.js';
import type { Span } from '../source.js';
import type { Branching, Leaf, Open, Text } from './leaves.js';
import type { LinkTarget } from './link-target.js';

/** `**strong**` */
export interface Strong<L extends Leaf = Text> {
  readonly type: 'strong';
  readonly children: readonly Branching<L, Inline<L>>[];
}

/** `*emphasis*` */
export interface Emphasis<L extends Leaf = Text> {
  readonly type: 'emphasis';
  readonly children: readonly Branching<L, Inline<L>>[];
}

/** `~~struck~~`, `x^2^`, `H~2~O`, `<u>underlined</u>` */
export interface Styled<L extends Leaf = Text> {
  readonly type: 'styled';
  readonly style: InlineStyle;
  readonly children: readonly Branching<L, Inline<L>>[];
}

/** `struck` words no longer count. */
export type InlineStyle = 'struck' | 'superscript' | 'subscript' | 'underlined';

/** `` `code` ``: letters of one width. Its words keep all their spaces. */
export interface Code<L extends Leaf = Text> {
  readonly type: 'code';
  readonly children: readonly Branching<L, Inline<L>>[];
}

/** `[^key]`: the mark of a footnote, at its place among words, with the note that it leads to. */
export interface Footnote<L extends Leaf = Text> {
  readonly type: 'footnote';
  /** Marks with one key and the same words lead to one note, with one number (`footnotes.ts`). */
  readonly key: string;
  /** Never empty in a filled document, and never with a footnote in it. */
  readonly blocks: Blocks<L>;
  readonly span?: Span;
}

/** `[______]`: a line to write on by hand. */
export interface FillIn {
  readonly type: 'fill-in';
  /** How many underscores it was written with, which says how long it is. */
  readonly width: number;
  /** What belongs on the line, in the words before it (`Signed`); empty in templates, or where no words are before it. */
  readonly label: string;
  readonly span?: Span;
}

/** `[ ]` or `[x]` among words: a box to tick. */
export interface TickBox {
  readonly type: 'tick-box';
  readonly checked: boolean;
  /** What is ticked (`Yes`): the words after it, or the heads of its row and column; empty in templates, or where there are none. */
  readonly label: string;
  readonly span?: Span;
}

/** `[words](https://example.org)`, `[words](#anchor-of-a-heading)`; links never nest. */
export interface Link<L extends Leaf = Text> {
  readonly type: 'link';
  readonly target: LinkTarget<L>;
  readonly children: readonly Branching<L, Inline<L>>[];
  readonly span?: Span;
}

/** `[Iechyd Cyhoeddus Cymru](lang:cy)`: words in another language than the document's. */
export interface Passage<L extends Leaf = Text> {
  readonly type: 'passage';
  /** BCP 47: `cy`. */
  readonly language: string;
  readonly children: readonly Branching<L, Inline<L>>[];
}

/** A line break within a paragraph: two spaces or a backslash at a line's end, or a line break in a value. */
export interface LineBreak {
  readonly type: 'break';
}

export type Inline<L extends Leaf = Text> =
  | L
  | Strong<L>
  | Emphasis<L>
  | Styled<L>
  | Code<L>
  | Link<L>
  | Passage<L>
  | Footnote<L>
  | FillIn
  | TickBox
  | LineBreak;

/** A run of inlines: what paragraphs, headings, cells and captions hold. */
export type Inlines<L extends Leaf = Text> = readonly Branching<L, Inline<L>>[];

/** A run of blocks. */
export type Blocks<L extends Leaf = Text> = readonly Branching<L, Block<L>>[];

/** `## Reporting a concern`, level 1 to 5. Its number and anchor stand in `Document.outline`. */
export interface Heading<L extends Leaf = Text> {
  readonly type: 'heading';
  readonly level: HeadingLevel;
  /** `{.unnumbered}` or `{.appendix}` at its end; absent: numbered like the others. An appendix is of level 1. */
  readonly kind?: 'unnumbered' | 'appendix';
  /** What links of its author call it, `{#name}`; its anchor in documents is another. */
  readonly anchor?: string;
  /** Its number as Word would show it, `''` for none; absent: the program numbers it. */
  readonly label?: string;
  readonly numbering?: Numbering;
  readonly children: Inlines<L>;
  readonly span?: Span;
}

export type HeadingLevel = 1 | 2 | 3 | 4 | 5;

/**
 * Where a numbered paragraph of a Word file stands among its list's: its number depends on those before it, and so is known
 * only when the template is filled. Then it is a `label`.
 */
export interface Numbering {
  readonly numId: string;
  readonly level: number;
}

/** A paragraph; never empty in a filled document. */
export interface Paragraph<L extends Leaf = Text> {
  readonly type: 'paragraph';
  /** Its number where paragraphs are numbered, `1.2`, `A.3`; absent in templates. Headings share the count. */
  readonly clause?: string;
  /** Where its lines stand, if not at the left; never with a number. */
  readonly align?: Alignment;
  readonly children: Inlines<L>;
  readonly span?: Span;
}

/** `<div align="center">`: how the lines of a paragraph stand that their author moved from the left. */
export type Alignment = 'centre' | 'right';

/** `- item`, `1. item` or `(a) item`; never empty in a filled document. */
export interface List<L extends Leaf = Text> {
  readonly type: 'list';
  readonly ordered: boolean;
  /** How an ordered list is numbered where its author chose it; absent: by the depth of the list, `1.`, `a.`, `i.` */
  readonly marks?: ListMarks;
  /** The first item's number where ordered, else 1. */
  readonly start: number;
  readonly items: readonly Branching<L, ListItem<L>>[];
  readonly span?: Span;
}

/** How the items of an ordered list are numbered: `{ numbers: 'lower-letter', around: '()' }` is `(a)`. */
export interface ListMarks {
  readonly numbers: ListNumbers;
  readonly around: '.' | ')' | '()';
}

export type ListNumbers = 'decimal' | 'lower-letter' | 'upper-letter' | 'lower-roman' | 'upper-roman';

/**
 * One item: blocks (a paragraph, then nested lists, tables, quotes; never headings), or none where its author left it empty:
 * then its mark prints alone, and the items after it keep their numbers.
 */
export interface ListItem<L extends Leaf = Text> {
  readonly type: 'item';
  /** In a task list, `- [ ]` or `- [x]`: whether it is ticked. */
  readonly checked?: boolean;
  /** Its mark as Word would show it, where the list's own would be another: `4.2`, `(b)`. */
  readonly label?: string;
  readonly numbering?: Numbering;
  readonly blocks: Blocks<L>;
}

/** A table, mostly with a header row; every row has as many cells as `columns`. */
export interface Table<L extends Leaf = Text> {
  readonly type: 'table';
  readonly caption?: Inlines<L>;
  /** One entry a column: how its words stand. */
  readonly columns: readonly ('left' | 'centre' | 'right')[];
  /** How wide each column is, in hundredths of the table; absent: as wide as what it holds needs. */
  readonly widths?: readonly number[];
  readonly header?: Row<L>;
  /** Whether the first cell of each row heads its row, where it is one of words alone. */
  readonly rowHeaders?: true;
  /** Whether, on a narrow screen, the cells of a row stand below each other, each with the heading of its column. */
  readonly stacks?: true;
  /** How a table with more columns than paper has room for prints; their numbers of columns add up to the table's. Absent: as it is. */
  readonly printed?: readonly PrintedColumn[];
  /** Never empty in a filled document. */
  readonly rows: readonly Branching<L, Row<L>>[];
  readonly span?: Span;
}

/** A column on paper: so many columns of the table, in each row below each other, in hundredths of the page's width. */
export interface PrintedColumn {
  readonly columns: number;
  readonly width: number;
}

export interface Row<L extends Leaf = Text> {
  readonly type: 'row';
  /** Whether its first cell, which spans all columns, heads the rows up to the next of its kind. */
  readonly headsGroup?: true;
  /** Whether its blanks are filled in by hand, so that it is at least `WRITING_HEIGHT` high; absent in templates. */
  readonly isForm?: true;
  readonly cells: readonly Cell<L>[];
}

export type Cell<L extends Leaf = Text> = PlainCell<L> | BlockCell<L>;

/** A cell that one run of words fills, or nothing. */
export interface PlainCell<L extends Leaf = Text> {
  readonly type: 'cell';
  /** Its place is covered by the cell at its left or above it, and it holds nothing itself. */
  readonly continues?: 'left' | 'above';
  /** What rows are sorted by, where its words in alphabetical order would not do: `2026-10-01`. */
  readonly sortKey?: string;
  readonly children: Inlines<L>;
}

/**
 * A cell of several paragraphs, of lists, pictures, quotes or tables; never of headings, rules or page breaks. It heads
 * columns, but no row.
 */
export interface BlockCell<L extends Leaf = Text> {
  readonly type: 'block-cell';
  readonly continues?: never;
  /** Never empty in a filled document. */
  readonly blocks: Blocks<L>;
}

/** `![alt](picture.png)` alone in its paragraph. */
export interface Image<L extends Leaf = Text> {
  readonly type: 'image';
  readonly picture: Picture;
  /** Never empty in a filled document. */
  readonly alt: readonly L[];
  /** Whether it is the organisation's logo, whose height the theme limits. */
  readonly isLogo?: boolean;
  readonly span?: Span;
}

/** A picture file that was read and checked: PNG or JPEG. The same object wherever the same file is used. */
export interface Picture {
  readonly path: string;
  readonly format: 'png' | 'jpeg';
  /** Without private notes, such as where a photograph was taken. */
  readonly bytes: Uint8Array;
  /** Pixels, as the picture is shown: upright. */
  readonly width: number;
  readonly height: number;
  /** How the pixels in `bytes` are turned; undefined where they are upright. `bytes` says it too, as browsers expect. */
  readonly turn?: PictureTurn;
  /** The same as outlines, for a logo that is an SVG: the formats that can show it take it instead of `bytes`. */
  readonly drawing?: Drawing;
}

/**
 * How a camera was held (Exif 3.0, 4.6.5.1, Orientation): 2 mirrored, 3 upside down, 4 mirrored upside down, 5 mirrored and then
 * turned left, 6 to be turned right, 7 mirrored and then turned right, 8 to be turned left.
 */
export type PictureTurn = 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** `> words` */
export interface Quote<L extends Leaf = Text> {
  readonly type: 'quote';
  readonly blocks: Blocks<L>;
}

/** Lines between ` ``` ` signs: letters of one width, which keep all spaces and line ends. */
export interface CodeBlock<L extends Leaf = Text> {
  readonly type: 'code-block';
  /** Its lines, with a line break between two. Never without words in a filled document. */
  readonly children: Inlines<L>;
  readonly span?: Span;
}

/** `> [!WARNING]`, then words: a block that stands apart and says what it is. */
export interface Note<L extends Leaf = Text> {
  readonly type: 'note';
  readonly kind: NoteKind;
  /** Its author's title, instead of the word for its kind. */
  readonly title?: Inlines<L>;
  /** Never empty in a filled document, unless there is a title. */
  readonly blocks: Blocks<L>;
  readonly span?: Span;
}

/** `::: landscape`, blocks, `:::`: what stands on pages of its own that are wider than high. At the top of a text only. */
export interface Landscape<L extends Leaf = Text> {
  readonly type: 'landscape';
  /** Headings may be among them, but no range. Never empty in a filled document. */
  readonly blocks: Blocks<L>;
  readonly span?: Span;
}

/** `\newpage` alone on its line. */
export interface PageBreak {
  readonly type: 'page-break';
}

/** `---` */
export interface Rule {
  readonly type: 'rule';
}

/** `<<org_field_logo>>` alone in its paragraph: the organisation's logo, or nothing. Exists in templates only. */
export interface LogoHole {
  readonly type: 'logo';
  readonly span: Span;
}

/** `<<change_history>>` or `<<related_policies>>` alone in its paragraph: the table or list, or nothing. Exists in templates only. */
export interface ListingHole {
  readonly type: 'listing';
  readonly of: ListingName;
  readonly span: Span;
}

export type Block<L extends Leaf = Text> =
  | Heading<L>
  | Paragraph<L>
  | List<L>
  | Table<L>
  | Image<L>
  | Quote<L>
  | Note<L>
  | CodeBlock<L>
  | Landscape<L>
  | PageBreak
  | Rule
  | Open<L, LogoHole | ListingHole>;
