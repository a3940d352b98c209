/** The context of filling: which job it is for, and where its reports go. */
import type { Diagnostic } from '../model/diagnostic.js';
import type { Job } from '../model/plan.js';

export interface Filling {
  readonly job: Job;
  readonly report: (diagnostic: Diagnostic) => void;
  /** Is called with each name that is needed and missing. */
  readonly miss: (name: string) => void;
}

/** Names the organisation that a diagnostic in a template concerns. */
export function about(job: Job): { readonly organisation: string } {
  return { organisation: job.organisation.id };
}
