/** Tells which nodes of a template depend on no organisation, so that every organisation can share the same object. */
import type { Inlines, Leaf, Text } from '../model/document.js';
import { remember, share } from '../model/remember.js';
import { type AnyNode, addressOf, everyPart } from '../model/walk.js';

/** The node types that exist in templates but not in documents. */
const HOLES: Readonly<Record<Exclude<AnyNode['type'], AnyNode<Text>['type']>, true>> = {
  field: true,
  if: true,
  each: true,
  logo: true,
  listing: true,
};

/** Whether a node needs no filling, and none within it does. */
export function isClosed(node: AnyNode): node is AnyNode<Text> {
  return node.type === 'text' || (node.type !== 'field' && holdsNoHole(node));
}

const holdsNoHole = remember((node: AnyNode): boolean => {
  const isWhole = !(node.type in HOLES) && !leadsByValue(node) && everyPart(node, isClosed);
  if (isWhole) share(node);
  return isWhole;
});

/** Whether a link's target depends on the organisation: on its values, or on the policies that it has. */
function leadsByValue(node: AnyNode): boolean {
  return (
    node.type === 'link' &&
    (node.target.kind === 'policy' || node.target.kind === 'path' || !addressOf(node.target).every(isClosed))
  );
}

/** Whether no inline of a run needs filling. */
export function isClosedRun(run: Inlines<Leaf>): run is Inlines<Text> {
  for (const node of run) if (!isClosed(node)) return false;
  return true;
}
