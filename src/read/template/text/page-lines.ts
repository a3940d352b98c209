/**
 * Finds the lines of a text that belong to its pages and not to its words: `Page 1 of 9`, what is printed above or below it on
 * every page, and a list of contents, whose entries are all repeated below it. The program makes both itself.
 */
import { type Diagnostic, warning } from '../../../model/diagnostic.js';
import { pointAt, type SourceText, spanOf } from '../../../model/source.js';
import type { TaggedLine } from './lines.js';

export interface PageLines {
  readonly lines: ReadonlySet<TaggedLine>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds these lines, with a warning about each kind. */
export function pageLines(source: SourceText, lines: readonly TaggedLine[]): PageLines {
  const filled = lines.filter(({ words }) => words !== '');
  const furniture = pageFurniture(filled);
  const pages = new Set(furniture);
  const contents = listOfContents(filled.filter((line) => !pages.has(line)));
  const notices = [
    [furniture, 'Lines that are the same on every page were left out, because the program numbers pages itself'],
    [contents, 'A list of contents was left out, because the program makes its own'],
  ] as const;
  return {
    lines: new Set([...furniture, ...contents]),
    diagnostics: notices.flatMap(([left, message]) => notice(source, left, message)),
  };
}

function notice(source: SourceText, lines: readonly TaggedLine[], message: string): readonly Diagnostic[] {
  const [first] = lines;
  if (!first) return [];
  const shown = [...new Set(lines.map(({ words }) => `“${words.replace(/\s+/g, ' ')}”`))].join(', ');
  const numbers = lines.map(({ start }) => pointAt(source, start).line).join(', ');
  const hint = `${lines.length === 1 ? 'It is line' : 'They are lines'} ${numbers}. Delete ${lines.length === 1 ? 'it' : 'them'}, or write the words in a sentence to keep them.`;
  return [warning('text-left-out', `${message}: ${shown}`, spanOf(source, first.start, first.end), { hint })];
}

/** More letters than any line of these has. */
const LONGEST = 200;

/** `Page 1 of 9`, `Page 3`, `Lone Working | Page 2 of 9`, `Page 2 of 9<tab>v1.2` */
const PAGE =
  /^(?:.{1,80}(?:\t|[ \u00A0]{2,}|\s*[|·•–—-]\s*))?page\s+\d{1,3}(?:\s*(?:of|\/)\s*\d{1,3})?(?:(?:\t|[ \u00A0]{2,}|\s*[|·•–—-]\s*).{1,80})?$/i;

function isPage({ words, tags }: TaggedLine): boolean {
  return words.length <= LONGEST && tags.length === 0 && PAGE.test(words);
}

function pageFurniture(lines: readonly TaggedLine[]): readonly TaggedLine[] {
  const pages = lines.flatMap((line, at) => (isPage(line) ? at : []));
  const isCounted = pages.length > 1 || pages.some((at) => /\d\s*(?:of|\/)\s*\d/i.test(lines[at]?.words ?? ''));
  if (!isCounted) return [];
  const repeated = new Map<string, number>();
  const pagePlaces = new Set(pages);
  const beside = pages.flatMap((at) => [at - 1, at + 1].filter((near) => !pagePlaces.has(near)));
  for (const at of new Set(beside)) {
    const words = lines[at]?.words ?? '';
    repeated.set(words, (repeated.get(words) ?? 0) + 1);
  }
  const isRunning = (at: number) => {
    const count = repeated.get(lines[at]?.words ?? '') ?? 0;
    return count > 1 && count >= pages.length - 1;
  };
  // The first of them can be the title.
  const running = beside.filter((at) => at > 2 && isRunning(at));
  const dropped = new Set([...pages, ...running]);
  return lines.filter((_, at) => dropped.has(at));
}

const CONTENTS = /^(?:table of )?contents(?: page)?:?$/i;
const LEADER = /(?:\s*(?:\.[ \u00A0]?){3,}|\s*…+|[ \u00A0]*\t[ \t\u00A0]*|[ \u00A0]{3,})\d{1,3}$/;

/** Whether a line ends in a page's number after dots, a tab or a gap. */
function hasPage(words: string): boolean {
  return words.length <= LONGEST && LEADER.test(words);
}

function listOfContents(lines: readonly TaggedLine[]): readonly TaggedLine[] {
  const lastPlaces = new Map(lines.map(({ words }, at) => [entryWords(words), at]));
  const isRepeated = (at: number) => (lastPlaces.get(entryWords(lines[at]?.words ?? '')) ?? at) > at;
  for (let at = 0; at < lines.length; at++) {
    const isNamed = CONTENTS.test(lines[at]?.words ?? '');
    if (!isNamed && !hasPage(lines[at]?.words ?? '')) continue;
    const first = isNamed ? at + 1 : at;
    const end = endOfEntries(lines, first, (entry) => isNamed && isRepeated(entry));
    const entries = lines.slice(first, end).filter((_, index) => isRepeated(first + index));
    if (entries.length >= (isNamed ? 1 : 3) && entries.length * 2 > end - first)
      return [...lines.slice(at, first), ...entries];
    at = Math.max(at, end - 1);
  }
  return [];
}

/** An entry comes once: the next line with its words is the heading. */
function endOfEntries(lines: readonly TaggedLine[], first: number, isEntry: (at: number) => boolean): number {
  const seen = new Set<string>();
  for (let at = first; at < lines.length; at++) {
    const { words = '' } = lines[at] ?? {};
    if (seen.has(entryWords(words)) || !(hasPage(words) || isEntry(at))) return at;
    seen.add(entryWords(words));
  }
  return lines.length;
}

/** The words of an entry or a heading, without number and page. */
function entryWords(words: string): string {
  if (words.length > LONGEST) return words;
  return words
    .replace(LEADER, '')
    .replace(/^\d{1,2}(?:\.\d{1,2})*[.):]?\s+/, '')
    .replace(/\s+/g, ' ')
    .replace(/:$/, '')
    .toLowerCase();
}
