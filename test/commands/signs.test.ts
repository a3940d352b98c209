/** Signs that people type: each comes out of every format as it is, wherever it stands, and of Word templates too. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { readZip } from '../../src/formats/zip/read.js';
import { readDocx } from '../support/docx-reader.js';
import { wordsOf } from '../support/fill-word.js';
import { parseHtml } from '../support/html-reader.js';
import { memoryWorld } from '../support/memory-world.js';
import { readPdf, textOf } from '../support/pdf/reader.js';
import { docxLines } from '../support/structure/docx.js';
import { htmlLines } from '../support/structure/html.js';
import { pdfLines } from '../support/structure/pdf.js';

async function render(files: Readonly<Record<string, string | Uint8Array>>) {
  const world = memoryWorld(files);
  const code = await run(['render', '--org', 'acme'], world, '1.2.3');
  const file = (path: string) => world.disk.get(`/workspace/out/acme/${path}`) ?? new Uint8Array();
  const html = (name: string) => htmlLines(parseHtml(Buffer.from(file(`html/${name}.html`)).toString('utf8')));
  const docx = (name: string) => docxLines(readDocx(file(`docx/${name}.docx`)));
  const pdf = (name: string) => pdfLines(readPdf(file(`pdf/${name}.pdf`)));
  return { code, ...world.printed, file, html, docx, pdf };
}

/** What real policies hold (arrows, ticks, boxes, bullets, sums, letters of Welsh, coloured circles), and rarer signs. */
const SIGNS = [
  ...'→✓✔☐☑☒✅❌⚠★●■▪►◦≥≤≠×÷½²³°µ€£™®©†‡…–—•‑ŵŷŴŶẁẃẅỳâêîôûïöäëÿ←↑↓⇒∙·✗✘☎✉🔴🟢🟡⭐ℹ',
  ...'①⑳Ⅳⅷⓐ❶♿⚥♻☂⇔⇨↳↻∴∈∞√≈≡⌘⏰⏱▲△▼◆◇○◯□▢►▶◀☀☁☺☹♥❤➔➜➤➡⬅🔵🟠⚫⚪🟥🟩📞📧🏠💊🚫👉█░├└│─┌┐',
  ...['⚠\ufe0f', '☎\ufe0e', '1️⃣', '#️⃣', '👍🏽', '👩🏽‍⚕️', '👨‍👩‍👧', '🇬🇧', '🏴󠁧󠁢󠁷󠁬󠁳󠁿', '❤️‍🔥', '🐕‍👍'],
];

describe('signs', () => {
  it('come out of all formats as they are, in reading order', async () => {
    const text = SIGNS.map((sign, n) => `Sign ${n} ${sign} end.`);
    const template = `---\ntitle: Signs\n---\n\n${text.join('\n\n')}\n`;
    const { code, err, html, docx, pdf } = await render({
      'orgs/acme.yaml': 'name: Acme\n',
      'templates/signs.md': template,
    });
    expect(err).not.toContain('error');
    expect(code).toBe(0);
    const lines = html('signs');
    expect(lines.filter((line) => line.startsWith('paragraph: Sign '))).toEqual(
      text.map((words) => `paragraph: ${words}`),
    );
    expect(docx('signs')).toEqual(lines);
    expect(pdf('signs')).toEqual(lines);
  });

  it('stand in a name, and wherever that is printed: title, headings, tables, header, footer, contents, properties', async () => {
    const template = `---\ntitle: ⚠ <<org_field_name>>\nslug: all\nversion: "1.0"\n---\n\n${Array.from(
      { length: 9 },
      (_, n) =>
        `# ☎ Part ${n} **✅** <<org_field_name>>\n\n| ☒ <<org_field_name>> | *★* |\n|---|---|\n| 🔴 | [✉ ①](mailto:a@example.org) |\n\n- 🟢 <<org_field_name>>\n\n${'Words. '.repeat(150)}\n`,
    ).join('\n')}`;
    const { code, err, html, docx, pdf, file } = await render({
      'orgs/acme.yaml': 'name: Sunny ☀️ Care 🌻 ☎\n',
      'templates/all.md': template,
      'themes/plain.yaml': 'header: {left: [organisation, title]}\nfooter: {left: [title], right: [page]}\n',
      'policy.yaml': 'theme: plain\n',
    });
    expect(err).not.toContain('error');
    expect(code).toBe(0);
    const lines = html('all');
    expect(lines.filter((line) => line.includes('Part 0'))).toEqual(['heading 2: 1 ☎ Part 0 ✅ Sunny ☀️ Care 🌻 ☎']);
    expect(docx('all')).toEqual(lines);
    expect(pdf('all')).toEqual(lines);
    const read = readPdf(file('pdf/all.pdf'));
    expect(read.information.Title).toBe('⚠ Sunny ☀️ Care 🌻 ☎');
    expect(textOf(read.tree)).toContain('★');
    for (const piece of read.pages.flatMap((page) => page.pieces)) expect(piece.lacksGlyph).toBe(false);
  });

  it('that no PDF can show are told once for each file, and Word files and pages have them', async () => {
    const files = {
      'orgs/acme.yaml': 'name: Acme 名\n',
      'templates/a.md': '---\ntitle: A\n---\n\nBy 字 and 字, not <<org_field_name>>.\n\nAnd 字 ★.\n',
      'templates/b.md': '---\ntitle: B\n---\n\nAlso السلام.\n',
    };
    const { code, err } = await render(files);
    expect(code).toBe(1);
    expect(
      err
        .split('\n')
        .filter((line) => line.includes('[glyph-missing]'))
        .map((line) => line.replace(/ error The fonts don’t have the character/, '')),
    ).toEqual([
      'orgs/acme.yaml:1:7 U+540D (名) in the value of org_field_name [glyph-missing]',
      'templates/a.md:5:4 U+5B57 (字) (acme) [glyph-missing]',
      'templates/b.md:5:6 U+0627 (ا) (acme) [glyph-missing]',
      'templates/b.md:5:7 U+0644 (ل) (acme) [glyph-missing]',
      'templates/b.md:5:8 U+0633 (س) (acme) [glyph-missing]',
      'templates/b.md:5:11 U+0645 (م) (acme) [glyph-missing]',
    ]);
    const world = memoryWorld(files);
    expect(await run(['render', '--org', 'acme', '--format', 'docx,html'], world, '1.2.3')).toBe(0);
  });
});

describe('signs in a value for a Word template', () => {
  it('are filled in place, and print in the PDF and the page of the same template', async () => {
    const name = 'Acme ☒ ✅ 1️⃣ 🏴󠁧󠁢󠁷󠁬󠁳󠁿';
    const { code, err, html, pdf, file } = await render({
      'orgs/acme.yaml': `name: ${name}\nnation: wales\nregistered_manager: {name: Siân ★}\nfields:\n  visit_team:\n    - {name: Cy ☎, task: Rings back}\n`,
      'templates/visitors.docx': new Uint8Array(
        readFileSync(join(import.meta.dirname, '../fixtures/word/visitors.docx')),
      ),
    });
    expect(err).not.toContain('error');
    expect(code).toBe(0);
    const words = wordsOf(
      Buffer.from(readZip(file('docx/DCW90-visitors.docx')).get('word/document.xml') ?? []).toString('utf8'),
    ).join('\n');
    const [page, print] = [html('DCW90-visitors'), pdf('DCW90-visitors')];
    for (const said of [words, page.join('\n'), print.join('\n')])
      for (const value of [name, 'Siân ★', 'Cy ☎']) expect(said).toContain(value);
    expect(print).toEqual(page);
  });
});
