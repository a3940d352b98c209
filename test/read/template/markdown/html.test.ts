/** HTML that authors use, in templates: among words, around blocks, in tables; what is left out, and what is no HTML at all. */
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../support/template-text.js';

describe('HTML among words', () => {
  it.each([
    ['a<br>b<br/>c', 'a / b / c'],
    ['<b>a</b> <strong>b</strong> <i>c</i> <em>d</em> <cite>e</cite>', '**a** **b** *c* *d* *e*'],
    ['<s>a</s> <del>b</del> <strike>c</strike>', '~~a~~ ~~b~~ ~~c~~'],
    ['H<sub>2</sub>O, m<sup>2</sup>', 'H~2~O, m^2^'],
    ['<kbd>Ctrl  C</kbd> <code>a</code>', '`Ctrl  C` `a`'],
    [
      '<small>a</small> <span class="x">b</span> <font color="red">c</font> <mark>d</mark> <abbr title="x">e</abbr>',
      'a b c d e',
    ],
    ['He said <q>no</q>.', 'He said “no”.'],
    ['<B>a **b <I>c</I>** d</B>', '**a **b *c*** d**'],
    ['**a <sup>b</sup>**', '**a ^b^**'],
    ['<b>a</b> &nbsp;<br> b', '**a** \u00a0 / b'],
    ['a &lt;b&gt; &amp; &nbsp;c', 'a <b> & \u00a0c'],
    ['<b><<org_field_name>></b> {{#if org_field_x}}<i>a</i>{{/if}}', '**‹org_field_name›** {if org_field_x: *a* | }'],
    ['a < b and c > d, 5 <6', 'a < b and c > d, 5 <6'],
  ])('%j', async (body, expected) => {
    const { lines: shown } = await readMarkdown(body);
    expect(shown.join('\n')).toBe(expected);
  });
});

