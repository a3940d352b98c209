/** The files of a pack to issue: checks that they are what would be rendered now. */
import { sha256 } from '../formats/sha256.js';
import { type Diagnostic, error } from '../model/diagnostic.js';
import type { Manifest } from '../model/manifest.js';
import { joinPath } from '../model/paths.js';
import { FileTrouble, type World } from '../model/world.js';
import type { FinishedFile } from './finished-file.js';

const HINT = 'Render the whole pack again in all its formats, check it, then issue it.';

/**
 * Gives errors where a folder differs from its manifest, or a policy's document from what would be rendered now. Pack documents
 * are made again with the number, so they may differ from now.
 */
export async function outOfDateFiles(
  world: World,
  folder: string,
  manifest: Manifest | undefined,
  finished: readonly FinishedFile[],
  organisation: string,
): Promise<readonly Diagnostic[]> {
  const say = (message: string) => [error('issue-out-of-date', message, folder, { organisation, hint: HINT })];
  if (!manifest) return say('The whole pack has never been rendered: there is no manifest');
  const currentHashes = new Map(finished.map((file) => [file.path, file.sha256]));
  const pages = new Set(finished.flatMap((file) => (file.kind === 'page' ? [file.path] : [])));
  const listed = new Map(manifest.files.map(({ path, sha256: hash }) => [path, hash]));
  // First, since a new policy changes the pages before and after it too.
  const [lacking] = [...currentHashes.keys()].filter((path) => !listed.has(path) && !pages.has(path));
  if (lacking !== undefined) return say(`${lacking} hasn’t been rendered`);
  for (const [path, hash] of listed) {
    const bytes = await bytesOf(world, joinPath(folder, path));
    if (!bytes) return say(`${path} is missing`);
    if (sha256(bytes) !== hash) return say(`${path} has changed since it was rendered`);
    if (!currentHashes.has(path)) return say(`${path} is out of date: it would not be made now`);
    if (!pages.has(path) && currentHashes.get(path) !== hash)
      return say(`${path} is out of date: it would be rendered differently now`);
  }
  return [];
}

async function bytesOf(world: World, path: string): Promise<Uint8Array | undefined> {
  try {
    return await world.files.read(path);
  } catch (cause) {
    if (cause instanceof FileTrouble && cause.kind === 'missing') return undefined;
    throw cause;
  }
}
