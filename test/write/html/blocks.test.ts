/** Each kind of block and inline, and the markup that it becomes. */
import { describe, expect, it } from 'vitest';
import type { Block, Inline } from '../../../src/model/document.js';
import { share } from '../../../src/model/remember.js';
import { ENGLISH } from '../../../src/model/wording/english.js';
import { blockMarkup, headingMarkup } from '../../../src/write/html/blocks.js';
import { contextOf } from '../../../src/write/html/context.js';
import { inlineMarkup } from '../../../src/write/html/inlines.js';
import {
  bullets,
  continued,
  emphasis,
  h,
  headingLink,
  item,
  labelled,
  lineBreak,
  link,
  numbered,
  p,
  picture,
  row,
  strong,
  table,
  text,
} from '../../support/sample-document.js';

describe('inlines', () => {
  const CASES: readonly (readonly [Inline, string])[] = [
    [text('a & b'), 'a &amp; b'],
    [strong('a', emphasis('b')), '<strong>a<em>b</em></strong>'],
    [lineBreak, '<br>'],
    [link('https://example.org', 'a'), '<a href="https://example.org">a</a>'],
    [headingLink('purpose', 'a'), '<a href="#purpose">a</a>'],
  ];
  it.each(CASES)('%j', (node, markup) => {
    expect(inlineMarkup([node], contextOf(ENGLISH))).toBe(markup);
  });
});

describe('blocks', () => {
  const markupOf = (block: Exclude<Block, { type: 'heading' }>) =>
    blockMarkup(block, contextOf(ENGLISH)).replaceAll('\n', '');

  it('a paragraph', () => {
    expect(markupOf(p('Words.'))).toBe('<p>Words.</p>');
  });

  it('a list, nested as written, and numbered from where it starts', () => {
    expect(markupOf(bullets('one', item('two', numbered(3, 'three'))))).toBe(
      '<ul><li><p>one</p></li><li><p>two</p><ol start="3"><li><p>three</p></li></ol></li></ul>',
    );
    expect(markupOf(numbered(1, 'one'))).toBe('<ol><li><p>one</p></li></ol>');
  });

  it('items that bring a mark, as text before their words, in a list with room for the longest', () => {
    expect(markupOf(numbered(1, labelled('(a)', item('one')), 'two', labelled('', item('three'))))).toBe(
      [
        '<ol class="labels"><li class="labelled"><span class="mark">(a) </span><p>one</p></li>',
        '<li><p>two</p></li><li class="labelled"><p>three</p></li></ol>',
      ].join(''),
    );
    const classes = ['4.12', '4.12.1', 'Section 12'].map(
      (label) => /^<ul class="(.*?)">/.exec(markupOf(bullets(labelled(label, item('one')))))?.[1],
    );
    expect(classes).toEqual(['labels wide', 'labels wider', 'labels widest']);
    expect(markupOf(bullets(labelled('<b>&', item('one'))))).toContain('<span class="mark">&lt;b&gt;&amp; </span>');
  });

  it('a table with caption, header cells of their columns, in a frame that scrolls and can be reached by keyboard', () => {
    expect(markupOf(table('Who & what', ['Role', 'Duty'], ['Carer', 'Reports']))).toBe(
      [
        '<div class="frame" role="group" aria-label="Table: Who &amp; what" tabindex="0">',
        '<table><caption>Who &amp; what</caption>',
        '<thead><tr><th scope="col">Role</th><th scope="col">Duty</th></tr></thead>',
        '<tbody><tr><td>Carer</td><td>Reports</td></tr></tbody></table></div>',
      ].join(''),
    );
    expect(markupOf(table(undefined, ['Role'], ['Carer']))).toContain('aria-label="Table" tabindex="0"><table><thead>');
  });

  it('a table with merged cells and heads of rows, without a head of its own', () => {
    const [left, above] = [continued('left'), continued('above')];
    const rows = [row('Early', left, 'Ann'), row(above, left, 'Bo'), row('Late', 'Cy', 'Di')];
    const markup = markupOf({ type: 'table', columns: ['left', 'left', 'left'], rowHeaders: true, rows });
    expect(markup).toContain(
      '<table><tbody><tr><th scope="row" colspan="2" rowspan="2">Early</th><td>Ann</td></tr><tr><td>Bo</td></tr>' +
        '<tr><th scope="row">Late</th><td>Cy</td><td>Di</td></tr></tbody></table>',
    );
  });

  it('a table whose columns stand in the middle and at right, heads and cells alike', () => {
    const aligned = {
      ...table(undefined, ['a', 'b', 'c'], ['1', '2', '3']),
      columns: ['left', 'centre', 'right'] as const,
    };
    expect(markupOf(aligned)).toContain(
      '<tr><th scope="col">a</th><th scope="col" class="centre">b</th><th scope="col" class="right">c</th></tr>',
    );
    expect(markupOf(aligned)).toContain('<tr><td>1</td><td class="centre">2</td><td class="right">3</td></tr>');
  });

  it('a cell with a run of letters too long for a column, which may break anywhere', () => {
    expect(markupOf(table(undefined, ['a'], ['x'.repeat(45)]))).toContain('<td class="unbroken">x');
    expect(markupOf(table(undefined, ['a'], ['x'.repeat(44)]))).toContain('<td>x');
  });

  it('a picture with its bytes, alternative and size', () => {
    const shown = picture(40, 20);
    const data = Buffer.from(shown.bytes).toString('base64');
    expect(markupOf({ type: 'image', picture: shown, alt: [text('A "grey" '), text('oblong')] })).toBe(
      `<figure><img src="data:image/png;base64,${data}" alt="A &quot;grey&quot; oblong" width="40" height="20"></figure>`,
    );
    const within = new Uint8Array([9, ...shown.bytes, 9]).subarray(1, -1);
    const jpeg = { ...shown, bytes: within, format: 'jpeg' } as const;
    expect(markupOf({ type: 'image', picture: jpeg, alt: [text('x')] })).toContain(`"data:image/jpeg;base64,${data}"`);
  });

  it('the logo as a figure that the style sheet knows', () => {
    const logo = { type: 'image', picture: picture(4, 2), alt: [text('x')], isLogo: true } as const;
    expect(markupOf(logo)).toMatch(/^<figure class="logo"><img /);
  });

  it('quote, rule and page break', () => {
    expect(markupOf({ type: 'quote', blocks: [p('a'), bullets('b')] })).toBe(
      '<blockquote><p>a</p><ul><li><p>b</p></li></ul></blockquote>',
    );
    expect(markupOf({ type: 'rule' })).toBe('<hr>');
    expect(markupOf({ type: 'page-break' })).toBe('<div class="page-break"></div>');
  });

  it('no heading within an item or a quote, where no outline counts it', () => {
    expect(() => blockMarkup(bullets(item(h(1, 'Lost'))), contextOf(ENGLISH))).toThrow('outline');
  });
});

