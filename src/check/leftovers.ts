/** Finds what no finished document may hold: placeholders, the words of a program's mistakes, empty brackets. */

/** Something that should not have reached the finished document. */
export interface Leftover {
  /** What it is, as the message says it. */
  readonly description: string;
  /** The words as they are in the document. */
  readonly words: string;
}

interface LeftoverKind {
  readonly description: string;
  /** Text without any of these is not searched with the slower pattern. */
  readonly signs: readonly string[];
  readonly spelling: RegExp;
  /** Whether authors may type it themselves, as in `backup()`. */
  readonly typed?: true;
}

const KINDS: readonly LeftoverKind[] = [
  {
    description: 'A placeholder that wasn’t filled in',
    signs: ['{{', '<<', 'org_field_', '_date', '${', '[[', '«', '%%'],
    spelling:
      /(?:\{\{|<<)\s*[#/]?[A-Za-z_][^{}<>\n]{0,60}(?:\}\}|>>)|\borg_field_\w+|\b(?:last_update_date|next_review_date)\b|\$\{[\w.]+\}|\[\[\s*\w+(?:[_.]\w+)+\s*\]\]|«\w+(?:[_.]\w+)+»|%%\w+%%/g,
  },
  { description: 'The word "undefined"', signs: ['undefined'], spelling: /\bundefined\b/g },
  { description: 'The name of an object', signs: ['[object '], spelling: /\[object \w+\]/g },
  { description: 'The word "NaN"', signs: ['NaN'], spelling: /\bNaN\b/g },
  { description: 'A pair of empty brackets', signs: ['('], spelling: /\((?:[ \u00a0]|[–—-])*\)/g, typed: true },
];

/** What looks like a leftover but was put into the templates on purpose. */
export interface AllowedWords {
  /** The templates' sources: a placeholder after a backslash prints as it is. */
  readonly sources: readonly string[];
  /** The words that their front matter allows under `mentions`. */
  readonly mentions: readonly string[];
}

/** Finds the leftovers in a text: the first of each kind. */
export function leftovers(text: string, allowed: AllowedWords): readonly Leftover[] {
  return KINDS.flatMap(({ description, signs, spelling, typed }): Leftover[] => {
    if (!signs.some((sign) => text.includes(sign))) return [];
    for (const { 0: words, index } of text.matchAll(spelling))
      if (!isAllowed(words, allowed) && !(typed && isTyped(text, index, words, allowed.sources)))
        return [{ description, words: words.trim() }];
    return [];
  });
}

function isAllowed(words: string, { sources, mentions }: AllowedWords): boolean {
  if (mentions.includes(words.trim())) return true;
  return /^(?:\{\{|<<)/.test(words) && sources.some((source) => source.includes(`\\${words.trim()}`));
}

/** How many signs of the words next to it are compared. */
const NEXT_TO_IT = 24;

/**
 * Whether a template has the brackets right behind the same word: then no value of an organisation left them. Others are a
 * blank, whoever left it.
 */
function isTyped(text: string, at: number, words: string, sources: readonly string[]): boolean {
  const nearby = text.slice(Math.max(at - NEXT_TO_IT, 0), at);
  const before = /[\p{L}\p{N}_\]]+$/u.exec(nearby)?.[0];
  return before !== undefined && sources.some((source) => source.includes(before + words));
}
