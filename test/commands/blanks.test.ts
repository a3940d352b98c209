/** Blanks and other people's placeholders in templates: each is warned of at its place, unless the front matter accepts it. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { memoryWorld } from '../support/memory-world.js';
import { documentXml, paragraph, relsXml, typesXml, W, wordFile } from '../support/word-file.js';

const ORGANISATION = { 'orgs/acme.yaml': 'name: Acme Care\n' };

async function check(files: Readonly<Record<string, string | Uint8Array>>, args: readonly string[] = []) {
  const world = memoryWorld({ ...ORGANISATION, ...files });
  const code = await run(['check', ...args, '--json'], world, '1.2.3');
  const { diagnostics } = JSON.parse(world.printed.out) as {
    diagnostics: readonly {
      code: string;
      line?: number;
      column?: number;
      message: string;
      hint?: string;
      file: string;
    }[];
  };
  const blanks = diagnostics.filter((diagnostic) => /^(?:placeholder-foreign|blanks-unused)$/.test(diagnostic.code));
  return { code, blanks, places: blanks.map(({ line, column }) => `${line}:${column}`), diagnostics };
}

const BLANKS = `Ring [phone] by [date], room [insert number here].

Ask (insert name) for **[Organisation *Name*]**, code XXXX, time TBC.

Signed ____ for <Company Name> and \\[Home\\] and \\[Home\\].`;

describe('blanks in a template', () => {
  it('are warned of in Markdown, each at its place', async () => {
    const { places } = await check({ 'templates/a.md': `---\ntitle: A\n---\n${BLANKS}\n` });
    expect(places).toEqual([
      ...['4:6', '4:17', '4:30'],
      ...['6:5', '6:25', '6:55', '6:66'],
      ...['8:8', '8:17', '8:36', '8:49'],
    ]);
  });

  it('are named with the field that they may mean', async () => {
    const text = '---\ntitle: A\n---\nAsk [Manager Name] of <Company Name> by ____, room [insert number here].\n';
    const { blanks } = await check({ 'templates/a.md': text });
    const accepted = 'If it’s meant to be filled in by hand, name it in the front matter under "blanks".';
    expect(blanks.map(({ hint }) => hint)).toEqual([
      `Perhaps it means <<org_field_registered_manager_name>>. ${accepted}`,
      `Perhaps it means <<org_field_name>>. ${accepted}`,
      `Use a placeholder, or [______] for a line to write on. ${accepted}`,
      `Placeholders are written <<org_field_name>> or {{org_field_name}}. ${accepted}`,
    ]);
  });

  it('are warned of in texts', async () => {
    const text = `Lone Working Policy\n1. Purpose\nRing [phone] by [date].\nAsk (insert name), <Company Name>, XXXX or TBC.\nSigned ____\n`;
    const { places } = await check({ 'templates/a.txt': text });
    expect(places).toEqual(['3:6', '3:17', '4:5', '4:20', '4:36', '4:44', '5:8']);
  });

  it('are warned of in Word files: text, tables, text boxes, headers, footers, notes', async () => {
    const cell = `<w:tbl><w:tr><w:tc>${paragraph('(insert name)')}</w:tc></w:tr></w:tbl>`;
    const split = '<w:p><w:r><w:t>Ring [pho</w:t></w:r><w:r><w:t>ne] by {{org_field_name}}</w:t></w:r></w:p>';
    const box = `<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>${paragraph('In the box: TBC')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`;
    const part = (name: string, words: string) => `<w:${name} xmlns:w="${W}">${paragraph(words)}</w:${name}>`;
    const notes = `<w:footnotes xmlns:w="${W}"><w:footnote w:id="2">${paragraph('See [insert number here].')}</w:footnote></w:footnotes>`;
    const word = wordFile({
      'word/document.xml': documentXml(`${paragraph('Signed ____')}${cell}${split}${box}`),
      'word/header1.xml': part('hdr', 'Policy of [Organisation Name]'),
      'word/footer1.xml': part('ftr', 'Version XXXX'),
      'word/footnotes.xml': notes,
      'word/_rels/document.xml.rels': relsXml([
        ['rId1', 'header', 'header1.xml'],
        ['rId2', 'footer', 'footer1.xml'],
        ['rId3', 'footnotes', 'footnotes.xml'],
      ]),
      '[Content_Types].xml': typesXml({
        'word/document.xml': 'document.main',
        'word/header1.xml': 'header',
        'word/footer1.xml': 'footer',
        'word/footnotes.xml': 'footnotes',
      }),
    });
    const { blanks } = await check({ 'templates/a.docx': word, 'templates/a.yaml': 'title: A\n' });
    expect(blanks).toHaveLength(7);
    const accepted = '"____", (insert name), "[phone]", TBC, "[Organisation Name]", XXXX, "[insert number here]"';
    const passed = await check({ 'templates/a.docx': word, 'templates/a.yaml': `title: A\nblanks: [${accepted}]\n` });
    expect(passed.blanks).toEqual([]);
  });

  it('pass where the front matter accepts each by name', async () => {
    const accepted =
      '["[phone]", "[date]", "[insert number here]", (insert name), "[Organisation Name]", XXXX, TBC, ______, <Company Name>, "[Home]"]';
    const { blanks } = await check({ 'templates/a.md': `---\ntitle: A\nblanks: ${accepted}\n---\n${BLANKS}\n` });
    expect(blanks).toEqual([]);
  });

  it('pass --strict once they are accepted, and an entry that accepts nothing does not', async () => {
    const head =
      'title: A\ncode: DCW1\nstatus: draft\nowner: the board\nversion: "1"\nsilence: [draft-policy, owner-missing]\n';
    const policy = (blanks: string) => ({
      'templates/a.md': `---\n${head}blanks: ${blanks}\n---\nCode [Device Name].\n`,
    });
    expect((await check(policy('["[Device Name]"]'), ['--strict'])).diagnostics).toEqual([]);
    const { code, blanks } = await check(policy('["[Device Name]", XXX]'), ['--strict']);
    expect(blanks.map((diagnostic) => [diagnostic.code, diagnostic.line])).toEqual([['blanks-unused', 8]]);
    expect(code).toBe(1);
  });

  it('are none where the author wrote a line to write on, or a tag that is to print', async () => {
    const { places } = await check({
      'templates/a.md': '---\ntitle: A\n---\nSigned: [______] \\{{org_field_name}} \\<<x>>\n',
    });
    expect(places).toEqual([]);
  });
});