/** Each text, what becomes of it, and where something is reported. */
type Text = [name: string, body: readonly string[], shown: readonly string[], problems?: readonly string[]];
const TEXTS: readonly Text[] = [
  [
    'a paragraph, whose Markdown signs are words',
    ['<p>One **not** <b>bold</b></p>', '', 'Two'],
    ['One **not** **bold**', 'Two'],
  ],
  [
    'Markdown within blocks',
    ['<div align="center">', '', 'Word **bold**', '', '- a', '- b', '', '</div>', '', 'End'],
    ['<centre> Word **bold**', 'ul', '  - a', '  - b', 'End'],
  ],
  [
    'paragraphs in the middle and at the right, by the innermost element that says so',
    [
      '<p align="center">a</p>',
      '<p style="color:red; text-align: right">b</p>',
      '<center>c<p align="left">d</p><blockquote>e</blockquote></center>',
      '<p align="justify">f</p>',
    ],
    ['<centre> a', '<right> b', '<centre> c', 'd', 'quote', '  e', 'f'],
  ],
  [
    'lists in lists',
    ['<ul>', '<li>a</li>', '<li>b<ul><li>c</li></ul></li>', '</ul>'],
    ['ul', '  - a', '  - b', '    ul', '      - c'],
  ],
  [
    'a lettered list with its start and an empty item',
    ['<ol type="a" start="3"><li>a</li><li></li></ol>'],
    ['ol lower-letter. from 3', '  - a', '  -'],
  ],
  [
    'items without ends, and a list beside an item',
    ['<ul><li>a<li>b<ul><li>c</ul></ul>', '<ul><li>d</li><ul><li>e</li></ul></ul>'],
    ['ul', '  - a', '  - b', '    ul', '      - c', 'ul', '  - d', '    ul', '      - e'],
  ],
  [
    'a table',
    [
      '<table><caption>Who</caption>',
      '<thead><tr><th>A</th><th>B</th></tr></thead>',
      '<tr><td colspan="2">x <b>y</b></td></tr>',
      '<tr><td rowspan=2>1</td><td>2<ul><li>z</li></ul></td></tr><tr><td>3</td></tr>',
      '</table>',
    ],
    ['table left left “Who”', '  | A | B |', '  | x **y** |  |', '  | 1 | 2 ¶ ul ¶   - z |', '  |  | 3 |'],
  ],
  ['a table without a head', ['<table><tr><td>a</td></tr></table>'], ['table left', '  | a |']],
  [
    'the rows of a table, repeated',
    [
      '<table>',
      '<tr><th>A</th></tr>',
      '{{#each org_field_people}}',
      '    <tr><td>{{name}}</td></tr>',
      '{{/each}}',
      '</table>',
    ],
    ['table left', '  | A |', '  each org_field_people', '    | ‹name› |'],
  ],
  [
    'the items of a list, repeated',
    ['<ul>', '{{#each org_field_people}}', '<li>{{name}}</li>', '{{/each}}', '</ul>'],
    ['ul', '  each org_field_people', '    - ‹name›'],
  ],
  [
    'a block in a condition',
    ['{{#if org_field_x}}', '<div>', '', 'a', '', '</div>', '{{/if}}'],
    ['if org_field_x', '  a'],
  ],
  ['details', ['<details><summary>More</summary>', '', 'Words', '', '</details>'], ['**More**', 'Words']],
  ['terms and their meanings', ['<dl><dt>Term</dt><dd>Meaning</dd></dl>'], ['**Term**', 'Meaning']],
  [
    'headings and paragraphs without ends',
    ['<h1>Heading</h1>', '<p>Words<br>more', '<p>last'],
    ['h1 Heading', 'Words / more', 'last'],
  ],
  [
    'a quote, a line, lines of code',
    ['<blockquote>Quoted<p>two</p></blockquote>', '<hr>', '<pre>', 'a', '  b', '</pre>'],
    ['quote', '  Quoted', '  two', '(rule)', 'code', '  a', '    b'],
  ],
  ['a block within a paragraph', ['Words <div>block</div> after'], ['Words', 'block', 'after']],
  ['marks around blocks', ['<center><b>', '', 'Bold', '', '</b></center>'], ['<centre> **Bold**']],
  [
    'HTML in an item and in a quote',
    ['- item', '', '  <p>in item</p>', '', '> <div>q</div>'],
    ['ul', '  - item', '    in item', 'quote', '  q'],
  ],
  [
    'lines in cells',
    ['| a<br>b <b>c</b> | d |', '|---|---|', '| - x<br>- y | e |'],
    ['table left left', '  | a / b **c** | d |', '  | ul ¶   - x ¶   - y | e |'],
  ],
  [
    'comments',
    [
      'a <!-- {{x}} <b> --> b',
      '',
      '<!--',
      'many',
      '',
      '{{#if y}} `',
      '-->',
      '',
      '# c <!-- d -->',
      '',
      '`<!-- code -->` \\<!-- e',
    ],
    ['a b', 'h1 c', '`<!-- code -->` <!-- e'],
  ],
  [
    'comments in tables',
    ['| a <!-- x|y --> | b |', '|---|---|', '| 1 | 2 |', '<!-- between -->', '| 3 | 4 |'],
    ['table left left', '  | a | b |', '  | 1 | 2 |', '  | 3 | 4 |'],
  ],
  [
    'a comment before a placeholder',
    ['<!-- for the editor --> {{org_field_x}}', '', '<!-- why -->{{org_field_y}}'],
    ['‹org_field_x›', '‹org_field_y›'],
  ],
  ['a comment beside a tag', ['{{#if org_field_x}} <!-- why -->', 'a', '{{/if}}'], ['if org_field_x', '  a']],
  [
    'a comment that never ends',
    ['<!-- never', '', '# Heading'],
    ['never', 'h1 Heading'],
    ['4:1 warning html-unclosed'],
  ],
  [
    'a condition that begins in a comment',
    ['<!-- {{#if org_field_x}} -->', 'a', '{{/if}}'],
    ['a'],
    ['6:1 error block-unclosed'],
  ],
  [
    'elements that no document can hold',
    ['a <script>alert(1)</script><iframe src="x">words</iframe> <input type="text">'],
    ['a words'],
    ['4:3 error html-element', '4:28 error html-element', '4:59 error html-element'],
  ],
  [
    'such blocks',
    ['<style>', 'p { color: red }', '</style>', '', '<form>', 'Name', '</form>'],
    ['Name'],
    ['4:1 error html-element', '8:1 error html-element'],
  ],
  [
    'elements without ends, and ends without elements',
    ['a <b>b', '', '</i> c'],
    ['a **b**', 'c'],
    ['4:3 warning html-unclosed', '6:1 warning html-unclosed'],
  ],
  [
    'elements that overlap',
    ['<b>a <i>b</b> c</i>'],
    ['**a *b**** c*'],
    ['4:6 warning html-unclosed', '4:16 warning html-unclosed'],
  ],
  [
    'links, by the same rules',
    ['<a href="https://example.org">x</a> <a name="y">z</a> <a href="javascript:x">q</a>'],
    ['[x](https://example.org) z q'],
    ['4:55 error link-target'],
  ],
  [
    'headings and page breaks in lists',
    ['- # a', '', '  \\newpage', '', '  ***'],
    ['ul', '  - **a**'],
    ['4:3 warning markdown-unsupported', '6:3 warning markdown-unsupported', '8:3 warning markdown-unsupported'],
  ],
];

