/**
 * Small Word files that went wrong, each standing for a kind: what every format says of it, and what the program says.
 * A row a case; what needs a closer look (a list being a list, a part being gone) follows below the table.
 */
import { describe, expect, it } from 'vitest';
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

describe('tables in cells', () => {
  it('are tables in all formats, and lists are lists', async () => {
    const { markdown, structure } = await wordCase('nested-table-and-list-in-cell.docx');
    expect(markdown).toContain('| IN1 <<org_field_name>> | IN2 |');
    expect(markdown).toContain('- LI1\n- LI2');
    for (const lines of [structure.pdf, structure.html]) {
      expect(lines.join('\n')).toMatch(/IN1 Kappa Care[\s\S]*IN2/);
      expect(lines.join('\n')).toMatch(/• LI1|- LI1|item: LI1|LI1/);
    }
  });
});
