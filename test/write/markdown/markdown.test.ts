/** Trees as Markdown that people read: what needs no escaping has none, and what Markdown cannot hold is told. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bareTarget } from '../../../src/model/bare-addresses.js';
import type { Block, Blocks, Inlines, Leaf, Text } from '../../../src/model/document.js';
import { spanOf } from '../../../src/model/source.js';
import { writeMarkdown } from '../../../src/write/markdown/index.js';
import { readFile, readMarkdown } from '../../support/template-text.js';

const span = spanOf({ path: 'old/sample.docx', text: 'word' }, 0, 4);
const text = (value: string): Text => ({ type: 'text', value, span });
const paragraph = (...children: Inlines<Leaf>): Block<Leaf> => ({ type: 'paragraph', children });

function written(...blocks: Blocks<Leaf>) {
  const { text: lines, diagnostics } = writeMarkdown(blocks, ({ picture }) => picture.path, 'old/sample.docx');
  return { text: lines, losses: diagnostics.map((one) => one.message) };
}

const words = (value: string) => written(paragraph(text(value))).text.trimEnd();

describe('a landscape range', () => {
  it('stands between its fences, and what it holds as elsewhere', () => {
    const range: Block<Leaf> = {
      type: 'landscape',
      blocks: [{ type: 'heading', level: 1, children: [text('Risks')] }, paragraph(text('Wide.'))],
    };
    const { text: lines, losses } = written(paragraph(text('Before.')), range, paragraph(text('After.')));
    expect(lines).toBe('Before.\n\n::: landscape\n\n# Risks\n\nWide.\n\n:::\n\nAfter.\n');
    expect(losses).toEqual([]);
  });
});

describe('words', () => {
  it('behind a box to tick never make the beginning of a definition of it', () => {
    const box = { type: 'tick-box', checked: true, label: '' } as const;
    expect(written(paragraph(box, text(': all doors'))).text).toBe('[x]\\: all doors\n');
  });

  it.each([
    'It’s £5 – “fine”, isn’t it? Call 029 2018 0100 (day or night).',
    'Ask [Organisation Name] or «Manager», 24/7, A & B, R&D, snake_case_name, 5 > 4, a/b.',
    'Write to the office; cost = 3 + 4; #1 of 2; 100% ~ all!',
  ])('that are plain stay as they are: %s', (value) => {
    expect(words(value)).toBe(value);
  });

  it.each([
    ['# no heading', '\\# no heading'],
    ['https://example.org', 'https\\://example.org'],
    ['www.example.org', 'www\\.example.org'],
    ['a@example.org', 'a\\@example.org'],
    ['1. no item', '1\\. no item'],
    ['- no item', '\\- no item'],
    ['> no quote', '\\> no quote'],
    ['::: landscape', '\\::: landscape'],
    [':::', '\\:::'],
    ['*no mark*', '\\*no mark\\*'],
    ['____', '\\_\\_\\_\\_'],
    ['[no](link)', '\\[no\\](link)'],
    ['a < b', 'a \\< b'],
    ['&copy;', '&amp;copy;'],
    ['{{no_tag}}', '{\\{no_tag}\\}'],
    ['<<no_tag>>', '\\<\\<no_tag>\\>'],
    ['\\newpage', '\\\\newpage'],
    ['|---|', '\\|---\\|'],
  ])('that would be marks are escaped: %s', (value, markdown) => {
    expect(words(value)).toBe(markdown);
  });
});

it('bold words beside a placeholder, where no signs of Markdown work, have tags of HTML', () => {
  const name = { type: 'field', name: 'org_field_name', span } as const;
  const { text: lines, losses } = written(paragraph(name, { type: 'strong', children: [text('(Ltd)')] }, text('.')));
  expect(lines).toBe('<<org_field_name>><strong>(Ltd)</strong>.\n');
  expect(losses).toEqual([]);
});

describe('a link whose words are its address', () => {
  const link = (value: string, words = value) =>
    ({
      type: 'link',
      target: { kind: 'address', address: [text(bareTarget(value))] },
      children: [text(words)],
    }) as const;
  const lineOf = (...inlines: Inlines<Leaf>) => written(paragraph(...inlines)).text.trim();

  it('is written bare, as people do', () => {
    expect(lineOf(text('See '), link('https://www.gov.uk/a_b?c=d'), text('.'))).toBe('See https://www.gov.uk/a_b?c=d.');
    expect(lineOf(link('help@example.org'), text(' or ('), link('www.gov.uk'), text('), now'))).toBe(
      'help@example.org or (www.gov.uk), now',
    );
  });

  it('has signs around it where what stands beside it would join it', () => {
    expect(lineOf(text('at:'), link('https://www.gov.uk'), text('s'))).toBe('at:<https://www.gov.uk>s');
    expect(lineOf(link('help@example.org'), { type: 'break' }, text('x'))).toBe('<help@example.org>\\\nx');
    expect(lineOf({ type: 'strong', children: [link('www.gov.uk')] })).toBe('**[www.gov.uk](https://www.gov.uk)**');
    expect(lineOf(link('https://a.example/(x)'))).toBe('[https://a.example/(x)](https://a.example/\\(x\\))');
  });

  it('is written as any other where it says something else', () => {
    expect(lineOf(link('https://www.gov.uk', 'www.gov.uk/'))).toBe('[www.gov.uk/](https://www.gov.uk)');
  });
});

describe('the starter templates', () => {
  const folder = resolve(import.meta.dirname, '../../../templates');
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /[A-Z]{2,3}\d+.*\.md$/.test(path),
  );

  /** In place of each passage, the words of the tag that asks for it. */
  const standIns = Object.fromEntries(
    readdirSync(join(folder, '_passages')).map((file) => {
      const name = file.replace(/\.md$/, '');
      return [name, `\\<<passage ${name}>>`];
    }),
  );

  it('are there', () => {
    expect(paths).toHaveLength(16);
  });

  it.each(paths)(
    '%s is written as its author wrote it, line ends and brackets around addresses aside',
    async (path) => {
      const source = readFileSync(join(folder, path), 'utf8');
      const { template } = await readFile('sample.md', source, undefined, standIns);
      const body = source.slice(template?.head.bodyStart);
      const flat = (markdown: string) =>
        markdown
          .replace(/^\|[\s|:-]+\|$/gm, '|---|')
          .replace(/^> ?/gm, '')
          .replaceAll('{{', '<<')
          .replaceAll('}}', '>>')
          .replace(/<<> /g, '<<passage ')
          .replace(/\\([<>_])/g, '$1')
          .replace(/\[([^\]]+)\]\(https:\/\/\1\)/g, '$1')
          .replace(/\s+/g, ' ')
          .trim();
      expect(flat(written(...(template?.body.blocks ?? [])).text)).toBe(flat(body));
    },
  );
});

