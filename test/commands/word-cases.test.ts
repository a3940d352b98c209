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
};

describe.each(Object.entries(ROWS))('%s', (_, { file, options, code = 0, ...row }) => {
  it(file, async () => {
    const result = await wordCase(file, options);
    expect(result.codes, result.messages.check).toMatchObject({ render: code, check: code, import: 0 });
    if (row.shows) expectInAll(result, row.shows);
    if (row.nowhere) expectNowhere(result, row.nowhere);
    for (const command of ['render', 'check', 'import'] as const) {
      const [wanted, unwanted] = [row.says?.[command], row.saysNot?.[command]];
      if (wanted) expect(result.messages[command]).toMatch(wanted);
      if (unwanted) expect(result.messages[command]).not.toMatch(unwanted);
    }
  });
});

it('shows the bullet of Wingdings that a heading has', async () => {
  const { html, pdf } = await wordCase('bulleted-heading-wingdings.docx');
  expect(html).toContain('<span class="number">▪ </span>Purpose of it');
  expect(pdf && textOf(readPdf(pdf).tree)).toContain('▪ Purpose of it');
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
