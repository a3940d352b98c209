/**
 * Finds which files of a pack are out of date, and why: what would be made now is compared with the files on disk, and with
 * what the last manifest says they were made from.
 */
import { sha256 } from '../formats/sha256.js';
import { MANIFEST_FILE, type Manifest, type ManifestFile } from '../model/manifest.js';
import { joinPath } from '../model/paths.js';
import { FileTrouble, type World } from '../model/world.js';
import type { FolderChange } from './manifest.js';
import type { Product } from './produce.js';

/**
 * Why a file is out of date. `record`: its title, version or review dates; `value`: which placeholders have a value; `content`:
 * something else that it prints, such as the words of a value, the theme, or a policy that it refers to; `left`: it is no longer part.
 */
export type OutdatedReason = 'missing' | 'altered' | 'text' | 'record' | 'value' | 'engine' | 'content' | 'left';

/** A file that a render would write or remove. */
export interface OutdatedFile {
  readonly path: string;
  readonly reasons: readonly OutdatedReason[];
  /** The placeholders that have a value now and had none, or the other way round. */
  readonly values?: readonly string[];
}

/** The program of today, how the folder changes, and whether its manifest is named even where documents are. */
export interface OutdatedSources {
  readonly engine: string;
  readonly change: FolderChange | undefined;
  readonly listsManifest: boolean;
}

/** Gives the files of a folder that a render would write or remove, by their paths in the pack's order. */
export async function outdatedFiles(
  world: World,
  folder: string,
  { files, entries, before }: Product,
  { engine, change, listsManifest }: OutdatedSources,
): Promise<readonly OutdatedFile[]> {
  const now = new Map(entries.map((entry) => [entry.path, entry]));
  const earlier = new Map(before?.files.map((entry) => [entry.path, entry]));
  const outdated: OutdatedFile[] = [];
  for (const { path, bytes, sha256: hash } of files) {
    const onDisk = bytes ? await hashOnDisk(world, joinPath(folder, path)) : hash;
    if (onDisk !== hash) outdated.push({ path, ...causes(onDisk, now.get(path), earlier.get(path), before, engine) });
  }
  for (const path of change?.obsolete ?? []) outdated.push({ path, reasons: ['left'] });
  const manifest = change?.manifest;
  if ((outdated.length > 0 && !listsManifest) || manifest === undefined) return outdated;
  const onDisk = await hashOnDisk(world, joinPath(folder, MANIFEST_FILE));
  if (onDisk === sha256(Buffer.from(manifest, 'utf8'))) return outdated;
  const reason = onDisk === undefined ? 'missing' : before?.engine === engine ? 'content' : 'engine';
  return [...outdated, { path: MANIFEST_FILE, reasons: [reason] }];
}

/** The SHA-256 of a file; undefined where it can't be read. */
async function hashOnDisk({ files }: World, path: string): Promise<string | undefined> {
  try {
    return sha256(await files.read(path));
  } catch (cause) {
    if (cause instanceof FileTrouble) return undefined;
    throw cause;
  }
}

function causes(
  onDisk: string | undefined,
  now: ManifestFile | undefined,
  earlier: ManifestFile | undefined,
  before: Manifest | undefined,
  engine: string,
): Pick<OutdatedFile, 'reasons' | 'values'> {
  if (onDisk === undefined) return { reasons: ['missing'] };
  const isAltered = earlier !== undefined && earlier.sha256 !== onDisk;
  // Whoever edits a document changes none of what it was made from.
  if (isAltered && earlier.sha256 === now?.sha256) return { reasons: ['altered'] };
  const values = earlier && now ? differing(valuesOf(earlier), valuesOf(now)) : [];
  const reasons: OutdatedReason[] = [
    ...(isAltered ? (['altered'] as const) : []),
    ...(earlier && now && textOf(earlier) !== textOf(now) ? (['text'] as const) : []),
    ...(earlier && now && recordOf(earlier) !== recordOf(now) ? (['record'] as const) : []),
    ...(values.length > 0 ? (['value'] as const) : []),
    ...(before && before.engine !== engine ? (['engine'] as const) : []),
  ];
  return {
    reasons: reasons.some((reason) => reason !== 'altered') ? reasons : [...reasons, 'content'],
    ...(values.length > 0 ? { values } : {}),
  };
}

/** The hash of the file that another was made from; empty for pack documents. */
function textOf(file: ManifestFile): string {
  if ('template' in file) return file.template.sha256;
  return 'source' in file ? file.source.sha256 : '';
}

function recordOf(file: ManifestFile): string {
  if ('page' in file) return '';
  const title = 'title' in file ? file.title : file.attachment;
  return JSON.stringify([title, file.version, file.reviewed, file.nextReview]);
}

const valuesOf = (file: ManifestFile): readonly string[] => ('page' in file ? [] : file.values);

function differing(before: readonly string[], now: readonly string[]): readonly string[] {
  return [...before.filter((name) => !now.includes(name)), ...now.filter((name) => !before.includes(name))].sort();
}
