/**
 * Small Word files that went wrong, each standing for a kind: what every format says of it, and what the program says.
 * A row a case; what needs a closer look (a list being a list, a part being gone) follows below the table.
 */
import { describe, expect, it } from 'vitest';
import { readZip } from '../../src/formats/zip/read.js';
import { readPdf, textOf } from '../support/pdf/reader.js';
import {
  type CaseOptions,
  type CaseResult,
  CLIENT,
  expectInAll,
  expectInOrder,
  expectNowhere,
  wordCase,
} from '../support/word-cases.js';

interface Row {
  /** In test/fixtures/word/cases. */
  readonly file: string;
  readonly options?: CaseOptions;
  /** Words that all four formats say, in this order. */
  readonly shows?: readonly string[];
  /** Words that no format says. */
  readonly nowhere?: readonly string[];
  /** What the three commands print, by the command. */
  readonly says?: Partial<Readonly<Record<keyof CaseResult['messages'], RegExp>>>;
  readonly saysNot?: Partial<Readonly<Record<keyof CaseResult['messages'], RegExp>>>;
  /** Exit code of render and check; 0 if left out. */
  readonly code?: number;
  /** Exit code of import; 0 if left out. */
  readonly importCode?: number;
}

const ROWS: Readonly<Record<string, Row>> = {
  'brackets typed in a text are words': {
    file: 'empty-brackets-function-call.docx',
    shows: ['Run the archive() step and sign here ( ).'],
  },
  'a nested table and a list in cells keep their words in order': {
    file: 'nested-table-and-list-in-cell.docx',
    shows: ['OUT1', `IN1 ${CLIENT}`, 'IN2', 'AFTERNEST', 'LI1', 'LI2'],
  },
  'a row of a label and a control around its cell is no frame': {
    file: 'one-row-table-label-and-sdt-cell.docx',
    shows: ['Start', 'Date of policy', '1 May 2026', 'end'],
  },
  'a nested table shows the cells that controls are around': {
    file: 'nested-table-with-sdt-cell.docx',
    shows: ['Start', 'In1', 'In2 words', 'Out2', 'a', 'b', 'end'],
  },
  'a group control around the body shows all but the contents list': {
    file: 'group-control-around-body-with-toc.docx',
    shows: ['Scope', `Body words that matter ${CLIENT}`],
  },
  'a text box in a cell is shown': {
    file: 'textbox-in-table-cell.docx',
    shows: ['Start', 'C1', `BOXWORDS ${CLIENT}`, 'C2', 'end'],
  },
  'tables and controls in footnotes are shown': {
    file: 'footnote-with-table-or-list.docx',
    shows: ['A', 'x', 'FNTAB words', 'FNSDT words'],
  },
  'a crossed box is shown': { file: 'glyph-ballot-x-2612.docx', shows: ['ALPHA ☒ OMEGA'] },
  'a Word template becomes a document': { file: 'dotx-template.dotx', shows: [`ALPHA ${CLIENT} OMEGA`] },
  'the Word template that a file was made with is not looked for': {
    file: 'attached-template-remote.docx',
    shows: [`ALPHA ${CLIENT} OMEGA`],
    says: { check: /note .*House\.dotx.*\[word-house-template\]/, render: /\[word-house-template\]/ },
  },
  'a signed file is filled in without its signature': {
    file: 'digital-signature.docx',
    shows: [`ALPHA ${CLIENT} OMEGA`],
    says: { check: /note .*signed digitally \[word-signature\]/ },
  },
  'a code of Wingdings is the sign that Word shows': {
    file: 'pua-letter-in-wingdings-run.docx',
    shows: ['ALPHA ✓ OMEGA'],
  },
  'a letter typed in Wingdings is the sign that Word shows': {
    file: 'ascii-letter-in-wingdings-run.docx',
    shows: ['ALPHA ✓ OMEGA'],
  },
  'fields that show a property show the client’s': {
    file: 'docproperty-field-company.docx',
    shows: [`COMPANY ${CLIENT} AUTHOR ${CLIENT} OMEGA`],
    nowhere: ['Oldco', 'Bloggs'],
  },
  'controls that are bound to properties show the client’s': {
    file: 'bound-company-and-author-controls.docx',
    shows: [`COMPANY ${CLIENT} AUTHOR ${CLIENT} MGR`, 'OMEGA'],
    nowhere: ['Oldco', 'Bloggs', 'Mx Mgr'],
  },
  'a control that is bound to custom XML is filled': {
    file: 'bound-customxml-store-lags.docx',
    shows: [`ALPHA ${CLIENT} OMEGA`],
    nowhere: ['[Organisation Name]'],
  },
  'a date that moves becomes the day of the last review': {
    file: 'date-field-updates-on-open.docx',
    shows: ['Issued'],
    nowhere: ['2019'],
    says: { check: /word-moving-field/, render: /word-moving-field/, import: /<<last_update_date>>/ },
  },
  'a heading keeps its bullet': { file: 'bulleted-heading-wingdings.docx', shows: ['Purpose of it', 'Words.'] },
  'a merged cell begins in the first row that is left': {
    file: 'vmerge-first-row-removed-restart-lost.docx',
    shows: ['S', 'Role', 'Name', 'Manager Ann', 'end'],
  },
  'a condition in a header is quoted without its tags': {
    file: 'header-only-conditional.docx',
    says: { check: /which doesn’t say “GUARD”/, render: /which doesn’t say “GUARD”/ },
  },
  'a placeholder in SmartArt is one message, split or not': {
    file: 'smartart-placeholder.docx',
    code: 1,
    says: {
      check:
        /^(?!.*placeholder-stray).*SmartArt \(word\/diagrams\/data1\.xml\).*: {{org_field_name}} \[word-placeholder-place\]/s,
    },
  },
  'tracked changes need a decision': {
    file: 'dates-and-comments-tracked-sent-to-client.docx',
    code: 1,
    importCode: 1,
    says: {
      check:
        /paragraph 1 error Nobody has decided about tracked changes: .*“Former Client Ltd”.* \[word-tracked-changes\]/,
      import: /--tracked-changes accept/,
    },
  },
  'tracked changes are accepted': {
    file: 'dates-and-comments-tracked-sent-to-client.docx',
    options: { sidecar: 'tracked_changes: accept\n', importing: ['--tracked-changes', 'accept'] },
    shows: [`ALPHA ${CLIENT} new`],
    nowhere: ['Former Client Ltd'],
    says: { check: /\[word-comments\]/ },
  },
  'tracked changes are rejected': {
    file: 'dates-and-comments-tracked-sent-to-client.docx',
    options: { sidecar: 'tracked_changes: reject\n', importing: ['--tracked-changes', 'reject'] },
    shows: [`ALPHA ${CLIENT}Former Client Ltd`],
    nowhere: ['new'],
  },
  'hidden text reaches nobody': {
    file: 'hidden-text-vanish.docx',
    shows: ['ALPHA', 'OMEGA', 'SHOWN'],
    nowhere: ['SECRETNOTE', 'STYLENOTE'],
    says: {
      check: /hidden text in 2 places, the first “SECRETNOTE” \[word-hidden-text\]/,
      render: /word-hidden-text/,
      import: /word-hidden-text/,
    },
  },
  'hidden text stays hidden where it is kept': {
    file: 'hidden-text-vanish.docx',
    options: { sidecar: 'keep: [hidden_text]\n' },
    shows: ['ALPHA', 'OMEGA', 'SHOWN'],
    nowhere: ['SECRETNOTE', 'STYLENOTE'],
    saysNot: { check: /word-hidden-text/ },
  },
};

