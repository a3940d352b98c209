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
  { description: 'A pair of empty brackets', signs: ['('], spelling: /\((?:[ \u00a0]|[–—-])*\)/g },
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
  return KINDS.flatMap(({ description, signs, spelling }): Leftover[] => {
    if (!signs.some((sign) => text.includes(sign))) return [];
    const leftover = (text.match(spelling) ?? []).find((words) => !isAllowed(words, allowed));
    return leftover === undefined ? [] : [{ description, words: leftover.trim() }];
  });
}

function isAllowed(words: string, { sources, mentions }: AllowedWords): boolean {
  if (mentions.includes(words.trim())) return true;
  return /^(?:\{\{|<<)/.test(words) && sources.some((source) => source.includes(`\\${words.trim()}`));
}
