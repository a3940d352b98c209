/**
 * The samples that writers are tried with hold every node that a document can, in each of its variants. The roll is typed by the tree: a new
 * node, variant or optional key does not compile until it stands here, and then fails until the samples and random documents have it.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  Alignment,
  Document,
  InlineStyle,
  LinkTarget,
  ListMarks,
  Picture,
  Text,
} from '../../src/model/document.js';
import type { NoteKind } from '../../src/model/note-kinds.js';
import { type AnyNode, visit } from '../../src/model/walk.js';
import { anyDocument } from './any-document.js';
import { everyConstruct } from './sample-constructs.js';
import { documentOf, everyNode } from './sample-document.js';

type Node = AnyNode<Text>;
type NodeOf<Type extends Node['type']> = Extract<Node, { readonly type: Type }>;

/** The variants of nodes that have some, by the types of their keys. */
interface Variants {
  readonly styled: InlineStyle;
  readonly note: NoteKind;
  readonly heading: 'numbered' | 'unnumbered' | 'appendix';
  readonly list: 'bullets' | 'by its depth' | ListMarks['numbers'] | ListMarks['around'];
  readonly item: 'empty' | 'ticked' | 'not ticked' | 'plain';
  readonly 'tick-box': 'ticked' | 'not ticked';
  readonly cell: 'filled' | 'empty' | 'left' | 'above';
  /** Links to files are made by the pages of a pack alone. */
  readonly link: Exclude<LinkTarget['kind'], 'file'>;
  readonly table: 'left' | 'centre' | 'right';
  readonly image: Picture['format'];
  readonly paragraph: 'left' | Alignment;
}

type VariantOf<Type> = Type extends keyof Variants ? Variants[Type] : 'any';

/** Where a node comes from, which no writer shows, and what stands in templates alone. */
type Unshown = 'span' | 'from' | 'places' | 'apart' | 'numbering' | 'continues' | 'anchor';

type OptionalKey<N> = {
  [Key in keyof N]-?: Record<never, never> extends Pick<N, Key> ? Key : never;
}[keyof N];

type KeyOf<Type extends Node['type']> = Extract<Exclude<OptionalKey<NodeOf<Type>>, Unshown>, string>;

interface Entry<Type extends Node['type']> {
  readonly variants: Readonly<Record<VariantOf<Type>, true>>;
  readonly keys: Readonly<Record<KeyOf<Type>, true>>;
  /** The variants that a node is of; absent where there is but one. */
  readonly of?: (node: NodeOf<Type>) => readonly VariantOf<Type>[];
}

const PLAIN = { variants: { any: true }, keys: {} } as const;

