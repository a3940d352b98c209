/** What no finished document holds: placeholders, the words of a program's mistakes, and brackets around nothing. */

/** Something that was left over in words. */
export interface Leftover {
  /** What it is, as a message says it. */
  readonly what: string;
  /** As it stands there. */
  readonly words: string;
}

/** One kind; without one of its signs in the words there is no need to look closer. */
const KINDS: readonly { readonly what: string; readonly signs: readonly string[]; readonly spelling: RegExp }[] = [
  {
    what: 'A placeholder that wasn’t filled in',
    signs: ['{{', '<<', 'org_field_', '_date', '${', '[[', '«', '%%'],
    spelling:
      /(?:\{\{|<<)\s*[#/]?[A-Za-z_][^{}<>\n]{0,60}(?:\}\}|>>)|\borg_field_\w+|\b(?:last_update_date|next_review_date)\b|\$\{[\w.]+\}|\[\[\s*\w+(?:[_.]\w+)+\s*\]\]|«\w+(?:[_.]\w+)+»|%%\w+%%/g,
  },
  { what: 'The word "undefined"', signs: ['undefined'], spelling: /\bundefined\b/g },
  { what: 'The name of an object', signs: ['[object '], spelling: /\[object \w+\]/g },
  { what: 'The word "NaN"', signs: ['NaN'], spelling: /\bNaN\b/g },
  { what: 'A pair of empty brackets', signs: ['('], spelling: /\((?:[ \u00a0]|[–—-])*\)/g },
];

/** What templates hold on purpose. */
export interface Meant {
  /** Their sources: a placeholder behind a backslash prints as it stands. */
  readonly sources: readonly string[];
  /** What their front matter allows, word for word. */
  readonly mentions: readonly string[];
}

/** Finds what was left over, each kind once. */
export function leftovers(text: string, meant: Meant): readonly Leftover[] {
  return KINDS.flatMap(({ what, signs, spelling }): Leftover[] => {
    if (!signs.some((sign) => text.includes(sign))) return [];
    const found = (text.match(spelling) ?? []).find((words) => !isMeant(words, meant));
    return found === undefined ? [] : [{ what, words: found.trim() }];
  });
}

function isMeant(words: string, { sources, mentions }: Meant): boolean {
  if (mentions.includes(words.trim())) return true;
  return /^(?:\{\{|<<)/.test(words) && sources.some((source) => source.includes(`\\${words.trim()}`));
}
