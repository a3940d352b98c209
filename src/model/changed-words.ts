/**
 * What a compared document says differently, as words in reading order: for people who read it on a terminal or in a pull request, and
 * for other programs. The marks of the tree are its only source.
 */
import type { Block, Document, Heading, Inlines, List, ListItem, Row, Table, Text } from './document.js';
import { listMark } from './list-marks.js';
import { noteTitle } from './note-title.js';
import type { Place } from './passages.js';
import type { RevisedNode, Revision } from './revisions.js';
import type { Wording } from './wording/wording.js';

/** Words that stayed, came or went. */
export interface ChangedWords {
  readonly words: string;
  readonly mark?: 'inserted' | 'deleted';
  /** They are the value of an organisation. */
  readonly isDetail?: true;
}

/** A passage that came, went, moved or says something else. */
export interface ChangedPassage {
  readonly kind: 'inserted' | 'deleted' | 'changed' | 'moved-here' | 'moved-away' | 'restyled';
  readonly place: Place;
  /** Those of a passage that moved have no mark, unless they came or went with the move. */
  readonly words: readonly ChangedWords[];
  /** Of a move: its number in the document, and the section where the other end of it is, empty before the first heading. */
  readonly move?: { readonly number: number; readonly elsewhere: string };
}

/** A part of a document under one heading, with the passages that changed. */
export interface ChangedSection {
  /** `3.1 Reporting a concern`; empty before the first heading. */
  readonly name: string;
  readonly passages: readonly ChangedPassage[];
}

/** Lists what changed, by section. Empty where both documents say the same. */
export function changedSections(marked: Document): readonly ChangedSection[] {
  const sections: { readonly name: string; readonly passages: ChangedPassage[] }[] = [{ name: '', passages: [] }];
  const tree: MarkedTree = { wording: marked.wording, marks: marked.revisions?.marks ?? new Map() };
  const names = new Map(
    marked.outline.map(({ heading, number }) => [heading, nameOf(number, headingWords(heading, tree))]),
  );
  const reader = new Reader(
    tree,
    (words, around) => {
      const passage = passageOf(words, around);
      if (passage) sections.at(-1)?.passages.push(passage);
    },
    (heading) => sections.push({ name: names.get(heading) ?? '', passages: [] }),
  );
  reader.run(marked.title, { place: 'title' });
  reader.blocks(marked.blocks, { place: 'paragraph' });
  const changed = sections.map(({ name, passages }) => ({ name, passages: withoutRestyled(passages) }));
  return ledToOtherEnds(changed.filter(({ passages }) => passages.length > 0));
}

/** A tree's marks, and the words that the program itself prints in it. */
interface MarkedTree {
  readonly wording: Wording;
  readonly marks: ReadonlyMap<RevisedNode, Revision>;
}

/** What is known of a passage while the tree is read. */
interface Around {
  readonly place: Place;
  /** The mark of the innermost marked node that it is in. */
  readonly within?: Revision | undefined;
  /** What prints before its first words: the mark of an item. */
  readonly before?: string | undefined;
}

/** Reads passages, marked or not. */
class Reader {
  private readonly tree: MarkedTree;
  private readonly take: (words: readonly ChangedWords[], around: Around) => void;
  private readonly meet: (heading: Heading) => void;

  constructor(tree: MarkedTree, take: Reader['take'], meet: Reader['meet']) {
    this.tree = tree;
    this.take = take;
    this.meet = meet;
  }

  blocks(blocks: readonly Block[], around: Around): void {
    blocks.forEach((block, at) => {
      this.block(block, at === 0 ? around : { ...around, before: undefined });
    });
  }

  run(run: Inlines, around: Around): void {
    this.take(wordsIn(run, around.within, this.tree), around);
    this.footnotes(run, around);
  }

  /** A note came or went with the words in which its mark stands. */
  private footnotes(run: Inlines, outer: Pick<Around, 'within'>): void {
    for (const node of run) {
      const within = this.markOf(node, outer);
      if (node.type === 'footnote') this.blocks(node.blocks, { place: 'footnote', within });
      else if ('children' in node) this.footnotes(node.children, { within });
    }
  }

  private block(block: Block, around: Around): void {
    const inner: Around = { ...around, within: this.markOf(block, around) };
    switch (block.type) {
      case 'heading':
        this.meet(block);
        this.run(block.children, { ...inner, place: 'heading' });
        break;
      case 'paragraph':
      case 'code-block':
        this.run(block.children, inner);
        break;
      case 'list':
        block.items.forEach((item, at) => {
          this.item(item, { ...inner, place: 'item', before: item.label ?? numberOf(block, at) });
        });
        break;
      case 'note':
        this.run(noteTitle(block, this.tree.wording), inner);
        this.blocks(block.blocks, inner);
        break;
      case 'quote':
      case 'landscape':
        this.blocks(block.blocks, inner);
        break;
      case 'table':
        this.table(block, inner);
        break;
      case 'image':
        if (!block.isLogo) this.run(block.alt, { ...inner, place: 'picture' });
        break;
      case 'page-break':
      case 'rule':
        break;
    }
  }

