/** What content controls, custom XML and insertions are around in a Word file: it reads as if they weren't there. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillBody, wordsOf } from '../../../support/fill-word.js';
import { para, treeOf } from '../../../support/word-tree.js';

const control = (content: string, properties = '') =>
  `<w:sdt>${properties ? `<w:sdtPr>${properties}</w:sdtPr>` : ''}<w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const WRAPPINGS: readonly ((content: string) => string)[] = [
  (content) => control(content),
  (content) => control(content, '<w:lock w:val="contentLocked"/><w:group/>'),
  (content) => `<w:customXml w:element="part"><w:customXmlPr/>${content}</w:customXml>`,
  (content) => `<w:ins w:id="1" w:author="A">${content}</w:ins>`,
  (content) => `<mc:AlternateContent ${MC}><mc:Choice>${content}</mc:Choice><mc:Fallback/></mc:AlternateContent>`,
];
/** Up to three of them around content. */
const wrapping = fc
  .array(fc.constantFrom(...WRAPPINGS), { maxLength: 3 })
  .map((wraps) => (content: string) => wraps.reduce((inner, wrap) => wrap(inner), content));

const cell = (content: string) => `<w:tc><w:tcPr/>${content}</w:tc>`;
const row = (cells: string) => `<w:tr>${cells}</w:tr>`;
const table = (rows: string) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows}</w:tbl>`;
const contents = (inner: string, behind = '') =>
  control(
    `${para('Contents')}${para(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>${inner}</w:t></w:r>`)}${para(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`)}${behind}`,
    '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>',
  );

describe('wrappers', () => {
  it('mean nothing around paragraphs, tables, rows, cells and the paragraphs of cells, at any depth', () => {
    const inner = table(row(cell(para('in')) + cell(para('side'))));
    const plain = [
      para('Scope', { style: 'berschrift1' }),
      para('a', { list: [3, 0] }),
      table(row(cell(para('b')) + cell(para('c', { list: [3, 0] }))) + row(cell(inner + para('')) + cell(para('e')))),
    ];
    const expected = treeOf(plain.join('')).lines;
    expect(expected).toEqual(['# 1. Scope', '1. a', '| b | 2. c |', '| | in | side | | e |']);
    fc.assert(
      fc.property(fc.array(wrapping, { minLength: 12, maxLength: 12 }), (wraps) => {
        const wrap = (at: number, content: string) => wraps[at]?.(content) ?? content;
        const innerTable = wrap(0, table(wrap(1, row(cell(para('in')) + wrap(2, cell(wrap(3, para('side'))))))));
        const rows = [
          wrap(4, row(wrap(5, cell(para('b'))) + wrap(6, cell(wrap(7, para('c', { list: [3, 0] })))))),
          wrap(8, row(cell(innerTable + para('')) + wrap(9, cell(para('e'))))),
        ];
        const body = [
          wrap(10, para('Scope', { style: 'berschrift1' })),
          para('a', { list: [3, 0] }),
          wrap(11, table(rows.join(''))),
        ];
        expect(treeOf(wraps[0]?.(body.join('')) ?? '').lines).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('hide no second cell of a row, and no second row', () => {
    const label = cell(para('Date of policy'));
    expect(treeOf(table(row(label + control(cell(para('1 May 2026')), '<w:date/>')))).lines).toEqual([
      '| Date of policy | 1 May 2026 |',
    ]);
    expect(treeOf(table(row(label) + control(row(cell(para('1 May 2026')))))).lines).toEqual([
      '| Date of policy |',
      '| 1 May 2026 |',
    ]);
    expect(treeOf(table(control(row(control(cell(para('Only words'))))))).lines).toEqual(['Only words']);
  });

  it('may hold the title, and the headings that passages are numbered like', () => {
    const { document } = treeOf(control(para('Safeguarding', { style: 'Titel' }) + para('Words')));
    expect(document?.blocks).toHaveLength(1);
  });

  it('leave out contents alone, with a group around them or text behind their field', () => {
    const text = para('Scope', { style: 'berschrift1' }) + para('Words that matter');
    expect(treeOf(control(contents('Scope 1') + text, '<w:group/>')).lines).toEqual([
      '# 1. Scope',
      'Words that matter',
    ]);
    expect(treeOf(contents('Scope 1', text)).lines).toEqual(['# 1. Scope', 'Words that matter']);
    expect(treeOf(`<w:sdt><w:sdtContent>${contents('Scope 1')}</w:sdtContent></w:sdt>${text}`).lines).toHaveLength(2);
  });
});

describe('blocks in wrappers', () => {
  const IF = '{{#if org_field_phone}}';
  const END = '{{/if}}';
  const filled = (body: string) => {
    const [without, with_] = [treeOf(body), treeOf(body, { phone: '1' })];
    const inPlace = fillBody(body, { phone: '1' });
    expect([...without.problems, ...with_.problems, ...inPlace.problems]).toEqual([]);
    expect(inPlace.body).not.toMatch(/[{}]/);
    return { without: without.lines, with: with_.lines, wordsWithout: wordsOf(fillBody(body).body) };
  };

  it('go around rows, whether one or both of their tags stand in them', () => {
    const rows = (wrap: (content: string) => string) =>
      table(
        row(cell(para('a')) + cell(para('b'))) +
          wrap(row(cell(para(`${IF}c`)) + cell(para('d')))) +
          row(cell(para('e')) + cell(para(`f${END}`))),
      );
    for (const wrap of WRAPPINGS) {
      const { without, with: shown, wordsWithout } = filled(rows(wrap));
      expect(without).toEqual(['| a | b |']);
      expect(shown).toEqual(['| a | b |', '| c | d |', '| e | f |']);
      expect(wordsWithout).toEqual(['a', 'b']);
    }
    const both = (wrap: (content: string) => string) =>
      table(row(cell(para('a')) + cell(para('b'))) + wrap(row(cell(para(`${IF}c`)) + cell(para(`d${END}`)))));
    for (const wrap of WRAPPINGS) expect(filled(both(wrap)).without).toEqual(['| a | b |']);
  });

  it('go around a row whose cells a wrapper is around', () => {
    for (const wrap of WRAPPINGS.slice(0, 3)) {
      const body = table(
        row(cell(para('a')) + cell(para('b'))) + row(wrap(cell(para(`${IF}c`)) + cell(para(`d${END}`)))),
      );
      expect(filled(body).without).toEqual(['| a | b |']);
      expect(filled(body).with).toEqual(['| a | b |', '| c | d |']);
    }
  });

  it('go around paragraphs in them, and around themselves where a tag stands alone in one', () => {
    for (const wrap of WRAPPINGS) {
      expect(filled(para('a') + wrap(para(IF) + para('b') + para(END)) + para('c')).without).toEqual(['a', 'c']);
      expect(filled(para('a') + wrap(para(IF)) + para('b') + wrap(para(END)) + para('c'))).toEqual({
        without: ['a', 'c'],
        with: ['a', 'b', 'c'],
        wordsWithout: ['a', 'c'],
      });
    }
  });

  it('are refused where a tag is in a table’s cell and its end behind the table', () => {
    const body = control(table(row(cell(para(IF)) + cell(para('b'))))) + para('c') + para(END);
    expect(fillBody(body).problems.join()).toContain('block-crosses');
  });
});
