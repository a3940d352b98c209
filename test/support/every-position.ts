/**
 * Each place of a template's tree where words can stand, by the node that holds them. The record is typed by the nodes of the
 * tree: a new one does not compile until it says where its words stand.
 */
import type {
  Block,
  Blocks,
  DocumentBody,
  Inline,
  Inlines,
  Leaf,
  ListItem,
  Row,
  Text,
} from '../../src/model/document.js';
import { type Span, spanOf } from '../../src/model/source.js';
import type { AnyNode } from '../../src/model/walk.js';
import { picture } from './sample-document.js';

type Words = (words: Text) => DocumentBody<Leaf>;

const SPAN: Span = spanOf({ path: 'templates/sample.md', text: 'Sample' }, 0, 6);
const PLAIN: Text = { type: 'text', value: 'Plain words.' };
const p = (...children: Inlines<Leaf>): Block<Leaf> => ({ type: 'paragraph', children });
const row = (...children: Inlines<Leaf>[]): Row<Leaf> => ({
  type: 'row',
  cells: children.map((one) => ({ type: 'cell', children: one })),
});
const body = (...blocks: Blocks<Leaf>): DocumentBody<Leaf> => ({ title: [PLAIN], blocks: [p(PLAIN), ...blocks] });
const inline =
  (node: (words: Text) => Inline<Leaf>): Words =>
  (words) =>
    body(p(PLAIN, node(words)));
const block =
  (node: (words: Text) => Block<Leaf>): Words =>
  (words) =>
    body(node(words));
const image = (...alt: readonly Leaf[]): Block<Leaf> => ({ type: 'image', picture: picture(2, 2), alt });
const blockTable = (...blocks: Blocks<Leaf>): Block<Leaf> => ({
  type: 'table',
  columns: ['left', 'left'],
  rows: [
    {
      type: 'row',
      cells: [
        { type: 'cell', children: [PLAIN] },
        { type: 'block-cell', blocks },
      ],
    },
  ],
});
const listOf = (item: ListItem<Leaf>): Block<Leaf> => ({ type: 'list', ordered: false, start: 1, items: [item] });
/** Holds for the sample client, whose name is known. */
const isNamed = { type: 'if', name: 'org_field_name', negated: false, span: SPAN } as const;
/** The sample client has no such list, so that its else is taken. */
const eachService = { type: 'each', name: 'org_field_services', optional: true, body: [], span: SPAN } as const;

