/** Turns references in a document's words into links, and remembers the result for each node so that documents can share it. */
import type { Block, Inline, Inlines, Row, Text } from '../../model/document.js';
import { remember, rememberIfShared, sharedAs } from '../../model/remember.js';
import { type Span, spanWithin } from '../../model/source.js';
import { changeEach, changeParts } from '../../model/walk.js';
import { type KnownPolicies, withoutSuccessors } from './known-policies.js';
import { type FoundSuccession, scanWords, type Trouble } from './scan.js';

/** A trouble with its place in the template. */
export interface PlacedTrouble extends Omit<Trouble, 'start' | 'end'> {
  readonly span?: Span;
}

interface Linked<Node> {
  readonly node: Node;
  readonly troubles: readonly PlacedTrouble[];
}

/** Links the words of one template's blocks, for organisations with the same policies. */
export class WordLinker {
  private readonly policies: KnownPolicies;
  private readonly thisPolicy: string;
  /** The links that were made here. */
  private readonly links = new WeakSet<Inline>();
  /** How often successors were named in the place of a withdrawn policy. */
  private successions = 0;
  private strict: WordLinker | undefined;

  /** What documents share is linked once. */
  private readonly shared = rememberIfShared((block: Block): Linked<Block> => {
    const troubles: PlacedTrouble[] = [];
    const node = sharedAs(block, this.linked(block, troubles));
    return { node, troubles };
  });

  /** A template's words are the same nodes for all, also beside an organisation's values. */
  private readonly scan = remember(({ value }: Text) => scanWords(value, this.policies, this.thisPolicy));

  constructor(policies: KnownPolicies, thisPolicy: string) {
    this.policies = policies;
    this.thisPolicy = thisPolicy;
  }

  /** Gives the block with its links, itself where it has none, and adds the troubles in it. */
  block(block: Block, troubles: PlacedTrouble[]): Block {
    const linked = this.shared(block);
    if (!linked) return this.linked(block, troubles);
    for (const trouble of linked.troubles) troubles.push(trouble);
    return linked.node;
  }

  /** Reports dead references in words that are not linked themselves, such as a title. */
  troublesIn(words: Inlines): readonly PlacedTrouble[] {
    const troubles: PlacedTrouble[] = [];
    this.unchanged(words, troubles);
    return troubles;
  }

  /** Reads words that stay as they are: a withdrawn policy in them is a trouble, whatever replaces it. */
  private unchanged(words: Inlines, troubles: PlacedTrouble[]): void {
    if (this.policies.withdrawn.size === 0) {
      this.inlines(words, troubles);
      return;
    }
    this.strict ??= new WordLinker(withoutSuccessors(this.policies), this.thisPolicy);
    this.strict.inlines(words, troubles);
  }

  private linked(block: Block, troubles: PlacedTrouble[]): Block {
    if (block.type === 'paragraph') {
      const children = this.inlines(block.children, troubles);
      return children === block.children ? block : { ...block, children };
    }
    const before = this.successions;
    const changed = changeParts(block, {
      inlines: (run) => this.inlines(run, troubles),
      leaves: (run) => {
        this.unchanged(run, troubles);
        return run;
      },
      blocks: (blocks) => changeEach(blocks, (inner) => this.block(inner, troubles)),
    });
    // Headings, captions and table headers do not become links, but what they refer to must exist.
    const isNamedAnew = this.successions > before;
    if (block.type === 'heading') return isNamedAnew ? this.withoutLinks(changed) : block;
    if (block.type !== 'table' || changed.type !== 'table') return changed;
    if (isNamedAnew) {
      const { caption, header } = changed;
      return {
        ...changed,
        ...(caption ? { caption: this.unlinked(caption) } : {}),
        ...(header ? { header: this.withoutLinks(header) } : {}),
      };
    }
    return changed.rows === block.rows ? block : { ...block, rows: changed.rows };
  }

  private withoutLinks<Node extends Block | Row>(node: Node): Node {
    return changeParts(node, {
      inlines: (run) => this.unlinked(run),
      blocks: (blocks) => changeEach(blocks, (inner) => this.withoutLinks(inner)),
    });
  }

