/**
 * The passages of a finished document in reading order: its title, headings, paragraphs, items, rows, captions and descriptions of
 * pictures, each as words that can be compared.
 */
import type { Block, Document, Heading, Inline, Inlines, ListItem, Note, Row, Table, Text } from './document.js';
import { noteTitle } from './note-title.js';
import {
  type Atom,
  atomOf,
  atomsOf,
  boxOf,
  keyOf,
  labelOf,
  lookOf,
  type Marks,
  NO_PRACTICE,
  type PracticeValues,
  type Stretch,
  withoutRepeats,
  wordsOf,
} from './passage-words.js';
import type { Revision } from './revisions.js';
import { textsIn } from './walk.js';
import type { Wording } from './wording/wording.js';

export type Place = 'title' | 'heading' | 'paragraph' | 'item' | 'row' | 'caption' | 'picture' | 'footnote';

/** A heading: its number, empty where it has none, and its words. */
export interface Section {
  readonly number: string;
  readonly words: string;
}

export interface Passage {
  readonly place: Place;
  /** The heading that it stands under; absent before the first. */
  readonly section?: Section;
  readonly atoms: readonly Atom[];
  /** The file that its own words are from; absent where it has none, or where that isn't known. */
  readonly file?: string;
  /** Equal for passages that say the same. */
  readonly key: string;
  /** The mark of the innermost block, item or row that is marked and holds it, in a compared document. */
  readonly within?: Revision;
}

/** The passages of a document; further entries of a list of values are left out. */
export function passagesOf(document: Document, practice: PracticeValues = NO_PRACTICE): readonly Passage[] {
  return withoutRepeats(markedPassages(document, practice), ({ key }) => key);
}

/** All passages of a document. In one that was compared, those that came and those that went, with their marks. */
export function markedPassages(document: Document, practice: PracticeValues = NO_PRACTICE): readonly Passage[] {
  const passages: Passage[] = [];
  const { wording } = document;
  const marks: Marks = document.revisions?.marks ?? new Map();
  const numbers = document.outline.map(({ number }) => number);
  let section: Section | undefined;
  /** What prints before the next passage: the box of a task, what kind of note it begins. */
  let before: readonly Atom[] = [];
  const add = (place: Place, runs: readonly (readonly Stretch[])[], within?: Revision) => {
    const atoms = runs.flatMap((run, at) => {
      const words = atomsOf(run, practice, marks);
      return at === 0 ? [...before, ...words] : [betweenCells(runs, at), ...words];
    });
    before = [];
    if (atoms.some(({ words }) => words !== BETWEEN_CELLS))
      passages.push({
        place,
        atoms,
        key: keyOf(atoms),
        ...(section === undefined ? {} : { section }),
        ...(within ? { within } : {}),
        ...fileOf(runs.flat(), marks),
      });
    for (const { run, within: mark } of runs.flat()) addFootnotes(run, mark);
  };
  const addFootnotes = (run: Inlines, within: Revision | undefined) => {
    for (const node of run) {
      const mark = marks.get(node) ?? within;
      if (node.type === 'footnote') for (const block of node.blocks) addBlock(block, 'footnote', mark);
      else if ('children' in node) addFootnotes(node.children, mark);
    }
  };
  const addRow = (row: Row | undefined, outer: Revision | undefined) => {
    const within = (row && marks.get(row)) ?? outer;
    if (row) add('row', cellsOf(row, { wording, marks, within }), within);
  };
  const addTable = (table: Table, within: Revision | undefined) => {
    if (table.caption) add('caption', [[{ run: table.caption, within }]], within);
    addRow(table.header, within);
    for (const row of table.rows) addRow(row, within);
  };
  const addItem = (item: ListItem, outer: Revision | undefined) => {
    const within = marks.get(item) ?? outer;
    if (item.checked !== undefined) before = [...before, { ...atomOf(boxOf(item.checked)), ...lookOf(within) }];
    if (item.blocks.length === 0) add('item', [[{ run: [], within }]], within);
    for (const block of item.blocks) addBlock(block, 'item', within);
  };
  const addHeading = (block: Heading, within: Revision | undefined) => {
    section = { number: numbers.shift() ?? '', words: wordsOf(headingAtoms(block, practice, marks)) };
    before = appendixLabel(block, section, within, wording);
    add('heading', [[{ run: block.children, within }]], within);
  };
  const addBlock = (block: Block, place: 'paragraph' | 'item' | 'footnote', outer: Revision | undefined) => {
    const within = marks.get(block) ?? outer;
    switch (block.type) {
      case 'heading':
        return addHeading(block, within);
      case 'paragraph':
        return add(place, [[{ run: block.children, within }]], within);
      case 'code-block':
        for (const run of linesOf(block.children)) add(place, [[{ run, within }]], within);
        return;
      case 'note':
        if (!saysItsKind(block, wording))
          before = [...before, { ...labelOf(kindOf(block, wording)), ...lookOf(within) }];
        if (block.title) add(place, [[{ run: block.title, within }]], within);
        for (const inner of block.blocks) addBlock(inner, place, within);
        return;
      case 'list':
        for (const item of block.items) addItem(item, within);
        return;
      case 'table':
        return addTable(block, within);
      case 'quote':
      case 'landscape':
        for (const inner of block.blocks) addBlock(inner, place, within);
        return;
      case 'image':
        return block.isLogo ? undefined : add('picture', [[{ run: block.alt, within }]], within);
      case 'page-break':
      case 'rule':
        return;
    }
  };
  add('title', [[{ run: document.title, within: undefined }]]);
  for (const block of document.blocks) addBlock(block, 'paragraph', undefined);
  return passages;
}

