/** Fills runs of words: fields become text, branches their contents, and an empty branch leaves no doubled space. */
import type { Branching, Field, Inline, Inlines, Leaf, Link, LinkTarget, Text } from '../model/document.js';
import { fillAddress } from './address.js';
import { branchOf } from './branch.js';
import { isClosed, isClosedRun } from './closed.js';
import { linesOf } from './field.js';
import type { Filling } from './filling.js';
import { pathTarget, policyTarget } from './policy-target.js';
import type { Scope } from './scope.js';
import { withWholeNames } from './whole-names.js';

type Node = Branching<Leaf, Inline<Leaf>>;

function wordsOf(field: Field, scope: Scope, filling: Filling): readonly Inline[] {
  const meaning = scope.meaning(field.name);
  const places = meaning.kind === 'text' && meaning.places ? { places: meaning.places } : {};
  const apart = meaning.kind === 'text' && meaning.apart ? { apart: meaning.apart } : {};
  const words: Inline[] = [];
  for (const [index, line] of linesOf(field, scope, filling).entries()) {
    if (index > 0) words.push({ type: 'break' });
    if (line !== '') words.push({ type: 'text', value: line, from: field.name, span: field.span, ...places, ...apart });
  }
  return words;
}

function fillLink(link: Link<Leaf>, scope: Scope, filling: Filling): readonly Inline[] {
  const children = fillInlines(link.children, scope, filling);
  if (children.length === 0) return [];
  const target = fillTarget(link, scope, filling);
  return target ? [{ ...link, target, children }] : children;
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

function fillNode(node: Node, scope: Scope, filling: Filling): readonly Inline[] {
  if (isClosed(node)) return [node];
  switch (node.type) {
    case 'field':
      return wordsOf(node, scope, filling);
    case 'strong':
    case 'emphasis':
    case 'passage':
    case 'styled':
    case 'code': {
      const children = fillInlines(node.children, scope, filling);
      return children.length === 0 ? [] : [{ ...node, children }];
    }
    case 'footnote': {
      const blocks = filling.fillBlocks(node.blocks, scope, filling);
      return blocks.length === 0 ? [] : [{ ...node, blocks }];
    }
    case 'link':
      return fillLink(node, scope, filling);
    case 'if':
    case 'each':
      return branchOf(node, scope, filling).flatMap((branch) =>
        withWholeNames<Node>(branch.nodes, branch.scope).flatMap((child) => fillNode(child, branch.scope, filling)),
      );
  }
}

/** Where a branch printed nothing, `a [] b` would have two spaces: one is removed. */
function joinAtGap(before: readonly Inline[], after: Inline): Inline | undefined {
  const last = before.at(-1);
  const spaced = last === undefined || last.type === 'break' || (last.type === 'text' && last.value.endsWith(' '));
  if (!spaced || after.type !== 'text') return after;
  const value = after.value.replace(/^ +/, '');
  return value === '' ? undefined : { ...after, value };
}

/** Fills a run of words; a run that needs no filling comes back as the same object. */
export function fillInlines(nodes: Inlines<Leaf>, scope: Scope, filling: Filling): Inlines<Text> {
  if (isClosedRun(nodes)) return nodes;
  const filled: Inline[] = [];
  let gap = false;
  for (const node of withWholeNames<Node>(nodes, scope)) {
    const words = fillNode(node, scope, filling);
    for (const word of words) {
      const joined = gap ? joinAtGap(filled, word) : word;
      if (joined) filled.push(joined);
      gap = false;
    }
    if (words.length === 0 && (node.type === 'if' || node.type === 'each')) gap = true;
  }
  return gap ? trimEnd(filled) : filled;
}

function trimEnd(words: Inline[]): Inline[] {
  const last = words.at(-1);
  if (last?.type !== 'text') return words;
  const value = last.value.replace(/ +$/, '');
  return value === '' ? words.slice(0, -1) : [...words.slice(0, -1), { ...last, value }];
}
