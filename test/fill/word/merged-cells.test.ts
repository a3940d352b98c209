/** Tables of Word templates with cells merged over rows: the merged cell begins in the first row that is left, and nowhere else. */
import { describe, expect, it } from 'vitest';
import { fillBody } from '../../support/fill-word.js';
import { paragraph } from '../../support/word-file.js';

const RESTART = '<w:vMerge w:val="restart"/>';
const GOES_ON = '<w:vMerge/>';

/** A cell with words; `^` before them begins a merged cell, `"` goes on with it, and `2` is as wide as two columns. */
function cell(words: string): string {
  const [, sign = '', wide, rest = ''] = /^([\^"]?)(2?)(.*)$/.exec(words) ?? [];
  const merge = sign === '^' ? RESTART : sign === '"' ? GOES_ON : '';
  return `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/>${wide ? '<w:gridSpan w:val="2"/>' : ''}${merge}</w:tcPr>${paragraph(rest)}</w:tc>`;
}
const row = (...cells: readonly string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`;
const table = (...rows: readonly string[]) =>
  `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>${paragraph('end')}`;

/** The rows of a filled body in the form in which they are given. */
function rowsOf(body: string): readonly string[] {
  return [...body.matchAll(/<w:tr>(.*?)<\/w:tr>/gs)].map(([, cells = '']) =>
    [...cells.matchAll(/<w:tc>(.*?)<\/w:tc>/gs)]
      .map(([, xml = '']) => {
        const sign = xml.includes(RESTART) ? '^' : xml.includes(GOES_ON) ? '"' : '';
        return sign + (xml.includes('gridSpan') ? '2' : '') + xml.replace(/<[^>]*>/g, '');
      })
      .join('|'),
  );
}

function filled(rows: readonly string[], values: Parameters<typeof fillBody>[1] = {}) {
  const { body, problems } = fillBody(table(...rows), values);
  expect(problems).toEqual([]);
  return rowsOf(body);
}

const IF = '{{#if org_field_nights}}';
const END = '{{/if}}';

describe('a merged cell whose first row is left out', () => {
  const rows = [
    row('Role', 'Name'),
    row(`^${IF}Leads`, `Ann${END}`),
    row('"', 'Bo'),
    row('"', 'Cy'),
    row('Office', 'Di'),
  ];

  it('begins in the first row that is left, and goes on as before', () => {
    expect(filled(rows)).toEqual(['Role|Name', '^|Bo', '"|Cy', 'Office|Di']);
    expect(filled(rows, { nights: 'yes' })).toEqual(['Role|Name', '^Leads|Ann', '"|Bo', '"|Cy', 'Office|Di']);
  });

  it('keeps the bytes of all else', () => {
    const { body } = fillBody(table(...rows));
    expect(body).toBe(
      table(
        row('Role', 'Name'),
        row('^', 'Bo').replace('<w:r><w:t xml:space="preserve"></w:t></w:r>', ''),
        row('"', 'Cy'),
        row('Office', 'Di'),
      ),
    );
  });

  it('does not become a part of the merged cell before it', () => {
    const before = [row('^Day', 'Al'), row('"', 'Em')];
    expect(filled([...before, ...rows.slice(1)])).toEqual(['^Day|Al', '"|Em', '^|Bo', '"|Cy', 'Office|Di']);
  });

  it('shows nothing that Word hid in the cell that went on', () => {
    expect(filled([row(`^${IF}Leads`, `Ann${END}`), row('"hidden {{org_field_name}}', 'Bo')])).toEqual(['^|Bo']);
  });

  it('may lose several rows, and all', () => {
    const both = [row(`^${IF}Leads`, `Ann${END}`), row(`"${IF}`, `Bo${END}`), row('"', 'Cy')];
    expect(filled(both)).toEqual(['^|Cy']);
    expect(filled([...both.slice(0, 2), row('Office', 'Di')])).toEqual(['Office|Di']);
  });

  it('is each cell of its own in a row with several', () => {
    const apart = [row('^Day', 'Ann', '^Home'), row(`"${IF}`, 'Bo', `^Ward${END}`), row('"', 'Cy', '"')];
    expect(filled(apart)).toEqual(['^Day|Ann|^Home', '"|Cy|^']);
  });

  it('is found by its column behind cells that are wide and rows that begin later', () => {
    const wide = [row('2Both', '^Left'), row(`${IF}A`, 'B', `^Right${END}`), row('2C', '"')];
    expect(filled(wide)).toEqual(['2Both|^Left', '2C|^']);
    const later = (words: string) => row(words).replace('<w:tr>', '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>');
    const { body } = fillBody(table(row(`${IF}A`, `^B${END}`), later('"')));
    expect(body).toContain(RESTART);
    expect(body).not.toContain(GOES_ON);
  });
});

