/** Prints what a spreadsheet of organisations made and changed. */
import { COLUMNS_FILE, type ImportedRows } from '../engine/organisations/import-rows.js';
import { someOf } from '../model/counting.js';
import { hasErrors } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import { line } from '../model/visible.js';
import type { Terminal } from '../model/world.js';
import { countWords, printDiagnostics } from './diagnostics.js';
import { printJson } from './json.js';
import { printDiff } from './record.js';

/** Prints it, with the lines that change on a dry run, and gives the exit code. */
export function reportOrgImport(
  terminal: Terminal,
  { status, files, created, unchanged, renamed, leftOut, diagnostics }: ImportedRows,
  { dryRun, json }: { readonly dryRun: boolean; readonly json: boolean },
): ExitCode {
  const code: ExitCode = status === 'failed' ? 3 : hasErrors(diagnostics) ? 1 : 0;
  const changed = files.map(({ path }) => path).filter((path) => !created.includes(path) && path !== COLUMNS_FILE);
  const isWritten = code === 0;
  if (json) {
    printJson(
      terminal,
      {
        command: 'org import',
        exitCode: code,
        dryRun,
        created: isWritten ? created : [],
        changed: isWritten ? changed : [],
        unchanged,
        renamed: isWritten ? renamed : [],
        leftOut,
      },
      diagnostics,
    );
    return code;
  }
  printDiagnostics(diagnostics, terminal);
  if (!isWritten) {
    terminal.err(line`Nothing was written, see the problems above (${countWords(diagnostics)})`);
    return code;
  }
  if (dryRun) for (const file of files) printDiff(terminal, file);
  else {
    for (const path of created) terminal.out(line`${path}  new`);
    for (const path of changed) terminal.out(line`${path}  changed`);
    if (files.some(({ path }) => path === COLUMNS_FILE)) terminal.out(line`${COLUMNS_FILE}  keeps what columns fill`);
  }
  if (renamed.length > 0) {
    terminal.out(line`Another name: ${someOf(renamed, 20)}`);
    terminal.out(
      line`The name before is under former_names there, so that the final check still looks for it. If it was only mistyped, delete it there`,
    );
  }
  if (leftOut.length > 0) {
    terminal.out(line`Columns left out: ${someOf(leftOut, 20)}`);
    terminal.out(line`To use one, say what it fills, once: --column "${leftOut[0] ?? ''}=fields.my_key"`);
  }
  const counts = [`${created.length} new`, `${changed.length} changed`, `${unchanged.length} unchanged`];
  terminal.out(line`${dryRun ? 'Organisations, if you leave out --dry-run' : 'Organisations'}: ${counts.join(', ')}`);
  return code;
}
