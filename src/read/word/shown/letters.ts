/** Puts what is shown into runs of a Word file: the first letters take it with their look, and the others go. */
import { type PlacedElement, placedChildren } from '../../../formats/xml/places.js';
import { type PartEdits, type Shown, templateText } from './part-edits.js';

/** Elements of a run that print letters. */
const LETTERS: ReadonlySet<string> = new Set([
  'w:t',
  'w:tab',
  'w:ptab',
  'w:br',
  'w:cr',
  'w:noBreakHyphen',
  'w:softHyphen',
  'w:sym',
]);
const BREAKS: ReadonlySet<string> = new Set(['w:br', 'w:cr']);

export function isLetters({ name }: PlacedElement): boolean {
  return LETTERS.has(name);
}

/** The elements below one that print letters, in order; not those of text boxes. */
export function lettersIn(element: PlacedElement): readonly PlacedElement[] {
  return placedChildren(element).flatMap((child) => {
    if (isLetters(child)) return [child];
    return child.name === 'w:rPr' || child.name === 'w:pPr' || child.name === 'w:txbxContent' ? [] : lettersIn(child);
  });
}

/** The words of such elements; a line break as a line feed. */
export function wordsOf(letters: readonly PlacedElement[]): string {
  return letters
    .map((element) => {
      if (element.name === 'w:t') return textOf(element);
      return BREAKS.has(element.name) ? '\n' : element.name === 'w:noBreakHyphen' ? '\u2011' : ' ';
    })
    .join('');
}

/** All text below an element. */
export function textOf(element: PlacedElement): string {
  return element.children.map((child) => (child.kind === 'text' ? child.text : textOf(child))).join('');
}

/** Whether the letters say already what is shown, whatever white space is between the words. */
export function saysAlready(letters: readonly PlacedElement[], shown: Shown): boolean {
  return shown.kind === 'words' && plain(wordsOf(letters)) === plain(shown.text);
}

function plain(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}

/** Puts new letters where a run can have them: XML, what is shown, XML. */
export type InsertLetters = (before: string, shown: Shown, after: string) => void;

/** Replaces letters; where there are none, inserts new ones, whose elements have a prefix. */
export function setLetters(
  letters: readonly PlacedElement[],
  shown: Shown,
  edits: PartEdits,
  prefix: string,
  insert: InsertLetters,
): void {
  const first = letters.find(({ name }) => name === 'w:t');
  removeLetters(
    letters.filter((element) => element !== first),
    edits,
  );
  if (!first) {
    insert(`<${prefix}t xml:space="preserve">`, onOneLine(shown), `</${prefix}t>`);
    return;
  }
  const open = first.attributes.has('xml:space')
    ? edits.xml.slice(first.start, first.openEnd).replace(/\s*\/>$/, '>')
    : `<${prefix}t xml:space="preserve">`;
  const lines = shown.kind === 'words' ? shown.text.split('\n') : [];
  const close = `</${prefix}t>`;
  if (lines.length < 2) edits.replace(first.start, first.end, open, onOneLine(shown), close);
  else
    lines.forEach((text, index) => {
      const at = index === 0 ? first.start : first.end;
      const before = index === 0 ? open : `<${prefix}br/>${open}`;
      edits.replace(at, first.end, before, { kind: 'words', text }, close);
    });
}

function onOneLine(shown: Shown): Shown {
  return shown.kind === 'words' ? { kind: 'words', text: templateText(shown).replace(/\s*\n\s*/g, ' ') } : shown;
}

/** Removes elements of runs, and the runs that held nothing else. */
export function removeLetters(elements: readonly PlacedElement[], edits: PartEdits): void {
  const removed = new Set(elements);
  const runs = new Set(elements.flatMap(({ parent }) => (parent?.name === 'w:r' ? [parent] : [])));
  for (const run of runs) {
    const children = placedChildren(run).filter(({ name }) => name !== 'w:rPr');
    if (!children.every((child) => removed.has(child))) continue;
    edits.remove(run);
    for (const child of children) removed.delete(child);
  }
  for (const element of removed) edits.remove(element);
}
