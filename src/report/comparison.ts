/** Prints what an upgrade of the program would change in the documents of earlier packs. */
import type { ComparedDocument, ComparedPack, Comparison, DocumentChange } from '../engine/comparing.js';
import { plural, someOf } from '../model/counting.js';
import { hasErrors, isProblem } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import { line } from '../model/visible.js';
import type { Terminal } from '../model/world.js';
import { countWords, printDiagnostics } from './diagnostics.js';
import { printJson } from './json.js';

/** Changes in the order in which they matter, as a count of documents has them. */
const CHANGES: Readonly<Record<DocumentChange, string>> = {
  words: 'in other words',
  layout: 'in another layout',
  metadata: 'in metadata only',
  new: 'new',
  gone: 'no longer part',
  unknown: 'can’t be compared',
  same: 'the same',
};

const ORDER: readonly DocumentChange[] = ['words', 'layout', 'metadata', 'new', 'gone', 'unknown', 'same'];

/** How many documents of one change are named for each organisation, and for how many organisations. */
const MOST_NAMES = 6;
const MOST_PACKS = 12;

/** How a comparison is told. */
export interface ComparisonOptions {
  readonly json: boolean;
  /** Whether warnings end the run with exit code 1. */
  readonly strict: boolean;
}

/** Prints the comparison, and gives the exit code: differences are an answer, and no error. */
export function reportComparison(terminal: Terminal, comparison: Comparison, options: ComparisonOptions): ExitCode {
  const { engine, packs, diagnostics } = comparison;
  const exitCode: ExitCode = hasErrors(diagnostics) || (options.strict && diagnostics.some(isProblem)) ? 1 : 0;
  if (options.json) {
    const documents = countsOf(packs.flatMap((pack) => pack.documents));
    printJson(terminal, { command: 'plan', exitCode, engine, organisations: packs, documents }, diagnostics);
    return exitCode;
  }
  printDiagnostics(diagnostics, terminal);
  printPacks(terminal, comparison);
  return exitCode;
}

function countsOf(documents: readonly ComparedDocument[]): Readonly<Record<string, number>> {
  return Object.fromEntries(ORDER.map((change) => [change, ofChange(documents, change).length]));
}

function ofChange(documents: readonly ComparedDocument[], change: DocumentChange): readonly ComparedDocument[] {
  return documents.filter((document) => document.change === change);
}

function printPacks({ out }: Terminal, { engine, packs, diagnostics }: Comparison): void {
  const width = Math.max(0, ...packs.map(({ id }) => id.length));
  for (const pack of packs) {
    out(line`${pack.id.padEnd(width)}  ${packWords(pack)}`);
    if (packs.length > MOST_PACKS) continue;
    for (const change of ORDER.filter((each) => each !== 'same')) {
      const paths = ofChange(pack.documents, change).map(({ path }) => path);
      if (paths.length > 0) out(line`${''.padEnd(width)}  ${CHANGES[change]}: ${someOf(paths, MOST_NAMES)}`);
    }
  }
  const documents = packs.flatMap((pack) => pack.documents);
  const problems = countWords(diagnostics);
  const words = documents.length === 0 ? 'No documents were compared' : `With ${engine}: ${changeWords(documents)}`;
  out(line`${words}${problems ? `; ${problems} above` : ''}`);
}

function packWords({ engine, status, documents }: ComparedPack): string {
  if (status === 'refused') return `made by ${engine}: can’t be made now, see the problems above`;
  return `made by ${engine}: ${changeWords(documents)}`;
}

/** `3 documents in other words, 2 in metadata only, 37 the same` */
function changeWords(documents: readonly ComparedDocument[]): string {
  const counts = ORDER.map((change) => ({ change, count: ofChange(documents, change).length }));
  return counts
    .filter(({ count }) => count > 0)
    .map(({ change, count }, at) => `${at === 0 ? plural(count, 'document') : count} ${CHANGES[change]}`)
    .join(', ');
}
