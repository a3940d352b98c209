/** What a Word file's sidecar decides about matter that isn't for the readers of its documents. */

/** What it can keep, which is left out otherwise. */
export const KEPT_IN_WORD = ['comments', 'hidden_text', 'moving_fields', 'header_and_footer'] as const;

export type KeptInWord = (typeof KEPT_IN_WORD)[number];

/** What documents make of changes that somebody tracked in the file. */
export const TRACKED_DECISIONS = ['accept', 'reject'] as const;

export type TrackedDecision = (typeof TRACKED_DECISIONS)[number];
