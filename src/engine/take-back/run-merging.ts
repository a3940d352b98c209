/** What merging a run of words asks of its surroundings. */
import type { TracedInline } from '../../fill/trace.js';
import type { Blocks, Inlines, Leaf } from '../../model/document.js';
import type { FieldChange } from './value-changes.js';

/** What merging a run asks for and tells. */
export interface RunMerging {
  /** Is told of a field whose words were changed. Gives whether it stays, to print the new value. */
  readonly changed: (change: FieldChange) => boolean;
  /**
   * Is told of a field beside whose words others came, with all of them: a value may have got longer. Gives whether it stays, to print
   * the longer value.
   */
  readonly widened: (change: FieldChange) => boolean;
  /** Makes words that came as they are to be in a template: links lead to policies by name. */
  readonly adopt: (run: Inlines) => Inlines<Leaf>;
  /** Merges the words of a footnote. */
  readonly note: (
    sign: Extract<TracedInline, { readonly kind: 'sign' }>,
    before: Blocks,
    after: Blocks,
  ) => Blocks<Leaf> | undefined;
}
