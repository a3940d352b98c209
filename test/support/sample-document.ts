/** Documents for writer tests: small builders, and one document that holds every kind of node. */
import { deflateSync } from 'node:zlib';
import type {
  Block,
  Cell,
  Document,
  Heading,
  HeadingLevel,
  Inline,
  Inlines,
  List,
  ListItem,
  Paragraph,
  Picture,
  Row,
  Table,
  Text,
} from '../../src/model/document.js';
import { resolveOutline } from '../../src/model/outline.js';
import { ENGLISH } from '../../src/model/wording/english.js';

type Words = string | Inline;

export const text = (value: string): Text => ({ type: 'text', value });
const inlines = (words: readonly Words[]): Inlines => words.map((one) => (typeof one === 'string' ? text(one) : one));
export const strong = (...words: Words[]): Inline => ({ type: 'strong', children: inlines(words) });
export const emphasis = (...words: Words[]): Inline => ({ type: 'emphasis', children: inlines(words) });
export const lineBreak: Inline = { type: 'break' };
export const link = (address: string, ...words: Words[]): Inline => ({
  type: 'link',
  target: { kind: 'address', address: [text(address)] },
  children: inlines(words),
});
export const headingLink = (anchor: string, ...words: Words[]): Inline => ({
  type: 'link',
  target: { kind: 'heading', anchor },
  children: inlines(words),
});
export const p = (...words: Words[]): Paragraph => ({ type: 'paragraph', children: inlines(words) });
export const h = (level: HeadingLevel, ...words: Words[]): Heading => ({
  type: 'heading',
  level,
  children: inlines(words),
});
export const item = (...blocks: (string | Block)[]): ListItem => ({
  type: 'item',
  blocks: blocks.map((block) => (typeof block === 'string' ? p(block) : block)),
});
/** A heading or item that brings its number or mark. */
export const labelled = <Node extends Heading | ListItem>(label: string, node: Node): Node => ({ ...node, label });
export const bullets = (...items: (string | ListItem)[]): List => ({
  type: 'list',
  ordered: false,
  start: 1,
  items: items.map((one) => (typeof one === 'string' ? item(one) : one)),
});
export const numbered = (start: number, ...items: (string | ListItem)[]): List => ({
  ...bullets(...items),
  ordered: true,
  start,
});
const isCell = (words: Words | Inlines | Cell): words is Cell =>
  typeof words === 'object' && 'type' in words && (words.type === 'cell' || words.type === 'block-cell');
const cell = (words: Words | Inlines | Cell): Cell => {
  if (isCell(words)) return words;
  return { type: 'cell', children: Array.isArray(words) ? words : words === '' ? [] : inlines([words as Words]) };
};
/** A cell of blocks; words are a paragraph. */
export const blockCell = (...blocks: (string | Block)[]): Cell => ({
  type: 'block-cell',
  blocks: item(...blocks).blocks,
});
/** A place that the cell at its left or above covers. */
export const continued = (continues: 'left' | 'above'): Cell => ({ type: 'cell', continues, children: [] });
export const row = (...cells: (Words | Inlines | Cell)[]): Row => ({ type: 'row', cells: cells.map(cell) });
export const table = (caption: string | undefined, header: Words[], ...rows: (Words | Inlines)[][]): Table => ({
  type: 'table',
  ...(caption === undefined ? {} : { caption: inlines([caption]) }),
  columns: header.map(() => 'left' as const),
  header: row(...header),
  rows: rows.map((cells) => row(...cells)),
});

