/**
 * Tells of words and pictures, before they are a file, that the final check would find nothing in them. It asks more than the final
 * check: where a word stands on its page, which excuses some that may be a name, differs from format to format.
 */
import type { FinishedContent } from '../formats/finished/file-text.js';
import type { Organisation } from '../model/organisation.js';
import { foreignLogos, type Logos } from './foreign-logos.js';
import { foreignValues, type IdentifyingValues, isMentioned } from './foreign-values.js';
import { type AllowedWords, leftovers } from './leftovers.js';
import { ownText } from './own-text.js';
import { marksIn } from './word-index.js';

/** What a content is searched for. */
export interface SearchedFor {
  readonly organisation: Organisation;
  readonly allowed: AllowedWords;
  readonly values: IdentifyingValues;
  readonly logos: Logos;
}

/** Whether nothing is left over in a content, and nothing of another organisation's, but for what its template has typed on purpose. */
export function isSurelyClean({ texts, pictures, unread }: FinishedContent, searched: SearchedFor): boolean {
  const { organisation, allowed, values, logos } = searched;
  return (
    unread.length === 0 &&
    foreignLogos(pictures, logos, organisation).length === 0 &&
    texts.every(
      (text) =>
        leftovers(text.words, allowed, ownText(organisation), undefined, marksIn(text).signs).length === 0 &&
        foreignValues(text.words, values, organisation, marksIn(text)).every(({ value, start, end, certainty }) => {
          const words = text.words.slice(start, end);
          if (isMentioned(words, value, allowed.mentions)) return true;
          return certainty !== 'certain' && allowed.authors(text.words, start, words) !== undefined;
        }),
    )
  );
}
