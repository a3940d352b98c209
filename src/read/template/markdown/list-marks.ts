/**
 * Finds the marks of lettered and other lists in a Markdown text, and writes Markdown's own mark in their place, at the same
 * width, for the parser to read. Goes once through the lines, as a reader's eye does: by how far they are indented.
 */
import type { Nodes, Root } from 'mdast';
import { type Candidate, candidateAt, type MarkPlace, MarkRun, type TypedMark } from '../../../model/typed-marks.js';

/** A text for the parser, and what was typed where it has `1.`. */
export interface MarkedText {
  readonly root: Root;
  /** By the place of the mark. */
  readonly marks: ReadonlyMap<number, TypedMark>;
}

/**
 * Parses a text with its typed marks as list marks; a mark that begins no item there is words. `repeated`: the places where a part
 * begins that is repeated for each value of a list, so that one mark there is a list of many.
 */
export function parseWithMarks(
  masked: string,
  repeated: ReadonlySet<number>,
  parse: (markdown: string) => Root,
): MarkedText {
  const scan = scanOf(masked, repeated);
  let marks = scan.marks();
  for (let attempt = 0; attempt < 3 && marks.length > 0; attempt++) {
    const root = parse(withPlainMarks(masked, marks, scan.delimiters));
    const starts = itemStarts(root);
    const counting = marks.filter(({ at }) => starts.has(at));
    if (counting.length === marks.length) return { root, marks: new Map(marks.map((mark) => [mark.at, mark])) };
    marks = counting;
  }
  return { root: parse(masked), marks: new Map() };
}

function itemStarts(root: Root): ReadonlySet<number> {
  const starts = new Set<number>();
  const queue: Nodes[] = [root];
  for (let node = queue.pop(); node; node = queue.pop()) {
    if (node.type === 'listItem') starts.add(node.position?.start.offset ?? -1);
    if ('children' in node && node.type !== 'paragraph') for (const child of node.children) queue.push(child);
  }
  return starts;
}

/** `1.` can begin a list right below words, which no other number can. */
function withPlainMarks(
  masked: string,
  marks: readonly TypedMark[],
  delimiters: ReadonlyMap<number, Delimiter>,
): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { at, width } of marks) {
    pieces.push(masked.slice(from, at), `1${delimiters.get(at) ?? '.'}`.padEnd(width));
    from = at + width;
  }
  return pieces.join('') + masked.slice(from);
}

function scanOf(masked: string, repeated: ReadonlySet<number>): MarkScan {
  const scan = new MarkScan(masked, repeated);
  for (let at = 0; at < masked.length; at = lineAfter(masked, at)) scan.line(at);
  return scan;
}

function lineAfter(masked: string, at: number): number {
  const end = masked.indexOf('\n', at);
  return end < 0 ? masked.length : end + 1;
}

/** The items that stand at one indent. */
interface Indent {
  column: number;
  /** Where the words of its last item begin. */
  content: number;
  /** Whether the last line at this indent belongs to an item. */
  inItem: boolean;
  /** What Markdown has behind the number of its last item. */
  delimiter: Delimiter | undefined;
  readonly isNested: boolean;
  /** How many indents outwards begin left of the words of the item that they are in, where Markdown sees one list. */
  readonly under: number;
  /** Its runs of marks, the latest last. */
  readonly runs: MarkRun[];
}

const MOST_RUNS = 8;
/** Marks at the start of one line. */
const MOST_MARKS = 20;
const TAB_STOP = 4;
/** How much further left than the one before it an item of the same list may begin. */
const SLACK = 3;
/** How much further right than an item a list within it begins. */
const LEAST_INDENT = 2;

const QUOTE = /(?: {0,3}>[ \t]?)*/y;
const FENCE = /(`{3,}(?!.*`)|~{3,})/y;
const PLAIN_MARK = /(?:[-*+]|\d{1,9}[.)])(?=[ \t\r\n]|$)/y;
const RULE = /([-*_])(?:[ \t]*\1){2,}[ \t\r]*(?=\n|$)/y;
/** A heading, a comment or the fence of a div, which ends the lists before it. */
const END = /#{1,6}(?=[ \t\r\n]|$)|<!--|:{3}/y;

type Delimiter = '.' | ')';

