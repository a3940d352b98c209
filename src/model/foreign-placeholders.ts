/**
 * The spellings of other programs' placeholders, and of blanks to fill in by hand: `[Organisation Name]`, `[date]`, `(insert
 * name)`, `{name}`, `«Name»`, `<Client Name>`, `%NAME%`, `XXX`, `TBC`, `____`, `.....`, tags that would print as they stand, and a
 * field's name without its signs. A line to write on, `[______]`, is none of them.
 */
import { asksForWords, asksInRoundBrackets, type Surroundings } from './blank-words.js';
import { isElementTag } from './html-elements.js';

/** What was found: a placeholder, a blank to fill in by hand, or a field's name without its signs. */
export type ForeignKind = 'placeholder' | 'blank' | 'field-name';

export interface ForeignPlaceholder {
  readonly kind: ForeignKind;
  /** As it stands in the words. */
  readonly spelling: string;
  /** Offset into the words. */
  readonly at: number;
}

interface Spelling {
  readonly kind: ForeignKind | 'meant';
  readonly pattern: string;
  /** Whether a match asks for something; absent: always. */
  asks?(content: string, around: Surroundings): boolean;
}

/** Any sign of a line but those that hide a tag, which end every match. */
const SIGN = '[^\\n\\uE000-\\uF8FF]';
const inside = (closers: string, longest: number) => `[^${closers}\\n\\uE000-\\uF8FF]{1,${longest}}?`;

/** Not the words of a link, as in texts that hold Markdown: `[words](https://…)`. */
const NO_LINK = '(?!\\((?:https?:|mailto:|tel:|#|\\.{0,2}\\/|[^\\s()]+\\.\\w{2,5}[)#]))';

/** One entry for each spelling; the first that matches at a place counts. */
const SPELLINGS: readonly Spelling[] = [
  { kind: 'meant', pattern: '\\\\?\\[(?:\\\\?_){3,}\\\\?\\]' },
  { kind: 'placeholder', pattern: `\\\\?\\{\\\\?\\{${inside('{}', 80)}\\\\?\\}\\\\?\\}` },
  { kind: 'placeholder', pattern: `\\\\?<\\\\?<${inside('<>', 80)}\\\\?>\\\\?>` },
  { kind: 'placeholder', pattern: `\\\\?\\{%${SIGN}{1,80}?%\\\\?\\}` },
  { kind: 'placeholder', pattern: `\\$\\\\?\\{${inside('{}', 60)}\\\\?\\}` },
  { kind: 'placeholder', pattern: `(?<![\\w\\\\$])\\\\?\\{[A-Za-z]${inside('{}', 60)}\\\\?\\}`, asks: isName },
  {
    kind: 'placeholder',
    pattern: `(?<!\\p{L})\\\\?\\[\\\\?\\[${inside('\\[\\]', 60)}\\\\?\\]\\\\?\\]`,
    asks: hasLetters,
  },
  { kind: 'placeholder', pattern: `«${inside('«»', 80)}»`, asks: hasLetters },
  {
    kind: 'placeholder',
    pattern: '(?<![+\\w])\\\\?\\+\\\\?\\+\\\\?\\+[A-Za-z][\\w. -]{0,60}?\\\\?\\+\\\\?\\+\\\\?\\+(?![+\\w])',
  },
  { kind: 'placeholder', pattern: '(?<![@\\w])@@[A-Za-z][\\w. -]{0,60}?@@(?![@\\w])' },
  {
    kind: 'placeholder',
    pattern: '(?<![%\\w])%%?[A-Za-z][A-Za-z_. ]{0,58}[A-Za-z]\\d?%%?(?![%\\w])',
    asks: isVariable,
  },
  { kind: 'placeholder', pattern: '(?<![#\\w&])\\\\?##?[A-Za-z](?:[\\w -]{0,58}\\w)?\\\\?##?(?![#\\w])' },
  { kind: 'placeholder', pattern: '\\\\?\\*\\|[A-Z_ ]{2,40}\\|\\\\?\\*' },
  {
    kind: 'placeholder',
    pattern: `(?<![\\p{L}\\d\\]!])\\\\?\\[${inside('\\[\\]', 120)}\\\\?\\](?![\\p{L}\\d]|\\\\?\\[|:\\s*https?:)${NO_LINK}`,
    asks: asksForWords,
  },
  {
    kind: 'placeholder',
    pattern: `(?<![\\p{L}\\d])\\(${inside('()', 80)}\\)(?![\\p{L}\\d])`,
    asks: asksInRoundBrackets,
  },
  {
    kind: 'placeholder',
    pattern: `(?<![\\p{L}\\d|\\\\])\\\\?\\|(?! )${inside('|', 60)}\\|(?![\\p{L}\\d|])`,
    asks: isCapitalised,
  },
  { kind: 'placeholder', pattern: `(?<![<\\w\\\\])\\\\?<\\p{L}${inside('<>', 80)}\\\\?>(?!>)`, asks: isNoElement },
  {
    kind: 'placeholder',
    pattern:
      '\\b(?:Click or tap|Click|Tap)(?: here)? (?:or tap )?(?:here )?to (?:enter|add|insert|choose) (?:text|a date|an item|your text)\\b\\.?',
  },
  { kind: 'placeholder', pattern: '\\bChoose an item\\.' },
  {
    kind: 'placeholder',
    pattern: "\\bI(?:NSERT|nsert) [\\p{L}’' ]{2,50}? (?:HERE|here)\\b(?! and\\b)",
    asks: (content) =>
      asksInRoundBrackets(content, { before: '', after: '' }) &&
      /\b(?:name|date|logo|number|address|details|text)\b/i.test(content),
  },
  {
    kind: 'blank',
    pattern: '(?<![\\w/.-])(?:[Xx]{2}|[_]{2,})(?:[/.-](?:[Xx]{2}|_{2,}))[/.-](?:[Xx]{2,4}|_{2,})(?![\\w/])',
  },
  { kind: 'blank', pattern: '(?<=:\\s{0,3})(?:DD|dd)[ /.-](?:MM|mm)[ /.-](?:YYYY|yyyy|YY|yy)\\b' },
  { kind: 'blank', pattern: '(?<![\\w-])0X{2,4} X{3}[X ]{0,8}(?<=X)(?![\\w-])' },
  {
    kind: 'blank',
    pattern: `(?<![\\w-]|\\b(?:[Pp]art|[Cc]hapter|[Tt]itle|[Vv]olume|[Aa]rticle|[Ss]chedule|[Bb]ook|[Ss]ection|Parts|X*[IVLC][IVXLC]*,)\\s)(?:X{3,}|x{4,})(?: (?:X{3,}|x{4,}))*(?![\\w-]|[^\\S\\n]?(?:and|,|to|or) X*[IVLC][IVXLC]*\\b)`,
  },
  { kind: 'blank', pattern: '(?<![\\w-])(?:TBC|TBA|TBD)(?![\\w-])' },
  { kind: 'blank', pattern: '(?<=:\\s{0,3})(?:tbc|tba|tbd)(?![\\w-])' },
  { kind: 'blank', pattern: '(?<![\\p{L}\\d](?:\\\\?_)*|(?:\\\\?_))(?:\\\\?_){3,}|(?:\\\\?_){3,}(?![\\p{L}\\d_\\\\])' },
  { kind: 'blank', pattern: '(?:\\.{5,}|…{2,})(?![.…]|[^\\S\\n]*\\d{1,3}[^\\S\\n]*(?:\\n|$))' },
  { kind: 'field-name', pattern: '(?<![\\uE000-\\uF8FF\\w])org_field_\\w+' },
];

