/**
 * A template's text as its author wrote it: placeholders and block tags become words, `<<org_field_name>>`, `<<#if services.night>>`, so
 * that two master texts can be compared.
 */
import type {
  Block,
  Blocks,
  Branched,
  Cell,
  Each,
  If,
  Inline,
  Inlines,
  Leaf,
  LinkTarget,
  ListItem,
  Row,
  Text,
} from './document.js';
import { isBranch } from './walk.js';

/** A run with its placeholders and tags as words. */
export function runAsWritten(run: Inlines<Leaf>): Inlines {
  return joined(branched<Inline<Leaf>, Inline>(run, inlineAsWritten, (tag): Inline => words(tag)));
}

/** Blocks with their placeholders and tags as words; a tag around blocks is a paragraph of its own. */
export function asWritten(blocks: Blocks<Leaf>): Blocks {
  return branched<Block<Leaf>, Block>(
    blocks,
    blockAsWritten,
    (tag): Block => ({ type: 'paragraph', children: [words(tag)] }),
  );
}

const words = (value: string): Text => ({ type: 'text', value });

/** Nodes as they are written, in their tags. */
function branched<Node extends { readonly type: string }, Becomes>(
  nodes: readonly Branched<Node>[],
  change: (node: Node) => Becomes,
  tagOf: (tag: string) => Becomes,
): readonly Becomes[] {
  return nodes.flatMap((node): readonly Becomes[] => {
    if (!isBranch<Node>(node)) return [change(node)];
    const inner = branched(node.type === 'if' ? node.then : node.body, change, tagOf);
    const otherwise = branched(node.otherwise, change, tagOf);
    const [begin, end] = tagsOf(node);
    return [tagOf(begin), ...inner, ...(otherwise.length > 0 ? [tagOf('<<else>>'), ...otherwise] : []), tagOf(end)];
  });
}

function tagsOf(node: If<unknown> | Each<unknown>): readonly [string, string] {
  if (node.type === 'each') return [`<<#each ${node.name}>>`, '<</each>>'];
  const tag = node.negated ? 'unless' : 'if';
  return [`<<#${tag} ${node.name}>>`, `<</${tag}>>`];
}

function leaf(node: Leaf): Text {
  return node.type === 'text' ? node : words(`<<${node.name}>>`);
}

function inlineAsWritten(node: Inline<Leaf>): Inline {
  switch (node.type) {
    case 'text':
    case 'field':
      return leaf(node);
    case 'link':
      return { ...node, target: targetAsWritten(node.target), children: runAsWritten(node.children) };
    case 'footnote':
      return { ...node, blocks: asWritten(node.blocks) };
    case 'fill-in':
    case 'tick-box':
    case 'break':
      return node;
    default:
      return { ...node, children: runAsWritten(node.children) };
  }
}

/** Words that touch are one text. */
function joined(run: Inlines): Inlines {
  const texts: Inline[] = [];
  for (const node of run) {
    const last = texts.at(-1);
    if (node.type === 'text' && last?.type === 'text') texts[texts.length - 1] = words(last.value + node.value);
    else texts.push(node);
  }
  return texts;
}

/** A file beside the document: another policy, by the name of its file, or what else it is. */
function targetAsWritten(target: LinkTarget<Leaf>): LinkTarget {
  if (target.kind === 'address') return { kind: 'address', address: target.address.map(leaf) };
  if (target.kind === 'policy') return { ...target, file: target.file ?? target.name };
  if (target.kind !== 'path') return target;
  const file = /([^/]+)\.(?:docx|html|md|pdf)$/i.exec(target.path)?.[1];
  if (file === undefined) return { kind: 'file', path: target.path };
  return { kind: 'policy', name: file, file, ...(target.anchor === undefined ? {} : { anchor: target.anchor }) };
}

function blockAsWritten(block: Block<Leaf> | { readonly type: 'listing' | 'logo' }): Block {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'code-block':
      return { ...block, children: runAsWritten(block.children) };
    case 'list':
      return { ...block, items: branched<ListItem<Leaf>, ListItem>(block.items, itemAsWritten, tagItem) };
    case 'table': {
      const { caption, header, rows, ...table } = block;
      const width = table.columns.length;
      return {
        ...table,
        ...(caption ? { caption: runAsWritten(caption) } : {}),
        ...(header ? { header: rowAsWritten(header) } : {}),
        rows: branched<Row<Leaf>, Row>(rows, rowAsWritten, (tag) => tagRow(tag, width)),
      };
    }
    case 'image':
      return { ...block, alt: block.alt.map(leaf) };
    case 'quote':
    case 'landscape':
      return { ...block, blocks: asWritten(block.blocks) };
    case 'note': {
      const { title, ...note } = block;
      return { ...note, ...(title ? { title: runAsWritten(title) } : {}), blocks: asWritten(block.blocks) };
    }
    case 'page-break':
    case 'rule':
      return block;
    case 'logo':
      return { type: 'paragraph', children: [words('<<org_field_logo>>')] };
    case 'listing':
      return { type: 'paragraph', children: [words(`<<${'of' in block ? block.of : ''}>>`)] };
  }
}

function itemAsWritten(item: ListItem<Leaf>): ListItem {
  return { ...item, blocks: asWritten(item.blocks) };
}

/** A tag around items has no mark before it. */
function tagItem(tag: string): ListItem {
  return { type: 'item', label: '', blocks: [{ type: 'paragraph', children: [words(tag)] }] };
}

function rowAsWritten({ cells, ...row }: Row<Leaf>): Row {
  return { ...row, cells: cells.map(cellAsWritten) };
}

function cellAsWritten(cell: Cell<Leaf>): Cell {
  return cell.type === 'cell'
    ? { ...cell, children: runAsWritten(cell.children) }
    : { ...cell, blocks: asWritten(cell.blocks) };
}

/** A tag around rows is a row of one cell. */
function tagRow(tag: string, width: number): Row {
  const covered: Cell = { type: 'cell', continues: 'left', children: [] };
  return {
    type: 'row',
    cells: [{ type: 'cell', children: [words(tag)] }, ...Array.from({ length: width - 1 }, () => covered)],
  };
}
