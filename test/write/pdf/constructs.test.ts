/** What authors write beyond plain words, as a reader gets it from finished PDFs. */
import { describe, expect, it } from 'vitest';
import { finishedWords } from '../../../src/formats/finished/index.js';
import type { Block, Document } from '../../../src/model/document.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { openPdfWriter } from '../../../src/write/pdf/index.js';
import { ownFonts } from '../../support/pdf/fonts.js';
import { isReference } from '../../support/pdf/objects.js';
import { elementsOf, type ReadElement, type ReadPdf, readPdf, textOf, treeText } from '../../support/pdf/reader.js';
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
  unnumbered,
} from '../../support/sample-constructs.js';
import {
  blockCell,
  bullets,
  documentOf,
  h,
  item,
  link,
  numbered,
  p,
  row,
  strong,
  table,
  text,
} from '../../support/sample-document.js';

const writer = await openPdfWriter(DEFAULT_THEME, ownFonts);

async function bytesOf(blocks: readonly Block[], changes: Partial<Document> = {}): Promise<Uint8Array> {
  const { value, diagnostics } = await writer.write(documentOf(blocks, changes));
  expect(diagnostics).toEqual([]);
  return value ?? new Uint8Array();
}

const written = async (...blocks: Block[]): Promise<ReadPdf> => readPdf(await bytesOf(blocks));

/** The tree below the masthead, which is a table. */
function treeOf(pdf: ReadPdf): readonly string[] {
  const kids = pdf.tree.kids;
  const control = kids.findIndex((kid) => kid.type === 'Table');
  return treeText({ ...pdf.tree, kids: kids.slice(control + 1) }).slice(1);
}

const attributesOf = ({ objects }: ReadPdf, { dictionary }: ReadElement) => objects.dictionary(dictionary.get('A'));

const nameIn = (pdf: ReadPdf, element: ReadElement, key: string): string =>
  pdf.objects.name(attributesOf(pdf, element).get(key));

const altOf = ({ objects }: ReadPdf, { dictionary }: ReadElement): string => objects.text16(dictionary.get('Alt'));

/** The places of words on their pages. */
const piecesOf = (pdf: ReadPdf, words: string) =>
  pdf.pages.flatMap(({ pieces }, page) =>
    pieces.filter(({ text: shown }) => shown.trim() === words).map((piece) => ({ ...piece, page })),
  );

/** The strokes and grounds of all pages. */
const fillsOf = (pdf: ReadPdf) => pdf.pages.flatMap(({ pieces }) => pieces.filter(({ kind }) => kind === 'fill'));

describe('every construct', () => {
  it('is tagged, in reading order', async () => {
    expect(treeOf(await written(...everyConstruct()))).toMatchSnapshot();
  });

  it('is the same, byte for byte, however often it is written', async () => {
    const first = await bytesOf(everyConstruct());
    const anew = await openPdfWriter(DEFAULT_THEME, ownFonts);
    const { value } = await anew.write(documentOf(everyConstruct()));
    expect(Buffer.from(await bytesOf(everyConstruct())).equals(Buffer.from(first))).toBe(true);
    expect(Buffer.from(value ?? new Uint8Array()).equals(Buffer.from(first))).toBe(true);
  });
});

