/**
 * Turns paragraphs with a bullet or number, which follow one another in Word, into nested lists. Within one list, the
 * level says how deep an item is; for items of another list, the indent does. A block around items stays within their
 * list.
 */
import type {
  Block,
  Blocks,
  Branched,
  Branching,
  Each,
  If,
  Inlines,
  Leaf,
  List,
  ListItem,
  Numbering,
} from '../../../model/document.js';
import type { Span } from '../../../model/source.js';

/** A paragraph with a bullet or number, before it is gathered into a list. */
export interface ListLine {
  readonly type: 'list-line';
  readonly list: string;
  readonly level: number;
  /** Twips from the margin to its words. */
  readonly indent: number;
  readonly ordered: boolean;
  readonly numbering?: Numbering;
  /** Its bullet, if that says something. */
  readonly bullet?: string;
  readonly blocks: Blocks<Leaf>;
}

/** An indented paragraph without a bullet or number: it may belong to the item above. */
export interface IndentedLine {
  readonly type: 'indented-line';
  readonly indent: number;
  readonly blocks: Blocks<Leaf>;
}

/** A paragraph with the style Caption: it belongs to the table below or above, or is a paragraph if there is none. */
export interface CaptionLine {
  readonly type: 'caption-line';
  /** What it says that it is the caption of; undefined where it doesn't say. */
  readonly of: 'table' | 'picture' | undefined;
  readonly children: Inlines<Leaf>;
  readonly span: Span;
}

/** The end of a section, and whether its pages are wider than high. It is no block. */
export interface SectionEnd {
  readonly type: 'section-end';
  readonly isTurned: boolean;
}

type Line = ListLine | IndentedLine;
export type TreeNode = Block<Leaf> | Line | SectionEnd;
type BranchedNode = Branched<TreeNode>;
/** What paragraphs and tables become first, before captions are put into their tables. */
export type NodeOrCaption = BranchedNode | CaptionLine;

/** Twips: indents that differ by less count as the same. */
const INDENT_TOLERANCE = 100;

/** Gathers list lines into lists; everything else stays where it is. */
export function gatherLists(nodes: readonly BranchedNode[]): Blocks<Leaf> {
  const blocks: Branching<Leaf, Block<Leaf>>[] = [];
  let run: BranchedNode[] = [];
  const flush = () => {
    blocks.push(...listsOf(run));
    run = [];
  };
  for (const node of nodes) {
    if (hasOnlyListLines(node) || (run.length > 0 && continues(node, run))) run.push(node);
    else {
      flush();
      blocks.push(...blocksOf(node));
    }
  }
  flush();
  return blocks;
}

/** Whether a node holds only list lines. */
function hasOnlyListLines(node: BranchedNode): boolean {
  if (node.type === 'if')
    return node.then.length + node.otherwise.length > 0 && [...node.then, ...node.otherwise].every(hasOnlyListLines);
  if (node.type === 'each') return node.body.length > 0 && [...node.body, ...node.otherwise].every(hasOnlyListLines);
  return node.type === 'list-line';
}

function continues(node: BranchedNode, run: readonly BranchedNode[]): boolean {
  const last = lastLine(run);
  return node.type === 'indented-line' && last !== undefined && node.indent >= last.indent - INDENT_TOLERANCE;
}

function lastLine(nodes: readonly BranchedNode[]): ListLine | undefined {
  for (const node of nodes.toReversed()) {
    const line =
      node.type === 'list-line'
        ? node
        : node.type === 'if'
          ? lastLine([...node.then, ...node.otherwise])
          : node.type === 'each'
            ? lastLine(node.body)
            : undefined;
    if (line) return line;
  }
  return undefined;
}

function blocksOf(node: BranchedNode): readonly Branching<Leaf, Block<Leaf>>[] {
  if (node.type === 'section-end') return [];
  if (node.type === 'indented-line' || node.type === 'list-line') return node.blocks;
  if (node.type === 'if' || node.type === 'each') {
    const body = gatherLists(node.type === 'if' ? node.then : node.body);
    return [branchWith<Block<Leaf>>(node, body, gatherLists(node.otherwise))];
  }
  return [node];
}

/** A line, or a block around lines, with how deep it is. */
interface Unit {
  readonly depth: number;
  readonly node: BranchedNode;
  readonly units: readonly Unit[];
  readonly otherwise: readonly Unit[];
}

function listsOf(run: readonly BranchedNode[]): readonly List<Leaf>[] {
  return runsOfOneList(withDepths(run), 0).map((units) => listOf(units, 0));
}