describe('a merged cell that loses a row', () => {
  it('amid it goes on', () => {
    expect(filled([row('^Day', 'Ann'), row('"', `${IF}Bo${END}`), row('"', 'Cy')])).toEqual(['^Day|Ann', '"|Cy']);
    expect(filled([row('^Day', 'Ann'), row('"', '{{org_field_second}}'), row('"', 'Cy')], { second: '' })).toEqual([
      '^Day|Ann',
      '"|Cy',
    ]);
  });

  it('at its end ends a row sooner', () => {
    expect(filled([row('^Day', 'Ann'), row('"', `${IF}Bo${END}`), row('x', 'Cy')])).toEqual(['^Day|Ann', 'x|Cy']);
  });

  it('whose tags have rows of their own goes on over what is left', () => {
    const rows = [row('^Day', 'Ann'), row('"', IF), row('"', 'Bo'), row('"', END), row('"', 'Cy')];
    expect(filled(rows)).toEqual(['^Day|Ann', '"|Cy']);
    expect(
      filled([row('^', '{{#each org_field_pets}}'), row('"', '{{this}}'), row('"', '{{/each}}')], { pets: ['a', 'b'] }),
    ).toEqual(['^|a', '"|b']);
  });
});

describe('rows of a list', () => {
  const pets = ['cat', 'dog'];

  it('go on from the row before them, or have merged cells of their own', () => {
    expect(filled([row('^All', 'x'), row('"{{#each org_field_pets}}', '{{this}}{{/each}}')], { pets })).toEqual([
      '^All|x',
      '"|cat',
      '"|dog',
    ]);
    const own = [row('^{{#each org_field_pets}}{{this}}', 'x'), row('"', 'y{{/each}}')];
    expect(filled(own, { pets })).toEqual(['^cat|x', '"|y', '^dog|x', '"|y']);
  });

  it('begin anew behind a row that is no part of it', () => {
    const rows = [row('^All', 'x'), row('"{{#each org_field_pets}}', '{{this}}'), row('Rest', 'y{{/each}}')];
    expect(filled(rows, { pets })).toEqual(['^All|x', '"|cat', 'Rest|y', '^|dog', 'Rest|y']);
  });
});

it('a cell that goes on from nothing in the author’s own file stays as it is', () => {
  const rows = [row('"Odd', '{{org_field_name}}'), row('a', 'b')];
  expect(filled(rows)).toEqual(['"Odd|Acme Home Care', 'a|b']);
});

it('a table within a cell has merged cells of its own, and rows in a control count', () => {
  const inner = `<w:tbl><w:tblPr/><w:tblGrid/>${row(`^${IF}I`, `1${END}`)}${row('"', 'J')}</w:tbl>`;
  const outer = `<w:tr><w:tc><w:tcPr>${RESTART}</w:tcPr>${inner}${paragraph('')}</w:tc></w:tr><w:tr><w:tc><w:tcPr>${GOES_ON}</w:tcPr>${paragraph('kept')}</w:tc></w:tr>`;
  const { body } = fillBody(table(outer));
  expect([...body.matchAll(/<w:vMerge[^>]*>/g)].map(([tag]) => tag)).toEqual([RESTART, RESTART, GOES_ON]);
  const control = `<w:sdt><w:sdtContent>${row(`^${IF}Leads`, `Ann${END}`)}${row('"', 'Bo')}</w:sdtContent></w:sdt>`;
  expect(filled([row('Role', 'Name'), control])).toEqual(['Role|Name', '^|Bo']);
});
