/**
 * The passages of a finished document in reading order: its title, headings, paragraphs, items, rows, captions and descriptions of
 * pictures, each as words that can be compared. What values say is left out of the comparison, since a change of a value is
 * a detail, and so is how many entries a list of values has.
 */
import type {
  Block,
  Document,
  Heading,
  Inline,
  Inlines,
  ListItem,
  Note,
  Row,
  Styled,
  Table,
  Text,
} from './document.js';
import { noteTitle } from './note-title.js';
import { POLICY_NAMES } from './placeholders.js';
import { raisedDigits } from './raised-digits.js';
import type { RevisedNode, Revision } from './revisions.js';
import { textsIn } from './walk.js';
import type { Wording } from './wording/wording.js';

/** A word of the template's own, or a whole value. */
export interface Atom {
  readonly words: string;
  /** What is compared: for a value that is a detail, only which one it is. */
  readonly compared: string;
  /** Whether white space stands before it. */
  readonly isApart: boolean;
  /** The same in the earlier document, where that is otherwise. */
  readonly isApartBefore?: boolean;
  /** It is struck out, and so says nothing any more. */
  readonly isStruck?: true;
  /** It says what the words behind it are, and so ends no sentence. */
  readonly isLabel?: true;
  /** Whether it came or went, in a compared document. */
  readonly mark?: 'inserted' | 'deleted';
}

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

/** Names of placeholders whose values state practice, and the words of their entries: they count as text. */
export interface PracticeValues {
  readonly names: ReadonlySet<string>;
  readonly entries: ReadonlySet<string>;
  /** Compares all other values too, each as a whole. */
  readonly withDetails?: true;
}

/** Where all values are details. */
export const NO_PRACTICE: PracticeValues = { names: new Set(), entries: new Set() };

/** Values of the record print dates and names of reviews and approvals: they are no part of what a policy says. */
const OF_RECORD: ReadonlySet<string> = new Set(POLICY_NAMES);

/** A value stands between these in what is compared; neither is a sign that words can hold. */
const OPEN = '\u0001';
const CLOSE = '\u0002';

/** Stands before what is compared of struck words: struck out, they are not what they were. */
const STRUCK = '\u0003';

/** A line to write on, however long it is. */
const LINE_TO_WRITE_ON = '______';

/** The boxes of tasks, as they print. */
const BOXES = { ticked: '☑', open: '☐' } as const;

/** The passages of a document; further entries of a list of values are left out. */
export function passagesOf(document: Document, practice: PracticeValues = NO_PRACTICE): readonly Passage[] {
  return withoutRepeats(markedPassages(document, practice), ({ key }) => key);
}

