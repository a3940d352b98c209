/** Says which changed files a run is for, and whom they concern. */
import { plural, someOf } from '../model/counting.js';
import { line } from '../model/visible.js';
import type { Terminal } from '../model/world.js';
import type { ToldChanges } from './ci/run.js';

/** Prints a line to standard error; nothing where the run isn't for changes. */
export function sayChanges({ err }: Terminal, changes: ToldChanges | undefined): void {
  if (!changes) return;
  const ids = [...new Set([...changes.files.values()].flat())].sort();
  const since = `since ${changes.reference}`;
  if (ids.length === 0) err(line`Nothing has changed ${since} that these packs are made from`);
  else err(line`${plural(changes.files.size, 'file')} changed ${since}, for ${someOf(ids, 8)}`);
}
