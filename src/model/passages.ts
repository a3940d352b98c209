/**
 * The passages of a finished document in reading order: its title, headings, paragraphs, items, rows, captions and descriptions of
 * pictures, each as words that can be compared. What values say is left out of the comparison, since a change of a value is
 * a detail, and so is how many entries a list of values has.
 */
import type { Block, Document, Inline, Inlines, ListItem, Note, Row, Styled, Table, Text } from './document.js';
import { noteTitle } from './note-title.js';
import { POLICY_NAMES } from './placeholders.js';
import { raisedDigits } from './raised-digits.js';
import { footnotesIn, textsIn } from './walk.js';
import type { Wording } from './wording/wording.js';

/** A word of the template's own, or a whole value. */
export interface Atom {
  readonly words: string;
  /** What is compared: for a value that is a detail, only which one it is. */
  readonly compared: string;
  /** Whether white space stands before it. */
  readonly isApart: boolean;
  /** It is struck out, and so says nothing any more. */
  readonly isStruck?: true;
  /** It says what the words behind it are, and so ends no sentence. */
  readonly isLabel?: true;
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
}

/** Names of placeholders whose values state practice, and the words of their entries: they count as text. */
export interface PracticeValues {
  readonly names: ReadonlySet<string>;
  readonly entries: ReadonlySet<string>;
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

/** The passages of a document. */
export function passagesOf(document: Document, practice: PracticeValues = NO_PRACTICE): readonly Passage[] {
  const passages: Passage[] = [];
  const { wording } = document;
  const numbers = document.outline.map(({ number }) => number);
  let section: Section | undefined;
  /** What prints before the next passage: the box of a task, what kind of note it begins. */
  let before: readonly Atom[] = [];
  const add = (place: Place, runs: readonly Inlines[]) => {
    const atoms = runs.flatMap((run, at) => {
      const [first, ...others] = atomsOf(run, practice);
      const words = first ? [{ ...first, isApart: true }, ...others] : [];
      return at === 0 ? [...before, ...words] : [BETWEEN_CELLS, ...words];
    });
    before = [];
    if (atoms.some((atom) => atom !== BETWEEN_CELLS))
      passages.push({
        place,
        atoms,
        key: keyOf(atoms),
        ...(section === undefined ? {} : { section }),
        ...fileOf(runs),
      });
    for (const { blocks } of runs.flatMap((run) => footnotesIn(run)))
      for (const block of blocks) addBlock(block, 'footnote');
  };
  const addRow = (row: Row | undefined) => {
    if (row) add('row', cellsOf(row, wording));
  };
  const addTable = (table: Table) => {
    if (table.caption) add('caption', [table.caption]);
    addRow(table.header);
    for (const row of table.rows) addRow(row);
  };
  const addItem = ({ blocks, checked }: ListItem) => {
    if (checked !== undefined) before = [...before, atomOf(boxOf(checked))];
    if (blocks.length === 0) add('item', [[]]);
    for (const block of blocks) addBlock(block, 'item');
  };
  const addBlock = (block: Block, place: 'paragraph' | 'item' | 'footnote') => {
    switch (block.type) {
      case 'heading': {
        section = { number: numbers.shift() ?? '', words: wordsOf(atomsOf(block.children, practice)) };
        // Its letter is a number, and so no words; that it is an appendix is.
        if (block.kind === 'appendix') before = [{ ...labelOf(`${section.number}:`), compared: 'appendix' }];
        return add('heading', [block.children]);
      }
      case 'paragraph':
        return add(place, [block.children]);
      case 'code-block':
        for (const line of linesOf(block.children)) add(place, [line]);
        return;
      case 'note':
        if (!saysItsKind(block, wording)) before = [...before, labelOf(kindOf(block, wording))];
        if (block.title) add(place, [block.title]);
        for (const inner of block.blocks) addBlock(inner, place);
        return;
      case 'list':
        for (const item of block.items) addItem(item);
        return;
      case 'table':
        return addTable(block);
      case 'quote':
      case 'landscape':
        for (const inner of block.blocks) addBlock(inner, place);
        return;
      case 'image':
        return block.isLogo ? undefined : add('picture', [block.alt]);
      case 'page-break':
      case 'rule':
        return;
    }
  };
  add('title', [document.title]);
  for (const block of document.blocks) addBlock(block, 'paragraph');
  return withoutRepeats(passages, ({ key }) => key);
}

function fileOf(runs: readonly Inlines[]): Pick<Passage, 'file'> {
  for (const run of runs)
    for (const { from, span } of textsIn(run)) if (from === undefined && span) return { file: span.source.path };
  return {};
}

const BETWEEN_CELLS: Atom = atomOf('|');

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

/** The runs of a row's cells, without those that another cell covers. */
function cellsOf(row: Row, wording: Wording): readonly Inlines[] {
  return row.cells.flatMap((cell) => {
    if (cell.type === 'block-cell') return [runOf(cell.blocks, wording)];
    return cell.continues ? [] : [cell.children];
  });
}

/** The words of blocks within a cell, as one run. */
function runOf(blocks: readonly Block[], wording: Wording): Inlines {
  return blocks.flatMap((block): Inlines => [{ type: 'break' }, ...wordsWithin(block, wording)]);
}

function wordsWithin(block: Block, wording: Wording): Inlines {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'code-block':
      return block.children;
    case 'note':
      return [
        ...(block.title ? noteTitle(block, wording) : [textOf(kindOf(block, wording))]),
        ...runOf(block.blocks, wording),
      ];
    case 'list':
      return block.items.flatMap(({ blocks, checked }): Inlines => {
        const box: Inlines = checked === undefined ? [] : [{ type: 'break' }, textOf(boxOf(checked))];
        return [...box, ...runOf(blocks, wording)];
      });
    case 'table':
      return block.rows.flatMap((row) => cellsOf(row, wording).flatMap((run): Inlines => [{ type: 'break' }, ...run]));
    case 'quote':
    case 'landscape':
      return runOf(block.blocks, wording);
    case 'image':
      return block.alt;
    case 'page-break':
    case 'rule':
      return [];
  }
}

