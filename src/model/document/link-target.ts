/** Where links lead. */
import type { Leaf, Open, Text } from './leaves.js';

/**
 * Where a link leads: an address (http, https, mailto, tel; its leaves joined), a heading of the same document, another
 * policy of the organisation, `[words](policy:DCW29)`, whose file has the same name in each format but for its ending, or in pack
 * documents any file of the pack.
 */
export type LinkTarget<L extends Leaf = Text> =
  | { readonly kind: 'address'; readonly address: readonly L[] }
  | { readonly kind: 'heading'; readonly anchor: string }
  | PolicyTarget<L>
  | FileTarget
  | Open<L, PathTarget>;

/** Another policy: by code or slug in a template; in a document with its file's name too, without the ending. */
export interface PolicyTarget<L extends Leaf = Text> {
  readonly kind: 'policy';
  /** As written: a code or a slug, any case. */
  readonly name: string;
  /** A heading of that policy; in a document its anchor there. */
  readonly anchor?: string;
  /** `DCW29-whistleblowing` */
  readonly file: string | Open<L, undefined>;
}

/**
 * A file beside the template, as `[words](../hr/leave.md#notice)` names it: another policy, if it is the file of its template.
 * Exists in templates only.
 */
export interface PathTarget {
  readonly kind: 'path';
  /** Without percent-encoding, with forward slashes: `../hr/leave.md`, `/policies/leave/`. */
  readonly path: string;
  readonly anchor?: string;
}

/** A file of the same pack, by its path from the document that links to it: `../pdf/DCW29-whistleblowing.pdf`. */
export interface FileTarget {
  readonly kind: 'file';
  readonly path: string;
}
