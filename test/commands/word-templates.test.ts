/**
 * A template made in LibreOffice Writer (test/fixtures/word/visitors.fodt, saved as .docx): logo box in the header, control
 * table, numbered headings, a table whose rows repeat, placeholders broken over runs. Three clients, three formats.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { readZip } from '../../src/formats/zip/read.js';
import { parseHtml } from '../support/html-reader.js';
import { memoryWorld } from '../support/memory-world.js';
import { readPdf } from '../support/pdf/reader.js';
import { htmlLines } from '../support/structure/html.js';
import { pdfLines } from '../support/structure/pdf.js';
import { documentXml, paragraph, wordFile } from '../support/word-file.js';

const FIXTURE = readFileSync(join(import.meta.dirname, '../fixtures/word/visitors.docx'));
const LOGO = readFileSync(join(import.meta.dirname, '../../orgs/logos/acme.png'));

const FILES = {
  'templates/visitors.docx': new Uint8Array(FIXTURE),
  'orgs/logo.png': new Uint8Array(LOGO),
  'orgs/acme.yaml':
    'name: Acme & Sons\nlogo: logo.png\nlogo_alt: A roof\nnation: wales\nphone: 029 2018 0100\nwebsite: https://example.org\nregistered_manager: {name: Bethan Rowlands}\nfields:\n  visit_team:\n    - {name: Ann, task: Opens the door}\n    - {name: Bo, task: Keeps the book}\n',
  'orgs/ty.yaml':
    'name: Tŷ Gwyn\nnation: wales\nregistered_manager: {name: Siân}\nfields:\n  visit_team:\n    - {name: Cy, task: Rings back}\n',
  'orgs/harbour.yaml':
    'name: Harbour\nnation: england\nregistered_manager: {name: Grace}\nfields:\n  visit_team:\n    - {name: Di, task: Writes}\n',
};

async function policy(line: string, files: Readonly<Record<string, string | Uint8Array>> = FILES) {
  const world = memoryWorld(files);
  const code = await run(line.split(' '), world, '1.2.3');
  const file = (path: string) => world.disk.get(`/workspace/out/${path}`) ?? new Uint8Array();
  return { code, ...world.printed, world, file };
}

const wordsOf = (docx: Uint8Array, part: string) =>
  Buffer.from(readZip(docx).get(part) ?? [])
    .toString('utf8')
    .split('</w:p>')
    .map((one) =>
      one
        .replace(/<w:instrText[^>]*>[^<]*<\/w:instrText>/g, '')
        .replace(/<[^>]*>/g, '')
        .replaceAll('&amp;', '&')
        .trim(),
    )
    .filter((one) => one !== '');

describe('a template made in LibreOffice Writer', () => {
  it('is filled in place for Word', async () => {
    const { code, err, file } = await policy('render --all');
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(wordsOf(file('acme/docx/DCW90-visitors.docx'), 'word/document.xml')).toEqual([
      'Visitors Policy',
      ...['Organisation', 'Acme & Sons', 'Code', 'DCW90', 'Owner', 'Bethan Rowlands, registered manager'],
      ...['Last review', '12 January 2026', 'Next review', '12 January 2027'],
      'Why we welcome visitors',
      'People who use our service keep their friends. At Acme & Sons a visitor is a guest of the person they come to see, not of the service.',
      'Ring 029 2018 0100 before you come if you are unwell.',
      ...['What we ask of visitors', 'At the door', 'Sign the book.', 'Wash your hands:', 'with soap, or'],
      ...['with the gel by the door.', 'Leave pets with us, as our pages explain.', 'If something goes wrong'],
      ...['Tell the person in charge at once.', 'Stay until somebody comes.', 'In Wales'],
      ...['A visitor may speak Welsh with everybody here.', 'Who can help', 'Name', 'What they do'],
      ...['Ann', 'Opens the door', 'Bo', 'Keeps the book', 'Bethan Rowlands', 'Answers for this policy'],
      'We look at this policy again on 12 January 2027.',
    ]);
    const header = readZip(file('acme/docx/DCW90-visitors.docx')).get('word/header1.xml') ?? new Uint8Array();
    expect(Buffer.from(header).toString('utf8')).toMatch(/<wps:txbx>.*<pic:pic .*descr="A roof"/);
    expect(wordsOf(file('ty/docx/DCW90-visitors.docx'), 'word/footer1.xml')[0]).toMatch(/^Tŷ Gwyn · DCW90 · version/);
    const harbour = wordsOf(file('harbour/docx/DCW90-visitors.docx'), 'word/document.xml');
    expect(harbour).not.toContain('In Wales');
    expect(harbour).toContain('Write to us before you come if you are unwell.');
  });

  it('says the same in PDF and HTML, numbered as Word numbers what is left', async () => {
    const { file } = await policy('render --all');
    const html = htmlLines(parseHtml(Buffer.from(file('harbour/html/DCW90-visitors.html')).toString('utf8')));
    expect(pdfLines(readPdf(file('harbour/pdf/DCW90-visitors.pdf')))).toEqual(html);
    expect(html).toMatchInlineSnapshot(`
      [
        "paragraph: Harbour",
        "heading 1: Visitors Policy",
        "table",
        "row: Organisation | Harbour",
        "row: Code | DCW90",
        "row: Owner | Grace, registered manager",
        "row: Last review | 12 January 2026",
        "row: Next review | 12 January 2027",
        "heading 2: 1. Why we welcome visitors",
        "paragraph: People who use our service keep their friends. At Harbour a visitor is a guest of the person they come to see, not of the service.",
        "paragraph: Write to us before you come if you are unwell.",
        "heading 2: 2. What we ask of visitors",
        "heading 3: 2.1 At the door",
        "item 1 •",
        "paragraph: Sign the book.",
        "item 1 •",
        "paragraph: Wash your hands:",
        "item 2 –",
        "paragraph: with soap, or",
        "item 2 –",
        "paragraph: with the gel by the door.",
        "item 1 •",
        "paragraph: Leave pets with us.",
        "heading 3: 2.2 If something goes wrong",
        "item 1 (a)",
        "paragraph: Tell the person in charge at once.",
        "item 1 (b)",
        "paragraph: Stay until somebody comes.",
        "heading 2: 3. Who can help",
        "table",
        "header row: *Name | *What they do",
        "row: Di | Writes",
        "row: Grace | Answers for this policy",
        "paragraph: We look at this policy again on 12 January 2027.",
      ]
    `);
  });

  it('has nothing left to fill in any part, for any client', async () => {
    const { world } = await policy('render --all');
    for (const [path, bytes] of world.disk) {
      if (!path.endsWith('.docx') || !path.includes('/out/')) continue;
      for (const [part, content] of readZip(bytes))
        expect(Buffer.from(content).toString('utf8'), part).not.toMatch(/\{\{|org_field/);
    }
  });

  it('is the same bytes each time', async () => {
    const [one, two] = [await policy('render --org acme'), await policy('render --all')];
    for (const path of ['docx/DCW90-visitors.docx', 'pdf/DCW90-visitors.pdf', 'html/DCW90-visitors.html'])
      expect(Buffer.compare(one.file(`acme/${path}`), two.file(`acme/${path}`))).toBe(0);
  });

  it('is known to fields, by part, paragraph and its words', async () => {
    const { out } = await policy('fields --json');
    const fields = JSON.parse(out) as { fields: { name: string; uses: unknown[] }[] };
    expect(fields.fields.find(({ name }) => name === 'org_field_logo')?.uses[0]).toEqual({
      policy: 'DCW90',
      file: 'templates/visitors.docx',
      part: 'word/header1.xml',
      paragraph: 2,
      text: '{{org_field_logo}}',
    });
  });
});

describe('a Word file that is wrong', () => {
  const client = { 'orgs/acme.yaml': 'name: Acme\napproved_by: Jo Li\napproved_on: 2026-02-01\n' };
  const word = (body: string) => ({
    ...client,
    'templates/a.docx': wordFile({ 'word/document.xml': documentXml(body) }),
    'templates/a.yaml': 'title: A\nreview: {last: 2026-01-01}\n',
  });

  it('is shown at its paragraph', async () => {
    const { code, err } = await policy(
      'check',
      word(`${paragraph('One')}${paragraph('Ask {{org_field_nmae}} today')}`),
    );
    expect(code).toBe(1);
    expect(err).toBe(
      [
        'templates/a.docx:word/document.xml:paragraph 2 error "org_field_nmae" isn’t a known placeholder [placeholder-unknown]',
        '  ¶2 | Ask {{org_field_nmae}} today',
        '     |     ^^^^^^^^^^^^^^^^^^',
        '  hint: Did you mean "org_field_name"?',
        '',
      ].join('\n'),
    );
  });

  it('stops its own clients alone, and says what it is', async () => {
    const files = {
      ...word(paragraph('Fine')),
      'templates/old.doc': new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(600).fill(0)]),
    };
    const { code, err } = await policy('render --org acme', files);
    expect(code).toBe(1);
    expect(err).toContain('templates/old.doc error');
    expect(err).toContain('[word-unsupported]');
  });

  it('may be open in Word: the mark that Word leaves beside it is no template', async () => {
    const { code } = await policy('render --org acme', {
      ...word(paragraph('Fine')),
      'templates/~$a.docx': new Uint8Array([1]),
    });
    expect(code).toBe(0);
  });
});
