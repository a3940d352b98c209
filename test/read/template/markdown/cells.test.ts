/** Cells of Markdown tables: `<br>` ends a line, and lines are paragraphs, items and pictures; written, they read as the same. */
import { describe, expect, it } from 'vitest';
import type { Cell, Leaf } from '../../../../src/model/document.js';
import { writeMarkdown } from '../../../../src/write/markdown/index.js';
import { readMarkdown } from '../../../support/template-text.js';

const tableOf = (cell: string) => `| Head |\n|---|\n| ${cell} |\n`;

async function cellOf(cell: string): Promise<string> {
  const { lines, problems } = await readMarkdown(tableOf(cell));
  expect(problems).toEqual([]);
  return (lines.at(-1) ?? '').trim();
}

describe('a cell', () => {
  it.each([
    ['one line', '| one line |'],
    ['- a dash and words', '| - a dash and words |'],
    ['a<br>b', '| a ¶ b |'],
    ['a<br/>b <BR /> c', '| a ¶ b ¶ c |'],
    ['a<br>', '| a |'],
    ['<b>a<br>b</b>', '| **a** ¶ **b** |'],
    ['<b>a <i>c<br>d</i> e</b> f<br>g', '| **a *c*** ¶ ***d* e** f ¶ g |'],
    ['<sup>a</sup><br/>b <b>c<br>d<br>e</b>', '| ^a^ ¶ b **c** ¶ **d** ¶ **e** |'],
    ['<a href="https://www.gov.uk">a<br>b</a>', '| [a](https://www.gov.uk) ¶ [b](https://www.gov.uk) |'],
    ['a<br><br>b', '| a ¶ b |'],
    ['Look for:<br>- smoke<br>- **heat**', '| Look for: ¶ ul ¶   - smoke ¶   - **heat** |'],
    ['- only<br>', '| ul ¶   - only |'],
    ['3. c<br>4) d<br>- e', '| ol from 3 ¶   - c ¶ ol decimal) from 4 ¶   - d ¶ ul ¶   - e |'],
    ['\\- words<br>1\\. words', '| - words ¶ 1. words |'],
    ['-5 degrees<br>1.5 metres', '| -5 degrees ¶ 1.5 metres |'],
    ['![A sign](p.png)', '| image p.png “A sign” |'],
    ['![A sign](p.png)<br>Below it', '| image p.png “A sign” ¶ Below it |'],
    ['<<#if a>>x <<org_field_name>><</if>><br>y', '| {if a: x ‹org_field_name› | } ¶ y |'],
    ['<br>', '|  |'],
  ])('%s', async (written, shown) => {
    expect(await cellOf(written)).toBe(shown);
  });

  it('that heads a column breaks its line', async () => {
    const { lines, problems } = await readMarkdown('| Last<br>reviewed |\n|---|\n| a |\n');
    expect(problems).toEqual([]);
    expect(lines.map((line) => line.trim())).toContain('| Last / reviewed |');
  });

  it.each([
    ['<<#if a>>x<br>y<</if>>', 'block-crosses'],
    ['a <input>', 'HTML element input'],
  ])('is refused: %s', async (written, problem) => {
    const { problems, messages } = await readMarkdown(tableOf(written));
    expect([...problems, ...messages].join('\n')).toContain(problem);
  });
});

describe('a cell of blocks that is written', () => {
  it.each([
    'a<br>b',
    'Look for:<br>- smoke<br>- **heat**<br>and \\| more',
    '- only<br>',
    '3. c<br>4. d<br>- e',
    '\\- words<br>1\\. words',
    '<<#if a>>x <<org_field_name>><</if>><br>y',
  ])('reads as the same: %s', async (cell) => {
    const { template } = await readMarkdown(tableOf(cell));
    const { text, diagnostics } = writeMarkdown(template?.body.blocks ?? [], () => 'p.png');
    expect(diagnostics).toEqual([]);
    expect(text).toContain(`| ${cell} |`);
  });

  it('is HTML where lines can’t say what it holds', async () => {
    const { template } = await readMarkdown(tableOf('![A sign](p.png)<br>Below it'));
    const { text, diagnostics } = writeMarkdown(template?.body.blocks ?? [], () => 'p.png');
    expect(diagnostics).toEqual([]);
    expect(text).toContain('<td>\n\n![A sign](p.png)\n\nBelow it\n\n</td>');
  });

  it('keeps the lines of the heads of columns, and of cells that hold only words', async () => {
    const { template } = await readMarkdown('| What<br>they do | When |\n|---|---|\n| a | b |');
    const [table] = template?.body.blocks ?? [];
    if (table?.type !== 'table') throw new Error('There is no table');
    const { text, diagnostics } = writeMarkdown([table], () => 'p.png');
    expect(diagnostics).toEqual([]);
    expect(text).toContain('| What<br>they do | When |');
    const lines: Cell<Leaf> = {
      type: 'cell',
      children: [{ type: 'text', value: 'Calls' }, { type: 'break' }, { type: 'text', value: '- texts' }],
    };
    const another = { ...table, rows: [{ type: 'row' as const, cells: [lines, lines] }] };
    const written = writeMarkdown([another], () => 'p.png');
    expect(written.diagnostics).toEqual([]);
    expect(written.text).toContain('| Calls<br>\\- texts | Calls<br>\\- texts |');
  });
});
