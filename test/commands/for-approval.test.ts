/** `policy render --for-approval`: drafts and a sheet to sign, in a folder of their own that replaces nothing. */
import { describe, expect, it } from 'vitest';
import { readZip } from '../../src/formats/zip/read.js';
import { readManifest } from '../../src/model/manifest.js';
import { parseHtml, wordsOf } from '../support/html-reader.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { readPdf } from '../support/pdf/reader.js';
import { policy } from '../support/policy-call.js';
import { documentXml, paragraph, relsXml, typesXml, W, wordFile } from '../support/word-file.js';

const NOTICE = 'Draft for approval: not in force';

const template = (title: string, code: string, more = '', text = 'Welcome.') =>
  `---\ntitle: ${title}\ncode: ${code}\nversion: "1.0"\nowner: registered_manager\nreview: {last: 2026-09-01}\n${more}---\n\n${text}\n`;

const APPROVED = '{approved_by: responsible_individual, approved_on: 2026-09-02}';

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'templates/DC1.md': template('First', 'DC1', 'status: draft\n', 'See DC2 and DC3.\n\n\\newpage\n\nMore.'),
  'templates/DC2.md': template('Second', 'DC2', 'status: approved\n'),
  'templates/DC3.md': template('Third', 'DC3', 'status: approved\n'),
  'orgs/acme.yaml':
    'name: Acme\nregistered_manager: {name: Ann Example}\nresponsible_individual: {name: Bo Example}\n' +
    `approver: responsible_individual\npolicies:\n  DC2: ${APPROVED}\n`,
};

const FOLDER = '/workspace/out/acme-for-approval/';
const pathsOf = (world: MemoryWorld) =>
  [...world.disk.keys()].flatMap((path) => (path.startsWith(FOLDER) ? [path.slice(FOLDER.length)] : [])).sort();
const bytesOf = (world: MemoryWorld, path: string) => world.disk.get(FOLDER + path) ?? new Uint8Array();
const textOf = (world: MemoryWorld, path: string) => new TextDecoder().decode(bytesOf(world, path));