/** The words of a heading as the later document has them, or the earlier one if it went. */
function headingAtoms({ children }: Heading, practice: PracticeValues, marks: Marks): readonly Atom[] {
  const atoms = atomsOf([{ run: children, within: undefined }], practice, marks);
  const kept = atoms.filter(({ mark }) => mark !== 'deleted');
  return kept.length > 0 ? kept : atoms;
}

/** Its letter is a number, and so no words; that a section is an appendix, or was one, is. */
function appendixLabel(
  { kind }: Heading,
  { number }: Section,
  within: Revision | undefined,
  wording: Wording,
): readonly Atom[] {
  const label = (words: string): Atom => ({ ...labelOf(`${words}:`), compared: 'appendix' });
  const isAppendix = kind === 'appendix';
  if (within?.kind !== 'restyled') return isAppendix ? [{ ...label(number), ...lookOf(within) }] : [];
  const wasAppendix = within.before.type === 'heading' && within.before.kind === 'appendix';
  if (isAppendix) return [wasAppendix ? label(number) : { ...label(number), mark: 'inserted' }];
  // The tree has no number of the earlier document, so the letter that it had isn't known here.
  return wasAppendix ? [{ ...label(wording.page.appendix('').trim()), mark: 'deleted' }] : [];
}

/** The file of the first of its own words that didn’t go. */
function fileOf(stretches: readonly Stretch[], marks: Marks): Pick<Passage, 'file'> {
  for (const { run } of stretches)
    for (const node of run) {
      if (marks.get(node)?.kind === 'deleted') continue;
      for (const { from, span } of textsIn([node])) if (from === undefined && span) return { file: span.source.path };
    }
  return {};
}

const BETWEEN_CELLS = '|';

/** The bar before a cell came or went with it, or with all the cells before it. */
function betweenCells(runs: readonly (readonly Stretch[])[], at: number): Atom {
  const looks = runs.slice(0, at + 1).map((run) => lookOf(run[0]?.within).mark);
  const own = looks.pop();
  const [first] = looks;
  const mark = own ?? (looks.every((look) => look === first) ? first : undefined);
  return { ...atomOf(BETWEEN_CELLS), ...(mark ? { mark } : {}) };
}

/** The lines of code, each a run of its own. */
function linesOf(run: Inlines): readonly Inlines[] {
  const lines: Inline[][] = [[]];
  for (const node of run) {
    if (node.type === 'break') lines.push([]);
    else lines.at(-1)?.push(node);
  }
  return lines;
}

/** Whether the title of a note begins with the word for its kind, which then prints once. */
function saysItsKind(note: Note, wording: Wording): boolean {
  return note.title !== undefined && noteTitle(note, wording) === note.title;
}

/** Says what kind a note is of: `Warning:`. */
function kindOf({ kind }: Note, { page }: Wording): string {
  return `${page.notes[kind]}:`;
}

/** What the words of cells depend on. */
interface CellContext {
  readonly wording: Wording;
  readonly marks: Marks;
  readonly within: Revision | undefined;
}

/** The runs of a row's cells, without those that another cell covers. */
function cellsOf(row: Row, context: CellContext): readonly (readonly Stretch[])[] {
  return row.cells.flatMap((cell) => {
    const within = context.marks.get(cell) ?? context.within;
    if (cell.type === 'block-cell') return [stretchesOf(cell.blocks, { ...context, within })];
    return cell.continues ? [] : [[{ run: cell.children, within }]];
  });
}

/** The words of blocks within a cell. */
function stretchesOf(blocks: readonly Block[], context: CellContext): readonly Stretch[] {
  return blocks.flatMap((block) => {
    const within = context.marks.get(block) ?? context.within;
    return [{ run: [BREAK], within }, ...wordsWithin(block, { ...context, within })];
  });
}

const BREAK: Inline = { type: 'break' };

function wordsWithin(block: Block, context: CellContext): readonly Stretch[] {
  const { wording, marks, within } = context;
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'code-block':
      return [{ run: block.children, within }];
    case 'note': {
      const run = block.title ? noteTitle(block, wording) : [textOf(kindOf(block, wording))];
      return [{ run, within }, ...stretchesOf(block.blocks, context)];
    }
    case 'list':
      return block.items.flatMap((item): readonly Stretch[] => {
        const mark = marks.get(item) ?? within;
        const box: Inlines = item.checked === undefined ? [] : [BREAK, textOf(boxOf(item.checked))];
        return [{ run: box, within: mark }, ...stretchesOf(item.blocks, { ...context, within: mark })];
      });
    case 'table':
      return block.rows.flatMap((row) => {
        const mark = marks.get(row) ?? within;
        return cellsOf(row, { ...context, within: mark }).flatMap((run) => [{ run: [BREAK], within: mark }, ...run]);
      });
    case 'quote':
    case 'landscape':
      return stretchesOf(block.blocks, context);
    case 'image':
      return [{ run: block.alt, within }];
    case 'page-break':
    case 'rule':
      return [];
  }
}

function textOf(value: string): Text {
  return { type: 'text', value };
}
