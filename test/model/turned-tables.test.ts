/** What goes with a wide table onto a landscape page. */
import { expect, it } from 'vitest';
import type { Block } from '../../src/model/document.js';
import { withTablesTurned } from '../../src/model/turned-tables.js';
import { h, p, table } from '../support/sample-document.js';

const WIDE = table(undefined, ['A'], ['b']);
const LONG = 'Words that fill several lines of a page. '.repeat(8);

/** The types of blocks; those on landscape pages in brackets. */
const shape = (...blocks: readonly Block[]) =>
  withTablesTurned(blocks, () => true)
    .map((block) => (block.type === 'landscape' ? `[${block.blocks.map(({ type }) => type).join(' ')}]` : block.type))
    .join(' ');

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
] as const)('%s', (_, blocks, expected) => {
  expect(shape(...blocks)).toBe(expected);
});
