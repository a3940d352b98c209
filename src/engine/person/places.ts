/** What the search for a person's name finds, and what it could not look into. */

/** What kind of file a name stands in, which decides how it is replaced. */
export type PlaceKind =
  | 'organisation'
  | 'record'
  | 'shared-values'
  | 'issues'
  | 'issued-text'
  | 'template'
  | 'passage'
  | 'pack'
  | 'settings'
  | 'document'
  | 'zip'
  | 'state'
  | 'replaced-document'
  | 'other';

/** A place where the name stands. */
export interface PersonPlace {
  readonly kind: PlaceKind;
  /** As the user would write it. */
  readonly path: string;
  /** From 1, in a text. */
  readonly line?: number;
  readonly column?: number;
  /** In a YAML file: `registered_manager.name`. */
  readonly key?: string;
  /** In a file of several parts: `page 3`, `word/header1.xml`; `the file’s name`. */
  readonly within?: string;
  /** The organisation whose file or document it is. */
  readonly organisation?: string;
  /** `surname` where only that stands there, which may be somebody else's. */
  readonly certainty: 'name' | 'surname';
}

/** A file, or a part of one, that was not searched. */
export interface Unsearched {
  readonly path: string;
  /** `it is a picture`, `it is larger than 100 MB`. */
  readonly why: string;
}

/** What was found in some files. */
export interface Findings {
  readonly places: readonly PersonPlace[];
  readonly unsearched: readonly Unsearched[];
}

/** The findings of several files as one. */
export function joinedFindings(findings: readonly Findings[]): Findings {
  return {
    places: findings.flatMap(({ places }) => places),
    unsearched: findings.flatMap(({ unsearched }) => unsearched),
  };
}
