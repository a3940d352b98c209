/** What filling hands around besides the tree: whom it is for, and where reports go. */
import type { Diagnostic } from '../model/diagnostic.js';
import type { Job } from '../model/plan.js';

export interface Filling {
  readonly job: Job;
  readonly report: (diagnostic: Diagnostic) => void;
  /** Hears of each name that is reached and not given. */
  readonly miss: (name: string) => void;
}

/** Says whom a diagnostic in a template concerns. */
export function about(job: Job): { readonly organisation: string } {
  return { organisation: job.organisation.id };
}
