/**
 * Master texts as they are kept once approved or issued, and what organisations add to them: each once, in a folder named for its
 * text, as its file was, with its sidecar and its pictures where it names them. What is kept is never written again.
 */

import { posix } from 'node:path';
import { textFingerprint } from '../formats/fingerprint.js';
import { sha256 } from '../formats/sha256.js';
import type { Additions } from '../model/additions.js';
import { type Diagnostic, error, type Outcome } from '../model/diagnostic.js';
import { joinPath } from '../model/paths.js';
import type { TextPart } from '../model/shared-passage.js';
import type { SourceText } from '../model/source.js';
import type { TemplateHead } from '../model/template.js';
import { type Files, FileTrouble, type OutputFile } from '../model/world.js';
import { readParts } from '../read/additions/place-additions.js';
import { openPassages } from '../read/passages/open-passages.js';
import { passagesOf } from '../read/passages/with-passages.js';
import type { LoadPicture } from '../read/picture.js';
import { readTemplate } from '../read/template/index.js';
import { isAdditionsPath, loadAdditions } from './additions.js';
import type { FoundTemplate } from './found-template.js';
import { isPassagePath, loadPassages } from './passages.js';
import { openTemplate } from './template-files.js';
import type { Workspace } from './workspace.js';

/** The folder of kept texts. */
export function textsFolder({ folders }: Workspace): string {
  return joinPath(folders.issues, 'texts');
}

/**
 * The files to write so that the texts of templates are kept; none for texts that are kept already. Of several files with one
 * text, the first is kept. Refuses a file that has changed since its head was read. Hold `textsFolder` from before the call
 * until the files are written.
 */
export async function filesToKeep(
  workspace: Workspace,
  heads: readonly TemplateHead[],
): Promise<Outcome<readonly OutputFile[]>> {
  const folder = textsFolder(workspace);
  const outputs: OutputFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { name, source, parts } of textsOf(workspace, heads)) {
    const place = joinPath(folder, name);
    if ((await filesIn(workspace, place)).length > 0) continue;
    try {
      for (const { path, bytes } of inOneFolder(await parts()))
        outputs.push({ path: joinPath(place, path), bytes, below: workspace.folders.issues });
    } catch (cause) {
      if (!(cause instanceof FileTrouble)) throw cause;
      diagnostics.push(error('file-unreadable', `Couldn’t keep this text: ${cause.message}`, source.path));
    }
  }
  return diagnostics.length > 0 ? { diagnostics } : { value: outputs, diagnostics };
}

