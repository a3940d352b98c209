/** What authors write beyond plain words, in Word: numbers of their own choice, tasks, footnotes, notes, code, lines to write on. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { descendants, parseXml } from '../../../src/formats/xml/parse.js';
import type { Block, Document, HeadingLevel, Inline, ListMarks } from '../../../src/model/document.js';
import { listMark } from '../../../src/model/list-marks.js';
import { NOTE_KINDS } from '../../../src/model/note-kinds.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { openDocxWriter } from '../../../src/write/docx/index.js';
import { besideText } from '../../../src/write/docx/measure.js';
import type { Writer } from '../../../src/write/writer.js';
import { type ReadDocx, readDocx } from '../../support/docx-reader.js';
import { HOSTILE } from '../../support/hostile-values.js';
import {
  appendix,
  code,
  codeBlock,
  everyConstruct,
  fillIn,
  footnote,
  marked,
  note,
  styled,
  task,
  tickBox,
  titled,
  unnumbered,
} from '../../support/sample-constructs.js';
import {
  blockCell,
  bullets,
  documentOf,
  emphasis,
  everyNode,
  h,
  headingLink,
  item,
  labelled,
  lineBreak,
  link,
  numbered,
  p,
  picture,
  row,
  strong,
  table,
  text,
} from '../../support/sample-document.js';
import { runs } from '../../support/tier.js';

let writer: Writer;

beforeAll(async () => {
  writer = await openDocxWriter(DEFAULT_THEME, { font: () => Promise.reject(new Error('Word embeds no font.')) });
});

async function written(document: Document): Promise<ReadDocx> {
  const { value, diagnostics } = await writer.write(document);
  expect(diagnostics).toEqual([]);
  return readDocx(value ?? new Uint8Array());
}

const withBlocks = (...blocks: Block[]): Promise<ReadDocx> => written(documentOf(blocks, { control: [] }));

/** Style, label and text of each paragraph below the masthead. */
async function paragraphsOf(...blocks: Block[]): Promise<readonly string[]> {
  const { paragraphs } = await withBlocks(...blocks);
  return paragraphs
    .slice(3)
    .map(({ style, label, text: words }) => `${style}: ${label === undefined ? '' : `${label} `}${words}`.trimEnd());
}

/** The XML of the paragraphs below the masthead. */
async function xmlOf(...blocks: Block[]): Promise<readonly string[]> {
  const { parts } = await withBlocks(...blocks);
  const body = (parts.get('word/document.xml') ?? '').replace(/<w:sectPr.*$/s, '');
  return [...body.matchAll(/<w:p>.*?<\/w:p>/gs)].slice(3).map(([xml]) => xml);
}

const tasks = (...items: Parameters<typeof task>[]): Block => ({
  ...bullets(),
  items: items.map((one) => task(...one)),
});
const partOf = ({ parts }: ReadDocx, path: string): string => parts.get(path) ?? '';

describe('a document without any of them', () => {
  it('has no style, definition or setting for them', async () => {
    const file = await written(everyNode());
    expect(partOf(file, 'word/styles.xml')).not.toMatch(/"(?:Code|CodeBlock|FillIn|NoteTitle|WarningText)"/);
    expect(partOf(file, 'word/numbering.xml').split('<w:abstractNum ')).toHaveLength(1 + 5);
    expect(partOf(file, 'word/settings.xml')).not.toContain('footnotePr');
    expect(file.footnotes).toEqual([]);
    expect(file.controls.filter(({ kind }) => kind !== 'control')).toEqual([]);
  });
});