describe('policy render --for-approval', () => {
  it('makes what awaits approval, and a sheet that lists it, beside the pack', async () => {
    const world = memoryWorld(FILES);
    await policy('render --org acme --format html', world);
    const pack = [...world.disk].filter(([path]) => path.startsWith('/workspace/out/acme/'));
    const { code, out, err } = await policy('render --org acme --for-approval --format html', world);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toMatch(/^acme {2}2 policies for approval and a sheet to sign: 3 files created\n/);
    expect(pathsOf(world)).toEqual([
      'html/DC1-first.html',
      'html/DC3-third.html',
      'html/approval-sheet.html',
      'manifest.json',
    ]);
    expect([...world.disk].filter(([path]) => path.startsWith('/workspace/out/acme/'))).toEqual(pack);
    const sheet = wordsOf(parseHtml(textOf(world, 'html/approval-sheet.html')));
    expect(sheet.filter((words) => words.trim() !== '')).toEqual([
      'Acme',
      'Policies for approval',
      ...['Policies', '2', 'May be approved by', 'Bo Example, Responsible Individual'],
      'I approve each policy that I have signed for below, in the version named here.',
      ...['Name', 'Role', 'Body and minute'],
      ...['Policy', 'Version and status', 'What has changed', 'Signature', 'Date'],
      ...['DC1 First Owner: Ann Example, Registered Manager', '1.0 Draft', 'Not approved before'],
      ...['DC3 Third Owner: Ann Example, Registered Manager', '1.0 Approval not recorded', 'Not approved before'],
    ]);
    expect(sheet.filter((words) => words.trim() === '')).toHaveLength(3 + 2 * 2);
  });

  it('says on every page of every format that it is not in force', async () => {
    const world = memoryWorld(FILES);
    await policy('render --org acme --for-approval', world);
    const html = textOf(world, 'html/DC1-first.html');
    expect(html).toContain(`<p class="mark"><span>${NOTICE}</span></p>`);
    expect(wordsOf(parseHtml(html))).toContain(NOTICE);
    expect(html).toMatch(/@page\{@top-left\{content:"Draft for approval\\3a {2}not in force"/);
    expect(html).toMatch(/@page:first\{@top-left\{content:"Draft for approval\\3a {2}not in force"/);
    expect(html).toContain('content:"DRAFT"');
    const headers = [...readZip(bytesOf(world, 'docx/DC1-first.docx'))].filter(([path]) => /header\d/.test(path));
    expect(headers.map(([path]) => path)).toHaveLength(2);
    for (const [, part] of headers)
      expect(new TextDecoder().decode(part)).toMatch(new RegExp(`${NOTICE}[^]*string="DRAFT"`));
    const { pages } = readPdf(bytesOf(world, 'pdf/DC1-first.pdf'));
    expect(pages).toHaveLength(2);
    for (const { pieces } of pages) {
      const text = pieces.map((piece) => piece.text).join('');
      expect(text).toContain(NOTICE);
      expect(text).toContain('DRAFT');
    }
  });

  it('marks every kind of page of a Word file, whatever headers it has', async () => {
    const header = `<w:hdr xmlns:w="${W}">${paragraph('Ours')}</w:hdr>`;
    const body = `${paragraph('Words')}<w:sectPr><w:headerReference w:type="default" r:id="rId9"/><w:titlePg/></w:sectPr>`;
    const files = {
      ...FILES,
      'templates/DC4.yaml': 'title: Fourth\ncode: DC4\nreview: {last: 2026-09-01}\n',
      'templates/DC4.docx': wordFile({
        '[Content_Types].xml': typesXml({ 'word/document.xml': 'document.main', 'word/header1.xml': 'header' }),
        'word/document.xml': documentXml(body),
        'word/_rels/document.xml.rels': relsXml([['rId9', 'header', 'header1.xml']]),
        'word/header1.xml': header,
      }),
    };
    const world = memoryWorld(files);
    expect((await policy('render --org acme --for-approval --format docx', world)).code).toBe(0);
    const parts = readZip(bytesOf(world, 'docx/DC4-fourth.docx'));
    const part = (path: string) => new TextDecoder().decode(parts.get(path));
    expect(part('word/header1.xml')).toMatch(new RegExp(`${NOTICE}[^]*DRAFT[^]*Ours`));
    expect(part('word/page-notice.xml')).toContain(NOTICE);
    expect(
      [...part('word/document.xml').matchAll(/headerReference [^>]*w:type="(\w+)"/g)].map(([, kind]) => kind),
    ).toEqual(['first', 'even', 'default']);
    expect(part('[Content_Types].xml')).toContain('/word/page-notice.xml');
    expect(part('word/_rels/document.xml.rels')).toContain('/word/page-notice.xml');
    await policy('render --org acme --format docx', world);
    const issued = readZip(world.disk.get('/workspace/out/acme/docx/DC4-fourth.docx') ?? new Uint8Array());
    expect(new TextDecoder().decode(issued.get('word/header1.xml'))).toBe(header);
  });

  it('links to no document that is not beside it', async () => {
    const world = memoryWorld(FILES);
    await policy('render --org acme --for-approval --format html', world);
    const html = textOf(world, 'html/DC1-first.html');
    expect(wordsOf(parseHtml(html))).toContain('See DC2 and DC3.');
    expect([...html.matchAll(/<a href="([^"#]+)"/g)].map(([, href]) => href)).toEqual(['DC3-third.html']);
  });

  it('says where nothing awaits approval, and takes away what no longer does', async () => {
    const world = memoryWorld(FILES);
    await policy('render --org acme --for-approval', world);
    const part = await policy('render --org acme --for-approval --policy DC3 --format html', world);
    expect(part.out).toContain('removed: out/acme-for-approval/docx/DC1-first.docx');
    expect(pathsOf(world)).toEqual(['html/DC3-third.html', 'html/approval-sheet.html', 'manifest.json']);
    expect(readManifest(textOf(world, 'manifest.json'))?.files.map((file) => 'page' in file && file.page)).toEqual([
      false,
      'approval',
    ]);
    const approved = `name: Acme\nresponsible_individual: {name: Bo}\npolicies:\n  DC1: ${APPROVED}\n  DC2: ${APPROVED}\n  DC3: ${APPROVED}\n`;
    world.disk.set('/workspace/orgs/acme.yaml', Buffer.from(approved));
    world.disk.set('/workspace/templates/DC1.md', Buffer.from(template('First', 'DC1')));
    const none = await policy('render --org acme --for-approval', world);
    expect(none.code).toBe(0);
    expect(none.out).toMatch(/^acme {2}nothing awaits approval\n/);
    expect(pathsOf(world)).toEqual([]);
  });

  it('keeps a copy of a draft that somebody edited', async () => {
    const world = memoryWorld(FILES);
    await policy('render --org acme --for-approval --format html', world);
    world.disk.set(`${FOLDER}html/DC1-first.html`, Buffer.from('Edited.'));
    const { out } = await policy('render --org acme --for-approval --format html', world);
    expect(out).toContain('edited since it was rendered, replaced: out/acme-for-approval/html/DC1-first.html (copy: ');
  });

  it('never goes into the pack of another organisation', async () => {
    const world = memoryWorld({
      ...FILES,
      'orgs/acme-for-approval.yaml': 'name: Other\nregistered_manager: {name: Cy}\n',
    });
    const { code, err } = await policy('render --org acme --for-approval', world);
    expect(code).toBe(1);
    expect(err).toContain(
      'The drafts of acme would go into the folder of acme-for-approval’s pack (acme) [path-clash]',
    );
    expect(pathsOf(world)).toEqual([]);
  });

  it.each(['--combined', '--loose'])('can’t be used with %s', async (option) => {
    const { code, err } = await policy(`render --org acme --for-approval ${option}`, memoryWorld(FILES));
    expect(code).toBe(2);
    expect(err).toContain('--for-approval makes drafts apart from the pack');
  });
});
