/** Joins what Word keeps as several runs: words of one link, or in bold, that other marks within them cut apart. */
import type { Block, Blocks, Branching, Inline, Inlines, Leaf, Text } from '../../../model/document.js';
import { changeBranched, changeParts } from '../../../model/walk.js';

type Node = Branching<Leaf, Inline<Leaf>>;

/** Blocks whose marks are joined, those in footnotes too. */
export function withJoinedMarks(blocks: Blocks<Leaf>): Blocks<Leaf> {
  return changeBranched<Block<Leaf>>(blocks, (block) => [
    changeParts(block, { inlines: joinedMarks, blocks: withJoinedMarks }),
  ]);
}

/** A run whose marks are joined. */
export function joinedMarks(run: Inlines<Leaf>): Inlines<Leaf> {
  const nodes: Node[] = [];
  for (const node of run) {
    const last = nodes.at(-1);
    const joined = last && join(last, node);
    if (joined) nodes[nodes.length - 1] = joined;
    else nodes.push(node);
  }
  return nodes.map((node) =>
    node.type === 'if' || node.type === 'each' || node.type === 'field'
      ? node
      : changeParts(node, { inlines: joinedMarks, blocks: withJoinedMarks }),
  );
}

/** Two nodes as one; undefined where they have other marks. */
function join(first: Node, second: Node): Node | undefined {
  if (first.type === 'text' && second.type === 'text') return joinedText(first, second);
  if (!isMark(first) || !isMark(second) || keyOf(first) !== keyOf(second)) return undefined;
  return { ...first, children: [...first.children, ...second.children] };
}

function joinedText(first: Text, second: Text): Text {
  const value = first.value + second.value;
  const { span } = first;
  return span ? { type: 'text', value, span: { ...span, end: second.span?.end ?? span.end } } : { type: 'text', value };
}

type Mark = Extract<Inline<Leaf>, { readonly children: Inlines<Leaf> }>;

function isMark(node: Node): node is Mark {
  return 'children' in node;
}

function keyOf(mark: Mark): string {
  switch (mark.type) {
    case 'styled':
      return `styled ${mark.style}`;
    case 'passage':
      return `passage ${mark.language}`;
    case 'link':
      return `link ${JSON.stringify(mark.target, (key, value) => (key === 'span' ? undefined : value))}`;
    default:
      return mark.type;
  }
}
