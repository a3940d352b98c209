/** Prints the result of `policy impact`: a table of the affected documents, or one JSON object. */
import type { TouchedDocument } from '../engine/impact.js';
import { plural } from '../model/counting.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import { line } from '../model/visible.js';
import type { Terminal } from '../model/world.js';
import { countWords, printDiagnostics } from './diagnostics.js';
import { printJson } from './json.js';

/** Prints the documents, after the errors that may have hidden some, and gives the exit code. */
export function reportImpact(
  terminal: Terminal,
  json: boolean,
  documents: readonly TouchedDocument[],
  errors: readonly Diagnostic[],
): ExitCode {
  const exitCode: ExitCode = errors.length > 0 ? 1 : 0;
  if (json) printJson(terminal, { command: 'impact', exitCode, documents }, errors);
  else printTable(terminal, documents, errors);
  return exitCode;
}

function printTable(terminal: Terminal, documents: readonly TouchedDocument[], errors: readonly Diagnostic[]): void {
  const { out } = terminal;
  printDiagnostics(errors, terminal);
  const width = (values: readonly string[]) => Math.max(0, ...values.map(({ length }) => length));
  const [organisationWidth, policyWidth] = [
    width(documents.map((document) => document.organisation)),
    width(documents.map((document) => document.policy)),
  ];
  for (const { organisation, policy, title, attachment, placeholders, additions } of documents) {
    const file = attachment === undefined ? '' : `  ${attachment}`;
    const through = placeholders.length > 0 ? `  (${placeholders.join(', ')})` : '';
    const added = additions === undefined ? '' : `  with words added in ${additions}`;
    const who = `${organisation.padEnd(organisationWidth)}  ${policy.padEnd(policyWidth)}`;
    out(line`${who}  ${title}${file}${through}${added}`);
  }
  const count = new Set(documents.map(({ organisation }) => organisation)).size;
  const words =
    documents.length === 0
      ? 'No documents would change'
      : `${plural(documents.length, 'document')} of ${plural(count, 'organisation')} would change`;
  out(line`${words}${errors.length > 0 ? `; incomplete: ${countWords(errors)} above` : ''}`);
}
