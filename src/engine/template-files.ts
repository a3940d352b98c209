/** The template files of a workspace, with the passages that they share: finds and opens them. */
import { posix } from 'node:path';
import { sha256 } from '../formats/sha256.js';
import { attachmentSource } from '../model/attachment.js';
import { sortDiagnostics } from '../model/diagnostic.js';
import { joinPath } from '../model/paths.js';
import type { World } from '../model/world.js';
import type { PassageLibrary } from '../read/passages/library.js';
import { readTemplateHead } from '../read/template/head.js';
import { readWithoutHead } from '../read/template/index.js';
import { decodeText, LARGEST_TEXT, readBytes, readText } from '../read/text.js';
import { isHidden, listFolder } from './folder-listing.js';
import type { FoundTemplate } from './found-template.js';
import { listedAttachments } from './listed-attachments.js';
import { loadPassages, PASSAGES_FOLDER } from './passages.js';
import type { Workspace } from './workspace.js';

/**
 * Finds and opens the templates: `.md`, `.txt` and `.docx` files, except README.md and names that start with `_` or `.` (or `~$`,
 * as Word's lock files do), and files that go into packs as attachments.
 */
export async function findTemplates(workspace: Workspace): Promise<readonly FoundTemplate[]> {
  const { templates, issues } = workspace.folders;
  const paths = await listFolder(workspace.world, templates, 'templates');
  const templatePaths = paths.filter(
    (path) =>
      // Texts that issues keep are no templates, wherever their folder is.
      !joinPath(templates, path).startsWith(`${issues}/`) &&
      /\.(?:md|txt|docx|doc|docm|dotx|dotm)$/i.test(path) &&
      !isHidden(path) &&
      !/(?:^|\/)readme\.md$/i.test(path),
  );
  const passages = await passagesOf(workspace, paths);
  const foundTemplates: FoundTemplate[] = [];
  for (const path of templatePaths)
    foundTemplates.push(await foundTemplate(workspace, joinPath(templates, path), passages));
  return withoutListed(workspace, withoutAttachments(foundTemplates), paths);
}

/** The templates of a workspace that may have no folder for them yet; none then. */
export async function templatesThere(workspace: Workspace): Promise<readonly FoundTemplate[]> {
  return (await workspace.world.files.exists(workspace.folders.templates)) ? findTemplates(workspace) : [];
}

/** Opens a template, unless an earlier look has opened it. */
function foundTemplate(workspace: Workspace, path: string, passages: PassageLibrary): Promise<FoundTemplate> {
  const { readings, world } = workspace;
  if (!readings) return openTemplate(workspace, path, passages);
  return readings.templates.recall(readings.look, path, [passages], (files) =>
    openTemplate({ ...workspace, world: { ...world, files } }, path, passages),
  );
}

/** A Word file that a template names as its attachment is no template. */
function withoutAttachments(templates: readonly FoundTemplate[]): readonly FoundTemplate[] {
  const attached = new Set(
    templates.flatMap(({ path, head }) => (head?.attachments ?? []).map((each) => attachmentSource(each, path))),
  );
  return templates.filter(({ path }) => !attached.has(path));
}

/**
 * Leaves out the Word files that a pack or an organisation lists as attachments. One that has a companion file with front matter is a
 * template as well, and stays.
 */
async function withoutListed(
  { world: { files }, folders }: Workspace,
  templates: readonly FoundTemplate[],
  paths: readonly string[],
): Promise<readonly FoundTemplate[]> {
  const beside = new Set(paths.filter((path) => /\.yaml$/.test(path)).map((path) => joinPath(folders.templates, path)));
  const isPlainWord = ({ path }: FoundTemplate) =>
    /\.docx$/i.test(path) && !beside.has(path.replace(/\.[^.]+$/, '.yaml'));
  if (!templates.some(isPlainWord)) return templates;
  const listed = await listedAttachments(files, [folders.packs, folders.organisations]);
  return templates.filter((template) => !isPlainWord(template) || !listed.has(template.path.normalize('NFC')));
}

/** Reads the shared passages of a workspace. */
export function findPassages({ world, folders }: Workspace): Promise<PassageLibrary> {
  return passagesBelow(world, folders.templates);
}

/** Reads the shared passages below the folder of templates. */
export async function passagesBelow(world: World, templates: string): Promise<PassageLibrary> {
  return passagesAmong(world, templates, await listFolder(world, templates, 'templates'));
}

/** The passages of a workspace, the same as in an earlier look where their files are. */
function passagesOf({ world, folders, readings }: Workspace, paths: readonly string[]): Promise<PassageLibrary> {
  const { templates } = folders;
  if (!readings) return passagesAmong(world, templates, paths);
  const names = paths.filter((path) => posix.dirname(path) === PASSAGES_FOLDER).join('\n');
  return readings.passages.recall(readings.look, names, [], (files) =>
    passagesAmong({ ...world, files }, templates, paths),
  );
}

/** The passages among the files of the templates' folder. */
function passagesAmong(world: World, templates: string, paths: readonly string[]): Promise<PassageLibrary> {
  const ofPassages = paths.filter((path) => posix.dirname(path) === PASSAGES_FOLDER);
  return loadPassages(world, templates, ofPassages);
}

/** Opens one template file, which may use some passages. */
export async function openTemplate(
  workspace: Workspace,
  path: string,
  passages: PassageLibrary,
): Promise<FoundTemplate> {
  if (!/\.(?:md|txt)$/i.test(path)) return openWord(workspace, path, passages);
  const bytes = await readBytes(workspace.world.files, path, LARGEST_TEXT);
  if (!bytes.value) return { path, head: undefined, diagnostics: bytes.diagnostics };
  const source = decodeText(bytes.value, path);
  if (!source.value) return { path, head: undefined, diagnostics: source.diagnostics };
  const kind = /\.md$/i.test(path) ? 'markdown' : 'text';
  const { value, diagnostics } = readTemplateHead(source.value, kind, passages);
  const found = [...bytes.diagnostics, ...source.diagnostics, ...diagnostics];
  if (value) return { path, head: { ...value, sha256: sha256(bytes.value) }, diagnostics: sortDiagnostics(found) };
  const { uses, diagnostics: inText } = await readWithoutHead(source.value, kind, workspace.loadPicture);
  return { path, head: undefined, uses, diagnostics: sortDiagnostics([...found, ...inText]) };
}

/** Bytes; the largest Word file that is read. */
export const LARGEST_WORD = 50_000_000;

async function openWord(
  { world: { files } }: Workspace,
  path: string,
  passages: PassageLibrary,
): Promise<FoundTemplate> {
  const sidecarPath = path.replace(/\.[^.]+$/, '.yaml');
  const sidecar = (await files.exists(sidecarPath)) ? await readText(files, sidecarPath, sidecarPath) : undefined;
  if (sidecar && !sidecar.value) return { path, head: undefined, diagnostics: sidecar.diagnostics };
  const bytes = await readBytes(files, path, LARGEST_WORD);
  if (!bytes.value) return { path, head: undefined, diagnostics: bytes.diagnostics };
  // Reading Word files takes a sixth of the program's code: it is loaded only where there is one.
  const { openWordTemplate } = await import('../read/word/head.js');
  const { head: opened, read, diagnostics } = openWordTemplate(path, bytes.value, sidecar?.value, passages);
  const head = opened && { ...opened, sha256: sha256(bytes.value) };
  return {
    path,
    head,
    ...(read ? { word: read } : {}),
    diagnostics: sortDiagnostics([...(sidecar?.diagnostics ?? []), ...bytes.diagnostics, ...diagnostics]),
  };
}