const ROLL: { readonly [Type in Node['type']]: Entry<Type> } = {
  text: PLAIN,
  strong: PLAIN,
  emphasis: PLAIN,
  code: PLAIN,
  passage: PLAIN,
  footnote: PLAIN,
  'fill-in': PLAIN,
  break: PLAIN,
  paragraph: {
    variants: { left: true, centre: true, right: true },
    keys: { clause: true, align: true },
    of: ({ align }) => [align ?? 'left'],
  },
  row: { variants: { any: true }, keys: { isForm: true, headsGroup: true } },
  'tick-box': {
    variants: { ticked: true, 'not ticked': true },
    keys: {},
    of: ({ checked }) => [checked ? 'ticked' : 'not ticked'],
  },
  'block-cell': PLAIN,
  quote: PLAIN,
  'code-block': PLAIN,
  'page-break': PLAIN,
  rule: PLAIN,
  landscape: PLAIN,
  styled: {
    variants: { struck: true, superscript: true, subscript: true, underlined: true },
    keys: {},
    of: ({ style }) => [style],
  },
  note: {
    variants: { note: true, tip: true, important: true, warning: true, caution: true },
    keys: { title: true },
    of: ({ kind }) => [kind],
  },
  heading: {
    variants: { numbered: true, unnumbered: true, appendix: true },
    keys: { kind: true, label: true },
    of: ({ kind }) => [kind ?? 'numbered'],
  },
  list: {
    variants: {
      ...{ bullets: true, 'by its depth': true, '.': true, ')': true, '()': true },
      ...{ decimal: true, 'lower-letter': true, 'upper-letter': true, 'lower-roman': true, 'upper-roman': true },
    },
    keys: { marks: true },
    of: ({ ordered, marks }) => (marks ? [marks.numbers, marks.around] : [ordered ? 'by its depth' : 'bullets']),
  },
  item: {
    variants: { empty: true, ticked: true, 'not ticked': true, plain: true },
    keys: { checked: true, label: true },
    of: ({ checked, blocks }) => [
      ...(blocks.length === 0 ? (['empty'] as const) : []),
      checked === undefined ? 'plain' : checked ? 'ticked' : 'not ticked',
    ],
  },
  cell: {
    variants: { filled: true, empty: true, left: true, above: true },
    keys: { sortKey: true },
    of: ({ continues, children }) => [continues ?? (children.length > 0 ? 'filled' : 'empty')],
  },
  link: { variants: { address: true, heading: true, policy: true }, keys: {}, of: ({ target }) => linkKinds(target) },
  table: {
    variants: { left: true, centre: true, right: true },
    keys: { caption: true, header: true, widths: true, rowHeaders: true, stacks: true, printed: true },
    of: ({ columns }) => columns,
  },
  image: { variants: { png: true, jpeg: true }, keys: { isLogo: true }, of: ({ picture }) => [picture.format] },
};

function linkKinds({ kind }: LinkTarget): readonly Variants['link'][] {
  return kind === 'file' ? [] : [kind];
}

/** `note: tip`, `note.title`. */
const nameOf = (type: string, variant: string) => (variant === 'any' ? type : `${type}: ${variant}`);

const ALL = Object.entries(ROLL).flatMap(([type, { variants, keys }]) => [
  ...Object.keys(variants).map((variant) => nameOf(type, variant)),
  ...Object.keys(keys).map((key) => `${type}.${key}`),
]);

/** An entry for nodes of a type that is known when it is called. */
interface AnyEntry {
  readonly keys: object;
  readonly of?: (node: never) => readonly string[];
}

const ENTRIES: ReadonlyMap<string, AnyEntry> = new Map(Object.entries<AnyEntry>(ROLL));

function metIn(documents: readonly Document[]): ReadonlySet<string> {
  const met = new Set<string>();
  for (const { title, blocks, masthead } of documents)
    visit([...title, ...blocks, ...(masthead.logo ? [masthead.logo] : [])], (node) => {
      const entry = ENTRIES.get(node.type);
      // The type of ROLL guarantees that the entry under a node's type takes it.
      for (const variant of entry?.of?.(node as never) ?? ['any']) met.add(nameOf(node.type, variant));
      for (const key of Object.keys(entry?.keys ?? {}))
        if (Reflect.get(node, key) !== undefined) met.add(`${node.type}.${key}`);
    });
  return met;
}

/** What only the tests of tables, pictures, links and pages of the pack try, each by itself. */
const TRIED_APART = [
  ...['table.widths', 'table.stacks', 'table.printed', 'row.headsGroup', 'cell.sortKey'],
  ...['image: jpeg', 'image.isLogo'],
];
const RANDOM_ALONE = ['landscape', 'passage', 'link: policy', 'table: centre', 'table: right'];

describe('every node, in each variant and with each of its keys', () => {
  it('is in the sample documents', () => {
    const met = metIn([everyNode(), documentOf(everyConstruct())]);
    expect(ALL.filter((name) => !met.has(name)).sort()).toEqual([...TRIED_APART, ...RANDOM_ALONE].sort());
  });

  it('is in random documents', () => {
    const met = metIn(fc.sample(anyDocument, { numRuns: 300, seed: 1 }));
    expect(ALL.filter((name) => !met.has(name)).sort()).toEqual([...TRIED_APART].sort());
  });
});
