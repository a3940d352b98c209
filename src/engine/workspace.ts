/**
 * The workspace on disk: its settings, its organisation files and templates, and how each is read. Files are listed first and
 * read only when needed, so that an error in one organisation's file does not affect others.
 */

import { posix } from 'node:path';
import { sha256 } from '../formats/sha256.js';
import { attachmentSource } from '../model/attachment.js';
import { type Diagnostic, error, type Outcome, sortDiagnostics } from '../model/diagnostic.js';
import type { FooterWords } from '../model/footer-words.js';
import { addToGroup } from '../model/groups.js';
import type { Issue } from '../model/issues.js';
import type { Organisation } from '../model/organisation.js';
import { type PackPage, USUAL_PAGES } from '../model/pack.js';
import { joinPath, pathFrom } from '../model/paths.js';
import type { Format } from '../model/plan.js';
import { type RecordSettings, USUAL_SETTINGS } from '../model/record-settings.js';
import { pointAt } from '../model/source.js';
import type { FieldUse, TemplateHead } from '../model/template.js';
import type { Template } from '../model/word.js';
import { FileTrouble, type World } from '../model/world.js';
import type { TextWithAdditions } from '../read/additions/with-additions.js';
import { fontLoader } from '../read/font.js';
import { readIssues } from '../read/issues.js';
import type { LoadBase } from '../read/organisation/base.js';
import { readOrganisation } from '../read/organisation/index.js';
import { checkPackFiles, packReader, type ReadPack } from '../read/pack.js';
import type { PassageLibrary } from '../read/passages/library.js';
import { type LoadPicture, pictureLoader } from '../read/picture.js';
import { readTemplateHead } from '../read/template/head.js';
import { readWithoutHead } from '../read/template/index.js';
import { decodeText, LARGEST_TEXT, readBytes, readText } from '../read/text.js';
import { checkThemes, layerReader, type ReadLayers, type ReadTheme, themeReader } from '../read/theme/index.js';
import type { ReadWord } from '../read/word/template.js';
import { readWorkspace } from '../read/workspace.js';
import { listedAttachments } from './listed-attachments.js';
import { loadPassages, PASSAGES_FOLDER } from './passages.js';
import { programVersion } from './program-version.js';
import { RequestProblem } from './request-problem.js';
import { AskedFiles } from './state/asked.js';
import { notingPictures, type PictureUses } from './state/picture-uses.js';
import type { Look, Recalled } from './state/recalled.js';

/** The folders that a request names; the others come from policy.yaml, or else are the usual ones. */
export interface FolderRequest {
  readonly templates?: string;
  readonly organisations?: string;
  readonly out?: string;
}

export interface Workspace {
  readonly world: World;
  readonly folders: {
    readonly templates: string;
    readonly organisations: string;
    readonly packs: string;
    readonly out: string;
    /** What issues keep. */
    readonly issues: string;
  };
  /** What reviews and approvals do here. */
  readonly records: RecordSettings;
  /** Words, numbers and addresses that identify nobody here. */
  readonly commonValues: readonly string[];
  readonly formats: readonly Format[] | undefined;
  /** Words in the footer of all documents. */
  readonly footer: FooterWords | undefined;
  /** Whether packs whose file does not say are bound as one PDF too. */
  readonly combined: boolean;
  /** The pack documents of packs whose file does not say. */
  readonly packPages: readonly PackPage[];
  readonly loadPicture: LoadPicture;
  readonly readTheme: ReadTheme;
  readonly readPack: ReadPack;
  /** Reports problems in any file of the themes folder. */
  readonly checkThemes: () => Promise<readonly Diagnostic[]>;
  /** Reports problems in any file of the packs folder. */
  readonly checkPackFiles: () => Promise<readonly Diagnostic[]>;
  /** What is asked of the files, `world`'s own among them. */
  readonly asked: AskedFiles;
  /** Which files name which pictures. */
  readonly pictureUses: PictureUses;
  /** What an earlier look at the workspace read; absent where there is one look only. */
  readonly readings?: Readings;
}

/** What was read in earlier looks at a workspace, and how its files are now. */
export interface Readings {
  readonly look: Look;
  readonly templates: Recalled<FoundTemplate>;
  readonly passages: Recalled<PassageLibrary>;
  readonly texts: WeakMap<TemplateHead, Outcome<Template>>;
}