  /** The words of the links that were made here, without what makes them links. */
  private unlinked(inlines: Inlines): Inlines {
    return inlines.flatMap((node): readonly Inline[] => {
      if (node.type === 'link') return this.links.has(node) ? node.children : [node];
      if (node.type === 'text') return [node];
      return [
        changeParts(node, {
          inlines: (run) => this.unlinked(run),
          blocks: (blocks) => changeEach(blocks, (inner) => this.withoutLinks(inner)),
        }),
      ];
    });
  }

  private inlines(inlines: Inlines, troubles: PlacedTrouble[]): Inlines {
    let changed: Inline[] | undefined;
    for (const [at, node] of inlines.entries()) {
      const replacement = node.type === 'text' ? this.text(node, troubles) : this.inline(node, troubles);
      if (replacement === node && !changed) continue;
      changed ??= inlines.slice(0, at);
      if ('type' in replacement) changed.push(replacement);
      else changed.push(...replacement);
    }
    return changed ?? inlines;
  }

  private inline(node: Exclude<Inline, Text>, troubles: PlacedTrouble[]): Inline {
    if (node.type === 'break') return node;
    if (node.type === 'link') {
      // Links never nest. A link to a policy is explicit about its target, so its words are not checked.
      if (node.target.kind !== 'policy') this.unchanged(node.children, troubles);
      return node;
    }
    if ('children' in node) {
      const children = this.inlines(node.children, troubles);
      return children === node.children ? node : { ...node, children };
    }
    return changeParts(node, {
      inlines: (run) => this.inlines(run, troubles),
      blocks: (blocks) => changeEach(blocks, (inner) => this.block(inner, troubles)),
    });
  }

  /** Names what replaces a withdrawn policy, as the words named that. */
  private successors({ successors, form }: FoundSuccession, node: Text): readonly Inline[] {
    this.successions++;
    return successors.flatMap((policy, at): readonly Inline[] => {
      const { name, file, code, title } = policy;
      const words = form === 'code' ? (code ?? title) : form === 'title' || !code ? title : `${title} (${code})`;
      const link: Inline = {
        type: 'link',
        target: { kind: 'policy', name, file },
        children: [{ type: 'text', value: words, ...spanPart(node) }],
        ...spanPart(node),
      };
      this.links.add(link);
      if (at === 0) return [link];
      const joint = at === successors.length - 1 ? ' and ' : ', ';
      return [{ type: 'text', value: joint, ...spanPart(node) }, link];
    });
  }

  /** Words from an organisation's values are never references. */
  private text(node: Text, troubles: PlacedTrouble[]): Inline | readonly Inline[] {
    if (node.from !== undefined || node.value.length < 3) return node;
    const scan = this.scan(node);
    for (const { start, end, ...trouble } of scan.troubles) troubles.push({ ...trouble, ...placeOf(node, start, end) });
    if (scan.links.length === 0) return node;
    const pieces: Inline[] = [];
    let at = 0;
    for (const link of scan.links) {
      const { start, end } = link;
      if (start > at) pieces.push(part(node, at, start));
      at = end;
      if ('successors' in link) {
        pieces.push(...this.successors(link, node));
        continue;
      }
      const { name, file } = link.policy;
      const linkNode: Inline = {
        type: 'link',
        target: { kind: 'policy', name, file },
        children: [part(node, start, end)],
        ...spanPart(node),
      };
      this.links.add(linkNode);
      pieces.push(linkNode);
    }
    if (at < node.value.length) pieces.push(part(node, at, node.value.length));
    return pieces;
  }
}

function part(node: Text, start: number, end: number): Text {
  return { type: 'text', value: node.value.slice(start, end), ...placeOf(node, start, end) };
}

const spanPart = ({ span }: Text) => (span ? { span } : {});

function placeOf({ span, value }: Text, start: number, end: number): { readonly span?: Span } {
  return span ? { span: spanWithin(span, value, start, end) } : {};
}
