/** The change history and the related policies at a place of the author's choice, and the policy's record in a Word file. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { readZip } from '../../src/formats/zip/read.js';
import { parseHtml } from '../support/html-reader.js';
import { memoryWorld } from '../support/memory-world.js';
import { readPdf } from '../support/pdf/reader.js';
import { htmlLines } from '../support/structure/html.js';
import { pdfLines } from '../support/structure/pdf.js';
import { documentXml, OFFICE, paragraph, relsXml, typesXml, W, wordFile } from '../support/word-file.js';

const KEYS = `title: Visitors Policy
code: DC2
version: "1.1"
owner: registered_manager
related: [DC1]
review: {last: 2026-09-01, every: 12 months}
changes:
  - {version: "1.1", date: 2026-09-01, note: Numbers added to DC99.}
  - {version: "1.0", date: 2025-09-01, note: First issue.}
`;
const ORGANISATION = 'name: Acme\nnation: wales\nregistered_manager: {name: Siân Morgan}\n';
const OTHER =
  '---\ntitle: Keys Policy\ncode: DC1\nversion: "1.0"\nowner: Ann\nreview: {last: 2026-09-01, every: on_change}\n---\n\nWords.\n';

async function policy(line: string, files: Readonly<Record<string, string | Uint8Array>>) {
  const world = memoryWorld({
    'policy.yaml': 'template_source: own\n',
    'orgs/acme.yaml': ORGANISATION,
    'templates/keys.md': OTHER,
    ...files,
  });
  const code = await run(line.split(' '), world, '1.2.3');
  const file = (path: string) => world.disk.get(`/workspace/out/acme/${path}`) ?? new Uint8Array();
  const named = 'DC2-visitors';
  return {
    code,
    printed: world.printed.out + world.printed.err,
    html: () => htmlLines(parseHtml(Buffer.from(file(`html/${named}.html`)).toString('utf8'))),
    pdf: () => pdfLines(readPdf(file(`pdf/${named}.pdf`))),
    docx: (path: string) => Buffer.from(readZip(file(`docx/${named}.docx`)).get(path) ?? []).toString('utf8'),
  };
}

const word = (body: string, header = paragraph('Version &lt;&lt;version&gt;&gt;')) =>
  wordFile({
    '[Content_Types].xml': typesXml({ 'word/document.xml': 'document.main', 'word/header1.xml': 'header' }),
    'word/document.xml': documentXml(`${body}<w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>`),
    'word/_rels/document.xml.rels': relsXml([['h', 'header', 'header1.xml']]),
    'word/header1.xml': `<w:hdr xmlns:w="${W}" xmlns:r="${OFFICE}">${header}</w:hdr>`,
  });
const wordFiles = (body: string, header?: string) => ({
  'templates/v.docx': word(body, header),
  'templates/v.yaml': KEYS,
});

/** The words of XML in order, cells and paragraphs apart. */
const wordsOf = (xml: string) =>
  xml
    .split('</w:p>')
    .map((one) =>
      one
        .replace(/<[^>]*>/g, '')
        .replaceAll('&amp;', '&')
        .trim(),
    )
    .filter((one) => one !== '');

const HISTORY = [
  'Version',
  'Date',
  'What has changed',
  '1.1',
  '1 September 2026',
  'Numbers added to DC99.',
  '1.0',
  '1 September 2025',
  'First issue.',
];

describe('in a Word template', () => {
  const body = ['Before', '&lt;&lt;change_history&gt;&gt;', 'Between', '{{related_policies}}', 'After']
    .map(paragraph)
    .join('');

  it('stand where the author puts them, in all formats, once', async () => {
    const { code, printed, html, pdf, docx } = await policy('render --org acme', wordFiles(body));
    expect(printed).not.toMatch(/error/);
    expect(code).toBe(0);
    const xml = docx('word/document.xml');
    expect(wordsOf(xml.slice(xml.indexOf('<w:body>')))).toEqual([
      'Before',
      ...HISTORY,
      'Between',
      'Keys Policy (DC1)',
      'After',
    ]);
    expect(xml).toContain('<w:tblHeader/>');
    expect(docx('word/_rels/document.xml.rels')).toContain('Target="DC1-keys.docx"');
    for (const lines of [html(), pdf()]) {
      const text = lines.join('\n');
      const order = [
        'Before',
        'Version',
        'Numbers added to DC99.',
        'First issue.',
        'Between',
        'Keys Policy (DC1)',
        'After',
      ];
      const places = order.map((words, at) => text.indexOf(words, at === 1 ? text.indexOf('Before') : 0));
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(places).not.toContain(-1);
      expect(text.match(/First issue\./g)).toHaveLength(1);
      expect(text.match(/Keys Policy \(DC1\)/g)).toHaveLength(1);
    }
  });

  it('are asked for in conditions and cells, and leave nothing where there is nothing', async () => {
    const table = `<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr/>${paragraph('{{change_history}}')}</w:tc></w:tr></w:tbl>`;
    const conditional = paragraph(
      '{{#if change_history}}HAS{{else}}NONE{{/if}} {{#if related_policies}}REL{{else}}ALONE{{/if}}',
    );
    const full = await policy(
      'render --org acme',
      wordFiles(`${table}${conditional}${paragraph('{{#if nation_wales}}{{related_policies}}{{/if}}')}`),
    );
    expect(full.code, full.printed).toBe(0);
    const xml = full.docx('word/document.xml');
    expect(wordsOf(xml)).toEqual([...HISTORY, 'HAS REL', 'Keys Policy (DC1)']);
    const bare = await policy('render --org acme', {
      ...wordFiles(`${paragraph('Words')}${body}${conditional}`),
      'templates/v.yaml': KEYS.replace(/related:.*\n/, '').replace(/changes:[\s\S]*/, ''),
    });
    expect(bare.code, bare.printed).toBe(0);
    expect(wordsOf(bare.docx('word/document.xml'))).toEqual(['Words', 'Before', 'Between', 'After', 'NONE ALONE']);
  });

  it('among words are refused, once', async () => {
    const { code, printed } = await policy(
      'check --org acme',
      wordFiles(paragraph('See {{change_history}} and {{version}}')),
    );
    expect(code).toBe(1);
    expect(printed.match(/"change_history" is a table, so it can’t be in the middle of text/g)).toHaveLength(1);
    expect(printed.match(/ error /g)).toHaveLength(1);
  });
});

