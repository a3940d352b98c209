/** `policy import` of Word files: their text, what their properties say, and the words that their authors marked. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { memoryWorld } from '../support/memory-world.js';
import { runs } from '../support/tier.js';
import { documentXml, paragraph, relsXml, typesXml, wordFile } from '../support/word-file.js';

const run_ = (words: string, properties = '') =>
  `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:t xml:space="preserve">${words}</w:t></w:r>`;
const styled = (style: string, words: string) => `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run_(words)}</w:p>`;
const STYLES = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style></w:styles>`;
const CORE = `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Old title</dc:title><cp:category>Safety</cp:category></cp:coreProperties>`;

function file(body: string): Uint8Array {
  return wordFile({
    '[Content_Types].xml': typesXml({
      'word/document.xml': 'document.main',
      'word/styles.xml': 'styles',
      'word/header1.xml': 'header',
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
    'word/_rels/document.xml.rels': relsXml([
      ['rId1', 'styles', 'styles.xml'],
      ['rId2', 'header', 'header1.xml'],
    ]),
    'word/document.xml': documentXml(body),
    'word/styles.xml': STYLES,
    'word/header1.xml': `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${paragraph('Acme Care Ltd')}</w:hdr>`,
    'docProps/core.xml': CORE,
  });
}

async function imported(body: string, ...args: readonly string[]) {
  const world = memoryWorld({ 'old/lone.docx': file(body) });
  const code = await run(['import', 'old/lone.docx', ...args], world, '1.2.3');
  const path = [...world.disk.keys()].find((one) => one.endsWith('.md'));
  const text = path ? new TextDecoder().decode(world.disk.get(path)) : '';
  return {
    code,
    path,
    text,
    body: text.slice(text.indexOf('\n---\n') + 6),
    out: world.printed.out,
    err: world.printed.err,
  };
}

const CONTROL = `<w:tbl><w:tr><w:tc>${paragraph('Version')}</w:tc><w:tc>${paragraph('1.4')}</w:tc></w:tr><w:tr><w:tc>${paragraph('Date of review')}</w:tc><w:tc>${paragraph('12 January 2026')}</w:tc></w:tr></w:tbl>`;

describe('a Word file', () => {
  it('becomes a template: title by its style, control table to the front matter, the header told', async () => {
    const { code, path, text, body, out } = await imported(
      styled('Title', 'Lone Working Policy') +
        CONTROL +
        styled('H1', '1. Purpose') +
        `<w:p>${run_('Keep ')}${run_('everybody', '<w:b/>')}${run_(' safe.')}</w:p>`,
    );
    expect(code).toBe(0);
    expect(path).toBe('/workspace/templates/lone-working.md');
    expect(text.slice(0, text.indexOf('#'))).toBe(
      '---\ntitle: Lone Working Policy\nversion: "1.4"\nstatus: draft\ncategory: Safety\nreview:\n  last: 2026-01-12\n',
    );
    expect(body).toBe('# Purpose\n\nKeep **everybody** safe.\n');
    expect(out).toContain(
      '  title: Lone Working Policy (the title line, old/lone.docx:word/document.xml:paragraph 1)\n',
    );
    expect(out).toContain('  category: Safety (the file’s properties, old/lone.docx)\n');
    expect(out).toContain(
      '  decide: The header was left out: Acme Care Ltd (old/lone.docx:word/header1.xml:paragraph 1)\n',
    );
  });

  it('has merge fields, content controls and highlighted words listed, and replaced', async () => {
    const marked = `<w:p>${run_('Ask ')}<w:fldSimple w:instr=" MERGEFIELD Registered_Manager "><w:r><w:t>«RM»</w:t></w:r></w:fldSimple>${run_(' or ')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> MERGEFIELD Organisation \\* MERGEFORMAT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run_('Some Home')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${run_(', ')}<w:sdt><w:sdtPr><w:alias w:val="Safeguarding lead"/></w:sdtPr><w:sdtContent>${run_('Click here')}</w:sdtContent></w:sdt>${run_(' or ')}${run_('the cou', '<w:highlight w:val="yellow"/>')}${run_('ncil', '<w:highlight w:val="yellow"/><w:b/>')}${run_('.')}</w:p>`;
    const body = styled('Title', 'Lone Working Policy') + styled('H1', 'Purpose') + marked;
    const { code, err } = await imported(body);
    expect(code).toBe(0);
    expect([...err.matchAll(/--map "([^"]*)"/g)].map(([, map]) => map)).toEqual([
      '«RM»=org_field_registered_manager_name',
      'Some Home=org_field_name',
      'Click here=org_field_safeguarding_lead_name',
      'the council=org_field_local_authority_authority_name',
    ]);
    const mapped = await imported(
      body,
      '--map',
      '«RM»=org_field_registered_manager_name',
      '--map',
      'the council=org_field_local_authority_authority_name',
    );
    expect(mapped.body).toBe(
      '# Purpose\n\nAsk <<org_field_registered_manager_name>> or Some Home, Click here or <<org_field_local_authority_authority_name>>.\n',
    );
  });

  it('may hold tags of another program, split over runs', async () => {
    const body =
      styled('Title', 'Lone Working Policy') +
      styled('H1', 'Purpose') +
      `<w:p>${run_('We are &lt;&lt;Client')}${run_(' Name&gt;&gt; and {{org_field')}${run_('_name}}.')}</w:p>`;
    const { code, err, body: markdown } = await imported(body);
    expect(code).toBe(0);
    expect(markdown).toContain('We are \\<\\<Client Name>\\> and <<org_field_name>>.');
    expect(err).toContain('--map "<<Client Name>>=org_field_name"');
  });

  it('may have lines in the head of a table', async () => {
    const head = `<w:tc>${paragraph('{{org_field_name}}')}${paragraph('Purpose')}</w:tc><w:tc>${paragraph('Who')}</w:tc>`;
    const row = `<w:tc>${paragraph('Doors')}</w:tc><w:tc>${paragraph('Alex')}</w:tc>`;
    const table = `<w:tbl><w:tr>${head}</w:tr><w:tr>${row}</w:tr></w:tbl>`;
    const { code, body } = await imported(`${styled('Title', 'Lone Working Policy')}${table}${paragraph('End.')}`);
    expect(code).toBe(0);
    expect(body).toContain('| <<org_field_name>><br>Purpose | Who |');
  });

  it('that is none is refused as what it is', async () => {
    const world = memoryWorld({ 'old/lone.docx': 'not a zip archive at all' });
    expect(await run(['import', 'old/lone.docx'], world, '1.2.3')).toBe(1);
    expect(world.printed.err).toContain('[word-unsupported]');
  });
});

describe('the template from LibreOffice', () => {
  const CLIENT =
    'name: Acme Care\nnation: wales\nphone: 029 2018 0100\nregistered_manager:\n  name: Bethan Rowlands\nfields:\n  visit_team:\n    - name: Alex\n      task: Doors\n';
  const visitors = readFileSync(new URL('../fixtures/word/visitors.docx', import.meta.url));

  /** The words of an HTML page’s text, the program’s own head and the numbers of headings left out. */
  function pageWords(html: string): string {
    const main = html.slice(html.indexOf('<h2'));
    return main
      .slice(0, main.indexOf('</main>'))
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .replace(/ \d(?:\.\d)*\.?(?= [A-Z])/g, '');
  }

  it('says the same words in HTML as its Markdown form', async () => {
    const world = memoryWorld({ 'templates/visitors.docx': visitors, 'orgs/acme.yaml': CLIENT });
    const page = async () => {
      world.printed.err = '';
      await run(['render', '--all', '--format', 'html'], world, '1.2.3');
      return new TextDecoder().decode(world.disk.get('/workspace/out/acme/html/DCW90-visitors.html'));
    };
    const before = pageWords(await page());
    expect(await run(['import', 'templates/visitors.docx'], world, '1.2.3')).toBe(0);
    world.disk.delete('/workspace/templates/visitors.docx');
    world.disk.delete('/workspace/out/acme/html/DCW90-visitors.html');
    const after = pageWords(await page());
    expect(before).toContain('Why we welcome visitors');
    expect(before).toContain('Doors');
    expect(after).toBe(before);
  });
});

