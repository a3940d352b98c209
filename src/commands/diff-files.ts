/** `policy diff OLD NEW`: what differs between two packs, zips, folders or documents. It needs no workspace. */
import { compareFiles } from '../engine/diff/files/two-packs.js';
import { sortDiagnostics } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import type { World } from '../model/world.js';
import { reportFiles } from '../report/diff/files.js';
import { startProgress } from '../report/progress.js';
import { WrongUse } from './wrong-use.js';

/** How two places are compared. */
export interface FilesOptions {
  readonly json: boolean;
  readonly failOnChanges: boolean;
  /** Options that only packs of the workspace can have, as they were typed. */
  readonly others: readonly string[];
}

/** Compares two places. */
export async function diffFiles(
  world: World,
  [before, after]: readonly (string | undefined)[],
  { json, failOnChanges, others }: FilesOptions,
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
  const diagnostics = sortDiagnostics(compared.diagnostics);
  return reportFiles(world.terminal, json, { ...compared, before, after, diagnostics, failOnChanges });
}
