/** Fields of a Word file's text: what is chosen, ticked and typed in them, page numbers, fields that are broken, and formulas. */
import { describe, expect, it } from 'vitest';
import { para, treeOf } from '../../../support/word-tree.js';

const run = (inner: string, look = '') => `<w:r>${look ? `<w:rPr>${look}</w:rPr>` : ''}${inner}</w:r>`;
const t = (words: string) => run(`<w:t xml:space="preserve">${words}</w:t>`);
const mark = (type: string, data = '') => run(`<w:fldChar w:fldCharType="${type}">${data}</w:fldChar>`);
const code = (words: string) => run(`<w:instrText xml:space="preserve"> ${words} </w:instrText>`);
const field = (words: string, result?: string, data = '') =>
  mark('begin', data) + code(words) + (result === undefined ? '' : mark('separate') + result) + mark('end');
const form = (words: string, data: string, result?: string) => field(words, result, `<w:ffData>${data}</w:ffData>`);
const linesOf = (...paragraphs: string[]) => treeOf(paragraphs.join('')).lines;
const LIST = '<w:listEntry w:val="one"/><w:listEntry w:val="two &amp; more"/>';

describe('older form fields', () => {
  it('show the words that are chosen: the result, else the default, else the first', () => {
    const choice = (said: string) =>
      para(t('A ') + form('FORMDROPDOWN', `<w:ddList>${said}${LIST}</w:ddList>`) + t(' Z'));
    expect(
      linesOf(
        choice('<w:result w:val="1"/>'),
        choice('<w:default w:val="1"/>'),
        choice(''),
        choice('<w:result w:val="7"/>'),
      ).map((line) => line.replace(/ +/g, ' ')),
    ).toEqual(['A two & more Z', 'A two & more Z', 'A one Z', 'A Z']);
  });

  it('show the state of a box', () => {
    const box = (state: string) =>
      para(form('FORMCHECKBOX', `<w:checkBox><w:sizeAuto/>${state}</w:checkBox>`, '') + t(' Yes'));
    expect(
      linesOf(
        box('<w:default w:val="1"/>'),
        box('<w:default w:val="1"/><w:checked w:val="0"/>'),
        box('<w:default w:val="0"/><w:checked/>'),
        box(''),
      ),
    ).toEqual(['[x Yes] Yes', '[  Yes] Yes', '[x Yes] Yes', '[  Yes] Yes']);
  });

  it('show what was typed, or a line where nothing was', () => {
    const text = '<w:textInput/>';
    expect(
      linesOf(
        para(t('Name: ') + form('FORMTEXT', text, t('Ann'))),
        para(t('Name: ') + form('FORMTEXT', text, t('\u2002\u2002\u2002'))),
        para(t('Name: ') + form('FORMTEXT', text)),
      ),
    ).toEqual(['Name: Ann', 'Name: [____________ Name]', 'Name: [____________ Name]']);
  });

  it('are left out with the field around them', () => {
    const box = form('FORMCHECKBOX', '<w:checkBox><w:default w:val="1"/></w:checkBox>');
    expect(linesOf(para(t('A') + field('TOC \\o', t('x') + box)))).toEqual(['A']);
  });
});

describe('page numbers of Word', () => {
  const heading = para(`<w:bookmarkStart w:id="1" w:name="_Ref1"/>${t('Complaints')}<w:bookmarkEnd w:id="1"/>`, {
    more: '<w:outlineLvl w:val="0"/>',
  });

  it('of a heading become a link to it', () => {
    const { lines, problems } = treeOf(
      heading +
        para(t('See page ') + field('PAGEREF _Ref1 \\h', t('17')) + t('.')) +
        para(`${t('See page ')}<w:fldSimple w:instr=" PAGEREF _Ref1 ">${t('17')}</w:fldSimple>`),
    );
    expect(lines).toEqual([
      '# Complaints',
      'See page [“Complaints”](#complaints).',
      'See page [“Complaints”](#complaints)',
    ]);
    expect(problems).toEqual([]);
  });

  it('of anything else are left out, with a warning', () => {
    const { lines, problems } = treeOf(
      para(t('See page ') + field('PAGEREF gone', t('17')) + t(' of ') + field('NUMPAGES', t('99'))) +
        para(`${t('Page ')}<w:fldSimple w:instr="PAGE">${t('3')}</w:fldSimple>`),
    );
    expect(lines).toEqual(['See page  of', 'Page']);
    expect(problems).toEqual([
      'word/document.xml:paragraph 1 word-left-out: PDF and HTML don’t show the page number that the field PAGEREF gives, in “See page 17 of 99”',
      'word/document.xml:paragraph 1 word-left-out: PDF and HTML don’t show the page number that the field NUMPAGES gives, in “See page 17 of 99”',
      'word/document.xml:paragraph 2 word-left-out: PDF and HTML don’t show the page number that the field PAGE gives, in “Page 3”',
    ]);
  });

  it('within a contents list go with it', () => {
    const { lines, problems } = treeOf(
      para(
        mark('begin') + code('TOC \\o "1-3"') + mark('separate') + t('Complaints ') + field('PAGEREF _Ref1', t('2')),
      ) + para(mark('end') + t('Words')),
    );
    expect([lines, problems]).toEqual([['Words'], []]);
  });
});

