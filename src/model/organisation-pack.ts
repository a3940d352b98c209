/** The planned pack of one organisation: the policies that it has, and for all others why not. */
import type { Attachment } from './attachment.js';
import type { CalendarDate, Cycle } from './calendar.js';
import type { Change } from './change.js';
import type { Text } from './document/leaves.js';
import type { FilledFooter } from './footer-words.js';
import type { Organisation } from './organisation.js';
import type { PackDefinition } from './pack.js';
import type { PolicyState } from './policy-record.js';
import { remember } from './remember.js';
import type { Span } from './source.js';
import type { Standing } from './standing.js';
import type { TemplateHead } from './template.js';
import type { Wording } from './wording/wording.js';

/** A policy's review dates for one organisation: only recorded ones, never from the clock. */
export interface ReviewDates {
  /** Prints as `last_update_date`. */
  readonly last?: CalendarDate;
  readonly cycle: Cycle;
  /** Prints as `next_review_date`; absent under `on_change` or without a recorded review. */
  readonly next?: CalendarDate;
}

/** A policy's document control, from the organisation's record and the template: for the table at its head and the footer. */
export interface PolicyControl {
  readonly code?: string;
  /** Without the words around it that `versionWords` gives. */
  readonly version?: string;
  /** How it stands, or that it is withdrawn; absent for extra pages. */
  readonly status?: PolicyState | 'withdrawn';
  /** As it prints: `Siân Morgan, Registered Manager`. */
  readonly owner?: string;
  /** The owner's name alone, where a person of the organisation's is named. */
  readonly ownerName?: string;
  readonly approvedBy?: string;
  readonly approvedOn?: CalendarDate;
  /** Only where it was recorded. */
  readonly inForce?: CalendarDate;
  /** Who may approve it, as it prints; absent where nobody is named. */
  readonly approver?: string;
  readonly category?: string;
  /** The latest first. */
  readonly changes?: readonly Change[];
  /** Where the owner and the approver may be written, the likeliest first. */
  readonly ownerPlaces?: readonly Span[];
  readonly approvedByPlaces?: readonly Span[];
}

/** A policy that an organisation has. */
export interface PackPolicy {
  readonly template: TemplateHead;
  /** Where the template's file is, if `template` is a text that was kept elsewhere. */
  readonly place?: string;
  readonly review: ReviewDates;
  readonly control: PolicyControl;
  /** How it stands for the organisation; absent for extra pages. */
  readonly standing?: Standing;
  /** Set where it is an approved text whose branches the organisation's values of today would not decide so. */
  readonly filledFor?: Organisation;
  /** As the organisation's documents print it, with the punctuation that was typed. */
  readonly title: string;
  /** The same in words of which it's known which are the organisation's values; absent where none are. */
  readonly titleWords?: readonly Text[];
  /** Its documents' name without the ending: `DCW34-confidentiality`. */
  readonly file: string;
}

/** Why an organisation does not have a policy. */
export type Absence =
  /** The organisation's record says `include: no`. */
  | 'excluded'
  /** It is for other nations or services. */
  | 'does-not-apply'
  /** The pack has another policy on the same topic. */
  | 'variant'
  /** The organisation's pack does not list it. */
  | 'not-in-pack'
  /** The organisation has withdrawn it, or the master is withdrawn and the organisation never had it. */
  | 'withdrawn'
  /** The workspace keeps to approved texts, and no text of it is approved. */
  | 'unapproved';

/** A policy that an organisation does not have. */
export interface AbsentPolicy {
  readonly template: TemplateHead;
  readonly why: Absence;
  /** Of a withdrawn policy: the codes or slugs of those that take its place. */
  readonly replacedBy?: readonly string[];
}

/** A file in an organisation's pack. */
export interface PackAttachment extends Attachment {
  /** In the workspace, with forward slashes. */
  readonly source: string;
  /** In the organisation's folder: `attachments/incident-form.docx`. */
  readonly path: string;
  /** The file in the workspace that it takes the place of, being the organisation's own. */
  readonly inPlaceOf?: string;
  /** Codes or slugs of the policies that name it; empty where only the pack does. */
  readonly policies: readonly string[];
  readonly review: ReviewDates;
  /** Whether the text that it tells has changed since. */
  readonly isOfOlderText: boolean;
}

/** The pack of one organisation. */
export interface Pack {
  /** The words that the program itself prints in its documents. */
  readonly wording: Wording;
  readonly definition: PackDefinition;
  /** In the pack's order, rendered in this run or not. */
  readonly policies: readonly PackPolicy[];
  readonly extraPages: readonly PackPolicy[];
  readonly absent: readonly AbsentPolicy[];
  /** Finished files beside the documents, in order: those of policies, then those of the pack. */
  readonly attachments: readonly PackAttachment[];
  /** Whether only documents are wanted, without a pack: then dead references are only warnings. */
  readonly isLoose?: boolean;
  /** The workspace's words for the footer of all its documents. */
  readonly footer?: FilledFooter;
}

/** The path of a policy's template, from which links to other templates start. */
export function placeOf({ place, template }: Pick<PackPolicy, 'place' | 'template'>): string {
  return place ?? template.source.path;
}

/** The pack's title on its cover and index. */
export function packTitle({ definition, wording }: Pack): string {
  return definition.title ?? wording.pack.title;
}

/** The templates of a pack's policies, and of its extra pages. */
export function headsOf({ policies, extraPages }: Pick<Pack, 'policies' | 'extraPages'>): readonly TemplateHead[] {
  return [...policies, ...extraPages].map(({ template }) => template);
}

/** The policies and extra pages of a pack by code and slug, in lower case. */
export const packIndex = remember((pack: Pack): ReadonlyMap<string, PackPolicy> => {
  const index = new Map<string, PackPolicy>();
  for (const policy of [...pack.policies, ...pack.extraPages])
    for (const name of [policy.template.slug, policy.template.code ?? []].flat())
      if (!index.has(name.toLowerCase())) index.set(name.toLowerCase(), policy);
  return index;
});
