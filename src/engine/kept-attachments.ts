/** The attachments of issues, kept as they were handed over: each file once, in `issues/files/`, named for its hash. */
import { posix } from 'node:path';
import { sha256 } from '../formats/sha256.js';
import type { IssuedAttachment } from '../model/attachment-changes.js';
import { error, type Outcome } from '../model/diagnostic.js';
import { joinPath } from '../model/paths.js';
import type { OutputFile } from '../model/world.js';
import { bytesOf, type FinishedFile } from './finished-file.js';
import type { Workspace } from './workspace.js';

/** The files to write so that the attachments in an organisation's folder are kept; none for those that are kept already. */
export async function attachmentsToKeep(
  workspace: Workspace,
  folder: string,
  files: readonly FinishedFile[],
): Promise<readonly OutputFile[]> {
  const { world, folders } = workspace;
  const outputs = new Map<string, OutputFile>();
  for (const file of files) {
    if (file.kind !== 'attachment') continue;
    const place = keptPlace(workspace, file);
    if (!(await world.files.exists(place)))
      outputs.set(place, { path: place, bytes: await bytesOf(world, folder, file), below: folders.issues });
  }
  return [...outputs.values()];
}

/** Reads an attachment as it was issued; an error where it isn’t kept, or isn’t what was issued. */
export async function keptAttachment(workspace: Workspace, issued: IssuedAttachment): Promise<Outcome<Uint8Array>> {
  const { files } = workspace.world;
  const place = keptPlace(workspace, issued);
  const bytes = (await files.exists(place)) ? await files.read(place) : undefined;
  if (bytes && sha256(bytes) === issued.sha256) return { value: bytes, diagnostics: [] };
  const what = bytes ? 'isn’t the file that was issued' : 'isn’t there';
  const hint = 'Restore the folder of issues from a backup or version control, or look in the zip that was sent then.';
  return { diagnostics: [error('kept-text', `The file kept for “${issued.title}” ${what}`, place, { hint })] };
}

function keptPlace({ folders }: Workspace, file: { readonly path: string; readonly sha256: string }): string {
  return joinPath(folders.issues, 'files', `${file.sha256}${posix.extname(file.path)}`);
}