it('the record prints in text, headers and footers of a Word file', async () => {
  const names = [
    'title',
    'code',
    'version',
    'status',
    'owner',
    'reviewed',
    'next_review',
    'approved_by',
    'approved_on',
  ];
  const all = paragraph(names.map((name) => `{{${name}}}`).join(' | '));
  const { code, printed, docx } = await policy('render --org acme --loose', wordFiles(all, all));
  expect(code, printed).toBe(0);
  const expected =
    'Visitors Policy | DC2 | 1.1 | Approval not recorded | Siân Morgan, Registered Manager | 1 September 2026 | 1 September 2027 | approval not recorded | approval not recorded';
  expect(wordsOf(docx('word/document.xml'))).toEqual([expected]);
  expect(wordsOf(docx('word/header1.xml')).at(-1)).toBe(expected);
});

it('“next_review” of a policy that is reviewed on change says so', async () => {
  const { code, printed, html } = await policy('render --org acme', {
    'templates/v.md': `---\n${KEYS.replace('12 months', 'on_change')}---\n\nNext: <<next_review>>.\n`,
  });
  expect(code, printed).toBe(0);
  expect(html().join('\n')).toMatch(/Next: [^<]*change/i);
});

describe('check of a Word template', () => {
  const CODE = /warning The Word document has no place for a version or a date.*\[word-uncontrolled\]/;

  it('warns where it shows neither dates nor version', async () => {
    const { printed } = await policy(
      'check --org acme',
      wordFiles(paragraph('Words {{title}}'), paragraph('{{#if version}}x{{/if}}')),
    );
    expect(printed).toMatch(CODE);
    expect((await policy('render --org acme', wordFiles(paragraph('Words'), paragraph('x')))).printed).not.toMatch(
      CODE,
    );
  });

  it.each([
    ['a name', paragraph('{{#if nation_wales}}{{version}}{{/if}}')],
    ['a history', paragraph('{{change_history}}')],
    ['a field', '<w:p><w:fldSimple w:instr="SAVEDATE"><w:r><w:t>1 May 2020</w:t></w:r></w:fldSimple></w:p>'],
  ])('is content with %s', async (_, body) => {
    const { printed } = await policy('check --org acme', wordFiles(body, paragraph('x')));
    expect(printed).not.toMatch(CODE);
  });
});

describe('in Markdown and text', () => {
  const MD = (body: string) => ({ 'templates/v.md': `---\n${KEYS}---\n\n# One\n\n${body}\n\n# Two\n\nEnd.\n` });

  it('stand where the author puts them, and not at the end again', async () => {
    const { code, printed, html, pdf, docx } = await policy(
      'render --org acme',
      MD('<<change_history>>\n\n<<related_policies>>'),
    );
    expect(code, printed).toBe(0);
    for (const text of [html().join('\n'), pdf().join('\n'), wordsOf(docx('word/document.xml')).join('\n')]) {
      expect(text.indexOf('Keys Policy (DC1)')).toBeGreaterThan(text.indexOf('First issue.'));
      expect(text.lastIndexOf('End.')).toBeGreaterThan(text.indexOf('Keys Policy (DC1)'));
      expect(text.match(/First issue\./g)).toHaveLength(1);
      expect(text).not.toMatch(/Change history|Related policies/);
    }
  });

  it('print at the end where the author gives no place', async () => {
    const { html } = await policy('render --org acme', MD('Words.'));
    expect(html().join('\n')).toMatch(
      /Related policies[\s\S]*Keys Policy \(DC1\)[\s\S]*Change history[\s\S]*First issue\./,
    );
  });

  it('stand in text saved from Word too', async () => {
    const { code, printed, html } = await policy('render --org acme', {
      'templates/v.txt': `---
${KEYS}---
One

<<change_history>>

Two

End of it.
`,
    });
    const text = html().join('\n');
    expect(code, printed).toBe(0);
    expect(text).toMatch(/First issue\.[\s\S]*End of it\./);
  });
});
