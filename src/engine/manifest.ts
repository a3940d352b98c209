/** The manifest of what was rendered for one client, and what the one before it says of files that are there no longer. */
import { posix } from 'node:path';
import { sha256 } from '../formats/sha256.js';
import { isoDate } from '../model/calendar.js';
import { MANIFEST_FILE, type Manifest, type ManifestFile, readManifest, writeManifest } from '../model/manifest.js';
import type { PackPage } from '../model/pack.js';
import type { Format, Job } from '../model/plan.js';
import type { Template } from '../model/word.js';
import { FileTrouble, type World } from '../model/world.js';

interface Made {
  /** Below the folder of all clients: `acme/docx/DCW34-confidentiality.docx`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A finished document of a policy and what it was made from. */
export interface MadeDocument extends Made {
  readonly job: Job;
  readonly template: Template;
}

/** A finished page beside the policies. */
export interface MadePage extends Made {
  readonly page: PackPage | 'combined';
}

export type MadeFile = MadeDocument | MadePage;

/** Says what a file is and was made from. */
export function entryOf(made: MadeFile): ManifestFile {
  if ('page' in made) return { path: inFolder(made.path), sha256: sha256(made.bytes), page: made.page };
  const { path, bytes, job, template } = made;
  const { control, review, organisation } = job;
  const { head } = template;
  const values = template.uses.filter(({ name }) => organisation.values.has(name)).map(({ name }) => name);
  return {
    path: inFolder(path),
    sha256: sha256(bytes),
    policy: head.code ?? head.slug,
    title: job.title,
    ...(control.version ? { version: control.version } : {}),
    ...(review.last ? { reviewed: isoDate(review.last) } : {}),
    ...(review.next ? { nextReview: isoDate(review.next) } : {}),
    template: { path: head.source.path, ...(head.version ? { version: head.version } : {}), sha256: head.sha256 ?? '' },
    values: [...new Set(values)].sort(),
  };
}

/** A path in the client's own folder. */
export function inFolder(path: string): string {
  return path.replace(/^[^/]+\//, '');
}

/** Which part of a pack was rendered. */
export interface Rendering {
  readonly formats: readonly Format[];
  /** Whether all policies were, so that what is no longer among them is known to have gone. */
  readonly whole: boolean;
}

/** What becomes of a client's folder beside its documents. */
export interface FolderChange {
  readonly manifest: string;
  /** Files that the last manifest lists and nothing makes any more; relative to the client's folder. */
  readonly gone: readonly string[];
}

/** Makes the manifest of the whole pack: what was rendered now, and what stands there from before and was not. */
export function nextManifest(
  organisation: string,
  engine: string,
  files: readonly MadeFile[],
  before: Manifest | undefined,
  rendering: Rendering,
): FolderChange {
  const made = files.map(entryOf);
  const now = new Set(made.map(({ path }) => path));
  const kept = keptFiles(before, rendering).filter(({ path }) => !now.has(path));
  const stays = new Set([...now, ...kept.map(({ path }) => path)]);
  return {
    manifest: writeManifest({ organisation, engine, files: [...made, ...kept] }),
    gone: (before?.files ?? []).map(({ path }) => path).filter((path) => !stays.has(path)),
  };
}

/** The files of the last manifest that a rendering leaves as they are, unless it makes them anew. */
export function keptFiles(before: Manifest | undefined, { formats, whole }: Rendering): readonly ManifestFile[] {
  const isMade = ({ path }: ManifestFile) => whole && formats.some((format) => path.endsWith(`.${format}`));
  return (before?.files ?? []).filter((file) => !isMade(file));
}

/** Reads the manifest in a client's folder; nothing where there is none that can be read. */
export async function manifestIn(world: World, folder: string): Promise<Manifest | undefined> {
  try {
    return readManifest(new TextDecoder().decode(await world.files.read(posix.join(folder, MANIFEST_FILE), LARGEST)));
  } catch (cause) {
    if (cause instanceof FileTrouble) return undefined;
    throw cause;
  }
}

/** Bytes; no pack's manifest is as large. */
const LARGEST = 20_000_000;

/** Files in a client's folder that no manifest lists, among those that the program may have made or not. */
export async function unlistedFiles(
  world: World,
  folder: string,
  listed: ReadonlySet<string>,
): Promise<readonly string[]> {
  const found = await world.files.list(folder);
  return found.filter((path) => path !== MANIFEST_FILE && !listed.has(path) && !/(?:^|\/)\.[^/]*$/.test(path));
}

/** `policy 0.1.0`, from the program's own package. */
export async function engineName(world: World): Promise<string> {
  const { files } = world;
  const manifest: unknown = JSON.parse(
    new TextDecoder().decode(await files.read(`${files.programFolder}/package.json`)),
  );
  const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '?';
  return `policy ${version}`;
}