  private markOf(node: RevisedNode, { within }: Pick<Around, 'within'>): Revision | undefined {
    return this.tree.marks.get(node) ?? within;
  }

  private item(item: ListItem, around: Around): void {
    const box = item.checked === undefined ? [] : [boxOf(item.checked)];
    const signs = [...(around.before === undefined ? [] : [around.before]), ...box];
    const before = signs.length > 0 ? signs.join(' ') : undefined;
    this.blocks(item.blocks, { ...around, within: this.markOf(item, around), before });
  }

  private table({ caption, header, rows }: Table, around: Around): void {
    if (caption) this.run(caption, { ...around, place: 'caption' });
    for (const row of [header ?? [], rows].flat()) this.row(row, around);
  }

  private row(row: Row, around: Around): void {
    const within = this.markOf(row, around);
    const words = row.cells.flatMap((cell, at): readonly ChangedWords[] => {
      if (cell.type === 'cell' && cell.continues) return [];
      const mark = this.markOf(cell, { within });
      const inner =
        cell.type === 'cell' ? wordsIn(cell.children, mark, this.tree) : this.wordsWithin(cell.blocks, mark);
      return at === 0 ? inner : [{ words: ' | ', ...lookOf(within) }, ...inner];
    });
    this.take(words, { place: 'row', within });
  }

  /** The words of a cell's blocks, as one run. */
  private wordsWithin(blocks: readonly Block[], within: Revision | undefined): readonly ChangedWords[] {
    const words: ChangedWords[] = [];
    const reader = new Reader(
      this.tree,
      (run, { before, within: mark }) => {
        const sign = before === undefined ? '' : `${before} `;
        words.push({ words: words.length > 0 ? ` ${sign}` : sign, ...lookOf(mark) }, ...run);
      },
      () => undefined,
    );
    reader.blocks(blocks, { place: 'row', within });
    return words;
  }
}

function boxOf(checked: boolean): string {
  return checked ? '☑' : '☐';
}

function numberOf({ ordered, marks, start }: List, at: number): string | undefined {
  if (!ordered) return undefined;
  return marks ? listMark(marks, start + at) : `${start + at}.`;
}

function nameOf(number: string, words: string): string {
  return number === '' ? words : `${number} ${words}`;
}

/** The words of a heading as the later document has them, or the earlier one if it went. */
function headingWords(heading: Heading, tree: MarkedTree): string {
  const words = wordsIn(heading.children, tree.marks.get(heading), tree);
  const kept = words.filter(({ mark }) => mark !== 'deleted');
  return textOf(kept.length > 0 ? kept : words).trim();
}

function textOf(words: readonly ChangedWords[]): string {
  return words.map((each) => each.words).join('');
}

function wordsIn(run: Inlines, within: Revision | undefined, tree: MarkedTree): readonly ChangedWords[] {
  return run.flatMap((node): readonly ChangedWords[] => {
    const mark = tree.marks.get(node) ?? within;
    switch (node.type) {
      case 'text':
        return [wordsOf(node, mark)];
      case 'break':
        return [{ words: ' ', ...lookOf(mark) }];
      case 'fill-in':
        return [{ words: '______', ...lookOf(mark) }];
      case 'tick-box':
        return [{ words: boxOf(node.checked), ...lookOf(mark) }];
      case 'footnote':
        return [];
      default:
        return wordsIn(node.children, mark, tree);
    }
  });
}

function wordsOf({ value, from }: Text, mark: Revision | undefined): ChangedWords {
  const look = lookOf(mark);
  return { words: value.replace(/\s+/g, ' '), ...look, ...(from === undefined ? {} : { isDetail: true }) };
}

/** Words that moved say the same in both places: their passage alone is marked. */
function lookOf(mark: Revision | undefined): Pick<ChangedWords, 'mark'> {
  return mark?.kind === 'inserted' || mark?.kind === 'deleted' ? { mark: mark.kind } : {};
}

/** The passage of some words; undefined where nothing in it is marked. */
function passageOf(words: readonly ChangedWords[], around: Around): ChangedPassage | undefined {
  const { place, within, before } = around;
  const numbered = before === undefined ? words : [{ words: `${before} `, ...lookOf(within) }, ...words];
  const joined = joinedWords(withoutBareSpace(withoutCommonEnds(numbered)));
  const isMarked = joined.some(({ mark }) => mark !== undefined);
  if (textOf(joined).trim() === '' || (!isMarked && !within)) return undefined;
  const move = within && 'move' in within ? { move: { number: within.move, elsewhere: '' } } : {};
  return { kind: kindOf(within, isMarked), place, words: joined, ...move };
}

