/** A part of an organisation's additions that is to be written, and the text that it belongs to. */
import type { Traced } from '../../fill/trace.js';
import type { PartKind } from '../../model/additions.js';
import type { Block, Blocks, Leaf } from '../../model/document.js';
import type { PlacedBlocks } from '../../read/additions/place-additions.js';
import type { BlockLeaf } from './merge-text.js';

/** A heading as a part names it: its words, and which of several of these words it is, from 1. */
export interface HeadingName {
  readonly words: string;
  readonly count?: number;
}

/** A part to be written. */
export interface TextUnit {
  readonly kind: PartKind;
  /** Absent at the start alone. */
  readonly heading?: HeadingName;
  /** What it says; empty for one that goes, and for a section that is left out. */
  readonly blocks: Blocks<Leaf>;
  /** Places among the parts that there are: those whose words are in it now. */
  readonly instead: readonly number[];
  /** Whether the part that there was goes, with nothing in its place. */
  readonly isGone?: true;
  /** The blocks of the text that it changes. */
  readonly changes: readonly BlockLeaf[];
  /** The place of its section among the master’s; -1 where it’s of none. */
  readonly order: number;
  /** How many sections of the master's it replaces or leaves out, those below it too. */
  readonly replaced?: number;
}

/** The text of an organisation, as it is made of the master's and its additions. */
export interface OwnText {
  readonly master: Blocks<Leaf>;
  readonly blocks: Blocks<Leaf>;
  readonly insertions: readonly PlacedBlocks[];
  readonly traced: readonly Traced<Block<Leaf>, Block>[];
}
