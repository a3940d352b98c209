/** Signs of symbol fonts in a Word file’s text are what Word shows. */
import { expect, it } from 'vitest';
import { para, treeOf } from '../../../support/word-tree.js';

const WINGDINGS = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>';
const run = (words: string, look = '') =>
  `<w:r>${look ? `<w:rPr>${look}</w:rPr>` : ''}<w:t xml:space="preserve">${words}</w:t></w:r>`;
const sym = (font: string, char: string) => `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`;

it('are read where the run, its style or the paragraph’s style is in the font', () => {
  const { lines } = treeOf(
    para(run('A ') + run('ü', WINGDINGS) + run(' ü')) +
      para(run('B ') + run('&#xF0FC;', '<w:rStyle w:val="Signs"/>') + run('ü', '<w:rStyle w:val="OwnSigns"/>')) +
      para('ü', { style: 'SignLine' }) +
      para(run('ü', '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'), { style: 'SignLine' }),
  );
  expect(lines).toEqual(['A ✓ ü', 'B ✓**✓**', '✓', 'ü']);
});

it('are read from symbols that were inserted, of any font', () => {
  const { lines, problems } = treeOf(
    para(
      sym('Wingdings', 'F0FE') + sym('Symbol', '00B3') + sym('Segoe UI Symbol', '2605') + sym('Wingdings 3', 'F022'),
    ),
  );
  expect(lines).toEqual(['☑≥★→']);
  expect(problems).toEqual([]);
});

it('are left out where only their font has them, with one warning for each', () => {
  const { lines, problems } = treeOf(
    para(run('A ') + sym('Wingdings', 'F0FF') + run(' &#xE001;&#xE001; Z')) + para(sym('Wingdings', 'F0FF') + run('B')),
  );
  expect(lines.map((line) => line.replace(/ +/g, ' '))).toEqual(['A Z', 'B']);
  expect(problems).toEqual([
    'word/document.xml:paragraph 1 word-left-out: PDF and HTML don’t show the sign U+F0FF of the font Wingdings, in “A Z”',
    'word/document.xml:paragraph 1 word-left-out: PDF and HTML don’t show the sign U+E001, in “A Z”',
  ]);
});

it('stand before headings as their bullets', () => {
  const { lines } = treeOf(
    para('Tick', { more: '<w:outlineLvl w:val="0"/>', list: [6, 0] }) +
      para('Square', { more: '<w:outlineLvl w:val="1"/>', list: [6, 1] }) +
      para('Number', { more: '<w:outlineLvl w:val="2"/>', list: [6, 2] }),
  );
  expect(lines).toEqual(['# ✓ Tick', '## ▪ Square', '### ▪1 Number']);
});

it('leave the value of a placeholder in its own letters', () => {
  const { lines } = treeOf(para(run('ü {{org_field_phone}} ü', WINGDINGS)), { phone: 'Ring 111' });
  expect(lines).toEqual(['✓ Ring 111 ✓']);
});

it('count for the anchor of a heading that a reference leads to', () => {
  const heading = `<w:bookmarkStart w:id="1" w:name="x"/>${run('ü', WINGDINGS)}${run(' Purpose')}<w:bookmarkEnd w:id="1"/>`;
  const { lines } = treeOf(
    para(heading, { more: '<w:outlineLvl w:val="0"/>' }) +
      para(`<w:hyperlink w:anchor="x">${run('See')}</w:hyperlink>`),
  );
  expect(lines).toEqual(['# ✓ Purpose', '[See](#purpose)']);
});

it('that no document can hold are left out, as Word shows nothing for them, and named once', () => {
  const { lines, problems } = treeOf(
    `${para('Don\u0092t &#x1FFFE;run {{org_field_phone}}\u0085')}${para('\u0092')}${para('Won\u0092t\u007f')}`,
    {
      phone: '1',
    },
  );
  expect(lines).toEqual(['Dont run 1', 'Wont']);
  expect(problems.map((problem) => /U\+\w+/.exec(problem)?.[0])).toEqual(['U+92', 'U+1FFFE', 'U+85', 'U+7F']);
});

it('of bullets stand before their items, where they say something', () => {
  const { lines } = treeOf(
    para('Do', { list: [6, 0] }) +
      para('this', { list: [6, 1] }) +
      para('Words', { list: [2, 0] }) +
      para('more', { list: [2, 1] }),
  );
  expect(lines).toEqual(['✓ Do', '  - this', '  - Words', '    - more']);
});
