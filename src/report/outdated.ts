/** Prints which documents are out of date, and why. */
import type { OutdatedFile, OutdatedReason } from '../engine/outdated.js';
import type { RenderedPack } from '../engine/write-pack.js';
import { plural, someOf } from '../model/counting.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { line } from '../model/visible.js';
import type { Terminal } from '../model/world.js';
import { countWords } from './diagnostics.js';

const WORDS: Readonly<Record<OutdatedReason, string>> = {
  missing: 'not there',
  altered: 'edited since it was rendered',
  text: 'the template has changed',
  record: 'the title, version or review dates have changed',
  value: 'other placeholders have a value',
  engine: 'made by another version of this program',
  content: 'a value, the theme or something it refers to has changed',
  left: 'no longer part of the pack',
};

/** Prints the files of each organisation, and how many there are. */
export function printOutdated(
  { out }: Terminal,
  {
    packs,
    diagnostics,
    seconds,
  }: { packs: readonly RenderedPack[]; diagnostics: readonly Diagnostic[]; seconds: number },
): void {
  let count = 0;
  for (const { id, status, outdated = [] } of packs) {
    count += outdated.length;
    if (status === 'refused') out(line`${id}  couldn’t be compared, see the problems above`);
    else out(line`${id}  ${outdated.length === 0 ? 'up to date' : `${plural(outdated.length, 'file')} out of date`}`);
    for (const file of outdated) out(line`  ${file.path}: ${reasonWords(file)}`);
  }
  const problems = countWords(diagnostics);
  const words = `${plural(count, 'file') || 'Nothing is'} out of date`;
  out(line`${words}${problems ? `, ${problems}` : ''} (${seconds.toFixed(1)} s)`);
}

function reasonWords({ reasons, values = [] }: OutdatedFile): string {
  return reasons
    .map((reason) => (reason === 'value' ? `${WORDS.value}: ${someOf(values, 5)}` : WORDS[reason]))
    .join('; ');
}
