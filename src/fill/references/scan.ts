/** Words into words and links: what refers to a policy of the pack, and what to none. */
import { codeParts } from '../../model/pack.js';
import { comparableTitle, type KnownPolicies, type KnownPolicy } from './known-policies.js';
import { nearTitles, type Stretch, titleTrouble } from './near-titles.js';

/** A stretch of words that is to be a link. */
export interface FoundLink extends Stretch {
  readonly policy: KnownPolicy;
}

/** Something that refers to no policy of the pack as it stands. */
export interface Trouble extends Stretch {
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
  const ownNames: Stretch[] = [];
  for (const { title, behind, code, ...at } of known.find(words)) {
    const named = title === undefined ? undefined : known.byTitle.get(comparableTitle(title));
    if (named) titleFound(named, at, title ?? '', behind, { known, own, links, troubles, ownNames });
    else if (code && /^[A-Z]+\d+[A-Z]?$/.test(code)) codeFound(code, at, { known, own, links, troubles, ownNames });
  }
  for (const { policy, ...at } of nearTitles(words, known, [...links, ...troubles, ...ownNames]))
    troubles.push({ ...at, ...titleTrouble(policy) });
  return { links, troubles };
}

interface Finding {
  readonly known: KnownPolicies;
  readonly own: string;
  readonly links: FoundLink[];
  readonly troubles: Trouble[];
  /** Where the policy's own title stands. */
  readonly ownNames: Stretch[];
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
  const named = { start: at.start, end: agrees ? at.end : titleEnd };
  if (policy.name === finding.own) finding.ownNames.push(named);
  else finding.links.push({ ...named, policy });
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
