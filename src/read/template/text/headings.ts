/**
 * Finds the headings of a text among its lines. A numbered line is a heading if its number follows on from the last heading's
 * and it has few words. If the number repeats or skips one, there must be text below it, and that is a warning. Without
 * numbers, lines in capitals and the usual names of sections are headings, with a warning that lists them.
 */
import { type Diagnostic, warning } from '../../../model/diagnostic.js';
import { pointAt, type SourceText, spanOf } from '../../../model/source.js';
import { HeadingSequence } from '../heading-sequence.js';
import { beginsLikeHeading, isInCapitals, isShort, type TypedNumbers, typedNumbers } from './heading-lines.js';
import type { TaggedLine } from './lines.js';
import { listMark } from './list-marks.js';
import { type NamedHeading, namedHeadings } from './named-headings.js';
import { isSectionName } from './section-names.js';

/** How a line is a heading. */
export interface HeadingLine {
  readonly level: number;
  /** The length in characters of its number, which the program prints itself; 0 where the words have none or keep it. */
  readonly width: number;
  /** Absent: numbered like most. */
  readonly style?: 'unnumbered' | 'appendix';
}

export interface TextHeadings {
  /** By the lines' index. */
  readonly byLine: ReadonlyMap<number, HeadingLine>;
  /** Lines that are short and numbered, but don't follow on, by index: the number that would. */
  readonly outOfSequence: ReadonlyMap<number, number>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds the headings; `lines` are those that are not left out. */
export function findHeadings(source: SourceText, lines: readonly TaggedLine[]): TextHeadings {
  const numbered = new NumberedHeadings(source, lines);
  numbered.find();
  const filled = lines.filter(({ words, tags }) => words !== '' && !tags[0]?.alone);
  const [capitals, names] = [inCapitals(filled), bySectionNames(filled)];
  const guesses = numbered.hasSections
    ? betweenNumbers(filled, capitals, numbered.byLine)
    : new Map(
        (capitals.length > 0 ? capitals : names)
          .filter(({ index }) => !numbered.byLine.has(index))
          .map((line): [TaggedLine, HeadingLine] => [line, { level: 1, width: 0 }]),
      );
  for (const [line, heading] of guesses) numbered.byLine.set(line.index, heading);
  return { ...numbered, diagnostics: [...numbered.diagnostics, ...guessed(source, [...guesses.keys()])] };
}

/** Headings without numbers among others with numbers: they get none, and are one level below the heading above them. */
function betweenNumbers(
  lines: readonly TaggedLine[],
  capitals: readonly TaggedLine[],
  headings: ReadonlyMap<number, HeadingLine>,
): Map<TaggedLine, HeadingLine> {
  const found = new Map<TaggedLine, HeadingLine>();
  const shouting = new Set(capitals.length > 1 ? capitals : []);
  let level = 0;
  lines.forEach((line, at) => {
    const heading = headings.get(line.index);
    if (heading) level = heading.level;
    const below = lines[at + 1];
    if (heading || !below || headings.has(below.index) || !isText(below)) return;
    const isName = isSectionName(line.words) && (at === 0 || level === 0 || isText(lines[at - 1] ?? line));
    if (!isName && !shouting.has(line)) return;
    const isLast = /^(?:references|related|appendi|further|glossary)/i.test(line.words);
    found.set(line, { level: isLast ? 1 : Math.min(level + 1, 5), width: 0, style: 'unnumbered' });
  });
  return found;
}

function guessed(source: SourceText, headings: readonly TaggedLine[]): readonly Diagnostic[] {
  const [first] = headings;
  if (!first) return [];
  const shown = headings.map(({ words, start }) => `“${words}” (line ${pointAt(source, start).line})`).join(', ');
  const message = `Lines without numbers became headings: ${shown}`;
  const hint = 'Number the headings (1. Purpose, 1.1 Aims) if the program got one wrong.';
  return [warning('heading-guessed', message, spanOf(source, first.start, first.end), { hint })];
}

/** Lines in capitals with text below each. One alone counts only if it is the name of a section. */
function inCapitals(lines: readonly TaggedLine[]): readonly TaggedLine[] {
  const firstText = lines.findIndex(isText);
  const headings = lines.filter(({ words }, at) => {
    const below = lines[at + 1];
    if (!isInCapitals(words) || listMark(words) || !below || isInCapitals(below.words)) return false;
    return isSectionName(words) || (firstText >= 0 && firstText < at);
  });
  return headings.length > 1 || headings.some(({ words }) => isSectionName(words)) ? headings : [];
}

/** Lines that are the name of a section alone, two at least, with text below each. */
function bySectionNames(lines: readonly TaggedLine[]): readonly TaggedLine[] {
  const isName = (line: TaggedLine | undefined) => line !== undefined && isSectionName(line.words);
  const headings = lines.filter((line, at) => isName(line) && lines[at + 1] && !isName(lines[at + 1]));
  return headings.length > 1 ? headings : [];
}

/** Whether a line is text, and not one of those at the head of a document. */
function isText({ words }: TaggedLine): boolean {
  return words.length > 120 || /[.:;!?]$/.test(words) || listMark(words) !== undefined;
}

interface NumberedItem {
  readonly number: number;
  readonly indent: number;
  /** How many items up to this one are sentences, one after another. */
  readonly sentences: number;
}

/** How many lines below its name a part's first number may be. */
const NEAR = 200;

function ofNumbers({ numbers, width }: TypedNumbers): HeadingLine {
  return { level: numbers.length, width };
}

class NumberedHeadings implements TextHeadings {
  /** Whether there is a heading with a number, appendices aside. */
  hasSections = false;
  readonly byLine = new Map<number, HeadingLine>();
  readonly outOfSequence = new Map<number, number>();
  readonly diagnostics: Diagnostic[] = [];
  private readonly source: SourceText;
  private readonly lines: readonly TaggedLine[];
  /** The places among the lines of those with words, block tags aside. */
  private readonly filled: readonly number[];
  private readonly clauses: ReadonlySet<TaggedLine>;
  private readonly named: ReadonlyMap<number, NamedHeading>;
  /** The number of the part, if the numbers below it begin with it. */
  private part: number | undefined;
  /** Whether the headings are parts with a name, and those with numbers are below them. */
  private isInPart = false;
  private readonly sequence = new HeadingSequence();
  /** The last numbered item, if its list goes on. */
  private item: NumberedItem | undefined;

