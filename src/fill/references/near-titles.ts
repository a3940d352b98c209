/** Words that are nearly the title of a policy of the pack, and not exactly: a slip of the author's. */
import { comparableTitle, type KnownPolicies, type KnownPolicy } from './known-policies.js';

/** A part of words, by offsets. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What is said of a title that is nearly a policy's. */
export interface TitleTrouble {
  readonly severity: 'warning';
  readonly code: 'reference-title';
  readonly message: string;
  readonly hint: string;
}

/** `Policy` as the last word of a title. */
const LAST_WORD = /(?<=\s)Policy(?![\p{L}\p{N}])/gu;

/** A word that a title may be made of, at the end of what stands before a blank. */
const CAPITAL_WORD = /\p{Lu}[\p{L}’'-]*$/u;
const SMALL_WORD = /^(?:and|of|the|for|in|to|at|with|on|&)$/;

/**
 * Finds `Whistle Blowing Policy`: words with capital letters that end as a title does. What is taken (links and troubles)
 * is left alone. Looks back no further than a title is long, so that the time grows with the length of the words.
 */
export function nearTitles(
  words: string,
  known: KnownPolicies,
  taken: readonly Stretch[],
): readonly (Stretch & { readonly policy: KnownPolicy })[] {
  if (!words.includes('Policy')) return [];
  const inOrder = [...taken].sort((a, b) => a.start - b.start);
  const alike = new Map<string, Likeness | undefined>();
  const found: (Stretch & { readonly policy: KnownPolicy })[] = [];
  let from = 0;
  let next = 0;
  for (const { index } of words.matchAll(LAST_WORD)) {
    const end = index + 'Policy'.length;
    for (; (inOrder[next]?.end ?? end) <= index; next++) from = Math.max(from, inOrder[next]?.end ?? 0);
    const isTaken = (inOrder[next]?.start ?? end) < end;
    const best = isTaken ? undefined : bestStart(words, Math.max(from, index - reachOf(known)), index, known, alike);
    if (best) found.push({ start: best.start, end, policy: best.policy });
    from = end;
  }
  return found;
}

/** Letters: how long a title can be that is like one of the pack, with room for blanks between its words. */
function reachOf({ longestTitle }: KnownPolicies): number {
  return 2 * longestTitle + 50;
}

interface Likeness {
  readonly policy: KnownPolicy;
  readonly likeness: number;
}

/** `See the Whistle Blowing Policy` begins with words that are no part of a title: the start that is most like one. */
function bestStart(
  words: string,
  from: number,
  lastWord: number,
  known: KnownPolicies,
  alike: Map<string, Likeness | undefined>,
): (Likeness & { readonly start: number }) | undefined {
  let best: (Likeness & { readonly start: number }) | undefined;
  for (const start of titleStarts(words.slice(from, lastWord))) {
    const written = words.slice(from + start, lastWord + 'Policy'.length);
    if (!alike.has(written)) alike.set(written, likeTitle(written, known));
    const near = alike.get(written);
    if (near && (!best || near.likeness >= best.likeness)) best = { ...near, start: from + start };
  }
  return best;
}

/** Where a title may begin in the words before its last one, from the last to the first. */
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

/** The policy whose title is nearly these words, and not exactly. */
export function nearTitle(words: string, known: KnownPolicies): KnownPolicy | undefined {
  return likeTitle(words, known)?.policy;
}

/** Titles that are longer or shorter than this part more or less are not looked at. */
const LENGTHS = 1 / 3;

/** How like they must be: with a sixth of the letters another, a title is another title. */
const LIKE = 5 / 6;

function likeTitle(
  words: string,
  known: KnownPolicies,
): { readonly policy: KnownPolicy; readonly likeness: number } | undefined {
  const wanted = comparableTitle(words).replace(/ policy$/, '');
  if (wanted.length < 5 || known.byTitle.has(wanted)) return undefined;
  const alike = [...known.byTitle].flatMap(([title, policy]) => {
    if (Math.abs(title.length - wanted.length) > wanted.length * LENGTHS || title.endsWith(' policy')) return [];
    const likeness = sharedLetters(wanted, title);
    return likeness >= LIKE ? [{ policy, likeness }] : [];
  });
  const [first, ...others] = alike;
  return first && others.reduce((kept, one) => (one.likeness > kept.likeness ? one : kept), first);
}

/** How many of the pairs of letters two titles have in common, as a part of all (Dice's coefficient). */
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

/** Says that a title is nearly a policy's. */
export function titleTrouble({ title, code }: KnownPolicy): TitleTrouble {
  return {
    severity: 'warning',
    code: 'reference-title',
    message: 'No policy in the pack has this title',
    hint: `Did you mean "${title}"${code ? ` (${code})` : ''}?`,
  };
}
