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
import { policyName } from '../../model/pack.js';
import type { Job } from '../../model/plan.js';
import { changeShared, remember, rememberByValue } from '../../model/remember.js';
import type { TreeTemplate } from '../../model/template.js';
import { changeEach } from '../../model/walk.js';
import { about } from '../filling.js';
import { isPlaced } from '../placed.js';
import { comparableTitle, type KnownPolicies } from './known-policies.js';
import { type PlacedTrouble, WordLinker } from './link-words.js';
import { nearTitle, titleTrouble } from './near-titles.js';
import { linkTo, policiesFor, relatedHeading, relatedPolicies } from './related.js';

/** The linker of a pack for one of its policies, by name. */
const linkersOf = remember((policies: KnownPolicies) =>
  rememberByValue((policy: string) => new WordLinker(policies, policy), 'small'),
);

/** The heading of a text's own list of related policies. */
const RELATED =
  /^(?:related|associated|linked) (?:policies|documents|policies and procedures|policies and documents)\b/i;

const isOfRelated = remember(({ children }: Heading): boolean => RELATED.test(inlineText(children).trim()));

/** Where the linking of one text has come to. */
interface Linking {
  readonly policies: KnownPolicies;
  readonly thisPolicy: string;
  readonly linker: WordLinker;
  readonly troubles: PlacedTrouble[];
  /** Whether the text has a list of related policies of its own. */
  hasOwn: boolean;
  /** Whether the blocks that come now stand below such a list's heading. */
  inRelated: boolean;
}

function linkedBlock(block: Block, linking: Linking): Block {
  if (block.type === 'landscape') {
    const blocks = changeEach(block.blocks, (inner) => linkedBlock(inner, linking));
    return blocks === block.blocks ? block : { ...block, blocks };
  }
  const { policies, thisPolicy, linker, troubles } = linking;
  const node = linker.block(block, troubles);
  if (block.type === 'heading') linking.inRelated = isOfRelated(block);
  else if (linking.inRelated) troubles.push(...nearItems(node, policies));
  linking.hasOwn ||= linking.inRelated;
  return linking.inRelated ? wholeItemsOf(policies)(thisPolicy)(node) : node;
}

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
  const policies = policiesFor(template.head, job);
  const thisPolicy = policyName(job.template);
  const linker = linkersOf(policies)(thisPolicy);
  const linking: Linking = {
    policies,
    thisPolicy,
    linker,
    troubles: [...linker.troublesIn(title)],
    hasOwn: false,
    inRelated: false,
  };
  const linked: Block[] = [];
  for (const block of blocks) linked.push(linkedBlock(block, linking));
  const related = relatedPolicies(template.head, policies);
  for (const trouble of [...linking.troubles, ...related.troubles]) report(diagnosticOf(trouble, job));
  return linking.hasOwn || !related.list || template.head.kind === 'word' || isPlaced('related_policies', template)
    ? linked
    : [...linked, relatedHeading(job.pack.wording), related.list];
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

const wholeItemsOf = remember((policies: KnownPolicies) =>
  rememberByValue((policy: string) => changeShared((block: Block) => withWholeItems(block, policies, policy)), 'small'),
);

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