  /** Whether the headings are numbered with a doubtful mark. */
  private isDoubtful = false;
  private places: ReadonlyMap<number, readonly number[]> | undefined;

  constructor(source: SourceText, lines: readonly TaggedLine[]) {
    this.source = source;
    this.lines = lines;
    this.filled = lines.flatMap(({ words, tags }, at) => (words === '' || tags[0]?.alone ? [] : at));
    const filled = this.filled.flatMap((at) => lines[at] ?? []);
    this.clauses = clauseLines(filled);
    this.named = namedHeadings(filled);
  }

  find(): void {
    let next = 0;
    this.lines.forEach((line, at) => {
      if (line.words === '') return;
      if (line.tags[0]?.alone) {
        this.blockTags(line);
        return;
      }
      while ((this.filled[next] ?? at) < at) next++;
      this.take(line, next);
    });
  }

  /** In each branch of a block the numbers go on from before it. */
  private blockTags({ tags }: TaggedLine): void {
    for (const { form } of tags) {
      if (form.kind === 'open') this.sequence.open();
      else if (form.kind === 'else') this.sequence.otherwise();
      else if (form.kind === 'close') this.sequence.close();
    }
  }

  private take(line: TaggedLine, at: number): void {
    const named = this.named.get(line.index);
    if (named) {
      this.takeNamed(line, named, at);
      return;
    }
    const typed = typedNumbers(line.words);
    if (typed && this.isHeading(line, typed, at)) {
      this.byLine.set(line.index, this.isInPart ? this.belowPart(typed) : ofNumbers(typed));
      this.sequence.take(typed.numbers);
      this.hasSections = true;
      this.item = undefined;
      return;
    }
    const mark = listMark(line.words);
    if (mark?.kind === 'number') {
      const isNext = this.item?.indent === line.indent && this.item.number === mark.number - 1;
      const before = isNext ? (this.item?.sentences ?? 0) : 0;
      const sentences = /[.;,]$/.test(line.words) ? before + 1 : Number.NEGATIVE_INFINITY;
      this.item = { number: mark.number, indent: line.indent, sentences };
    } else if (this.item && line.indent <= this.item.indent) this.item = undefined;
  }

