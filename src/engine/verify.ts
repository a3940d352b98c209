/** Compares an organisation's folder or zip with its manifest: whether it is complete and unaltered, and what it was made from. */
import { sha256 } from '../formats/sha256.js';
import type { Manifest, ManifestFile } from '../model/manifest.js';
import type { Remains, World } from '../model/world.js';
import { type OpenedPack, openPack } from './opened-pack.js';
import { RequestProblem } from './request-problem.js';

/** How a file compares with the manifest. */
export type FileState = 'unaltered' | 'changed' | 'missing' | 'added';

/** One file of a pack. */
export interface VerifiedFile {
  readonly path: string;
  readonly state: FileState;
  /** `templates/a.md, version 1.0`; absent for files that the manifest does not list. */
  readonly from?: string;
}

/** A verified pack. */
export interface Verification {
  readonly organisation: string;
  /** The program that made it: `policy 0.1.0`. */
  readonly engine: string;
  readonly files: readonly VerifiedFile[];
  /** What an interrupted run left behind, and which run is writing there now; absent for a zip. */
  readonly remains?: Remains;
}

/** Verifies the pack in a folder or a zip; throws RequestProblem where there is no manifest. */
export async function verifyPack(world: World, place: string): Promise<Verification> {
  const pack = await openPack(world, place);
  if (!pack.manifest) {
    throw new RequestProblem({ kind: (await world.files.exists(place)) ? 'no-manifest' : 'no-pack', place });
  }
  const { organisation, engine } = pack.manifest;
  const files = await verifiedFiles(pack.manifest, pack);
  const remains = await pack.remains();
  return { organisation, engine, files, ...(remains ? { remains } : {}) };
}

async function verifiedFiles(manifest: Manifest, pack: OpenedPack): Promise<readonly VerifiedFile[]> {
  const files: VerifiedFile[] = [];
  for (const file of manifest.files) {
    const { path, sha256: expectedHash } = file;
    const bytes = await pack.bytes(path);
    const state = !bytes ? 'missing' : sha256(bytes) === expectedHash ? 'unaltered' : 'changed';
    files.push({
      path,
      state,
      from: sourceOf(file),
    });
  }
  const unlisted = await pack.unlisted();
  return [...files, ...unlisted.map((path): VerifiedFile => ({ path, state: 'added' }))];
}

function sourceOf(file: ManifestFile): string {
  if ('page' in file) return 'the records of all policies';
  if ('attachment' in file) return file.version ? `${file.source.path}, version ${file.version}` : file.source.path;
  // The organisation's version, which its pages print: it may differ from the template's.
  const version = file.version ?? file.template.version;
  return version ? `${file.template.path}, version ${version}` : file.template.path;
}
