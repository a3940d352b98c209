/** Makes the manifest of an organisation's folder, and compares it with the last one to find obsolete files. */
import { isoDate } from '../model/calendar.js';
import {
  MANIFEST_FILE,
  type Manifest,
  type ManifestFile,
  type ManifestIssue,
  readManifest,
  writeManifest,
} from '../model/manifest.js';
import { policyName } from '../model/pack.js';
import { joinPath } from '../model/paths.js';
import type { Format } from '../model/plan.js';
import { FileTrouble, type World } from '../model/world.js';
import type { FinishedAttachment, FinishedFile } from './finished-file.js';

/** The manifest entry of a file: what it is, and what it was made from. */
export function manifestEntry(file: FinishedFile): ManifestFile {
  const { path, sha256 } = file;
  if (file.kind === 'attachment') return attachmentEntry(file);
  const { format } = file;
  if (file.kind === 'page') return { path, format, sha256, page: file.page };
  const { control, review, organisation, title, pack } = file.job;
  const { head, uses } = file.template;
  const inText = uses.filter(({ name }) => organisation.values.has(name)).map(({ name }) => name);
  const values = [...inText, ...(pack.footer?.names ?? [])];
  return {
    path,
    format,
    sha256,
    policy: policyName(head),
    title,
    ...(file.edition ? { edition: file.edition } : {}),
    ...(control.version ? { version: control.version } : {}),
    ...(review.last ? { reviewed: isoDate(review.last) } : {}),
    ...(review.next ? { nextReview: isoDate(review.next) } : {}),
    template: { path: head.source.path, ...(head.version ? { version: head.version } : {}), sha256: head.sha256 ?? '' },
    values: [...new Set(values)].sort(),
  };
}

function attachmentEntry({ path, sha256, attachment, sourceHash, values }: FinishedAttachment): ManifestFile {
  const { title, kind, version, review, policies, isOfOlderText, source } = attachment;
  return {
    path,
    sha256,
    attachment: title,
    ...(kind ? { kind } : {}),
    ...(version ? { version } : {}),
    ...(review.last ? { reviewed: isoDate(review.last) } : {}),
    ...(review.next ? { nextReview: isoDate(review.next) } : {}),
    policies: [...policies],
    ...(isOfOlderText ? { ofOlderText: true as const } : {}),
    source: { path: source, sha256: sourceHash },
    values: [...values],
  };
}

/** Which part of a pack was rendered. */
export interface RenderedPart {
  readonly formats: readonly Format[];
  /** Whether all policies were rendered, so that a file of the last manifest that is not among them is obsolete. */
  readonly isWhole: boolean;
}

/** The changes to an organisation's folder apart from its documents. */
export interface FolderChange {
  /** Absent where nothing is left to list. */
  readonly manifest?: string;
  /** Files in the last manifest that are no longer made; relative to the organisation's folder. */
  readonly obsolete: readonly string[];
}

/** Makes the manifest of the whole pack: the files rendered now, and the earlier ones that stay. */
export function nextManifest(
  organisation: string,
  engine: string,
  entries: readonly ManifestFile[],
  before: Manifest | undefined,
  rendering: RenderedPart,
  issue: ManifestIssue | undefined,
): FolderChange {
  const currentPaths = new Set(entries.map(({ path }) => path));
  const remaining = keptFiles(before, rendering).filter(({ path }) => !currentPaths.has(path));
  const stays = new Set([...currentPaths, ...remaining.map(({ path }) => path)]);
  return {
    manifest: writeManifest({ organisation, engine, ...(issue ? { issue } : {}), files: [...entries, ...remaining] }),
    obsolete: (before?.files ?? []).map(({ path }) => path).filter((path) => !stays.has(path)),
  };
}

/** The files of the last manifest that a render leaves alone, unless it makes them again. */
export function keptFiles(before: Manifest | undefined, { formats, isWhole }: RenderedPart): readonly ManifestFile[] {
  if (!isWhole) return before?.files ?? [];
  return (before?.files ?? []).filter(
    (file) => !('attachment' in file || formats.includes(file.format) || ('page' in file && file.page === 'combined')),
  );
}

/** Reads the manifest in an organisation's folder; undefined where there is none, or none that can be read. */
export async function manifestIn(world: World, folder: string, name = MANIFEST_FILE): Promise<Manifest | undefined> {
  try {
    return readManifest(new TextDecoder().decode(await world.files.read(joinPath(folder, name), LARGEST)));
  } catch (cause) {
    if (cause instanceof FileTrouble) return undefined;
    throw cause;
  }
}

/** Bytes; far more than any pack's manifest needs. */
const LARGEST = 20_000_000;

/** Files in an organisation's folder that the manifest does not list. */
export async function unlistedFiles(
  world: World,
  folder: string,
  listed: ReadonlySet<string>,
): Promise<readonly string[]> {
  const paths = await world.files.list(folder);
  return paths.filter((path) => path !== MANIFEST_FILE && !listed.has(path) && !/(?:^|\/)\.[^/]*$/.test(path));
}
