/**
 * The spellings of other programs' placeholders, and of blanks to fill in by hand: `[Organisation Name]`, `[INSERT …]`,
 * `{name}`, `«Name»`, `|The Setting|`, `<Client Name>`, `____`, `.....`, tags that would print as they stand, and a field's
 * name without its signs.
 */

const TITLE_WORD = "\\p{Lu}[\\p{L}\\d’'/-]*";
const TITLE_WORDS = `${TITLE_WORD}(?:[ _](?:of|the|and|&|${TITLE_WORD})){0,8}`;

/** One spelling each; a backslash before a sign is Markdown's. Hidden tags (private-use signs) end every match. */
const FOREIGN = new RegExp(
  [
    '\\\\?\\{\\\\?\\{[^{}\\n\\uE000-\\uF8FF]{1,80}\\\\?\\}\\\\?\\}',
    '\\\\?<\\\\?<[^<>\\n\\uE000-\\uF8FF]{1,80}\\\\?>\\\\?>',
    '\\\\?\\{[A-Za-z][^{}\\n\\uE000-\\uF8FF]{0,60}\\}',
    '«[^«»\\n\\uE000-\\uF8FF]{1,80}»',
    `\\\\?\\[${TITLE_WORDS}\\\\?\\](?![(\\[:])`,
    '\\\\?\\[(?:[Ii]nsert|INSERT|[Ee]nter|ENTER|[Aa]dd|ADD|[Yy]our|YOUR)\\b[^\\[\\]\\n\\uE000-\\uF8FF]{0,60}\\](?![(\\[:])',
    `\\\\?\\|${TITLE_WORDS}\\\\?\\|`,
    `(?<![<\\\\])\\\\?<${TITLE_WORDS}>(?!>)`,
    '(?:\\\\?_){3,}',
    '\\.{5,}|…{2,}',
    '(?<![\\uE000-\\uF8FF\\w])org_field_\\w+',
  ].join('|'),
  'gu',
);

/** What was found: a placeholder, a blank to fill in by hand, or a field's name without its signs. */
export type ForeignKind = 'placeholder' | 'blank' | 'field-name';

export interface ForeignPlaceholder {
  readonly kind: ForeignKind;
  /** As it stands in the words. */
  readonly spelling: string;
  /** Offset into the words. */
  readonly at: number;
}

/** Finds them in words, in reading order. */
export function findForeignPlaceholders(words: string): readonly ForeignPlaceholder[] {
  return [...words.matchAll(FOREIGN)].map(({ 0: spelling, index }) => ({
    kind: kindOf(spelling),
    spelling,
    at: index,
  }));
}

function kindOf(spelling: string): ForeignKind {
  if (/^[\\_.…]+$/.test(spelling)) return 'blank';
  return spelling.startsWith('org_field_') ? 'field-name' : 'placeholder';
}
