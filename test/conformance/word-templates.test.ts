/** Word templates as their authors make them: one that LibreOffice Writer saves, and one of every part that Word has. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  ExternalHyperlink,
  Footer,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  InsertedTextRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { beforeAll, describe, expect, it } from 'vitest';
import { zipPart } from '../../src/formats/zip/part.js';
import { readZip } from '../../src/formats/zip/read.js';
import { writeZip } from '../../src/formats/zip/write.js';
import { parseHtml, wordsOf } from '../support/html-reader.js';
import { scratchFolder, sharedCheck } from './support/documents.js';
import { requirePrograms, run, runNode } from './support/programs.js';
import { render } from './support/render-documents.js';
import { countLetters, shortfall } from './support/words.js';

beforeAll(() => requirePrograms('python3', 'xmllint', 'soffice', 'pdftotext', 'qpdf'));

const root = resolve(import.meta.dirname, '../..');
const profile = `-env:UserInstallation=${pathToFileURL(scratchFolder()).href}`;

function convert(files: readonly string[], filter: string, extension: string): readonly string[] {
  const folder = scratchFolder();
  run('soffice', [profile, '--headless', '--norestore', '--convert-to', filter, '--outdir', folder, ...files], 120);
  return files.map((file) => join(folder, basename(file).replace(/\.\w+$/, `.${extension}`)));
}

const CLIENTS = { acme: 'wales', 'ty-gwyn': 'wales', harbour: 'england' } as const;

/** A workspace of one template and three clients, rendered; gives its folder of documents. */
function rendered(template: Uint8Array): string {
  const folder = scratchFolder();
  for (const name of ['templates', 'orgs']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'templates/visitors.docx'), template);
  writeFileSync(join(folder, 'templates/visitors.yaml'), 'tracked_changes: accept\nkeep: [comments]\n');
  writeFileSync(join(folder, 'orgs/logo.png'), readFileSync(join(root, 'orgs/logos/acme.png')));
  for (const [id, nation] of Object.entries(CLIENTS)) {
    const logo = id === 'harbour' ? '' : 'logo: logo.png\nlogo_alt: A roof\n';
    const more = 'phone: 029 2018 0100\nwebsite: https://example.org\nemail: a@example.org\nreviewed_on: 2026-09-01\n';
    const team =
      'fields:\n  visit_team:\n    - {name: Ann, task: Opens the door}\n    - {name: Bo & Co, task: Rings back}\n';
    writeFileSync(
      join(folder, `orgs/${id}.yaml`),
      `name: "${id} <Care> & Sons"\nnation: ${nation}\n${logo}${more}registered_manager: {name: Siân}\n${team}`,
    );
  }
  const folders = [
    '--templates',
    join(folder, 'templates'),
    '--orgs',
    join(folder, 'orgs'),
    '--out',
    join(folder, 'out'),
  ];
  render(['--all', '--as-of', '2026-11-25', ...folders]);
  return join(folder, 'out');
}

const documents = (out: string, format: string) =>
  Object.keys(CLIENTS).map((id) => join(out, id, format, `DCW90-visitors.${format}`));

/** A file of every part and turn that filling goes through. */
function everyPart(): Promise<Uint8Array> {
  const words = (...parts: string[]) => new Paragraph({ children: parts.map((part) => new TextRun(part)) });
  const cell = (...parts: string[]) => new TableCell({ children: [words(...parts)] });
  const document = new Document({
    title: 'Visitors Policy',
    customProperties: [
      { name: 'Code', value: 'DCW90' },
      { name: 'Reviewed', value: '12 January 2026' },
    ],
    footnotes: { 1: { children: [words('Note of {{org_', 'field_name}}')] } },
    comments: { children: [{ id: 0, author: 'A', date: new Date(0), children: [words('Ask {{org_field_name}}')] }] },
    sections: [
      {
        properties: { titlePage: true },
        headers: {
          default: new Header({ children: [words('{{org_field_name}}')] }),
          first: new Header({ children: [words('{{org_field_logo}}'), words('{{#if org_field_vat_no}}Fax{{/if}}')] }),
        },
        footers: { default: new Footer({ children: [words('{{#if nation_wales}}Cymru{{else}}England{{/if}}')] }) },
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun('Visits to {{org_field_name}}')] }),
          words('Ring {{org', '_field_ph', 'one}}{{#if org_field_vat_no}}, or fax{{/if}} today.'),
          words('{{#each org_field_visit_team}}'),
          new Paragraph({ bullet: { level: 0 }, children: [new TextRun('{{name}}: {{task}}')] }),
          words('{{/each}}'),
          new Table({
            rows: [
              new TableRow({ tableHeader: true, children: [cell('Name'), cell('Task')] }),
              new TableRow({ children: [cell('{{#each org_field_visit_team}}{{name}}'), cell('{{task}}{{/each}}')] }),
              new TableRow({
                children: [cell('{{#if org_field_vat_no}}Fax{{/if}}'), cell('{{#if org_field_vat_no}}1{{/if}}')],
              }),
              new TableRow({ children: [cell('{{#if org_field_vat_no}}', 'x{{/if}}'), cell('left')] }),
            ],
          }),
          new Paragraph({
            children: [
              new ExternalHyperlink({ link: 'mailto:{{org_field_email}}', children: [new TextRun('Write')] }),
              new FootnoteReferenceRun(1),
              new InsertedTextRun({ id: 9, author: 'A', date: '2026-01-01T00:00:00Z', text: ' to {{org_field_name}}' }),
              new CommentRangeStart(0),
              new TextRun('.'),
              new CommentRangeEnd(0),
              new TextRun({ children: [new CommentReference(0)] }),
            ],
          }),
        ],
      },
    ],
  });
  return Packer.toBuffer(document).then((bytes) => new Uint8Array(bytes));
}

