/** Files that go into a pack beside its documents: forms, leaflets and Easy Read versions of others' making. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { packageContent } from '../../src/formats/finished/package.js';
import { readZip } from '../../src/formats/zip/read.js';
import { readManifest } from '../../src/model/manifest.js';
import { parseHtml, wordsOf } from '../support/html-reader.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { foreignPdf } from '../support/pdf/foreign.js';
import { documentXml, paragraph, wordFile } from '../support/word-file.js';
import { workbook as excel } from '../support/workbook.js';

const wordForm = (words: string) => wordFile({ 'word/document.xml': documentXml(paragraph(words)) });

const workbook = (words: string) =>
  excel({
    'xl/sharedStrings.xml': `<sst><si><t>${words}</t></si></sst>`,
    'xl/worksheets/sheet1.xml': '<worksheet><c t="s"><v>0</v></c></worksheet>',
  });

const LISTED = `attachments:
  - file: ../forms/Incident form.docx
    title: Incident form
    kind: form
    version: "1.2"
    reviewed: 2026-03-02
    every: 12 months
  - file: ../forms/easy.pdf
    title: Keeping safe
    kind: easy_read
    of: "1.0"
`;

const policyFile = (attachments: string, words = 'Fill in the [form](../forms/Incident%20form.docx).') =>
  `---\ntitle: Incidents\ncode: DC1\nversion: "1.0"\nreview: {last: 2026-09-01}\n${attachments}---\n\n${words}\n`;

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'templates/DC1.md': policyFile(LISTED),
  'forms/Incident form.docx': wordForm('To &lt;&lt;org_field_name&gt;&gt;: name ______'),
  'forms/easy.pdf': foreignPdf('We keep you safe'),
  'forms/risks.xlsx': workbook('Risk register'),
  'packs/home.yaml': 'title: Home care\nattachments:\n  - {file: ../forms/risks.xlsx, title: Risk register}\n',
  'orgs/acme.yaml': 'name: Acme Care\npack: home\n',
  'orgs/other.yaml': 'name: Harbour House Care\n',
};

async function policy(line: string, files = FILES, world: MemoryWorld = memoryWorld(files)) {
  world.printed.out = '';
  world.printed.err = '';
  const code = await run(line.split(' '), world, '1.2.3');
  const file = (path: string) => world.disk.get(`/workspace/out/acme/${path}`);
  const text = (path: string) => new TextDecoder().decode(file(path));
  return { code, ...world.printed, world, file, text };
}

describe('attachments', () => {
  it('go into the pack: a Word file filled, all others as they are', async () => {
    const { code, err, file } = await policy('render --org acme');
    expect(err).toBe('');
    expect(code).toBe(0);
    const form = readZip(file('attachments/Incident-form.docx') ?? new Uint8Array());
    expect(new TextDecoder().decode(form.get('word/document.xml'))).toContain('To Acme Care: name ______');
    expect(Buffer.from(file('attachments/easy.pdf') ?? [])).toEqual(FILES['forms/easy.pdf']);
    expect(Buffer.from(file('attachments/risks.xlsx') ?? [])).toEqual(Buffer.from(FILES['forms/risks.xlsx'] ?? []));
  });

  it('keep their fields: a form is dated on the day that it is filled in, and without placeholders stays as it is', async () => {
    const dated = (words: string) =>
      wordFile({
        'word/document.xml': documentXml(
          `${paragraph(words)}<w:p><w:fldSimple w:instr="DATE"><w:r><w:t>3 May 2019</w:t></w:r></w:fldSimple></w:p>`,
        ),
      });
    const xml = async (form: Uint8Array) => {
      const { err, file } = await policy('render --org acme', { ...FILES, 'forms/Incident form.docx': form });
      expect(err).toBe('');
      const bytes = file('attachments/Incident-form.docx') ?? new Uint8Array();
      return { bytes, text: new TextDecoder().decode(readZip(bytes).get('word/document.xml')) };
    };
    const filled = await xml(dated('To &lt;&lt;org_field_name&gt;&gt;'));
    expect(filled.text).toContain('To Acme Care');
    expect(filled.text).toMatch(/<w:fldSimple w:instr="DATE"><w:r><w:t[^>]*>3 May 2019</);
    const finished = dated('Statement');
    expect(Buffer.from((await xml(finished)).bytes)).toEqual(Buffer.from(finished));
  });

  it('stand on the index and in the review schedule, and policies link to them', async () => {
    const { text } = await policy('render --org acme');
    const index = wordsOf(parseHtml(text('index.html')));
    expect(index.slice(index.indexOf('Forms, leaflets and other files'))).toEqual(
      expect.arrayContaining(['Incident form Form', '1.2', '2 March 2026', '2 March 2027', 'Keeping safe Easy Read']),
    );
    expect(text('index.html')).toContain('href="attachments/Incident-form.docx"');
    expect(text('html/review-schedule.html')).toContain('href="../attachments/Incident-form.docx"');
    expect(text('html/DC1-incidents.html')).toContain('href="../attachments/Incident-form.docx"');
  });

  it('are in the manifest with their sources', async () => {
    const { text } = await policy('render --org acme');
    const manifest = readManifest(text('manifest.json'));
    expect(manifest?.manifest).toBe(3);
    expect(
      manifest?.files.filter((file) => 'attachment' in file).map((file) => ({ ...file, sha256: '', source: '' })),
    ).toEqual([
      {
        path: 'attachments/Incident-form.docx',
        attachment: 'Incident form',
        kind: 'form',
        version: '1.2',
        reviewed: '2026-03-02',
        nextReview: '2027-03-02',
        policies: ['DC1'],
        values: ['org_field_name'],
        sha256: '',
        source: '',
      },
      {
        path: 'attachments/easy.pdf',
        attachment: 'Keeping safe',
        kind: 'easy_read',
        policies: ['DC1'],
        values: [],
        sha256: '',
        source: '',
      },
      { path: 'attachments/risks.xlsx', attachment: 'Risk register', policies: [], values: [], sha256: '', source: '' },
    ]);
  });

  it('are due for review like policies', async () => {
    const { out } = await policy('due --org acme --as-of 2027-04-01');
    expect(out).toMatch(/acme +DC1 +Incident form +2026-03-02 +2027-03-02 +30 days overdue, attachment/);
    expect(out).toContain('1 policy and 1 attachment for 1 organisation');
  });

  it.each([
    ['an Excel file', 'forms/risks.xlsx', workbook('Of Harbour House Care')],
    ['a PDF', 'forms/easy.pdf', foreignPdf('Harbour House Care keeps you safe')],
    ['a Word file', 'forms/Incident form.docx', wordForm('Harbour House Care')],
  ])('are searched for another organisation: %s', async (_kind, path, bytes) => {
    const { code, err, world } = await policy('render --org acme', { ...FILES, [path]: bytes });
    expect(code).toBe(1);
    expect(err).toMatch(/attachments\/.* error The name of other \("name"\) is .*\[foreign-value\]/);
    expect([...world.disk.keys()].filter((file) => file.includes('/out/'))).toEqual([]);
  });

  it('of the organisation’s own go with its policies and its pack', async () => {
    const own = [
      'attachments: [{file: acme/statement.docx, title: Our statement}]',
      'policies: {DC1: {attachments: [{file: acme/Poster.pdf, title: Our poster, kind: leaflet}]}}',
    ];
    const files = {
      ...FILES,
      'orgs/acme.yaml': `${FILES['orgs/acme.yaml']}${own.join('\n')}\n`,
      'orgs/acme/statement.docx': wordForm('Of &lt;&lt;org_field_name&gt;&gt;'),
      'orgs/acme/Poster.pdf': foreignPdf('We are here'),
    };
    const { code, err, text, world } = await policy('render --all', files);
    expect(err).toBe('');
    expect(code).toBe(0);
    const named = readManifest(text('manifest.json'))?.files.flatMap((file) =>
      'attachment' in file ? [[file.path, file.policies]] : [],
    );
    expect(named).toEqual([
      ['attachments/Incident-form.docx', ['DC1']],
      ['attachments/Poster.pdf', ['DC1']],
      ['attachments/easy.pdf', ['DC1']],
      ['attachments/risks.xlsx', []],
      ['attachments/statement.docx', []],
    ]);
    expect([...world.disk.keys()].filter((path) => /out\/other\/attachments\/(?:statement|Poster)/.test(path))).toEqual(
      [],
    );
  });

  it('of the organisation’s own take the place of those with the same name', async () => {
    const files = {
      ...FILES,
      'orgs/acme.yaml': `${FILES['orgs/acme.yaml']}attachments: [{file: acme/incident form.docx, title: Our form, kind: form}]\n`,
      'orgs/acme/incident form.docx': wordForm('Our own form'),
    };
    const { err, file, text } = await policy('render --org acme', files);
    expect(err).toBe('');
    const [form] = [file('attachments/incident-form.docx')].map((bytes) => bytes && readZip(bytes));
    expect(new TextDecoder().decode(form?.get('word/document.xml'))).toContain('Our own form');
    expect(text('html/DC1-incidents.html')).toContain('href="../attachments/incident-form.docx"');
    expect(text('index.html')).toContain('Our form');
    expect(text('index.html')).not.toContain('Incident form');
  });

  it.each(['NFC', 'NFD'] as const)('have names in any language, in %s too', async (form) => {
    const listed = policyFile(
      'attachments: [{file: ../forms/Cŵyn am gi.docx, title: Cŵyn}]\n',
      '[Cŵyn](../forms/C%C5%B5yn%20am%20gi.docx)',
    );
    const { err, text, file } = await policy('render --org acme', {
      ...FILES,
      'templates/DC1.md': listed,
      [`forms/${'Cŵyn am gi'.normalize(form)}.docx`]: wordForm('Enw'),
    });
    expect(err).toBe('');
    expect(file('attachments/Cwyn-am-gi.docx')).toBeDefined();
    expect(text('html/DC1-incidents.html')).toContain('href="../attachments/Cwyn-am-gi.docx"');
  });

  it('have names that Windows can write', async () => {
    const files = {
      ...FILES,
      'templates/DC1.md': policyFile('attachments: [{file: ../forms/CON.docx, title: Consent}]\n', 'Words.'),
      'forms/CON.docx': wordForm('Consent'),
    };
    const { file } = await policy('render --org acme', files);
    expect(
      packageContent(file('attachments/file-CON.docx') ?? new Uint8Array())
        .texts.map(({ words }) => words)
        .join(),
    ).toContain('Consent');
    expect(file('attachments/CON.docx')).toBeUndefined();
  });

  it('are linked from their policy’s row on the index', async () => {
    const { text } = await policy('render --org acme');
    expect(wordsOf(parseHtml(text('index.html')))).toEqual(
      expect.arrayContaining([expect.stringMatching(/^DC1 Incidents Incident form Keeping safe$/)]),
    );
  });

  it('are among what a change would touch, and their placeholders are listed', async () => {
    const byValue = await policy('impact --field name');
    expect(byValue.out).toContain('acme   DC1  Incident form  attachments/Incident-form.docx  (org_field_name)');
    const byFile = await policy('impact --org acme --template forms/easy.pdf');
    expect(byFile.out).toBe(
      'acme  DC1  Keeping safe  attachments/easy.pdf\n1 document of 1 organisation would change\n',
    );
    const { out } = await policy('fields');
    expect(out).toMatch(/org_field_name +name .*forms\/Incident form\.docx/);
    const ring = { ...FILES, 'forms/Incident form.docx': wordForm('Ring &lt;&lt;org_field_phone&gt;&gt;') };
    expect((await policy('fields', ring)).out).toMatch(/org_field_phone +phone +acme/);
  });

  it('that can’t be filled in must have no placeholders', async () => {
    const files = { ...FILES, 'forms/easy.pdf': foreignPdf('Ring {{org_field_phone}}') };
    const { code, err } = await policy('render --org acme', files);
    expect(code).toBe(1);
    expect(err).toContain('out/acme/attachments/easy.pdf error A placeholder that wasn’t filled in is on page 1');
  });

  it('that need a value name themselves and the key that lacks', async () => {
    const files = { ...FILES, 'forms/Incident form.docx': wordForm('Ring &lt;&lt;org_field_phone&gt;&gt;') };
    const { err } = await policy('check --org acme', files);
    expect(err).toContain(
      'The attachment "Incident form" needs "phone", which is missing (acme) [placeholder-missing]',
    );
    expect(err).toContain('forms/Incident form.docx:word/document.xml:paragraph 1');
  });

  it('with blanks may be forms, and those that are say so', async () => {
    const blank = { ...FILES, 'forms/easy.docx': wordForm('Name ______') };
    const listed = (kind: string) => ({
      ...blank,
      'templates/DC1.md': policyFile(`attachments: [{file: ../forms/easy.docx, title: Form${kind}}]\n`, 'Words.'),
    });
    expect((await policy('check --org acme', listed(''))).err).toContain('write "kind: form" where it is listed');
    expect((await policy('check --org acme', listed(', kind: form'))).err).not.toContain('placeholder-foreign');
  });

  it('that are signed digitally go into the pack as they are, and are never filled', async () => {
    const signedForm = (words: string) =>
      wordFile({ 'word/document.xml': documentXml(paragraph(words)), '_xmlsignatures/sig1.xml': '<Signature/>' });
    const plain = { ...FILES, 'forms/Incident form.docx': signedForm('Name') };
    const { file } = await policy('render --org acme', plain);
    expect(Buffer.from(file('attachments/Incident-form.docx') ?? [])).toEqual(
      Buffer.from(plain['forms/Incident form.docx']),
    );
    const filled = { ...FILES, 'forms/Incident form.docx': signedForm('To &lt;&lt;org_field_name&gt;&gt;') };
    expect((await policy('render --org acme', filled)).err).toContain(
      'filling in its placeholders would break the signature [word-unsupported]',
    );
  });

  describe('with hidden text or tracked changes', () => {
    const form = (words: string, inside: string) => ({
      ...FILES,
      'forms/Incident form.docx': wordFile({
        'word/document.xml': documentXml(`${paragraph(words)}<w:p>${inside}</w:p>`),
      }),
    });
    const hidden = '<w:r><w:rPr><w:vanish/></w:rPr><w:t>Ask Jo first</w:t></w:r>';
    const deleted = '<w:del w:id="1" w:author="Jo"><w:r><w:delText>Old Client</w:delText></w:r></w:del>';
    const PLACEHOLDER = 'To &lt;&lt;org_field_name&gt;&gt;';

    it('lose them where they are filled in', async () => {
      const { err, file } = await policy('render --org acme', form(PLACEHOLDER, hidden));
      expect(err).toContain('warning The file has hidden text: “Ask Jo first” [word-hidden-text]');
      expect(err).toContain('hint: Packs get the file without that, because it is filled in.');
      const parts = readZip(file('attachments/Incident-form.docx') ?? new Uint8Array());
      expect(new TextDecoder().decode(parts.get('word/document.xml'))).not.toContain('Ask Jo first');
    });

    it('are refused where they are filled in, since nobody has decided about the changes', async () => {
      const { code, err } = await policy('render --org acme', form(PLACEHOLDER, deleted));
      expect(code).toBe(1);
      expect(err).toContain('Nobody has decided about tracked changes: a deletion (“Old Client”)');
      expect(err).toContain('hint: Change this in Word.');
    });

    it('go into the pack as they are where they have no placeholders, with a warning', async () => {
      for (const inside of [hidden, deleted]) {
        const files = form('Name', inside);
        const { err, file } = await policy('render --org acme', files);
        expect(err).toMatch(/warning (?:The file has hidden text|Nobody has decided about tracked changes)/);
        expect(err).toContain('hint: The file goes into packs as it is.');
        expect(Buffer.from(file('attachments/Incident-form.docx') ?? [])).toEqual(
          Buffer.from(files['forms/Incident form.docx']),
        );
      }
    });
  });

  it.each([
    ['empty', new Uint8Array(), 'This file is empty, so the final check can’t search it'],
    ['no PDF', Buffer.from('Dear all'), 'This file isn’t a PDF, whatever its name says'],
    ['cut short', Buffer.from('%PDF-1.7'), 'This PDF is damaged'],
  ])('that can’t be read refuse the pack and say why: %s', async (_what, bytes, message) => {
    const { code, err } = await policy('check --org acme', { ...FILES, 'forms/easy.pdf': bytes });
    expect(code).toBe(1);
    expect(err).toContain(`templates/DC1.md:13:11 error ${message}`);
  });

  it('that the final check can’t search in full say so', async () => {
    const scanned = await policy('check --org acme', { ...FILES, 'forms/easy.pdf': foreignPdf(['Cover', '', '']) });
    expect(scanned.err).toContain('2 of the 3 pages of this PDF have no text');
    expect(scanned.err).not.toContain('of this file: it');
  });

  it('that are not there, or outside, refuse the packs that need them', async () => {
    const missing = await policy('render --org acme', {
      ...FILES,
      'templates/DC1.md': policyFile(LISTED.replace('easy', 'hard')),
    });
    expect(missing.code).toBe(1);
    expect(missing.err).toContain('templates/DC1.md:13:11 error This file doesn’t exist [attachment-missing]');
    const outside = await policy('check --org acme', {
      ...FILES,
      'templates/DC1.md': policyFile(LISTED.replace('../forms/easy', '../../easy')),
    });
    expect(outside.err).toContain('[path-outside]');
  });

  it('of an older text say so on the index', async () => {
    const files = { ...FILES, 'templates/DC1.md': policyFile(LISTED.replace('of: "1.0"', 'of: "0.9"')) };
    const { err, text } = await policy('render --org acme', files);
    expect(err).toContain('This Easy Read version tells an older text of the policy [attachment-older]');
    expect(wordsOf(parseHtml(text('index.html')))).toContain(
      'Keeping safe Easy Read Tells an older text of the policy',
    );
  });

  it('with one name, or with two descriptions, are refused', async () => {
    const twice = `${LISTED}  - {file: "../other/Incident form.docx", title: Another}\n`;
    const clash = await policy('check --org acme', {
      ...FILES,
      'other/Incident form.docx': wordForm('x'),
      'templates/DC1.md': policyFile(twice),
    });
    expect(clash.err).toContain(
      'In the pack, this file would have the same name as forms/Incident form.docx [path-clash]',
    );
    const described = await policy('check --org acme', {
      ...FILES,
      'templates/DC1.md': policyFile(`${LISTED}  - {file: ../forms/easy.pdf, title: Other}\n`),
    });
    expect(described.err).toContain('[attachment-clash]');
  });

  it('that no policy names any more leave the pack', async () => {
    const { world } = await policy('render --org acme');
    world.disk.set('/workspace/templates/DC1.md', new TextEncoder().encode(policyFile('', 'Words.')));
    const { code, file } = await policy('render --org acme', FILES, world);
    expect(code).toBe(0);
    expect(file('attachments/Incident-form.docx')).toBeUndefined();
    expect(file('attachments/risks.xlsx')).toBeDefined();
  });

  it('are issued: kept by hash, told of when they change, and zipped', async () => {
    const first = await policy('render --org acme');
    const world = first.world;
    const issued = await policy('issue --org acme --on 2026-11-20 --with-unapproved --zip', FILES, world);
    expect(issued.err).toBe('');
    expect(issued.out).toContain('attachments/Incident-form.docx  New file');
    const kept = [...world.disk.keys()].filter((path) => path.includes('/issues/files/'));
    expect(kept).toHaveLength(3);
    const zip = [...world.disk.keys()].find((path) => path.endsWith('.zip')) ?? '';
    const names = [...readZip(world.disk.get(zip) ?? new Uint8Array()).keys()].map((path) =>
      path.replace(/^[^/]*\//, ''),
    );
    expect(names).toEqual(expect.arrayContaining(['attachments/Incident-form.docx', 'attachments/risks.xlsx']));
    const again = await policy('issue --org acme --on 2026-11-21 --with-unapproved', FILES, world);
    expect(again.out).toContain('nothing changed since issue 1');

    world.disk.set('/workspace/forms/risks.xlsx', workbook('New risk register'));
    await policy('render --org acme', FILES, world);
    const next = await policy('issue --org acme --on 2026-11-22 --with-unapproved --zip', FILES, world);
    expect(next.out).toContain('acme  issue 2, 2026-11-22\n  attachments/risks.xlsx  The file has changed\n');
    const sent = [...world.disk.keys()].find((path) => path.endsWith('issue-2-2026-11-22.zip')) ?? '';
    const readMe = [...readZip(world.disk.get(sent) ?? new Uint8Array())].find(([path]) => path.endsWith('FIRST.txt'));
    const told = new TextDecoder().decode(readMe?.[1]).replaceAll('\r\n', '\n');
    expect(told).toContain('Take out:\n  - Risk register\n');
    expect(told).toContain('Put in:\n  - Risk register\n');
    expect(told).toContain('What is different:\n- Risk register: The file has changed\n');
    expect([...world.disk.keys()].filter((path) => path.includes('/issues/files/'))).toHaveLength(4);
    expect(wordsOf(parseHtml(next.text('html/what-has-changed.html')))).toEqual(
      expect.arrayContaining(['Forms, leaflets and other files', 'Risk register', 'The file has changed']),
    );
    expect((await policy('verify out/acme', FILES, world)).code).toBe(0);

    // DC1 isn’t approved, so what goes with it wasn’t in force; what goes with the whole pack was.
    const shown = await policy('show --org acme --on 2026-11-21 --out then', FILES, world);
    expect(shown.out).toContain('  attachments/risks.xlsx  Risk register');
    expect(shown.out).not.toContain('Incident-form');
    const opened = world.disk.get('/workspace/then/acme-2026-11-21/attachments/risks.xlsx') ?? new Uint8Array();
    expect(Buffer.from(opened).equals(workbook('Risk register'))).toBe(true);
    for (const path of kept) world.disk.delete(path);
    const lost = await policy('show --org acme --on 2026-11-21 --out then', FILES, world);
    expect(lost.code).toBe(1);
    expect(lost.err).toContain('The file kept for “Risk register” isn’t there [kept-text]');
  });

  it('are made again for everybody when they change, however many organisations have them', async () => {
    // More than a run plans at a time.
    const ids = Array.from({ length: 27 }, (_, n) => `home-${n + 10}`);
    const world = memoryWorld({
      'policy.yaml': 'pages: [index]\n',
      'templates/DC1.md': policyFile(
        'attachments:\n  - {file: ../forms/easy.pdf, title: Keeping safe}\n',
        'Keep safe.',
      ),
      'forms/easy.pdf': foreignPdf('We keep you safe'),
      ...Object.fromEntries(ids.map((id) => [`orgs/${id}.yaml`, `name: ${id.replace('-', ' ')} Care\n`])),
    });
    await policy('render --all --format html', FILES, world);
    const changed = foreignPdf('We keep you all safe');
    world.disk.set('/workspace/forms/easy.pdf', changed);
    await policy('render --all --format html', FILES, world);
    const attached = (id: string) => world.disk.get(`/workspace/out/${id}/attachments/easy.pdf`);
    expect(ids.filter((id) => Buffer.compare(attached(id) ?? Buffer.of(), changed) !== 0)).toEqual([]);
  });
});
