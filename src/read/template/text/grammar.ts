/**
 * Turns the lines of a text exported from Word into headings, paragraphs and lists. One line is one paragraph. A line
 * that isn't a heading is a list item or a paragraph, so that no words are lost. Items nest by their indentation, and without it
 * by their marks where these show it: `a.` after `1.`, Word's bullets of the next level, bullets between `1.` and `2.`. Where
 * nesting is only likely, that is a warning.
 */
import { type Diagnostic, error, warning } from '../../../model/diagnostic.js';
import type { ListMarks } from '../../../model/document.js';
import { type SourceText, spanOf } from '../../../model/source.js';
import type { HeadingLine, TextHeadings } from './headings.js';
import type { TaggedLine, TextLine } from './lines.js';
import { itemMarks, type LineMark } from './list-marks.js';

/** A heading, paragraph, list or page break made from lines. */
export type TextNode =
  | ({ readonly kind: 'heading'; readonly line: TaggedLine } & HeadingLine)
  | { readonly kind: 'paragraph'; readonly lines: readonly TaggedLine[] }
  | { readonly kind: 'page-break'; readonly at: number }
  | TextList;

export interface TextList {
  readonly kind: 'list';
  /** How it is numbered; absent for bullets. */
  readonly marks?: ListMarks;
  /** The level of its bullets in Word, 0 where they tell none. */
  readonly rank: number;
  readonly start: number;
  readonly items: TextItem[];
}

export interface TextItem {
  readonly line: TaggedLine;
  /** The width of the line's mark, in characters. */
  readonly width: number;
  readonly number: number;
  /** Whether its box is ticked; absent where it has none. */
  readonly checked?: boolean;
  /** The blocks of the item after its own words. */
  readonly below: TextNode[];
}

/** Lists in Word have nine levels (ISO/IEC 29500-1, 17.9.6). */
const DEEPEST = 9;

interface OpenList {
  readonly list: TextList;
  readonly indent: number;
  /** The nodes that the list is among; a list of another kind next to it is added there too. */
  readonly parent: TextNode[];
}

/** Reads lines one after another. */
export class TextGrammar {
  readonly nodes: TextNode[] = [];
  readonly diagnostics: Diagnostic[] = [];
  private readonly source: SourceText;
  private readonly lines: readonly TaggedLine[];
  private readonly headings: TextHeadings;
  private readonly marks: ReadonlyMap<number, LineMark>;
  private open: OpenList[] = [];

  constructor(source: SourceText, lines: readonly TaggedLine[], headings: TextHeadings) {
    this.source = source;
    this.lines = lines;
    this.headings = headings;
    this.marks = itemMarks(lines, ({ index }) => headings.byLine.has(index));
  }

  read(): void {
    this.lines.forEach((line, at) => {
      this.take(line, at);
    });
  }

  private take(line: TaggedLine, at: number): void {
    if (line.newPage) this.add({ kind: 'page-break', at: line.start });
    if (line.words === '') return;
    // A block tag doesn't end a list, because there can be items in the block.
    if (line.tags[0]?.alone) return;
    const heading = this.headings.byLine.get(line.index);
    if (heading) this.add({ kind: 'heading', line, ...heading });
    else this.itemOrParagraph(line, at);
  }

  /** Adds a block that ends all lists. */
  private add(node: TextNode): void {
    this.open = [];
    this.nodes.push(node);
  }

  private itemOrParagraph(line: TaggedLine, at: number): void {
    const mark = this.marks.get(line.index);
    if (mark) {
      this.item(line, mark, at);
      return;
    }
    this.noticeNumber(line);
    const paragraph: TextNode = { kind: 'paragraph', lines: [line] };
    while ((this.open.at(-1)?.indent ?? -1) >= line.indent) this.open.pop();
    const item = this.open.at(-1)?.list.items.at(-1);
    if (item) item.below.push(paragraph);
    else this.add(paragraph);
  }

  private item(line: TaggedLine, mark: LineMark, at: number): void {
    while ((this.open.at(-1)?.indent ?? -1) > line.indent) this.open.pop();
    const box = mark.kind === 'bullet' && mark.checked !== undefined ? { checked: mark.checked } : {};
    const item: TextItem = { line, width: mark.width, number: numberOf(mark), ...box, below: [] };
    const beside = this.open.filter(({ indent }) => indent === line.indent);
    const followed = beside.findLast(({ list }) => follows(list, mark));
    if (followed) {
      while (this.open.at(-1) !== followed) this.open.pop();
      this.noticeNesting(followed.list.items.at(-1));
      followed.list.items.push(item);
      return;
    }
    const last = this.open.at(-1);
    if (last && (last.indent < line.indent || this.nests(last.list, mark, at))) {
      this.newList(item, mark, last.list.items.at(-1)?.below ?? this.nodes);
      return;
    }
    if (last) this.noticeNesting(last.list.items.at(-1));
    this.newList(item, mark, this.leave(beside, mark));
  }