describe('a document with some of them', () => {
  it('has the styles and definitions that it uses, once each', async () => {
    const file = await withBlocks(
      p(code('a'), code('b')),
      note('tip', 'x'),
      note('tip', 'y'),
      marked('lower-letter', '()', numbered(1, 'a')),
      marked('lower-letter', '()', numbered(1, 'b')),
    );
    const styles = [...partOf(file, 'word/styles.xml').matchAll(/w:styleId="([^"]+)"/g)].map(([, id]) => id);
    expect(styles.slice(-5)).toEqual(['PolicyTable', 'ControlTable', 'Code', 'TipText', 'TipTitle']);
    expect(new Set(styles).size).toBe(styles.length);
    expect(partOf(file, 'word/numbering.xml').split('<w:abstractNum ')).toHaveLength(1 + 4);
  });

  it('names no style that it has not', async () => {
    const file = await written(documentOf(everyConstruct(), { contents: true }));
    const defined = new Set(
      [...partOf(file, 'word/styles.xml').matchAll(/w:styleId="([^"]+)"/g)].map(([, id]) => id ?? ''),
    );
    const named = ['word/document.xml', 'word/footnotes.xml', 'word/styles.xml'].flatMap((path) =>
      [...partOf(file, path).matchAll(/<w:(?:pStyle|rStyle|basedOn|next|link) w:val="([^"]+)"/g)].map(
        ([, id]) => id ?? '',
      ),
    );
    expect(named.filter((id) => !defined.has(id))).toEqual([]);
  });

  it('is the same file whenever it is written', async () => {
    const bytes = async () => (await writer.write(documentOf(everyConstruct()))).value;
    const before = await bytes();
    await withBlocks(note('caution', 'x', footnoted('y')), marked('upper-roman', '.', numbered(1, 'z')));
    expect(await bytes()).toEqual(before);
  });
});

const footnoted = (words: string): Block => p(words, footnote(words, `Note of ${words}`));

describe('a list whose author chose its marks', () => {
  const MARKS: readonly (readonly [ListMarks, number])[] = [
    [{ numbers: 'decimal', around: ')' }, 1],
    [{ numbers: 'decimal', around: '()' }, 0],
    [{ numbers: 'lower-letter', around: '.' }, 3],
    [{ numbers: 'lower-letter', around: '()' }, 25],
    [{ numbers: 'upper-letter', around: ')' }, 1],
    [{ numbers: 'lower-roman', around: '()' }, 8],
    [{ numbers: 'upper-roman', around: '.' }, 1],
    [{ numbers: 'lower-letter', around: '.' }, 0],
    [{ numbers: 'upper-roman', around: '.' }, 0],
  ];

  it.each(MARKS)('%j from %i has the marks that it should have', async (marks, start) => {
    const list = { ...numbered(start, 'x', 'x', 'x', 'x'), marks };
    expect(await paragraphsOf(list)).toEqual([0, 1, 2, 3].map((n) => `ListNumber: ${listMark(marks, start + n)} x`));
  });

  it('is numbered by Word, so that it goes on by itself when somebody adds an item', async () => {
    const [first = ''] = await xmlOf(marked('lower-letter', '()', numbered(1, 'a')));
    expect(first).toMatch(/<w:numPr><w:ilvl w:val="0"\/><w:numId w:val="4"\/><\/w:numPr>/);
    expect(first).toContain('<w:t xml:space="preserve">a</w:t>');
  });

  it('has text for a mark where Word would count otherwise', async () => {
    const list = marked('lower-letter', '.', numbered(27, 'a', 'b', 'c'));
    expect(await paragraphsOf(list)).toEqual(['ListNumber: aa. a', 'ListNumber: ab. b', 'ListNumber: ac. c']);
    const [word = '', own = ''] = await xmlOf(list);
    expect(word).not.toContain('<w:numId w:val="0"/>');
    expect(own).toContain('<w:numId w:val="0"/>');
  });

  it('nests as it was written, begins where it was told, and goes on behind what stands in it', async () => {
    const inner = marked('lower-roman', ')', numbered(1, 'i', item('ii', bullets('deep'))));
    const list = marked('lower-letter', '.', numbered(3, item('c', inner), 'd', item('e', inner)));
    expect(await paragraphsOf(list)).toEqual([
      'ListNumber: c. c',
      'ListNumber2: i) i',
      'ListNumber2: ii) ii',
      'ListBullet3: • deep',
      'ListNumber: d. d',
      'ListNumber: e. e',
      'ListNumber2: i) i',
      'ListNumber2: ii) ii',
      'ListBullet3: • deep',
    ]);
  });

  it('without an order has bullets, whatever marks it has', async () => {
    expect(await paragraphsOf(marked('lower-letter', '.', bullets('a')))).toEqual(['ListBullet: • a']);
  });

  it('keeps a number for an item that was left empty', async () => {
    const empty = { type: 'item', blocks: [] } as const;
    expect(await paragraphsOf(marked('upper-letter', '.', numbered(1, 'a', empty, 'c')))).toEqual([
      'ListNumber: A. a',
      'ListNumber: B.',
      'ListNumber: C. c',
    ]);
    expect(await paragraphsOf(numbered(1, empty, 'b'), bullets(empty))).toEqual([
      'ListNumber: 1.',
      'ListNumber: 2. b',
      'ListBullet: •',
    ]);
  });

  it('leaves room for its longest mark', async () => {
    const hanging = async (list: Block) => Number(/w:hanging="(\d+)"/.exec((await xmlOf(list))[0] ?? '')?.[1] ?? '400');
    expect(await hanging(marked('decimal', ')', numbered(1, 'x')))).toBe(400);
    const wide = await hanging(marked('lower-roman', '()', numbered(1, ...'12345678'.split(''))));
    expect(wide).toBeGreaterThan(600);
  });
});

