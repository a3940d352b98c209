/** Prints what a render would do: a line for each organisation and the reasons, or everything as one JSON object. */
import type { PlannedFile, PlannedPack, RunPlan } from '../engine/plan-packs.js';
import { plural } from '../model/counting.js';
import { hasErrors, isProblem } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import { line } from '../model/visible.js';
import type { Terminal } from '../model/world.js';
import type { ToldPack } from './ci/run.js';
import { countWords, printDiagnostics } from './diagnostics.js';
import { printJson } from './json.js';
import { reasonLines, reasonsOfPack } from './reasons.js';

/** How a plan is told. */
export interface PlanReportOptions {
  readonly json: boolean;
  /** Whether warnings end the run with exit code 1. */
  readonly strict: boolean;
}

/** Prints the plan, and gives the exit code: work to do is an answer, and no error. */
export function reportPlan(terminal: Terminal, plan: RunPlan, { json, strict }: PlanReportOptions): ExitCode {
  const { engine, packs, inputs, diagnostics } = plan;
  const exitCode: ExitCode = hasErrors(diagnostics) || (strict && diagnostics.some(isProblem)) ? 1 : 0;
  if (json) {
    printJson(terminal, { command: 'plan', exitCode, engine, organisations: packs, inputs }, diagnostics);
    return exitCode;
  }
  printDiagnostics(diagnostics, terminal);
  const { out } = terminal;
  const width = Math.max(0, ...packs.map(({ id }) => id.length));
  for (const pack of packs) out(line`${pack.id.padEnd(width)}  ${packWords(pack)}`);
  const reasons = reasonLines(packs);
  if (reasons.length > 0) out(line`Because of`);
  for (const reason of reasons) out(line`  ${reason}`);
  const problems = countWords(diagnostics);
  out(line`${outputWords(packs.flatMap(({ outputs }) => outputs))}${problems ? `, ${problems}` : ''}`);
  return exitCode;
}

/** What would become of the packs, for reports to other programs. */
export function plannedPacks(packs: readonly PlannedPack[]): readonly ToldPack[] {
  return packs.map((pack) => ({
    id: pack.id,
    outcome: pack.action === 'refuse' ? 'refused' : 'fine',
    words: pack.action === 'refuse' ? 'nothing would be written, since it has errors' : packWords(pack),
    reasons: reasonsOfPack(pack),
  }));
}

function packWords({ action, outputs }: PlannedPack): string {
  if (action === 'refuse') return 'nothing would be written, see the problems above';
  return outputs.length === 0 ? 'no documents' : outputWords(outputs);
}

/** `3 of 43 files would be written, 1 removed` */
function outputWords(outputs: readonly PlannedFile[]): string {
  const count = (action: PlannedFile['action']) => outputs.filter((file) => file.action === action).length;
  const [written, removed] = [count('write'), count('remove')];
  const files = outputs.length - removed;
  const all = plural(files, 'file') || '0 files';
  const words = written === files ? `${all} would be written` : `${written} of ${all} would be written`;
  if (written + removed === 0) return files === 0 ? 'Nothing would be written' : `${all} up to date`;
  return removed > 0 ? `${words}, ${removed} removed` : words;
}
