/** How `policy import` tells what it did and guessed: in words, or as data. */

import { DECISIONS, type Importing, shownPlace, times } from '../engine/importing.js';
import { plural } from '../model/counting.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Span } from '../model/source.js';
import type { World } from '../model/world.js';
import type { FoundPlaceholder } from '../recognise/placeholders.js';
import { countWords, printDiagnostics } from './diagnostics.js';
import { placeRecord, printJson } from './json.js';

/** What became of one document. */
export type ImportStatus = 'written' | 'planned' | 'refused' | 'failed';

/** One document with what became of it, and of each file: its path → created, replaced, unchanged. */
export interface ImportResult {
  readonly importing: Importing;
  readonly status: ImportStatus;
  readonly changes: ReadonlyMap<string, string>;
}

/** Prints one JSON object. */
export function printImportRecord(
  world: World,
  exitCode: number,
  results: readonly ImportResult[],
  diagnostics: readonly Diagnostic[],
): void {
  const documents = results.map(({ importing, status, changes }) => ({ ...record(importing, changes), status }));
  printJson(world.terminal, { command: 'import', exitCode, documents }, diagnostics);
}

/** Prints what was noticed, what became of each document, and a line that sums up. */
export function printImports(
  world: World,
  results: readonly ImportResult[],
  diagnostics: readonly Diagnostic[],
  dryRun: boolean,
): void {
  printDiagnostics(diagnostics, world.terminal);
  for (const one of results) printImport(world, one);
  const count = results.filter(({ status }) => status === 'written' || status === 'planned').length;
  const done = dryRun ? 'would be written' : 'written or up to date';
  const problems = countWords(diagnostics);
  world.terminal.out(`${plural(count, 'template') || 'No template'} ${done}${problems ? `, ${problems}` : ''}\n`);
}

function printImport(world: World, { importing: one, status, changes }: ImportResult): void {
  const { out } = world.terminal;
  const { from, path, text, draft } = one;
  if (!draft || path === undefined) {
    out(`${from}: nothing written, see the problems above\n`);
    return;
  }
  const happened: Readonly<Record<ImportStatus, string>> = {
    written: changes.get(path) ?? 'written',
    planned: 'planned',
    failed: 'could not be written',
    refused: 'nothing written, see the problems above',
  };
  out(`${path} from ${from}: ${happened[status]}\n`);
  if (status === 'planned') out(`${text}\n`);
  for (const file of one.files.slice(1)) out(`  picture: ${file.path}\n`);
  for (const guess of draft.guesses)
    out(`  ${guess.key}: ${guess.value} (${guess.from}, ${shownPlace(guess.place)})\n`);
  for (const { spelling, field, count } of draft.replaced)
    out(`  replaced: ${spelling} by ${field}, ${times(count)}\n`);
  for (const decision of draft.decisions)
    out(`  ${DECISIONS[decision.kind].toLowerCase()}: ${decision.message} (${shownPlace(decision.place)})\n`);
}

function whereRecord(place: Span | string | undefined): Readonly<Record<string, string | number | undefined>> {
  if (place === undefined) return {};
  return typeof place === 'string' ? { file: place } : { file: place.source.path, ...placeRecord(place) };
}

function placeholderRecord({ spelling, count, first, field }: FoundPlaceholder) {
  return { spelling, count, ...(field ? { field } : {}), ...whereRecord(first) };
}

function record({ from, path, text, draft, files }: Importing, changes: ReadonlyMap<string, string>) {
  return {
    from,
    ...(path === undefined ? {} : { template: path, text }),
    files: files.map((file) => ({ path: file.path, change: changes.get(file.path) ?? 'planned' })),
    guesses: (draft?.guesses ?? []).map(({ key, value, from: source, place }) => ({
      key,
      value,
      from: source,
      ...whereRecord(place),
    })),
    decisions: (draft?.decisions ?? []).map(({ kind, message, place }) => ({ kind, message, ...whereRecord(place) })),
    replaced: (draft?.replaced ?? []).map(placeholderRecord),
    unmapped: (draft?.unmapped ?? []).map(placeholderRecord),
  };
}
