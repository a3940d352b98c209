/** Prints in a few lines what a render after a save has changed. */
import type { RenderedPack } from '../engine/write-pack.js';
import { plural, someOf } from '../model/counting.js';
import { type Diagnostic, isProblem } from '../model/diagnostic.js';
import { line } from '../model/visible.js';
import type { Terminal } from '../model/world.js';
import { countWords, printDiagnostics } from './diagnostics.js';

/** What was rendered after a save. */
export interface WatchedRound {
  readonly packs: readonly RenderedPack[];
  readonly diagnostics: readonly Diagnostic[];
  /** How long it took. */
  readonly seconds: number;
}

/** How many documents are named. */
const MOST_NAMES = 6;

/** Says that the program waits for a save, and how to end it. */
export function sayWatching({ err, paint }: Terminal): void {
  err(line`${paint.faint('Waiting for the next save. Press Ctrl-C to stop.')}`);
}

/** Prints what is wrong, and for each organisation what was written; whether there was anything to tell. */
export function reportRound(terminal: Terminal, { packs, diagnostics, seconds }: WatchedRound): boolean {
  const problems = diagnostics.filter(isProblem);
  printDiagnostics(problems, terminal);
  const told = packs.flatMap((pack) => wordsOf(pack) ?? []);
  for (const words of told) terminal.out(line`${words}`);
  if (told.length === 0 && problems.length === 0) return false;
  const count = countWords(problems);
  terminal.out(line`${count ? `${count}, ` : ''}${seconds.toFixed(1)} s`);
  return true;
}

/** `acme  3 files written: DCW34-confidentiality`; nothing for a pack that stays as it is. */
function wordsOf({ id, status, files, removed }: RenderedPack): string | undefined {
  if (status === 'refused') return `${id}  nothing written, see the problems above`;
  if (status === 'failed') return `${id}  couldn’t be written`;
  const written = files.filter(({ change }) => change === 'created' || change === 'replaced');
  const parts = [
    written.length > 0 ? `${plural(written.length, 'file')} written: ${namesOf(written.map(({ path }) => path))}` : '',
    removed.length > 0 ? `${plural(removed.length, 'file')} removed: ${namesOf(removed)}` : '',
  ].filter(Boolean);
  return parts.length > 0 ? `${id}  ${parts.join('; ')}` : undefined;
}

/** The documents that files are, each once whatever its formats; the record of the pack itself is none. */
function namesOf(paths: readonly string[]): string {
  const names = paths.map((path) => path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, ''));
  return someOf([...new Set(names)], MOST_NAMES);
}
