/**
 * Joins the marks of footnotes, `[^1]`, to their words, `[^1]: words`, which may stand anywhere in the text. A condition around
 * the words alone goes with them. Reports marks without words, words without a mark, and footnotes within footnotes.
 */
import type { FootnoteDefinition, FootnoteReference, Nodes, Root } from 'mdast';
import type { Block, Blocks, Leaf } from '../../../model/document.js';
import type { Span } from '../../../model/source.js';
import { cellRun } from '../../../model/walk.js';
import type { BlockPair } from '../block-pairs.js';
import { type Level, nest, type Part } from '../enclose.js';
import type { RunPart } from '../inline-run.js';

/** One footnote's words, once they are read. */
interface Words {
  readonly level: Level<Block<Leaf>>;
  blocks?: Blocks<Leaf>;
}

/** The footnotes of one text. */
export class Footnotes {
  private readonly definitions = new Map<string, FootnoteDefinition>();
  private readonly marked = new Set<string>();
  private readonly words = new Map<string, Words>();
  private readonly offset: number;
  /** The conditions around each footnote's words, outer before inner. */
  private readonly around: ReadonlyMap<string, readonly BlockPair[]>;

  /** `enclosing` are the blocks whose tags are on lines of their own, `offset` is where the Markdown begins in its source. */
  constructor(root: Root, enclosing: readonly BlockPair[], offset: number) {
    this.offset = offset;
    const queue: Nodes[] = [root];
    for (let node = queue.pop(); node; node = queue.pop()) {
      if (node.type === 'footnoteReference') this.marked.add(node.identifier);
      else if (node.type === 'footnoteDefinition' && !this.definitions.has(node.identifier))
        this.definitions.set(node.identifier, node);
      if ('children' in node) queue.push(...node.children.toReversed());
    }
    this.around = conditionsAround([...this.definitions.values()], enclosing, offset);
  }

  /** Whether words are the first of their name, and a mark leads to them. */
  isMarked(node: FootnoteDefinition): boolean {
    return this.definitions.get(node.identifier) === node && this.marked.has(node.identifier);
  }

  /** Takes the words of a footnote, before their tags have found their level. */
  add(node: FootnoteDefinition, level: Level<Block<Leaf>>): void {
    this.words.set(node.identifier, { level });
  }

  /** Gives the blocks that a mark leads to; none where there are none. Called when all tags have found their level. */
  blocksAt({ identifier }: FootnoteReference, mark: number): Blocks<Leaf> {
    const words = this.words.get(identifier);
    if (!words) return [];
    if (!words.blocks) {
      // A footnote whose words lead back to it has none there.
      words.blocks = [];
      words.blocks = words.level.nodes();
    }
    return words.blocks.length > 0 ? this.within(words.blocks, identifier, mark) : [];
  }

  /** A name for a footnote that is written among words. */
  keyOf(span: Span): string {
    let key = `at-${span.start}`;
    while (this.definitions.has(key)) key += '-';
    return key;
  }

  /** Puts words into the conditions that are around them, but not around their mark. */
  private within(blocks: Blocks<Leaf>, identifier: string, mark: number): Blocks<Leaf> {
    const start = this.offset + (this.definitions.get(identifier)?.position?.start.offset ?? 0);
    const pairs = (this.around.get(identifier) ?? []).filter((pair) => !isWithin(mark, pair));
    if (pairs.length === 0) return blocks;
    const opened = pairs.flatMap((pair): Part<Blocks<Leaf>[number]>[] => {
      const isElse = pair.otherwise !== undefined && pair.otherwise.span.start < start;
      return [{ pair, tag: 'open' }, ...(isElse ? [{ pair, tag: 'else' as const }] : [])];
    });
    const closed = pairs.toReversed().map((pair): Part<Blocks<Leaf>[number]> => ({ pair, tag: 'close' }));
    return nest([...opened, ...blocks.map((node) => ({ node })), ...closed]);
  }
}

function isWithin(at: number, { open, close }: BlockPair): boolean {
  return open.span.start < at && at < close.span.end;
}

/** Goes once through footnotes and conditions in the order of the text. */
function conditionsAround(
  definitions: readonly FootnoteDefinition[],
  enclosing: readonly BlockPair[],
  offset: number,
): ReadonlyMap<string, readonly BlockPair[]> {
  const around = new Map<string, readonly BlockPair[]>();
  const placed = definitions
    .map(({ identifier, position }) => ({ identifier, start: offset + (position?.start.offset ?? 0) }))
    .sort((a, b) => a.start - b.start);
  const pairs = enclosing.toSorted((a, b) => a.open.span.start - b.open.span.start);
  let [next, open]: [number, BlockPair[]] = [0, []];
  for (const { identifier, start } of placed) {
    for (let pair = pairs[next]; pair && pair.open.span.start < start; pair = pairs[next]) {
      open = open.filter((outer) => isWithin(pair?.open.span.start ?? start, outer));
      open.push(pair);
      next++;
    }
    open = open.filter((pair) => isWithin(start, pair));
    if (open.length > 0) around.set(identifier, open);
  }
  return around;
}

/** A footnote's words in brackets: what a footnote within a footnote becomes in the draft of an import. */
export function inBrackets(blocks: Blocks<Leaf>, span: Span): RunPart[] {
  const words = cellRun({ type: 'block-cell', blocks });
  return [
    { kind: 'words', value: ' (', span },
    ...words.map((node): RunPart => ({ kind: 'node', node })),
    { kind: 'words', value: ')', span },
  ];
}
