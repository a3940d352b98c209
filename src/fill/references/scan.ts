/** Words into words and links: what refers to a policy of the pack, and what to none. */
import { codeParts } from '../../model/pack.js';
import { type KnownPolicies, type KnownPolicy, plainTitle } from './known-policies.js';

/** A stretch of words that is to be a link. */
export interface FoundLink {
  readonly start: number;
  readonly end: number;
  readonly policy: KnownPolicy;
}

/** Something that refers to no policy of the pack as it stands. */
export interface Trouble {
  readonly start: number;
  readonly end: number;
  readonly severity: 'error' | 'warning';
  readonly code: 'reference-missing' | 'reference-family' | 'reference-title';
  readonly message: string;
  readonly hint?: string;
}

export interface Scan {
  readonly links: readonly FoundLink[];
  readonly troubles: readonly Trouble[];
}

/** Signs without which words hold neither a code nor the end of a title: most words have none. */
const MAY_REFER = /[A-Z]\d|polic|procedur|statement|plan/i;

const NOTHING: Scan = { links: [], troubles: [] };

/** Looks through words; `own` is the policy that they are of, which links to itself nowhere. */
export function scanWords(words: string, known: KnownPolicies, own: string): Scan {
  if (!MAY_REFER.test(words)) return NOTHING;
  const links: FoundLink[] = [];
  const troubles: Trouble[] = [];
  for (const match of words.matchAll(known.pattern)) {
    const [whole] = match;
    const { title, behind, code } = match.groups ?? {};
    const at = { start: match.index, end: match.index + whole.length };
    const named = title === undefined ? undefined : known.byTitle.get(plainTitle(title));
    if (named) titleFound(named, at, title ?? '', behind, { known, own, links, troubles });
    else if (code && /^[A-Z]+\d+[A-Z]?$/.test(code)) codeFound(code, at, { known, own, links, troubles });
  }
  troubles.push(...nearTitles(words, known, [...links, ...troubles]));
  return { links, troubles };
}

interface Finding {
  readonly known: KnownPolicies;
  readonly own: string;
  readonly links: FoundLink[];
  readonly troubles: Trouble[];
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A title and perhaps a code behind it: one link where they are of one policy. */
function titleFound(
  policy: KnownPolicy,
  at: Stretch,
  title: string,
  behind: string | undefined,
  finding: Finding,
): void {
  const titleEnd = at.start + title.length;
  const agrees = behind === undefined || behind === policy.code;
  if (policy.name !== finding.own) finding.links.push({ start: at.start, end: agrees ? at.end : titleEnd, policy });
  if (agrees || behind === undefined) return;
  const codeAt = { start: at.end - 1 - behind.length, end: at.end - 1 };
  if (!/^[A-Z]+\d+[A-Z]?$/.test(behind)) return;
  if (finding.known.byCode.has(behind))
    finding.troubles.push({
      ...codeAt,
      severity: 'warning',
      code: 'reference-title',
      message: `"${policy.title}" is ${policy.code ? `the title of ${policy.code}` : 'a title without a code'}, not the title of ${behind}`,
    });
  else codeFound(behind, codeAt, finding);
}

function codeFound(code: string, at: Stretch, { known, own, links, troubles }: Finding): void {
  const policy = known.byCode.get(code);
  if (policy) {
    if (policy.name !== own) links.push({ ...at, policy });
    return;
  }
  const trouble = code === own ? undefined : codeTrouble(code, known);
  if (trouble) troubles.push({ ...at, ...trouble });
}

/** What is wrong with a code that the pack lacks; nothing for letters and digits that are no policy's code. */
export function codeTrouble(code: string, known: KnownPolicies): Omit<Trouble, 'start' | 'end'> | undefined {
  const { family, number, suffix } = codeParts(code);
  if (!known.families.has(family)) return undefined;
  const absent = known.absent.get(code);
  const missing = { severity: 'error', code: 'reference-missing' } as const;
  if (absent?.why === 'excluded')
    return {
      ...missing,
      message: `${code} isn’t in the pack: the organisation’s file excludes it`,
      hint: orAsk('Remove "include: no" from the organisation’s file', code),
    };
  if (absent?.why === 'variant') {
    const hint = absent.instead ? `Refer to ${absent.instead}, or by its title.` : undefined;
    return {
      ...missing,
      message: `${code} isn’t in the pack: it has another policy on the same topic`,
      ...(hint ? { hint } : {}),
    };
  }
  if (absent?.why === 'not-in-pack')
    return {
      ...missing,
      message: `${code} isn’t in the pack: the organisation’s pack doesn’t list it`,
      hint: orAsk('Add it to the pack', code),
    };
  if (known.ownFamilies.size > 0 && !known.ownFamilies.has(family))
    return otherFamily(code, `${number}${suffix}`, known);
  const message = absent
    ? `${code} isn’t in the pack: it doesn’t apply to the organisation`
    : `${code} isn’t in the pack: no template has this code`;
  return { ...missing, message, hint: orAsk('Correct the code', code) };
}

/** What to do: let the client have the policy, or say the words only to those that have it. */
function orAsk(first: string, code: string): string {
  return `${first}, or put the words in a condition: <<#if policy_${code.toLowerCase()}>>.`;
}

function otherFamily(code: string, number: string, known: KnownPolicies): Omit<Trouble, 'start' | 'end'> {
  const same = [...known.byCode.keys()].find((one) => one.replace(/^[A-Z]+/, '') === number);
  return {
    severity: 'warning',
    code: 'reference-family',
    message: `${code} is the code of another service’s policy`,
    ...(same ? { hint: `This organisation’s policy is ${same}.` } : {}),
  };
}

/** `Whistle Blowing Policy`: words with capital letters that end as a title does. */
const LIKE_TITLE =
  /\p{Lu}[\p{L}’'-]*(?:\s+(?:(?:and|of|the|for|in|to|at|with|on|&)\s+)*\p{Lu}[\p{L}’'-]*)*\s+Policy(?![\p{L}\p{N}])/gu;

function nearTitles(words: string, known: KnownPolicies, taken: readonly Stretch[]): readonly Trouble[] {
  if (!words.includes('Policy')) return [];
  return [...words.matchAll(LIKE_TITLE)].flatMap((match): Trouble[] => {
    const at = { start: match.index, end: match.index + match[0].length };
    if (taken.some(({ start, end }) => start < at.end && end > at.start)) return [];
    // `See the Whistle Blowing Policy` begins with words that are no part of a title.
    const starts = [...match[0].matchAll(/(?<=^|\s)\p{Lu}/gu)].map(({ index }) => index);
    const found = starts.flatMap((start) => {
      const near = likeTitle(match[0].slice(start), known);
      return near ? [{ start, ...near }] : [];
    });
    if (found.length === 0) return [];
    const best = found.reduce((kept, one) => (one.likeness > kept.likeness ? one : kept));
    return [{ start: at.start + best.start, end: at.end, ...titleTrouble(best.policy) }];
  });
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
  const wanted = plainTitle(words).replace(/ policy$/, '');
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

/** What is said of a title that is nearly a policy's. */
export function titleTrouble({ title, code }: KnownPolicy): Omit<Trouble, 'start' | 'end'> {
  return {
    severity: 'warning',
    code: 'reference-title',
    message: 'No policy in the pack has this title',
    hint: `Did you mean "${title}"${code ? ` (${code})` : ''}?`,
  };
}
