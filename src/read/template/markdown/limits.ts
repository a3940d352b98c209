/**
 * Refuses Markdown that no person writes, and on which the parser's time would grow quadratically or worse: thousands
 * of marks in one paragraph, or dozens of nested lists.
 */
import { type Diagnostic, error } from '../../../model/diagnostic.js';
import { type SourceText, spanOf } from '../../../model/source.js';

/** Marks (runs of `*`, `_` or `~`, and `^` and `[`) between two blank lines. */
const MOST_MARKS = 4000;

/** Marks of lists and quotes at the start of one line; only nine are accepted later. */
const MOST_CONTAINERS = 30;

/** Columns before a list's mark: more than nine levels of lists need. */
const DEEPEST_INDENT = 120;

/** Gives an error if a limit is passed; such a text must not be parsed. `masked` is the text with its tags hidden. */
export function beyondLimits(source: SourceText, start: number, masked: string): Diagnostic[] {
  return [...marks(source, start, masked), ...containers(source, start, masked)];
}

function marks(source: SourceText, start: number, masked: string): Diagnostic[] {
  let count = 0;
  for (const { 0: sign, index } of masked.matchAll(/\n[ \t>]*(?=\r?\n)|\*+|_+|~+|\^|\[/g)) {
    if (sign.startsWith('\n')) count = 0;
    else if (++count > MOST_MARKS) {
      const message = `A paragraph or table has more than ${MOST_MARKS} of the signs * _ ~ ^ [`;
      return [refusal(message, 'Split it with blank lines.', source, start + index)];
    }
  }
  return [];
}

function containers(source: SourceText, start: number, masked: string): Diagnostic[] {
  for (let from = 0; from >= 0 && from < masked.length; from = lineAfter(masked, from)) {
    const marks = /(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))+/y;
    marks.lastIndex = from;
    const head = marks.exec(masked)?.[0];
    if (head === undefined || isShallow(head)) continue;
    return [
      refusal('Lists and quotes are inside one another far too deep', 'Word allows nine levels.', source, start + from),
    ];
  }
  return [];
}

function isShallow(head: string): boolean {
  return head.search(/\S/) <= DEEPEST_INDENT && (head.match(/[>.)*+-]/g) ?? []).length <= MOST_CONTAINERS;
}

function lineAfter(masked: string, from: number): number {
  const end = masked.indexOf('\n', from);
  return end < 0 ? -1 : end + 1;
}

function refusal(message: string, hint: string, source: SourceText, at: number): Diagnostic {
  return error('markdown-unsupported', message, spanOf(source, at, at + 1), { hint });
}
