/** Says which organisations a question is about: what is asked of one's own files makes only its own pack look again. */
import { posix } from 'node:path';
import { isAdditionsPath } from '../additions.js';
import type { Preparation } from '../production.js';
import type { Workspace } from '../workspace.js';
import { folderKey } from './asked.js';
import { idOfFile, type OwnerOf } from './shared-inputs.js';

/** Whose own a file is: an organisation's, its issues', a logo's, an attachment's. */
export function ownersIn(
  { folders: { organisations }, pictureUses }: Workspace,
  { plan, organisations: chosen }: Preparation,
): OwnerOf {
  const attached = new Map<string, string[]>();
  for (const [id, { attachments }] of plan.packs)
    for (const { source } of attachments) attached.set(source, [...(attached.get(source) ?? []), id]);
  const folders = new Map(chosen.map(({ id }) => [folderKey(id), id]));
  const idIn = (path: string) => {
    const inFolder = posix.relative(organisations, path);
    if (!inFolder.includes('/')) return idOfFile(inFolder);
    return isAdditionsPath(inFolder) ? folders.get(folderKey(inFolder)) : undefined;
  };
  return ([question, path]) => {
    if (question === 'list' || question === 'match') return undefined;
    const id = idIn(path);
    if (id !== undefined) return [id];
    const namedIn = pictureUses.get(path) ?? [];
    const owners = namedIn.flatMap((file) => idIn(file) ?? []);
    const users = attached.get(path) ?? [];
    if (owners.length < namedIn.length || owners.length + users.length === 0) return undefined;
    return [...new Set([...owners, ...users])];
  };
}