describe('a task', () => {
  it('has a box that people tick, named by the words of the task, and no bullet', async () => {
    const file = await withBlocks(tasks([false, p('Lock the ', strong('door'))], [true, 'Return the key']));
    expect(file.controls).toEqual([
      { kind: 'task', title: 'Lock the door', text: '☐' },
      { kind: 'task', title: 'Return the key', text: '☑' },
    ]);
    expect(file.paragraphs.slice(3)).toMatchObject([
      { style: 'ListBullet', label: '☐', text: 'Lock the door', checked: false },
      { style: 'ListBullet', label: '☑', text: 'Return the key', checked: true },
    ]);
  });

  it('hangs, and so do those in it', async () => {
    const [box = '', inner = ''] = await xmlOf(tasks([false, 'a', tasks([true, 'b'])]));
    expect(box).toContain('<w:ind w:left="400" w:hanging="400"/>');
    expect(inner).toContain('<w:ind w:left="800" w:hanging="400"/>');
  });

  it('in a numbered list has a number and a box, its words level with the others', async () => {
    const list = { ...numbered(4), items: [task(true, 'a'), item('b'), task(false, 'c')] };
    expect(await paragraphsOf(list)).toEqual(['ListNumber: 4. ☑ a', 'ListNumber: 5. b', 'ListNumber: 6. ☐ c']);
    const paragraphs = await xmlOf(list);
    for (const paragraph of paragraphs) expect(paragraph).toContain('<w:ind w:left="800" w:hanging="800"/>');
    expect(paragraphs[0]).toContain('<w:tab w:val="left" w:pos="400"/>');
  });

  it('may have a label of its own, or nothing in it', async () => {
    const list = { ...bullets(), items: [labelled('4.1', task(true, 'a')), { ...task(false), blocks: [] }] };
    expect(await paragraphsOf(list)).toEqual(['ListBullet: 4.1 ☑ a', 'ListBullet: ☐']);
  });

  it('is named on one line, of 64 letters at most', async () => {
    const long = 'Check that the medicine cupboard is locked and that the key is in the safe of the office';
    const { controls } = await withBlocks(
      tasks([false, p('two', lineBreak, 'lines')], [false, long], [true, '😀'.repeat(60)]),
    );
    expect(controls.map(({ title }) => title)).toEqual([
      'two lines',
      'Check that the medicine cupboard is locked and that the key is…',
      `${'😀'.repeat(31)}…`,
    ]);
    for (const { title } of controls) expect(title.length).toBeLessThanOrEqual(64);
  });
});

/** The properties of each run with words, in a paragraph of these inlines. */
async function runsOf(...inlines: Inline[]): Promise<readonly string[]> {
  const [xml = ''] = await xmlOf(p(...inlines));
  return [...xml.matchAll(/<w:r>(?:<w:rPr>(.*?)<\/w:rPr>)?<w:t[^>]*>(.*?)<\/w:t>/g)].map(
    ([, properties = '', words]) =>
      `${words}: ${properties
        .replaceAll(/<w:|\/>|w:val=/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()}`,
  );
}