it('a heading with its number, which can be another the next time', () => {
  const heading = h(2, 'A & B');
  const markup = (number: string, anchor: string) => headingMarkup({ heading, number, anchor }, contextOf(ENGLISH));
  expect(markup('1.1', 'a-and-b')).toBe('<h3 id="a-and-b"><span class="number">1.1 </span>A &amp; B</h3>');
  expect(markup('2.1', 'a-and-b-2')).toBe('<h3 id="a-and-b-2"><span class="number">2.1 </span>A &amp; B</h3>');
  expect(markup('1.1', 'a-and-b')).toBe('<h3 id="a-and-b"><span class="number">1.1 </span>A &amp; B</h3>');
});

it('remembers the markup of a node that organisations share, so that they share its cost', () => {
  const node = share(p('Words.'));
  expect(blockMarkup(node, contextOf(ENGLISH))).toBe('<p>Words.</p>');
  // A node never changes; one that did would show whether it was read again.
  Object.assign(node, { children: [text('Others.')] });
  expect(blockMarkup(node, contextOf(ENGLISH))).toBe('<p>Words.</p>');
});

it('a row that tables share has the labels and the sides of each', () => {
  const shared = share(row('Pans', '12'));
  const markupIn = (head: string, side: 'left' | 'right') =>
    blockMarkup(
      { type: 'table', stacks: true, columns: ['left', side], header: row('What', head), rows: [shared] },
      contextOf(ENGLISH),
    );
  const inEach = ['Count', 'Count', 'Price'].map((head) => markupIn(head, 'left'));
  expect(inEach.map((markup) => /<td[^>]*>12/.exec(markup)?.[0])).toEqual([
    '<td data-label="Count">12',
    '<td data-label="Count">12',
    '<td data-label="Price">12',
  ]);
  expect(markupIn('Price', 'right')).toContain('<td class="right" data-label="Price">12');
});
