/** Finds references in words: those to a policy in the pack, and those to none. */
import { codeParts } from '../../model/pack.js';
import { comparableTitle, type KnownPolicies, type KnownPolicy } from './known-policies.js';
import { nearTitles, type Stretch, titleTrouble } from './near-titles.js';

/** A stretch of words that becomes a link. */
export interface FoundLink extends Stretch {
  readonly policy: KnownPolicy;
}

/** A stretch of words that names a withdrawn policy, and names its successors in its place. */
export interface FoundSuccession extends Stretch {
  readonly successors: readonly KnownPolicy[];
  /** Whether the words are a title, and whether a code follows it; a code alone is neither. */
  readonly form: 'title' | 'title-and-code' | 'code';
}

/** A reference that does not match any policy in the pack. */
export interface Trouble extends Stretch {
  readonly severity: 'error' | 'warning';
  readonly code: 'reference-missing' | 'reference-family' | 'reference-title';
  readonly message: string;
  readonly hint?: string;
}

export interface Scan {
  /** From the first to the last, none overlap. */
  readonly links: readonly (FoundLink | FoundSuccession)[];
  readonly troubles: readonly Trouble[];
}

/** Words without any of these hold no code and no end of a title, so most words need no search. */
const MAY_REFER = /[A-Z]\d|polic|procedur|statement|plan/i;

const NOTHING: Scan = { links: [], troubles: [] };

/** Searches words; `thisPolicy` names the policy that they belong to, which never links to itself. */
export function scanWords(words: string, policies: KnownPolicies, thisPolicy: string): Scan {
  if (!MAY_REFER.test(words)) return NOTHING;
  const links: (FoundLink | FoundSuccession)[] = [];
  const troubles: Trouble[] = [];
  const ownNames: Stretch[] = [];
  for (const { title, behind, code, ...at } of policies.find(words)) {
    const policy = title === undefined ? undefined : policies.byTitle.get(comparableTitle(title));
    if (policy) titleFound(policy, at, title ?? '', behind, { policies, thisPolicy, links, troubles, ownNames });
    else if (title !== undefined)
      withdrawnFound(comparableTitle(title), at, behind ? 'title-and-code' : 'title', {
        policies,
        thisPolicy,
        links,
        troubles,
        ownNames,
      });
    else if (code && /^[A-Z]+\d+[A-Z]?$/.test(code))
      codeFound(code, at, { policies, thisPolicy, links, troubles, ownNames });
  }
  for (const { policy, ...at } of nearTitles(words, policies, [...links, ...troubles, ...ownNames]))
    troubles.push({ ...at, ...titleTrouble(policy) });
  return { links, troubles };
}

interface Finding {
  readonly policies: KnownPolicies;
  readonly thisPolicy: string;
  readonly links: (FoundLink | FoundSuccession)[];
  readonly troubles: Trouble[];
  /** The mentions of this policy's own title. */
  readonly ownNames: Stretch[];
}

/** Handles a title, perhaps with a code after it: one link where both are the same policy's. */
function titleFound(
  policy: KnownPolicy,
  at: Stretch,
  title: string,
  behind: string | undefined,
  finding: Finding,
): void {
  const titleEnd = at.start + title.length;
  const agrees = behind === undefined || behind === policy.code;
  const stretch = { start: at.start, end: agrees ? at.end : titleEnd };
  if (policy.name === finding.thisPolicy) finding.ownNames.push(stretch);
  else finding.links.push({ ...stretch, policy });
  if (agrees || behind === undefined) return;
  const codeAt = { start: at.end - 1 - behind.length, end: at.end - 1 };
  if (!/^[A-Z]+\d+[A-Z]?$/.test(behind)) return;
  if (finding.policies.byCode.has(behind))
    finding.troubles.push({
      ...codeAt,
      severity: 'warning',
      code: 'reference-title',
      message: `"${policy.title}" is ${policy.code ? `the title of ${policy.code}` : 'a title without a code'}, not the title of ${behind}`,
    });
  else codeFound(behind, codeAt, finding);
}