/** Works out how deep each line is: the number of open lines above it, each further in than the line before. */
function withDepths(run: readonly BranchedNode[]): readonly Unit[] {
  const open: ListLine[] = [];
  const unit = (node: BranchedNode): Unit => {
    if (node.type === 'if' || node.type === 'each') {
      const units = (node.type === 'if' ? node.then : node.body).map(unit);
      const otherwise = node.otherwise.map(unit);
      return { depth: Math.min(...[...units, ...otherwise].map(({ depth }) => depth)), node, units, otherwise };
    }
    if (node.type !== 'list-line') return { depth: Number.POSITIVE_INFINITY, node, units: [], otherwise: [] };
    while (open.length > 0 && !isDeeper(node, open.at(-1))) open.pop();
    open.push(node);
    return { depth: open.length - 1, node, units: [], otherwise: [] };
  };
  return run.map(unit);
}

function isDeeper(line: ListLine, above: ListLine | undefined): boolean {
  if (!above) return true;
  return line.list === above.list ? line.level > above.level : line.indent > above.indent + INDENT_TOLERANCE;
}

/** Cuts a run of units wherever another list begins at a depth. */
function runsOfOneList(units: readonly Unit[], depth: number): readonly (readonly Unit[])[] {
  const runs: Unit[][] = [];
  let list: string | undefined;
  for (const unit of units) {
    const line = unit.depth === depth ? lineAt(unit, depth) : undefined;
    if (runs.length === 0 || (line && list !== undefined && keyOf(line) !== list)) runs.push([]);
    if (line) list = keyOf(line);
    runs.at(-1)?.push(unit);
  }
  return runs;
}

function keyOf({ list, ordered }: ListLine): string {
  return `${list} ${ordered}`;
}

function lineAt(unit: Unit, depth: number): ListLine | undefined {
  if (unit.node.type === 'list-line') return unit.depth === depth ? unit.node : undefined;
  for (const subunit of [...unit.units, ...unit.otherwise]) {
    const line = lineAt(subunit, depth);
    if (line) return line;
  }
  return undefined;
}

function listOf(units: readonly Unit[], depth: number): List<Leaf> {
  const ordered = units.map((unit) => lineAt(unit, depth)).find((line) => line !== undefined)?.ordered ?? false;
  return { type: 'list', ordered, start: 1, items: itemsOf(units, depth) };
}

function itemsOf(units: readonly Unit[], depth: number): readonly Branching<Leaf, ListItem<Leaf>>[] {
  const items: Branching<Leaf, ListItem<Leaf>>[] = [];
  for (let at = 0; at < units.length; ) {
    const unit = units[at];
    if (!unit) break;
    if (unit.node.type === 'if' || unit.node.type === 'each') {
      items.push(branchWith<ListItem<Leaf>>(unit.node, itemsOf(unit.units, depth), itemsOf(unit.otherwise, depth)));
      at++;
      continue;
    }
    let end = at + 1;
    while (end < units.length && (units[end]?.depth ?? 0) > depth) end++;
    // A list may begin at a deeper level than it continues.
    const startsWithLine = unit.node.type === 'list-line' && unit.depth === depth;
    const firstLine = startsWithLine && unit.node.type === 'list-line' ? unit.node : undefined;
    const below = itemBlocks(units.slice(firstLine ? at + 1 : at, end), depth + 1);
    const { numbering, bullet: label } = firstLine ?? {};
    items.push({
      type: 'item',
      ...(label === undefined ? {} : { label }),
      ...(numbering ? { numbering } : {}),
      blocks: [...(firstLine?.blocks ?? []), ...below],
    });
    at = end;
  }
  return items;
}

/** A block with other nodes in it. */
/** A block tag around other nodes. */
export function branchWith<Node>(
  node: If<unknown> | Each<unknown>,
  body: readonly Branched<Node>[],
  otherwise: readonly Branched<Node>[],
): If<Node> | Each<Node> {
  return node.type === 'if' ? { ...node, then: body, otherwise } : { ...node, body, otherwise };
}

/** The blocks below an item's first words: further paragraphs, and lists. */
function itemBlocks(units: readonly Unit[], depth: number): Blocks<Leaf> {
  const blocks: Branching<Leaf, Block<Leaf>>[] = [];
  let lines: Unit[] = [];
  const flush = () => {
    if (lines.length > 0) blocks.push(...runsOfOneList(lines, depth).map((run) => listOf(run, depth)));
    lines = [];
  };
  for (const unit of units) {
    const { node } = unit;
    // An indented paragraph before any list belongs to the item itself.
    if (node.type === 'indented-line' && lines.length === 0) blocks.push(...node.blocks);
    else lines.push(unit);
  }
  flush();
  return blocks;
}
