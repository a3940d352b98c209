/**
 * Trees with holes, of every shape that a Markdown template can hold, in the one form in which it is read: words joined, no
 * white space at the ends of lines and marks.
 */
import fc from 'fast-check';
import type { Block, Branching, Inline, Inlines, Leaf, LinkTarget, ListItem, Row } from '../../src/model/document.js';
import { spanOf } from '../../src/model/source.js';
import { normalInlines } from '../../src/write/markdown/normal-inlines.js';
import { picture } from './sample-document.js';

type Node = Branching<Leaf, Inline<Leaf>>;

const span = spanOf({ path: 'any.md', text: '' }, 0);
const FIELDS = ['org_field_name', 'org_field_phone', 'last_update_date', 'org_field_registered_manager_name'];

/** Characters that Markdown, its tables, or the scan for tags would take for their own. */
const SIGNS = '&<>{}[]()\\`*_#=;:!-+~|/"\'^$@.,0123456789 \u00a0\u200b';
const word = fc.constantFrom(
  'Purpose',
  'x',
  '[Organisation Name]',
  '[x]',
  '1.',
  '2)',
  '- ',
  '+',
  '# ',
  '---',
  '&amp;',
  '&#xE000;',
  '{{',
  '<<',
  '>>',
  '}}',
  'Table:',
  '____',
  'ŵ',
  '🎉',
  '[a]: b',
  'http://a.b',
  'www.',
  'a@b.c',
  '<b>',
  '\\newpage',
  '![',
  '](',
);
const words = fc
  .array(fc.oneof(word, fc.constantFrom(...SIGNS), fc.constantFrom(...'abcAB')), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join(''));

const text = words.map((value): Node => ({ type: 'text', value }));
const field = fc.constantFrom(...FIELDS).map((name): Node => ({ type: 'field', name, span }));

const addressed = (value: string): LinkTarget<Leaf> => ({ kind: 'address', address: [{ type: 'text', value }] });

const TARGETS: readonly LinkTarget<Leaf>[] = [
  addressed('https://a.example/(b)?c=d&amp;e_f'),
  addressed('mailto:a@b.example'),
  { kind: 'heading', anchor: 'reporting_a-concern' },
  { kind: 'policy', name: 'DCW29', file: undefined },
  { kind: 'policy', name: 'lone-working', file: undefined, anchor: 'tŷ (2)' },
  { kind: 'path', path: '../hr/50% Leave #2?.md' },
  { kind: 'path', path: '/policies/leave/', anchor: 'a_b' },
];

function inline(depth: number): fc.Arbitrary<Node> {
  const lineBreak = fc.constant<Node>({ type: 'break' });
  if (depth === 0) return fc.oneof({ weight: 4, arbitrary: text }, field, lineBreak);
  const children = fc.array(inline(depth - 1), { minLength: 1, maxLength: 3 }) as fc.Arbitrary<Inline<Leaf>[]>;
  const some = fc.array(inline(depth - 1), { minLength: 0, maxLength: 2 }) as fc.Arbitrary<Inline<Leaf>[]>;
  return fc.oneof(
    { weight: 4, arbitrary: text },
    field,
    lineBreak,
    children.map((nodes): Node => ({ type: 'strong', children: nodes })),
    children.map((nodes): Node => ({ type: 'emphasis', children: nodes })),
    children.map((nodes): Node => ({ type: 'passage', language: 'cy', children: nodes })),
    fc
      .tuple(children, fc.constantFrom(...TARGETS))
      .map(([nodes, target]): Node => ({ type: 'link', target, children: nodes })),
    fc
      .tuple(fc.constantFrom(...FIELDS), fc.boolean(), children, some)
      .map(([name, negated, then, otherwise]): Node => ({ type: 'if', name, negated, then, otherwise, span })),
  );
}

/** A run in normal form with some words in it. */
const run: fc.Arbitrary<Inlines<Leaf>> = fc
  .array(inline(2), { minLength: 1, maxLength: 5 })
  .map(normalInlines)
  .filter((nodes) => nodes.length > 0);

/** A run without line breaks, as headings and cells must be, that begins with no space or number. */
const line = run
  .map((nodes) => normalInlines(withoutBreaks(nodes)))
  .filter((nodes) => nodes.length > 0 && !/^(?:\s|\d+[.)])/.test(firstWords(nodes)));

function firstWords([first]: Inlines<Leaf>): string {
  return first?.type === 'text' ? first.value : '';
}

