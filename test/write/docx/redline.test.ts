/** A comparison as a Word file with tracked changes: accepting all gives the later document, rejecting all the earlier one. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseXml } from '../../../src/formats/xml/parse.js';
import { parseXmlPlaces } from '../../../src/formats/xml/places.js';
import { readZip } from '../../../src/formats/zip/read.js';
import type { Block, Document } from '../../../src/model/document.js';
import type { RevisedNode, Revision } from '../../../src/model/revisions.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { resolveChanges } from '../../../src/read/word/clean/tracked/resolve.js';
import { openDocxWriter } from '../../../src/write/docx/index.js';
import type { Writer } from '../../../src/write/writer.js';
import { anyDocument } from '../../support/any-document.js';
import { compared, comparedPairs } from '../../support/redline/edited-pairs.js';
import { type MarkedDocument, markedDocuments } from '../../support/redline/marked-document.js';
import { accepted, type Resolve, rejected, wordForm } from '../../support/redline/word-form.js';
import { blockCell, bullets, documentOf, everyNode, h, p, row, table, text } from '../../support/sample-document.js';
import { runs } from '../../support/tier.js';

let writer: Writer;

const open = () => openDocxWriter(DEFAULT_THEME, { font: () => Promise.reject(new Error('Word embeds no font.')) });

beforeAll(async () => {
  writer = await open();
});

async function written(document: Document): Promise<Uint8Array> {
  const { value, diagnostics } = await writer.write(document);
  expect(diagnostics).toEqual([]);
  return value ?? new Uint8Array();
}

const partOf = (file: Uint8Array, path: string): string => new TextDecoder().decode(readZip(file).get(path));

/** With the program's own reader of tracked changes. */
const asImported =
  (decision: 'accept' | 'reject'): Resolve =>
  (_, xml) =>
    parseXml(resolveChanges(xml, parseXmlPlaces(xml), decision));

async function expectBoth({ before, after, marked }: MarkedDocument): Promise<void> {
  const redline = await written(marked);
  // Which pages a table needs differs between the two, so a comparison leaves all where their authors put them.
  const unturned = async (document: Document) => wordForm(await written({ ...document, onePage: {} }));
  const [earlier, later] = [await unturned(before), await unturned(after)];
  expect(wordForm(redline, accepted)).toEqual(later);
  expect(wordForm(redline, rejected)).toEqual(earlier);
  expect(wordForm(redline, asImported('accept'))).toEqual(later);
  expect(wordForm(redline, asImported('reject'))).toEqual(earlier);
  for (const path of ['word/document.xml', 'word/footnotes.xml']) expectMovesInRanges(partOf(redline, path));
}

/** What moved lies between the ends of a range of its side: outside of one it would say nothing of where it went (17.13.5.22 and 17.13.5.25). */
function expectMovesInRanges(xml: string): void {
  const outside = xml.replaceAll(/<w:move(From|To)RangeStart .*?<w:move\1RangeEnd /gs, '');
  expect(outside).not.toMatch(/<w:move(?:From|To) /);
}

describe('a comparison as tracked changes', () => {
  it('holds both documents, when one was edited into the other', async () => {
    await fc.assert(fc.asyncProperty(comparedPairs, expectBoth), { numRuns: runs(16, 300), endOnFailure: true });
  });

  it('holds both documents, whatever differs', async () => {
    await fc.assert(fc.asyncProperty(markedDocuments(anyDocument), expectBoth), {
      numRuns: runs(6, 300),
      endOnFailure: true,
    });
  });
});

/** The text of a comparison of two texts, without who made the changes and when. */
async function redlineOf(before: readonly Block[], after: readonly Block[]): Promise<string> {
  const bare = { control: [] };
  const { marked } = compared(documentOf(before, bare), documentOf(after, bare));
  const xml = partOf(await written(marked), 'word/document.xml').replaceAll(/ w:(?:id|author|date)="[^"]*"/g, '');
  return xml.slice(xml.indexOf('</w:p>', xml.indexOf('"Title"')) + '</w:p>'.length, xml.lastIndexOf('<w:sectPr>'));
}

const words = (value: string) => `<w:r><w:t xml:space="preserve">${value}</w:t></w:r>`;
const gone = (value: string) => `<w:del><w:r><w:delText xml:space="preserve">${value}</w:delText></w:r></w:del>`;
const come = (value: string) => `<w:ins>${words(value)}</w:ins>`;

