/** Opens the workspace on disk: its settings decide on the folders, and how what is in them is read. */
import type { Diagnostic, Outcome } from '../model/diagnostic.js';
import { USUAL_PAGES } from '../model/pack.js';
import { USUAL_SETTINGS } from '../model/record-settings.js';
import { pointAt } from '../model/source.js';
import type { Files, World } from '../model/world.js';
import { fontLoader } from '../read/font.js';
import { checkPackFiles, packReader } from '../read/pack.js';
import { pictureLoader } from '../read/picture.js';
import { readText } from '../read/text.js';
import { checkThemes, layerReader, type ReadLayers, themeReader } from '../read/theme/index.js';
import { readWorkspace } from '../read/workspace.js';
import { programVersion } from './program-version.js';
import { RequestProblem } from './request-problem.js';
import { AskedFiles } from './state/asked.js';
import { notingPictures, type PictureUses } from './state/picture-uses.js';
import { passagesBelow } from './template-files.js';
import { displayPath, type FolderRequest, SETTINGS_FILE, type Workspace } from './workspace.js';

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
  const readersOf = (files: Files): Pick<Workspace, 'loadPicture' | 'readTheme' | 'readPack'> => ({
    loadPicture: notingPictures(pictureLoader(files, root, [organisations]), pictureUses),
    readTheme: themeReader(layerReader(files, root, fontLoader(files, root, [organisations])), settings?.theme ?? []),
    readPack: packReader(files, packs, () => passagesBelow({ ...world, files }, templates)),
  });
  return {
    diagnostics,
    value: {
      world,
      ...readersOf(world.files),
      readersOf,
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
