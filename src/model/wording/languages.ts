/** The languages that documents can be in: to add one, name it here, and the compiler asks for its words. */
import { ENGLISH } from './english.js';
import type { Wording } from './wording.js';

/** BCP 47. */
export type Language = 'en-GB';

const WORDINGS: Readonly<Record<Language, Wording>> = { 'en-GB': ENGLISH };

/** Gives the program's words in a language. */
export function wordingOf(language: Language): Wording {
  return WORDINGS[language];
}
