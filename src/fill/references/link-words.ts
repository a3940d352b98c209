/** Puts links into a document's words, and remembers what it made of each node, so that documents go on sharing nodes. */
import type { Block, Inline, Inlines, Text } from '../../model/document.js';
import { remember } from '../../model/remember.js';
import { type Span, spanWithin } from '../../model/source.js';
import { changeEach, changeParts } from '../../model/walk.js';
import type { KnownPolicies } from './known-policies.js';
import { scanWords, type Trouble } from './scan.js';

/** A trouble and where it stands in the template. */
export interface PlacedTrouble extends Omit<Trouble, 'start' | 'end'> {
  readonly span?: Span;
}

interface Linked<Node> {
  readonly node: Node;
  readonly troubles: readonly PlacedTrouble[];
}

/** Links the words of blocks of one template for clients that know the same policies. */
export class WordLinker {
  private readonly known: KnownPolicies;
  private readonly own: string;

  /** Gives the block with its links, itself where it has none. */
  readonly block = remember((block: Block): Linked<Block> => {
    const troubles: PlacedTrouble[] = [];
    const node = this.linked(block, troubles);
    return { node, troubles };
  });

  constructor(known: KnownPolicies, own: string) {
    this.known = known;
    this.own = own;
  }

  /** Says what is wrong with words that stay as they are: a title, say. */
  troublesIn(words: Inlines): readonly PlacedTrouble[] {
    const troubles: PlacedTrouble[] = [];
    this.inlines(words, troubles);
    return troubles;
  }

  private linked(block: Block, troubles: PlacedTrouble[]): Block {
    const changed = changeParts(block, {
      inlines: (run) => this.inlines(run, troubles),
      leaves: (run) => {
        this.inlines(run, troubles);
        return run;
      },
      blocks: (blocks) => changeEach(blocks, (inner) => this.inner(inner, troubles)),
    });
    // A heading, and a table's caption and head, are no links, but what they refer to must be there.
    if (block.type === 'heading') return block;
    if (block.type !== 'table' || changed.type !== 'table') return changed;
    return changed.rows === block.rows ? block : { ...block, rows: changed.rows };
  }

  private inner(block: Block, troubles: PlacedTrouble[]): Block {
    const { node, troubles: found } = this.block(block);
    for (const one of found) troubles.push(one);
    return node;
  }

  private inlines(inlines: Inlines, troubles: PlacedTrouble[]): Inlines {
    let changed = false;
    const linked = inlines.flatMap((node): readonly Inline[] => {
      const made = this.inline(node, troubles);
      if (made.length !== 1 || made[0] !== node) changed = true;
      return made;
    });
    return changed ? linked : inlines;
  }

  private inline(node: Inline, troubles: PlacedTrouble[]): readonly Inline[] {
    if (node.type === 'text') return this.text(node, troubles);
    if (node.type !== 'link') return [changeParts(node, { inlines: (run) => this.inlines(run, troubles) })];
    // Links never nest. One to a policy says which it means, whatever its words are.
    if (node.target.kind !== 'policy') this.inlines(node.children, troubles);
    return [node];
  }

  /** A client's own words refer to nothing. */
  private text(node: Text, troubles: PlacedTrouble[]): readonly Inline[] {
    if (node.from !== undefined || node.value.length < 3) return [node];
    const scan = scanWords(node.value, this.known, this.own);
    for (const { start, end, ...trouble } of scan.troubles) troubles.push({ ...trouble, ...placeOf(node, start, end) });
    if (scan.links.length === 0) return [node];
    const pieces: Inline[] = [];
    let at = 0;
    for (const { start, end, policy } of scan.links) {
      if (start > at) pieces.push(part(node, at, start));
      const { name, file } = policy;
      pieces.push({
        type: 'link',
        target: { kind: 'policy', name, file },
        children: [part(node, start, end)],
        ...spanPart(node),
      });
      at = end;
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