/** Words that stand under one mark, or under none. */
interface Stretch {
  readonly run: Inlines;
  readonly within: Revision | undefined;
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

type Marks = ReadonlyMap<RevisedNode, Revision>;

/** What moved, or became another kind of block, has words that stayed. */
function lookOf(mark: Revision | undefined): Pick<Atom, 'mark'> {
  return mark?.kind === 'inserted' || mark?.kind === 'deleted' ? { mark: mark.kind } : {};
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

/** A word or sign of its own. */
function atomOf(words: string): Atom {
  return { words, compared: words, isApart: true };
}

function labelOf(words: string): Atom {
  return { ...atomOf(words), isLabel: true };
}

function boxOf(checked: boolean): string {
  return checked ? BOXES.ticked : BOXES.open;
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

/** Words and values of a run; words that only marks such as emphasis part stay one word. */
function atomsOf(stretches: readonly Stretch[], practice: PracticeValues, marks: Marks): readonly Atom[] {
  const atoms: Atom[] = [];
  /** Whether white space stands before what comes next, in each of the two documents. */
  let apart = { before: true, after: true };
  let isStruck = false;
  let isRaised = false;
  let mark: Revision | undefined;
  const setApart = () => {
    const { mark: side } = lookOf(mark);
    apart = { before: apart.before || side !== 'inserted', after: apart.after || side !== 'deleted' };
  };
  const isParted = () => {
    const { mark: side } = lookOf(mark);
    return (side !== 'inserted' && apart.before) || (side !== 'deleted' && apart.after);
  };
  const push = (words: string, compared: string) => {
    const look = lookOf(mark);
    const isApart = look.mark === 'deleted' ? apart.before : apart.after;
    atoms.push({
      words,
      compared: isStruck ? STRUCK + compared : compared,
      isApart,
      ...(look.mark === undefined && apart.before !== isApart ? { isApartBefore: apart.before } : {}),
      ...(isStruck ? { isStruck } : {}),
      ...look,
    });
    apart = {
      before: look.mark === 'inserted' && apart.before,
      after: look.mark === 'deleted' && apart.after,
    };
  };
  const addText = (text: Text) => {
    const compared = comparedValue(text, practice);
    if (compared !== undefined) return push(plain(text.value), compared);
    const value = isRaised ? raisedDigits(text.value) : text.value;
    for (const part of value.normalize('NFC').split(/(\s+)/)) {
      if (part === '') continue;
      if (/^\s+$/.test(part)) {
        setApart();
        continue;
      }
      addWord(part);
    }
  };
  const addWord = (part: string) => {
    const last = atoms.at(-1);
    const isAnother = !last || isParted() || isValue(last) || (last.isStruck ?? false) !== isStruck;
    if (isAnother || last.mark !== lookOf(mark).mark) push(part, part);
    else atoms.splice(-1, 1, { ...last, words: last.words + part, compared: last.compared + part });
  };
  const addBox = (checked: boolean) => {
    setApart();
    addWord(boxOf(checked));
    setApart();
  };
  const addRun = (inlines: Inlines) => {
    for (const node of inlines) {
      const outer = mark;
      mark = marks.get(node) ?? outer;
      if (node.type === 'text') addText(node);
      else if (node.type === 'break') setApart();
      else if (node.type === 'fill-in') addWord(LINE_TO_WRITE_ON);
      else if (node.type === 'tick-box') addBox(node.checked);
      else if (node.type === 'styled') addStyled(node);
      else if (node.type !== 'footnote') {
        addRun(node.children);
        if (node.type === 'link' && node.target.kind === 'address') addAddress(node.children, node.target.address);
      }
      mark = outer;
    }
  };
  const addStyled = ({ style, children }: Styled) => {
    const outer = { isStruck, isRaised };
    isStruck ||= style === 'struck';
    isRaised ||= style === 'superscript';
    addRun(children);
    ({ isStruck, isRaised } = outer);
  };
  /** Where a link leads counts as words, unless its words say it already or a value gives it. */
  const addAddress = (children: Inlines, address: readonly Text[]) => {
    const written = address.map(({ value }) => value).join('');
    const bare = written.replace(/^(?:https?:\/\/|mailto:|tel:)/i, '');
    const isValue = [...address, ...textsOf(children)].some(({ from }) => from !== undefined);
    const shown = textsOf(children).map(({ value }) => value);
    if (isValue || shown.join('').includes(bare)) return;
    setApart();
    push(`(${written})`, `(${written})`);
  };
  for (const { run, within } of stretches) {
    mark = within;
    addRun(run);
  }
  return atoms;
}

function textsOf(run: Inlines): readonly Text[] {
  return run.flatMap((node) => (node.type === 'text' ? [node] : 'children' in node ? [...textsOf(node.children)] : []));
}

/** What is compared of a value; undefined for words that are compared as they are. */
function comparedValue({ from, value }: Text, practice: PracticeValues): string | undefined {
  const { names, entries, withDetails } = practice;
  if (from === undefined || names.has(from) || entries.has(plain(value))) return undefined;
  if (OF_RECORD.has(from)) return OPEN + CLOSE;
  return OPEN + (withDetails ? `${from} ${plain(value)}` : from) + CLOSE;
}

function plain(words: string): string {
  return words.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** Whether an atom is a value that is a detail. */
export function isValue({ compared }: Atom): boolean {
  return compared.endsWith(CLOSE);
}

/** Whether an atom is a detail of the organisation's, and not a date or a name of the record. */
export function isOwnDetail(atom: Atom): boolean {
  return isValue(atom) && !atom.compared.endsWith(OPEN + CLOSE);
}

/** Equal for atoms that say the same; further entries of a list of values don’t count. */
export function keyOf(atoms: readonly Atom[]): string {
  const counted = withoutRepeats(atoms, ({ compared }) => compared);
  return counted.map(({ compared }) => compared).join(' ');
}

/** The words of atoms as they print. */
export function wordsOf(atoms: readonly Atom[]): string {
  return atoms.map(({ words, isApart }, at) => (isApart && at > 0 ? ` ${words}` : words)).join('');
}

/** The longest entry of a list of values whose repetition is noticed: in passages, or in words of one passage. */
export const LONGEST_ENTRY = 12;

/** Leaves out what repeats what stands right before it and prints a value: the further entries of a list of values. */
export function withoutRepeats<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
  const kept: Item[] = [];
  const keys: string[] = [];
  for (const item of items) {
    kept.push(item);
    keys.push(keyOf(item));
    const length = repeatedEnd(keys);
    kept.splice(kept.length - length, length);
    keys.splice(keys.length - length, length);
  }
  return kept;
}

/** How many keys at the end only repeat as many before them, and hold a value. */
function repeatedEnd(keys: readonly string[]): number {
  for (let length = 1; length <= LONGEST_ENTRY && 2 * length <= keys.length; length++) {
    const end = keys.slice(-length);
    if (!end.some((key) => key.includes(OPEN))) continue;
    const earlier = keys.slice(-2 * length, -length);
    if (end.every((key, at) => key === earlier[at])) return length;
  }
  return 0;
}
