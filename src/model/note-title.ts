/**
 * The words that head a note. They always say of which kind it is, since colour alone tells it to nobody who can't see it (WCAG
 * 2.2, 1.4.1): before a title of its author's own, unless that begins with the word.
 */
import { type Inlines, inlineText, type Note } from './document.js';
import { remember } from './remember.js';
import { around } from './wording/around.js';
import type { Wording } from './wording/wording.js';

const titlesIn = remember((wording: Wording) => remember((note: Note) => titleOf(note, wording)));

/** The heading words of a note: `Warning`, `Warning: Never alone`. */
export function noteTitle(note: Note, wording: Wording): Inlines {
  return titlesIn(wording)(note);
}

function titleOf({ kind, title }: Note, { page }: Wording): Inlines {
  const word = page.notes[kind];
  if (!title) return [{ type: 'text', value: word }];
  if (beginsWith(inlineText(title).trim(), word)) return title;
  return around((mark) => page.titledNote(word, mark), title).flatMap((piece) =>
    typeof piece === 'string' ? [{ type: 'text' as const, value: piece }] : piece,
  );
}

function beginsWith(words: string, word: string): boolean {
  const start = words.slice(0, word.length).toLowerCase() === word.toLowerCase();
  return start && !/^\p{L}/u.test(words.slice(word.length));
}