function codeFound(code: string, at: Stretch, finding: Finding): void {
  const { policies, thisPolicy, links, troubles } = finding;
  const policy = policies.byCode.get(code);
  if (policy) {
    if (policy.name !== thisPolicy) links.push({ ...at, policy });
    return;
  }
  if (policies.withdrawn.has(code)) {
    withdrawnFound(code, at, 'code', finding);
    return;
  }
  const trouble = code === thisPolicy ? undefined : codeTrouble(code, policies);
  if (trouble) troubles.push({ ...at, ...trouble });
}

/** Handles the name of a withdrawn policy; its successor's own text may name it as it was. */
function withdrawnFound(
  form: string,
  at: Stretch,
  kind: FoundSuccession['form'],
  { policies, thisPolicy, links, troubles }: Finding,
): void {
  const withdrawn = policies.withdrawn.get(form);
  if (!withdrawn || withdrawn.name === thisPolicy) return;
  const { name, successors } = withdrawn;
  if (successors.some((successor) => successor.name === thisPolicy)) return;
  if (successors.length > 0) links.push({ ...at, successors, form: kind });
  else troubles.push({ ...at, ...withdrawnTrouble(name) });
}

/** Says that a policy is withdrawn. */
export function withdrawnTrouble(name: string): Omit<Trouble, 'start' | 'end'> {
  return {
    severity: 'error',
    code: 'reference-missing',
    message: `${name} isn’t in the pack: it is withdrawn`,
    hint: 'Refer to the policy that replaces it, or name that one in the record of the withdrawal.',
  };
}

/** Explains why the pack lacks a code; undefined for letters and digits that are not a policy's code. */
export function codeTrouble(code: string, policies: KnownPolicies): Omit<Trouble, 'start' | 'end'> | undefined {
  const { family, number, suffix } = codeParts(code);
  if (!policies.families.has(family)) return undefined;
  const absent = policies.absent.get(code);
  const problem = { severity: 'error', code: 'reference-missing' } as const;
  if (absent?.why === 'withdrawn') return withdrawnTrouble(code);
  if (absent?.why === 'excluded')
    return {
      ...problem,
      message: `${code} isn’t in the pack: the organisation’s file excludes it`,
      hint: orAsk('Remove "include: no" from the organisation’s file', code),
    };
  if (absent?.why === 'variant') {
    const hint = absent.instead ? `Refer to ${absent.instead}, or by its title.` : undefined;
    return {
      ...problem,
      message: `${code} isn’t in the pack: it has another policy on the same topic`,
      ...(hint ? { hint } : {}),
    };
  }
  if (absent?.why === 'not-in-pack')
    return {
      ...problem,
      message: `${code} isn’t in the pack: the organisation’s pack doesn’t list it`,
      hint: orAsk('Add it to the pack', code),
    };
  if (policies.ownFamilies.size > 0 && !policies.ownFamilies.has(family))
    return otherFamily(code, `${number}${suffix}`, policies);
  const message = absent
    ? `${code} isn’t in the pack: it doesn’t apply to the organisation`
    : `${code} isn’t in the pack: no template has this code`;
  return { ...problem, message, hint: orAsk('Correct the code', code) };
}

/** The hint: add the policy to the organisation's pack, or print the words only for organisations that have it. */
function orAsk(first: string, code: string): string {
  return `${first}, or put the words in a condition: <<#if policy_${code.toLowerCase()}>>.`;
}

function otherFamily(code: string, number: string, policies: KnownPolicies): Omit<Trouble, 'start' | 'end'> {
  const counterpart = [...policies.byCode.keys()].find((candidate) => candidate.replace(/^[A-Z]+/, '') === number);
  return {
    severity: 'warning',
    code: 'reference-family',
    message: `${code} is the code of another service’s policy`,
    ...(counterpart ? { hint: `This organisation’s policy is ${counterpart}.` } : {}),
  };
}
