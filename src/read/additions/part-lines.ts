/** Finds the lines that begin the parts of a file of additions: `<<after "Reporting">>`. Lines in comments and in code are none. */
import type { NamedHeading, PartKind } from '../../model/additions.js';
import { type SourceText, type Span, spanOf } from '../../model/source.js';

/** A line that begins a part, or one that means to. */
export type PartLine =
  | { readonly kind: PartKind; readonly heading?: NamedHeading; readonly span: Span }
  | { readonly kind: 'wrong'; readonly span: Span };

const LINE = /^ {0,3}(?:<<|\{\{)[ \t]*(?<words>.*?)[ \t]*(?:>>|\}\})[ \t]*$/;

const FORMS: readonly (readonly [PartKind, RegExp])[] = [
  ['start', /^at\s+the\s+start$/i],
  ['end', /^at\s+the\s+end\s+of\s+(?=["“”„«'‘’])/i],
  ['after', /^after\s+(?=["“”„«'‘’])/i],
  ['instead', /^instead\s+of\s+(?=["“”„«'‘’])/i],
  ['without', /^leave\s+out\s+(?=["“”„«'‘’])/i],
];

/** Words with which an author may mean a part. */
const MEANT = /^(?:(?:at|in|after|before|under|below|above|instead|replace|leave|omit|without|add|append)\b)/i;

const QUOTED = /^["“”„«'‘’](?<heading>.*)["“”»'‘’](?:\s+(?<count>[1-9]\d?))?$/;

/** Gives them in order. `shown` is the text with its comments hidden, at the same width. */
export function partLines(source: SourceText, shown: string): readonly PartLine[] {
  const lines: PartLine[] = [];
  let fence: string | undefined;
  for (const { 0: whole, index } of shown.matchAll(/[^\r\n]+/g)) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(whole)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence) && whole.trim() === mark) fence = undefined;
      continue;
    }
    if (mark !== undefined) fence = mark;
    const match = LINE.exec(whole);
    const line = match?.groups && partLine(match.groups.words ?? '', source, index, whole);
    if (line) lines.push(line);
  }
  return lines;
}

function partLine(words: string, source: SourceText, index: number, whole: string): PartLine | undefined {
  const begin = index + whole.length - whole.trimStart().length;
  const span = spanOf(source, begin, begin + whole.trim().length);
  for (const [kind, form] of FORMS) {
    const start = form.exec(words)?.[0];
    if (start === undefined) continue;
    if (kind === 'start') return { kind, span };
    const heading = headingOf(words.slice(start.length), source, index + whole.indexOf(words) + start.length);
    return heading ? { kind, heading, span } : { kind: 'wrong', span };
  }
  return MEANT.test(words) ? { kind: 'wrong', span } : undefined;
}

function headingOf(quoted: string, source: SourceText, at: number): NamedHeading | undefined {
  const { heading, count } = QUOTED.exec(quoted)?.groups ?? {};
  if (heading === undefined || heading.trim() === '') return undefined;
  return {
    words: heading.trim(),
    ...(count === undefined ? {} : { count: Number(count) }),
    span: spanOf(source, at, at + quoted.length),
  };
}