describe('words', () => {
  it('are struck, raised, lowered and underlined, one in the other too', async () => {
    expect(
      await runsOf(
        styled('struck', 'a', strong('b')),
        styled('superscript', 'c', styled('subscript', 'd')),
        styled('underlined', emphasis(styled('struck', 'e'))),
      ),
    ).toEqual([
      'a: strike',
      'b: rStyle "Strong" strike',
      'c: vertAlign "superscript"',
      'd: vertAlign "subscript"',
      'e: rStyle "Emphasis" strike u "single"',
    ]);
  });

  it('of code have a face of one width, in links too, keep their spaces, and are not proofed', async () => {
    const face = 'rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:eastAsia="Consolas" w:cs="Consolas"';
    expect(await runsOf(code('a  b'), strong(code('c')), link('https://example.org/', code('d')))).toEqual([
      'a  b: rStyle "Code"',
      'c: rStyle "Code" b',
      `d: rStyle "Hyperlink" ${face} noProof`,
    ]);
    const file = await withBlocks(p(code('a')));
    expect(partOf(file, 'word/styles.xml')).toMatch(/w:styleId="Code">.*?w:ascii="Consolas".*?<w:noProof\/>/);
  });
});

describe('a block of code', () => {
  it('is one paragraph whose line breaks, tabs and spaces stay', async () => {
    const { paragraphs } = await withBlocks(codeBlock('a  b', '', '\tc'));
    expect(paragraphs.slice(3)).toMatchObject([{ style: 'CodeBlock', text: 'a  b\n\n\tc' }]);
  });

  it('stays on one page if it is short', async () => {
    const lines = (count: number) => codeBlock(...Array.from({ length: count }, () => 'x'));
    const [short = '', , long = ''] = await xmlOf(lines(10), lines(40));
    expect(short).toContain('<w:keepLines/>');
    expect(long).not.toContain('<w:keepLines/>');
  });

  it('is set in smaller letters if that makes its lines fit, and else in the usual ones', async () => {
    const sizes = async (...letters: number[]) =>
      (await xmlOf(...letters.flatMap((count) => [codeBlock('x'.repeat(count)), p('y')])))
        .filter((xml) => xml.includes('"CodeBlock"'))
        .map((xml) => Number(/<w:sz w:val="(\d+)"/.exec(xml)?.[1] ?? '0'));
    expect(await sizes(75, 80, 95, 110, 200)).toEqual([0, 18, 15, 13, 0]);
  });
});

describe('two blocks of one border or ground', () => {
  it('have a narrow paragraph between them, which Word would join otherwise', async () => {
    expect(
      await paragraphsOf(codeBlock('a'), codeBlock('b'), note('tip', 'c'), note('tip', 'd'), note('note', 'e')),
    ).toEqual([
      ...['CodeBlock: a', 'TableGap:', 'CodeBlock: b', 'TipTitle: Tip', 'TipText: c', 'TableGap:'],
      ...['TipTitle: Tip', 'TipText: d', 'TableGap:', 'NoteTitle: Note', 'NoteText: e'],
    ]);
  });
});

