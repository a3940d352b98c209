/**
 * The one walk over the tree. `PARTS` says for every kind of node which of its keys hold nodes, in reading order; visiting,
 * changing and reading words are built on it. Its type asks for each node and for each such key, so that a new one does not
 * compile until it stands here, and then every walk meets it.
 */
import type {
  Block,
  Blocks,
  Branched,
  Branching,
  Cell,
  Each,
  Footnote,
  If,
  Inline,
  Inlines,
  Leaf,
  Link,
  LinkTarget,
  ListItem,
  Row,
  Text,
} from './document.js';

/** Any node of a tree. */
export type AnyNode<L extends Leaf = Leaf> =
  | Branching<L, Inline<L>>
  | Branching<L, Block<L>>
  | Branching<L, ListItem<L>>
  | Branching<L, Row<L>>
  | Cell<L>;

type NodeOf<Type extends AnyNode['type']> = Extract<AnyNode, { readonly type: Type }>;

/** How a key holds nodes: as a run of inlines, as words and fields alone, as blocks, or as nodes within which those stand. */
type Holding<Value> = [Value] extends [readonly Leaf[]]
  ? 'leaves'
  : [Value] extends [Inlines<Leaf>]
    ? 'inlines'
    : [Value] extends [Blocks<Leaf>]
      ? 'blocks'
      : [Value] extends [AnyNode | readonly AnyNode[]]
        ? 'nodes'
        : never;

/** The keys of a node that hold nodes, each with how it does. */
type PartsOf<Node> = {
  readonly [Key in keyof Node as [NonNullable<Node[Key]>] extends [never]
    ? never
    : Holding<NonNullable<Node[Key]>> extends never
      ? never
      : Key]-?: Holding<NonNullable<Node[Key]>>;
};

/** What holds what. Keys stand in reading order. */
const PARTS: { readonly [Type in AnyNode['type']]: PartsOf<NodeOf<Type>> } = {
  text: {},
  field: {},
  break: {},
  'fill-in': {},
  'tick-box': {},
  footnote: { blocks: 'blocks' },
  styled: { children: 'inlines' },
  code: { children: 'inlines' },
  strong: { children: 'inlines' },
  emphasis: { children: 'inlines' },
  link: { children: 'inlines' },
  passage: { children: 'inlines' },
  heading: { children: 'inlines' },
  paragraph: { children: 'inlines' },
  list: { items: 'nodes' },
  item: { blocks: 'blocks' },
  table: { caption: 'inlines', header: 'nodes', rows: 'nodes' },
  row: { cells: 'nodes' },
  cell: { children: 'inlines' },
  'block-cell': { blocks: 'blocks' },
  image: { alt: 'leaves' },
  quote: { blocks: 'blocks' },
  note: { title: 'inlines', blocks: 'blocks' },
  'code-block': { children: 'inlines' },
  landscape: { blocks: 'blocks' },
  'page-break': {},
  rule: {},
  logo: {},
  listing: {},
  if: { then: 'nodes', otherwise: 'nodes' },
  each: { body: 'nodes', otherwise: 'nodes' },
};

type AnyHolding = 'leaves' | 'inlines' | 'blocks' | 'nodes';

/** Objects rather than pairs: taking a pair apart costs an iterator for each. */
type Held = readonly { readonly key: string; readonly holding: AnyHolding }[];

const HELD: ReadonlyMap<string, Held> = new Map(
  Object.entries<Readonly<Record<string, AnyHolding>>>(PARTS).map(([type, parts]) => [
    type,
    Object.entries(parts).map(([key, holding]) => ({ key, holding })),
  ]),
);

const NOTHING: Held = [];

/** Most nodes are words. */
function partsOf({ type }: AnyNode): Held {
  return type === 'text' ? NOTHING : (HELD.get(type) ?? NOTHING);
}

/** The nodes under a key of `PARTS`, as its type promises. A plain look-up: walks meet every node, and `Reflect.get` is several times slower. */
function heldAt(node: AnyNode, key: string): AnyNode | readonly AnyNode[] | undefined {
  return (node as unknown as Readonly<Record<string, AnyNode | readonly AnyNode[] | undefined>>)[key];
}

/** Calls for each key of a node that holds nodes, in reading order. */
export function eachPart(node: AnyNode, meet: (key: string, held: AnyNode | readonly AnyNode[]) => void): void {
  for (const { key } of partsOf(node)) {
    const held = heldAt(node, key);
    if (held !== undefined) meet(key, held);
  }
}

