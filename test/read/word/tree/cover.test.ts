/** The author's cover page of a Word file: its words stay, without those that the head of the first page says. */
import { describe, expect, it } from 'vitest';
import { para, treeOf } from '../../../support/word-tree.js';

const control = (gallery: string, content: string) =>
  `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="${gallery}"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const box = (content: string) =>
  `<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`;
const BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
const NAME = '{{org_field_name}}';

const linesOf = (body: string) => treeOf(body, { name: 'Acme Care', registration_no: 'R1' }).lines;

describe('A cover page', () => {
  it('keeps its words in order and ends its page', () => {
    const cover = [
      para('For all our carers'),
      para(NAME),
      para('Care at home'),
      para(box(para('Reviewed by the board'))),
    ];
    expect(linesOf(control('Cover Pages', `${cover.join('')}${BREAK}`) + para('Text'))).toEqual([
      'For all our carers',
      '> Reviewed by the board',
      '\\newpage',
      'Text',
    ]);
  });

  it('begins no empty page where the head of the first page says all that it says', () => {
    const cover = `${para(box(para(NAME)))}${para('CARE AT HOME POLICY')}${para(`Registration number: {{org_field_registration_no}}`)}${BREAK}`;
    expect(linesOf(control('Cover Pages', cover) + para('Text'))).toEqual(['Text']);
    const long = `${para(box(para(NAME)))}${para('Another title')}${BREAK}`;
    expect(linesOf(control('Cover Pages', long) + para('Text'))).toEqual(['Another title', '\\newpage', 'Text']);
  });

  it('may place its lines in a table of one column', () => {
    const row = (words: string) => `<w:tr><w:tc>${para(words)}</w:tc></w:tr>`;
    const table = `<w:tbl>${row(NAME)}${row('Care at home')}${row('For carers')}</w:tbl>`;
    expect(linesOf(control('Cover Pages', table) + para('Text'))).toEqual(['For carers', 'Text']);
  });

  it('may hold the paragraph of the style Title, in a text box too', () => {
    const titled = box(para('Handling Medicines', { style: 'Titel' }) + para('with love'));
    expect(linesOf(control('Cover Pages', para(titled)) + para('Text'))).toEqual(['> with love', 'Text']);
  });

  it('leaves words alone that only stand elsewhere', () => {
    const body = control('Cover Pages', para('For carers')) + para('Text') + para('Care at home') + para(NAME);
    expect(linesOf(body)).toEqual(['For carers', 'Text', 'Care at home', 'Acme Care']);
  });
});

describe('The head of a text', () => {
  it('says its title once, whatever the style of the paragraph', () => {
    expect(linesOf(para(NAME) + para('Care at home') + para('Text'))).toEqual(['Text']);
    expect(linesOf(para(NAME) + para('{{title}}') + para('Text'))).toEqual(['Text']);
  });

  it('is without the contents that Word made, whatever stands around them', () => {
    const contents = control('Table of Contents', para('Scope 1'));
    expect(
      linesOf(`<w:sdt><w:sdtPr><w:group/></w:sdtPr><w:sdtContent>${contents}${para('Text')}</w:sdtContent></w:sdt>`),
    ).toEqual(['Text']);
  });
});
