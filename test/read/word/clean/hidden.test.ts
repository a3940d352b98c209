/** Hidden text in a Word file: who decides that it is hidden, what goes with it, and what stays. */

import { describe, expect, it } from 'vitest';
import { textFingerprint } from '../../../../src/formats/fingerprint.js';
import { placeOf } from '../../../../src/model/diagnostic.js';
import { openWordTemplate } from '../../../../src/read/word/head.js';
import { documentXml, paragraph, relsXml, typesXml, W, wordFile } from '../../../support/word-file.js';

const VANISH = '<w:rPr><w:vanish/></w:rPr>';
const MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"';
const run = (words: string, properties = '') => `<w:r>${properties}<w:t xml:space="preserve">${words}</w:t></w:r>`;
const hidden = (words: string) => run(words, VANISH);
const p = (inside: string, properties = '') => `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inside}</w:p>`;
const styled = (id: string) => `<w:pStyle w:val="${id}"/>`;
const character = (id: string) => `<w:rPr><w:rStyle w:val="${id}"/></w:rPr>`;

const style = (type: string, id: string, inside: string, base = '') =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${id}"/>${base && `<w:basedOn w:val="${base}"/>`}${inside}</w:style>`;
const STYLES = [
  style('paragraph', 'Secret', VANISH),
  style('paragraph', 'Below', '', 'Secret'),
  style('paragraph', 'Shown', '<w:rPr><w:vanish w:val="0"/></w:rPr>', 'Secret'),
  style('character', 'Note', VANISH),
  style('character', 'NoteBelow', '', 'Note'),
  style('table', 'SecretTable', VANISH),
].join('');

function open(body: string, keys = '', styles = STYLES) {
  const bytes = wordFile({
    '[Content_Types].xml': typesXml({ 'word/document.xml': 'document.main', 'word/styles.xml': 'styles' }),
    'word/document.xml': documentXml(body),
    'word/_rels/document.xml.rels': relsXml([
      ['rId1', 'styles', 'styles.xml'],
      ['rId2', 'hyperlink', 'https://example.org/secret', 'External'],
    ]),
    'word/styles.xml': `<w:styles xmlns:w="${W}">${styles}</w:styles>`,
  });
  const sidecar = { path: 'templates/a.yaml', text: `title: A\n${keys}` };
  const { head, read, diagnostics } = openWordTemplate('templates/a.docx', bytes, sidecar);
  return {
    fingerprint: head && textFingerprint(head),
    body: read?.package.parts.get('word/document.xml')?.xml?.replace(/^[\s\S]*<w:body>|<\/w:body>[\s\S]*$/g, ''),
    rels: read?.package.parts.get('word/_rels/document.xml.rels')?.xml ?? '',
    problems: diagnostics.map((each) => `${placeOf(each)} ${each.severity} ${each.code}: ${each.message}`),
  };
}

/** What is left of a paragraph's words. */
const left = (body: string, styles?: string) =>
  [...(open(body, '', styles).body ?? '').matchAll(/<w:t[^>]*>(.*?)<\/w:t>/g)].map(([, words]) => words).join('');

describe('words are hidden', () => {
  it.each([
    ['by the run itself', p(run('a') + hidden('x'))],
    ['by its character style', p(run('a') + run('x', character('Note')))],
    ['by what that style is based on', p(run('a') + run('x', character('NoteBelow')))],
    ['by the paragraph’s style', p(run('x'), styled('Secret')) + p(run('a'))],
    ['by what that style is based on', p(run('x'), styled('Below')) + p(run('a'))],
    [
      'by the table’s style',
      `<w:tbl><w:tblPr><w:tblStyle w:val="SecretTable"/></w:tblPr><w:tr><w:tc>${p(run('x'))}</w:tc></w:tr></w:tbl>${p(run('a'))}`,
    ],
  ])('%s', (_, body) => {
    expect(left(body)).toBe('a');
  });

  it.each([
    ['where the run says no', p(run('a', '<w:rPr><w:vanish w:val="0"/></w:rPr>'), styled('Secret'))],
    ['where the paragraph’s style takes back what it is based on', p(run('a'), styled('Shown'))],
    ['where two styles toggle it', p(run('a', character('Note')), styled('Secret'))],
    ['where only page numbers of web pages are hidden', p(run('a', '<w:rPr><w:webHidden/></w:rPr>'))],
  ])('not %s', (_, body) => {
    expect(left(body)).toBe('a');
    expect(open(body).problems).toEqual([]);
  });

  it('by the defaults, where no run says no', () => {
    const styles = `<w:docDefaults><w:rPrDefault>${VANISH}</w:rPrDefault></w:docDefaults>${STYLES}`;
    expect(left(p(run('x') + run('a', '<w:rPr><w:vanish w:val="false"/></w:rPr>')), styles)).toBe('a');
  });
});

