/** Finds words that are almost the title of a policy in the pack: probably the author's slip. */
import { comparableTitle, type KnownPolicies, type KnownPolicy } from './known-policies.js';

/** A part of words, by offsets. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The warning about words that are almost a policy's title. */
export interface TitleTrouble {
  readonly severity: 'warning';
  readonly code: 'reference-title';
  readonly message: string;
  readonly hint: string;
}

/** `Policy` as the last word of a title. */
const LAST_WORD = /(?<=\s)Policy(?![\p{L}\p{N}])/gu;

/** A word that can be part of a title, at the end of the words before a space. */
const CAPITAL_WORD = /\p{Lu}[\p{L}’'-]*$/u;
const SMALL_WORD = /^(?:and|of|the|for|in|to|at|with|on|&)$/;

/**
 * Finds `Whistle Blowing Policy`: capitalised words that end as a title does. `mentions` (links and troubles found already) are
 * skipped. Looks back no further than the longest title, so that the time grows with the length of the words.
 */
export function nearTitles(
  words: string,
  policies: KnownPolicies,
  mentions: readonly Stretch[],
): readonly (Stretch & { readonly policy: KnownPolicy })[] {
  if (!words.includes('Policy')) return [];
  const inOrder = [...mentions].sort((a, b) => a.start - b.start);
  const likenesses = new Map<string, Likeness | undefined>();
  const nearMisses: (Stretch & { readonly policy: KnownPolicy })[] = [];
  let from = 0;
  let next = 0;
  for (const { index } of words.matchAll(LAST_WORD)) {
    const end = index + 'Policy'.length;
    for (; (inOrder[next]?.end ?? end) <= index; next++) from = Math.max(from, inOrder[next]?.end ?? 0);
    const isMentioned = (inOrder[next]?.start ?? end) < end;
    const best = isMentioned
      ? undefined
      : bestStart(words, Math.max(from, index - reachOf(policies)), index, policies, likenesses);
    if (best) nearMisses.push({ start: best.start, end, policy: best.policy });
    from = end;
  }
  return nearMisses;
}

/** How far to look back, in letters: the longest title that could match, with room for spaces. */
function reachOf({ longestTitle }: KnownPolicies): number {
  return 2 * longestTitle + 50;
}

interface Likeness {
  readonly policy: KnownPolicy;
  readonly likeness: number;
}

/** Finds the best start of a title, since `See the Whistle Blowing Policy` begins with words that are not part of it. */
function bestStart(
  words: string,
  from: number,
  lastWord: number,
  policies: KnownPolicies,
  likenesses: Map<string, Likeness | undefined>,
): (Likeness & { readonly start: number }) | undefined {
  let best: (Likeness & { readonly start: number }) | undefined;
  for (const start of titleStarts(words.slice(from, lastWord))) {
    const candidate = words.slice(from + start, lastWord + 'Policy'.length);
    if (!likenesses.has(candidate)) likenesses.set(candidate, likeTitle(candidate, policies));
    const match = likenesses.get(candidate);
    if (match && (!best || match.likeness >= best.likeness)) best = { ...match, start: from + start };
  }
  return best;
}

/** Where a title may begin in the words before its last word, from the last to the first. */
function titleStarts(before: string): readonly number[] {
  const starts: number[] = [];
  let end = before.trimEnd().length;
  while (end > 0) {
    let start = end;
    while (start > 0 && !/\s/.test(before.charAt(start - 1))) start--;
    const word = before.slice(start, end);
    const capital = CAPITAL_WORD.exec(word);
    if (capital) starts.push(start + capital.index);
    if (capital ? capital.index > 0 : !SMALL_WORD.test(word)) break;
    end = before.slice(0, start).trimEnd().length;
  }
  return starts;
}

/** The policy whose title is almost, but not exactly, these words. */
export function nearTitle(words: string, policies: KnownPolicies): KnownPolicy | undefined {
  return likeTitle(words, policies)?.policy;
}

/** Titles that differ in length by more than this share are not compared. */
const LENGTHS = 1 / 3;

/** The share of letters that must agree: with a sixth of them different, it is another title. */
const LIKE = 5 / 6;

function likeTitle(
  words: string,
  policies: KnownPolicies,
): { readonly policy: KnownPolicy; readonly likeness: number } | undefined {
  const phrase = comparableTitle(words).replace(/ policy$/, '');
  if (phrase.length < 5 || policies.byTitle.has(phrase)) return undefined;
  const matches = [...policies.byTitle].flatMap(([title, policy]) => {
    if (Math.abs(title.length - phrase.length) > phrase.length * LENGTHS || title.endsWith(' policy')) return [];
    const likeness = sharedLetters(phrase, title);
    return likeness >= LIKE ? [{ policy, likeness }] : [];
  });
  const [first, ...others] = matches;
  return first && others.reduce((best, match) => (match.likeness > best.likeness ? match : best), first);
}

/** The share of letter pairs that two titles have in common (Dice's coefficient). */
function sharedLetters(a: string, b: string): number {
  const pairs = (words: string) => {
    const letters = words.replaceAll(' ', '');
    return Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2));
  };
  const [left, right] = [pairs(a), pairs(b)];
  const open = [...right];
  const shared = left.filter((pair) => {
    const at = open.indexOf(pair);
    if (at >= 0) open.splice(at, 1);
    return at >= 0;
  });
  return (2 * shared.length) / Math.max(1, left.length + right.length);
}

/** The warning that words are almost a policy's title. */
export function titleTrouble({ title, code }: KnownPolicy): TitleTrouble {
  return {
    severity: 'warning',
    code: 'reference-title',
    message: 'No policy in the pack has this title',
    hint: `Did you mean "${title}"${code ? ` (${code})` : ''}?`,
  };
}
