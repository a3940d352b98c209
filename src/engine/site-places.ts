/** Where the pages of a pack lead: to its index, and from policy to policy in the order of that. */
import { posix } from 'node:path';
import { inIndexOrder } from '../model/index-order.js';
import type { Pack, PackPolicy } from '../model/organisation-pack.js';
import { USUAL_PAGES } from '../model/pack.js';
import { documentPath } from '../model/plan.js';
import type { SiteNeighbour, SitePlace } from '../model/site.js';
import { codeAndTitleWords } from '../model/title-words.js';

/** The page that opens a pack, in the organisation's folder. */
export const INDEX_PATH = 'index.html';

/** Gives where a page leads, by its path in the organisation's folder; undefined for the index, and in a pack without one. */
export type SitePlaces = (path: string) => SitePlace | undefined;

/** The places of a pack's pages; `has` says which files it has. */
export function sitePlaces(pack: Pack, has: (path: string) => boolean): SitePlaces {
  if (!(pack.definition.pages ?? USUAL_PAGES).includes('index')) return () => undefined;
  const policies = inIndexOrder(pack).filter((policy) => has(pathOf(policy)));
  const positions = new Map(policies.map((policy, at) => [pathOf(policy), at]));
  return (path) => {
    if (path === INDEX_PATH) return undefined;
    const at = positions.get(path);
    const [previous, next] = at === undefined ? [] : [policies[at - 1], policies[at + 1]];
    return {
      index: from(path, INDEX_PATH),
      ...(previous ? { previous: neighbour(path, previous) } : {}),
      ...(next ? { next: neighbour(path, next) } : {}),
    };
  };
}

const pathOf = ({ file }: PackPolicy): string => documentPath('html', file);

const from = (path: string, to: string): string => posix.relative(posix.dirname(path), to);

function neighbour(path: string, policy: PackPolicy): SiteNeighbour {
  return { path: from(path, pathOf(policy)), title: codeAndTitleWords(policy) };
}
