/**
 * A Word template that is filled in place: the author's package, and for each part with placeholders the pieces of its XML. The XML
 * between two placeholders keeps its bytes.
 */
import type { Blocks, Each, Field, If, Leaf, Text } from './document.js';
import type { PropertyWords } from './property-words.js';
import type { FieldUse, TemplateHead, TreeTemplate } from './template.js';

/** One entry of a zip archive, still packed. */
export interface PackedPart {
  readonly path: string;
  readonly method: 0 | 8;
  readonly checksum: number;
  /** Unpacked bytes. */
  readonly size: number;
  readonly packed: Uint8Array;
}

/** XML as the author left it. */
export interface WordMarkup {
  readonly type: 'markup';
  readonly xml: string;
  /** Its letters, where they matter for what stands beside them; `\uFFFC` for a picture or the like. */
  readonly letters: string;
}

/** White space behind a block within a line: left out where the block held nothing and white space stands before it. */
export interface WordSpace {
  readonly type: 'space';
  readonly xml: string;
}

/** A placeholder among letters. */
export interface WordField extends Field {
  /** The markup that a line break in a value becomes; absent where there can be none: it becomes a space. */
  readonly lineBreak?: string;
}

/** The address in a HYPERLINK field's code. */
export interface WordAddress {
  readonly type: 'address';
  readonly leaves: readonly (Text | Field)[];
}

/** The id of the relationship of a link whose address holds placeholders; filled links with one address share one. */
export interface WordLinkId {
  readonly type: 'link-id';
  readonly leaves: readonly (Text | Field)[];
}

/**
 * Blocks of the tree in place of a tag among letters: those of a shared passage. They are one paragraph of words without looks of
 * their own, which takes the look of the letters around it.
 */
export interface WordBlocks {
  readonly type: 'blocks';
  readonly blocks: Blocks<Leaf>;
  readonly span: Field['span'];
  /** The markup that a line break becomes. */
  readonly lineBreak: string;
}

/** The properties of a paragraph or of a run (`w:pPr`, `w:rPr`): the XML of each by its name, `spacing`. */
export type WordProperties = ReadonlyMap<string, string>;

/** How a paragraph of the file looks, and its words. */
export interface WordParagraphLook {
  readonly paragraph: WordProperties;
  readonly run: WordProperties;
}

/** The list of the file whose bullets others take. */
export interface WordBullets {
  readonly paragraph: WordProperties;
  readonly numId: string;
  /** How far the words of each level are from the margin, in twips, as far as the levels are bullets. */
  readonly indents: readonly number[];
}

/** The table of the file whose look others take. */
export interface WordTableLook {
  /** Of `w:tblPr`. */
  readonly table: WordProperties;
  readonly head: WordParagraphLook;
  readonly cell: WordParagraphLook;
  /** The colour behind the head's cells, `w:shd`; `''` for none. */
  readonly headShading: string;
}

/** What blocks that are set in a file take from it. */
export interface WordLook extends WordParagraphLook {
  /** How the first paragraph is, where it is the beginning of an item or of a page. */
  readonly first?: WordProperties;
  /** Where words begin, in twips from the margin. */
  readonly left: number;
  /** By their level from 1; undefined where the file has no style for it. */
  readonly headings: readonly (WordParagraphLook | undefined)[];
  readonly bullets?: WordBullets;
  /** Of an item of a numbered list. */
  readonly numbered?: WordProperties;
  readonly table?: WordTableLook;
  /** The id of its style for links. */
  readonly linkStyle?: string;
  /** The declarations that tags of the program need there. */
  readonly namespaces: string;
  /** Whether boxes can be ticked: the file says that programs which don't know them may pass over them. */
  readonly tickBoxes: boolean;
}

/** Blocks of the tree, set as paragraphs and tables of their own: those of a shared passage, or what an organisation adds. */
export interface WordSet {
  readonly type: 'set';
  readonly blocks: Blocks<Leaf>;
  /** Where they are asked for. */
  readonly span: Field['span'];
  readonly look: WordLook;
  /** The ends of ranges, such as bookmarks, that stood in the paragraph whose place the blocks take. */
  readonly before: string;
  readonly after: string;
  /** The section that ends behind them, `w:sectPr`. */
  readonly section?: string;
}

/** The words of one paragraph, set as runs among others: a passage with bold words, links and the like. */
export interface WordSetWords {
  readonly type: 'set-words';
  readonly blocks: Blocks<Leaf>;
  readonly span: Field['span'];
  readonly look: WordLook;
}

/** The organisation's logo, in a run of its own. */
export interface WordLogo {
  readonly type: 'logo';
  readonly span: Field['span'];
  /** What it is fitted into: EMU (914,400 an inch); without a height of its own the theme's. */
  readonly width: number;
  readonly height?: number;
}

/** A document property that holds the organisation's record of the policy, in place of the template's own. */
export interface WordProperty {
  readonly type: 'property';
  readonly words: PropertyWords;
  /** A date in words, or as a timestamp (W3C date and time). */
  readonly form: 'words' | 'timestamp';
}

/** A paragraph, row, table or the like, which is left out if filling leaves nothing in it. */
export interface WordWhole {
  readonly type: 'whole';
  readonly kind: 'paragraph' | 'row' | 'table' | 'container';
  readonly pieces: readonly WordPiece[];
  /** What must stand where nothing is left (a cell ends with a paragraph); absent: nothing need. */
  readonly spare?: string;
}

/** A row of a table in which cells are merged over rows. */
export interface WordMergingRow {
  readonly type: 'merging-row';
  /** The numbers of the merged cells that it has a part of. */
  readonly cells: readonly number[];
  readonly pieces: readonly WordPiece[];
}

/** A cell that goes on from the row above. Where the rows above it are left out, it begins the merged cell itself. */
export interface WordMergedCell {
  readonly type: 'merged-cell';
  /** The number of its merged cell. */
  readonly cell: number;
  readonly pieces: readonly WordPiece[];
  /** Its XML as the beginning, empty. */
  readonly beginning: string;
}

export type WordPiece =
  | WordMarkup
  | WordSpace
  | WordField
  | WordAddress
  | WordLinkId
  | WordBlocks
  | WordSet
  | WordSetWords
  | WordLogo
  | WordProperty
  | WordWhole
  | WordMergingRow
  | WordMergedCell
  | If<WordPiece>
  | Each<WordPiece>;

/** A part that is filled. */
export interface WordForm {
  readonly path: string;
  readonly pieces: readonly WordPiece[];
}

/** Where a part's XML has placeholders that stand for words of the record: by the offset of each one's first letter. */
export type RecordPlaces = ReadonlyMap<number, PropertyWords>;

/** A template that is a Word file: its DOCX is the file filled in place, its PDF and HTML come from the tree. */
export interface WordTemplate {
  readonly kind: 'word';
  readonly head: TemplateHead;
  readonly tree: TreeTemplate;
  /** Every use of every name in any part. */
  readonly uses: readonly FieldUse[];
  /** All parts in the archive's order. */
  readonly parts: readonly PackedPart[];
  /** Those that change, by path. */
  readonly forms: ReadonlyMap<string, WordForm>;
  /** The placeholders in the file's XML that stand for words of the record, by part. */
  readonly records: ReadonlyMap<string, RecordPlaces>;
  /** The XML of the parts that join parts: `[Content_Types].xml` and each `.rels`, by path. */
  readonly texts: ReadonlyMap<string, string>;
}

/** What templates become: the DOCX of a Word template is the file itself, filled in place. */
export type Template = TreeTemplate | WordTemplate;
