/** Puts links into a document's words, and remembers what it made of each node, so that documents go on sharing nodes. */

import type { Block, Cell, Inline, Inlines, Row, Table, Text } from '../../model/document.js';
import { remember } from '../../model/remember.js';
import { type Span, spanWithin } from '../../model/source.js';
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

  private linked(block: Block, troubles: PlacedTrouble[]): Block {
    switch (block.type) {
      case 'paragraph': {
        const children = this.inlines(block.children, troubles);
        return children === block.children ? block : { ...block, children };
      }
      case 'list': {
        const items = same(block.items, (item) => {
          const blocks = same(item.blocks, (one) => this.inner(one, troubles));
          return blocks === item.blocks ? item : { ...item, blocks };
        });
        return items === block.items ? block : { ...block, items };
      }
      case 'quote': {
        const blocks = same(block.blocks, (one) => this.inner(one, troubles));
        return blocks === block.blocks ? block : { ...block, blocks };
      }
      case 'table':
        return this.table(block, troubles);
      case 'heading':
      case 'image':
      case 'page-break':
      case 'rule':
        return block;
    }
  }

  private inner(block: Block, troubles: PlacedTrouble[]): Block {
    const { node, troubles: found } = this.block(block);
    for (const one of found) troubles.push(one);
    return node;
  }

  private table(table: Table, troubles: PlacedTrouble[]): Table {
    const rows = same(table.rows, (row): Row => {
      const cells = same(row.cells, (cell): Cell => {
        const children = this.inlines(cell.children, troubles);
        return children === cell.children ? cell : { ...cell, children };
      });
      return cells === row.cells ? row : { ...row, cells };
    });
    return rows === table.rows ? table : { ...table, rows };
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
    switch (node.type) {
      case 'text':
        return this.text(node, troubles);
      case 'strong':
      case 'emphasis':
      case 'passage': {
        const children = this.inlines(node.children, troubles);
        return [children === node.children ? node : { ...node, children }];
      }
      case 'link':
      case 'break':
        return [node];
    }
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

/** The same list where every node stayed the same. */
function same<Node>(nodes: readonly Node[], change: (node: Node) => Node): readonly Node[] {
  const changed = nodes.map(change);
  return changed.every((node, at) => node === nodes[at]) ? nodes : changed;
}
