/**
 * What the engine throws at a request that it cannot follow: the reason as data. Whoever called words it (a command with the
 * names of its options, a server in its own way).
 */

/** Why a request cannot be followed. */
export type Problem =
  /** `reason` in words of the file system. */
  | {
      readonly kind: 'folder-unreadable';
      readonly holds: 'organisations' | 'templates';
      readonly folder: string;
      readonly reason: string;
    }
  | { readonly kind: 'no-organisations'; readonly folder: string }
  | { readonly kind: 'no-templates'; readonly folder: string }
  /** The choice of organisations is empty; `ids` are those that are there. */
  | { readonly kind: 'nobody-chosen'; readonly folder: string; readonly ids: readonly string[] }
  /** No id in the folder matches; `ids` are those that are there. */
  | {
      readonly kind: 'unknown-organisation';
      readonly folder: string;
      readonly pattern: string;
      readonly ids: readonly string[];
    }
  /** No template in the folder matches; `names` are codes, or slugs where there is none. */
  | {
      readonly kind: 'unknown-policy';
      readonly folder: string;
      readonly pattern: string;
      readonly names: readonly string[];
    }
  /** The organisation has no such policy; `names` are those that it has. */
  | {
      readonly kind: 'policy-not-in-pack';
      readonly organisation: string;
      readonly pattern: string;
      readonly names: readonly string[];
    }
  /** A review on a day to come; an ISO date. */
  | { readonly kind: 'review-ahead'; readonly date: string }
  | { readonly kind: 'not-importable'; readonly path: string; readonly endings: readonly string[] }
  /** Two documents of which one template would be made. */
  | {
      readonly kind: 'import-clash';
      readonly first: string;
      readonly second: string;
      readonly path: string;
    }
  /** A file that stands in the way of an import or of a new workspace. */
  | { readonly kind: 'template-exists'; readonly path: string }
  | { readonly kind: 'workspace-exists'; readonly path: string }
  /** One spelling is mapped to two fields; `place` is that of the second, where it stands in a file. */
  | {
      readonly kind: 'mapped-twice';
      readonly spelling: string;
      readonly fields: readonly [string, string];
      readonly place?: string;
    }
  | {
      readonly kind: 'unknown-field';
      readonly field: string;
      readonly isCondition: boolean;
      readonly names: readonly string[];
      /** Files of organisations that could not be read, and might give the field. */
      readonly unreadable: readonly string[];
      readonly place?: string;
    }
  /** `keys` are those that templates use. */
  | { readonly kind: 'unused-field'; readonly field: string; readonly keys: readonly string[] }
  | { readonly kind: 'unknown-template'; readonly pattern: string; readonly names: readonly string[] }
  | { readonly kind: 'no-manifest'; readonly place: string }
  | { readonly kind: 'zip-unreadable'; readonly path: string; readonly reason: string };

/** A request that cannot be followed; nothing was written. */
export class RequestProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.kind);
    this.name = 'RequestProblem';
    this.problem = problem;
  }
}