describe('styled words', () => {
  it('say what they are, and struck ones in words too, since a stroke is not heard', async () => {
    const pdf = await written(
      p(
        'Now ',
        styled('struck', 'no ', strong('longer')),
        ', ',
        styled('underlined', 'marked'),
        ', m',
        styled('superscript', '2'),
      ),
    );
    const [struck, underlined, raised] = elementsOf(pdf.tree, 'Span');
    if (!struck || !underlined || !raised) throw new Error('A Span is missing.');
    expect([struck, underlined].map((span) => nameIn(pdf, span, 'TextDecorationType'))).toEqual([
      'LineThrough',
      'Underline',
    ]);
    expect(pdf.objects.number(attributesOf(pdf, raised).get('BaselineShift'))).toBeGreaterThan(3);
    expect(altOf(pdf, struck)).toBe('Struck out: no longer');
    expect([underlined, raised].map((span) => altOf(pdf, span))).toEqual(['', '']);
  });

  it('say what is struck on each page by itself', async () => {
    const words = 'Nobody need read this any more, since it does not count. '.repeat(80);
    const pdf = await written(p(styled('struck', words)));
    const spans = elementsOf(pdf.tree, 'Span');
    expect(spans.length).toBeGreaterThan(1);
    expect(spans.map((span) => altOf(pdf, span))).toEqual(spans.map((span) => `Struck out: ${textOf(span).trim()}`));
    expect(spans.map(textOf).join('')).toBe(words);
  });

  it('leave a link among struck words a link', async () => {
    const pdf = await written(p(styled('struck', 'see ', link('https://example.org', 'there'))));
    expect(treeOf(pdf)).toEqual(['  P', '    Span "see "', '    Link', '      Span "there"']);
    expect(pdf.links.map(({ target }) => target)).toEqual(['https://example.org']);
  });

  it('have their strokes along every line, spaces too, but not beyond its end', async () => {
    const words =
      'A sentence that goes on for more than one line of the page, so that its stroke does too, and is seen whole.';
    const pdf = await written(p(styled('struck', words), ' and on'));
    const lines = elementsOf(pdf.tree, 'Span')[0]?.kids.length ?? 0;
    const strokes = fillsOf(pdf).filter(({ right, left }) => right - left > 20 && right - left < 455 && left > 70);
    expect(lines).toBe(2);
    const struckPieces =
      pdf.pages[0]?.pieces.filter(({ text: shown }) => shown !== '' && words.includes(shown.trim())) ?? [];
    for (const piece of struckPieces) {
      const stroke = strokes.find(({ baseline }) => Math.abs(baseline - piece.baseline - 2.7) < 1);
      expect(stroke?.left).toBeCloseTo(piece.left, 1);
      expect(stroke?.right).toBeLessThanOrEqual(piece.right + 0.1);
    }
  });

  it('have no stroke in the margin where a place to break stands before the space at the end of a line', async () => {
    const words = 'Nobody\u200b\t'.repeat(40);
    const pdf = await written(p(styled('struck', words)));
    const beyond = fillsOf(pdf).flatMap(({ right, baseline }) => {
      const line = piecesOf(pdf, 'Nobody').filter((piece) => Math.abs(baseline - piece.baseline - 2.7) < 1);
      return line.length === 0 ? [] : [right - Math.max(...line.map((piece) => piece.right))];
    });
    expect(beyond.length).toBeGreaterThan(0);
    expect(Math.max(...beyond)).toBeLessThan(0.1);
  });

  it('change no line height, however deep they are raised and lowered', async () => {
    const raised = styled('superscript', 'a', styled('superscript', 'b', styled('subscript', 'c')));
    const [plain, styledLines] = [p('one'), p('one', raised)].map(async (first) => {
      const pdf = await written(first, p('two'));
      const [one, two] = [piecesOf(pdf, 'one')[0], piecesOf(pdf, 'two')[0]];
      return (one?.baseline ?? 0) - (two?.baseline ?? 0);
    });
    expect(await styledLines).toBe(await plain);
  });

  it('are read without a gap within a word, in the final check too', async () => {
    const bytes = await bytesOf([
      p('Ac', styled('underlined', 'me'), ' Ca', strong('re'), ' H', styled('subscript', '2'), 'O'),
    ]);
    expect(finishedWords('pdf', bytes)[0]?.words).toContain('Acme Care H2O');
  });
});