describe('a template that LibreOffice Writer saves', () => {
  const [template = ''] = convert([join(root, 'test/fixtures/word/visitors.fodt')], 'docx:MS Word 2007 XML', 'docx');
  const out = rendered(readFileSync(template));

  it('opens again when it is filled, and shows the words that its HTML sibling has', () => {
    for (const [n, docx] of documents(out, 'docx').entries()) {
      const [pdf = ''] = convert([docx], 'pdf:writer_pdf_Export', 'pdf');
      const found = run('pdftotext', [pdf, '-']).stdout;
      const page = readFileSync(documents(out, 'html')[n] ?? '', 'utf8');
      const text = wordsOf(parseHtml(page.replace(/<header[\s>].*?<\/header>/s, ''))).join('\n');
      expect(shortfall(countLetters(text), countLetters(found)), docx).toEqual([]);
      expect(found).not.toMatch(/\{\{|org_field/);
    }
  });

  it('becomes sound PDF files', () => {
    for (const pdf of documents(out, 'pdf')) expect(run('qpdf', ['--check', pdf]).code).toBe(0);
  });

  it('becomes a Markdown template whose HTML says the same words', () => {
    const folder = scratchFolder();
    const file = join(folder, 'visitors.docx');
    writeFileSync(file, readFileSync(template));
    const imported = runNode([join('dist', 'cli.js'), 'import', file, '--templates', join(folder, 'templates')], 60);
    expect(imported.code, imported.stderr).toBe(0);
    const orgs = join(out, '../orgs');
    render([
      '--org',
      'acme',
      '--format',
      'html',
      '--templates',
      join(folder, 'templates'),
      '--orgs',
      orgs,
      '--out',
      join(folder, 'out'),
    ]);
    const textOf = (path: string) =>
      wordsOf(parseHtml(readFileSync(path, 'utf8').replace(/<header[\s>].*?<\/header>/s, '')))
        .map((line) => line.replace(/^[\d.]+ /, ''))
        .filter((line) => line !== '');
    // The Markdown template has the program's document control before the author's own table.
    const fromTable = (lines: readonly string[]) => lines.slice(lines.indexOf('Organisation'));
    const text = fromTable(textOf(join(folder, 'out/acme/html/DCW90-visitors.html')));
    expect(text).toEqual(fromTable(textOf(documents(out, 'html')[0] ?? '')));
    expect(text.length).toBeGreaterThan(20);
  });
});

const schemas = sharedCheck('docx-schema-check.py');

describe('a template of every part', async () => {
  const out = rendered(await everyPart());

  it.skipIf(!schemas.stands)(`holds to the schemas when it is filled (${schemas.note})`, () => {
    const files = documents(out, 'docx');
    const { stdout } = run('python3', [schemas.script, '-v', ...files], 120);
    expect(stdout).toContain(`${files.length} files, valid ${files.length}, invalid 0, unreadable 0`);
  });

  it.skipIf(!schemas.stands)('is seen by that check where a filled part is broken', () => {
    const [first = ''] = documents(out, 'docx');
    const target = join(scratchFolder(), 'broken.docx');
    const parts = [...readZip(readFileSync(first))].map(([path, bytes]) => {
      const xml = Buffer.from(bytes).toString('utf8');
      return zipPart(path, path === 'word/document.xml' ? xml.replace('</w:p>', '<w:nonsense/></w:p>') : bytes);
    });
    writeFileSync(target, writeZip(parts));
    expect(run('python3', [schemas.script, target]).code).toBe(1);
  });

  it('opens in LibreOffice with all its words', () => {
    for (const pdf of convert(documents(out, 'docx').slice(0, 1), 'pdf:writer_pdf_Export', 'pdf')) {
      const found = run('pdftotext', ['-layout', pdf, '-']).stdout;
      for (const words of ['acme <Care> & Sons', 'Ring 029 2018 0100 today.', 'Bo & Co: Rings back'])
        expect(found).toContain(words);
      expect(found).not.toMatch(/\{\{|org_field|Fax/);
    }
  });
});