/** Visits nodes and everything within them, in reading order, including both branches of a block tag. */
export function visit(nodes: AnyNode | readonly AnyNode[], meet: (node: AnyNode) => void): void {
  visitFor(nodes, meet, undefined);
}

/** The same where what is met goes into something: a function that is made anew for each document would never stay fast. */
export function visitFor<Into>(
  nodes: AnyNode | readonly AnyNode[],
  meet: (node: AnyNode, into: Into) => void,
  into: Into,
): void {
  if (isList(nodes)) {
    for (const node of nodes) visitFor(node, meet, into);
    return;
  }
  meet(nodes, into);
  for (const { key } of partsOf(nodes)) {
    const held = heldAt(nodes, key);
    if (held) visitFor(held, meet, into);
  }
}

/** Whether all of a node's child nodes pass a test; true for a node without any. Stops at the first that fails. */
export function everyPart(node: AnyNode, isSo: (part: AnyNode) => boolean): boolean {
  for (const { key } of partsOf(node)) {
    const held = heldAt(node, key);
    if (held !== undefined && !(isList(held) ? held.every(isSo) : isSo(held))) return false;
  }
  return true;
}

function isList(nodes: AnyNode | readonly AnyNode[]): nodes is readonly AnyNode[] {
  return Array.isArray(nodes);
}

/** All texts in nodes, in reading order, including descriptions of pictures. */
export function textsIn(nodes: AnyNode | readonly AnyNode[]): readonly Text[] {
  const texts: Text[] = [];
  visit(nodes, (node) => {
    if (node.type === 'text') texts.push(node);
  });
  return texts;
}

/** All links in nodes, in reading order. */
export function linksIn(nodes: AnyNode | readonly AnyNode[]): readonly Link<Leaf>[] {
  const links: Link<Leaf>[] = [];
  visit(nodes, (node) => {
    if (node.type === 'link') links.push(node);
  });
  return links;
}

/** The nodes of all footnote marks in nodes, in reading order; a node that stands there twice comes twice. */
export function footnotesIn(nodes: AnyNode<Text> | readonly AnyNode<Text>[]): readonly Footnote[];
export function footnotesIn(nodes: AnyNode | readonly AnyNode[]): readonly Footnote<Leaf>[];
export function footnotesIn(nodes: AnyNode | readonly AnyNode[]): readonly Footnote<Leaf>[] {
  const footnotes: Footnote<Leaf>[] = [];
  visit(nodes, (node) => {
    if (node.type === 'footnote') footnotes.push(node);
  });
  return footnotes;
}

/** The words and fields of a link's address; none for links by name. */
export function addressOf(target: LinkTarget<Leaf>): readonly Leaf[] {
  switch (target.kind) {
    case 'address':
      return target.address;
    case 'heading':
    case 'policy':
    case 'file':
    case 'path':
      return [];
  }
}

/** How to change the runs and blocks in a node; parts without a function stay. `inEach`: whether they are inside an each. */
export interface PartChanges<L extends Leaf> {
  inlines?(run: Inlines<L>, inEach: boolean): Inlines<L>;
  /** The description of a picture: words and fields alone. */
  leaves?(run: readonly L[], inEach: boolean): readonly L[];
  blocks?(blocks: Blocks<L>, inEach: boolean): Blocks<L>;
}

/** Nodes other than block tags, which `changeBranched` handles. */
type Unbranched = Exclude<AnyNode, { readonly type: 'if' | 'each' }>;

type AnyChange = PartChanges<Text> | PartChanges<Leaf>;

/**
 * Changes the nearest runs and blocks within a node, in reading order: for a list the blocks of its items, for a table its caption
 * and cells. `change` itself must go deeper. A node whose parts all stay is returned itself.
 */
export function changeParts<Node extends AnyNode<Text>>(node: Node, change: PartChanges<Text>): Node;
export function changeParts<Node extends Unbranched>(node: Node, change: PartChanges<Leaf>, inEach?: boolean): Node;
export function changeParts<Node extends AnyNode>(node: Node, change: AnyChange, inEach = false): Node {
  return changed(node, change, inEach);
}

function changed<Node extends AnyNode>(node: Node, change: AnyChange, inEach: boolean): Node {
  let copy: Node | undefined;
  for (const { key, holding } of partsOf(node)) {
    const held = heldAt(node, key);
    if (held === undefined) continue;
    const becomes = changeHeld(held, holding, change, inEach || (node.type === 'each' && key === 'body'));
    if (becomes !== held) copy = { ...(copy ?? node), [key]: becomes };
  }
  return copy ?? node;
}