describe('what goes with hidden words', () => {
  it.each<readonly [string, string, string]>([
    ['nothing of the run beside them', p(run('a') + hidden('x') + run('b')), p(run('a') + run('b'))],
    ['their paragraph', p(run('a')) + p(hidden('x')) + p(run('b')), p(run('a')) + p(run('b'))],
    [
      'but not a paragraph that ends a section',
      p(hidden('x'), '<w:sectPr/>') + p(run('a')),
      p('', '<w:sectPr/>') + p(run('a')),
    ],
    [
      'nor a style separator',
      p(hidden('x'), '<w:rPr><w:vanish/><w:specVanish/></w:rPr>') + p(run('a')),
      p('', '<w:rPr><w:vanish/><w:specVanish/></w:rPr>') + p(run('a')),
    ],
    ['nor an empty paragraph that was empty before', p('', VANISH) + p(run('a')), p('', VANISH) + p(run('a'))],
    [
      'nor the last of a cell',
      `<w:tbl><w:tr><w:tc>${p(hidden('x'))}</w:tc><w:tc>${p(run('a'))}</w:tc></w:tr></w:tbl>`,
      `<w:tbl><w:tr><w:tc><w:p></w:p></w:tc><w:tc>${p(run('a'))}</w:tc></w:tr></w:tbl>`,
    ],
    [
      'nor one that keeps two tables apart',
      `<w:tbl>1</w:tbl>${p(hidden('x'))}<w:tbl>2</w:tbl>${p(run('a'))}`,
      `<w:tbl>1</w:tbl><w:p></w:p><w:tbl>2</w:tbl>${p(run('a'))}`,
    ],
    [
      'a row in which the paragraphs’ marks are hidden too, and a merged cell begins in the next',
      `<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${p(hidden('x'), VANISH)}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>${p(run('a'))}</w:tc></w:tr></w:tbl>`,
      `<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${p(run('a'))}</w:tc></w:tr></w:tbl>`,
    ],
    [
      'a table whose rows all go',
      `${p(run('a'))}<w:tbl><w:tr><w:tc>${p(run('x'), styled('Secret'))}</w:tc></w:tr></w:tbl>${p(run('b'))}`,
      p(run('a')) + p(run('b')),
    ],
    [
      'the sign of a tab, but not a field',
      p(`${run('a')}<w:r>${VANISH}<w:tab/><w:fldChar w:fldCharType="begin"/></w:r>`),
      p(`${run('a')}<w:r>${VANISH}<w:fldChar w:fldCharType="begin"/></w:r>`),
    ],
    [
      'the entry of an index stays',
      p(`${run('a')}<w:r>${VANISH}<w:instrText> XE "a" </w:instrText></w:r>`),
      p(`${run('a')}<w:r>${VANISH}<w:instrText> XE "a" </w:instrText></w:r>`),
    ],
    [
      'the end of a bookmark stays',
      p(run('a')) +
        p(`<w:bookmarkStart w:id="1" w:name="b"/>${hidden('x')}`) +
        p(`${run('b')}<w:bookmarkEnd w:id="1"/>`),
      `${p(run('a'))}<w:bookmarkStart w:id="1" w:name="b"/>${p(`${run('b')}<w:bookmarkEnd w:id="1"/>`)}`,
    ],
    [
      'a control with what it holds',
      p(`${run('a')}<w:sdt><w:sdtPr/><w:sdtContent>${hidden('x')}</w:sdtContent></w:sdt>`) +
        `<w:sdt><w:sdtPr/><w:sdtContent>${p(hidden('x'))}</w:sdtContent></w:sdt>${p(run('b'))}`,
      p(run('a')) + p(run('b')),
    ],
    [
      'a drawing that is hidden in the selection pane',
      p(
        `${run('a')}<w:r><w:drawing ${WP}><wp:anchor><wp:docPr id="1" name="Box" hidden="1"/>${p(run('x'))}</wp:anchor></w:drawing></w:r>`,
      ),
      p(`${run('a')}<w:r></w:r>`),
    ],
  ])('%s', (_, body, cleaned) => {
    expect(open(body).body).toBe(cleaned);
  });

  it('a link’s address, which nobody could see', () => {
    const { body, rels } = open(p(`${run('a')}<w:hyperlink r:id="rId2">${hidden('x')}</w:hyperlink>`));
    expect(body).toBe(p(run('a')));
    expect(rels).not.toContain('secret');
  });
});