describe('footnotes', () => {
  const claim = (key: string, words: string) => footnote(key, words);

  it('are real ones, at the place of their marks, numbered in reading order', async () => {
    const file = await withBlocks(
      { ...h(1, 'Heading', claim('h', 'In a heading.')) },
      p('One', claim('a', 'First.'), ' two', claim('b', 'Second.')),
      bullets(item(p('Item', claim('i', 'In an item.')))),
      table('Caption', ['Head'], [[text('Cell'), claim('c', 'In a cell.')]]),
      { type: 'quote', blocks: [p('Quote', claim('q', 'In a quote.'))] },
    );
    expect(file.footnoteMarks).toEqual([1, 2, 3, 4, 5, 6]);
    expect(
      file.footnotes.map(({ paragraphs }) => paragraphs.map(({ style, text: words }) => `${style}: ${words}`)),
    ).toEqual(
      ['In a heading.', 'First.', 'Second.', 'In an item.', 'In a cell.', 'In a quote.'].map((words) => [
        `FootnoteText: ${words}`,
      ]),
    );
    expect(file.paragraphs.slice(3, 5).map(({ text: words }) => words)).toEqual(['Heading', 'One two']);
  });

  it('have lines above them, which the settings name', async () => {
    const file = await withBlocks(footnoted('a'));
    expect(partOf(file, 'word/settings.xml')).toContain(
      '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>',
    );
    const notes = parseXml(partOf(file, 'word/footnotes.xml'));
    expect(
      descendants(notes, 'w:footnote').map(({ attributes }) => [attributes['w:id'], attributes['w:type']]),
    ).toEqual([
      ['-1', 'separator'],
      ['0', 'continuationSeparator'],
      ['1', undefined],
    ]);
    expect(descendants(notes, 'w:separator')).toHaveLength(1);
  });

  it('marked again show the same number, by a field that leads to the first mark', async () => {
    const twice = claim('t', 'Twice.');
    const file = await withBlocks(p('a', twice, 'b', claim('o', 'Once.'), 'c', twice, 'd', twice));
    expect(file.footnoteMarks).toEqual([1, 2, 1, 1]);
    expect(file.footnotes).toHaveLength(2);
    expect(partOf(file, 'word/document.xml')).toContain(
      '<w:instrText xml:space="preserve"> NOTEREF footnote_1 \\f \\h </w:instrText>',
    );
  });

  it('hold lists, pictures, tables and links, which are relations of their own part', async () => {
    const file = await withBlocks(
      p('Link ', link('https://example.org/body', 'body')),
      p(
        'a',
        footnote(
          'long',
          p('See ', link('https://example.org/note', 'note'), ' and ', headingLink('h', 'here')),
          numbered(2, 'two', item('three', 'more')),
          { type: 'image', picture: picture(2, 2), alt: [text('A square')] },
          table(undefined, ['Head'], ['Cell']),
        ),
      ),
      h(1, 'h'),
    );
    const [long] = file.footnotes;
    expect(long?.links.map(({ target }) => target)).toEqual(['https://example.org/note', '#hh']);
    expect(
      long?.paragraphs.map(({ style, label = '', text: words }) => `${style}: ${label} ${words}`.trimEnd()),
    ).toEqual([
      'FootnoteText:  See note and here',
      'ListNumber: 2. two',
      'ListNumber: 3. three',
      'ListContinue:  more',
      'FootnoteText:',
      'TableHeading:  Head',
      'TableText:  Cell',
      'TableGap:',
    ]);
    expect(file.links.map(({ target }) => target)).toEqual([
      'https://example.org/body',
      'https://example.org/note',
      '#hh',
    ]);
    expect([...file.media.keys()]).toEqual(['word/media/notepicture1.png']);
  });

  it('begin with their number even if no paragraph comes first, and go on with lists at their depth', async () => {
    const { footnotes } = await withBlocks(p('a', footnote('x', bullets('one'), codeBlock('x'))));
    expect(footnotes[0]?.paragraphs.map(({ style, text: words }) => `${style}: ${words}`)).toEqual([
      'FootnoteText: ',
      'ListBullet: one',
      'CodeBlock: x',
    ]);
  });

  it('are left out of the list of contents', async () => {
    const file = await written(
      documentOf([h(1, 'Heading', footnote('h', 'Note.'), fillIn(3))], { control: [], contents: true }),
    );
    const contents = /<w:sdtContent>.*?<\/w:sdtContent>/s.exec(partOf(file, 'word/document.xml'))?.[0] ?? '';
    expect(contents).toContain('Heading');
    expect(contents).not.toMatch(/footnoteReference|fill-in/);
    expect(file.footnoteMarks).toEqual([1]);
  });
});

