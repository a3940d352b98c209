/** The title of a note without the word for its kind, which the program puts before it. */
import { type Inlines, type Leaf, plainText } from '../model/document.js';
import type { NoteKind } from '../model/note-kinds.js';
import { textsIn } from '../model/walk.js';
import { around } from '../model/wording/around.js';
import type { Wording } from '../model/wording/wording.js';

/** Gives what its author wrote as a title; undefined for none. */
export function noteWords<L extends Leaf>(
  kind: NoteKind,
  title: Inlines<L>,
  { page }: Wording,
): Inlines<L> | undefined {
  const word = page.notes[kind];
  if (plainText(textsIn(title)).trim() === word) return undefined;
  const [before = ''] = around((mark) => page.titledNote(word, mark), title).filter(
    (piece) => typeof piece === 'string',
  );
  const [first, ...others] = title;
  if (first?.type !== 'text' || before === '' || !first.value.startsWith(before)) return title;
  const value = first.value.slice(before.length);
  return value === '' ? others : [{ ...first, value }, ...others];
}