describe('hidden text', () => {
  it('is one warning a part, with the first words', () => {
    expect(open(p(run('a')) + p(hidden('first') + hidden(' words') + run('b') + hidden('second'))).problems).toEqual([
      'templates/a.docx:word/document.xml:paragraph 2 warning word-hidden-text: The file has hidden text in 2 places, the first “first words”',
    ]);
  });

  it('in a text box counts once, though old programs have a version of their own', () => {
    const box = (inside: string) => `<w:drawing><w:txbxContent>${p(inside)}</w:txbxContent></w:drawing>`;
    const both = `<w:r><mc:AlternateContent ${MC}><mc:Choice>${box(run('a') + hidden('x'))}</mc:Choice><mc:Fallback>${box(run('a') + hidden('x'))}</mc:Fallback></mc:AlternateContent></w:r>`;
    const { body, problems } = open(p(both));
    expect(body).not.toContain('>x<');
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('The file has hidden text: “x”');
  });

  it('stays hidden where a field shows its words elsewhere, and a note says so', () => {
    const named = (name: string, inside: string) =>
      `<w:bookmarkStart w:id="1" w:name="${name}"/>${inside}<w:bookmarkEnd w:id="1"/>`;
    const field = (code: string) => `<w:fldSimple w:instr="${code}">${run('Acme')}</w:fldSimple>`;
    const body = (code: string) => p(named('Client', hidden('Acme'))) + p(field(code) + hidden('x'));
    const kept = open(body(' REF Client \\h '));
    expect(kept.body).toBe(p(named('Client', hidden('Acme'))) + p(field(' REF Client \\h ')));
    expect(kept.problems).toEqual([
      'templates/a.docx:word/document.xml:paragraph 2 warning word-hidden-text: The file has hidden text: “x”',
      'templates/a.docx:word/document.xml:paragraph 1 note word-hidden-text: Hidden text stays in the Word document, because a field shows it elsewhere: “Acme”',
    ]);
    for (const code of ['PAGEREF Client', 'REF Client \\r \\h', 'REF Other'])
      expect(open(body(code)).body).not.toContain('<w:vanish/>');
    const partly = p(named('Client', run('Acme') + hidden('x'))) + p(field('REF Client'));
    expect(open(partly).body).toBe(p(named('Client', run('Acme'))) + p(field('REF Client')));
  });

  it('stays where the sidecar keeps it', () => {
    const body = p(run('a') + hidden('x'));
    expect(open(body, 'keep: [hidden_text]\n')).toMatchObject({ body, problems: [] });
  });

  it('can be left out without a word, but not with a broken block', () => {
    const silence = 'silence: [word-hidden-text]\n';
    expect(open(p(run('a') + hidden('x')), silence)).toMatchObject({ body: p(run('a')), problems: [] });
    expect(open(p(hidden('{{#if org_field_phone}}') + run('Ring{{/if}}')), silence).problems.join()).toContain(
      ' error word-hidden-text',
    );
  });

  it('changes no fingerprint', () => {
    const body = p(run('a') + hidden('x')) + p(run('STYLE'), styled('Secret'));
    expect(open(body).fingerprint).toBe(open(body, 'keep: [hidden_text]\n').fingerprint);
  });

  it('can hold placeholders and whole blocks, which go with it', () => {
    const body =
      p(hidden('{{#if org_field_phone}}Ring {{org_field_phone}}')) + p(hidden('now{{/if}}')) + paragraph('a');
    expect(open(body).problems).toHaveLength(1);
    expect(open(body).body).toBe(paragraph('a'));
  });

  it.each([
    ['the tags of a block whose words show', p(hidden('{{#if org_field_phone}}') + run('Ring') + hidden('{{/if}}'))],
    ['the else of a block', p(run('{{#if org_field_phone}}Ring') + hidden('{{else}}Call') + run('{{/if}}'))],
    ['half a tag', p(hidden('{{org_') + run('field_name}}'))],
  ])('is an error where it holds %s', (_, body) => {
    const errors = open(body).problems.filter((each) => each.includes(' error word-hidden-text'));
    expect(errors).toHaveLength(1);
    expect(open(body, 'keep: [hidden_text]\n').problems.filter((each) => each.includes('word-hidden'))).toEqual([]);
  });

  it('is no error for signs that are no tags', () => {
    expect(
      open(p(run('a') + hidden('1 &lt;&lt; 2, or { {'))).problems.filter((each) => each.includes('error')),
    ).toEqual([]);
  });
});