describe('HTML around blocks', () => {
  it.each(TEXTS)('%s', async (_, body, shown, problems = []) => {
    const read = await readMarkdown(body.join('\n'));
    expect(read.lines).toEqual(shown);
    expect(read.problems).toEqual(problems);
  });
});

it('keeps the words of what is no HTML', async () => {
  const read = await readMarkdown('a <date> <Company Name> <foo>b</foo> <enter name here> <address>');
  expect(read.lines).toEqual(['a <date> <Company Name> <foo>b</foo> <enter name here> <address>']);
  expect(new Set(read.problems.map((problem) => problem.replace(/^\S+ /, '')))).toEqual(
    new Set(['warning placeholder-foreign']),
  );
});

describe('conditions in HTML', () => {
  const inCell = (cell: string) => readMarkdown(`<table>\n<tr><th>A</th><th>B</th></tr>\n${cell}\n</table>`);

  it.each([
    [
      '<tr><td>\n<p>Always</p>\n<<#if org_field_x>>\n<p>Yes</p>\n<</if>>\n</td><td>b</td></tr>',
      '| Always ¶ if org_field_x ¶   Yes | b |',
    ],
    [
      '<tr><td>\n<<#if org_field_x>>\nYes <<org_field_x>>\n<<else>>\nNo\n<</if>>\n</td><td>b</td></tr>',
      '| if org_field_x ¶   Yes ‹org_field_x› ¶ else ¶   No | b |',
    ],
    [
      '<tr><td>\n<ul>\n{{#each org_field_x}}\n<li>{{this}}</li>\n{{/each}}\n</ul>\n</td><td>b</td></tr>',
      '| ul ¶   each org_field_x ¶     - ‹this› | b |',
    ],
  ])('are inside one cell: %j', async (cell, row) => {
    const { lines, problems } = await inCell(cell);
    expect(problems).toEqual([]);
    expect(lines.at(-1)?.trim()).toBe(row);
  });

  it('are not around a cell, and a hint says where they can be', async () => {
    const { problems, hints } = await inCell('<tr>\n<<#if org_field_x>>\n<td>a</td>\n<</if>>\n<td>b</td></tr>');
    expect(problems).toEqual(['7:1 error block-crosses']);
    expect(hints).toEqual(['Put each tag on a line of its own around whole rows, or all of them inside one cell.']);
  });

  it('are among the words of <pre>, and a hint says so', async () => {
    const { problems, hints } = await readMarkdown('<pre>\na\n<<#if org_field_x>>\nb\n<</if>>\n</pre>');
    expect(problems).toEqual(['6:1 error block-crosses']);
    expect(hints[0]).toMatch(
      /^In <pre>, put the tags on the lines of its words; or write the code between lines of ```/,
    );
    const among = await readMarkdown('<pre>\na\n<<#if org_field_x>>b<</if>>\n</pre>');
    expect(among).toMatchObject({ problems: [], lines: ['code', '  a', '  {if org_field_x: b | }'] });
  });
});
