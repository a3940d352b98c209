/** Writes where links lead, and other words with placeholders alone. */
import type { Leaf, LinkTarget } from '../../model/document.js';
import { escapeTarget } from './escape.js';

/** Writes a link's target. */
export function writeTarget(target: LinkTarget<Leaf>): string {
  if (target.kind === 'heading') return `#${escapeTarget(target.anchor)}`;
  if (target.kind === 'policy') return `policy:${target.name}${anchorOf(target)}`;
  if (target.kind === 'path')
    return `${escapeTarget(target.path.replace(/[%#?]/g, encodeURIComponent))}${anchorOf(target)}`;
  if (target.kind === 'file') return escapeTarget(target.path);
  return writeLeaves(target.address, escapeTarget);
}

function anchorOf({ anchor }: { readonly anchor?: string }): string {
  return anchor === undefined ? '' : `#${escapeTarget(anchor)}`;
}

/** Writes texts and fields. `escaped` writes each text. */
export function writeLeaves(leaves: readonly Leaf[], escaped: (words: string) => string): string {
  return leaves.map((leaf) => (leaf.type === 'field' ? `<<${leaf.name}>>` : escaped(leaf.value))).join('');
}
