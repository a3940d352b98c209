/**
 * A Word file with tracked changes, comments and hidden text wherever Word has them: once cleaned it holds to the schemas as its
 * source does, and LibreOffice shows the words that were decided, and no others.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readZip } from '../../src/formats/zip/read.js';
import { writeZip } from '../../src/formats/zip/write.js';
import { openWordTemplate } from '../../src/read/word/head.js';
import { documentXml, OFFICE, paragraph, relsXml, typesXml, W, wordFile } from '../support/word-file.js';
import { scratchFolder, sharedCheck } from './support/documents.js';
import { requirePrograms, run } from './support/programs.js';

beforeAll(() => requirePrograms('python3', 'xmllint', 'soffice'));

const schemas = sharedCheck('docx-schema-check.py');
const profile = `-env:UserInstallation=${pathToFileURL(scratchFolder()).href}`;

let id = 100;
const by = () => `w:id="${id++}" w:author="Jo Bloggs" w:date="2020-01-01T00:00:00Z"`;
const tracked = (name: string, inside: string) => `<w:${name} ${by()}>${inside}</w:${name}>`;
const ins = (words: string) => tracked('ins', shown(words));
const del = (words: string) => tracked('del', `<w:r><w:delText xml:space="preserve">${words}</w:delText></w:r>`);
const shown = (words: string, properties = '') => `<w:r>${properties}<w:t xml:space="preserve">${words}</w:t></w:r>`;
const HIDDEN = '<w:rPr><w:vanish/></w:rPr>';
const hidden = (words: string) => shown(words, HIDDEN);
const mark = (name: string) => `<w:rPr><w:${name} ${by()}/></w:rPr>`;
const p = (inside: string, properties = '') => `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inside}</w:p>`;
const cell = (inside: string, properties = '') =>
  `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>${properties}</w:tcPr>${inside}</w:tc>`;
const row = (cells: string, properties = '') =>
  `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${cells}</w:tr>`;
const table = (rows: string) =>
  `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>${rows}</w:tbl>`;
const comment = '<w:r><w:commentReference w:id="0"/></w:r>';
const footnote = (n: number) => `<w:r><w:footnoteReference w:id="${n}"/></w:r>`;

/** Words that come in both say `s…`, what is new `n…`, what was before `o…`, what is hidden `h…`. */
const BODY = [
  p(`${shown('s1 ')}${ins('n1 ')}${del('o1 ')}${comment}`),
  p(shown('s2 '), mark('del')),
  p(shown('s3'), '<w:jc w:val="center"/>'),
  p(shown('s4 '), mark('ins')),
  p(`${shown('s5')}${hidden('h1')}`),
  p(tracked('moveFrom', shown('o2')), mark('moveFrom')),
  p(tracked('moveTo', shown('n2')), mark('moveTo')),
  table(
    row(cell(p(shown('s6')), '<w:vMerge w:val="restart"/>') + cell(p(del('o3'), mark('del')) + p(shown('s7'))), '') +
      row(cell(p(''), '<w:vMerge/>') + cell(p(ins('n3'), mark('ins'))), `<w:ins ${by()}/>`) +
      row(cell(p(''), '<w:vMerge/>') + cell(p(del('o4'), mark('del'))), `<w:del ${by()}/>`) +
      row(cell(p(hidden('h2')) + p(shown('s8'))) + cell(p(`${shown('s9 ')}${tracked('ins', footnote(2))}`))) +
      row(
        cell(table(row(cell(p(ins('n4')))) + row(cell(p(del('o5'))), `<w:del ${by()}/>`)) + p('')) +
          cell(p(shown('s10'))),
      ),
  ),
  p(''),
  table(row(cell(p(hidden('h3'), HIDDEN)) + cell(p(shown('h4'), '<w:pStyle w:val="Secret"/>')))),
  p(`${shown('s11 ')}${tracked('del', footnote(3))}`),
  table(row(cell(p(del('o6'), mark('del'))), `<w:del ${by()}/>`)),
  p(
    shown('s12', `<w:rPr><w:b/><w:rPrChange ${by()}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>`),
    `<w:jc w:val="right"/><w:pPrChange ${by()}><w:pPr><w:jc w:val="left"/></w:pPr></w:pPrChange>`,
  ),
  `<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:sectPrChange ${by()}><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr></w:sectPrChange></w:sectPr>`,
].join('');