describe.each(Object.entries(ROWS))('%s', (_, { file, options, code = 0, importCode = 0, ...row }) => {
  it(file, async () => {
    const result = await wordCase(file, options);
    expect(result.codes, result.messages.check).toMatchObject({ render: code, check: code, import: importCode });
    if (row.shows) expectInAll(result, row.shows);
    if (row.nowhere) expectNowhere(result, row.nowhere);
    for (const command of ['render', 'check', 'import'] as const) {
      const [wanted, unwanted] = [row.says?.[command], row.saysNot?.[command]];
      if (wanted) expect(result.messages[command]).toMatch(wanted);
      if (unwanted) expect(result.messages[command]).not.toMatch(unwanted);
    }
  });
});

it('reads out on one line the description that Word made of a picture', async () => {
  const { html, codes, messages, lines } = await wordCase('alt-text-two-lines-as-word-generates.docx');
  expect(codes, messages.check).toEqual({ render: 0, check: 0, import: 0 });
  expect(html).toContain('alt="A blue square Description automatically generated"');
  expect(lines.import.join(' ')).toContain('![A blue square Description automatically generated]');
});

it('shows the bullet of Wingdings that a heading has', async () => {
  const { html, pdf } = await wordCase('bulleted-heading-wingdings.docx');
  expect(html).toContain('<span class="number">▪ </span>Purpose of it');
  expect(pdf && textOf(readPdf(pdf).tree)).toContain('▪ Purpose of it');
});

it('shows the choice and the box of an older form', async () => {
  const result = await wordCase('legacy-dropdown-and-checkbox.docx');
  expectInAll(result, ['LIST CHOSEN BOX', 'END']);
  expectInOrder(result, 'docx', ['BOX ☒ END']);
  expectInOrder(result, 'import', ['BOX [x] END']);
  expect(result.html).toMatch(/BOX <span class="box">.*<input type="checkbox" disabled="" checked=""/);
});

it('prints no number of Word’s pages in PDF and HTML, and says so', async () => {
  const result = await wordCase('page-number-field-in-body.docx');
  for (const format of ['pdf', 'html', 'import'] as const) {
    expectInOrder(result, format, ['See page', 'of', 'OMEGA']);
    expect(result.lines[format].join(' ')).not.toMatch(/17|99/);
  }
  expect(result.messages.check).toContain('the page number that the field PAGEREF gives');
});

