/** Prints the result of `policy render`, in words or as one JSON object. */
import { type RenderedFile, withFullPaths } from '../engine/rendered-files.js';
import type { RenderedPack } from '../engine/write-pack.js';
import { plural, someOf } from '../model/counting.js';
import { type Diagnostic, hasErrors, isProblem } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import { line } from '../model/visible.js';
import type { Terminal } from '../model/world.js';
import type { ToldPack } from './ci/run.js';
import { countWords, printDiagnostics } from './diagnostics.js';
import { printJson } from './json.js';
import { printOutdated } from './outdated.js';
import { reasonSections, reasonsOfPack } from './reasons.js';

/** A finished run. */
export interface RenderReport {
  readonly packs: readonly RenderedPack[];
  /** In the order in which they are printed. */
  readonly diagnostics: readonly Diagnostic[];
  readonly strict: boolean;
  readonly dryRun: boolean;
  /** Whether the run was only to say what is out of date. */
  readonly listsOutdated: boolean;
  /** Whether only what awaits approval was made. */
  readonly forApproval: boolean;
  /** Whether certain policies were asked for. */
  readonly isNarrowed: boolean;
  readonly json: boolean;
  /** How long it took. */
  readonly seconds: number;
}

/** Prints the outcome for each organisation, and gives the exit code. */
export function reportRendering(terminal: Terminal, rendering: RenderReport): ExitCode {
  const { packs, diagnostics, json } = rendering;
  const code = exitCode(rendering);
  if (json) {
    const organisations = packs.map(packRecord);
    printJson(terminal, { command: 'render', exitCode: code, organisations }, diagnostics);
    return code;
  }
  printDiagnostics(diagnostics, terminal);
  if (rendering.listsOutdated) printOutdated(terminal, rendering);
  else printSummary(terminal, rendering);
  return code;
}

/** A pack in JSON output, with the full paths of its files. */
function packRecord({ folder, ...pack }: RenderedPack): Omit<RenderedPack, 'folder'> {
  return { ...pack, files: withFullPaths(folder, pack.files) };
}

/** What became of the packs, for reports to other programs. */
export function renderedPacks(packs: readonly RenderedPack[], forApproval: boolean): readonly ToldPack[] {
  const outcomes = { written: 'fine', planned: 'fine', refused: 'refused', failed: 'failed' } as const;
  return packs.map((pack) => ({
    id: pack.id,
    outcome: outcomes[pack.status],
    words: pack.status === 'refused' ? 'nothing written, since it has errors' : statusWords(pack, forApproval),
    reasons: reasonsOfPack(pack),
  }));
}

function exitCode(rendering: RenderReport): ExitCode {
  const { packs, diagnostics, strict } = rendering;
  if (packs.some(({ status }) => status === 'failed')) return 3;
  if (packs.some(({ outdated = [] }) => outdated.length > 0) || madeNothing(rendering)) return 1;
  return hasErrors(diagnostics) || (strict && diagnostics.some(isProblem)) ? 1 : 0;
}

/** Whether nobody has any of the policies that were asked for. */
function madeNothing({ packs, forApproval, isNarrowed }: RenderReport): boolean {
  return (
    isNarrowed &&
    !forApproval &&
    packs.length > 0 &&
    packs.every(({ files, removed }) => files.length + removed.length === 0)
  );
}

function printSummary(terminal: Terminal, rendering: RenderReport): void {
  const { packs, diagnostics, dryRun, forApproval, seconds, strict } = rendering;
  const { out } = terminal;
  const isTold = ({ change }: RenderedFile) => !dryRun || change === 'planned';
  if (dryRun)
    for (const { folder, files } of packs)
      for (const { path } of withFullPaths(folder, files.filter(isTold))) out(line`${path}`);
  const width = Math.max(0, ...packs.map(({ id }) => id.length));
  for (const pack of packs) {
    out(line`${pack.id.padEnd(width)}  ${statusWords(pack, forApproval)}`);
    const joined = new Set(pack.joined);
    for (const path of pack.removed.filter((each) => !joined.has(each)))
      out(line`${''.padEnd(width)}  ${dryRun ? 'would be removed' : 'removed'}: ${path}`);
    if (joined.size > 0)
      out(
        line`${''.padEnd(width)}  ${dryRun ? 'would be removed' : 'removed'}: ${plural(joined.size, 'sheet')} to sign`,
      );
    for (const { path, kept } of pack.altered) {
      const replacedWords = dryRun ? 'would be replaced' : 'replaced';
      out(line`${''.padEnd(width)}  edited since it was rendered, ${replacedWords}: ${path} (copy: ${kept})`);
    }
    if (pack.unlisted.length > 0)
      out(line`${''.padEnd(width)}  not part of the pack, left alone: ${someOf(pack.unlisted, 8)}`);
  }
  printJoined(terminal, packs);
  for (const words of reasonSections(packs, { dryRun })) out(line`${words}`);
  const writtenWords = dryRun ? 'would be written' : 'written or up to date';
  const problems = countWords(diagnostics, strict);
  const documents = packs.reduce((sum, { files }) => sum + files.filter(isTold).length, 0);
  const count = plural(documents, 'file') || '0 files';
  out(line`${count} ${writtenWords}${problems ? `, ${problems}` : ''} (${seconds.toFixed(1)} s)`);
}

/** Says once, after an upgrade, where the sheets to sign are. */
function printJoined({ out }: Terminal, packs: readonly RenderedPack[]): void {
  const sheets = packs.reduce((sum, { joined }) => sum + joined.length, 0);
  if (sheets === 0) return;
  out(line`${plural(sheets, 'sheet')} to sign: each policy now has a page in one document, read-and-sign.`);
  out(
    '  To get single sheets again, list signing-sheets with the other pack documents, under pages in policy.yaml or the pack’s file.',
  );
}

function statusWords(pack: RenderedPack, forApproval: boolean): string {
  if (pack.status === 'refused') return 'nothing written, see the problems above';
  if (pack.status === 'failed') return 'couldn’t be written';
  if (pack.files.length === 0) return forApproval ? 'nothing awaits approval' : 'no documents';
  const policies = plural(pack.policies, 'policy', 'policies');
  const counts = forApproval
    ? `${policies} for approval and a sheet to sign`
    : [policies, plural(pack.pages, 'pack document')].filter(Boolean).join(' and ');
  return `${counts}: ${changeWords(pack)}`;
}

const CHANGES = [
  ['planned', 'would be written'],
  ['created', 'created'],
  ['replaced', 'replaced'],
  ['unchanged', 'unchanged'],
] as const;

/** `60 files created, 3 unchanged` */
function changeWords({ files }: RenderedPack): string {
  return CHANGES.flatMap(([change, words]) => {
    const count = files.filter((file) => file.change === change).length;
    return count > 0 ? [{ count, words }] : [];
  })
    .map(({ count, words }, at) => `${at === 0 ? plural(count, 'file') : count} ${words}`)
    .join(', ');
}