describe('lists', () => {
  it.each([
    ['decimal', '.', 'Decimal', ['3. ', '4. ']],
    ['decimal', ')', 'Decimal', ['3) ', '4) ']],
    ['lower-letter', '()', 'LowerAlpha', ['(c) ', '(d) ']],
    ['upper-letter', '.', 'UpperAlpha', ['C. ', 'D. ']],
    ['lower-roman', '.', 'LowerRoman', ['iii. ', 'iv. ']],
    ['upper-roman', ')', 'UpperRoman', ['III) ', 'IV) ']],
  ] as const)('numbered %s%s say so: %s', async (numbers, around, numbering, marks) => {
    const pdf = await written(marked(numbers, around, numbered(3, 'one', 'two')));
    const [list] = elementsOf(pdf.tree, 'L');
    expect(list && nameIn(pdf, list, 'ListNumbering')).toBe(numbering);
    expect(elementsOf(pdf.tree, 'Lbl').map(textOf)).toEqual(marks);
  });

  it('keep the marks of empty items, alone on their lines', async () => {
    const pdf = await written(numbered(1, 'one', { type: 'item', blocks: [] }, 'three'));
    expect(elementsOf(pdf.tree, 'Lbl').map(textOf)).toEqual(['1. ', '2. ', '3. ']);
    const baselines = ['1.', '2.', '3.'].map((mark) => piecesOf(pdf, mark)[0]?.baseline ?? 0);
    expect(baselines).toEqual([...baselines].sort((a, b) => b - a));
    expect(new Set(baselines).size).toBe(3);
  });

  it('of tasks have boxes that say whether they are ticked, beside numbers and in cells too', async () => {
    const tasks = [task(true, 'done'), task(false, 'to do')];
    const pdf = await written(
      { ...bullets(), items: tasks },
      { ...numbered(1), items: [...tasks, item('no task')] },
      { type: 'table', columns: ['left'], rows: [row(blockCell({ ...bullets(), items: tasks }))] },
    );
    const boxes = elementsOf(pdf.tree, 'Form');
    const states = ['on', 'off'];
    expect(boxes.map((box) => nameIn(pdf, box, 'checked'))).toEqual([...states, ...states, ...states]);
    expect(new Set(boxes.map((box) => nameIn(pdf, box, 'Role')))).toEqual(new Set(['cb']));
    expect(boxes.slice(0, 2).map((box) => altOf(pdf, box))).toEqual(['Ticked', 'Not ticked']);
    expect(elementsOf(pdf.tree, 'Lbl').map(textOf)).toEqual(['☑ ', '☐ ', '1. ☑ ', '2. ☐ ', '3. ', '☑ ', '☐ ']);
  });
});

describe('boxes to tick', () => {
  it('are fields of a form among words, which say what is ticked', async () => {
    const pdf = await written(p('Consent: ', tickBox(true, 'Yes'), ' Yes ', tickBox(false), ' No'));
    const boxes = elementsOf(pdf.tree, 'Form');
    expect(boxes.map(textOf)).toEqual(['☑', '☐']);
    expect(boxes.map((box) => nameIn(pdf, box, 'checked'))).toEqual(['on', 'off']);
    expect(boxes.map((box) => altOf(pdf, box))).toEqual(['Ticked: Yes', 'Not ticked']);
    expect(elementsOf(pdf.tree, 'P').map(textOf)).toContain('Consent: ☑ Yes ☐ No');
  });

  it('and lines stand at the foot of rows that are high enough to write in', async () => {
    const heights = async (isForm: true | undefined) => {
      const rows = [{ ...row('Name', [fillIn(9, 'Name')]), ...(isForm ? { isForm } : {}) }, row('below', '')];
      const pdf = await written({ ...table(undefined, ['Head', '']), rows });
      const baseline = (words: string) => piecesOf(pdf, words)[0]?.baseline ?? 0;
      return [baseline('Head') - baseline('Name'), baseline('Name') - baseline('below')];
    };
    const [[above = 0, below = 0], [aboveForm = 0, belowForm = 0]] = [await heights(undefined), await heights(true)];
    expect(aboveForm - above).toBeGreaterThan(5);
    expect(belowForm).toBeCloseTo(below, 1);
  });
});