describe('fields', () => {
  it('keep their results: references, sequences, conditions with fields in their codes', () => {
    expect(
      linesOf(
        para(t('Table ') + field('SEQ Table \\* ARABIC', t('2')) + t(', ') + field('REF x \\h', t('Scope'))),
        para(
          mark('begin') +
            code('IF') +
            field('DOCPROPERTY x', t('no')) +
            code('= "a" "b"') +
            mark('separate') +
            t('shown') +
            mark('end'),
        ),
        para(`<w:fldSimple w:instr="SEQ Figure">${t('5')}</w:fldSimple>`),
      ),
    ).toEqual(['Table 2, Scope', 'shown', '5']);
  });

  it('go over paragraphs', () => {
    expect(linesOf(para(field('QUOTE', '').replace(mark('end'), '') + t('one')), para(t('two') + mark('end')))).toEqual(
      ['one', 'two'],
    );
  });

  it('that never end, or never began, take no words with them', () => {
    expect(linesOf(para(t('A') + mark('begin') + code('TOC')), para('B'), para(mark('end') + t('C')))).toEqual([
      'A',
      'C',
    ]);
    expect(linesOf(para(t('A') + mark('begin') + code('TOC') + mark('separate')), para('B'))).toEqual(['A', 'B']);
    expect(linesOf(para(mark('end') + t('A') + mark('separate') + t('B')))).toEqual(['AB']);
  });

  it('begin and end in hidden letters too', () => {
    const hidden = (inner: string) => run(inner, '<w:vanish/>');
    const xe = hidden('<w:fldChar w:fldCharType="begin"/>') + hidden('<w:instrText>XE "x"</w:instrText>') + mark('end');
    expect(linesOf(para(field('QUOTE', t('A') + xe + t('B')) + t('C')))).toEqual(['ABC']);
  });
});

describe('words with a reading aid', () => {
  it('keep their own, and the aid is warned of', () => {
    const { lines, problems } = treeOf(
      para(
        t('In ') +
          run(`<w:ruby><w:rubyPr/><w:rt>${t('to kyo')}</w:rt><w:rubyBase>${t('Tokyo')}</w:rubyBase></w:ruby>`) +
          t('.'),
      ),
    );
    expect(lines).toEqual(['In Tokyo.']);
    expect(problems.join()).toContain('PDF and HTML don’t show “to kyo”, which is small above other words');
  });
});

describe('formulas', () => {
  const m = (words: string) => `<m:r><m:t>${words}</m:t></m:r>`;
  const part = (name: string, inner: string) => `<m:${name}>${inner}</m:${name}>`;
  const math = (inner: string) =>
    `<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">${inner}</m:oMath>`;

  it.each([
    ['a fraction', `<m:f><m:fPr/>${part('num', m('a+b'))}${part('den', m('2'))}</m:f>`, '(a+b)/2'],
    ['powers', `<m:sSup>${part('e', m('x'))}${part('sup', m('2'))}</m:sSup>`, 'x^2'],
    ['both', `<m:sSubSup>${part('e', m('x'))}${part('sub', m('i'))}${part('sup', m('n+1'))}</m:sSubSup>`, 'x_i^(n+1)'],
    [
      'a root',
      `<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr>${part('deg', '')}${part('e', m('x+1'))}</m:rad>`,
      '√(x+1)',
    ],
    [
      'a sum',
      `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>${part('sub', m('i=1'))}${part('sup', m('n'))}${part('e', m('i'))}</m:nary>`,
      '∑_(i=1)^n i',
    ],
    ['brackets', `<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr>${part('e', m('y'))}</m:d>`, '[y]'],
    ['a function', `<m:func>${part('fName', m('sin'))}${part('e', m('x'))}</m:func>`, 'sin x'],
    [
      'a matrix',
      `<m:m>${part('mr', part('e', m('a')) + part('e', m('b')))}${part('mr', part('e', m('c')) + part('e', m('d')))}</m:m>`,
      '(a, b; c, d)',
    ],
  ])('%s stands on one line, which is said', (_, formula, line) => {
    const { lines, problems } = treeOf(para(t('So ') + math(formula) + t(' it is')));
    expect(lines).toEqual([`So ${line} it is`]);
    expect(problems.join()).toContain(`PDF and HTML don’t show a formula other than on one line, “${line}”`);
  });

  it('of letters alone are words', () => {
    const { lines, problems } = treeOf(para(t('So ') + math(m('E=mc'))));
    expect([lines, problems]).toEqual([['So E=mc'], []]);
  });
});
