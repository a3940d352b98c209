/** What a Word file's sidecar can keep in the documents that are made of it, which is left out otherwise. */
export const KEPT_IN_WORD = ['comments', 'moving_fields'] as const;

export type KeptInWord = (typeof KEPT_IN_WORD)[number];