function delimiterIn(mark: string): Delimiter | undefined {
  if (mark.endsWith('.')) return '.';
  return mark.endsWith(')') ? ')' : undefined;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** Whether a mark begins a list within the last item of an indent, though it stands left of the item's words. */
function startsWithin(candidate: Candidate | undefined, column: number, last: Indent): boolean {
  if (!candidate || !last.inItem || column < last.column + LEAST_INDENT) return false;
  return candidate.readings.some(({ value }) => value === 1);
}

class MarkScan {
  /** What Markdown is to have behind the number at a typed mark's place. */
  readonly delimiters = new Map<number, Delimiter>();
  private readonly masked: string;
  private readonly repeated: ReadonlySet<number>;
  private readonly runs: MarkRun[] = [];
  private indents: Indent[] = [];
  /** The items around each of the quotations that are open. */
  private readonly outer: Indent[][] = [];
  private afterBlank = true;
  private fence: string | undefined;

  constructor(masked: string, repeated: ReadonlySet<number>) {
    this.masked = masked;
    this.repeated = repeated;
  }

  /** The typed marks that begin items, in the order of the text. */
  marks(): readonly TypedMark[] {
    return this.runs.flatMap((run) => run.marks()).sort((a, b) => a.at - b.at);
  }

  /** Takes the line that begins at a place. */
  line(at: number): void {
    const quote = matchAt(QUOTE, this.masked, at) ?? '';
    const quotes = quote.split('>').length - 1;
    const [place, column] = this.wordsFrom(at + quote.length, 0);
    if (this.isLineEnd(place)) {
      this.afterBlank = true;
      return;
    }
    if (quotes > this.outer.length || (quotes < this.outer.length && this.afterBlank)) this.quote(quotes);
    if (this.isInFence(place)) return;
    this.words(place, column);
    this.afterBlank = false;
  }

  /** Enters or leaves quotations; behind one, the lists that it stands in go on. */
  private quote(quotes: number): void {
    this.fence = undefined;
    while (this.outer.length < quotes) {
      this.outer.push(this.indents);
      this.indents = [];
    }
    while (this.outer.length > quotes) this.indents = this.outer.pop() ?? [];
  }

  private isInFence(place: number): boolean {
    const sign = matchAt(FENCE, this.masked, place);
    if (this.fence === undefined) {
      if (sign !== undefined) this.fence = sign;
      return sign !== undefined;
    }
    if (sign?.startsWith(this.fence) && this.isLineEnd(this.wordsFrom(place + sign.length, 0)[0]))
      this.fence = undefined;
    return true;
  }

  private words(start: number, startColumn: number): void {
    if (matchAt(END, this.masked, start) !== undefined) {
      this.indents = this.indents.filter(({ content }) => content <= startColumn);
      return;
    }
    let [place, column, outer]: [number, number, MarkRun | undefined] = [start, startColumn, undefined];
    for (let count = 0; count < MOST_MARKS; count++) {
      const isFirst = count === 0;
      if (matchAt(RULE, this.masked, place) !== undefined) return;
      const plain = matchAt(PLAIN_MARK, this.masked, place);
      const candidate = plain === undefined ? candidateAt(this.masked, place) : undefined;
      const width = plain?.length ?? candidate?.width;
      if (width === undefined) {
        if (isFirst && this.afterBlank) this.leave(column);
        return;
      }
      const [next, content] = this.wordsFrom(place + width, column + width);
      const indent = this.indentAt(column, content, candidate, isFirst);
      const hasWords = !this.isLineEnd(next);
      const delimiter = this.delimiterOf(plain, candidate, indent);
      indent.delimiter = delimiter;
      const isRepeated = this.repeated.has(place);
      if (candidate) {
        outer = this.take(candidate, { at: place, width, under: indent.under, hasWords, isRepeated }, indent, outer);
        this.delimiters.set(place, delimiter ?? '.');
      }
      indent.inItem = true;
      if (!hasWords) return;
      [place, column] = [next, content];
    }
  }

  /** A mark goes on with the list at its indent, whatever is typed around it: `a)` below `1.` may be within that item. */
  private delimiterOf(plain: string | undefined, candidate: Candidate | undefined, { inItem, delimiter }: Indent) {
    if (plain !== undefined) return delimiterIn(plain);
    return (inItem ? delimiter : undefined) ?? (candidate?.around === '.' ? '.' : ')');
  }

  /** Words at a column, below a blank line, end the items that are further right. */
  private leave(column: number): void {
    while ((this.indents.at(-1)?.column ?? -1) > column) this.indents.pop();
    const last = this.indents.at(-1);
    if (last && column < last.content) last.inItem = false;
  }

  private indentAt(column: number, content: number, candidate: Candidate | undefined, isFirst: boolean): Indent {
    for (let last = this.indents.at(-1); last && last.column > column; last = this.indents.at(-1)) {
      const outer = this.indents.at(-2)?.content ?? 0;
      if (last.column - column <= SLACK && column >= outer) break;
      this.indents.pop();
    }
    const last = this.indents.at(-1);
    const isUnder = last !== undefined && column < last.content && startsWithin(candidate, column, last);
    if (last && column < last.content && !isUnder) {
      last.column = column;
      last.content = content;
      return last;
    }
    const isNested = isFirst && last?.inItem === true;
    const indent: Indent = {
      column,
      content,
      inItem: false,
      delimiter: undefined,
      isNested,
      under: isUnder ? last.under + 1 : 0,
      runs: [],
    };
    this.indents.push(indent);
    return indent;
  }

  private take(candidate: Candidate, place: MarkPlace, indent: Indent, outer: MarkRun | undefined): MarkRun {
    const run =
      indent.runs.findLast((earlier) => earlier.continues(candidate, true)) ??
      indent.runs.findLast((earlier) => earlier.continues(candidate, false)) ??
      this.begin(candidate, indent);
    run.add(candidate, place, outer);
    return run;
  }

  private begin(candidate: Candidate, indent: Indent): MarkRun {
    const run = new MarkRun(candidate, indent.isNested && !indent.inItem);
    if (indent.runs.length === MOST_RUNS) indent.runs.shift();
    indent.runs.push(run);
    this.runs.push(run);
    return run;
  }

  /** Where words begin behind white space, and in which column. */
  private wordsFrom(at: number, column: number): readonly [place: number, column: number] {
    let [place, reached] = [at, column];
    for (let sign = this.masked[place]; sign === ' ' || sign === '\t'; sign = this.masked[place]) {
      reached += sign === ' ' ? 1 : TAB_STOP - (reached % TAB_STOP);
      place++;
    }
    return [place, reached];
  }

  private isLineEnd(place: number): boolean {
    const sign = this.masked[place];
    return sign === undefined || sign === '\n' || sign === '\r';
  }
}
