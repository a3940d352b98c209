/**
 * The words of a document as they are compared: each a word of the template's own, or a whole value. What values say is left out of the
 * comparison, since a change of a value is a detail, and so is how many entries a list of values has.
 */
import type { Inlines, Styled, Text } from './document.js';
import { POLICY_NAMES } from './placeholders.js';
import { raisedDigits } from './raised-digits.js';
import type { RevisedNode, Revision } from './revisions.js';

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

/** Names of placeholders whose values state practice, and the words of their entries: they count as text. */
export interface PracticeValues {
  readonly names: ReadonlySet<string>;
  readonly entries: ReadonlySet<string>;
  /** Compares all other values too, each as a whole. */
  readonly withDetails?: true;
}

/** Where all values are details. */
export const NO_PRACTICE: PracticeValues = { names: new Set(), entries: new Set() };

/** Values that come from the record, such as the dates and names of reviews and approvals. They aren’t part of what a policy says. */
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

/** Words that stand under one mark, or under none. */
export interface Stretch {
  readonly run: Inlines;
  readonly within: Revision | undefined;
}

export type Marks = ReadonlyMap<RevisedNode, Revision>;

/** What moved, or became another kind of block, has words that stayed. */
export function lookOf(mark: Revision | undefined): Pick<Atom, 'mark'> {
  return mark?.kind === 'inserted' || mark?.kind === 'deleted' ? { mark: mark.kind } : {};
}

/** A word or sign of its own. */
export function atomOf(words: string): Atom {
  return { words, compared: words, isApart: true };
}

export function labelOf(words: string): Atom {
  return { ...atomOf(words), isLabel: true };
}

export function boxOf(checked: boolean): string {
  return checked ? BOXES.ticked : BOXES.open;
}

/** Words and values of a run; words that only marks such as emphasis part stay one word. */
export function atomsOf(stretches: readonly Stretch[], practice: PracticeValues, marks: Marks): readonly Atom[] {
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
