/** What goes with a wide table onto a landscape page. */
import { expect, it } from 'vitest';
import type { Block } from '../../src/model/document.js';
import { withTablesTurned } from '../../src/model/turned-tables.js';
import { h, p, picture, table } from '../support/sample-document.js';

const WIDE = table(undefined, ['A'], ['b']);
const LONG = 'Words that fill several lines of a page. '.repeat(8);

/** The types of blocks; those on landscape pages in brackets. */
const shape = (...blocks: readonly Block[]) =>
  withTablesTurned(blocks, () => true)
    .map((block) => (block.type === 'landscape' ? `[${block.blocks.map(({ type }) => type).join(' ')}]` : block.type))
    .join(' ');

const SHORT = p('Words.');
const PICTURE = { type: 'image', picture: picture(40, 20, 'a.png'), alt: [] } as const;
const BREAK = { type: 'page-break' } as const;

it.each([
  ['the headings right above it', [p('Text.'), h(1, 'One'), h(2, 'Two'), WIDE], 'paragraph [heading heading table]'],
  ['a short paragraph below a heading', [h(1, 'One'), p('Who does what:'), WIDE], '[heading paragraph table]'],
  ['no long one', [h(1, 'One'), p(LONG), WIDE], 'heading paragraph [table]'],
  ['none of several', [h(1, 'One'), p('Text.'), p('Who does what:'), WIDE], 'heading paragraph paragraph [table]'],
  [
    'what belongs to another table right after it',
    [h(1, 'One'), WIDE, h(1, 'Two'), WIDE],
    '[heading table heading table]',
  ],
  ['a short rest of the text', [WIDE, h(1, 'Review'), SHORT, SHORT], '[table heading paragraph paragraph]'],
  [
    'no longer rest',
    [WIDE, h(1, 'Review'), p(LONG), p(LONG), p(LONG)],
    '[table] heading paragraph paragraph paragraph',
  ],
  ['no rest with a picture, whose height nobody knows here', [WIDE, PICTURE], '[table] image'],
  [
    'what is between two wide tables, if it is short',
    [WIDE, SHORT, WIDE, p(LONG), p(LONG), p(LONG), p(LONG)],
    '[table paragraph table] paragraph paragraph paragraph paragraph',
  ],
  [
    'what comes before a page break that the author asks for',
    [WIDE, SHORT, BREAK, SHORT],
    '[table paragraph] page-break paragraph',
  ],
  [
    'nothing that follows a landscape range of the author’s',
    [{ type: 'landscape', blocks: [SHORT] }, SHORT],
    '[paragraph] paragraph',
  ],
] as const)('%s', (_, blocks, expected) => {
  expect(shape(...blocks)).toBe(expected);
});
