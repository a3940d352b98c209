/** The attachments of issues, kept as they were handed over: each file once, in `issues/files/`, named for its hash. */
import { posix } from 'node:path';
import type { OutputFile } from '../model/world.js';
import type { FinishedFile } from './finished-file.js';
import type { Workspace } from './workspace.js';

/** The files to write so that the attachments among some files are kept; none for those that are kept already. */
export async function attachmentsToKeep(
  { world, folders }: Workspace,
  files: readonly FinishedFile[],
): Promise<readonly OutputFile[]> {
  const outputs = new Map<string, OutputFile>();
  for (const { kind, path, sha256, bytes } of files) {
    if (kind !== 'attachment') continue;
    const place = posix.join(folders.issues, 'files', `${sha256}${posix.extname(path)}`);
    if (!(await world.files.exists(place))) outputs.set(place, { path: place, bytes, below: folders.issues });
  }
  return [...outputs.values()];
}
