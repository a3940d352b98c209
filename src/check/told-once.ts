/** Tells what shows in several places of finished files once: a word that went wrong prints in each format, in headers and properties. */
import { someOf } from '../model/counting.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { groupedBy } from '../model/groups.js';

/** How many other files a message names. */
const MOST_NAMED = 3;

/**
 * Joins diagnostics of one cause into the first of them by file, which says where else it shows. Others stay as they are. A document of
 * the whole pack repeats what its policies say, so it is told with the first of those.
 */
export function toldOnce(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const caused = diagnostics.filter(({ cause }) => cause !== undefined).toSorted(byPath);
  const bySign = groupedBy(caused, ({ severity, code, organisation, cause }) =>
    JSON.stringify([severity, code, organisation, cause?.sign]),
  );
  const told = [...bySign.values()].flatMap((same) => {
    const byText = groupedBy(same, ({ cause }) => cause?.text);
    const ofPack = byText.get(undefined) ?? [];
    byText.delete(undefined);
    const [first, ...others] = byText.values();
    return first ? [[...first, ...ofPack], ...others] : [ofPack];
  });
  return [...diagnostics.filter(({ cause }) => cause === undefined), ...told.flatMap(joined)];
}

function byPath({ path: a = '' }: Diagnostic, { path: b = '' }: Diagnostic): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function joined([first, ...others]: readonly Diagnostic[]): readonly Diagnostic[] {
  if (!first) return [];
  const files = [...new Set(others.map(({ path }) => path ?? ''))].filter((path) => path !== first.path);
  if (files.length === 0) return [first];
  return [{ ...first, message: `${first.message}, and in ${someOf(files, MOST_NAMED)}` }];
}