const ANY_SPELLING = SPELLINGS.map(({ pattern }, index) => `(?<s${index}>${pattern})`).join('|');
const FOREIGN = new RegExp(ANY_SPELLING, 'gu');

/** Words without any of these hold none, and most words don't. */
const SIGN_OF_ANY = /[[({<%#@+|_…«]|\.{5}|[Xx]{3}|XX|xx|TB[CAD]|tb[cad]|DD|dd|Click|Tap|Choose an|I(?:NSERT|nsert) /;

/** Finds them in words, in reading order. */
export function findForeignPlaceholders(words: string): readonly ForeignPlaceholder[] {
  if (!SIGN_OF_ANY.test(words)) return [];
  const found: ForeignPlaceholder[] = [];
  const search = new RegExp(FOREIGN);
  for (let match = search.exec(words); match; match = search.exec(words)) {
    const { 0: spelling, index, groups } = match;
    const kind = SPELLINGS.findIndex((_, at) => groups?.[`s${at}`] !== undefined);
    const form = SPELLINGS[kind];
    if (!form) break;
    const around = { before: lineBefore(words, index), after: lineAfter(words, index + spelling.length) };
    if (form.asks && !form.asks(contentOf(spelling), around)) {
      // Another may begin within what was no placeholder.
      search.lastIndex = index + (spelling.startsWith('\\') ? 2 : 1);
      continue;
    }
    if (form.kind !== 'meant') found.push({ kind: form.kind, spelling, at: index });
  }
  return found;
}

function lineBefore(words: string, at: number): string {
  return words.slice(Math.max(words.lastIndexOf('\n', at - 1) + 1, at - 400), at);
}

function lineAfter(words: string, at: number): string {
  const end = words.indexOf('\n', at);
  return words.slice(at, Math.min(end < 0 ? words.length : end, at + 400));
}

/** The words between the signs. */
function contentOf(spelling: string): string {
  return spelling.replace(/\\(?=[^\p{L}\d\s])/gu, '').replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, '');
}

function hasLetters(content: string): boolean {
  return /\p{L}{2,}/u.test(content);
}

/** Words and marks of a name alone: no rule of a style sheet, no object of a program. */
function isName(content: string): boolean {
  return /^[\p{L}_][\p{L}\d _.,’'/&-]*$/u.test(content) || /^(?:insert|enter)\b/i.test(content);
}

/** Not the name of a place that Windows keeps, nor a sign of an address (`%C3%A9`). */
function isVariable(content: string): boolean {
  return (
    content.length > 2 &&
    !/^(?:appdata|localappdata|programdata|programfiles|temp|tmp|userprofile|username|windir|systemroot|path|homepath|homedrive|public)$/i.test(
      content,
    )
  );
}

function isCapitalised(content: string): boolean {
  return /^\p{Lu}[\p{L}\d’' &-]*$/u.test(content);
}

function isNoElement(content: string): boolean {
  return !isElementTag(content) && /^[\p{L}][\p{L}\d ’'/&,._()-]*$/u.test(content);
}
