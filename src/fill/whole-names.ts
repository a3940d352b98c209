/**
 * First and last name side by side print the whole name of a person, or a company, who has no more than that: a template needn't
 * know which of the two an organisation gives.
 */
import type { Field } from '../model/document.js';
import type { Scope } from './scope.js';

const FIRST = /^(.*?)first_name$/;

/** What stands for both, where a first name is followed by the last name of the same person; undefined where the two print. */
export function wholeNameOf(first: Field, last: Field, scope: Scope): Field | undefined {
  const before = FIRST.exec(first.name)?.[1];
  if (before === undefined || last.name !== `${before}last_name`) return undefined;
  const lacks = [first, last].filter(({ name }) => scope.meaning(name).kind === 'missing').length;
  const name = `${before}name`;
  // Of somebody who has no name at all, the whole name is asked for.
  return lacks === 2 || (lacks === 1 && scope.meaning(name).kind === 'text') ? { ...first, name } : undefined;
}

/** Whether a node may be the first of two such fields. */
export function isFirstName(node: { readonly type: string }): node is Field {
  return node.type === 'field' && 'name' in node && typeof node.name === 'string' && node.name.endsWith('first_name');
}

/** Gives nodes with a whole name in the place of each such pair. Where there is none, the same nodes come back. */
export function withWholeNames<Node extends { readonly type: string }>(
  nodes: readonly (Node | Field)[],
  scope: Scope,
): readonly (Node | Field)[] {
  if (!nodes.some(isFirstName)) return nodes;
  const joined: (Node | Field)[] = [];
  for (let at = 0; at < nodes.length; at++) {
    const [node, space, last] = nodes.slice(at, at + 3);
    const whole =
      node && isFirstName(node) && isGap(space) && isField(last) ? wholeNameOf(node, last, scope) : undefined;
    if (whole) at += 2;
    if (node) joined.push(whole ?? node);
  }
  return joined;
}

function isField(node: { readonly type: string } | undefined): node is Field {
  return node?.type === 'field';
}

function isGap(node: object | undefined): boolean {
  return node !== undefined && 'value' in node && typeof node.value === 'string' && /^\s+$/.test(node.value);
}