describe('what Markdown cannot hold', () => {
  it('is told: a line break in a heading or cell', () => {
    const children = [text('Purpose'), { type: 'break' as const }, text('and scope')];
    const { text: lines, losses } = written({ type: 'heading', level: 1, children });
    expect(lines).toBe('# Purpose and scope\n');
    expect(losses).toEqual(['A line break in a heading became a space']);
  });

  it('is told: headings, rules and page breaks within lists and quotes', () => {
    const blocks = [
      { type: 'heading' as const, level: 1 as const, children: [text('Note')] },
      { type: 'rule' as const },
      { type: 'page-break' as const },
    ];
    const { text: lines, losses } = written({ type: 'quote', blocks });
    expect(lines).toBe('> **Note**\n');
    expect(losses).toEqual([
      'A heading in a list or quote became bold text',
      'A line across the page in a list or quote was left out',
      'A page break in a list or quote was left out',
    ]);
  });

  it('is told: what would be a caption or a typed number', async () => {
    const row = { type: 'row' as const, cells: [{ type: 'cell' as const, children: [text('a')] }] };
    const { text: lines, losses } = written(
      { type: 'heading', level: 1, children: [text('1.2 tonnes at most')] },
      paragraph(text('Table: who does what')),
      { type: 'table', columns: ['left'], header: row, rows: [row] },
    );
    expect(losses).toHaveLength(2);
    const { lines: read } = await readMarkdown(`\n${lines}`);
    expect(read.slice(0, 2)).toEqual(['h1 **1.2** tonnes at most', '**Table:** who does what']);
  });

  it('is told: a backslash right before a bar in code in a table', () => {
    const code = { type: 'code', children: [text('a\\|b|c')] } as const;
    const cell = (child: Inlines<Leaf>[number]) => ({ type: 'cell', children: [child] }) as const;
    const { text: lines, losses } = written({
      type: 'table',
      columns: ['left'],
      header: { type: 'row', cells: [cell(text('H'))] },
      rows: [{ type: 'row', cells: [cell(code)] }],
    });
    expect(lines).toContain('| `a\\ \\|b\\|c` |');
    expect(losses).toEqual([expect.stringContaining('got a space between them')]);
  });

  it('is told: numbers of headings and items', () => {
    const { text: lines, losses } = written(
      { type: 'heading', level: 1, label: '', children: [text('Purpose')] },
      {
        type: 'list',
        ordered: true,
        start: 1,
        items: [{ type: 'item', label: '(a)', blocks: [paragraph(text('one'))] }],
      },
    );
    expect(lines).toBe('# Purpose\n\n1. one\n');
    expect(losses).toEqual(['Headings and list items get the program’s numbers, not the document’s']);
  });

  it('is told: signs of one font', () => {
    const { text: lines, losses } = written(paragraph(text('Tick \uF0FC here')));
    expect(lines).toBe('Tick \uFFFD here\n');
    expect(losses).toHaveLength(1);
  });

  it('is written around: a condition at the head of a list’s item', async () => {
    const condition = (then: Blocks<Leaf>): Blocks<Leaf>[number] => ({
      type: 'if',
      name: 'org_field_phone',
      negated: false,
      then: then as Block<Leaf>[],
      otherwise: [],
      span,
    });
    const { text: lines } = written({
      type: 'list',
      ordered: false,
      start: 1,
      items: [
        { type: 'item', blocks: [condition([paragraph(text('whole'))])] },
        { type: 'item', blocks: [condition([paragraph(text('first'))]), paragraph(text('second'))] },
      ],
    });
    const { lines: read, problems } = await readMarkdown(`\n${lines}`);
    expect(problems).toEqual([]);
    expect(read).toEqual([
      'ul',
      '  if org_field_phone',
      '    - whole',
      '  - {if org_field_phone: first | }',
      '    second',
    ]);
  });
});