/** An organisation's file, not yet read. */
export interface OrganisationFile {
  readonly id: string;
  /** As the user would write it. */
  readonly path: string;
}

const SETTINGS_FILE = 'policy.yaml';

/** A path as we show it: relative to the working folder, with forward slashes. */
export function displayPath(world: World, path: string): string {
  return pathFrom(world.files.workingFolder, path);
}

/**
 * Reads policy.yaml, if there is one, and decides on the folders; the request takes precedence. Throws RequestProblem where the file is for
 * other versions of the program.
 */
export async function openWorkspace(outerWorld: World, request: FolderRequest): Promise<Outcome<Workspace>> {
  const asked = new AskedFiles(outerWorld.files);
  const world: World = { ...outerWorld, files: asked.files };
  const diagnostics: Diagnostic[] = [];
  const root = world.files.workingFolder;
  const loadFont = fontLoader(world.files, root);
  const readLayers = layerReader(world.files, root, loadFont);
  const settings = (await world.files.exists(SETTINGS_FILE))
    ? await readSettings(world, readLayers, diagnostics)
    : undefined;
  if (diagnostics.some((diagnostic) => diagnostic.severity === 'error')) return { diagnostics };
  const organisations = displayPath(world, request.organisations ?? settings?.organisations ?? 'orgs');
  const packs = displayPath(world, settings?.packs ?? 'packs');
  const templates = displayPath(world, request.templates ?? settings?.templates ?? 'templates');
  const out = displayPath(world, request.out ?? settings?.out ?? 'out');
  asked.settle({ organisations, out });
  const pictureUses: PictureUses = new Map();
  // Organisation files may be outside the working folder, with their logos and fonts.
  const loadOrganisationFont = fontLoader(world.files, root, [organisations]);
  return {
    diagnostics,
    value: {
      world,
      folders: {
        templates,
        organisations,
        packs,
        out,
        issues: displayPath(world, settings?.issues ?? 'issues'),
      },
      records: settings?.records ?? USUAL_SETTINGS,
      commonValues: settings?.commonValues ?? [],
      formats: settings?.formats,
      footer: settings?.footer,
      combined: settings?.combined ?? false,
      packPages: settings?.packPages ?? USUAL_PAGES,
      asked,
      pictureUses,
      loadPicture: notingPictures(pictureLoader(world.files, root, [organisations]), pictureUses),
      readTheme: themeReader(layerReader(world.files, root, loadOrganisationFont), settings?.theme ?? []),
      readPack: packReader(world.files, packs, () => passagesBelow(world, templates)),
      checkPackFiles: () => checkPackFiles(world.files, packs, () => passagesBelow(world, templates)),
      checkThemes: () => checkThemes(world.files, root, loadFont),
    },
  };
}

async function readSettings(world: World, readLayers: ReadLayers, diagnostics: Diagnostic[]) {
  const source = await readText(world.files, SETTINGS_FILE, SETTINGS_FILE);
  diagnostics.push(...source.diagnostics);
  if (!source.value) return undefined;
  const version = () => programVersion(world);
  const { value, otherProgram, diagnostics: problems } = await readWorkspace(source.value, readLayers, version);
  if (otherProgram) {
    const { words: range, span } = otherProgram;
    const { line, column } = pointAt(span.source, span.start);
    const place = `${SETTINGS_FILE}:${line}:${column}`;
    throw new RequestProblem({ kind: 'other-program', range, version: await version(), place });
  }
  diagnostics.push(...problems);
  return value;
}

async function listFolder(
  world: World,
  folder: string,
  holds: 'organisations' | 'templates',
): Promise<readonly string[]> {
  try {
    return await world.files.list(folder);
  } catch (cause) {
    if (!(cause instanceof FileTrouble)) throw cause;
    // A workspace that was started where there are no starters has no templates yet.
    if (holds === 'templates' && !(await world.files.exists(folder)) && (await world.files.exists(SETTINGS_FILE)))
      throw new RequestProblem({ kind: 'no-templates', folder });
    const path = displayPath(world, cause.path);
    // If a subfolder cannot be opened, the message should name that one.
    const reason = path === folder ? cause.message : `${path}: ${cause.message}`;
    throw new RequestProblem({ kind: 'folder-unreadable', holds, folder, reason });
  }
}

function isHidden(path: string): boolean {
  return path.split('/').some((part) => /^(?:_|\.|~\$)/.test(part));
}

