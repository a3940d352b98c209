/**
 * A wording in which every word is marked: its Latin letters are Cyrillic ones, whatever the words are told (a date, a
 * name) left as it is. A Latin letter in a document is then no word of the program's wording.
 */
import { ENGLISH } from '../../src/model/wording/english.js';
import type { Wording } from '../../src/model/wording/wording.js';

const LATIN = 'abcdefghijklmnopqrstuvwxyz';
const CYRILLIC = 'абцдефгхийклмнопярстувшьуз';

/** Words with each Latin letter changed, its case kept. */
export function marked(words: string): string {
  return words.replace(/[a-z]/gi, (letter) => {
    const mark = CYRILLIC.charAt(LATIN.indexOf(letter.toLowerCase()));
    return letter === letter.toLowerCase() ? mark : mark.toUpperCase();
  });
}

/** Stands for something that a sentence is told, so that it is not marked with the sentence. */
const standIn = (at: number) => String.fromCharCode(0xe100 + at);

function markedSentence(sentence: (...told: readonly unknown[]) => unknown): unknown {
  return (...told: readonly unknown[]) => {
    const said = sentence(...told.map((one, at) => (typeof one === 'string' ? standIn(at) : one)));
    return marked(String(said)).replace(/[\ue100-\ue10f]/g, (sign) => String(told[sign.charCodeAt(0) - 0xe100]));
  };
}

type Hear = (entry: string) => void;

function markedEntry(entry: unknown, name: string, hear: Hear): unknown {
  if (typeof entry === 'string') return marked(entry);
  if (typeof entry === 'function')
    return markedSentence((...told) => {
      hear(name);
      return Reflect.apply(entry, undefined, told);
    });
  const entries = {};
  for (const [key, inner] of Object.entries(Object(entry))) {
    const path = name === '' ? key : `${name}.${key}`;
    const value = markedEntry(inner, path, hear);
    const get = () => {
      if (typeof inner === 'string') hear(path);
      return value;
    };
    Object.defineProperty(entries, key, { get, enumerable: true, configurable: true });
  }
  return entries;
}

/** The same entries as English, marked, in a language that nobody speaks (BCP 47, 2.2.1: qaa to qtz); `hear` is told of each that is said. */
export function markedWording(hear: Hear = () => {}): Wording {
  const entries = markedEntry({ ...ENGLISH, language: '' }, '', hear) as Wording;
  return Object.defineProperty(entries, 'language', { value: 'qaa' });
}
