/** What all steps share that turn the tags of one text into fields and blocks. */
import type { Diagnostic } from '../../model/diagnostic.js';
import type { BlockPair, BlockPairs } from './block-pairs.js';
import type { OpenPassages } from './open-passages.js';

/** The blocks of one text, and the problems with its tags. */
export interface TagReading {
  readonly blocks: BlockPairs;
  readonly diagnostics: Diagnostic[];
  /** Blocks already reported as crossing something. */
  readonly crossed: Set<BlockPair>;
  /** The shared passages that the text may use; absent where none can stand. */
  readonly passages?: OpenPassages;
  /** Whether the words of a footnote are read, which hold no other. */
  readonly inFootnote?: boolean;
}