describe('any Word file', () => {
  const words = fc.constantFrom(
    'Purpose',
    '1. Purpose',
    '1.2 Rules',
    'Table: words',
    '- item',
    '# sign',
    '[x]',
    ' ',
    'a  b',
    '{{org_field_name}}',
    '{{#if org_field_phone}}',
    '{{else}}',
    '{{/if}}',
    '&lt;&lt;Client Name&gt;&gt;',
    '{{',
    '}}',
    '|',
    '\\',
    '*',
    '____',
    '[Organisation Name]',
    'Version',
    '1.0',
    'Reviewed on: 1 May 2026',
    '\uF0B7',
  );
  const look = fc.constantFrom('', '<w:b/>', '<w:i/>', '<w:b/><w:i/>', '<w:highlight w:val="yellow"/>');
  const wordRuns = fc
    .array(
      fc.oneof(
        fc.tuple(words, look).map(([one, properties]) => run_(one, properties)),
        fc.constantFrom('<w:r><w:br/></w:r>', '<w:r><w:tab/></w:r>'),
      ),
      { maxLength: 4 },
    )
    .map((parts) => parts.join(''));
  const line = fc
    .tuple(
      wordRuns,
      fc.constantFrom(
        '',
        '<w:pPr><w:pStyle w:val="H1"/></w:pPr>',
        '<w:pPr><w:pStyle w:val="Title"/></w:pPr>',
        '<w:pPr><w:ind w:left="720"/></w:pPr>',
      ),
    )
    .map(([inner, properties]) => `<w:p>${properties}${inner}</w:p>`);
  const cell = fc
    .tuple(
      fc.array(line, { minLength: 1, maxLength: 2 }),
      fc.constantFrom('', '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>', '<w:tcPr><w:vMerge/></w:tcPr>'),
    )
    .map(([lines, properties]) => `<w:tc>${properties}${lines.join('')}</w:tc>`);
  const table = fc
    .array(fc.array(cell, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
    .map((rows) => `<w:tbl>${rows.map((cells) => `<w:tr>${cells.join('')}</w:tr>`).join('')}</w:tbl>`);
  const anyBody = fc
    .array(fc.oneof({ weight: 3, arbitrary: line }, table), { minLength: 1, maxLength: 8 })
    .map((parts) => parts.join(''));

  it('becomes a template without a fault, or is refused at its own place', async () => {
    await fc.assert(
      fc.asyncProperty(anyBody, async (body) => {
        const world = memoryWorld({ 'old/any.docx': file(body) });
        await run(['import', 'old/any.docx', '--json'], world, '1.2.3');
        const { diagnostics } = JSON.parse(world.printed.out) as {
          diagnostics: readonly { severity: string; file?: string }[];
        };
        expect(
          diagnostics.filter(({ severity, file: path }) => severity === 'error' && path !== 'old/any.docx'),
        ).toEqual([]);
      }),
      { numRuns: runs(30, 2_000) },
    );
  });
});
