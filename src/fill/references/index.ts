/**
 * A policy's references to others in the pack: codes and titles in its words become links, references to policies that the pack
 * lacks are reported with the reason, and the related policies from front matter are listed at the end.
 */
import { type Diagnostic, error, warning } from '../../model/diagnostic.js';
import {
  type Block,
  type Blocks,
  type Heading,
  type Inlines,
  inlineText,
  type ListItem,
} from '../../model/document.js';
import { withoutRanges } from '../../model/landscape.js';
import { policyName } from '../../model/pack.js';
import type { Job } from '../../model/plan.js';
import { remember, rememberByValue } from '../../model/remember.js';
import type { TreeTemplate } from '../../model/template.js';
import { changeEach } from '../../model/walk.js';
import type { Wording } from '../../model/wording/wording.js';
import { about } from '../filling.js';
import {
  comparableTitle,
  type KnownPolicies,
  type KnownPolicy,
  knownPolicies,
  withoutSuccessors,
} from './known-policies.js';
import { type PlacedTrouble, WordLinker } from './link-words.js';
import { nearTitle, titleTrouble } from './near-titles.js';
import { codeTrouble } from './scan.js';

/** The linker of a pack for one of its policies, by name. */
const linkersOf = remember((policies: KnownPolicies) =>
  rememberByValue((policy: string) => new WordLinker(policies, policy), 'small'),
);

/** The heading of a text's own list of related policies. */
const RELATED =
  /^(?:related|associated|linked) (?:policies|documents|policies and procedures|policies and documents)\b/i;

/**
 * Links a filled text and adds the list of related policies where the text has none; reports dead references, in the title too.
 */
export function linkReferences(
  title: Inlines,
  blocks: readonly Block[],
  template: TreeTemplate,
  job: Job,
  report: (diagnostic: Diagnostic) => void,
): Blocks {
  const packPolicies = knownPolicies(job.pack);
  // A Word file is filled in place, and keeps its author's words.
  const policies = template.head.kind === 'word' ? withoutSuccessors(packPolicies) : packPolicies;
  const thisPolicy = policyName(job.template);
  const linker = linkersOf(policies)(thisPolicy);
  for (const trouble of linker.troublesIn(title)) report(diagnosticOf(trouble, job));
  let inRelated = false;
  const link = (block: Block): Block => {
    if (block.type === 'landscape') {
      const linkedBlocks = changeEach(block.blocks, link);
      return linkedBlocks === block.blocks ? block : { ...block, blocks: linkedBlocks };
    }
    const { node, troubles } = linker.block(block);
    for (const trouble of troubles) report(diagnosticOf(trouble, job));
    if (block.type === 'heading') inRelated = RELATED.test(inlineText(block.children).trim());
    else if (inRelated) for (const trouble of nearItems(node, policies)) report(diagnosticOf(trouble, job));
    return inRelated ? withWholeItems(node, policies, thisPolicy) : node;
  };
  const linked = blocks.map(link);
  const related = relatedPolicies(template, policies, (trouble) => report(diagnosticOf(trouble, job)));
  const hasOwn = withoutRanges(blocks).some(
    (block) => block.type === 'heading' && RELATED.test(inlineText(block.children).trim()),
  );
  return hasOwn || related.length === 0 || template.head.kind === 'word'
    ? linked
    : [...linked, relatedHeading(job.pack.wording), relatedList(related)];
}

function diagnosticOf({ severity, code, message, hint, span }: PlacedTrouble, job: Job): Diagnostic {
  const make = severity === 'error' && !job.pack.isLoose ? error : warning;
  return make(code, message, span, { ...about(job), hint });
}

/** Reports items in a list of related policies whose words are nearly a title. */
function nearItems(block: Block, policies: KnownPolicies): readonly PlacedTrouble[] {
  if (block.type !== 'list') return [];
  return block.items.flatMap(({ blocks: [first] }): PlacedTrouble[] => {
    if (first?.type !== 'paragraph' || first.children.some(({ type }) => type !== 'text')) return [];
    const words = inlineText(first.children);
    const closest = /[A-Z]{2,5}\d/.test(words) || /Policy\b/.test(words) ? undefined : nearTitle(words, policies);
    const [text] = first.children;
    const span = text && 'span' in text ? text.span : undefined;
    return closest ? [{ ...titleTrouble(closest), ...(span ? { span } : {}) }] : [];
  });
}

/** In such a list, an item that is a title without its final "Policy" becomes a link; elsewhere those would be ordinary words. */
function withWholeItems(block: Block, policies: KnownPolicies, thisPolicy: string): Block {
  if (block.type !== 'list') return block;
  const items = block.items.map((item): ListItem => {
    const [first, ...rest] = item.blocks;
    if (first?.type !== 'paragraph' || first.children.length !== 1 || first.children[0]?.type !== 'text') return item;
    const policy = policies.byTitle.get(comparableTitle(first.children[0].value));
    if (!policy || policy.name === thisPolicy) return item;
    return { ...item, blocks: [{ ...first, children: [linkTo(policy, first.children[0].value)] }, ...rest] };
  });
  return items.every((item, at) => item === block.items[at]) ? block : { ...block, items };
}

function linkTo({ name, file }: KnownPolicy, words: string) {
  return { type: 'link', target: { kind: 'policy', name, file }, children: [{ type: 'text', value: words }] } as const;
}

/** The related policies from front matter that the pack has; reports the others. */
function relatedPolicies(
  { head }: TreeTemplate,
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
const relatedHeading = remember(
  ({ policy }: Wording): Heading => ({
    type: 'heading',
    level: 1,
    children: [{ type: 'text', value: policy.related }],
  }),
);

function relatedList(policies: readonly KnownPolicy[]): Block {
  return { type: 'list', ordered: false, start: 1, items: policies.map((policy) => relatedItem(policy)) };
}

const relatedItem = remember((policy: KnownPolicy): ListItem => {
  const words = policy.code ? `${policy.title} (${policy.code})` : policy.title;
  return { type: 'item', blocks: [{ type: 'paragraph', children: [linkTo(policy, words)] }] };
});
