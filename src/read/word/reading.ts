/** The reading of one part of a Word file, shared by all steps that work on it. */
import type { PlacedElement, PlacedNode } from '../../formats/xml/places.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { SourceText } from '../../model/source.js';
import type { WordLook, WordPiece } from '../../model/word.js';
import type { BlockPairs } from '../template/block-pairs.js';
import type { BlockMark } from '../template/enclose.js';
import type { TagReading } from '../template/inline-run.js';
import type { Tag } from '../template/tags.js';
import type { MergedCells } from './in-place/merged-cells.js';
import type { WordLine } from './lines.js';
import type { WordMarks } from './marks.js';
import type { StoryPart } from './story.js';

/** A link's target, which is in the part of relationships. */
export interface LinkTargetLine {
  readonly line: WordLine;
  readonly tags: readonly Tag[];
}

/** How blocks stand in the place of a paragraph: how many lists and the like are around it, and how they look there. */
export interface BlockPlaces {
  /** Undefined where only words can stand: in headings and captions. */
  depth(paragraph: PlacedElement): number | undefined;
  /** With a run, the look of words in its place. */
  look(paragraph: PlacedElement, run?: PlacedElement): WordLook;
}

/** What is set in the text besides, and what of it is left out: before an element or a mark, and at the end of an element. */
export interface TextEdits {
  readonly before: ReadonlyMap<PlacedNode | BlockMark, readonly WordPiece[]>;
  readonly atEnd: ReadonlyMap<PlacedElement, readonly WordPiece[]>;
  readonly removed: ReadonlySet<PlacedNode | BlockMark>;
}

/** One part with its lines, tags and blocks. */
export interface PartReading extends TagReading {
  readonly source: SourceText;
  readonly part: StoryPart;
  readonly lines: readonly WordLine[];
  /** The lines with tags, by element: a paragraph's letters and deleted letters, an element's attributes and texts. */
  readonly taggedLines: ReadonlyMap<PlacedElement, readonly WordLine[]>;
  readonly tagsIn: ReadonlyMap<WordLine, readonly Tag[]>;
  readonly blocks: BlockPairs;
  readonly marks: WordMarks;
  /** Links whose targets hold placeholders. When filled, each use of a link gets a relationship of its own. */
  readonly links: ReadonlyMap<PlacedElement, LinkTargetLine>;
  /** Elements that hold a tag or a mark at any depth. All other XML is copied unchanged. */
  readonly touched: ReadonlySet<PlacedElement>;
  /** Elements whose whole content is replaced: properties, and the results of fields that show them. */
  readonly replaced: ReadonlyMap<PlacedElement, readonly WordPiece[]>;
  /** Elements of a field's code or result after the first. They become empty, because the first holds all of it. */
  readonly emptied: ReadonlySet<PlacedElement>;
  /** Absent where the file uses no passages. */
  readonly places?: BlockPlaces;
  /** Absent where no row of a table with cells that are merged over rows may be left out. */
  readonly merged?: MergedCells;
  /** Absent where nothing is added to the text. */
  readonly edits?: TextEdits;
  readonly diagnostics: Diagnostic[];
}
