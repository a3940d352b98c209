/**
 * Brings inlines into the form that Markdown can express: words joined, white space outside marks, no mark within the same
 * mark, no line break at either end. The words stay the same.
 */
import type { Branching, Inline, InlineStyle, Inlines, Leaf, Text } from '../../model/document.js';

type Node = Branching<Leaf, Inline<Leaf>>;
type Mark = 'strong' | 'emphasis' | 'link' | 'passage' | InlineStyle;

/** Brings the inlines of a paragraph, heading or cell into normal form. */
export function normalInlines(inlines: Inlines<Leaf>): readonly Node[] {
  return trimEnds(flatten(inlines, new Set()));
}

function flatten(nodes: readonly Node[], within: ReadonlySet<Mark>): readonly Node[] {
  const flat: Node[] = [];
  for (const node of nodes) for (const normal of normalNodes(node, within)) append(flat, normal);
  return trimBesideBreaks(flat);
}

function normalNodes(node: Node, within: ReadonlySet<Mark>): readonly Node[] {
  switch (node.type) {
    case 'text': {
      const value = node.value.replace(/[ \t\r\n\f\u2028\u2029]+/g, ' ').normalize('NFC');
      return value === '' ? [] : [{ ...node, value }];
    }
    case 'field':
    case 'break':
    case 'fill-in':
    case 'tick-box':
    case 'footnote':
      return [node];
    case 'code':
      return node.children.length > 0 ? [node] : [];
    case 'if': {
      const [then, otherwise] = [flatten(node.then, within), flatten(node.otherwise, within)];
      return then.length + otherwise.length === 0 ? [] : [{ ...node, then, otherwise }];
    }
    case 'each':
      return [{ ...node, body: flatten(node.body, within), otherwise: flatten(node.otherwise, within) }];
    default:
      return marked(node, within);
  }
}

type Marked = Extract<Node, { readonly type: 'strong' | 'emphasis' | 'styled' | 'link' | 'passage' }>;

function marked(node: Marked, within: ReadonlySet<Mark>): readonly Node[] {
  const mark = node.type === 'styled' ? node.style : node.type;
  const children = flatten(node.children, new Set([...within, mark]));
  // Links and passages are both written as links, which cannot nest; the outer one stays.
  const isLink = node.type === 'link' || node.type === 'passage';
  if (within.has(mark) || (isLink && (within.has('link') || within.has('passage')))) return children;
  const [before, inner, after] = edges(children);
  return inner.length === 0 ? [...before, ...after] : [...before, { ...node, children: inner }, ...after];
}

/** Separates white space and line breaks at both ends. */
function edges(nodes: readonly Node[]): readonly [Node[], Node[], Node[]] {
  const before: Node[] = [];
  const inner = [...nodes];
  const after: Node[] = [];
  for (let first = inner[0]; first; first = inner[0]) {
    const trimmed = first.type === 'text' ? first.value.trimStart() : undefined;
    if (first.type === 'text' && trimmed !== undefined && trimmed !== first.value) {
      before.push({ ...first, value: first.value.slice(0, first.value.length - trimmed.length) });
      inner.splice(0, 1, ...(trimmed === '' ? [] : [{ ...first, value: trimmed }]));
    } else if (first.type === 'break') before.push(...inner.splice(0, 1));
    else break;
  }
  for (let last = inner.at(-1); last; last = inner.at(-1)) {
    const trimmed = last.type === 'text' ? last.value.trimEnd() : undefined;
    if (last.type === 'text' && trimmed !== undefined && trimmed !== last.value) {
      after.unshift({ ...last, value: last.value.slice(trimmed.length) });
      inner.splice(-1, 1, ...(trimmed === '' ? [] : [{ ...last, value: trimmed }]));
    } else if (last.type === 'break') after.unshift(...inner.splice(-1, 1));
    else break;
  }
  return [before, inner, after];
}

/** Adds a node, joining it to the last if both are of one kind. */
function append(nodes: Node[], node: Node): void {
  const last = nodes.at(-1);
  if (last?.type === 'text' && node.type === 'text') nodes[nodes.length - 1] = joinedText(last, node);
  else if (last?.type === 'code' && node.type === 'code')
    nodes[nodes.length - 1] = { ...node, children: joinedCode(last.children, node.children) };
  else if (isJoining(last) && isJoining(node) && isSameMark(last, node)) {
    const children = [...last.children];
    for (const child of node.children) append(children, child);
    nodes[nodes.length - 1] = { ...node, children };
  } else nodes.push(node);
}

/** Joins the words of two pieces of code, whose spaces all count. */
function joinedCode(before: readonly Node[], after: readonly Node[]): readonly Node[] {
  const [last, first] = [before.at(-1), after[0]];
  if (last?.type !== 'text' || first?.type !== 'text') return [...before, ...after];
  return [...before.slice(0, -1), { ...last, value: last.value + first.value }, ...after.slice(1)];
}

type Joining = Extract<Node, { readonly type: 'strong' | 'emphasis' | 'styled' }>;

function isJoining(node: Node | undefined): node is Joining {
  return node?.type === 'strong' || node?.type === 'emphasis' || node?.type === 'styled';
}

function isSameMark(a: Joining, b: Joining): boolean {
  return a.type === b.type && (a.type !== 'styled' || b.type !== 'styled' || a.style === b.style);
}

function joinedText(a: Text, b: Text): Text {
  const value = a.value.endsWith(' ') ? a.value + b.value.replace(/^ /, '') : a.value + b.value;
  return { ...a, value: value.normalize('NFC') };
}

/** Removes spaces beside line breaks, where Markdown drops them. */
function trimBesideBreaks(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node, index): readonly Node[] => {
    if (node.type !== 'text') return [node];
    let { value } = node;
    if (nodes[index - 1]?.type === 'break') value = value.replace(/^ +/, '');
    if (nodes[index + 1]?.type === 'break') value = value.replace(/ +$/, '');
    return value === '' ? [] : [{ ...node, value }];
  });
}

/** Removes spaces and line breaks from both ends of a run. */
function trimEnds(nodes: readonly Node[]): readonly Node[] {
  const [first, ...following] = nodes;
  if (first?.type === 'break') return trimEnds(following);
  if (first?.type === 'text' && /^\s/.test(first.value))
    return trimEnds(withText(first, first.value.slice(1), following));
  const last = nodes.at(-1);
  if (last?.type !== 'text' || !/\s$/.test(last.value)) return withoutLastBreaks(nodes);
  return trimEnds([...nodes.slice(0, -1), ...withText(last, last.value.slice(0, -1), [])]);
}

function withText(text: Text, value: string, following: readonly Node[]): readonly Node[] {
  return value === '' ? following : [{ ...text, value }, ...following];
}

/** Removes line breaks at the end, even within a last mark or condition, because no line follows. */
function withoutLastBreaks(nodes: readonly Node[]): readonly Node[] {
  const last = nodes.at(-1);
  const preceding = nodes.slice(0, -1);
  if (last?.type === 'break') return trimEnds(preceding);
  if (last && 'children' in last) {
    const children = withoutLastBreaks(last.children);
    return children.length > 0 ? [...preceding, { ...last, children } as Node] : trimEnds(preceding);
  }
  if (last?.type !== 'if') return nodes;
  const [then, otherwise] = [withoutLastBreaks(last.then), withoutLastBreaks(last.otherwise)];
  return then.length + otherwise.length === 0 ? trimEnds(preceding) : [...preceding, { ...last, then, otherwise }];
}
