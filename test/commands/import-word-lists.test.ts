/** Lists of Word files, however they are numbered, keep their marks: in the draft, and in the documents made of it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { readDocx } from '../support/docx-reader.js';
import { parseHtml } from '../support/html-reader.js';
import { memoryWorld } from '../support/memory-world.js';
import { readPdf } from '../support/pdf/reader.js';
import { docxLines } from '../support/structure/docx.js';
import { htmlLines } from '../support/structure/html.js';
import { pdfLines } from '../support/structure/pdf.js';
import { W } from '../support/word-file.js';
import { para, styledFile } from '../support/word-tree.js';

const level = (n: number, format: string, words: string, more = '') =>
  `<w:lvl w:ilvl="${n}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${words}"/><w:pPr><w:ind w:left="${720 * (n + 1)}" w:hanging="360"/></w:pPr></w:lvl>`;

/** One list of one level for each kind of mark, and some with more levels. */
const LISTS: Readonly<Record<string, string>> = {
  11: level(0, 'lowerLetter', '%1.'),
  12: level(0, 'upperLetter', '%1)'),
  13: level(0, 'lowerRoman', '(%1)'),
  14: level(0, 'upperRoman', '%1.'),
  15: level(0, 'decimal', '%1)'),
  16: level(0, 'decimal', '(%1)'),
  17: level(0, 'decimal', '%1.') + level(1, 'lowerLetter', '(%2)') + level(2, 'bullet', '•'),
  18: level(0, 'decimal', '%1.') + level(1, 'decimal', '%1.%2'),
  19: level(0, 'lowerLetter', 'Part %1:'),
  20: level(0, 'decimal', '%1.') + level(1, 'decimal', '%2.'),
};

const REMARK = 'list items get the program’s numbers';