describe('notes that stand apart', () => {
  it('have styles of their kind, and its word for a title unless they have their own', async () => {
    expect(
      await paragraphsOf(...NOTE_KINDS.map((kind) => note(kind, 'x')), titled('Never alone', note('warning', 'y'))),
    ).toEqual([
      ...['NoteTitle: Note', 'NoteText: x', 'TableGap:', 'TipTitle: Tip', 'TipText: x', 'TableGap:'],
      ...['ImportantTitle: Important', 'ImportantText: x', 'TableGap:', 'WarningTitle: Warning', 'WarningText: x'],
      ...['TableGap:', 'CautionTitle: Caution', 'CautionText: x'],
      ...['TableGap:', 'WarningTitle: Warning: Never alone', 'WarningText: y'],
    ]);
  });

  it('keep their title with what follows, and have a bar of their colour', async () => {
    const styles = partOf(await withBlocks(note('caution', 'x')), 'word/styles.xml');
    expect(styles).toMatch(/w:styleId="CautionTitle">(?:(?!<\/w:style>).)*<w:keepNext\/>/);
    expect(styles).toMatch(
      /w:styleId="CautionText">(?:(?!<\/w:style>).)*<w:left w:val="single" w:sz="24" w:space="10" w:color="B3261E"\/>/,
    );
  });

  it('have the ground that they have in PDFs, which ends where a picture’s frame does too', async () => {
    const image: Block = { type: 'image', picture: picture(2, 2), alt: [text('x')] };
    const file = await withBlocks(note('tip', 'x', image), image);
    const { tint } = DEFAULT_THEME.colours;
    const ground = `<w:shd w:val="clear" w:color="auto" w:fill="${tint.slice(1).toUpperCase()}"`;
    const [style] = /<w:style [^>]*w:styleId="TipText">.*?<\/w:style>/s.exec(partOf(file, 'word/styles.xml')) ?? [];
    expect(style).toContain(`${ground} w:themeFill="background2"/>`);
    for (const side of ['top', 'bottom', 'right'])
      expect(style).toMatch(
        new RegExp(`<w:${side} w:val="single" w:sz="4" w:space="4" w:color="${tint.slice(1)}"`, 'i'),
      );
    const pictures = partOf(file, 'word/document.xml').match(/<w:pPr><w:pStyle w:val="Picture"\/>.*?<\/w:pPr>/gs) ?? [];
    const beside = besideText(DEFAULT_THEME);
    expect(pictures.map((xml) => [xml.includes(ground), xml.includes(`w:right="${beside}"`)])).toEqual([
      [true, true],
      [false, false],
    ]);
  });

  it('are parted from each other, whatever the first ends in', async () => {
    expect(await paragraphsOf(note('tip', bullets('a')), note('note', 'b'))).toEqual([
      ...['TipTitle: Tip', 'ListBullet: • a', 'TableGap:', 'NoteTitle: Note', 'NoteText: b'],
    ]);
  });

  it('have the bar before their lists and pictures too, as near the margin as before their words', async () => {
    const image: Block = { type: 'image', picture: picture(2, 2), alt: [text('x')] };
    const paragraphs = await xmlOf(
      note('tip', 'x', bullets(item('a', 'b', bullets(item('c', bullets('d')))), 'e'), image),
    );
    const bars = paragraphs.slice(2).map((xml) => {
      const [left, hanging] = [/w:left="(\d+)"/, /w:hanging="(\d+)"/].map((pattern) => Number(pattern.exec(xml)?.[1]));
      const space = Number(/<w:left w:val="single" w:sz="24" w:space="(\d+)"/.exec(xml)?.[1] ?? '0');
      return space === 0 ? undefined : (left ?? 0) - (hanging ?? 0) - 20 * space;
    });
    expect(bars).toEqual([100, 100, 100, undefined, 100, 100]);
  });

  it('stand in lists, quotes and cells, where words begin further in', async () => {
    const paragraphs = await xmlOf(
      bullets(item('a', note('note', 'b'))),
      { type: 'quote', blocks: [note('note', 'c')] },
      { type: 'table', columns: ['left'], rows: [row(blockCell(note('note', 'd')))] },
    );
    const lefts = paragraphs.filter((xml) => xml.includes('"NoteText"')).map((xml) => /w:left="(\d+)"/.exec(xml)?.[1]);
    expect(lefts).toEqual(['700', '600', undefined]);
  });

  it('may be a title alone', async () => {
    expect(await paragraphsOf({ ...titled('Mind the step', note('caution')), blocks: [] })).toEqual([
      'CautionTitle: Caution: Mind the step',
    ]);
  });
});

describe('a line to write on', () => {
  it('is a control that is typed into, named by its label, and prints as a ruled line', async () => {
    const file = await withBlocks(p('Signed: ', fillIn(10, 'Signed'), ' ', fillIn(5)));
    expect(file.controls).toEqual([
      { kind: 'fill-in', title: 'Signed', text: '\u00a0'.repeat(22) },
      { kind: 'fill-in', title: 'To fill in', text: '\u00a0'.repeat(11) },
    ]);
    expect(partOf(file, 'word/document.xml')).toContain('<w:showingPlcHdr/>');
    expect(partOf(file, 'word/styles.xml')).toMatch(/w:styleId="FillIn">(?:(?!<\/w:style>).)*<w:u w:val="single"\/>/);
    expect(file.words).toContain('Signed:  ');
  });

  it('is no longer than a line, and stands in cells', async () => {
    const { controls } = await withBlocks(table(undefined, ['Role'], [[fillIn(500, 'Manager')]]));
    expect(controls.map(({ text: line }) => line.length)).toEqual([176]);
  });
});

