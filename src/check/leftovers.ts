/** Finds what no finished document may hold: placeholders, the words of a program's mistakes, empty brackets. */
import type { Span } from '../model/source.js';
import type { AuthorsWords } from './authors-words.js';

/** Something that should not have reached the finished document. */
export interface Leftover {
  /** What it is, as the message says it. */
  readonly description: string;
  /** The words as they are in the document. */
  readonly words: string;
  /** Where the author typed it among words, which is a reason to ask, but no mistake of the program. */
  readonly typedAt?: Span;
}

interface LeftoverKind {
  readonly description: string;
  /** Text without any of these is not searched with the slower pattern. */
  readonly signs: readonly string[];
  readonly spelling: RegExp;
  /**
   * Where an author may type it: in code, which shows what is typed elsewhere; right behind a word too, as in `backup()`;
   * or in any sentence. Absent: nowhere, since it is what this program fills in.
   */
  readonly typed?: 'in-code' | 'behind-words' | 'anywhere';
  /** Whether a value of the organisation’s can be just that, and prints as it is. */
  readonly isValue?: true;
}

const KINDS: readonly LeftoverKind[] = [
  {
    description: 'A placeholder that wasn’t filled in',
    signs: ['{{', '<<', 'org_field_', '_date'],
    spelling:
      /(?:\{\{|<<)\s*[#/]?[A-Za-z_][^{}<>\n]{0,60}(?:\}\}|>>)|\borg_field_\w+|\b(?:last_update_date|next_review_date)\b/g,
  },
  {
    description: 'A placeholder of another program',
    signs: ['${', '[[', '«', '%%'],
    spelling: /\$\{[\w.]+\}|\[\[\s*\w+(?:[_.]\w+)+\s*\]\]|«\w+(?:[_.]\w+)+»|%%\w+%%/g,
    typed: 'in-code',
  },
  {
    description: 'The word "undefined"',
    signs: ['undefined'],
    spelling: /\bundefined\b/g,
    typed: 'anywhere',
    isValue: true,
  },
  { description: 'The name of an object', signs: ['[object '], spelling: /\[object \w+\]/g, typed: 'in-code' },
  { description: 'The word "NaN"', signs: ['NaN'], spelling: /\bNaN\b/g, typed: 'in-code', isValue: true },
  {
    description: 'A pair of empty brackets',
    signs: ['('],
    spelling: /\(\)|\([ \u00a0]*[–—-](?:[ \u00a0]|[–—-])*\)/g,
    typed: 'behind-words',
    isValue: true,
  },
  // A place for a tick: Yes ( ) No ( ).
  {
    description: 'A pair of empty brackets',
    signs: ['('],
    spelling: /\([ \u00a0]+\)/g,
    typed: 'anywhere',
    isValue: true,
  },
];

/** What looks like a leftover but was put into the templates on purpose. */
export interface AllowedWords {
  /** The templates' sources: a placeholder after a backslash prints as it is. */
  readonly sources: readonly string[];
  /** The words that their front matter allows under `mentions`. */
  readonly mentions: readonly string[];
  /** Finds what their authors typed. */
  readonly authors: AuthorsWords;
}

/** The kinds of leftovers that a text has a sign of, as flags. */
export type LeftoverSigns = number;

/** Gives the signs in a text: of a text in lines, all that its lines have, since no sign has a line feed. */
export function signsIn(text: string): LeftoverSigns {
  let all = 0;
  for (const [at, { signs }] of KINDS.entries()) if (signs.some((sign) => text.includes(sign))) all |= 1 << at;
  return all;
}

/**
 * Finds the leftovers in a text: the first of each kind, after the first that its author typed in a sentence. `values` is what the
 * organisation's own file says: words of it print as they are. `onMatch` is called where anything looks like one, allowed or not.
 */
export function leftovers(
  text: string,
  allowed: AllowedWords,
  values = '',
  onMatch?: () => void,
  signs: LeftoverSigns = signsIn(text),
): readonly Leftover[] {
  if (signs === 0) return [];
  return KINDS.flatMap((kind, place): readonly Leftover[] => {
    const { description, spelling } = kind;
    if ((signs & (1 << place)) === 0) return [];
    let asked: Leftover | undefined;
    for (const { 0: words, index } of text.matchAll(spelling)) {
      onMatch?.();
      if (isAllowed(words, allowed) || isOwnValue(kind, words, values)) continue;
      const typed = typedAt(kind, text, index, words, allowed);
      const leftover: Leftover = { description, words: words.trim() };
      if (typed === undefined) return asked ? [asked, leftover] : [leftover];
      if (typed !== 'meant') asked ??= { ...leftover, typedAt: typed };
    }
    return asked ? [asked] : [];
  });
}

/** Where the author typed the words in a sentence; `meant` where what they are is plain; undefined for a leftover. */
function typedAt(
  { typed }: LeftoverKind,
  text: string,
  at: number,
  words: string,
  { sources, authors }: AllowedWords,
): Span | 'meant' | undefined {
  if (typed === undefined) return undefined;
  if (typed === 'behind-words' && isBehindWord(text, at, words, sources)) return 'meant';
  const place = authors(text, at, words);
  if (place?.inCode) return 'meant';
  return typed === 'anywhere' ? place?.span : undefined;
}

function isAllowed(words: string, { sources, mentions }: AllowedWords): boolean {
  if (mentions.includes(words.trim())) return true;
  return /^(?:\{\{|<<)/.test(words) && sources.some((source) => source.includes(`\\${words.trim()}`));
}

/** Whether the organisation's file says these very words. */
function isOwnValue({ isValue, spelling }: LeftoverKind, words: string, values: string): boolean {
  return isValue === true && values.includes(words) && (values.match(spelling) ?? []).some((value) => value === words);
}

/** How many signs of the words next to it are compared. */
const NEXT_TO_IT = 24;

/**
 * Whether a template has the brackets right behind the same word: then no value of an organisation left them. Others in a
 * sentence are a blank, whoever left it.
 */
function isBehindWord(text: string, at: number, words: string, sources: readonly string[]): boolean {
  const nearby = text.slice(Math.max(at - NEXT_TO_IT, 0), at);
  const before = /[\p{L}\p{N}_\]]+$/u.exec(nearby)?.[0];
  return before !== undefined && sources.some((source) => source.includes(before + words));
}