/** `extra` are uses of lists beyond those of the same numbers. */
function numberingXml(extra = ''): string {
  const lists = Object.entries(LISTS).map(
    ([id, levels]) => `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`,
  );
  const uses = Object.keys(LISTS).map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`);
  return `<w:numbering xmlns:w="${W}">${lists.join('')}${uses.join('')}${extra}</w:numbering>`;
}

const items = (list: number, ...words: readonly string[]) =>
  words.map((one) => para(one, { list: [list, 0] })).join('');

const file = (body: string, extra = '') =>
  styledFile(para('Sample Policy', { style: 'Titel' }) + body, {
    files: { 'word/numbering.xml': ['numbering', numberingXml(extra)] },
  });

async function imported(bytes: Uint8Array) {
  const world = memoryWorld({ 'old/sample.docx': bytes, 'orgs/acme.yaml': 'name: Acme Care\n' });
  const code = await run(['import', 'old/sample.docx'], world, '1.2.3');
  const path = [...world.disk.keys()].find((one) => one.endsWith('.md'));
  const text = path ? new TextDecoder().decode(world.disk.get(path)) : '';
  const printed = world.printed.out + world.printed.err;
  return { world, code, out: printed, body: text.slice(text.indexOf('\n---\n') + 6) };
}

/** The lines of the text in each format, once its draft is rendered. */
async function rendered(bytes: Uint8Array) {
  const { world, body, out } = await imported(bytes);
  expect(await run(['render', '--all'], world, '1.2.3'), world.printed.err).toBe(0);
  const finished = (format: string) => {
    const path = [...world.disk.keys()].find((one) => one.endsWith(`/${format}/sample.${format}`));
    return world.disk.get(path ?? '') ?? new Uint8Array();
  };
  const isText = (line: string) => /^(?:item|paragraph)/.test(line);
  const html = htmlLines(parseHtml(new TextDecoder().decode(finished('html')))).filter(isText);
  expect(docxLines(readDocx(finished('docx'))).filter(isText)).toEqual(html);
  expect(pdfLines(readPdf(finished('pdf'))).filter(isText)).toEqual(html);
  const marks = html.filter((line) => line.startsWith('item')).map((line) => line.replace(/^item /, ''));
  return { marks, body, out };
}

describe('a list of a Word file', () => {
  it.each<[number, string]>([
    [11, 'a. b. c.'],
    [12, 'A) B) C)'],
    [13, '(i) (ii) (iii)'],
    [14, 'I. II. III.'],
    [15, '1) 2) 3)'],
    [16, '(1) (2) (3)'],
  ])('%i keeps its marks %s', async (list, marks) => {
    const { body, out, marks: shown } = await rendered(file(items(list, 'one', 'two', 'three')));
    const [first, second, third] = marks.split(' ');
    expect(body).toBe(`${first} one\n${second} two\n${third} three\n`);
    expect(out).not.toContain(REMARK);
    expect(shown).toEqual(marks.split(' ').map((mark) => `1 ${mark}`));
  });

  it('keeps those of the lists and bullets in it, which begin anew below each item', async () => {
    const body = [
      para('one', { list: [17, 0] }),
      para('first', { list: [17, 1] }),
      para('second', { list: [17, 1] }),
      para('deep', { list: [17, 2] }),
      para('two', { list: [17, 0] }),
      para('third', { list: [17, 1] }),
    ].join('');
    const { marks, out } = await rendered(file(body));
    expect(marks).toEqual(['1 1.', '2 (a)', '2 (b)', '3 •', '1 2.', '2 (a)']);
    expect(out).not.toContain(REMARK);
  });

  it('goes on behind other words', async () => {
    const body = items(13, 'one', 'two') + para('Between.') + items(13, 'three', 'four');
    const { marks, body: draft } = await rendered(file(body));
    expect(draft).toBe('(i) one\n(ii) two\n\nBetween.\n\n<!-- -->\n(iii) three\n(iv) four\n');
    expect(marks).toEqual(['1 (i)', '1 (ii)', '1 (iii)', '1 (iv)']);
  });

  it('begins anew where its author says so, even right below the one before', async () => {
    const use = (id: number, start: number) =>
      `<w:num w:numId="${id}"><w:abstractNumId w:val="11"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="${start}"/></w:lvlOverride></w:num>`;
    const body = items(11, 'one', 'two') + items(31, 'anew', 'next') + items(32, 'fifth', 'sixth');
    const { marks, out } = await rendered(file(body, use(31, 1) + use(32, 5)));
    expect(marks).toEqual(['1 a.', '1 b.', '1 a.', '1 b.', '1 e.', '1 f.']);
    expect(out).not.toContain(REMARK);
  });

  it('may have another kind of mark in one use', async () => {
    const use = `<w:num w:numId="33"><w:abstractNumId w:val="11"/><w:lvlOverride w:ilvl="0">${level(0, 'upperRoman', '(%1)')}</w:lvlOverride></w:num>`;
    const { marks } = await rendered(file(items(33, 'one', 'two'), use));
    expect(marks).toEqual(['1 (I)', '1 (II)']);
  });

  it('may be numbered by a style', async () => {
    const styles = `<w:styles xmlns:w="${W}"><w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/><w:pPr><w:numPr><w:numId w:val="16"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub-clause"/><w:basedOn w:val="Clause"/></w:style></w:styles>`;
    const body = `${para('Sample Policy', { style: 'Titel' })}${para('one', { style: 'Clause' })}${para('two', { style: 'Sub' })}`;
    const bytes = styledFile(body, {
      files: { 'word/numbering.xml': ['numbering', numberingXml()], 'word/styles.xml': ['styles', styles] },
    });
    expect((await rendered(bytes)).marks).toEqual(['1 (1)', '1 (2)']);
  });

  it('with marks that we don’t have gets numbers, which is said', async () => {
    const { marks, out } = await rendered(file(items(19, 'one', 'two')));
    expect(marks).toEqual(['1 1.', '1 2.']);
    expect(out).toContain(REMARK);
  });

  it('in another, of plain numbers or of those around it, gets letters, which is said', async () => {
    for (const list of [18, 20]) {
      const body =
        para('one', { list: [list, 0] }) + para('sub', { list: [list, 1] }) + para('sub', { list: [list, 1] });
      const { marks, out } = await rendered(file(body));
      expect(marks).toEqual(['1 1.', '2 a.', '2 b.']);
      expect(out).toContain(REMARK);
    }
  });

  it('stands in a table, numbered over its rows', async () => {
    const row = (...cells: readonly string[]) => `<w:tr>${cells.map((one) => `<w:tc>${one}</w:tc>`).join('')}</w:tr>`;
    const two = (list: number) => items(list, 'x', 'y');
    const head = row(para('What'), para('Who'));
    const table = `<w:tbl>${head}${row(two(12), para('a'))}${row(two(12), para('b'))}</w:tbl>`;
    const { body, out } = await imported(file(table));
    expect(body).toContain('| A) x<br>B) y | a |\n| C) x<br>D) y | b |');
    expect(out).not.toContain(REMARK);
  });

  it('that follows a condition of the same list keeps its marks; its number is to be checked', async () => {
    const body = `${items(13, 'one')}${para('{{#if org_field_phone}}')}${items(13, 'two')}${para('{{/if}}')}${para('Between.')}${items(13, 'three', 'four')}`;
    const { body: draft, out } = await imported(file(body));
    expect(draft).toContain('(iii) three\n(iv) four');
    expect(out).toContain(REMARK);
  });
});

it('lists that LibreOffice saved keep their marks', async () => {
  const { marks, out } = await rendered(readFileSync(new URL('../fixtures/word/lists.docx', import.meta.url)));
  expect(marks).toEqual(['1 a)', '1 b)', '2 i.', '2 ii.', '1 c)', '1 (A)', '1 (B)', '1 4.', '1 5.', '1 d)', '1 e)']);
  expect(out).not.toContain(REMARK);
});