function kindOf(within: Revision | undefined, isMarked: boolean): ChangedPassage['kind'] {
  if (!within) return 'changed';
  return within.kind === 'restyled' && isMarked ? 'changed' : within.kind;
}

/** Of words that went and came in one place, those with which both end are said to have stayed. */
function withoutCommonEnds(words: readonly ChangedWords[]): readonly ChangedWords[] {
  const result: ChangedWords[] = [];
  for (let at = 0; at < words.length; ) {
    const went = stretchOf(words, at, 'deleted');
    const came = stretchOf(words, at + went.length, 'inserted');
    if (went.length > 0 && came.length > 0 && (textOf(went) + textOf(came)).trim() === '') result.push({ words: ' ' });
    else if (went.length > 0 && came.length > 0 && textOf(went) !== textOf(came)) result.push(...shortened(went, came));
    else result.push(...went, ...came);
    at += went.length + came.length;
    const stayed = words[at];
    if (went.length + came.length === 0 && stayed) {
      result.push(stayed);
      at++;
    }
  }
  return result;
}

function stretchOf(words: readonly ChangedWords[], start: number, mark: ChangedWords['mark']): readonly ChangedWords[] {
  const length = words.slice(start).findIndex((each) => each.mark !== mark);
  return words.slice(start, length < 0 ? undefined : start + length);
}

function shortened(went: readonly ChangedWords[], came: readonly ChangedWords[]): readonly ChangedWords[] {
  let end = 0;
  while (end < Math.min(went.length, came.length) - 1 && went.at(-1 - end)?.words === came.at(-1 - end)?.words) end++;
  const stayed = came.slice(came.length - end).map(({ mark: _, ...words }) => words);
  return [...went.slice(0, went.length - end), ...came.slice(0, came.length - end), ...stayed];
}

/** What went and came again with the same words only looks otherwise, or has a link that leads elsewhere. */
function withoutRestyled(passages: readonly ChangedPassage[]): readonly ChangedPassage[] {
  const kept: ChangedPassage[] = [];
  for (const passage of passages) {
    const last = kept.at(-1);
    const isSame = last?.kind === 'deleted' && passage.kind === 'inserted' && last.place === passage.place;
    if (last && isSame && textOf(last.words) === textOf(passage.words))
      kept.splice(-1, 1, {
        kind: 'restyled',
        place: passage.place,
        words: passage.words.map(({ mark: _, ...words }) => words),
      });
    else kept.push(passage);
  }
  return kept;
}

/** Nobody sees white space come or go beside other white space, such as where a line break became a space. */
function withoutBareSpace(words: readonly ChangedWords[]): readonly ChangedWords[] {
  const kept: ChangedWords[] = [];
  words.forEach((each, at) => {
    const isBare = each.mark !== undefined && /^\s+$/.test(each.words);
    const isUnseen =
      isBare && (/(?:^|\s)$/.test(kept.at(-1)?.words ?? '') || /^(?:\s|$)/.test(words[at + 1]?.words ?? ''));
    if (!isUnseen) kept.push(each);
    else if (each.mark === 'inserted') kept.push({ words: each.words });
  });
  return kept;
}

/** Joins words that are marked alike. */
function joinedWords(words: readonly ChangedWords[]): readonly ChangedWords[] {
  const joined: ChangedWords[] = [];
  for (const each of words) {
    const last = joined.at(-1);
    if (last && last.mark === each.mark && last.isDetail === each.isDetail)
      joined.splice(-1, 1, { ...last, words: last.words + each.words });
    else if (each.words !== '') joined.push(each);
  }
  return joined;
}

/** Says of each end of a move in which section the other is. */
function ledToOtherEnds(sections: readonly ChangedSection[]): readonly ChangedSection[] {
  const ends = new Map<string, string>();
  for (const { name, passages } of sections)
    for (const { kind, move } of passages) {
      const end = move && `${kind} ${move.number}`;
      if (end !== undefined && !ends.has(end)) ends.set(end, name);
    }
  return sections.map(({ name, passages }) => ({
    name,
    passages: passages.map((passage) => {
      const { kind, move } = passage;
      if (!move) return passage;
      const other = kind === 'moved-here' ? 'moved-away' : 'moved-here';
      return { ...passage, move: { ...move, elsewhere: ends.get(`${other} ${move.number}`) ?? '' } };
    }),
  }));
}
