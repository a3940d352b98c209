/** Fills runs of words: fields become text, branches their contents, and an empty branch leaves no doubled space. */
import {
  type Branching,
  type Field,
  type Inline,
  type Inlines,
  type Leaf,
  type Link,
  type LinkTarget,
  type Text,
  unreachable,
} from '../model/document.js';
import { fillAddress } from './address.js';
import { branchOf } from './branch.js';
import { isClosed, isClosedRun } from './closed.js';
import { linesOf } from './field.js';
import type { Filling } from './filling.js';
import { pathTarget, policyTarget } from './policy-target.js';
import type { Scope } from './scope.js';
import { withWholeNames } from './whole-names.js';

type Node = Branching<Leaf, Inline<Leaf>>;

function addField(field: Field, scope: Scope, filling: Filling, into: Inline[]): void {
  const meaning = scope.meaning(field.name);
  const { places, apart } = meaning.kind === 'text' ? meaning : NOWHERE;
  let isFirst = true;
  for (const line of linesOf(field, scope, filling)) {
    if (!isFirst) into.push({ type: 'break' });
    isFirst = false;
    if (line !== '') into.push(textOf(field, line, places, apart));
  }
}

const NOWHERE: Pick<Text, 'places' | 'apart'> = {};

function textOf({ name, span }: Field, value: string, places: Text['places'], apart: Text['apart']): Text {
  if (apart) return { type: 'text', value, from: name, span, ...(places ? { places } : {}), apart };
  return places ? { type: 'text', value, from: name, span, places } : { type: 'text', value, from: name, span };
}

function addLink(link: Link<Leaf>, scope: Scope, filling: Filling, into: Inline[]): void {
  const children = fillInlines(link.children, scope, filling);
  if (children.length === 0) return;
  const target = fillTarget(link, scope, filling);
  if (target) into.push({ ...link, target, children });
  else into.push(...children);
}

function fillTarget({ target, span }: Link<Leaf>, scope: Scope, filling: Filling): LinkTarget | undefined {
  switch (target.kind) {
    case 'heading':
    case 'file':
      return target;
    case 'address':
      return fillAddress(target.address, scope, filling);
    case 'policy':
      return policyTarget(target, span, filling);
    case 'path':
      return pathTarget(target, span, filling);
  }
}

/** Adds what becomes of a node to a run. */
function addNode(node: Node, scope: Scope, filling: Filling, into: Inline[]): void {
  if (isClosed(node)) {
    into.push(node);
    return;
  }
  switch (node.type) {
    case 'field':
      addField(node, scope, filling, into);
      return;
    case 'strong':
    case 'emphasis':
    case 'passage':
    case 'styled':
    case 'code': {
      const children = fillInlines(node.children, scope, filling);
      if (children.length > 0) into.push({ ...node, children });
      return;
    }
    case 'footnote': {
      const blocks = filling.fillBlocks(node.blocks, scope, filling);
      if (blocks.length > 0) into.push({ ...node, blocks });
      return;
    }
    case 'link':
      addLink(node, scope, filling, into);
      return;
    case 'if':
    case 'each':
      for (const branch of branchOf(node, scope, filling))
        for (const child of withWholeNames<Node>(branch.nodes, branch.scope))
          addNode(child, branch.scope, filling, into);
      return;
    default:
      unreachable(node);
  }
}

/** Where a branch printed nothing, `a [] b` would have two spaces: one is removed before the word at a place in a run. */
function joinAtGap(run: Inline[], at: number): void {
  const [before, after] = [run[at - 1], run[at]];
  const spaced = !before || before.type === 'break' || (before.type === 'text' && before.value.endsWith(' '));
  if (!spaced || after?.type !== 'text') return;
  const value = after.value.replace(/^ +/, '');
  if (value === '') run.splice(at, 1);
  else run[at] = { ...after, value };
}

/** Fills a run of words; a run that needs no filling comes back as the same object. */
export function fillInlines(nodes: Inlines<Leaf>, scope: Scope, filling: Filling): Inlines<Text> {
  if (isClosedRun(nodes)) return nodes;
  const filled: Inline[] = [];
  let gap = false;
  for (const node of withWholeNames<Node>(nodes, scope)) {
    const at = filled.length;
    addNode(node, scope, filling, filled);
    if (filled.length === at) {
      gap ||= node.type === 'if' || node.type === 'each';
      continue;
    }
    if (gap) joinAtGap(filled, at);
    gap = false;
  }
  return gap ? trimEnd(filled) : filled;
}

function trimEnd(words: Inline[]): Inline[] {
  const last = words.at(-1);
  if (last?.type !== 'text') return words;
  const value = last.value.replace(/ +$/, '');
  return value === '' ? words.slice(0, -1) : [...words.slice(0, -1), { ...last, value }];
}
