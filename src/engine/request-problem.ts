/**
 * The error that the engine throws at a request that it cannot follow. It holds the reason as data; the caller puts it into words,
 * as a command does with the names of its options.
 */
import type { HistoryTrouble } from '../model/history.js';

/** Why a request cannot be followed. */
export type Problem =
  /** The workspace is for other versions of the program; `range` as its file has it, at `place`. */
  | { readonly kind: 'other-program'; readonly range: string; readonly version: string; readonly place: string }
  /** `reason` is in the file system's words. */
  | {
      readonly kind: 'folder-unreadable';
      readonly holds: 'organisations' | 'templates';
      readonly folder: string;
      readonly reason: string;
    }
  | { readonly kind: 'no-organisations'; readonly folder: string }
  | { readonly kind: 'no-templates'; readonly folder: string }
  /** No organisation was chosen; `ids` are those that exist. */
  | { readonly kind: 'nobody-chosen'; readonly folder: string; readonly ids: readonly string[] }
  /** No id in the folder matches; `ids` are those that exist. */
  | {
      readonly kind: 'unknown-organisation';
      readonly folder: string;
      readonly pattern: string;
      readonly ids: readonly string[];
      /** Where the pattern stands, if it is in a list. */
      readonly place?: string;
    }
  /** A list of organisations names nobody. */
  | { readonly kind: 'empty-list'; readonly list: string }
  /** Git can't say what has changed; `message` is in its words. */
  | {
      readonly kind: 'history-unknown';
      readonly reason: HistoryTrouble['kind'];
      readonly reference: string;
      readonly message: string;
      readonly isShallow: boolean;
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
  /** No issue by the day holds such a policy; `names` are those that were issued. */
  | {
      readonly kind: 'not-issued';
      readonly organisation: string;
      readonly pattern: string;
      readonly names: readonly string[];
    }
  /** A review in the future; an ISO date. */
  | { readonly kind: 'review-ahead'; readonly date: string }
  /** The templates are a provider's own, so that there is nothing to adopt. */
  | { readonly kind: 'adoption-not-needed' }
  /** No base has this name; `names` are those that exist. */
  | {
      readonly kind: 'unknown-group';
      readonly folder: string;
      readonly name: string;
      readonly names: readonly string[];
    }
  /** A pattern or folder has no document that can be imported. */
  | { readonly kind: 'no-documents'; readonly path: string; readonly endings: readonly string[] }
  /** An import would overwrite these files. */
  | { readonly kind: 'templates-exist'; readonly paths: readonly string[] }
  /** A new workspace would overwrite a file. */
  | { readonly kind: 'workspace-exists'; readonly path: string }
  /** A new organisation would overwrite a file. */
  | { readonly kind: 'organisation-exists'; readonly path: string }
  /** One spelling is mapped to two fields; `place` is the second mapping's, if it is in a file. */
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
      /** Organisation files that could not be read, and might declare the field. */
      readonly unreadable: readonly string[];
      readonly place?: string;
    }
  /** `keys` are those that templates use. */
  | { readonly kind: 'unused-field'; readonly field: string; readonly keys: readonly string[] }
  | { readonly kind: 'unknown-template'; readonly pattern: string; readonly names: readonly string[] }
  | { readonly kind: 'no-manifest'; readonly place: string }
  /** There is no folder or file of this name. */
  | { readonly kind: 'no-pack'; readonly place: string }
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
