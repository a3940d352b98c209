/** The policies that go with one by its front matter: those that the pack has, and the list of them. */
import type { Block, Heading, Link, ListItem, Text } from '../../model/document.js';
import { policyName } from '../../model/pack.js';
import type { Job } from '../../model/plan.js';
import { remember, share } from '../../model/remember.js';
import type { TemplateHead } from '../../model/template.js';
import type { Wording } from '../../model/wording/wording.js';
import {
  comparableTitle,
  type KnownPolicies,
  type KnownPolicy,
  knownPolicies,
  withoutSuccessors,
} from './known-policies.js';
import type { PlacedTrouble } from './link-words.js';
import { nearTitle, titleTrouble } from './near-titles.js';
import { codeTrouble } from './scan.js';

/** The policies to which a template's words may refer: a Word file is filled in place, and keeps its author's words. */
export function policiesFor({ kind }: TemplateHead, { pack }: Job): KnownPolicies {
  const policies = knownPolicies(pack);
  return kind === 'word' ? withoutSuccessors(policies) : policies;
}

/** The list of a policy's related policies; undefined where the pack has none of them. */
export function relatedBlock(job: Job): Block | undefined {
  // What the pack lacks is reported where references are linked.
  return relatedPolicies(job.template, policiesFor(job.template, job)).list;
}

/** Makes a link to a policy. */
export function linkTo({ name, file }: KnownPolicy, words: string | readonly Text[]): Link {
  const children: readonly Text[] = typeof words === 'string' ? [{ type: 'text', value: words }] : words;
  return { type: 'link', target: { kind: 'policy', name, file }, children };
}

interface Related {
  /** The list of those that the pack has; undefined where it has none. */
  readonly list: Block | undefined;
  /** What is said of the others. */
  readonly troubles: readonly PlacedTrouble[];
}

/** The related policies from front matter: the same object for organisations with the same policies. */
export function relatedPolicies(head: TemplateHead, policies: KnownPolicies): Related {
  return relatedIn(policies)(head);
}

const relatedIn = remember((policies: KnownPolicies) =>
  remember((head: TemplateHead): Related => {
    const troubles: PlacedTrouble[] = [];
    const related = policiesNamed(head, policies, (trouble) => troubles.push(trouble));
    return { list: related.length === 0 ? undefined : share(relatedList(related)), troubles };
  }),
);

function policiesNamed(
  head: TemplateHead,
  policies: KnownPolicies,
  report: (trouble: PlacedTrouble) => void,
): readonly KnownPolicy[] {
  const related = head.related.flatMap((name, at): readonly KnownPolicy[] => {
    const policy = policies.byCode.get(name) ?? policies.byTitle.get(comparableTitle(name));
    if (policy) return [policy];
    const withdrawn = policies.withdrawn.get(name) ?? policies.withdrawn.get(comparableTitle(name));
    if (withdrawn && withdrawn.successors.length > 0)
      return withdrawn.successors.filter((successor) => successor.name !== policyName(head));
    const span = head.relatedSpans?.[at];
    const place = span ? { span } : {};
    if (/^[A-Z]{2,5}\d{1,4}[A-Z]?$/.test(name)) {
      const trouble = codeTrouble(name, policies) ?? unknown(name);
      report({ ...trouble, ...place });
    } else {
      const closest = nearTitle(name, policies);
      report({ ...(closest ? titleTrouble(closest) : unknown(name)), ...place });
    }
    return [];
  });
  return [...new Map(related.map((policy) => [policy.name, policy])).values()];
}

function unknown(name: string): PlacedTrouble {
  return {
    severity: 'error',
    code: 'reference-missing',
    message: `"${name}" isn’t a policy in the pack`,
    hint: 'Give the code or title of a policy that every organisation with this one has.',
  };
}

/** The heading of the list: the same object for all documents of a language. */
export const relatedHeading = remember(
  ({ policy }: Wording): Heading =>
    share({ type: 'heading', level: 1, children: [{ type: 'text', value: policy.related }] }),
);

function relatedList(policies: readonly KnownPolicy[]): Block {
  return { type: 'list', ordered: false, start: 1, items: policies.map((policy) => relatedItem(policy)) };
}

const relatedItem = remember((policy: KnownPolicy): ListItem => {
  const { code, title, titleWords } = policy;
  const behind = code ? ` (${code})` : '';
  const words = titleWords ? [...titleWords, { type: 'text', value: behind } as const] : `${title}${behind}`;
  return { type: 'item', blocks: [{ type: 'paragraph', children: [linkTo(policy, words)] }] };
});
