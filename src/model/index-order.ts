/** The order in which an index lists policies. */
import { groupedBy } from './groups.js';
import type { Pack, PackPolicy } from './organisation-pack.js';

/** The policies of a pack by category, in the order in which categories first stand in it; those without a category, under '', come last. */
export function byCategory({ policies }: Pick<Pack, 'policies'>): ReadonlyMap<string, readonly PackPolicy[]> {
  const categories = groupedBy(policies, ({ control }) => control.category ?? '');
  const uncategorised = categories.get('');
  if (!uncategorised) return categories;
  categories.delete('');
  return categories.set('', uncategorised);
}

/** The policies of a pack in the order of its index. */
export function inIndexOrder(pack: Pick<Pack, 'policies'>): readonly PackPolicy[] {
  return [...byCategory(pack).values()].flat();
}
