/** What a tree ends in: words, and in templates placeholders; and the block tags that templates put around nodes. */
import type { PropertyWords } from '../property-words.js';
import type { Span } from '../source.js';

/** Words as they print. `Hello & <b>` is seven letters and some signs, never markup. Holds no line break. */
export interface Text {
  readonly type: 'text';
  readonly value: string;
  /** The field that gave the words, e.g. `org_field_name`; absent for the template's own words. */
  readonly from?: string;
  /** Where the field's value is in the organisation's file; a value made from several keys has the place of each. */
  readonly places?: readonly Span[];
  /** Of a whole address: the lines that it has where it stands alone. Filling sets them apart there. */
  readonly apart?: readonly string[];
  readonly span?: Span;
}

/** A placeholder: `<<org_field_name>>`, `{{last_update_date}}`, `{{this}}` within an each. */
export interface Field {
  readonly type: 'field';
  /** The placeholder's name as written, without delimiters: `org_field_name`, `this`, `key`. */
  readonly name: string;
  readonly span: Span;
  /** Set in place of a field or control of a Word file that shows a property: what is printed, whatever `name` means here. */
  readonly property?: PropertyWords;
}

/** `<<#if name>> … <<else>> … <</if>>`; `negated` for `#unless`. An absent else is an empty `otherwise`. */
export interface If<Node> {
  readonly type: 'if';
  readonly name: string;
  readonly negated: boolean;
  readonly then: readonly Branched<Node>[];
  readonly otherwise: readonly Branched<Node>[];
  readonly span: Span;
}

/** `<<#each name>> … <<else>> … <</each>>`; the else is for an empty list. */
export interface Each<Node> {
  readonly type: 'each';
  readonly name: string;
  readonly body: readonly Branched<Node>[];
  /** Whether it has an else, so that the list may be missing. Around a list's items, the else is beside the list. */
  readonly optional: boolean;
  readonly otherwise: readonly Branched<Node>[];
  readonly span: Span;
}

/** A node, or a block tag around such nodes, however deep. */
export type Branched<Node> = Node | If<Node> | Each<Node>;

/** What words are made of: in templates with holes, in documents without. */
export type Leaf = Text | Field;

/** A child that may be inside a block tag in a template; in a document, the child itself. */
export type Branching<L extends Leaf, Node> = Node | Open<L, If<Node> | Each<Node>>;

/** Something that exists only in templates. */
export type Open<L extends Leaf, Thing> = { readonly text: never; readonly field: Thing }[L['type']];
