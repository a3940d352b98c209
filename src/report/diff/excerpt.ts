/** Shortens a passage to what people need to see of it: the words that changed, and a few beside them. */
import type { ChangedWords } from '../../model/changed-words.js';

/** How many unchanged words are shown beside words that changed. */
const BESIDE = 10;

/** Leaves out unchanged words that are far from any change, with `…` in their place. */
export function excerptOf(words: readonly ChangedWords[]): readonly ChangedWords[] {
  const passage = withoutDetails(words);
  if (passage.every(({ mark }) => mark === undefined)) return shortened(passage);
  return passage.map((piece, at) => {
    if (piece.mark !== undefined) return piece;
    return { ...piece, words: cut(piece.words, { isFirst: at === 0, isLast: at === passage.length - 1 }) };
  });
}

/** Words that stayed are the same to a reader, whether they are a detail or not. */
function withoutDetails(words: readonly ChangedWords[]): readonly ChangedWords[] {
  const joined: ChangedWords[] = [];
  for (const each of words) {
    const last = joined.at(-1);
    if (each.mark === undefined && last && last.mark === undefined)
      joined.splice(-1, 1, { words: last.words + each.words });
    else joined.push(each.mark === undefined ? { words: each.words } : each);
  }
  return joined;
}

/** The first words of what only moved. */
function shortened(passage: readonly ChangedWords[]): readonly ChangedWords[] {
  return passage.slice(0, 1).map((piece) => ({ ...piece, words: cut(piece.words, { isFirst: false, isLast: true }) }));
}

function cut(words: string, { isFirst, isLast }: { readonly isFirst: boolean; readonly isLast: boolean }): string {
  // Each with the space behind it.
  const parts = words.match(/^\s+|\S+\s*/g) ?? [];
  const [head, tail] = [isFirst ? 0 : BESIDE, isLast ? 0 : BESIDE];
  if (parts.length <= head + tail + 1) return words;
  const start = parts.slice(0, head).join('');
  const end = tail === 0 ? '' : parts.slice(-tail).join('');
  return `${start}…${end === '' ? '' : ' '}${end}`;
}
