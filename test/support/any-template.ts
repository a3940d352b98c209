/**
 * Trees with holes, of every shape that a Markdown template can hold, in the one form in which it is read: words joined, no
 * white space at the ends of lines and marks.
 */
import fc from 'fast-check';
import { bareTarget } from '../../src/model/bare-addresses.js';
import type {
  Block,
  Blocks,
  Branching,
  Heading,
  HeadingLevel,
  Inline,
  Inlines,
  Leaf,
  LinkTarget,
  ListItem,
  Row,
} from '../../src/model/document.js';
import { NOTE_KINDS } from '../../src/model/note-kinds.js';
import { LISTING_NAMES } from '../../src/model/placeholders.js';
import { spanOf } from '../../src/model/source.js';
import { asTask } from '../../src/model/tasks.js';
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
  ':::',
  '::: landscape',
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

/**
 * Code keeps its spaces; it isn't empty, and the end of a tag in it would be a mistake. In a table, a backslash before a bar gets a
 * space, which is reported.
 */
const codeWords = fc
  .array(
    fc.oneof(
      words.map((value): Node => ({ type: 'text', value })),
      field,
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((nodes) => joinedCode(nodes))
  .filter((nodes) => nodes.length > 0);

function joinedCode(nodes: readonly Node[]): Inline<Leaf>[] {
  const joined: Inline<Leaf>[] = [];
  for (const node of nodes) {
    if (node.type === 'field') {
      const before = joined.pop();
      // A backslash before a tag would make words of it.
      const value = before?.type === 'text' ? before.value.replace(/\\+$/, '') : '';
      if (before && before.type !== 'text') joined.push(before);
      if (before?.type === 'text' && value !== '') joined.push({ ...before, value });
      joined.push(node);
    }
    if (node.type !== 'text') continue;
    const value = node.value.replace(/[\uE000-\uF8FF]|&#xE000;|\}(?=\})|\\(?=<<|\{\{|\|)/g, '').normalize('NFC');
    const last = joined.at(-1);
    if (last?.type === 'text') continue;
    if (value !== '') joined.push({ type: 'text', value });
  }
  return joined;
}

/** Footnotes with other words have another key. */
function keyOf(blocks: readonly Block<Leaf>[]): string {
  let sum = 0;
  for (const letter of JSON.stringify(blocks)) sum = (sum * 31 + letter.charCodeAt(0)) % 1_000_003;
  return `n${sum}`;
}

function notePart(value: string): Block<Leaf>[] {
  const children = normalInlines([{ type: 'text', value }]);
  return children.length > 0 ? [{ type: 'paragraph', children }] : [];
}

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

/** Links whose words are their address. */
const addressLink = fc
  .constantFrom(
    'https://www.gov.uk',
    'http://a.example/b_c~d?e=f&g=(1)#h',
    'https://a.example/x?y=&amp;',
    'www.a.example/b_c',
    'help@a.example',
    'a_b+c@d-e.example',
  )
  .map((value): Node => ({ type: 'link', target: addressed(bareTarget(value)), children: [{ type: 'text', value }] }));

function inline(depth: number): fc.Arbitrary<Node> {
  const lineBreak = fc.constant<Node>({ type: 'break' });
  if (depth === 0) return fc.oneof({ weight: 4, arbitrary: text }, field, lineBreak);
  const children = fc.array(inline(depth - 1), { minLength: 1, maxLength: 3 }) as fc.Arbitrary<Inline<Leaf>[]>;
  const some = fc.array(inline(depth - 1), { minLength: 0, maxLength: 2 }) as fc.Arbitrary<Inline<Leaf>[]>;
  return fc.oneof(
    { weight: 4, arbitrary: text },
    field,
    lineBreak,
    addressLink,
    children.map((nodes): Node => ({ type: 'strong', children: nodes })),
    children.map((nodes): Node => ({ type: 'emphasis', children: nodes })),
    children.map((nodes): Node => ({ type: 'passage', language: 'cy', children: nodes })),
    fc
      .tuple(children, fc.constantFrom(...TARGETS))
      .map(([nodes, target]): Node => ({ type: 'link', target, children: nodes })),
    children.map((nodes): Node => ({ type: 'styled', style: 'struck', children: nodes })),
    fc
      .tuple(fc.constantFrom('superscript' as const, 'subscript' as const), fc.constantFrom('2', 'th', '-3', 'é'))
      .map(([style, value]): Node => ({ type: 'styled', style, children: [{ type: 'text', value }] })),
    codeWords.map((nodes): Node => ({ type: 'code', children: nodes })),
    fc.integer({ min: 3, max: 20 }).map((width): Node => ({ type: 'fill-in', width, label: '' })),
    fc.boolean().map((checked): Node => ({ type: 'tick-box', checked, label: '' })),
    fc
      .array(words, { minLength: 1, maxLength: 2 })
      .map((values) => values.flatMap(notePart))
      .filter((blocks) => blocks.length > 0)
      .map((blocks): Node => ({ type: 'footnote', key: keyOf(blocks), blocks })),
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

/** Mostly at the left. */
const standing = fc
  .tuple(paragraph, fc.option(fc.constantFrom('centre' as const, 'right' as const), { freq: 5, nil: undefined }))
  .map(([block, align]): Block<Leaf> => (block.type === 'paragraph' && align ? { ...block, align } : block));

const heading = fc
  .tuple(fc.constantFrom<1 | 2>(1, 2), line, fc.option(fc.constantFrom('unnumbered' as const), { nil: undefined }))
  .map(([level, children, kind]): Block<Leaf> => ({ type: 'heading', level, ...(kind ? { kind } : {}), children }));

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
        // A head with nothing in it is none.
        ...(header.cells.some((cell) => cell.type === 'cell' && cell.children.length > 0) ? { header } : {}),
        rows: [first, ...rows],
      }),
    );
});