  /** The words of `Section 1: Purpose` stay as they are, and so do the numbers of what is below it. */
  private takeNamed(line: TaggedLine, { isSection, width }: NamedHeading, at: number): void {
    this.byLine.set(line.index, { level: 1, width, style: width > 0 ? 'appendix' : 'unnumbered' });
    this.item = undefined;
    this.isInPart = isSection && (this.isInPart || !this.hasSections);
    if (!isSection) return;
    this.hasSections = true;
    const next = this.nextNumbers(at);
    this.part = undefined;
    if (!next) return;
    if (next.at(-1) === 1 && !this.sequence.fits(next)) this.sequence.take(next.slice(0, -1));
    this.part = next.length > 1 ? next[0] : undefined;
  }

  private nextNumbers(at: number): readonly number[] | undefined {
    const end = Math.min(this.filled.length, at + NEAR);
    for (let below = at + 1; below < end; below++) {
      const line = this.lineAt(below);
      const typed = line && typedNumbers(line.words);
      if (typed && isShort(line.words.slice(typed.width))) return typed.numbers;
    }
    return undefined;
  }

  /** `1.1` below “Section 1” is on the second level, and so is `1.` below “Part A”. */
  private belowPart({ numbers }: TypedNumbers): HeadingLine {
    const level = numbers.length + (numbers[0] === this.part ? 0 : 1);
    return { level: Math.min(Math.max(level, 2), 5), width: 0, style: 'unnumbered' };
  }

  private isHeading(line: TaggedLine, typed: TypedNumbers, at: number): boolean {
    const { numbers, width } = typed;
    const words = line.words.slice(width);
    if (!isShort(words) || this.clauses.has(line) || this.continuesList(line, typed, at)) return false;
    if (!typed.isPlain && !this.isNumberedLikeThis(words, at, typed)) return false;
    if (this.sequence.fits(numbers)) return !this.isInstruction(at, numbers);
    if (typed.isPlain) {
      if (this.sequence.nearlyFits(numbers) && beginsLikeHeading(words) && this.hasText(at, numbers)) {
        this.noticeGap(line, numbers);
        return true;
      }
      this.outOfSequence.set(line.index, this.sequence.next);
    }
    return false;
  }

  /** A list of sentences ends where a line isn't one and has text below it. */
  private continuesList(line: TaggedLine, { numbers, width }: TypedNumbers, at: number): boolean {
    const { item } = this;
    if (item?.indent !== line.indent || numbers.length > 1 || item.number !== (numbers[0] ?? 0) - 1) return false;
    return item.sentences < 2 || !beginsLikeHeading(line.words.slice(width)) || !this.hasText(at, numbers);
  }

  /** Whether a line with a doubtful mark, `1 Purpose` or `1) Purpose`, is a heading: the numbers go on so, each with text below. */
  private isNumberedLikeThis(words: string, at: number, { numbers }: TypedNumbers): boolean {
    if (!beginsLikeHeading(words) || /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/.test(words)) return false;
    if (!this.hasText(at, numbers)) return false;
    if (this.sequence.typed !== '') return this.isDoubtful;
    this.isDoubtful = numbers[0] === 1 && this.laterHeading(at, 2) !== undefined;
    return this.isDoubtful;
  }