it('keeps the properties and stores of a file in step with what its fields and controls say', async () => {
  const bound = partsOf(await wordCase('bound-company-and-author-controls.docx'));
  expect(bound('docProps/app.xml')).toContain("<Company>Kappa Care</Company><Manager>Ann O'Shea</Manager>");
  expect(bound('docProps/core.xml')).toContain('<dc:creator>Kappa Care</dc:creator>');
  const lagging = partsOf(await wordCase('bound-customxml-store-lags.docx'));
  expect(lagging('customXml/item1.xml')).toContain('<o>Kappa Care</o>');
  expect(lagging('word/document.xml')).toContain('w:dataBinding');
});

it('says the day of the last review in place of a date, or that there was none', async () => {
  const reviewed = await wordCase('date-field-updates-on-open.docx', {
    organisation: 'name: Kappa Care\nnation: wales\nservice_type: domiciliary_support\nreviewed_on: 2026-10-01\n',
  });
  for (const format of ['docx', 'pdf', 'html'] as const) {
    expect(reviewed.lines[format]).toContain('Issued 1 October 2026');
    expect((await wordCase('date-field-updates-on-open.docx')).lines[format]).toContain('Issued not yet reviewed');
  }
  expect(partsOf(reviewed)('word/document.xml')).not.toContain('fldSimple');
});

it('keeps fields that move where the sidecar says so, and doesn’t warn', async () => {
  const kept = await wordCase('date-field-updates-on-open.docx', { sidecar: 'keep: [moving_fields]\n' });
  expect(partsOf(kept)('word/document.xml')).toContain('<w:fldSimple w:instr=" DATE');
  expect(kept.messages.check).not.toContain('word-moving-field');
  expect(kept.lines.docx).toContain('Issued not yet reviewed');
});

function partsOf({ docx }: CaseResult): (path: string) => string {
  const parts = docx ? readZip(docx) : new Map<string, Uint8Array>();
  return (path) => new TextDecoder().decode(parts.get(path));
}

/** The XML of the main part of a finished Word file. */
const mainXml = (docx: Uint8Array | undefined) =>
  Buffer.from((docx && readZip(docx).get('word/document.xml')) ?? []).toString('utf8');

it('a merged cell whose first row is left out begins anew in the next', async () => {
  const { docx } = await wordCase('vmerge-first-row-removed-restart-lost.docx');
  const xml = mainXml(docx);
  expect(xml.match(/<w:tr>/g)).toHaveLength(2);
  expect(xml.match(/<w:vMerge[^>]*>/g)).toEqual(['<w:vMerge w:val="restart"/>']);
});

it('what an each repeats is in every format, each id once', async () => {
  const result = await wordCase('each-duplicate-ids.docx');
  for (const format of ['docx', 'pdf', 'html'] as const)
    expectInOrder(result, format, ['OFF Cardiff', 'B Cardiff', 'OFF Newport', 'B Newport']);
  const xml = mainXml(result.docx);
  for (const ids of [/<w:id w:val="([^"]+)"/g, /bookmarkStart w:id="([^"]+)"/g, / w:name="([^"]+)"/g]) {
    const values = [...xml.matchAll(ids)].map(([, value]) => value);
    expect(values).toHaveLength(2);
    expect(new Set(values).size).toBe(2);
  }
});

it('names each blank of another program in check and import, with its paragraph', async () => {
  const { messages, codes } = await wordCase('foreign-placeholders-in-docx.docx');
  expect(codes).toEqual({ render: 1, check: 1, import: 0 });
  const named = /word\/document\.xml:paragraph 1 warning .*\[placeholder-foreign\]/g;
  expect(messages.check.match(named)).toHaveLength(12);
  expect(messages.import.match(named)).toHaveLength(12);
  // What is surely another program’s goes to nobody.
  expect(messages.render).toMatch(/error A placeholder of another program is in word\/document\.xml: \$\{z\}/);
});

it('keeps the table and the list in cells as such, in PDF, HTML and the draft', async () => {
  const { markdown, html, pdf } = await wordCase('nested-table-and-list-in-cell.docx');
  expect(markdown).toContain(
    '<td>\n\nOUT1\n\n|  |  |\n|---|---|\n| IN1 <<org_field_name>> | IN2 |\n\nAFTERNEST\n\n</td>',
  );
  expect(markdown).toContain('<td>\n\n- LI1\n- LI2\n\n</td>');
  expect(html).toMatch(/<td class="blocks"><p>OUT1<\/p>[\s\S]*<table>[\s\S]*IN1 Kappa Care/);
  expect(html).toMatch(/<td class="blocks"><ul>\s*<li><p>LI1/);
  expect(pdf && textOf(readPdf(pdf).tree)).toContain('IN1 Kappa Care');
});
