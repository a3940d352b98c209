/**
 * Fills a template's nodes one by one and keeps which node gave which, so that what somebody changes in a document can be changed in the
 * text that it was made from. It prints nothing of its own: what is missing was reported when the document was made.
 */
import type { Block, Blocks, Branched, Branching, Each, Field, If, Inline, Inlines, Leaf } from '../model/document.js';
import type { Job } from '../model/plan.js';
import { isBranch } from '../model/walk.js';
import { fillBlocks } from './blocks.js';
import { branchOf } from './branch.js';
import { linesOf } from './field.js';
import type { Filling } from './filling.js';
import { fillInlines } from './inlines.js';
import { withLoneAddress } from './lone-address.js';
import { openScope, type Scope } from './scope.js';
import { withWholeNames } from './whole-names.js';

/** What became of a node of a template. */
export type Traced<Open, Closed> =
  | TracedLeaf<Open, Closed>
  | {
      readonly kind: 'if';
      readonly node: If<Open>;
      /** The branch that is printed. */
      readonly branch: 'then' | 'otherwise';
      readonly inner: readonly Traced<Open, Closed>[];
    }
  | TracedRange<Open, Closed>
  /** `inner`: what all its entries print, one after the other. */
  | { readonly kind: 'each'; readonly node: Each<Open>; readonly inner: readonly Traced<Open, Closed>[] };

/** A range of landscape pages. */
export interface TracedRange<Open, Closed> {
  readonly kind: 'range';
  readonly node: Open;
  readonly inner: readonly Traced<Open, Closed>[];
  /** The range with other blocks in it. */
  readonly holding: (blocks: readonly Branching<Leaf, Open>[]) => Open;
}

/** A node that isn't a block tag; `closed` is absent where it prints nothing. */
export interface TracedLeaf<Open, Closed> {
  readonly kind: 'leaf';
  readonly node: Open;
  readonly closed?: Closed;
  readonly within: TraceScope;
}

/** Where names have their meaning: in the text, or in one entry of a list. */
export interface TraceScope {
  readonly scope: Scope;
  readonly inEach: boolean;
}

/** A run of words as it was filled. `words`: what a field or a text prints, line breaks as `\n`. */
export type TracedInline =
  | { readonly kind: 'text'; readonly node: Inline<Leaf> & { readonly type: 'text' }; readonly words: string }
  | { readonly kind: 'field'; readonly node: Field; readonly words: string; readonly within: TraceScope }
  | { readonly kind: 'sign'; readonly node: Inline<Leaf>; readonly within: TraceScope }
  | { readonly kind: 'around'; readonly node: AroundWords; readonly inner: readonly TracedInline[] }
  | {
      readonly kind: 'if';
      readonly node: If<Inline<Leaf>>;
      readonly branch: 'then' | 'otherwise';
      readonly inner: readonly TracedInline[];
    }
  | { readonly kind: 'each'; readonly node: Each<Inline<Leaf>>; readonly inner: readonly TracedInline[] };

/** An inline that has words within it. */
export type AroundWords = Extract<Inline<Leaf>, { readonly children: Inlines<Leaf> }>;

interface Range<Open> extends Pick<TracedRange<Open, unknown>, 'holding'> {
  readonly blocks: readonly Node<Open>[];
}

type Node<Open> = Branching<Leaf, Open>;

/** Fills the nodes of one policy's text for one organisation. */
export class Trace {
  readonly top: TraceScope;
  private readonly filling: Filling;

  constructor(job: Job) {
    this.filling = { job, report: () => undefined, miss: () => undefined, fillBlocks };
    this.top = { scope: openScope(job), inEach: false };
  }

  /** Traces blocks, those within block tags and landscape ranges too. */
  blocks(blocks: Blocks<Leaf>, within: TraceScope): readonly Traced<Block<Leaf>, Block>[] {
    return this.nodes<Block<Leaf>, Block>(
      blocks,
      within,
      (block, scope) => fillBlocks([block], scope, this.filling)[0],
      (block) =>
        block.type === 'landscape'
          ? { blocks: block.blocks, holding: (inner): Block<Leaf> => ({ ...block, blocks: inner }) }
          : undefined,
    );
  }