function withoutBreaks(nodes: Inlines<Leaf>): Node[] {
  return nodes.flatMap((node): Node[] => {
    if (node.type === 'break') return [];
    if (node.type === 'if') {
      const [then, otherwise] = [withoutBreaks(node.then), withoutBreaks(node.otherwise)] as Inline<Leaf>[][];
      return [{ ...node, then: then ?? [], otherwise: otherwise ?? [] }];
    }
    return 'children' in node ? [{ ...node, children: withoutBreaks(node.children) }] : [node];
  });
}

/** A paragraph that no table would take for its caption. */
const paragraph = run
  .filter((children) => !firstWords(children).startsWith('Table:'))
  .map((children): Block<Leaf> => ({ type: 'paragraph', children }));

const heading = fc
  .tuple(fc.constantFrom<1 | 2>(1, 2), line)
  .map(([level, children]): Block<Leaf> => ({ type: 'heading', level, children }));

const table = fc.integer({ min: 1, max: 3 }).chain((width) => {
  const cell = fc.oneof(line, fc.constant([])).map((children) => ({ type: 'cell' as const, children }));
  const row = fc
    .array(cell, { minLength: width, maxLength: width })
    .map((cells): Row<Leaf> => ({ type: 'row', cells }));
  const conditional = row.map(
    (one): Branching<Leaf, Row<Leaf>> => ({
      type: 'if',
      name: 'nation_wales',
      negated: true,
      then: [one],
      otherwise: [],
      span,
    }),
  );
  return fc
    .tuple(row, row, fc.array(fc.oneof(row, conditional), { maxLength: 2 }), fc.option(line, { nil: undefined }))
    .map(
      ([header, first, rows, caption]): Block<Leaf> => ({
        type: 'table',
        ...(caption ? { caption } : {}),
        columns: header.cells.map((_, at) => (['left', 'centre', 'right'] as const)[at % 3] ?? 'left'),
        header,
        rows: [first, ...rows],
      }),
    );
});

function listOf(depth: number): fc.Arbitrary<Block<Leaf>> {
  const item = fc
    .tuple(paragraph, fc.array(block(depth - 1), { maxLength: 2 }))
    .map(([first, rest]): ListItem<Leaf> => ({ type: 'item', blocks: [first, ...rest] }));
  const conditional = item.map(
    (one): Branching<Leaf, ListItem<Leaf>> => ({
      type: 'if',
      name: 'nation_wales',
      negated: false,
      then: [one],
      otherwise: [],
      span,
    }),
  );
  return fc
    .tuple(fc.boolean(), fc.integer({ min: 0, max: 99 }), item, fc.array(fc.oneof(item, conditional), { maxLength: 3 }))
    .map(
      ([ordered, start, first, items]): Block<Leaf> => ({
        type: 'list',
        ordered,
        start: ordered ? start : 1,
        items: [first, ...items],
      }),
    );
}

function block(depth: number): fc.Arbitrary<Block<Leaf>> {
  if (depth <= 0) return paragraph;
  const quote = fc
    .array(block(depth - 1), { minLength: 1, maxLength: 2 })
    .map((blocks): Block<Leaf> => ({ type: 'quote', blocks }));
  const image = words.map(
    (value): Block<Leaf> => ({
      type: 'image',
      picture: picture(4, 4, 'plan.png'),
      alt: [{ type: 'text', value: `A ${value}x`.replace(/ +/g, ' ').replace(/ +/g, ' ') }],
    }),
  );
  return fc.oneof({ weight: 3, arbitrary: paragraph }, listOf(depth), quote, table, image);
}

const top: fc.Arbitrary<Block<Leaf>> = fc.oneof(
  { weight: 3, arbitrary: block(2) },
  heading,
  fc.constant<Block<Leaf>>({ type: 'rule' }),
  fc.constant<Block<Leaf>>({ type: 'page-break' }),
  fc.constant<Block<Leaf>>({ type: 'logo', span }),
);

const conditional = fc.tuple(fc.array(top, { minLength: 1, maxLength: 2 }), fc.array(top, { maxLength: 1 })).map(
  ([then, otherwise]): Branching<Leaf, Block<Leaf>> => ({
    type: 'if',
    name: 'nation_wales',
    negated: false,
    then,
    otherwise,
    span,
  }),
);

/** The blocks of a template. */
export const anyTemplate = fc.array(fc.oneof({ weight: 3, arbitrary: top }, conditional), {
  minLength: 1,
  maxLength: 4,
});
