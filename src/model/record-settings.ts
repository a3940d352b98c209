/** What a workspace decides about records: where templates come from, and what reviews and approvals do. */

export interface RecordSettings {
  /** Whether templates are supplied to organisations, or are a provider's own: then their dates are the record of all. */
  readonly templateSource: 'supplied' | 'own';
  /** What a pack holds while a new text awaits approval: the last approved text, or the new one, marked. */
  readonly pending: 'keep' | 'mark';
  /** Whether each review asks for a new approval. */
  readonly approveEveryReview: boolean;
  /** Whether a review without a change raises the minor version. */
  readonly versionAfterReview: 'raise' | 'keep';
  /** Names of placeholders whose values state practice, and count as text. */
  readonly textFields: readonly string[];
}

/** The settings of a workspace that says nothing. */
export const USUAL_SETTINGS: RecordSettings = {
  templateSource: 'own',
  pending: 'mark',
  approveEveryReview: false,
  versionAfterReview: 'raise',
  textFields: [],
};
