/** One side of a block that holds two: what moved and changed on the way stands in both places, in each as it was there. */
import type { Block, Cell, Inline, Inlines, ListItem, Row, Table } from '../model/document.js';
import type { RevisedNode, Revision } from '../model/revisions.js';

/** The marks of what a side hasn't. */
const GONE = { before: 'inserted', after: 'deleted' } as const;

/** Gives a block without what the other side alone has; what this side alone has keeps its marks. */
export function oneSide(block: Block, side: 'before' | 'after', marks: ReadonlyMap<RevisedNode, Revision>): Block {
  return new OneSide(side, marks).block(block);
}

class OneSide {
  private readonly side: 'before' | 'after';
  private readonly marks: ReadonlyMap<RevisedNode, Revision>;

  constructor(side: 'before' | 'after', marks: ReadonlyMap<RevisedNode, Revision>) {
    this.side = side;
    this.marks = marks;
  }

  block(node: Block): Block {
    if (this.isOwn(node)) return node;
    switch (node.type) {
      case 'heading':
      case 'paragraph': {
        const mark = this.marks.get(node);
        const form = mark?.kind === 'restyled' && this.side === 'before' ? mark.before : node;
        return { ...form, children: this.run(node.children) };
      }
      case 'code-block':
        return { ...node, children: this.run(node.children) };
      case 'list':
        return { ...node, items: this.stays(node.items).map((item) => this.item(item)) };
      case 'table':
        return this.table(node);
      case 'note':
        return { ...node, ...(node.title ? { title: this.run(node.title) } : {}), blocks: this.blocks(node.blocks) };
      case 'quote':
      case 'landscape':
        return { ...node, blocks: this.blocks(node.blocks) };
      case 'image':
      case 'page-break':
      case 'rule':
        return node;
    }
  }

  /** Whether a node is marked as this side's, with all that is in it. */
  private isOwn(node: RevisedNode): boolean {
    const kind = this.marks.get(node)?.kind;
    return kind !== undefined && kind !== 'restyled';
  }

  private stays<Node extends RevisedNode>(nodes: readonly Node[]): readonly Node[] {
    return nodes.filter((node) => this.marks.get(node)?.kind !== GONE[this.side]);
  }

  private blocks(blocks: readonly Block[]): readonly Block[] {
    return this.stays(blocks).map((block) => this.block(block));
  }

  private run(run: Inlines): Inlines {
    return this.stays(run).map((node): Inline => {
      if (this.isOwn(node)) return node;
      if (node.type === 'footnote') return { ...node, blocks: this.blocks(node.blocks) };
      return 'children' in node ? { ...node, children: this.run(node.children) } : node;
    });
  }

  private item(item: ListItem): ListItem {
    return this.isOwn(item) ? item : { ...item, blocks: this.blocks(item.blocks) };
  }

  private table({ caption, header, ...table }: Table): Table {
    const words = caption && this.run(caption);
    const head = header && this.stays([header])[0];
    const [first] = header ? [header] : table.rows;
    const kept = table.columns.map((_, at) => {
      const cell = first?.cells[at];
      return !cell || this.stays([cell]).length > 0;
    });
    return {
      ...table,
      ...(words && words.length > 0 ? { caption: words } : {}),
      columns: table.columns.filter((_, at) => kept[at]),
      ...(table.widths ? { widths: table.widths.filter((_, at) => kept[at]) } : {}),
      ...(head ? { header: this.row(head) } : {}),
      rows: this.stays(table.rows).map((row) => this.row(row)),
    };
  }

  private row(row: Row): Row {
    return this.isOwn(row) ? row : { ...row, cells: this.stays(row.cells).map((cell) => this.cell(cell)) };
  }

  private cell(cell: Cell): Cell {
    if (this.isOwn(cell)) return cell;
    return cell.type === 'cell'
      ? { ...cell, children: this.run(cell.children) }
      : { ...cell, blocks: this.blocks(cell.blocks) };
  }
}
