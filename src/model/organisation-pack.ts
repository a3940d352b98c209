/** The pack of one client as it was planned: every policy that it has, and of all others why not. */
import type { CalendarDate, Cycle } from './calendar.js';
import type { Change } from './change.js';
import type { PackDefinition } from './pack.js';
import { remember } from './remember.js';
import type { Span } from './source.js';
import type { TemplateHead } from './template.js';
import type { Wording } from './wording/wording.js';

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
  /** The latest first. */
  readonly changes?: readonly Change[];
  /** Where the owner and the approver may be written, the likeliest first. */
  readonly ownerPlaces?: readonly Span[];
  readonly approvedByPlaces?: readonly Span[];
}

/** A policy that a client has. */
export interface PackPolicy {
  readonly template: TemplateHead;
  readonly review: ReviewDates;
  readonly control: PolicyControl;
  /** As its documents print it. */
  readonly title: string;
  /** Its documents' name without the ending: `DCW34-confidentiality`. */
  readonly file: string;
}

/** Why a client does not have a policy. */
export type Absence =
  /** The client's record says `include: no`. */
  | 'excluded'
  /** It is for other nations or services. */
  | 'does-not-apply'
  /** Another policy has its topic. */
  | 'variant'
  /** The client's pack does not list it. */
  | 'not-in-pack';

/** A policy that a client does not have. */
export interface AbsentPolicy {
  readonly template: TemplateHead;
  readonly why: Absence;
}

/** The pack of one client. */
export interface Pack {
  /** What the program itself says in its documents. */
  readonly wording: Wording;
  readonly definition: PackDefinition;
  /** In the pack's order, whatever of it is rendered. */
  readonly policies: readonly PackPolicy[];
  readonly extraPages: readonly PackPolicy[];
  readonly absent: readonly AbsentPolicy[];
  /** Whether documents alone are wanted: what leads nowhere is only warned of. */
  readonly isLoose?: boolean;
}

/** What a pack is called on its cover and its index. */
export function packTitle({ definition, wording }: Pack): string {
  return definition.title ?? wording.pack.title;
}

/** The policies and extra pages of a pack by code and slug, in lower case. */
export const packIndex = remember((pack: Pack): ReadonlyMap<string, PackPolicy> => {
  const index = new Map<string, PackPolicy>();
  for (const policy of [...pack.policies, ...pack.extraPages])
    for (const name of [policy.template.slug, policy.template.code ?? []].flat())
      if (!index.has(name.toLowerCase())) index.set(name.toLowerCase(), policy);
  return index;
});
