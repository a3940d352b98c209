/**
 * A plan is data: which documents are to be made, for whom, from what, where to, with which dates. `render` acts on it,
 * `--dry-run` prints it, `check` fills it and writes nothing.
 */
import type { Organisation } from './organisation.js';
import type { Pack, PackPolicy } from './organisation-pack.js';
import { policyName } from './pack.js';

export const FORMATS = ['docx', 'pdf', 'html'] as const;

export type Format = (typeof FORMATS)[number];

/** One policy for one organisation, in some formats. */
export interface Job extends PackPolicy {
  readonly organisation: Organisation;
  readonly outputs: readonly Output[];
  /** The organisation's whole pack, rendered in this run or not. */
  readonly pack: Pack;
  /** Set where it is made for approval, apart from the pack: the files that are made with it, so that links may lead there. */
  readonly forApproval?: ReadonlySet<string>;
  /** Whether it is no policy, but an attachment that is filled. */
  readonly isAttachment?: boolean;
  /** What messages call it, if it is neither. */
  readonly called?: string;
}

/** How messages name what is filled: a policy by its code or slug, an attachment by its title. */
export function nameInMessages({
  template,
  title,
  isAttachment,
  called,
}: Pick<Job, 'template' | 'title' | 'isAttachment' | 'called'>): string {
  if (called !== undefined) return called;
  return isAttachment ? `The attachment "${title}"` : policyName(template);
}

export interface Output {
  readonly format: Format;
  /** In the organisation's folder, forward slashes: `docx/DCW116-online-safety.docx`. */
  readonly path: string;
}

/** The path of a policy or pack document in the organisation's folder; `file` is its name without the ending. */
export function documentPath(format: Format, file: string): string {
  return `${format}/${file}.${format}`;
}

export interface Plan {
  /** The packs of the organisations, by id; without those that are refused. */
  readonly packs: ReadonlyMap<string, Pack>;
  readonly jobs: readonly Job[];
  /** Ids of the organisations whose plan has an error; none of their jobs is among `jobs`. */
  readonly refused: readonly string[];
}
