/** The tables and lists of the program's own that a template places itself: they are not added at its end again. */
import type { ListingName } from '../model/placeholders.js';
import { remember } from '../model/remember.js';
import type { TreeTemplate } from '../model/template.js';
import { visit } from '../model/walk.js';

const placedIn = remember(({ body }: TreeTemplate): ReadonlySet<ListingName> => {
  const names = new Set<ListingName>();
  visit(body.blocks, (node) => {
    if (node.type === 'listing') names.add(node.of);
  });
  return names;
});

/** Whether a template's text has a place for one, in a condition too. */
export function isPlaced(name: ListingName, template: TreeTemplate): boolean {
  return placedIn(template).has(name);
}