describe('code', () => {
  it('keeps the spaces and line ends of a block, with tabs as far as the next of four columns', async () => {
    const pdf = await written(codeBlock('a', '  b  c', '', '\td\te', ' end  '));
    expect(elementsOf(pdf.tree, 'Code').map(textOf)).toEqual(['a\n  b  c\n\n    d   e\n end  ']);
  });

  it('marks where a line that is too long goes on, and is copied without the mark', async () => {
    const line = `x = ${'value + '.repeat(20)}end`;
    const torn = `/${'a-long-path/'.repeat(20)}`;
    const pdf = await written(codeBlock('short', line, torn));
    expect(elementsOf(pdf.tree, 'Code').map(textOf)).toEqual([`short\n${line}\n${torn}`]);
    const shown = (pdf.pages[0]?.pieces ?? []).filter(
      ({ kind, font }) => kind === 'text' && font.includes('SourceCodePro'),
    );
    const baselines = [...new Set(shown.map(({ baseline }) => baseline))];
    const lefts = baselines.map((at) =>
      Math.min(...shown.filter((piece) => piece.baseline === at).map(({ left }) => left)),
    );
    const wrapped = baselines.length - 3;
    expect(wrapped).toBeGreaterThan(2);
    expect(new Set(lefts.map((left) => left.toFixed(1))).size).toBe(2);
    // Each mark is a stroke down and one to the right.
    expect(fillsOf(pdf).filter(({ right, left }) => right - left < 1 && left > 75)).toHaveLength(wrapped);
  });

  it('has a ground on each page it is on', async () => {
    const pdf = await written(codeBlock(...Array.from({ length: 80 }, (_, n) => `line ${n}`)));
    expect(pdf.pages.length).toBe(2);
    const { left, right } = DEFAULT_THEME.margins;
    const measure = DEFAULT_THEME.page.width - left - right;
    for (const page of pdf.pages)
      expect(page.pieces.some((piece) => piece.kind === 'fill' && piece.right - piece.left > measure - 1)).toBe(true);
  });

  it('among words keeps its spaces', async () => {
    const pdf = await written(p('Type ', code('a  b -c '), ' now.'));
    expect(elementsOf(pdf.tree, 'Code').map(textOf)).toEqual(['a  b -c ']);
  });
});

describe('notes that stand apart', () => {
  it('begin with the word for their kind, or their own title', async () => {
    const pdf = await written(note('warning', 'Two people lift.'), {
      ...note('tip', 'Rest.'),
      title: [text('Breaks')],
    });
    expect(treeOf(pdf)).toEqual([
      '  Div',
      '    P "Warning"',
      '    P "Two people lift."',
      '  Div',
      '    P "Tip: Breaks"',
      '    P "Rest."',
    ]);
  });
});

describe('lines to write on', () => {
  it('are strokes that say what belongs on them, and are copied as underscores', async () => {
    const pdf = await written(p('Signed: ', fillIn(12, 'Signed'), ' on ', fillIn(6)));
    const fields = elementsOf(pdf.tree, 'Form');
    expect(fields.map(textOf)).toEqual(['____________', '______']);
    expect(fields.map((field) => altOf(pdf, field))).toEqual(['To fill in: Signed', 'To fill in']);
    expect(fields.map((field) => nameIn(pdf, field, 'Role'))).toEqual(['tv', 'tv']);
  });

  it('go on to the end of their line where they are long, and share it', async () => {
    const [one, two] = [await written(p('Name: ', fillIn(30))), await written(p('A ', fillIn(20), ' B ', fillIn(20)))];
    const strokes = (pdf: ReadPdf) =>
      fillsOf(pdf)
        .filter(({ left, right }) => left > 72 && right - left < 440)
        .slice(-2);
    const end = strokes(one).at(-1)?.right ?? 0;
    expect(end).toBeGreaterThan(400);
    const [first, second] = strokes(two);
    expect(second?.right).toBeCloseTo(end, 1);
    expect((first?.right ?? 0) - (first?.left ?? 0)).toBeCloseTo((second?.right ?? 0) - (second?.left ?? 0), 1);
  });

  it('are shorter where there is little room, and never divided', async () => {
    const cells = ['one', 'two', 'three', 'four', 'five', 'six'].map((word) => [
      text(`${word} `),
      fillIn(60, word),
      text('.'),
    ]);
    const pdf = await written({ type: 'table', columns: cells.map(() => 'left'), rows: [row(...cells)] });
    expect(elementsOf(pdf.tree, 'Form').map(textOf)).toEqual(cells.map(() => '_'.repeat(60)));
    const end = DEFAULT_THEME.page.width - DEFAULT_THEME.margins.right;
    for (const { right } of fillsOf(pdf)) expect(right).toBeLessThanOrEqual(end + 0.1);
  });
});

