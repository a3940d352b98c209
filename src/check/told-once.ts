/** Tells what shows in several places of finished files once: a word that went wrong prints in each format, in headers and properties. */
import { someOf } from '../model/counting.js';
import type { Diagnostic } from '../model/diagnostic.js';

/** How many other files a message names. */
const MOST_NAMED = 3;

/** Joins diagnostics of one cause into the first of them by file, which says where else it shows. Others stay as they are. */
export function toldOnce(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const byCause = new Map<string, Diagnostic[]>();
  const caused = diagnostics.filter(({ cause }) => cause !== undefined);
  for (const diagnostic of caused.toSorted(byPath)) {
    const { severity, code, organisation, cause } = diagnostic;
    const key = JSON.stringify([severity, code, organisation, cause]);
    byCause.set(key, [...(byCause.get(key) ?? []), diagnostic]);
  }
  for (const [key, ofPack] of byCause) {
    const same = [...byCause].find(([other]) => other !== key && isOfPack(key) && other.startsWith(key.slice(0, -2)));
    if (same) byCause.set(same[0], [...same[1], ...ofPack]);
    if (same) byCause.delete(key);
  }
  return [...diagnostics.filter(({ cause }) => cause === undefined), ...[...byCause.values()].flatMap(joined)];
}

/** A document of the whole pack says what its policies say, and names no template: its causes end where theirs name one. */
const isOfPack = (key: string): boolean => key.endsWith(' "]');

function byPath({ path: a = '' }: Diagnostic, { path: b = '' }: Diagnostic): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function joined([first, ...others]: readonly Diagnostic[]): readonly Diagnostic[] {
  if (!first) return [];
  const files = [...new Set(others.map(({ path }) => path ?? ''))].filter((path) => path !== first.path);
  if (files.length === 0) return [first];
  return [{ ...first, message: `${first.message}, and in ${someOf(files, MOST_NAMED)}` }];
}
