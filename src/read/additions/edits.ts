/** Changes a tree's blocks at given places. Lists in which nothing changes stay the same objects. */
import type { Block, Blocks, Branching, Leaf } from '../../model/document.js';
import { addToGroup } from '../../model/groups.js';
import { branchesOf, type Place, pathOf } from './sections.js';

/** Blocks that go to a place, and how many behind it they replace. Edits at one place come one after the other. */
export interface Edit {
  readonly place: Place;
  readonly remove: number;
  readonly insert: Blocks<Leaf>;
}

/** The blocks after some edits, and those that were removed. */
export interface Edited {
  readonly blocks: Blocks<Leaf>;
  readonly removed: Blocks<Leaf>;
}

/** Makes the edits; removed stretches must not overlap, and nothing is inserted within one. */
export function edited(blocks: Blocks<Leaf>, edits: readonly Edit[]): Edited {
  const byPath = new Map<string, Edit[]>();
  for (const edit of edits) addToGroup(byPath, edit.place.path, edit);
  const removed: Branching<Leaf, Block<Leaf>>[] = [];
  const rebuild = (list: Blocks<Leaf>, path: string): Blocks<Leaf> => {
    if (![...byPath.keys()].some((changed) => changed.startsWith(path))) return list;
    const here = byPath.get(path) ?? [];
    const result: Branching<Leaf, Block<Leaf>>[] = [];
    let passOver = 0;
    for (let at = 0; at <= list.length; at++) {
      const atPlace = here.filter(({ place }) => place.at === at);
      result.push(...atPlace.flatMap(({ insert }) => insert));
      passOver = Math.max(passOver, ...atPlace.map(({ remove }) => remove));
      const node = list[at];
      if (!node) continue;
      if (passOver > 0) removed.push(node);
      else result.push(rebuilt(node, { path, at }));
      passOver--;
    }
    return result;
  };
  const rebuilt = (node: Branching<Leaf, Block<Leaf>>, place: Place): Branching<Leaf, Block<Leaf>> => {
    const prefix = `${place.path}${place.at}.`;
    if (!branchesOf(node) || ![...byPath.keys()].some((changed) => changed.startsWith(prefix))) return node;
    switch (node.type) {
      case 'if':
        return {
          ...node,
          then: rebuild(node.then, pathOf(place, 'then')),
          otherwise: rebuild(node.otherwise, pathOf(place, 'otherwise')),
        };
      case 'each':
        return {
          ...node,
          body: rebuild(node.body, pathOf(place, 'body')),
          otherwise: rebuild(node.otherwise, pathOf(place, 'otherwise')),
        };
      case 'landscape':
        return { ...node, blocks: rebuild(node.blocks, pathOf(place, 'blocks')) };
      default:
        return node;
    }
  };
  return { blocks: rebuild(blocks, ''), removed };
}