function changeHeld(
  held: AnyNode | readonly AnyNode[],
  holding: AnyHolding,
  change: AnyChange,
  inEach: boolean,
): AnyNode | readonly AnyNode[] {
  if (!isList(held)) return changed(held, change, inEach);
  if (holding === 'nodes') return changeEach(held, (node) => changed(node, change, inEach));
  // The type of PARTS guarantees that these nodes are of the kind that `holding` names.
  return change[holding]?.(held as never, inEach) ?? held;
}

/** Changes nodes one by one; if all stay, the list itself is returned. */
export function changeEach<Node>(nodes: readonly Node[], change: (node: Node) => Node): readonly Node[] {
  let changed: Node[] | undefined;
  let at = 0;
  for (const node of nodes) {
    const result = change(node);
    if (result !== node) changed ??= nodes.slice(0, at);
    changed?.push(result);
    at++;
  }
  return changed ?? nodes;
}

/**
 * A run with its links replaced by their words, since links never nest, and without its footnotes and boxes to tick: what a list of contents
 * shows. A run without any is returned itself.
 */
export function withoutLinks(run: Inlines): Inlines {
  if (!run.some(leadsElsewhere)) return run;
  return run.flatMap((node) => {
    if (node.type === 'footnote' || node.type === 'tick-box') return [];
    return node.type === 'link' ? withoutLinks(node.children) : [changeParts(node, { inlines: withoutLinks })];
  });
}

/** Whether a link, a footnote or a box to tick is in a node. */
function leadsElsewhere(node: AnyNode): boolean {
  return (
    node.type === 'link' ||
    node.type === 'footnote' ||
    node.type === 'tick-box' ||
    !everyPart(node, (part) => !leadsElsewhere(part))
  );
}

/** Changes nodes inside block tags, each into none, one or several; the tags stay. */
export function changeBranched<Node extends { readonly type: string }>(
  nodes: readonly Branched<Node>[],
  change: (node: Node, inEach: boolean) => readonly Branched<Node>[],
  inEach = false,
): readonly Branched<Node>[] {
  return nodes.flatMap((node): readonly Branched<Node>[] => {
    if (!isBranch(node)) return change(node, inEach);
    const first =
      node.type === 'if'
        ? { ...node, then: changeBranched(node.then, change, inEach) }
        : { ...node, body: changeBranched(node.body, change, true) };
    return [{ ...first, otherwise: changeBranched(node.otherwise, change, inEach) }];
  });
}

/**
 * The words of a cell as one run, for where blocks cannot stand: a line for each paragraph, item and description in it. What a
 * block tag goes around it still goes around.
 */
export function cellRun(cell: Cell<Text>): Inlines<Text>;
export function cellRun(cell: Cell<Leaf>): Inlines<Leaf>;
export function cellRun(cell: Cell<Leaf>): Inlines<Leaf> {
  return cell.type === 'cell' ? cell.children : linesOf(cell.blocks, false);
}

function linesOf(nodes: readonly AnyNode[], isBehind: boolean): Inlines<Leaf> {
  const lines: Inlines<Leaf>[] = [];
  for (const node of nodes) {
    const line = lineOf(node, isBehind || lines.length > 0);
    if (line.length > 0) lines.push(line);
  }
  return lines.flat();
}

function lineOf(node: AnyNode, isBehind: boolean): Inlines<Leaf> {
  if (node.type === 'if')
    return [{ ...node, then: linesOf(node.then, isBehind), otherwise: linesOf(node.otherwise, isBehind) }];
  if (node.type === 'each')
    return [{ ...node, body: linesOf(node.body, isBehind), otherwise: linesOf(node.otherwise, isBehind) }];
  const lines: Inlines<Leaf>[] = [];
  const run = (words: Inlines<Leaf>) => {
    if (words.length > 0) lines.push(isBehind || lines.length > 0 ? [{ type: 'break' }, ...words] : words);
    return words;
  };
  for (const { key, holding } of partsOf(node)) {
    const held = heldAt(node, key);
    if (held === undefined) continue;
    if (holding === 'inlines' || holding === 'leaves') run(held as Inlines<Leaf>);
    else lines.push(linesOf(isList(held) ? held : [held], isBehind || lines.length > 0));
  }
  return lines.flat();
}

/** Whether a node is a block tag with its branches. */
export function isBranch<Node extends { readonly type: string }>(node: Branched<Node>): node is If<Node> | Each<Node> {
  return node.type === 'if' || node.type === 'each';
}