/** A file by its path, as the workspace shows it or within the folder of a text. */
interface Part {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** One text to keep. */
interface TextToKeep {
  /** The name of its folder. */
  readonly name: string;
  readonly source: SourceText;
  readonly parts: () => Promise<readonly Part[]>;
}

/** The master texts of heads, and what they add to them, each once. */
function textsOf(workspace: Workspace, heads: readonly TemplateHead[]): readonly TextToKeep[] {
  const texts = new Map<string, TextToKeep>();
  for (const head of heads) {
    const { master = head, additions } = head;
    const name = textFingerprint(master);
    if (!texts.has(name)) texts.set(name, { name, source: master.source, parts: () => partsOf(workspace, master) });
    if (!additions) continue;
    const added = additionsFolder(additions.fingerprint);
    texts.set(added, { name: added, source: additions.source, parts: () => partsOfAdditions(workspace, additions) });
  }
  return [...texts.values()];
}

/** The folder of additions among those of kept texts. */
function additionsFolder(fingerprint: string): string {
  return `additions-${fingerprint}`;
}

/** The file of additions, the passages that they use, and the pictures of them all. */
async function partsOfAdditions(workspace: Workspace, additions: Additions): Promise<readonly Part[]> {
  const { files } = workspace.world;
  const parts: Part[] = [];
  for (const part of [additions, ...additions.passages])
    parts.push({ path: part.source.path, bytes: await unchangedPart(files, part) });
  const pictures = await picturesMet((load) => readParts(additions, load), workspace.loadPicture);
  return [...parts, ...pictures];
}

/** The template's file, its sidecar, the passages that it uses, and the pictures of them all. */
async function partsOf({ world: { files }, loadPicture }: Workspace, head: TemplateHead): Promise<readonly Part[]> {
  const { path } = head.source;
  const bytes = await files.read(path);
  if (head.sha256 !== undefined && sha256(bytes) !== head.sha256)
    throw new FileTrouble('other', path, 'it has just been changed');
  const parts: Part[] = [{ path, bytes }];
  if (head.kind === 'word') {
    const sidecar = path.replace(/\.[^.]+$/, '.yaml');
    if (await files.exists(sidecar)) parts.push({ path: sidecar, bytes: await files.read(sidecar) });
  }
  for (const part of head.parts ?? []) parts.push({ path: part.source.path, bytes: await unchangedPart(files, part) });
  parts.push(...(await picturesOf(head, loadPicture)));
  return parts;
}

async function unchangedPart(
  files: Files,
  { source, sha256: known }: Pick<TextPart, 'source' | 'sha256'>,
): Promise<Uint8Array> {
  const bytes = await files.read(source.path);
  if (sha256(bytes) !== known) throw new FileTrouble('other', source.path, 'it has just been changed');
  return bytes;
}

/** The pictures of Markdown, each under the path that the text or passage says, which may be a link. */
async function picturesOf(head: TemplateHead, loadPicture: LoadPicture): Promise<readonly Part[]> {
  return picturesMet(
    (load) => (head.kind === 'markdown' ? readTemplate(head, load) : openPassages(passagesOf(head), load)),
    loadPicture,
  );
}

/** The pictures that a reading asks for. */
async function picturesMet(
  read: (load: LoadPicture) => Promise<unknown>,
  loadPicture: LoadPicture,
): Promise<readonly Part[]> {
  const pictures = new Map<string, Uint8Array>();
  const load: LoadPicture = async (path, from) => {
    const outcome = await loadPicture(path, from);
    const place = joinPath(posix.dirname(from.source.path), path);
    if (outcome.value) pictures.set(place, outcome.value.bytes);
    return outcome;
  };
  await read(load);
  return [...pictures].map(([path, bytes]) => ({ path, bytes }));
}

/** The same files with paths below the deepest folder that holds them all, so that each still finds the others. */
function inOneFolder(parts: readonly Part[]): readonly Part[] {
  const folders = parts.map(({ path }) => joinPath(path).split('/').slice(0, -1));
  const [first = []] = folders;
  const differing = first.findIndex((step, at) => folders.some((steps) => steps[at] !== step));
  const depth = differing < 0 ? Math.min(...folders.map(({ length }) => length)) : differing;
  return parts.map(({ path, bytes }) => ({ path: joinPath(path).split('/').slice(depth).join('/'), bytes }));
}

/** Opens a kept master text as the template that it is; no value where it is not kept, or where its words are others by now. */
export async function keptText(workspace: Workspace, fingerprint: string): Promise<Outcome<FoundTemplate>> {
  const place = joinPath(textsFolder(workspace), fingerprint);
  const paths = await filesIn(workspace, place);
  const diagnostics: Diagnostic[] = [];
  const passages = await loadPassages(workspace.world, place, paths);
  const texts = paths.filter((path) => /\.(?:md|txt|docx|doc|docm|dotx|dotm)$/i.test(path) && !isPassagePath(path));
  for (const path of texts) {
    const template = asPublished(await openTemplate(workspace, joinPath(place, path), passages));
    if (template.head && textFingerprint(template.head) === fingerprint)
      return { value: template, diagnostics: template.diagnostics };
    diagnostics.push(...template.diagnostics);
  }
  return { diagnostics: [...diagnostics, notKept(place, paths)] };
}

/** Tracked changes of a Word file that nobody decided about were published as accepted, before a decision was asked for. */
function asPublished(template: FoundTemplate): FoundTemplate {
  const isUndecided = ({ code, severity }: Diagnostic) => code === 'word-tracked-changes' && severity === 'error';
  return { ...template, diagnostics: template.diagnostics.filter((diagnostic) => !isUndecided(diagnostic)) };
}

/** Opens kept additions; no value where they are not kept, or where their words are others by now. */
export async function keptAdditions(workspace: Workspace, fingerprint: string): Promise<Outcome<Additions>> {
  const place = joinPath(textsFolder(workspace), additionsFolder(fingerprint));
  const paths = await filesIn(workspace, place);
  const passages = await loadPassages(workspace.world, place, paths);
  const diagnostics: Diagnostic[] = [];
  for (const path of paths.filter(isAdditionsPath)) {
    const { value, diagnostics: found } = await loadAdditions(workspace, joinPath(place, path), passages);
    if (value?.fingerprint === fingerprint) return { value, diagnostics: found };
    diagnostics.push(...found);
  }
  return { diagnostics: [...diagnostics, notKept(place, paths)] };
}

function notKept(place: string, paths: readonly string[]): Diagnostic {
  const message =
    paths.length === 0
      ? 'This text isn’t kept'
      : 'This text has been changed since it was kept, so it isn’t the one issued';
  return error('kept-text', message, place, {
    hint: 'Texts are kept when they are approved or issued. Restore the folder from a backup or version control.',
  });
}

async function filesIn({ world }: Workspace, folder: string): Promise<readonly string[]> {
  try {
    return await world.files.list(folder);
  } catch (cause) {
    if (cause instanceof FileTrouble && cause.kind === 'missing') return [];
    throw cause;
  }
}
