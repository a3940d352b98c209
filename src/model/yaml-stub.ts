/** Lines to paste into an organisation's file: its keys without values, in the order of the schema. */
import { organisationKeys } from './organisation-schema.js';

/** The keys of a path such as `safeguarding_lead.phone`; undefined where one of them is an entry of a list. */
function stepsOf(path: string): readonly string[] | undefined {
  return path.includes('[') ? undefined : path.split('.');
}

type Keys = Map<string, Keys>;

/** Gives the lines, each with a line end; keys of entries in lists are left out, since nobody knows where they go. */
export function yamlStub(paths: readonly string[]): string {
  const root: Keys = new Map();
  for (const path of paths) {
    let keys = root;
    for (const step of stepsOf(path) ?? []) {
      const inner: Keys = keys.get(step) ?? new Map();
      keys.set(step, inner);
      keys = inner;
    }
  }
  return linesOf(root, []);
}

function linesOf(keys: Keys, above: readonly string[]): string {
  const order = organisationKeys(above);
  const placeOf = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return [...keys]
    .sort(([a], [b]) => placeOf(a) - placeOf(b))
    .map(([key, inner]) => `${'  '.repeat(above.length)}${key}:\n${linesOf(inner, [...above, key])}`)
    .join('');
}
