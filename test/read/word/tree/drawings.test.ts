/** Text boxes, pictures, lines and drawn letters of a Word file stand where their author put them. */
import { describe, expect, it } from 'vitest';
import { picture } from '../../../support/sample-document.js';
import { para, treeOf } from '../../../support/word-tree.js';

const NAMESPACES = [
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
].join(' ');

const run = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
const drawing = (inner: string, description = '') =>
  `<w:r><w:drawing ${NAMESPACES}><wp:anchor><wp:docPr id="1" name="x" descr="${description}"/>${inner}</wp:anchor></w:drawing></w:r>`;
const vml = (inner: string) => `<w:r><w:pict ${NAMESPACES}>${inner}</w:pict></w:r>`;
const FRAMED = '<a:solidFill/><a:ln><a:solidFill/></a:ln>';
const FRAMELESS = '<a:noFill/><a:ln><a:noFill/></a:ln>';
const shape = (content: string, look = FRAMED) =>
  `<wps:wsp><wps:spPr>${look}</wps:spPr><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></wps:wsp>`;
const blip = '<a:blip r:embed="p"/>';

const parts = {
  rels: [['p', 'image', 'media/a.png']] as const,
  files: { 'word/media/a.png': ['', picture(4, 4).bytes] } as const,
};
const linesOf = (body: string, values = {}) =>
  treeOf(body, values, { rels: [...parts.rels], files: parts.files }).lines;

describe('A text box', () => {
  it('stands before the words of its paragraph if it is in their line there, and else behind them', () => {
    const box = shape(para('boxed'));
    const inLine = drawing(box).replaceAll('wp:anchor', 'wp:inline');
    const place = (from: string, offset: number) =>
      drawing(`<wp:positionV relativeFrom="${from}"><wp:posOffset>${offset}</wp:posOffset></wp:positionV>${box}`);
    const floating = vml(
      `<v:shape style="position:absolute;width:9pt"><v:textbox><w:txbxContent>${para('boxed')}</w:txbxContent></v:textbox></v:shape>`,
    );
    const orderOf = (box: string) => linesOf(para(`${box}${run('words')}`)).join(', ');
    expect([inLine, place('paragraph', -9000)].map(orderOf)).toEqual(['> boxed, words', '> boxed, words']);
    expect([place('paragraph', 9000), place('page', -1), floating].map(orderOf)).toEqual(
      Array(3).fill('words, > boxed'),
    );
    expect(linesOf(para(`${run('words')}${inLine}`))).toEqual(['words', '> boxed']);
  });

  it('stands in the section of the heading that it is anchored to', () => {
    const box = drawing(shape(para('boxed'))).replaceAll('wp:anchor', 'wp:inline');
    const heading = `<w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr>${box}${run('Aim')}</w:p>`;
    expect(linesOf(heading)).toEqual(['# 1. Aim', '> boxed']);
  });

  it('stands in the item of a list that it is anchored to, and the list goes on', () => {
    const item = (words: string) => para(words, { list: [2, 0] });
    const body = [item('first'), item(`${run('second')}${drawing(shape(para('boxed')))}`), item('third')].join('');
    expect(linesOf(body)).toEqual(['- first', '- second', '  > boxed', '- third']);
  });

  it('is no quotation if its author drew it without a frame and a ground', () => {
    expect(linesOf(para(drawing(shape(para('open'), FRAMELESS))))).toEqual(['open']);
    const box = (look: string) =>
      vml(`<v:shape ${look}><v:textbox><w:txbxContent>${para('old')}</w:txbxContent></v:textbox></v:shape>`);
    expect(linesOf(para(box('filled="f" stroked="f"')))).toEqual(['old']);
    expect(linesOf(para(box('')))).toEqual(['> old']);
  });

  it('is read once where the file has it in two forms, with its placeholders', () => {
    const words = para('for {{org_field_name}}');
    const old = vml(`<v:shape><v:textbox><w:txbxContent>${words}</w:txbxContent></v:textbox></v:shape>`);
    const [choice, fallback] = [drawing(shape(words)), old].map((form) => form.slice('<w:r>'.length, -'</w:r>'.length));
    const both = `<w:r><mc:AlternateContent ${NAMESPACES}><mc:Choice Requires="wps">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent></w:r>`;
    expect(linesOf(para(both), { name: 'Acme' })).toEqual(['> for Acme']);
  });

  it('is one of several in a group, among pictures, in their order', () => {
    const grouped = (n: number) =>
      `<pic:pic><pic:nvPicPr><pic:cNvPr id="${n}" name="p" descr="Map ${n}"/></pic:nvPicPr>${blip}</pic:pic>`;
    const group = `<wpg:wgp>${shape(para('one'))}${grouped(1)}<wpg:grpSp>${shape(para('two'))}${grouped(2)}</wpg:grpSp></wpg:wgp>`;
    expect(linesOf(para(drawing(group)))).toEqual(['> one', '![Map 1]', '> two', '![Map 2]']);
  });

  it('holds its own pictures, once', () => {
    const inner = para(`${drawing(`<pic:pic>${blip}</pic:pic>`, 'A lift')}${run('How to lift')}`);
    expect(linesOf(para(drawing(shape(inner))))).toEqual(['> How to lift', '> ![A lift]']);
  });
});

describe('A drawing', () => {
  it('may be a picture in the older form', () => {
    expect(linesOf(para(vml('<v:shape alt="A map&#10;of Wales"><v:imagedata r:id="p"/></v:shape>')))).toEqual([
      '![A map of Wales]',
    ]);
  });

  it('may be drawn letters, whose placeholders are filled', () => {
    const letters = vml('<v:shape><v:textpath string="Property of {{org_field_name}}"/></v:shape>');
    expect(linesOf(para(letters), { name: 'Acme' })).toEqual(['Property of Acme']);
  });

  it('may describe its picture with a placeholder', () => {
    const logo = drawing(`<pic:pic>${blip}</pic:pic>`, 'Office of {{org_field_name}}');
    expect(linesOf(para(logo), { name: 'Acme' })).toEqual(['![Office of Acme]']);
  });

  it('may be a line across the page', () => {
    const level = `<wps:wsp><wps:spPr><a:xfrm><a:ext cx="5000000" cy="0"/></a:xfrm><a:prstGeom prst="line"/></wps:spPr></wps:wsp>`;
    expect(linesOf(`${para(drawing(level))}${para('a')}${para(vml('<v:rect o:hr="t"/>'))}${para('b')}`)).toEqual([
      '---',
      'a',
      '---',
      'b',
    ]);
  });

  it('without words is warned of, unless it is said to be an ornament', () => {
    const star = (more: string) =>
      `${drawing(`<wps:wsp><wps:spPr><a:prstGeom prst="star5"/></wps:spPr></wps:wsp>${more}`)}${run('Five stars')}`;
    expect(treeOf(para(star(''))).problems).toEqual([
      'word/document.xml:paragraph 1 word-left-out: PDF and HTML don’t show a drawing, in “Five stars”',
    ]);
    const decorative =
      '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>';
    expect(treeOf(para(star(decorative))).problems).toEqual([]);
  });
});
