/** What the readers of one part of a Word file hand around. */
import type { PlacedElement } from '../../formats/xml/places.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { SourceText } from '../../model/source.js';
import type { WordPiece } from '../../model/word.js';
import type { BlockPairs } from '../template/block-pairs.js';
import type { TagReading } from '../template/inline-run.js';
import type { Tag } from '../template/tags.js';
import type { WordLine } from './lines.js';
import type { WordMarks } from './marks.js';
import type { StoryPart } from './story.js';

/** A link's target, which stands in the part of relationships. */
export interface LinkTargetLine {
  readonly line: WordLine;
  readonly tags: readonly Tag[];
}

/** One part with its lines, tags and blocks. */
export interface PartReading extends TagReading {
  readonly source: SourceText;
  readonly part: StoryPart;
  readonly lines: readonly WordLine[];
  /** The lines of an element that hold tags: a paragraph's letters and deleted letters, an element's attributes and texts. */
  readonly taggedLines: ReadonlyMap<PlacedElement, readonly WordLine[]>;
  readonly tagsIn: ReadonlyMap<WordLine, readonly Tag[]>;
  readonly blocks: BlockPairs;
  readonly marks: WordMarks;
  /** Links whose targets hold placeholders: each use of one gets a relationship of its own when it is filled. */
  readonly links: ReadonlyMap<PlacedElement, LinkTargetLine>;
  /** Elements that hold a tag or a mark somewhere below them, or are a gap themselves. */
  readonly touched: ReadonlySet<PlacedElement>;
  /** Elements whose content is replaced as a whole: properties, and what fields show of them. */
  readonly replaced: ReadonlyMap<PlacedElement, readonly WordPiece[]>;
  /** The further elements of a field's code or result that is filled as a whole in its first: they become empty. */
  readonly emptied: ReadonlySet<PlacedElement>;
  readonly diagnostics: Diagnostic[];
}
