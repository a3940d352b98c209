/** What changes the fingerprint of a Word file, and what doesn't: above all, saving it again. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textFingerprint } from '../../../src/formats/fingerprint.js';
import { documentXml, paragraph, relsXml, typesXml, W, wordFile } from '../../support/word-file.js';
import { headOfBytes, keptTemplate } from './open-template.js';

const SIDECAR = 'title: Sample\n';

type Parts = Readonly<Record<string, string>>;

const print = (body: string, parts: Parts = {}, sidecar = SIDECAR) =>
  textFingerprint(headOfBytes('a.docx', wordFile({ 'word/document.xml': documentXml(body), ...parts }), sidecar));

const run = (words: string, look = '') =>
  `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`;
const p = (...runs: readonly string[]) => `<w:p>${runs.join('')}</w:p>`;
const plain = paragraph;
const row = (...cells: readonly string[]) => `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`;
const table = (...rows: readonly string[]) => `<w:tbl>${rows.join('')}</w:tbl>`;
const field = (code: string, result: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const wordPart = (root: string, inner: string) => `<w:${root} xmlns:w="${W}">${inner}</w:${root}>`;

describe('saving a Word file again', () => {
  it.each(['visitors', 'missing'])('in LibreOffice changes nothing: %s', (name) => {
    expect(textFingerprint(keptTemplate(`${name}-saved-again.docx`))).toBe(
      textFingerprint(keptTemplate(`${name}.docx`)),
    );
  });

  it('changes nothing, however the words are split over runs, tags too', () => {
    const words = 'At &lt;&lt;org_field_name&gt;&gt; we call {{org_field_phone}} first, and go at once.';
    const expected = print(plain(words));
    const parts = /&\w+;|./g;
    const letters = words.match(parts) ?? [];
    fc.assert(
      fc.property(fc.array(fc.nat({ max: letters.length }), { maxLength: 8 }), (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), letters.length];
        const runs = places
          .slice(1)
          .map((end, at) => run(letters.slice(places[at], end).join(''), at % 2 ? '<w:b/>' : ''));
        const noise =
          '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="_Go"/><w:bookmarkEnd w:id="0"/>';
        expect(print(`<w:p w:rsidR="00AB12CD"><w:pPr><w:spacing w:after="0"/></w:pPr>${runs.join(noise)}</w:p>`)).toBe(
          expected,
        );
      }),
    );
  });

  it('changes nothing in settings, page numbers, dates, lists of contents, empty paragraphs and content controls', () => {
    const expected = print(p(run('Words on page '), run(' here')) + plain('End'));
    expect(print(p(run('Words on page '), field(' PAGE ', '3'), run(' here')) + plain('') + plain('End'))).toBe(
      expected,
    );
    const simple = `<w:fldSimple w:instr=" DATE \\@ d ">${run('1 May')}</w:fldSimple>`;
    const control = `<w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent>${plain('End')}</w:sdtContent></w:sdt>`;
    expect(print(p(run('Words on page '), simple, run(' here')) + control)).toBe(expected);
    const contents = p(
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
      run('Purpose'),
      field('PAGEREF x', '7'),
    );
    expect(
      print(
        `${contents}${p('<w:r><w:fldChar w:fldCharType="end"/></w:r>')}${plain('Words on page here')}${plain('End')}`,
      ),
    ).toBe(expected);
  });

  it('changes nothing in white space that does not print: that around words without xml:space', () => {
    const bare = (words: string) => `<w:r><w:t>${words}</w:t></w:r>`;
    // LibreOffice 7.4 saves this as one run, "ABC".
    expect(print(p(bare('A '), bare(' B'), bare('C')))).toBe(print(plain('ABC')));
    expect(print(p(run('A '), bare('B C')))).toBe(print(plain('A B C')));
    const kept = documentXml(p(bare('A '), bare('B'))).replace('<w:body>', '<w:body xml:space="preserve">');
    expect(print('', { 'word/document.xml': kept })).toBe(print(plain('A B')));
  });

  it('changes nothing in the kind of white space, soft hyphens and Unicode forms', () => {
    const expected = print(plain('Café at nine'));
    expect(print(p(run('Cafe\u0301'), '<w:r><w:tab/></w:r>', run('at\u00a0ni\u00adne '), '<w:r><w:br/></w:r>'))).toBe(
      expected,
    );
  });
});

describe('the words of a Word file', () => {
  const list = (level: number) =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr>${run('B')}</w:p>`;
  const outlined = `<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>${run('B')}</w:p>`;

  it('count with their boundaries: paragraphs, headings, lists, tables', () => {
    const bodies = [
      plain('A') + plain('B'),
      plain('A B'),
      plain('A') + outlined,
      plain('A') + list(0),
      plain('A') + list(1),
      table(row(plain('A'), plain('B'))),
      table(row(plain('A')), row(plain('B'))),
      table(row(plain('A') + plain('B'))),
      table(row(plain('A'))) + table(row(plain('B'))),
    ];
    expect(new Set(bodies.map((body) => print(body))).size).toBe(bodies.length);
  });

  it('are those that print: no deleted, moved or hidden ones, and a paragraph whose mark was deleted joins the next', () => {
    const by = 'w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"';
    const expected = print(plain('Ring at once.'));
    const deleted = `<w:del ${by}><w:r><w:delText>tomorrow</w:delText></w:r></w:del>`;
    const moved = `<w:moveFrom ${by}>${run('later')}</w:moveFrom>`;
    expect(print(p(run('Ring '), deleted, moved, `<w:ins ${by}>${run('at once')}</w:ins>`, run('.')))).toBe(expected);
    expect(print(p(run('Ring at once.'), run(' Perhaps.', '<w:vanish/>')))).toBe(expected);
    expect(print(p(run('Ring at once'), run('.', '<w:vanish w:val="0"/>')))).toBe(expected);
    const mark = `<w:pPr><w:rPr><w:del ${by}/></w:rPr></w:pPr>`;
    expect(print(`<w:p>${mark}${run('Ring ')}</w:p>${plain('at once.')}`)).toBe(expected);
    expect(print(`<w:p>${mark}${run('Ring at once.')}</w:p>`)).toBe(expected);
    const gone = `<w:tr><w:trPr><w:del ${by}/></w:trPr><w:tc>${plain('B')}</w:tc></w:tr>`;
    expect(print(table(row(plain('A')), gone))).toBe(print(table(row(plain('A')))));
  });

  it('stand in text boxes, headers, footers, links and notes too', () => {
    const box = (words: string) =>
      p(`<w:r><w:pict><w:txbxContent>${plain(words)}</w:txbxContent></w:pict></w:r>`, run('A'));
    const link = (words: string) => p(`<w:hyperlink>${run(words)}</w:hyperlink>`);
    const header = (words: string) => ({
      '[Content_Types].xml': typesXml({ 'word/document.xml': 'document.main', 'word/h.xml': 'header' }),
      'word/h.xml': wordPart('hdr', plain(words)),
    });
    const note = (words: string) => ({
      '[Content_Types].xml': typesXml({ 'word/document.xml': 'document.main', 'word/n.xml': 'footnotes' }),
      'word/n.xml': wordPart('footnotes', `<w:footnote w:id="4">${plain(words)}</w:footnote>`),
      'word/_rels/document.xml.rels': relsXml([['rId1', 'footnotes', 'n.xml']]),
    });
    const noted = p(run('A'), '<w:r><w:footnoteReference w:id="4"/></w:r>');
    for (const of of [
      (words: string) => print(box(words)),
      (words: string) => print(link(words)),
      (words: string) => print(plain('A'), header(words)),
      (words: string) => print(noted, note(words)),
    ]) {
      expect(of('may')).not.toBe(of('must'));
      expect(of('may')).toBe(of(' may '));
    }
    expect(print(plain('A'), header(' '))).toBe(print(plain('A')));
  });

  it('have their branches around paragraphs and rows, and none of the record', () => {
    const inside = print(p(run('{{#if nation_wales}}')) + plain('B') + p(run('{{/if}}')) + plain('C'));
    expect(inside).not.toBe(print(plain('B') + plain('C')));
    const rows = table(row(plain('{{#if nation_wales}}')), row(plain('B')), row(plain('{{/if}}')), row(plain('C')));
    expect(print(rows)).not.toBe(print(table(row(plain('B')), row(plain('C')))));
    expect(print(plain('A') + plain('{{last_update_date}}'))).toBe(print(plain('A')));
    const asking = plain('A') + plain('{{#if next_review_date}}') + plain('B') + plain('{{/if}}');
    expect(print(asking)).toBe(print(plain('A') + plain('B')));
  });

  it('include the title and related policies of the sidecar, or the file’s own title, and no other key', () => {
    const core = (title: string) => ({
      '[Content_Types].xml': typesXml({
        'word/document.xml': 'document.main',
        'docProps/core.xml': 'application/vnd.openxmlformats-package.core-properties+xml',
      }),
      '_rels/.rels': relsXml([
        ['rId1', 'officeDocument', 'word/document.xml'],
        [
          'rId2',
          'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
          'docProps/core.xml',
        ],
      ]),
      'docProps/core.xml': `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>${title}</dc:title><cp:lastModifiedBy>${title}</cp:lastModifiedBy></cp:coreProperties>`,
    });
    const expected = print(plain('A'));
    expect(print(plain('A'), core('Other'))).toBe(expected);
    expect(print(plain('A'), core('Sample'), 'code: DCW1\n')).toBe(expected);
    expect(print(plain('A'), core('Other'), 'code: DCW1\n')).not.toBe(expected);
    expect(print(plain('A'), {}, `${SIDECAR}version: "2.0"\nstatus: draft\nowner: Sam\n`)).toBe(expected);
    expect(print(plain('A'), {}, `${SIDECAR}related: [DCW2]\n`)).not.toBe(expected);
  });
});

describe('a Word file made on purpose', () => {
  it('has a fingerprint whatever it holds: notes within themselves, fields never closed, styles in a circle', () => {
    const circle =
      '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>';
    const parts = {
      '[Content_Types].xml': typesXml({
        'word/document.xml': 'document.main',
        'word/n.xml': 'footnotes',
        'word/styles.xml': 'styles',
      }),
      'word/n.xml': wordPart(
        'footnotes',
        `<w:footnote w:id="1"><w:p>${run('N')}<w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote>`,
      ),
      'word/styles.xml': wordPart('styles', circle),
      'word/_rels/document.xml.rels': relsXml([
        ['rId1', 'footnotes', 'n.xml'],
        ['rId2', 'styles', 'styles.xml'],
      ]),
    };
    const body =
      `<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr>${run('A {{/if}} {{#each x}}')}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>` +
      p(
        '<w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/><w:fldChar w:fldCharType="begin"/></w:r>',
      ) +
      table(row(table(row(plain('deep'))))) +
      p('<w:r><w:sym w:font="Wingdings" w:char="nonsense"/></w:r>');
    expect(print(body, parts)).toMatch(/^1-[0-9a-f]{32}$/);
  });
});