  /** Traces nodes of any kind; `fill` gives what one of them prints, `rangeOf` what is in one that is a range. */
  nodes<Open extends { readonly type: string }, Closed>(
    nodes: readonly Node<Open>[],
    within: TraceScope,
    fill: (node: Open, scope: Scope) => Closed | undefined,
    rangeOf: (node: Open) => Range<Open> | undefined = () => undefined,
  ): readonly Traced<Open, Closed>[] {
    return nodes.map((node): Traced<Open, Closed> => {
      if (!isBranch<Open>(node as Branched<Open>)) {
        const leaf = node as Open;
        const range = rangeOf(leaf);
        if (range) {
          const inner = this.nodes<Open, Closed>(range.blocks, within, fill, rangeOf);
          return { kind: 'range', node: leaf, inner, holding: range.holding };
        }
        const closed = fill(leaf, within.scope);
        return { kind: 'leaf', node: leaf, within, ...(closed === undefined ? {} : { closed }) };
      }
      const tag = node as If<Open> | Each<Open>;
      const branches = branchOf<Open>(tag, within.scope, this.filling);
      const inner = branches.flatMap(({ nodes: list, scope }) =>
        this.nodes<Open, Closed>(list as readonly Node<Open>[], this.withinOf(tag, list, scope, within), fill, rangeOf),
      );
      if (tag.type === 'each') return { kind: 'each', node: tag, inner };
      return { kind: 'if', node: tag, branch: branches[0]?.nodes === tag.then ? 'then' : 'otherwise', inner };
    });
  }

  /** What blocks print, as one of a list's items or a table's rows is asked for. */
  printed(blocks: Blocks<Leaf>, scope: Scope): readonly Block[] {
    return fillBlocks(blocks, scope, this.filling);
  }

  /** Traces a run of words. */
  run(run: Inlines<Leaf>, within: TraceScope): readonly TracedInline[] {
    const filled = fillInlines(run, within.scope, this.filling);
    return this.inlines(run, within, withLoneAddress(filled) !== filled);
  }

  private inlines(run: Inlines<Leaf>, within: TraceScope, isAlone: boolean): readonly TracedInline[] {
    const nodes: readonly Branching<Leaf, Inline<Leaf>>[] = withWholeNames(run, within.scope);
    return nodes.flatMap((node): readonly TracedInline[] => {
      switch (node.type) {
        case 'text':
          return [{ kind: 'text', node, words: node.value }];
        case 'field': {
          const meaning = within.scope.meaning(node.name);
          const lines =
            isAlone && meaning.kind === 'text' && meaning.apart
              ? meaning.apart
              : linesOf(node, within.scope, this.filling);
          return [{ kind: 'field', node, words: lines.join('\n'), within }];
        }
        case 'break':
        case 'footnote':
        case 'fill-in':
        case 'tick-box':
          return [{ kind: 'sign', node, within }];
        case 'if':
        case 'each': {
          const branches = branchOf<Inline<Leaf>>(node, within.scope, this.filling);
          const inner = branches.flatMap(({ nodes: list, scope }) =>
            this.inlines(list, this.withinOf(node, list, scope, within), isAlone),
          );
          if (node.type === 'each') return [{ kind: 'each', node, inner }];
          return [{ kind: 'if', node, branch: branches[0]?.nodes === node.then ? 'then' : 'otherwise', inner }];
        }
        default:
          return [{ kind: 'around', node, inner: this.inlines(node.children, within, isAlone) }];
      }
    });
  }

  private withinOf<Inner>(
    tag: If<Inner> | Each<Inner>,
    list: readonly Branched<Inner>[],
    scope: Scope,
    within: TraceScope,
  ): TraceScope {
    return { scope, inEach: within.inEach || (tag.type === 'each' && list === tag.body) };
  }
}