/** Finds the organisation files: `*.yaml` directly in their folder, except issue records and names that start with `_` or `.`. */
export async function findOrganisations(workspace: Workspace): Promise<readonly OrganisationFile[]> {
  const { organisations } = workspace.folders;
  const paths = await listFolder(workspace.world, organisations, 'organisations');
  return paths
    .filter((path) => !path.includes('/') && /(?<!\.issues)\.ya?ml$/i.test(path) && !isHidden(path))
    .map((path) => ({ id: path.replace(/\.ya?ml$/i, ''), path: joinPath(organisations, path) }));
}

/** Errors for files with the same id, even if they differ in case or Unicode normal form. */
export function duplicateIds(files: readonly OrganisationFile[]): ReadonlyMap<string, Diagnostic> {
  const groups = new Map<string, OrganisationFile[]>();
  for (const file of files) {
    const key = file.id.normalize('NFC').toLowerCase();
    addToGroup(groups, key, file);
  }
  const doubled = [...groups.values()].filter((group) => group.length > 1).flat();
  return new Map(
    doubled.map((file) => {
      const otherPaths = doubled.filter((clash) => clash !== file && sameId(clash, file)).map((clash) => clash.path);
      const message = `The id "${file.id}" is also the id of ${otherPaths.join(' and ')}`;
      return [file.path, error('organisation-duplicate', message, file.path, { hint: 'Rename one of the files.' })];
    }),
  );
}

function sameId(a: OrganisationFile, b: OrganisationFile): boolean {
  return a.id.normalize('NFC').toLowerCase() === b.id.normalize('NFC').toLowerCase();
}

/** Reads one organisation. */
export async function loadOrganisation(workspace: Workspace, file: OrganisationFile): Promise<Outcome<Organisation>> {
  const source = await readText(workspace.world.files, file.path, file.path);
  if (!source.value) return { diagnostics: source.diagnostics };
  const outcome = await readOrganisation(source.value, {
    loadPicture: workspace.loadPicture,
    readTheme: workspace.readTheme,
    loadBase: baseLoader(workspace),
    readPack: workspace.readPack,
  });
  return { ...outcome, diagnostics: [...source.diagnostics, ...outcome.diagnostics] };
}

/** The file that records the issues of an organisation's pack, beside the organisation's own file. */
export function issuesPath({ folders }: Workspace, id: string): string {
  return joinPath(folders.organisations, `${id}.issues.yaml`);
}

/** Reads the issues of an organisation's pack; empty where none was made. */
export async function loadIssues(workspace: Workspace, id: string): Promise<Outcome<readonly Issue[]>> {
  const { files } = workspace.world;
  const path = issuesPath(workspace, id);
  if (!(await files.exists(path))) return { value: [], diagnostics: [] };
  const source = await readText(files, path, path);
  if (!source.value) return { diagnostics: source.diagnostics };
  const issues = readIssues(source.value);
  return { ...issues, diagnostics: [...source.diagnostics, ...issues.diagnostics] };
}

/** The files of bases, in the organisations' folder. */
export async function listBases({ world, folders }: Workspace): Promise<readonly string[]> {
  return (await world.files.list(folders.organisations)).filter((path) => /^_[^/]*\.ya?ml$/i.test(path));
}

/** Reads the bases that organisations extend: `_….yaml` beside them. */
export function baseLoader(workspace: Workspace): LoadBase {
  const { world, folders } = workspace;
  return async (name) => {
    const paths = await listBases(workspace);
    const path = paths.find((candidate) => candidate.replace(/\.ya?ml$/i, '') === name);
    const names = paths.map((file) => file.replace(/\.ya?ml$/i, ''));
    if (path === undefined) return { names };
    const full = joinPath(folders.organisations, path);
    return { text: await readText(world.files, full, full), names };
  };
}

/** A template file with its front matter; without a head, the front matter could not be read at all. */
export interface FoundTemplate {
  readonly path: string;
  readonly head: TemplateHead | undefined;
  /** The parts of a Word file. */
  readonly word?: ReadWord;
  /** What an organisation adds, once it has its place in the text; absent for the texts of all organisations. */
  readonly own?: TextWithAdditions;
  /** The names that the text uses, where it has no head but could be read. */
  readonly uses?: readonly FieldUse[];
  readonly diagnostics: readonly Diagnostic[];
}

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

async function passagesBelow(world: World, templates: string): Promise<PassageLibrary> {
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
