/** One change of a text. */
import type { BlockLeaf, OpenBlock } from './merge-text.js';

/** A change: of a leaf, or of what came behind it; of no leaf: what came at the start. */
export interface Touch {
  readonly leaf: BlockLeaf | undefined;
  readonly kind: 'becomes' | 'behind';
  readonly blocks: readonly OpenBlock[];
  /** Whether it came behind the landscape range that the leaf ends. */
  readonly isOutside?: boolean;
}