/** By node, what its words stand in, and a template with them there. */
export const POSITIONS: Readonly<Record<AnyNode['type'], Readonly<Record<string, Words>>>> = {
  text: { title: (words) => ({ title: [words], blocks: [p(PLAIN)] }) },
  strong: { 'strong words': inline((words) => ({ type: 'strong', children: [words] })) },
  emphasis: { 'emphasised words': inline((words) => ({ type: 'emphasis', children: [words] })) },
  styled: {
    'struck words': inline((words) => ({ type: 'styled', style: 'struck', children: [words] })),
    'raised words': inline((words) => ({ type: 'styled', style: 'superscript', children: [words] })),
  },
  code: { 'words of code': inline((words) => ({ type: 'code', children: [words] })) },
  footnote: {
    footnote: inline((words) => ({ type: 'footnote', key: '1', blocks: [p(words)] })),
    'list in a footnote': inline((words) => ({
      type: 'footnote',
      key: '1',
      blocks: [listOf({ type: 'item', blocks: [p(words)] })],
    })),
    'table in a footnote': inline((words) => ({ type: 'footnote', key: '1', blocks: [blockTable(p(words))] })),
    'footnote in a cell': block((words) => blockTable(p(PLAIN, { type: 'footnote', key: '1', blocks: [p(words)] }))),
  },
  link: {
    'words of a link': inline((words) => ({
      type: 'link',
      target: { kind: 'address', address: [{ type: 'text', value: 'https://example.org/' }] },
      children: [words],
    })),
  },
  passage: {
    'words in another language': inline((words) => ({ type: 'passage', language: 'cy', children: [words] })),
  },
  heading: { heading: block((words) => ({ type: 'heading', level: 2, children: [words] })) },
  paragraph: { paragraph: block((words) => p(words)) },
  list: {
    'nested list': block((words) => ({
      type: 'list',
      ordered: false,
      start: 1,
      items: [
        {
          type: 'item',
          blocks: [p(PLAIN), { type: 'list', ordered: true, start: 1, items: [{ type: 'item', blocks: [p(words)] }] }],
        },
      ],
    })),
  },
  item: {
    task: block((words) => listOf({ type: 'item', checked: false, blocks: [p(words)] })),
    'list item': block((words) => ({
      type: 'list',
      ordered: false,
      start: 1,
      items: [{ type: 'item', blocks: [p(words)] }],
    })),
  },
  table: {
    caption: block((words) => ({ type: 'table', caption: [words], columns: ['left'], rows: [row([PLAIN])] })),
    'head of a column': block((words) => ({
      type: 'table',
      columns: ['left'],
      header: row([words]),
      rows: [row([PLAIN])],
    })),
  },
  row: {
    'head of a row': block((words) => ({
      type: 'table',
      columns: ['left', 'left'],
      rowHeaders: true,
      rows: [row([words], [PLAIN])],
    })),
  },
  cell: {
    cell: block((words) => ({ type: 'table', columns: ['left', 'left'], rows: [row([PLAIN], [words])] })),
  },
  'block-cell': {
    'paragraph in a cell': block((words) => blockTable(p(PLAIN), p(words))),
    'list in a cell': block((words) =>
      blockTable({ type: 'list', ordered: false, start: 1, items: [{ type: 'item', blocks: [p(words)] }] }),
    ),
    'table in a cell': block((words) => blockTable({ type: 'table', columns: ['left'], rows: [row([words])] })),
    'description of a picture in a cell': block((words) => blockTable(image(words))),
    'code in a cell': block((words) => blockTable(p(PLAIN), { type: 'code-block', children: [words] })),
    'title of a note in a cell': block((words) =>
      blockTable({ type: 'note', kind: 'tip', title: [words], blocks: [p(PLAIN)] }),
    ),
    'condition in a cell': block((words) => blockTable({ ...isNamed, then: [p(PLAIN), p(words)], otherwise: [] })),
  },
  image: {
    'description of a picture': block((words) => image(words)),
    'description of a picture beside a field': block((words) =>
      image(words, { type: 'text', value: ' ' }, { type: 'field', name: 'org_field_name', span: SPAN }),
    ),
  },
  note: {
    note: block((words) => ({ type: 'note', kind: 'warning', blocks: [p(words)] })),
    'title of a note': block((words) => ({ type: 'note', kind: 'tip', title: [words], blocks: [p(PLAIN)] })),
  },
  'code-block': { 'block of code': block((words) => ({ type: 'code-block', children: [words] })) },
  quote: { quote: block((words) => ({ type: 'quote', blocks: [p(words)] })) },
  landscape: {
    'landscape range': block((words) => ({ type: 'landscape', blocks: [p(words)] })),
    'heading of a landscape range': block((words) => ({
      type: 'landscape',
      blocks: [{ type: 'heading', level: 2, children: [words] }, p(PLAIN)],
    })),
    'condition in a landscape range': block((words) => ({
      type: 'landscape',
      blocks: [{ ...isNamed, then: [p(words)], otherwise: [] }],
    })),
  },
  if: {
    'words in a condition': (words) => body(p(PLAIN, { ...isNamed, then: [words], otherwise: [] })),
    'blocks in a condition': (words) => body({ ...isNamed, then: [p(words)], otherwise: [] }),
    'else of a condition': (words) => body({ ...isNamed, negated: true, then: [], otherwise: [p(words)] }),
    'condition in a condition': (words) =>
      body({ ...isNamed, then: [{ ...isNamed, then: [p(words)], otherwise: [] }], otherwise: [] }),
    'items in a condition': block((words) => ({
      type: 'list',
      ordered: false,
      start: 1,
      items: [{ ...isNamed, then: [{ type: 'item', blocks: [p(words)] }], otherwise: [] }],
    })),
    'rows in a condition': block((words) => ({
      type: 'table',
      columns: ['left'],
      rows: [{ ...isNamed, then: [row([words])], otherwise: [] }],
    })),
  },
  each: { 'else of a list': (words) => body({ ...eachService, otherwise: [p(words)] }) },
  field: {},
  break: {},
  'fill-in': {},
  'tick-box': {},
  'page-break': {},
  rule: {},
  logo: {},
  listing: {},
};

/** All of them, each with its name. */
export const ALL_POSITIONS: readonly (readonly [name: string, template: Words])[] = Object.values(POSITIONS).flatMap(
  (positions) => Object.entries(positions),
);
