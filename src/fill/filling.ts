/** The context of filling: which job it is for, and where its reports go. */
import type { Diagnostic } from '../model/diagnostic.js';
import type { Block, Blocks, Leaf } from '../model/document.js';
import type { Job } from '../model/plan.js';
import type { Scope } from './scope.js';

export interface Filling {
  readonly job: Job;
  readonly report: (diagnostic: Diagnostic) => void;
  /** Is called with each name that is needed and missing. */
  readonly miss: (name: string) => void;
  /** Fills the blocks that stand among words: those of footnotes. */
  readonly fillBlocks: (blocks: Blocks<Leaf>, scope: Scope, filling: Filling) => readonly Block[];
}

/** Names the organisation that a diagnostic in a template concerns. */
export function about(job: Job): { readonly organisation: string } {
  return { organisation: job.organisation.id };
}
