/** Writes front matter as YAML that reads as the same values, with notes as comments at its end. */
import type { DraftValue, DraftValues } from '../../model/imported-document.js';

/** Writes front matter between its two lines `---`. Each note takes one line. */
export function writeFrontMatter(values: DraftValues, notes: readonly string[]): string {
  const entries = Object.entries(values).flatMap(([key, value]) => entryLines(key, value));
  const lines = ['---', ...entries, ...notes.map((note) => `# ${oneLine(note)}`), '---'];
  return lines.map((line) => `${line}\n`).join('');
}

function entryLines(key: string, value: DraftValue): readonly string[] {
  if (typeof value === 'string') return [`${key}: ${scalar(value)}`];
  if (isList(value)) return listLines(key, value);
  const inner = Object.entries(value).map(
    ([name, content]) => `  ${name}: ${typeof content === 'string' ? scalar(content) : flow(content)}`,
  );
  return [`${key}:`, ...inner];
}

function isList<Item>(value: readonly Item[] | object): value is readonly Item[] {
  return Array.isArray(value);
}

function listLines(key: string, items: readonly (string | Readonly<Record<string, string>>)[]): readonly string[] {
  const lines = items.flatMap((item) => {
    if (typeof item === 'string') return [`  - ${scalar(item)}`];
    return Object.entries(item).map(
      ([name, words], index) => `${index === 0 ? '  - ' : '    '}${name}: ${scalar(words)}`,
    );
  });
  return [`${key}:`, ...lines];
}

function flow(words: readonly string[]): string {
  return `[${words.map(scalar).join(', ')}]`;
}

/** Words that need no quotes in YAML, whichever program reads them. Numbers get quotes, so that editors leave them alone. */
const PLAIN = /^[\p{L}](?:[\p{L}\p{N} '’()&/.–—_-]*[\p{L}\p{N}'’).])?$/u;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const CYCLE = /^\d+ (?:month|year)s?$/;
const MEANING = /^(?:true|false|yes|no|on|off|null|y|n)$/i;

function scalar(words: string): string {
  if (
    DATE.test(words) ||
    CYCLE.test(words) ||
    (PLAIN.test(words) && (!MEANING.test(words) || /^(?:yes|no)$/.test(words)))
  )
    return words;
  return JSON.stringify(words).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}

/** A comment ends with its line, and must not contain what YAML refuses. */
function oneLine(note: string): string {
  return note.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
