/** What the writers of words share. */
import type { FootnoteMarks } from './footnotes.js';
import type { Losses } from './losses.js';

/** What the parts of the writer share that write words. */
export interface InlineContext {
  readonly losses: Losses;
  readonly footnotes: FootnoteMarks;
}