describe('a box to tick', () => {
  it('is ticked in Word, is named by its label, and stands among words and in items of tasks', async () => {
    const file = await withBlocks(p('Consent: ', tickBox(true, 'Yes <b>'), ' Yes ', tickBox(false), ' No'), {
      ...bullets(),
      items: [task(false, p('Gas ', tickBox(true, 'Gas')))],
    });
    expect(file.controls).toEqual([
      { kind: 'tick-box', title: 'Yes <b>', text: '☑' },
      { kind: 'tick-box', title: 'Box to tick', text: '☐' },
      { kind: 'task', title: 'Gas', text: '☐' },
      { kind: 'tick-box', title: 'Gas', text: '☑' },
    ]);
    expect(partOf(file, 'word/document.xml').match(/<w14:checkbox><w14:checked w14:val="1"\/>/g)).toHaveLength(2);
  });
});

describe('a row that people write in', () => {
  it('is at least so high, with its words at the foot', async () => {
    const form = { ...table(undefined, ['Name'], [[fillIn(9, 'Name')]]) };
    const rows = [{ ...row([fillIn(9, 'Name')]), isForm: true as const }];
    const xml = partOf(await withBlocks({ ...form, rows }), 'word/document.xml');
    expect(xml).toContain('<w:trHeight w:val="600" w:hRule="atLeast"/>');
    expect(xml.match(/<w:vAlign w:val="bottom"\/>/g)).toHaveLength(1);
  });
});

describe('headings', () => {
  it('without a number have none, and begin at the margin', async () => {
    const [heading = ''] = await xmlOf(unnumbered(h(1, 'Foreword')));
    expect(heading).toContain('<w:numId w:val="0"/>');
    expect(heading).toContain('<w:ind w:left="0" w:hanging="0"/>');
  });

  it('of appendices are lettered by Word, and those in them are numbered with the letter', async () => {
    const blocks = [
      h(1, 'a'),
      appendix(h(1, 'b')),
      h(2, 'c'),
      h(3, 'd'),
      h(2, 'e'),
      appendix(h(1, 'f')),
      h(4, 'g'),
      h(1, 'h'),
    ];
    const { outline, parts } = await withBlocks(...blocks);
    expect(outline.map(({ number }) => number)).toEqual([
      ...['1', 'Appendix A', 'A.1', 'A.1.1', 'A.2', 'Appendix B', 'B.1.1.1', '2'],
    ]);
    expect(parts.get('word/document.xml')).not.toContain('Appendix');
    expect(parts.get('word/numbering.xml')).toContain(
      '<w:numFmt w:val="upperLetter"/><w:lvlText w:val="Appendix %1"/>',
    );
  });

  it('have room for the letter in the list of contents', async () => {
    const file = await written(documentOf([appendix(h(1, 'Forms'))], { control: [], contents: true }));
    const entry = /<w:p><w:pPr><w:pStyle w:val="TOC1"\/>.*?<\/w:p>/s.exec(partOf(file, 'word/document.xml'))?.[0] ?? '';
    expect(entry).toContain('Appendix A');
    expect(Number(/w:hanging="(\d+)"/.exec(entry)?.[1])).toBeGreaterThan(1000);
  });

  const anyHeading = fc
    .record({
      level: fc.integer({ min: 1, max: 5 }),
      kind: fc.constantFrom(undefined, undefined, undefined, 'unnumbered' as const, 'appendix' as const),
      label: fc.constantFrom(undefined, undefined, undefined, undefined, '', '4.1'),
    })
    .map(({ level, kind, label }): Block => {
      const heading = h((kind === 'appendix' ? 1 : level) as HeadingLevel, 'x');
      return { ...heading, ...(kind ? { kind } : {}), ...(label === undefined ? {} : { label }) };
    });

  it('are numbered by Word as the outline numbers them, whatever their kinds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyHeading, { maxLength: 12 }), async (blocks) => {
        const document = documentOf(blocks);
        const { outline } = await written(document);
        expect(outline.map(({ number }) => number)).toEqual(document.outline.map(({ number }) => number));
      }),
      { numRuns: runs(30, 2_000) },
    );
  });
});