  /** The place of the next short line with this number and text below it. */
  private laterHeading(at: number, number: number): number | undefined {
    this.places ??= this.placesOfNumbers();
    const places = this.places.get(number) ?? [];
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle] ?? 0) > at) high = middle;
      else low = middle + 1;
    }
    return places[low];
  }

  private placesOfNumbers(): ReadonlyMap<number, readonly number[]> {
    const places = new Map<number, number[]>();
    this.filled.forEach((index, place) => {
      const { words = '' } = this.lines[index] ?? {};
      const typed = typedNumbers(words);
      const [number, further] = typed?.numbers ?? [];
      if (!typed || number === undefined || further !== undefined) return;
      if (!isShort(words.slice(typed.width)) || !this.hasText(place, [number])) return;
      const earlier = places.get(number);
      if (earlier) earlier.push(place);
      else places.set(number, [place]);
    });
    return places;
  }

  /**
   * Whether `1.` begins a list of instructions above the text: `2.` comes straight after it, and the headings begin at
   * another `1.` further down.
   */
  private isInstruction(at: number, numbers: readonly number[]): boolean {
    if (this.sequence.typed !== '' || numbers.length > 1 || this.hasText(at, numbers)) return false;
    let end = at;
    while (end + 1 < this.filled.length && !this.hasText(end, [end - at + 1])) end++;
    const first = this.laterHeading(end, 1);
    const second = first === undefined ? undefined : this.laterHeading(first, 2);
    const goesOn = this.laterHeading(at, end - at + 2);
    return first !== undefined && second !== undefined && (goesOn === undefined || first < goesOn);
  }

  /** Whether the next line is text, and neither the end nor the next number. */
  private hasText(at: number, numbers: readonly number[]): boolean {
    const below = this.lineAt(at + 1);
    if (!below) return false;
    const next = typedNumbers(below.words)?.numbers;
    return next?.length !== numbers.length || (next.at(-1) ?? 0) !== (numbers.at(-1) ?? 0) + 1;
  }

  private lineAt(place: number): TaggedLine | undefined {
    return this.lines[this.filled[place] ?? -1];
  }

  private noticeGap(line: TaggedLine, numbers: readonly number[]): void {
    const before = this.sequence.typed;
    const number = numbers.join('.');
    const message =
      before === number
        ? `Two headings are numbered ${number}`
        : `The heading is numbered ${number}, ${before === '' ? 'but it is the first' : `but the one before it is ${before}`}`;
    const hint =
      'Headings are numbered for you, so this one and those after it may print with other numbers. Check references to them in the text.';
    this.diagnostics.push(warning('heading-number', message, spanOf(this.source, line.start, line.end), { hint }));
  }
}

/**
 * Lines such as `4.1 Staff must call the office before they leave.`: where most that are numbered alike below one heading are
 * sentences, all of them are clauses, and keep their numbers as words.
 */
function clauseLines(lines: readonly TaggedLine[]): ReadonlySet<TaggedLine> {
  const clauses = new Set<TaggedLine>();
  const groups = new Map<string, TaggedLine[]>();
  for (const line of lines) {
    const numbers = typedNumbers(line.words)?.numbers;
    if (!numbers || numbers.length < 2) continue;
    const parent = numbers.slice(0, -1).join('.');
    const group = groups.get(parent);
    if (group) group.push(line);
    else groups.set(parent, [line]);
  }
  for (const group of groups.values()) {
    const sentences = group.filter(({ words }) => !isShort(words.slice(typedNumbers(words)?.width)));
    if (sentences.length * 2 > group.length) for (const line of group) clauses.add(line);
  }
  return clauses;
}
