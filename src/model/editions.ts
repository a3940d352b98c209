/** Documents of a policy beside the policy itself: they hold its words, in whole or in part, for another use. */
export const EDITIONS = ['at-a-glance', 'large-print'] as const;

export type Edition = (typeof EDITIONS)[number];

/** The name of an edition's files, without the ending; `file` is the policy's own: `DCW29-whistleblowing-at-a-glance`. */
export function editionFile(file: string, edition: Edition): string {
  return `${file}-${edition}`;
}
