/** The order in which an index lists policies. */
import type { Pack, PackPolicy } from './organisation-pack.js';

/** The policies of a pack in the order of its index: by category, those without one last. */
export function inIndexOrder({ policies }: Pick<Pack, 'policies'>): readonly PackPolicy[] {
  const categories = [...new Set(policies.map(({ control }) => control.category ?? ''))];
  const ordered = [
    ...categories.filter((category) => category !== ''),
    ...categories.filter((category) => category === ''),
  ];
  return ordered.flatMap((category) => policies.filter(({ control }) => (control.category ?? '') === category));
}