function listOf(depth: number): fc.Arbitrary<Block<Leaf>> {
  const item = fc
    .tuple(paragraph, fc.array(block(depth - 1), { maxLength: 2 }))
    .map(([first, rest]): ListItem<Leaf> => asTask({ type: 'item', blocks: [first, ...rest] }));
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

/** Lists with marks of their own, of tasks, and with empty items. */
function markedList(depth: number): fc.Arbitrary<Block<Leaf>> {
  const item = fc
    .tuple(
      fc.option(paragraph, { freq: 4, nil: undefined }),
      fc.option(fc.boolean(), { nil: undefined }),
      fc.array(block(depth - 1), { maxLength: 1 }),
    )
    .map(
      ([first, checked, rest]): ListItem<Leaf> =>
        asTask({
          type: 'item',
          ...(checked === undefined ? {} : { checked }),
          blocks: first ? [first, ...rest] : [],
        }),
    );
  const numbers = fc.constantFrom(
    'decimal' as const,
    'lower-letter' as const,
    'upper-letter' as const,
    'lower-roman' as const,
    'upper-roman' as const,
  );
  const marks = fc.option(fc.record({ numbers, around: fc.constantFrom('.' as const, ')' as const, '()' as const) }), {
    nil: undefined,
  });
  // Letters without any words behind them are no list.
  const items = fc
    .array(item, { minLength: 2, maxLength: 4 })
    .filter((entries) => entries.some(({ blocks, checked }) => blocks.length > 0 || checked !== undefined));
  return fc.tuple(marks, fc.integer({ min: 1, max: 20 }), items).map(
    ([chosen, start, entries]): Block<Leaf> => ({
      type: 'list',
      ordered: chosen !== undefined,
      // An absent mark is `1.`
      ...(chosen && !(chosen.numbers === 'decimal' && chosen.around === '.') ? { marks: chosen } : {}),
      start: chosen ? start : 1,
      items: entries,
    }),
  );
}

/** Spaces alone are no block. */
const codeLines = fc
  .array(codeWords, { minLength: 1, maxLength: 3 })
  .filter((lines) => lines.flat().some((node) => node.type !== 'text' || node.value.trim() !== ''));

const codeBlock = codeLines.map(
  (lines): Block<Leaf> => ({
    type: 'code-block',
    children: lines.flatMap((nodes, at): Inline<Leaf>[] => (at === 0 ? nodes : [{ type: 'break' }, ...nodes])),
  }),
);

function note(depth: number): fc.Arbitrary<Block<Leaf>> {
  return fc
    .tuple(
      fc.constantFrom(...NOTE_KINDS),
      fc.option(line, { nil: undefined }),
      fc.array(block(depth - 1), { minLength: 1, maxLength: 2 }),
    )
    .map(([kind, title, blocks]): Block<Leaf> => ({ type: 'note', kind, ...(title ? { title } : {}), blocks }));
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
  return fc.oneof(
    { weight: 3, arbitrary: standing },
    listOf(depth),
    markedList(depth),
    quote,
    note(depth),
    codeBlock,
    table,
    image,
  );
}

const top: fc.Arbitrary<Block<Leaf>> = fc.oneof(
  { weight: 3, arbitrary: block(2) },
  heading,
  fc.constant<Block<Leaf>>({ type: 'rule' }),
  fc.constant<Block<Leaf>>({ type: 'page-break' }),
  fc.constant<Block<Leaf>>({ type: 'logo', span }),
  fc.constantFrom(...LISTING_NAMES).map((of): Block<Leaf> => ({ type: 'listing', of, span })),
);

/** A landscape range, in which a condition may stand. */
const range = fc.tuple(fc.array(top, { minLength: 1, maxLength: 3 }), fc.option(top, { nil: undefined })).map(
  ([blocks, sometimes]): Block<Leaf> => ({
    type: 'landscape',
    blocks: sometimes
      ? [...blocks, { type: 'if', name: 'nation_wales', negated: true, then: [sometimes], otherwise: [], span }]
      : blocks,
  }),
);

const topOrRange = fc.oneof({ weight: 8, arbitrary: top }, range);

const conditional = fc.tuple(fc.array(topOrRange, { minLength: 1, maxLength: 2 }), fc.array(top, { maxLength: 1 })).map(
  ([then, otherwise]): Branching<Leaf, Block<Leaf>> => ({
    type: 'if',
    name: 'nation_wales',
    negated: false,
    then,
    otherwise,
    span,
  }),
);

function headingsOf(blocks: Blocks<Leaf>): readonly Heading<Leaf>[] {
  return blocks.flatMap((node) => {
    if (node.type === 'if') return headingsOf([...node.then, ...node.otherwise]);
    if (node.type === 'landscape') return headingsOf(node.blocks);
    return node.type === 'heading' ? [node] : [];
  });
}

function raised(blocks: Blocks<Leaf>, levels: number): Branching<Leaf, Block<Leaf>>[] {
  return blocks.map((node) => {
    if (node.type === 'if')
      return { ...node, then: raised(node.then, levels), otherwise: raised(node.otherwise, levels) };
    if (node.type === 'landscape') return { ...node, blocks: raised(node.blocks, levels) };
    return node.type === 'heading' ? { ...node, level: Math.max(1, node.level - levels) as HeadingLevel } : node;
  });
}

/** Headings rise where none is of the first level. */
function withHighest(blocks: Blocks<Leaf>): Blocks<Leaf> {
  const levels = headingsOf(blocks).map(({ level }) => level);
  return levels.length > 0 ? raised(blocks, Math.min(...levels) - 1) : blocks;
}

/** The blocks of a template. */
export const anyTemplate = fc
  .array(fc.oneof({ weight: 3, arbitrary: topOrRange }, conditional), { minLength: 1, maxLength: 4 })
  .map(withHighest);