const WORDS = {
  accept: ['s1', 'n1', 's2 s3', 's4', 's5', 'n2', 's6', 's7', 'n3', 's8', 's9', 'n4', 's10', 's11', 's12'],
  reject: ['s1', 'o1', 's2', 's3', 's4 s5', 'o2', 's6', 'o3', 's7', 'o4', 's8', 's9', 'o5', 's10', 's11', 'o6', 's12'],
} as const;

const note = (n: number, words: string) => `<w:footnote w:id="${n}"><w:p>${words}</w:p></w:footnote>`;

function source(): Uint8Array {
  const space = `xmlns:w="${W}" xmlns:r="${OFFICE}"`;
  return wordFile({
    '[Content_Types].xml': typesXml({
      'word/document.xml': 'template.main',
      'word/styles.xml': 'styles',
      'word/footnotes.xml': 'footnotes',
      'word/comments.xml': 'comments',
      'word/header1.xml': 'header',
    }),
    'word/document.xml': documentXml(BODY),
    'word/_rels/document.xml.rels': relsXml([
      ['rId1', 'styles', 'styles.xml'],
      ['rId2', 'footnotes', 'footnotes.xml'],
      ['rId3', 'comments', 'comments.xml'],
      ['rId4', 'header', 'header1.xml'],
    ]),
    'word/styles.xml': `<w:styles ${space}><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`,
    'word/footnotes.xml': `<w:footnotes ${space}>${note(2, `${shown('nNote')}${hidden('hNote')}${comment}`)}${note(3, shown('oNote'))}</w:footnotes>`,
    'word/comments.xml': `<w:comments ${space}><w:comment w:id="0" w:author="Jo Bloggs" w:initials="JB">${paragraph('cWords')}</w:comment></w:comments>`,
    'word/header1.xml': `<w:hdr ${space}>${p(`${shown('sHead')}${del('oHead')}`)}</w:hdr>`,
  });
}

function cleaned(decision: 'accept' | 'reject', keep = ''): string {
  const sidecar = { path: 'a.yaml', text: `title: A\ntracked_changes: ${decision}\n${keep}` };
  const { read } = openWordTemplate('a.docx', source(), sidecar);
  const path = join(scratchFolder(), `${decision}.docx`);
  writeFileSync(path, writeZip([...(read?.package.parts.values() ?? [])].map(({ packed }) => packed)));
  return path;
}

function shownBy(path: string): string {
  const folder = scratchFolder();
  run('soffice', [profile, '--headless', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder, path], 120);
  return readFileSync(join(folder, basename(path).replace('.docx', '.txt')), 'utf8');
}

describe.each(['accept', 'reject'] as const)('a Word file whose changes are settled: %s', (decision) => {
  it.skipIf(!schemas.stands)(`holds to the schemas (${schemas.note})`, () => {
    const before = join(scratchFolder(), 'source.docx');
    writeFileSync(before, source());
    const files = [before, cleaned(decision), cleaned(decision, 'keep: [comments, hidden_text]\n')];
    const { stdout } = run('python3', [schemas.script, '-v', ...files], 120);
    expect(stdout).toContain('3 files, valid 3, invalid 0, unreadable 0');
  });

  it('is shown by LibreOffice with the words that were decided', () => {
    const path = cleaned(decision);
    const words = shownBy(path).replace(/[\s\uFEFF]+/g, ' ');
    expect(words).not.toMatch(/h\d|hNote|cWords|Jo Bloggs/);
    const order = WORDS[decision].map((each) => words.search(new RegExp(`(?<![a-z])${each}(?!\\d)`)));
    expect(
      order.every((at, n) => at >= 0 && at > (order[n - 1] ?? -1)),
      words,
    ).toBe(true);
    expect(words).not.toMatch(decision === 'accept' ? /\bo\d/ : /\bn\d/);
    for (const [part, bytes] of readZip(readFileSync(path)))
      expect(Buffer.from(bytes).includes('Jo Bloggs'), part).toBe(false);
    const notes = Buffer.from(readZip(readFileSync(path)).get('word/footnotes.xml') ?? '').toString();
    expect(notes.includes('nNote')).toBe(decision === 'accept');
    expect(notes.includes('oNote')).toBe(decision === 'reject');
  });
});