/** A PNG of one colour, made here so that tests need no file. */
export function picture(width: number, height: number, path = 'logo.png'): Picture {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(crc32(body));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, body, crc]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const pixels = Buffer.alloc((width * 3 + 1) * height, 0x60);
  for (let y = 0; y < height; y++) pixels[y * (width * 3 + 1)] = 0;
  const bytes = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return { path, format: 'png', bytes: new Uint8Array(bytes), width, height };
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A document around some blocks. */
export function documentOf(blocks: readonly Block[], changes: Partial<Document> = {}): Document {
  return {
    wording: ENGLISH,
    title: [text('Sample Policy')],
    masthead: {
      organisation: text('Tŷ Gwyn & Daughters'),
      registration: text('Registration number: SIN-00012345-ABCD'),
    },
    control: [
      { label: 'Code', value: 'DCW1' },
      { label: 'Version', value: '1.0' },
      { label: 'Owner', value: 'Siân Morgan, Registered Manager' },
      { label: 'Reviewed', value: '12 January 2026' },
      { label: 'Next review', value: '12 January 2027' },
    ],
    properties: {
      title: 'Sample Policy',
      organisation: 'Tŷ Gwyn & Daughters',
      code: 'DCW1',
      version: '1.0',
      status: 'approved',
      owner: 'Siân Morgan, Registered Manager',
      reviewed: '12 January 2026',
      reviewedOn: '2026-01-12',
      nextReview: '12 January 2027',
      category: 'Governance',
    },
    blocks,
    outline: resolveOutline(blocks, ENGLISH),
    ...changes,
  };
}

/** Every kind of node at least once, nested as templates nest them. */
export function everyNode(): Document {
  const blocks: Block[] = [
    h(1, 'Purpose'),
    p(
      'Plain words, ',
      strong('strong ', emphasis('and slanted')),
      ', ',
      emphasis('slanted'),
      ', a break',
      lineBreak,
      'and on.',
    ),
    p(
      'A ',
      link('https://example.org/a?b=1&c=2', 'web ', strong('link')),
      ', a ',
      link('mailto:dpo@example.org', 'mail link'),
      ' and ',
      headingLink('reporting', 'a heading'),
      '.',
    ),
    h(2, 'Reporting'),
    bullets(
      'one',
      item('two', numbered(3, 'three', item('four', bullets('deepest')))),
      item('five', 'second paragraph'),
    ),
    labelled('Part B', h(2, 'As Word numbers it')),
    numbered(1, labelled('4.1', item('labelled')), 'its own', labelled('', item('unmarked'))),
    labelled('', h(2, 'Without a number')),
    h(3, 'Deeper'),
    h(4, 'Deeper still'),
    h(5, 'Deepest'),
    table(
      'Who does what',
      ['Role', 'Duty'],
      ['Manager', [text('Reads '), strong('everything'), lineBreak, text('and answers')]],
      ['Carer', 'Reports'],
    ),
    { type: 'quote', blocks: [p('Quoted words.'), bullets('quoted item')] },
    { type: 'image', picture: picture(40, 20, 'picture.png'), alt: [text('A grey oblong')] },
    { type: 'rule' },
    {
      type: 'table',
      columns: ['left', 'left', 'left'],
      rowHeaders: true,
      rows: [
        row('Day', 'Early and late', continued('left')),
        row('Monday', 'Ann', 'Bo'),
        row(continued('above'), 'Cy', continued('above')),
        row('Tuesday', continued('above'), ''),
      ],
    },
    {
      type: 'table',
      columns: ['left', 'left'],
      header: row('When', 'What to do'),
      rows: [
        row('At once', blockCell('Make it safe, then:', numbered(1, 'call 999', item('tell', bullets('the office'))))),
        row(
          blockCell({ type: 'image', picture: picture(24, 24, 'sign.png'), alt: [text('A warning sign')] }, 'Signed'),
          blockCell(table('Whom', ['Name', 'Number'], ['Ann', '01632 960001'])),
        ),
        row('Later', blockCell({ type: 'quote', blocks: [p('Learn from it.')] }, bullets('write it down'))),
      ],
    },
    { type: 'page-break' },
    h(1, 'Ynys Môn & <b>markup</b> {{not}} ŵŷ €'),
    p('A*B <b>& Sons_ "quoted" ’typographic’ – dash © ½'),
  ];
  return documentOf(blocks, {
    masthead: {
      logo: { type: 'image', picture: picture(120, 40), alt: [text('Tŷ Gwyn logo')] },
      organisation: text('Tŷ Gwyn & Daughters'),
      registration: text('Registration number: SIN-00012345-ABCD'),
    },
  });
}
