/** What no call of the program may do, whatever it was given: judged by its exit code and what it printed. */
import { DIAGNOSTIC_CODES } from '../../src/model/diagnostic.js';

/** `at run (file:///…/index.ts:12:3)` */
const STACK_LINE = /^\s+at .*[:/\\]\d+:\d+\)?$/m;

/** An error with a code and nothing before it that says where; a folder may be called `[z-a]`. */
const WITHOUT_PLACE = new RegExp(`^error .*\\[(?:${Object.keys(DIAGNOSTIC_CODES).join('|')})\\]$`, 'm');

/** Errors about a file as a whole have no line; all others say line and column. */
const OF_WHOLE_FILES: readonly string[] = [
  ...[
    'file-missing',
    'file-unreadable',
    'file-too-large',
    'organisation-duplicate',
    'organisation-id',
    'issue-unwritable',
    'issue-out-of-date',
    'issue-unapproved',
    'template-duplicate',
    'template-title',
    'path-clash',
    // Of a pack document, whose words come from many files.
    'glyph-missing',
  ],
  ...['left-over', 'foreign-value', 'output-unwritable', 'nothing-applies', 'pdf-character'],
];

/** What is wrong with an answer; nothing for a good one. */
export function answerFaults(
  code: number,
  { out, err }: { readonly out: string; readonly err: string },
): readonly string[] {
  const faults: string[] = [];
  if (![0, 1, 2, 3].includes(code)) faults.push(`exit code ${code}`);
  const stack = STACK_LINE.exec(out + err)?.[0];
  if (stack !== undefined) faults.push(`a stack trace: ${stack}`);
  if (code !== 0 && `${out}${err}`.trim() === '') faults.push('a failure without a word');
  const placeless = WITHOUT_PLACE.exec(err)?.[0];
  if (placeless !== undefined) faults.push(`an error without a place: ${placeless}`);
  for (const { severity, code: kind, file, line, part } of diagnosticsIn(out)) {
    if (severity !== 'error') continue;
    if (file === undefined) faults.push(`an error without a file: ${kind}`);
    else if (line === undefined && part === undefined && !OF_WHOLE_FILES.includes(String(kind)))
      faults.push(`an error without a line: ${kind}`);
  }
  return faults;
}

/** The diagnostics of an answer in JSON; none where it is not JSON. */
function diagnosticsIn(out: string): readonly Readonly<Record<string, unknown>>[] {
  if (!out.startsWith('{\n  "version": 1,')) return [];
  const answer: unknown = JSON.parse(out);
  if (typeof answer !== 'object' || answer === null || !('diagnostics' in answer)) return [];
  return Array.isArray(answer.diagnostics) ? answer.diagnostics : [];
}
