/**
 * A plan is data: which documents are to be made, for whom, from what, where to, with which dates. `render` acts on it,
 * `--dry-run` prints it, `check` fills it and writes nothing.
 */
import type { CalendarDate, Cycle } from './calendar.js';
import type { Organisation } from './organisation.js';
import type { TemplateHead } from './template.js';

export const FORMATS = ['docx', 'pdf', 'html'] as const;

export type Format = (typeof FORMATS)[number];

/** A policy's dates for one client; all from what was recorded, none from the clock. */
export interface ReviewDates {
  /** Prints as `last_update_date`. */
  readonly last?: CalendarDate;
  readonly cycle: Cycle;
  /** Prints as `next_review_date`; absent under `on_change` or without a recorded review. */
  readonly next?: CalendarDate;
}

/** What the client's record and the template together say of a policy: the document-control block and the footer. */
export interface PolicyControl {
  readonly code?: string;
  readonly version?: string;
  readonly status?: 'draft' | 'approved' | 'withdrawn';
  /** As it prints: `Siân Morgan, Registered Manager`. */
  readonly owner?: string;
  readonly approvedBy?: string;
  readonly approvedOn?: CalendarDate;
  readonly category?: string;
}

/** One policy for one client, in some formats. */
export interface Job {
  readonly organisation: Organisation;
  readonly template: TemplateHead;
  readonly review: ReviewDates;
  readonly control: PolicyControl;
  readonly outputs: readonly Output[];
  /** Every policy that the client has, rendered now or not: code and slug in lower case → file name without its ending. */
  readonly siblings: ReadonlyMap<string, string>;
}

export interface Output {
  readonly format: Format;
  /** Relative to the output folder, forward slashes: `acme/docx/DCW116-online-safety.docx`. */
  readonly path: string;
}

export interface Plan {
  readonly jobs: readonly Job[];
  /** Ids of the organisations whose plan has an error; none of their jobs is among `jobs`. */
  readonly refused: readonly string[];
}