describe('what changed', () => {
  it('is of the organisation, on the day of the change, each change with a number of its own in reading order', async () => {
    const before = [p('Call daily.'), p('Ask first.'), table(undefined, ['A', 'B'], ['one', 'two'], ['three', 'four'])];
    const after = [p('Call weekly.'), p('Ask them first.'), table(undefined, ['A', 'B'], ['one', 'two'])];
    const file = await written(compared(documentOf(before), documentOf(after)).marked);
    const marks = partOf(file, 'word/document.xml').match(/<w:(?:ins|del) [^>]*>/g) ?? [];
    expect(marks[0]).toMatch(/ w:author="Tŷ Gwyn &amp; Daughters" w:date="2026-03-03T00:00:00Z">$/);
    const ids = marks.map((mark) => Number(/w:id="(\d+)"/.exec(mark)?.[1]));
    expect(ids).toEqual(ids.map((_, at) => (ids[0] ?? 0) + at));
    expect(ids.length).toBeGreaterThan(5);
  });

  it('is struck and written within its sentence', async () => {
    expect(await redlineOf([p('Call the office daily.')], [p('Call the office weekly.')])).toBe(
      `<w:p>${words('Call the office ')}${gone('daily')}${come('weekly')}${words('.')}</w:p>`,
    );
  });

  it('is a paragraph with its mark', async () => {
    expect(await redlineOf([p('One.'), p('Two.'), p('Three.')], [p('One.'), p('Three.')])).toBe(
      `<w:p>${words('One.')}</w:p>` +
        `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${gone('Two.')}</w:p>` +
        `<w:p>${words('Three.')}</w:p>`,
    );
  });

  it('leaves the last mark of a text, which nobody can delete', async () => {
    expect(await redlineOf([p('One.'), { type: 'quote', blocks: [p('Two.')] }], [p('One.')])).toBe(
      `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${words('One.')}</w:p>` +
        `<w:p><w:pPr><w:pPrChange><w:pPr><w:pStyle w:val="Quote"/></w:pPr></w:pPrChange></w:pPr>${gone('Two.')}</w:p>`,
    );
  });

  it('leaves the last mark of a cell', async () => {
    const cells = (...blocks: Block[]): Block => ({
      type: 'table',
      columns: ['left'],
      rows: [row(blockCell(...blocks, p('Sign here.'), bullets('Ann')))],
    });
    const shorter: Block = { type: 'table', columns: ['left'], rows: [row(blockCell(p('Sign here.'), p('Both.')))] };
    const xml = await redlineOf([cells()], [shorter]);
    for (const cell of xml.match(/<w:tc>.*?<\/w:tc>/g) ?? [])
      expect(cell.slice(cell.lastIndexOf('<w:p>'))).not.toMatch(/<w:rPr><w:(?:ins|del)\/>/);
    expect(xml).toContain('<w:pPrChange>');
  });

  it('is a row, with all that is in it', async () => {
    const rows = [
      ['Ann', 'Manager'],
      ['Bo', 'Carer'],
    ];
    const xml = await redlineOf(
      [table(undefined, ['Name', 'Post'], ...rows)],
      [table(undefined, ['Name', 'Post'], ...rows, ['Cy', 'Cook'])],
    );
    expect(xml.match(/<w:trPr>.*?<\/w:trPr>/g)).toEqual([
      '<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>',
      '<w:trPr><w:cantSplit/></w:trPr>',
      '<w:trPr><w:cantSplit/></w:trPr>',
      '<w:trPr><w:cantSplit/><w:ins/></w:trPr>',
    ]);
    expect(xml).toContain(
      `<w:p><w:pPr><w:pStyle w:val="TableText"/><w:rPr><w:ins/></w:rPr></w:pPr>${come('Cook')}</w:p>`,
    );
  });

  it('is a column, cell by cell', async () => {
    const xml = await redlineOf(
      [table(undefined, ['Name', 'Post'], ['Ann', 'Manager'])],
      [table(undefined, ['Name', 'Post', 'Telephone'], ['Ann', 'Manager', '01632 960001'])],
    );
    expect(xml.match(/<w:cellIns\/>/g)).toHaveLength(2);
    expect(xml.match(/<w:gridCol /g)).toHaveLength(3);
    expect(xml).not.toContain('<w:trPr><w:cantSplit/><w:ins/>');
  });

  it('is a whole table, with the space around it', async () => {
    const one = table(undefined, ['Name'], ['Ann']);
    const two = table(undefined, ['Day'], ['Monday']);
    const xml = await redlineOf([p('Who.'), one, two], [p('Who.'), one]);
    // The space between the two goes; the one at the end stays.
    expect(xml.match(/<w:p><w:pPr><w:pStyle w:val="TableGap"\/>.*?<\/w:p>/g)).toEqual([
      '<w:p><w:pPr><w:pStyle w:val="TableGap"/><w:rPr><w:del/></w:rPr></w:pPr></w:p>',
      '<w:p><w:pPr><w:pStyle w:val="TableGap"/></w:pPr></w:p>',
    ]);
  });

  it('never lets two tables touch, which Word would join', async () => {
    const one: Block = { type: 'table', columns: ['left'], rows: [row('Ann'), row('Bo')] };
    const two: Block = { type: 'table', columns: ['left', 'right'], rows: [row('Monday', '1'), row('Tuesday', '2')] };
    const marks = new Map([
      [one, { kind: 'deleted' as const }],
      [two, { kind: 'inserted' as const }],
    ]);
    const revisions = { marks, author: 'A', date: { year: 2026, month: 3, day: 3 } };
    const xml = partOf(
      await written(documentOf([one, two, p('End.')], { control: [], revisions })),
      'word/document.xml',
    );
    expect(xml).not.toContain('</w:tbl><w:tbl>');
    // What stands between them came and went: it is in neither document.
    expect(xml.replaceAll(/ w:(?:id|author|date)="[^"]*"/g, '')).toContain(
      '</w:tbl><w:p><w:pPr><w:pStyle w:val="TableGap"/><w:rPr><w:ins/><w:del/></w:rPr></w:pPr></w:p><w:tbl>',
    );
  });

  it('isn’t a move in a footnote that moved with its text, which begins with its number', async () => {
    const note = (words: string): Block =>
      p('Knock first.', { type: 'footnote', key: words, blocks: [p(words)] }, ' Say who you are.');
    const section = [
      h(1, 'Visits'),
      note('Unless the plan says otherwise, or nobody answers.'),
      p('Write down when you left.'),
    ];
    const rest = [h(1, 'Medicines'), p('Only trained staff give medicines.'), h(1, 'Money'), p('Keep every receipt.')];
    const file = await written(compared(documentOf([...section, ...rest]), documentOf([...rest, ...section])).marked);
    expect(partOf(file, 'word/document.xml')).toContain('<w:moveToRangeStart ');
    expect(partOf(file, 'word/footnotes.xml')).not.toContain('<w:move');
  });

  it('is a move, with one name in both places', async () => {
    const section = [h(1, 'Visits'), p('Knock before you go in, and say who you are.'), p('Write down when you left.')];
    const rest = [h(1, 'Medicines'), p('Only trained staff give medicines.'), h(1, 'Money'), p('Keep every receipt.')];
    const xml = await redlineOf([...section, ...rest], [...rest, ...section]);
    const names = [...xml.matchAll(/<w:move(From|To)RangeStart w:name="([^"]*)"\/>/g)].map(([, end, name]) => [
      end,
      name,
    ]);
    expect(names.map(([end]) => end).sort()).toEqual(['From', 'To']);
    expect(new Set(names.map(([, name]) => name)).size).toBe(1);
    expect(xml).not.toMatch(/<w:(?:ins|del)>/);
    // The last mark of a text stays where it is.
    expect(xml.endsWith(`<w:moveTo>${words('Write down when you left.')}</w:moveTo><w:moveToRangeEnd/></w:p>`)).toBe(
      true,
    );
  });

  it('is a move of a table with its section, within the same range: its rows and all words in its cells', async () => {
    const rota = table('Who is on call', ['Day', 'Name'], ['Monday', 'Ann'], ['Tuesday', 'Bo']);
    const nested: Block = {
      type: 'table',
      columns: ['left'],
      rows: [row(blockCell(p('Sign below.'), table(undefined, ['Role'], ['Nurse on the ground floor'])))],
    };
    const section = [h(1, 'Visits'), p('Knock before you go in, and say who you are.'), rota, nested, p('Ring first.')];
    const rest = ['Medicines', 'Money', 'Keys', 'Food', 'Pets'].flatMap((about) => [
      h(1, about),
      p(`Ask the office about ${about.toLowerCase()} before the visit.`),
      p(`Write in the diary what you did about ${about.toLowerCase()}.`),
    ]);
    const bare = { control: [] };
    const before = documentOf([...section, ...rest], bare);
    const after = documentOf([...rest, ...section], bare);
    await expectBoth({ before, after, marked: compared(before, after).marked });
    const xml = await redlineOf([...section, ...rest], [...rest, ...section]);
    const ranges = xml.match(/<w:move(From|To)RangeStart .*?<w:move\1RangeEnd/gs) ?? [];
    expect(ranges).toHaveLength(2);
    for (const range of ranges) {
      expect(range).toContain('Monday');
      expect(range).toContain('Nurse on the ground floor');
    }
    // Rows have no mark of a move: a reader that knows no moves finds them deleted and inserted.
    expect(xml.match(/<w:trPr>(?:(?!<\/w:trPr>).)*<w:del\/><\/w:trPr>/g)).toHaveLength(6);
    expect(xml.match(/<w:trPr>(?:(?!<\/w:trPr>).)*<w:ins\/><\/w:trPr>/g)).toHaveLength(6);
    expect(xml.replaceAll(/<w:trPr>.*?<\/w:trPr>/g, '')).not.toMatch(/<w:(?:ins|del)[ >]/);
  });

  it('isn’t a move in the first paragraph of an item, whose mark stays with its number', async () => {
    const [moved, other] = [p('Knock before you go in.'), p('Say who you are.')];
    const here = { ...moved };
    const item = (...blocks: Block[]) => ({ type: 'item', blocks }) as const;
    const list: Block = { type: 'list', ordered: true, start: 1, items: [item(here, other, moved)] };
    const marks = new Map<RevisedNode, Revision>([
      [moved, { kind: 'moved-away', move: 1 }],
      [here, { kind: 'moved-here', move: 1 }],
    ]);
    const revisions = { marks, author: 'A', date: { year: 2026, month: 3, day: 3 } };
    const file = await written(documentOf([list, p('End.')], { control: [], revisions }));
    const xml = partOf(file, 'word/document.xml');
    expectMovesInRanges(xml);
    expect(xml).toMatch(/<w:ins [^>]*>(?:(?!<\/w:ins>).)*Knock before/);
  });

  it('is a style that was another', async () => {
    expect(await redlineOf([h(1, 'Visits'), p('Knock.')], [h(2, 'Visits'), p('Knock.')])).toContain(
      '<w:pStyle w:val="Heading2"/><w:pPrChange><w:pPr><w:pStyle w:val="Heading1"/></w:pPr></w:pPrChange>',
    );
  });

  it('is a footnote, with its words', async () => {
    const note = { type: 'footnote', key: 'a', blocks: [p('By law.')] } as const;
    const by = { ...p('Ask.'), children: [text('Ask'), note, text(' before you go in.')] };
    const { marked } = compared(documentOf([by]), documentOf([p('Ask before you go in.')]));
    const file = await written(marked);
    expect(partOf(file, 'word/document.xml')).toMatch(
      /<w:del [^>]*>(?:(?!<\/w:del>).)*<w:footnoteReference w:id="1"\/>/,
    );
    expect(partOf(file, 'word/footnotes.xml')).toMatch(/<w:delText[^>]*>By law\.<\/w:delText>/);
  });

  it('leaves headings that share their words, below tables that only one document has', async () => {
    const duties = h(2, 'Duties');
    const again = { ...duties };
    const staff = table(undefined, ['A', 'B'], ['one', 'two']);
    const before = documentOf([duties, p('One.'), again, p('Two.')], { control: [] });
    const after = documentOf([staff, duties, p('One.'), staff, again, p('Two.')], { control: [] });
    await expectBoth({ before, after, marked: compared(before, after).marked });
  });

  it('is no list’s number: items keep those of their list', async () => {
    const list = (...items: string[]): Block => ({ ...bullets(...items), ordered: true });
    const xml = await redlineOf([list('Wash', 'Dry', 'Fold')], [list('Wash', 'Fold')]);
    const ids = [...xml.matchAll(/<w:numId w:val="(\d+)"\/>/g)].map(([, id]) => id);
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(1);
  });
});

describe('a comparison and other documents', () => {
  const pair = (): MarkedDocument => {
    const document = everyNode();
    const blocks = document.blocks.flatMap((block, at): Block[] =>
      at % 7 === 3 ? [] : [block, ...(at % 5 === 1 ? [p('New.')] : [])],
    );
    return compared(document, documentOf(blocks, { ...document, blocks }));
  };

  it('have the same bytes in whatever order one writer writes them', async () => {
    const { marked } = pair();
    const [redline, plain] = [await written(marked), await written(everyNode())];
    expect(await written(marked)).toEqual(redline);
    writer = await open();
    expect(await written(everyNode())).toEqual(plain);
    expect(await written(marked)).toEqual(redline);
    expect(await written(everyNode())).toEqual(plain);
  });
});