  /** Closes the innermost list of a line's indentation for another next to it; bullets of a higher level close more. */
  private leave(beside: readonly OpenList[], mark: LineMark): TextNode[] {
    const rank = mark.kind === 'bullet' ? mark.rank : 0;
    const closed = beside.find(({ list }) => rank > 0 && list.rank > rank) ?? beside.at(-1);
    if (!closed) return this.nodes;
    while (this.open.at(-1) !== closed) this.open.pop();
    this.open.pop();
    return closed.parent;
  }

  /** Whether an item belongs to the last one of a list although it isn't indented. */
  private nests(list: TextList, mark: LineMark, at: number): boolean {
    const last = list.items.at(-1);
    if (mark.kind === 'bullet' && !list.marks) return list.rank > 0 && mark.rank > list.rank;
    if (mark.kind === 'number' && list.marks) return mark.number === 1 && mark.marks.numbers !== list.marks.numbers;
    if (this.goesOn(list, at)) return true;
    if (!last?.line.words.endsWith(':')) return false;
    this.noticeNesting(last);
    return true;
  }

  /** Whether a numbered list goes on below, with only items between. */
  private goesOn(list: TextList, at: number): boolean {
    if (!list.marks) return false;
    for (const line of this.lines.slice(at, at + LONGEST_LIST)) {
      const mark = this.marks.get(line.index);
      if (mark && follows(list, mark)) return true;
      if (!mark && line.words !== '' && !line.tags[0]?.alone) return false;
    }
    return false;
  }

  private newList(item: TextItem, mark: LineMark, parent: TextNode[]): void {
    if (item.number > 1) this.noticeNumber(item.line);
    if (this.open.length === DEEPEST) this.refuseDepth(item.line);
    const list: TextList = {
      kind: 'list',
      ...(mark.kind === 'number' ? { marks: mark.marks } : {}),
      rank: mark.kind === 'bullet' ? mark.rank : 0,
      start: item.number || 1,
      items: [item],
    };
    parent.push(list);
    this.open.push({ list, indent: item.line.indent, parent });
  }

  private noticeNesting(item: TextItem | undefined): void {
    if (!item?.line.words.endsWith(':') || item.below.length > 0) return;
    const message = 'This item ends in a colon, but the items after it aren’t indented';
    const hint = 'Indent the items that belong to it, because the program can’t tell where they end.';
    this.diagnostics.push(warning('list-nesting', message, this.spanOf(item.line), { hint }));
  }

  private noticeNumber(line: TaggedLine): void {
    const next = this.headings.outOfSequence.get(line.index);
    if (next === undefined) return;
    const [number] = line.words.split(/\s/);
    const message = `The line is numbered ${number?.replace(/\.$/, '')}, which doesn’t follow on from the last heading, so it isn’t a heading`;
    const hint = `The next heading is ${next}, or one level below the last.`;
    this.diagnostics.push(warning('heading-number', message, this.spanOf(line), { hint }));
  }

  private refuseDepth(line: TaggedLine): void {
    const message = `Lists are inside one another more than ${DEEPEST} levels deep`;
    this.diagnostics.push(error('list-nesting', message, this.spanOf(line), { hint: 'Word allows nine levels.' }));
  }

  private spanOf(line: TextLine) {
    return spanOf(this.source, line.start, line.end);
  }
}

/** How many lines further on a list is expected to go on. */
const LONGEST_LIST = 50;

function numberOf(mark: LineMark): number {
  return mark.kind === 'number' ? mark.number : 0;
}

/** Whether an item continues a list: its mark is of the same kind, and its number is the next. */
function follows(list: TextList, mark: LineMark): boolean {
  if (mark.kind === 'bullet') return !list.marks && (list.rank === mark.rank || list.rank === 0 || mark.rank === 0);
  const { marks } = list;
  if (marks?.numbers !== mark.marks.numbers || marks.around !== mark.marks.around) return false;
  return mark.number === (list.items.at(-1)?.number ?? 0) + 1;
}
