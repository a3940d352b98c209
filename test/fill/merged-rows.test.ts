/** Tables with merged cells, filled: a cell goes on from the one above only while that, or what it goes on from, is there. */
import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../src/fill/fill-template.js';
import type { Branching, Cell, Leaf, Paragraph, Row, Table } from '../../src/model/document.js';
import type { TreeTemplate } from '../../src/model/template.js';
import { type Given, headOf, jobOf, organisationOf, sourceOf } from '../support/organisations.js';
import { outlineText } from '../support/outline-text.js';
import { text } from '../support/sample-document.js';

type OpenRow = Branching<Leaf, Row<Leaf>>;

const span = { source: sourceOf('templates/sample.docx', 'Sample'), start: 0, end: 1 };

/** `^` and `<` go on from the cell above or at the left, `<<name>>` is a hole, all else is words. */
function cell(words: string): Cell<Leaf> {
  if (words === '^' || words === '<')
    return { type: 'cell', continues: words === '^' ? 'above' : 'left', children: [] };
  const name = /^<<(\w+)>>$/.exec(words)?.[1];
  return { type: 'cell', children: [name ? { type: 'field', name, span } : text(words)] };
}
const row = (...cells: readonly string[]): Row<Leaf> => ({ type: 'row', cells: cells.map(cell) });
const onlyIf = (name: string, ...then: readonly Row<Leaf>[]): OpenRow => ({
  type: 'if',
  name: `org_field_${name}`,
  negated: false,
  then,
  otherwise: [],
  span,
});
const forEach = (name: string, ...body: readonly Row<Leaf>[]): OpenRow => ({
  type: 'each',
  name: `org_field_${name}`,
  body,
  optional: true,
  otherwise: [],
  span,
});

const paragraph: Paragraph<Leaf> = { type: 'paragraph', children: [text('words')] };

/** The blocks of a template that holds a table between two paragraphs, filled with values by their names. */
function fill(table: Omit<Table<Leaf>, 'type'>, values: Readonly<Record<string, Given>> = {}) {
  const head = headOf();
  const template: TreeTemplate = {
    kind: 'tree',
    head,
    body: { title: [text('Sample')], blocks: [paragraph, { type: 'table', ...table }, paragraph] },
    front: [],
    uses: [],
  };
  const named = Object.fromEntries(Object.entries(values).map(([name, value]) => [`org_field_${name}`, value]));
  const { value, diagnostics } = fillTemplate(template, jobOf(organisationOf(named), head));
  expect(diagnostics).toEqual([]);
  if (!value) throw new Error('There is no document.');
  return { document: value, lines: outlineText(value).slice(1, -1) };
}

const two = ['left', 'left'] as const;
const rowsFor = (values: Readonly<Record<string, Given>>, ...rows: readonly OpenRow[]) =>
  fill({ columns: two, rows }, values).lines;

describe('a row that a condition drops', () => {
  const rows = [onlyIf('nights', row('Day', 'Ann')), row('^', 'Bo'), row('^', 'Cy')];

  it('leaves what went on from it as cells of their own, one for all rows that it went over', () => {
    expect(rowsFor({ nights: 'yes' }, ...rows)).toEqual(['| Day | Ann |', '| ^ | Bo |', '| ^ | Cy |']);
    expect(rowsFor({}, ...rows)).toEqual(['|  | Bo |', '| ^ | Cy |']);
  });

  it('does not hand them on to a row before it that has nothing to do with them', () => {
    expect(rowsFor({}, row('Night', 'Di'), ...rows)).toEqual(['| Night | Di |', '|  | Bo |', '| ^ | Cy |']);
  });

  it('from amid a merged cell leaves the rest of it whole', () => {
    const amid = [row('Day', 'Ann'), onlyIf('nights', row('^', 'Bo')), row('^', 'Cy')];
    expect(rowsFor({}, ...amid)).toEqual(['| Day | Ann |', '| ^ | Cy |']);
  });

  it('leaves a cell over columns as wide as it was', () => {
    expect(rowsFor({}, onlyIf('nights', row('Day', '<')), row('^', '<'), row('Bo', 'Cy'))).toEqual([
      '|  | < |',
      '| Bo | Cy |',
    ]);
  });
});

describe('rows of a list', () => {
  const homes = ['Ty Mawr', 'Plas'];

  it('go on from the row before the list, each of them', () => {
    const rows = [row('Homes', 'All'), forEach('homes', row('^', '<<this>>')), row('Office', 'Barry')];
    expect(rowsFor({ homes }, ...rows)).toEqual([
      '| Homes | All |',
      '| ^ | Ty Mawr |',
      '| ^ | Plas |',
      '| Office | Barry |',
    ]);
    expect(rowsFor({ homes: [] }, ...rows)).toEqual(['| Homes | All |', '| Office | Barry |']);
  });

  it('have merged cells of their own, entry by entry', () => {
    expect(rowsFor({ homes }, forEach('homes', row('<<this>>', 'Ann'), row('^', 'Bo')))).toEqual([
      '| Ty Mawr | Ann |',
      '| ^ | Bo |',
      '| Plas | Ann |',
      '| ^ | Bo |',
    ]);
  });
});

describe('rows that say nothing once filled', () => {
  it('go where a hole was all they had; the merged cell beside it ends a row sooner', () => {
    const rows = [row('Day', 'Ann'), row('^', '<<org_field_second>>'), row('Night', 'Bo')];
    expect(rowsFor({ second: '' }, ...rows)).toEqual(['| Day | Ann |', '| Night | Bo |']);
  });

  it('take the table with them where no row is left', () => {
    expect(rowsFor({}, onlyIf('nights', row('Day', 'Ann'), row('^', 'Bo')))).toEqual([]);
  });
});

describe('a table', () => {
  it('keeps a merged head, the heads of its rows, and what it is without holes', () => {
    const header = row('<<org_field_name>>', '<');
    const closed = row('Monday', 'Ann');
    const { document, lines } = fill({
      columns: two,
      header,
      rowHeaders: true,
      rows: [closed, onlyIf('x', row('Tuesday', 'Bo'))],
    });
    expect(lines).toEqual(['| Acme Home Care | < |', '| Monday | Ann |']);
    const table = document.blocks[1];
    expect(table).toMatchObject({ rowHeaders: true });
    expect(table?.type === 'table' && table.rows[0]).toBe(closed);
  });

  it('without a head gets none', () => {
    expect(fill({ columns: two, rows: [row('<<org_field_name>>', '<')] }).document.blocks[1]).not.toHaveProperty(
      'header',
    );
  });
});