/** The identifiers of notes, as the elements and as the tree of identifiers have them. */
function identifiers({ objects, catalogue, tree }: ReadPdf) {
  const root = objects.dictionary(catalogue.get('StructTreeRoot'));
  const names = objects.array(objects.dictionary(root.get('IDTree')).get('Names'));
  return {
    named: names.filter((value) => !isReference(value)).map((value) => objects.text16(value)),
    notes: elementsOf(tree, 'Note').map(({ dictionary }) => objects.text16(dictionary.get('ID'))),
  };
}

describe('footnotes', () => {
  const LONG = 'The manager reads each record within the week and answers whoever wrote it, by name and in writing. ';

  it('come right after the block with their first mark, once, and lead back to it', async () => {
    const twice = footnote('twice', 'Two marks.');
    const pdf = await written(p('One', twice, ', two', footnote('b', 'Second.'), '.'), p('Again', twice, '.'));
    expect(treeOf(pdf)).toEqual([
      '  P "One|, two|."',
      '    Reference',
      '      Link "1"',
      '    Reference',
      '      Link "2"',
      '  Note',
      '    Lbl',
      '      Link "1 "',
      '    P "Two marks."',
      '  Note',
      '    Lbl',
      '      Link "2 "',
      '    P "Second."',
      '  P "Again|."',
      '    Reference',
      '      Link "1"',
    ]);
    expect(pdf.links.map(({ contents }) => contents)).toEqual([
      ...['Note 1', 'Note 2', 'Note 1'],
      ...['Back to note 1 in the text', 'Back to note 2 in the text'],
    ]);
    const tops = pdf.links.map(({ target }) => (typeof target === 'string' ? 0 : target.top));
    expect(tops[0]).toBe(tops[2]);
    // A mark leads down to the foot, a number up to the text.
    for (const [n, { area }] of pdf.links.entries()) {
      if (n < 3) expect(tops[n]).toBeLessThan(area[1] ?? 0);
      else expect(tops[n]).toBeGreaterThan(area[3] ?? 0);
    }
  });

  it('have identifiers of their own', async () => {
    const many = Array.from({ length: 12 }, (_, n) => p('words', footnote(`k${n}`, `Note ${n}.`)));
    const { named, notes } = identifiers(await written(...many));
    expect(notes).toEqual(many.map((_, n) => `note-${n + 1}`));
    expect(named).toEqual([...notes].sort());
  });

  it('stand at the foot of the page with their mark, below the text', async () => {
    const blocks = Array.from({ length: 30 }, (_, n) => p(LONG, LONG, `word${n}`, footnote(`k${n}`, `Foot ${n}.`)));
    const pdf = await written(...blocks);
    expect(pdf.pages.length).toBeGreaterThan(1);
    for (let n = 0; n < 30; n++) {
      const [mark, foot] = [pdf.links[n], piecesOf(pdf, `Foot ${n}.`)];
      expect(foot).toHaveLength(1);
      const places = pdf.links.filter(({ contents }) => contents === `Note ${n + 1}`);
      expect(places.map(({ page }) => page)).toEqual([foot[0]?.page]);
      expect(places[0]?.area[1]).toBeGreaterThan(foot[0]?.baseline ?? Number.POSITIVE_INFINITY);
      expect(mark).toBeDefined();
    }
  });

  it('go on at the next foot where they are long, every word once and in order', async () => {
    const words = Array.from({ length: 900 }, (_, n) => `w${n}`).join(' ');
    const pdf = await written(p('A', footnote('long', words)), ...Array.from({ length: 40 }, () => p(LONG)));
    const body = elementsOf(pdf.tree, 'Note').flatMap((element) => elementsOf(element, 'P'));
    expect(body.map(textOf)).toEqual([words]);
    const pages = new Set(piecesOf(pdf, words).map(({ page }) => page));
    expect(pages.size).toBeLessThanOrEqual(1);
    const { bottom } = DEFAULT_THEME.margins;
    for (const { pieces } of pdf.pages)
      for (const piece of pieces) if (piece.owner.kind === 'tag') expect(piece.baseline).toBeGreaterThan(bottom);
  });

  it('of a heading stand in neither contents nor bookmarks, those of a table behind it or in their cell', async () => {
    const pdf = readPdf(
      await bytesOf(
        [
          h(1, 'Purpose', footnote('a', 'Of a heading.')),
          {
            type: 'table',
            caption: [text('Duties'), footnote('b', 'Of a caption.')],
            columns: ['left'],
            header: row([text('Who'), footnote('c', 'Of a head.')]),
            rows: [row([text('All'), footnote('d', 'Of a cell.')])],
          },
          h(1, 'Scope'),
        ],
        { contents: true },
      ),
    );
    expect(pdf.bookmarks.map(({ title }) => title)).toEqual(['1 Purpose', '2 Scope']);
    expect(elementsOf(pdf.tree, 'TOCI').map(textOf)).toEqual(['1 Purpose 1', '2 Scope 1']);
    const outline = treeOf(pdf).filter((line) => /^ *(?:Note|Table|TD|P|H2)\b/.test(line));
    expect(outline).toEqual([
      '  P "Contents"',
      '  H2 "1 Purpose"',
      '  Note',
      '    P "Of a heading."',
      '  Table',
      '        TD "All"',
      '          Note',
      '            P "Of a cell."',
      '  Note',
      '    P "Of a caption."',
      '  Note',
      '    P "Of a head."',
      '  H2 "2 Scope"',
    ]);
  });

  it('are printed once where the head of their table is repeated', async () => {
    const rows = Array.from({ length: 60 }, (_, n) => row(`Row ${n}`));
    const head = row([text('Who'), footnote('head', 'Of a head.')]);
    const pdf = await written({ type: 'table', columns: ['left'], header: head, rows });
    expect(pdf.pages.length).toBeGreaterThan(1);
    expect(piecesOf(pdf, 'Of a head.').map(({ page }) => page)).toEqual([0]);
    expect(pdf.links.map(({ contents }) => contents)).toEqual(['Note 1', 'Back to note 1 in the text']);
  });

  it('of the same paragraph have the number of each document', async () => {
    const shared = p('Shared', footnote('shared', 'The shared note.'));
    const first = await written(shared);
    const second = await written(p('Before', footnote('before', 'Another.')), shared);
    expect([first, second].map((pdf) => pdf.links.map(({ contents }) => contents).slice(0, 2))).toEqual([
      ['Note 1', 'Back to note 1 in the text'],
      ['Note 1', 'Note 2'],
    ]);
  });
});

describe('headings', () => {
  it('without a number and appendices are named so in contents and bookmarks', async () => {
    const blocks = [unnumbered(h(1, 'Foreword')), h(1, 'Purpose'), appendix(h(1, 'Forms')), h(2, 'Leave')];
    const pdf = readPdf(await bytesOf(blocks, { contents: true }));
    const titles = pdf.bookmarks.flatMap(({ title, children }) => [title, ...children.map((child) => child.title)]);
    expect(titles).toEqual(['Foreword', '1 Purpose', 'Appendix A Forms', 'A.1 Leave']);
    expect(elementsOf(pdf.tree, 'Reference').map(textOf)).toEqual(titles.map((title) => `${title} 1`));
  });
});
