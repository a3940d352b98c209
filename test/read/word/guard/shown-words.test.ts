/** The words of a Word file as Word shows them: letters, results of fields, form fields and signs, whatever stands around them. */
import { describe, expect, it } from 'vitest';
import { parseXmlPlaces } from '../../../../src/formats/xml/places.js';
import { readLetterStyles } from '../../../../src/read/word/guard/run-styles.js';
import { SIGN, shownText } from '../../../../src/read/word/guard/shown-words.js';
import { documentXml, paragraph, W } from '../../../support/word-file.js';

const run = (words: string, properties = '') =>
  `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:t xml:space="preserve">${words}</w:t></w:r>`;
const sign = (type: string, data = '') => `<w:r><w:fldChar w:fldCharType="${type}">${data}</w:fldChar></w:r>`;
const field = (code: string, result: string) =>
  `${sign('begin')}<w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r>${sign('separate')}${run(result)}${sign('end')}`;
const STYLES = `<w:styles xmlns:w="${W}">
<w:style w:type="character" w:styleId="Hid"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="HidToo"><w:basedOn w:val="Hid"/></w:style>
<w:style w:type="character" w:styleId="Shown"><w:basedOn w:val="Hid"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Ticks"><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr></w:style>
</w:styles>`;

function shown(body: string): readonly string[] {
  const namespaces = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
  const xml = documentXml(body).replace('<w:document ', `<w:document ${namespaces} `);
  const { words } = shownText(parseXmlPlaces(xml), readLetterStyles(STYLES));
  return [...words.values()];
}

const p = (...runs: readonly string[]) => `<w:p>${runs.join('')}</w:p>`;
const cell = (inner: string) => `<w:tc>${inner}</w:tc>`;
const control = (inner: string, properties = '') =>
  `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;

describe('words that Word shows', () => {
  it.each([
    ['in a table', `<w:tbl><w:tr>${cell(paragraph('A'))}${cell(paragraph('B'))}</w:tr></w:tbl>`, ['A', 'B']],
    [
      'in controls around cells and rows',
      `<w:tbl>${control(`<w:tr>${control(cell(paragraph('A')))}</w:tr>`)}</w:tbl>`,
      ['A'],
    ],
    ['in a control around all', control(control(paragraph('A'), '<w:text/>'), '<w:group/>'), ['A']],
    ['in an element that nobody knows', `<w:frame>${paragraph('A')}</w:frame>`, ['A']],
    ['over runs', p(run('wo'), run('rd'), '<w:r><w:tab/></w:r>', run('x')), ['word x']],
    [
      'in a text box',
      p(run('A '), `<w:r><w:pict><w:txbxContent>${paragraph('B')}</w:txbxContent></w:pict></w:r>`, run('C')),
      ['A C', 'B'],
    ],
    [
      'of the first alternative',
      p(
        `<w:r><mc:AlternateContent><mc:Choice>${run('A')}</mc:Choice><mc:Fallback>${run('B')}</mc:Fallback></mc:AlternateContent></w:r>`,
      ),
      ['A'],
    ],
    ['inserted, not deleted', p(`<w:ins>${run('A')}</w:ins><w:del><w:r><w:delText>B</w:delText></w:r></w:del>`), ['A']],
    [
      'not hidden',
      p(run('A', '<w:vanish/>'), run('B', '<w:rStyle w:val="HidToo"/>'), run('C', '<w:rStyle w:val="Shown"/>')),
      ['C'],
    ],
    [
      'above what says how they are read',
      p(`<w:r><w:ruby><w:rt>${run('a')}</w:rt><w:rubyBase>${run('A')}</w:rubyBase></w:ruby></w:r>`),
      ['A'],
    ],
  ])('%s', (_, body, words) => {
    expect(shown(body)).toEqual(words);
  });

  it.each([
    ['as a result', field('MERGEFIELD Name', 'A'), 'A'],
    ['in simple form', `<w:fldSimple w:instr=" QUOTE x ">${run('A')}</w:fldSimple>`, 'A'],
    ['with a number that is counted again', field('REF b', 'Table 3 of doses'), 'Table   of doses'],
    ['made anew', field('PAGE', '17'), ''],
    [
      'within another’s code',
      `${sign('begin')}<w:r><w:instrText> IF </w:instrText></w:r>${field('QUOTE x', 'no')}${sign('separate')}${run('A')}${sign('end')}`,
      'A',
    ],
    [
      'within another’s result',
      `${sign('begin')}<w:r><w:instrText> TOC </w:instrText></w:r>${sign('separate')}${field('HYPERLINK x', 'no')}${sign('end')}${run('A')}`,
      'A',
    ],
    [
      'chosen from a list',
      `${sign('begin', '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="no"/><w:listEntry w:val="A"/></w:ddList></w:ffData>')}<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>${sign('end')}`,
      'A',
    ],
    ['that never ends', `${run('A ')}${sign('begin')}${run('B')}`, 'A B'],
    ['that never began', `${run('A ')}${sign('separate')}${run('B')}${sign('end')}${run(' C')}`, 'A B C'],
    [
      'a button, which shows its code',
      `${sign('begin')}<w:r><w:instrText> MACROBUTTON NoMacro [Click here] </w:instrText></w:r>${sign('end')}`,
      '[Click here]',
    ],
    [
      'a box',
      `${sign('begin', '<w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData>')}${sign('end')}`,
      '☐',
    ],
  ])('field: %s', (_, runs, words) => {
    expect(shown(p(runs))).toEqual([words]);
  });

  it('leaves out a list of contents, and nothing else of a control around it', () => {
    const contents = control(
      paragraph('no'),
      '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>',
    );
    expect(shown(control(contents + paragraph('A'), '<w:group/>'))).toEqual(['', 'A']);
  });

  it('shows what somebody typed behind a list of contents, into its control', () => {
    const inside = p(run('Contents')) + p(field('TOC \\o', 'no'), run(' no')) + paragraph('A');
    expect(
      shown(control(inside, '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>')),
    ).toEqual([...['', '', 'A']]);
  });

  it('shows letters of symbol fonts as signs', () => {
    const ofFont = run('ü', '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>');
    const styled = `<w:p><w:pPr><w:pStyle w:val="Ticks"/></w:pPr>${run('a b')}</w:p>`;
    expect(shown(p(ofFont, run(' \uf0b7 x '), '<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>') + styled)).toEqual([
      `${SIGN} ${SIGN} x ${SIGN}`,
      `${SIGN} ${SIGN}`,
    ]);
  });
});
