/** Prints the result of `policy fields`: a table of the placeholders, or one JSON object. */
import type { FieldPlace, FieldRow, FieldsResult } from '../engine/fields.js';
import { someOf } from '../model/counting.js';
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
  { json, stub, isForOne }: { readonly json: boolean; readonly stub: boolean; readonly isForOne: boolean },
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
  printTable(terminal, result, isForOne);
  if (errors.length > 0) terminal.out(`\nIncomplete: ${countWords(errors)} above.\n`);
  return exitCode;
}

function useRecord({ policy, span }: FieldPlace) {
  const { endLine: _, endColumn: __, ...at } = placeRecord(span);
  return { policy, file: span.source.path, ...at };
}

/** Characters of a line of the table for one organisation. */
const WIDTH = 100;

const policiesOf = (row: FieldRow) => [...new Set(row.uses.map((use) => use.policy))];

function rowForAll(row: FieldRow): readonly string[] {
  const { name, key = '(computed)', lackedBy, notGivenBy } = row;
  return [name, key, lackedBy.join(' ') || '–', notGivenBy.join(' ') || '–', policiesOf(row).join(' ')];
}

/** The key alone, since it says what the placeholder is called, and as many policies as the line has room for. */
function tableForOne(rows: readonly FieldRow[]): string {
  const state = ({ key, lackedBy, notGivenBy }: FieldRow) => {
    if (lackedBy.length > 0) return 'still needed';
    if (notGivenBy.length > 0) return 'not needed';
    return key === undefined ? 'computed' : 'given';
  };
  const names = rows.map(({ key, name }) => key ?? name);
  const room = WIDTH - Math.max(8, ...names.map((name) => name.length)) - 'still needed'.length - 4;
  const fitting = (policies: readonly string[]) => {
    let count = policies.length;
    while (count > 1 && someOf(policies, count).length > room) count--;
    return someOf(policies, count);
  };
  const table = rows.map((row, at) => [names[at] ?? '', state(row), fitting(policiesOf(row))]);
  return columns([['YAML KEY', 'VALUE', 'USED IN'], ...table]);
}

function printTable(
  { out }: Terminal,
  { fields: rows, unusedValues, knownUnused }: Omit<FieldsResult, 'diagnostics'>,
  isForOne: boolean,
): void {
  const heading = ['PLACEHOLDER', 'YAML KEY', 'STILL NEEDED BY', 'NOT NEEDED BY', 'USED IN'];
  out(isForOne ? tableForOne(rows) : columns([heading, ...rows.map(rowForAll)]));
  for (const [id, keys] of Object.entries(unusedValues)) {
    const where = isForOne ? 'in none of its policies' : 'in no template';
    if (keys.length > 0) out(`\nIn the file of ${id}, but ${where}: ${keys.join(', ')}\n`);
  }
  if (!isForOne)
    out(`\nAvailable, but in no template: ${knownUnused.map((name) => SCHEMA_NAMES.get(name)).join(', ')}\n`);
}
