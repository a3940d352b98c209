/** Attachments as issues record them, and what changed in them between two issues. */
import type { AttachmentKind } from './attachment.js';

/** An attachment as it was issued. Dates are ISO dates. */
export interface IssuedAttachment {
  /** In the organisation's folder: `attachments/incident-form.docx`. */
  readonly path: string;
  readonly title: string;
  readonly kind?: AttachmentKind;
  readonly version?: string;
  readonly reviewed?: string;
  readonly nextReview?: string;
  /** Codes or slugs of its policies. */
  readonly policies: readonly string[];
  readonly ofOlderText?: boolean;
  /** SHA-256 of the file as it was handed over: the name under which it is kept. */
  readonly sha256: string;
  /** SHA-256 of the file that it was made from. */
  readonly source: string;
}

/** An attachment that changed, as it is now; a removed one as it was. */
export interface ChangedAttachment {
  readonly attachment: IssuedAttachment;
  readonly change: 'added' | 'removed' | 'file' | 'record';
}

/**
 * Lists what changed, by path. The bytes of a filled file count only where the same program made both, since a new one may write
 * the same form in other bytes.
 */
export function attachmentChanges(
  before: readonly IssuedAttachment[],
  now: readonly IssuedAttachment[],
  sameEngine: boolean,
): readonly ChangedAttachment[] {
  const earlier = new Map(before.map((attachment) => [attachment.path, attachment]));
  const paths = new Set(now.map(({ path }) => path));
  return [
    ...now.flatMap((attachment): ChangedAttachment[] => {
      const change = changeOf(earlier.get(attachment.path), attachment, sameEngine);
      return change ? [{ attachment, change }] : [];
    }),
    ...before.flatMap((attachment): ChangedAttachment[] =>
      paths.has(attachment.path) ? [] : [{ attachment, change: 'removed' }],
    ),
  ].sort((a, b) => (a.attachment.path < b.attachment.path ? -1 : 1));
}

const RECORD = ['title', 'kind', 'version', 'reviewed', 'nextReview', 'ofOlderText'] as const;

function changeOf(
  last: IssuedAttachment | undefined,
  now: IssuedAttachment,
  sameEngine: boolean,
): ChangedAttachment['change'] | undefined {
  if (!last) return 'added';
  if (last.source !== now.source || (sameEngine && last.sha256 !== now.sha256)) return 'file';
  const isSame = RECORD.every((key) => last[key] === now[key]) && last.policies.join() === now.policies.join();
  return isSame ? undefined : 'record';
}
