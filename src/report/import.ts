/** Prints what `policy import` did and guessed, in words or as JSON. */
import type { ImportedFile, ImportResult, ImportStatus } from '../engine/import.js';
import {
  countAndPlace,
  DECISIONS,
  displayPlace,
  factName,
  type ImportedPlaceholder,
  type Importing,
  isOwn,
  times,
} from '../engine/importing.js';
import { plural } from '../model/counting.js';
import { hasErrors } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import type { Span } from '../model/source.js';
import { line } from '../model/visible.js';
import type { Terminal } from '../model/world.js';
import { countWords, printDiagnostics } from './diagnostics.js';
import { placeRecord, printJson } from './json.js';

/** Prints the problems and the outcome for each document, in words or as one JSON object, and gives the exit code. */
export function reportImports(
  terminal: Terminal,
  { json, dryRun }: { readonly json: boolean; readonly dryRun: boolean },
  { documents, diagnostics }: ImportResult,
): ExitCode {
  const failed = documents.some(({ status }) => status === 'failed');
  const exitCode: ExitCode = failed ? 3 : hasErrors(diagnostics) ? 1 : 0;
  if (json) {
    const records = documents.map(({ importing, status, changes }) => ({ ...record(importing, changes), status }));
    printJson(terminal, { command: 'import', exitCode, documents: records }, diagnostics);
    return exitCode;
  }
  printDiagnostics(diagnostics, terminal);
  for (const document of documents) printImport(terminal, document);
  printMap(terminal, documents);
  const count = documents.filter(({ status }) => status === 'written' || status === 'planned').length;
  const outcomeWords = dryRun ? 'would be written' : 'written or up to date';
  const problems = countWords(diagnostics);
  const refused = plural(documents.filter(({ status }) => status === 'refused').length, 'document');
  const summary = [
    `${plural(count, 'template') || 'No templates'} ${outcomeWords}`,
    ...(refused ? [`${refused} refused`] : []),
    ...(problems ? [problems] : []),
  ];
  terminal.out(line`${summary.join(', ')}`);
  return exitCode;
}

/** From how many on replacements are shown as a file: fewer are soon typed. */
const MANY = 4;

/** Prints the file of replacements that all these documents need, where they need many. */
function printMap({ out }: Terminal, documents: readonly ImportedFile[]): void {
  const fields = new Map<string, string>();
  for (const placeholder of documents.flatMap(({ importing }) => importing.draft?.unmapped ?? []))
    if (!isOwn(placeholder)) fields.set(placeholder.spelling, placeholder.field ?? 'FIELD');
  if (fields.size < MANY) return;
  out('To replace what other programs left, save these lines as map.yaml, and write a field where it says FIELD.\n');
  out('Then import again with --map-file map.yaml --force:\n\n');
  for (const [spelling, field] of fields) out(line`${JSON.stringify(spelling)}: ${field}`);
  out('\n');
}

function printImport({ out }: Terminal, { importing, status, changes }: ImportedFile): void {
  const { from, path, text, draft } = importing;
  if (!draft || path === undefined) {
    out(line`${from}: nothing written, see the problems above`);
    return;
  }
  const happened: Readonly<Record<ImportStatus, string>> = {
    written: changes.get(path) ?? 'written',
    planned: 'planned',
    failed: 'couldn’t be written',
    refused: 'nothing written, see the problems above',
  };
  out(line`${path} from ${from}: ${happened[status]}`);
  if (status === 'planned') out(`${text}\n`);
  for (const file of importing.files.slice(1)) out(line`  picture: ${file.path}`);
  for (const own of draft.unmapped.filter(isOwn))
    out(line`  looks like one organisation’s own ${factName(own)}: ${own.spelling}, ${countAndPlace(own)}`);
  for (const guess of draft.guesses)
    out(line`  ${guess.key}: ${guess.value} (${guess.from}, ${displayPlace(guess.place)})`);
  for (const { spelling, field, count } of draft.replaced)
    out(line`  replaced: ${spelling} with ${field ?? ''}, ${times(count)}`);
  for (const decision of draft.decisions)
    out(line`  ${DECISIONS[decision.kind].toLowerCase()}: ${decision.message} (${displayPlace(decision.place)})`);
}

function whereRecord(place: Span | string | undefined): Readonly<Record<string, string | number | undefined>> {
  if (place === undefined) return {};
  return typeof place === 'string' ? { file: place } : { file: place.source.path, ...placeRecord(place) };
}

function placeholderRecord({ spelling, count, firstPlace: first, field, fact }: ImportedPlaceholder) {
  return { spelling, count, ...(fact ? { fact } : {}), ...(field ? { field } : {}), ...whereRecord(first) };
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
