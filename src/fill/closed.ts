/** Tells what of a template holds no hole, so that every organisation gets the same object. */
import type { Inlines, Leaf, Text } from '../model/document.js';
import { remember } from '../model/remember.js';
import { type AnyNode, addressOf, everyPart } from '../model/walk.js';

/** The nodes that templates alone hold. */
const HOLES: Readonly<Record<Exclude<AnyNode['type'], AnyNode<Text>['type']>, true>> = {
  field: true,
  if: true,
  each: true,
  logo: true,
};

/** Whether a node and all within it are what a document holds. */
export function isClosed(node: AnyNode): node is AnyNode<Text> {
  return node.type === 'text' || holdsNoHole(node);
}

const holdsNoHole = remember(
  (node: AnyNode): boolean => !(node.type in HOLES) && !leadsByValue(node) && everyPart(node, isClosed),
);

/** Whether it depends on the organisation where a link leads: by its values, or by the policies that it has. */
function leadsByValue(node: AnyNode): boolean {
  return node.type === 'link' && (node.target.kind === 'policy' || !addressOf(node.target).every(isClosed));
}

/** Whether a run of words holds no hole. */
export function isClosedRun(run: Inlines<Leaf>): run is Inlines<Text> {
  return run.every(isClosed);
}