function textOf(value: string): Text {
  return { type: 'text', value };
}

/** Words and values of a run; words that only marks such as emphasis part stay one word. */
function atomsOf(run: Inlines, practice: PracticeValues): readonly Atom[] {
  const atoms: Atom[] = [];
  let isApart = false;
  let isStruck = false;
  const push = (words: string, compared: string) => {
    atoms.push({
      words,
      compared: isStruck ? STRUCK + compared : compared,
      isApart,
      ...(isStruck ? { isStruck } : {}),
    });
    isApart = false;
  };
  const addText = (text: Text) => {
    const compared = comparedValue(text, practice);
    if (compared !== undefined) return push(plain(text.value), compared);
    for (const part of text.value.normalize('NFC').split(/(\s+)/)) {
      if (part === '') continue;
      if (/^\s+$/.test(part)) {
        isApart = true;
        continue;
      }
      addWord(part);
    }
  };
  const addWord = (part: string) => {
    const last = atoms.at(-1);
    const isAnother = !last || isApart || last.compared.endsWith(CLOSE) || (last.isStruck ?? false) !== isStruck;
    if (isAnother) push(part, part);
    else atoms.splice(-1, 1, { ...last, words: last.words + part, compared: last.compared + part });
  };
  const addBox = (checked: boolean) => {
    isApart = true;
    addWord(boxOf(checked));
    isApart = true;
  };
  const addRun = (inlines: Inlines) => {
    for (const node of inlines) {
      if (node.type === 'text') addText(node);
      else if (node.type === 'break') isApart = true;
      else if (node.type === 'fill-in') addWord(LINE_TO_WRITE_ON);
      else if (node.type === 'tick-box') addBox(node.checked);
      else if (node.type === 'styled') addStyled(node);
      else if (node.type !== 'footnote') {
        addRun(node.children);
        if (node.type === 'link' && node.target.kind === 'address') addAddress(node.children, node.target.address);
      }
    }
  };
  const addStyled = ({ style, children }: Styled) => {
    if (style === 'superscript')
      return addRun(
        children.map((node) => (node.type === 'text' ? { ...node, value: raisedDigits(node.value) } : node)),
      );
    const isWithin = isStruck;
    isStruck ||= style === 'struck';
    addRun(children);
    isStruck = isWithin;
  };
  /** Where a link leads counts as words, unless its words say it already or a value gives it. */
  const addAddress = (children: Inlines, address: readonly Text[]) => {
    const written = address.map(({ value }) => value).join('');
    const bare = written.replace(/^(?:https?:\/\/|mailto:|tel:)/i, '');
    const isValue = [...address, ...textsOf(children)].some(({ from }) => from !== undefined);
    const shown = textsOf(children).map(({ value }) => value);
    if (isValue || shown.join('').includes(bare)) return;
    isApart = true;
    push(`(${written})`, `(${written})`);
  };
  addRun(run);
  return atoms;
}

function textsOf(run: Inlines): readonly Text[] {
  return run.flatMap((node) => (node.type === 'text' ? [node] : 'children' in node ? [...textsOf(node.children)] : []));
}

/** What is compared of a value; undefined for words that are compared as they are. */
function comparedValue({ from, value }: Text, { names, entries }: PracticeValues): string | undefined {
  if (from === undefined || names.has(from) || entries.has(plain(value))) return undefined;
  return `${OPEN}${OF_RECORD.has(from) ? '' : from}${CLOSE}`;
}

function plain(words: string): string {
  return words.normalize('NFC').replace(/\s+/g, ' ').trim();
}

function keyOf(atoms: readonly Atom[]): string {
  const counted = withoutRepeats(atoms, ({ compared }) => compared);
  return counted.map(({ compared }) => compared).join(' ');
}

/** The words of atoms as they print. */
export function wordsOf(atoms: readonly Atom[]): string {
  return atoms.map(({ words, isApart }, at) => (isApart && at > 0 ? ` ${words}` : words)).join('');
}

/** The longest entry of a list of values whose repetition is noticed: in passages, or in words of one passage. */
const LONGEST_ENTRY = 12;

/** Leaves out what repeats what stands right before it and prints a value: the further entries of a list of values. */
function withoutRepeats<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
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
