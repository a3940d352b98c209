/** Prints the result of `policy fields`: a table of the placeholders, or one JSON object. */
import type { FieldPlace, FieldRow, FieldsResult } from '../engine/fields.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import { SCHEMA_NAMES } from '../model/placeholders.js';
import type { Terminal } from '../model/world.js';
import { yamlStub } from '../model/yaml-stub.js';
import { columns, countWords, printDiagnostics } from './diagnostics.js';
import { placeRecord, printJson } from './json.js';

/** The placeholders; absent where the workspace could not be opened. */
export interface FieldsReport extends Omit<FieldsResult, 'diagnostics'> {
  readonly errors: readonly Diagnostic[];
}

/** Prints the placeholders, after the errors that may have hidden some, and gives the exit code. */
export function reportFields(
  terminal: Terminal,
  { json, stub }: { readonly json: boolean; readonly stub: boolean },
  { errors, ...result }: FieldsReport,
): ExitCode {
  const exitCode: ExitCode = errors.length > 0 ? 1 : 0;
  if (json) {
    const fields = result.fields.map((field) => ({ ...field, uses: field.uses.map(useRecord) }));
    printJson(terminal, { command: 'fields', exitCode, ...result, fields }, errors);
    return exitCode;
  }
  printDiagnostics(errors, terminal);
  if (stub) {
    const needed = result.fields.filter(({ key, lackedBy }) => key !== undefined && lackedBy.length > 0);
    terminal.data(yamlStub(needed.flatMap(({ key }) => key ?? [])));
    return exitCode;
  }
  printTable(terminal, result);
  if (errors.length > 0) terminal.out(`\nIncomplete: ${countWords(errors)} above.\n`);
  return exitCode;
}

function useRecord({ policy, span }: FieldPlace) {
  const { endLine: _, endColumn: __, ...at } = placeRecord(span);
  return { policy, file: span.source.path, ...at };
}

function printTable(
  { out }: Terminal,
  { fields: rows, unusedValues, knownUnused }: Omit<FieldsResult, 'diagnostics'>,
): void {
  const policies = (row: FieldRow) => [...new Set(row.uses.map((use) => use.policy))].join(' ');
  const table = rows.map((row) => [
    row.name,
    row.key ?? '(computed)',
    row.lackedBy.join(' ') || '–',
    row.notGivenBy.join(' ') || '–',
    policies(row),
  ]);
  out(columns([['PLACEHOLDER', 'YAML KEY', 'STILL NEEDED BY', 'NOT NEEDED BY', 'USED IN'], ...table]));
  for (const [id, keys] of Object.entries(unusedValues)) {
    if (keys.length > 0) out(`\nIn the file of ${id}, but in no template: ${keys.join(', ')}\n`);
  }
  out(`\nAvailable, but in no template: ${knownUnused.map((name) => SCHEMA_NAMES.get(name)).join(', ')}\n`);
}