describe('any mixture of them', () => {
  const plain = everyConstruct().filter(({ type }) => type !== 'heading');
  const wrap: readonly ((blocks: readonly Block[]) => Block)[] = [
    (blocks) => ({ type: 'quote', blocks }),
    (blocks) => note('tip', ...blocks),
    (blocks) => bullets(item(...blocks), 'next'),
    (blocks) => marked('lower-letter', '()', numbered(2, item('first', ...blocks))),
    (blocks) => ({ ...numbered(1), items: [task(true, 'task', ...blocks)] }),
    (blocks) => ({ type: 'table', columns: ['left', 'left'], rows: [row('x', blockCell(...blocks))] }),
  ];
  const anyBlocks = fc
    .tuple(
      fc.shuffledSubarray([...plain], { minLength: 1, maxLength: 4 }),
      fc.array(fc.constantFrom(...wrap), { maxLength: 3 }),
    )
    .map(([blocks, wraps]) => wraps.reduce<readonly Block[]>((inner, around) => [around(inner)], blocks));

  it('is well-formed, with one id a control and bookmark, notes in order, and cells and notes that end in a paragraph', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyBlocks, { maxLength: 3 }), async (parts) => {
        const file = await withBlocks(...parts.flat());
        const [body, notes] = [partOf(file, 'word/document.xml'), partOf(file, 'word/footnotes.xml')];
        const ids = (pattern: RegExp) => [...`${body}${notes}`.matchAll(pattern)].map(([, id]) => id);
        for (const all of [
          ids(/<w:id w:val="(\d+)"/g),
          ids(/<w:bookmarkStart w:id="(\d+)"/g),
          ids(/<wp:docPr id="(\d+)"/g),
        ])
          expect(new Set(all).size).toBe(all.length);
        for (const cell of body.split('</w:tc>').slice(0, -1)) expect(cell).toMatch(/<\/w:p>$/);
        for (const one of notes.split('</w:footnote>').slice(0, -1)) expect(one).toMatch(/<\/w:p>$/);
        expect(file.footnotes.map(({ number }) => number)).toEqual([...new Set(file.footnoteMarks)]);
      }),
      { numRuns: runs(25, 1_500) },
    );
  });
});

/** A document with the same words in each of them. */
function sayingIn(words: string): Document {
  const blocks: Block[] = [
    appendix(h(1, words)),
    p(styled('struck', words), code(words), footnote('n', words, bullets(words)), fillIn(5, words)),
    tasks([true, words]),
    marked('lower-letter', '()', numbered(1, words)),
    { ...note('warning', words), title: [text(words)] },
    codeBlock(words, words),
    table(words, [words], [[code(words), fillIn(3, words)]]),
  ];
  return documentOf(blocks, { control: [], contents: false });
}

describe.each(Object.entries(HOSTILE))('a value of %s', (_, words) => {
  it('comes out as it went in, in each construct, and is no field', async () => {
    const file = await written(sayingIn(words));
    expect(file.words.slice(3)).toEqual([
      ...[words, words + words, words, words, `Warning: ${words}`, words, `${words}\n${words}`, words, words, words],
    ]);
    expect(file.footnotes[0]?.paragraphs.map(({ text: said }) => said)).toEqual([words, words]);
    const body = parseXml(partOf(file, 'word/document.xml'));
    expect(descendants(body, 'w:instrText')).toEqual([]);
    const line = words.replace(/\s+/g, ' ').trim();
    for (const { title } of file.controls) {
      expect(title.length).toBeLessThanOrEqual(64);
      if (title !== line) expect(line.startsWith(title.slice(0, -1))).toBe(true);
    }
  });
});

it('reports what no document can contain once, where it prints', async () => {
  const bad = 'a\u0001';
  for (const block of [
    p('x', footnote('n', bad)),
    tasks([true, bad]),
    codeBlock(bad),
    titled(bad, note('tip', 'x')),
    p(bad, fillIn(3, bad)),
    p(styled('struck', code(bad))),
  ]) {
    const { value, diagnostics } = await writer.write(documentOf([block]));
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ code: name }) => name)).toEqual(['value-character']);
  }
});
