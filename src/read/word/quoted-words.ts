/** The words of a Word file's paragraph as messages quote them: what a reader would see, not the tags that are typed there. */
import { signOf } from '../../formats/word/symbols/index.js';
import type { TagForm } from '../template/tag-grammar.js';
import type { WordLine } from './lines.js';
import type { PartReading } from './reading.js';

/** No message quotes more letters. */
const LONGEST = 80;

/** Gives a line's words: `…` in the place of a value, ` / ` between the branches of a condition, nothing for its other tags. */
export function quotedWords(line: WordLine, { tagsIn }: Pick<PartReading, 'tagsIn'>): string {
  let words = '';
  let at = line.start;
  for (const { form, span } of tagsIn.get(line) ?? []) {
    words += line.text.slice(at - line.start, span.start - line.start) + shownFor(form);
    at = span.end;
  }
  words += line.text.slice(at - line.start);
  const tidy = words
    .replace(/\uFFFC/g, '')
    .replace(/\p{Co}/gu, (code) => signOf(code.codePointAt(0) ?? 0) ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return tidy.length > LONGEST ? `${tidy.slice(0, LONGEST - 1)}…` : tidy;
}

function shownFor(form: TagForm): string {
  switch (form.kind) {
    case 'field':
    case 'passage':
    case 'broken':
      return '…';
    case 'literal':
      return form.text;
    case 'else':
      return ' / ';
    case 'open':
    case 'close':
      return '';
  }
}
