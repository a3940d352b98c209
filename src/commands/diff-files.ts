/** `policy diff OLD NEW`: what differs between two packs, zips, folders or documents. It needs no workspace. */
import type { ChangesFormat } from '../engine/diff/changes-files.js';
import { compareFiles } from '../engine/diff/files/two-packs.js';
import { writeComparedFiles } from '../engine/diff/files/write-files.js';
import { sortDiagnostics } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import type { World } from '../model/world.js';
import { reportFiles } from '../report/diff/files.js';
import { markdownOfFiles } from '../report/diff/markdown.js';
import { startProgress } from '../report/progress.js';
import { sayWaiting } from '../report/waiting.js';
import { withMarkdown } from './diff-markdown.js';
import type { ReportChoice } from './report-option.js';
import { WrongUse } from './wrong-use.js';

/** How two places are compared. */
export interface FilesOptions {
  readonly json: boolean;
  readonly failOnChanges: boolean;
  /** Options that only packs of the workspace can have, as they were typed. */
  readonly others: readonly string[];
  /** The formats of documents that are to show what differs. */
  readonly formats: readonly ChangesFormat[];
  /** The folder for them. */
  readonly out?: string;
  readonly report?: readonly ReportChoice[];
}

/** Compares two places. */
export async function diffFiles(
  world: World,
  [before, after]: readonly (string | undefined)[],
  { json, failOnChanges, others, formats, out = 'out', report: reports }: FilesOptions,
): Promise<ExitCode> {
  if (before === undefined || after === undefined)
    throw new WrongUse(
      'Name two things to compare, the earlier one first',
      'For example: policy diff old.docx new.docx.',
    );
  const [other] = others;
  if (other !== undefined)
    throw new WrongUse(
      `${other} is for comparing with an issue, not for files`,
      'Leave it out, or leave out the files and choose an organisation with --org.',
    );
  const progress = startProgress(world.terminal);
  const compared = await compareFiles(world, { before, after }, (path) => progress.step(path));
  progress.done();
  const target = { before, after, formats, out };
  const { written, failed, ...files } =
    compared.pack && formats.length > 0
      ? await writeComparedFiles(world, compared, target, { onWait: sayWaiting(world.terminal) })
      : { written: [], failed: false, diagnostics: [] };
  const diagnostics = sortDiagnostics([...compared.diagnostics, ...files.diagnostics]);
  const pack = compared.pack && { ...compared.pack, written };
  const report = { ...(pack ? { pack } : {}), before, after, diagnostics, failed, failOnChanges };
  const markdown = () => markdownOfFiles(report);
  return withMarkdown(world, reports, markdown, (terminal) => reportFiles(terminal, json, report));
}
