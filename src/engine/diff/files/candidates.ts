/**
 * Finds the policies on a shelf: those of its manifest, or all documents where there is none. A policy that is there in several formats is
 * one policy.
 */
import { posix } from 'node:path';
import { READ_ME_FILE } from '../../../fill/pages/read-me.js';
import { sha256 } from '../../../formats/sha256.js';
import { type Diagnostic, warning } from '../../../model/diagnostic.js';
import { addToGroup } from '../../../model/groups.js';
import { MANIFEST_FILE, type Manifest, type ManifestFile, readManifest } from '../../../model/manifest.js';
import { joinPath } from '../../../model/paths.js';
import { fileKind } from './file-kinds.js';
import type { Shelf } from './shelf.js';

/** A policy, and the files that it can be read from. */
export interface Candidate {
  /** The one that loses least first. */
  readonly paths: readonly string[];
  /** The folder that it stands in, but for those of formats. */
  readonly folder: string;
  /** As a manifest says it. */
  readonly code?: string;
  readonly title?: string;
}

export interface Candidates {
  readonly policies: readonly Candidate[];
  /** The pack's manifest, where there is one pack. */
  readonly manifest?: Manifest;
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds them. */
export async function candidatesOn(shelf: Shelf): Promise<Candidates> {
  if (shelf.kind === 'file')
    return { policies: shelf.paths.map((path) => ({ paths: [path], folder: '' })), diagnostics: [] };
  const packs = shelf.paths.filter((path) => posix.basename(path) === MANIFEST_FILE);
  const read: { readonly folder: string; readonly manifest: Manifest }[] = [];
  for (const path of packs) {
    const manifest = readManifest(new TextDecoder().decode((await shelf.bytes(path)).value));
    if (manifest) read.push({ folder: posix.dirname(path), manifest });
  }
  if (read.length === 0) return fromNames(shelf, shelf.paths);
  const policies: Candidate[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { folder, manifest } of read) {
    const found = await fromManifest(shelf, folder, manifest);
    policies.push(...found.policies);
    diagnostics.push(...found.diagnostics);
  }
  const [only] = read;
  return { policies, ...(only && read.length === 1 ? { manifest: only.manifest } : {}), diagnostics };
}

type PolicyFile = Extract<ManifestFile, { readonly policy: string }>;

async function fromManifest(shelf: Shelf, folder: string, manifest: Manifest): Promise<Omit<Candidates, 'manifest'>> {
  const there = new Set(shelf.paths);
  const at = (path: string) => (folder === '.' ? path : joinPath(folder, path));
  const groups = new Map<string, PolicyFile[]>();
  for (const file of manifest.files) if ('policy' in file && !file.edition) addToGroup(groups, file.policy, file);
  const diagnostics: Diagnostic[] = [];
  const policies: Candidate[] = [];
  for (const [code, files] of groups) {
    const present = files.filter(({ path }) => there.has(at(path)));
    const readable = present.filter(({ path }) => fileKind(path)?.reader !== undefined);
    const about = { code, title: files[0]?.title ?? code, folder: folder === '.' ? '' : folder };
    if (readable.length === 0) diagnostics.push(notCompared(shelf, at(files[0]?.path ?? ''), code, present.length > 0));
    else policies.push({ ...about, paths: (await editedFirst(shelf, readable, at)).map(({ path }) => at(path)) });
  }
  return { policies, diagnostics };
}

function notCompared(shelf: Shelf, path: string, code: string, isThere: boolean): Diagnostic {
  const message = isThere
    ? `${code} is here as PDF only, so it isn’t compared`
    : `${code} is in the manifest, but its documents aren’t here`;
  return warning('compare-incomplete', message, shelf.shown(path), {
    hint: 'Compare packs that have their Word or HTML documents.',
  });
}

/** HTML loses least; but where somebody edited another file since it was made, that is the one that they mean. */
async function editedFirst(
  shelf: Shelf,
  files: readonly PolicyFile[],
  at: (path: string) => string,
): Promise<readonly PolicyFile[]> {
  const ordered = [...files].sort((a, b) => rankOf(a.path) - rankOf(b.path));
  const edited = new Set<PolicyFile>();
  for (const file of ordered) {
    const { value } = await shelf.bytes(at(file.path));
    if (value && sha256(value) !== file.sha256) edited.add(file);
  }
  if (edited.size === 0 || edited.size === ordered.length) return ordered;
  return [...ordered.filter((file) => edited.has(file)), ...ordered.filter((file) => !edited.has(file))];
}

function rankOf(path: string): number {
  return fileKind(path)?.rank ?? Number.POSITIVE_INFINITY;
}

/** Folders that hold the documents of one format. */
const FORMAT_FOLDER = /^(?:docx|html|pdf|word|markdown|md|txt|text)$/i;
const NO_DOCUMENT = /(?:^|\/)(?:[._]|~\$|__MACOSX\/|readme\.(?:md|txt)$)/i;

function fromNames(shelf: Shelf, paths: readonly string[]): Candidates {
  const groups = new Map<string, string[]>();
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    if (fileKind(path) === undefined || NO_DOCUMENT.test(path) || posix.basename(path) === READ_ME_FILE) continue;
    addToGroup(groups, `${folderOf(path)}\n${nameOf(path).toLowerCase().normalize('NFC')}`, path);
  }
  const policies: Candidate[] = [];
  for (const group of groups.values()) {
    const ordered = [...group].sort((a, b) => rankOf(a) - rankOf(b));
    const readable = ordered.filter((path) => fileKind(path)?.reader !== undefined);
    const [first] = ordered;
    if (readable.length > 0) policies.push({ paths: readable, folder: folderOf(readable[0] ?? '') });
    else if (first !== undefined) diagnostics.push(unreadKind(shelf, first));
  }
  return { policies, diagnostics };
}

/** Says that a kind of file can't be compared. */
export function unreadKind(shelf: Shelf, path: string): Diagnostic {
  const kind = fileKind(path);
  const message = `${posix.extname(path)} files can’t be compared`;
  const hint = kind && kind.reader === undefined ? kind.hint : '';
  return warning('compare-incomplete', message, shelf.shown(path), hint === '' ? {} : { hint });
}

function folderOf(path: string): string {
  return path
    .split('/')
    .slice(0, -1)
    .filter((part) => !FORMAT_FOLDER.test(part))
    .join('/');
}

/** A file's name without its folder and ending. */
export function nameOf(path: string): string {
  return posix.basename(path, posix.extname(path));
}
