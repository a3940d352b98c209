/** Opens what is to be compared: a folder, a zip, or one file. Nothing is unpacked or read before it is asked for. */
import { posix } from 'node:path';
import { readZipParts, unpackPart, type ZipLimits, ZipTrouble } from '../../../formats/zip/read.js';
import { type Diagnostic, error, type Outcome } from '../../../model/diagnostic.js';
import { joinPath } from '../../../model/paths.js';
import { FileTrouble, type World } from '../../../model/world.js';
import { LARGEST_TEXT, readBytes } from '../../../read/text.js';
import { LARGEST_WORD } from '../../template-files.js';
import { displayPath } from '../../workspace.js';
import { fileKind } from './file-kinds.js';

/** Files by their paths. */
export interface Shelf {
  readonly kind: 'file' | 'folder' | 'zip';
  /** As the user would write it. */
  readonly place: string;
  /** With forward slashes, sorted; of a zip without the one folder that holds everything. */
  readonly paths: readonly string[];
  /** How messages name a file. */
  shown(path: string): string;
  bytes(path: string): Promise<Outcome<Uint8Array>>;
}

/** More files are no pack of anybody's. */
const MOST_FILES = 10_000;
const ZIP_LIMITS: ZipLimits = { entries: MOST_FILES, bytes: 4_000_000_000 };
const LARGEST_ZIP = 1_000_000_000;

/** Opens a place; a path that nothing can be made of is an error. */
export async function openShelf(world: World, asked: string): Promise<Outcome<Shelf>> {
  const place = displayPath(world, asked);
  try {
    if (/\.zip$/i.test(place)) return await zipShelf(world, place);
    if (/(?:^|\/)manifest\.json$/i.test(place)) return await folderShelf(world, posix.dirname(place));
    if (fileKind(place) !== undefined && (await isFile(world, place)))
      return { value: fileShelf(world, place), diagnostics: [] };
    return await folderShelf(world, place);
  } catch (cause) {
    if (cause instanceof ZipTrouble) return refused(place, `This zip can’t be read: ${cause.message}`, ZIP_HINT);
    if (!(cause instanceof FileTrouble)) throw cause;
    return refused(place, `This can’t be read: ${cause.message}`, NOTHING_HINT);
  }
}

const ZIP_HINT = 'Unpack it, and name the folder instead.';
const NOTHING_HINT = 'Name two documents (.docx, .html, .md, .txt), two folders of documents, or two zips.';

function refused(place: string, message: string, hint: string): { readonly diagnostics: readonly Diagnostic[] } {
  return { diagnostics: [error('file-unreadable', message, place, { hint })] };
}

/** Whether something is an ordinary file, and no folder with such a name. Throws FileTrouble where there is nothing. */
async function isFile({ files }: World, path: string): Promise<boolean> {
  try {
    await files.read(path, 0);
    return true;
  } catch (cause) {
    if (!(cause instanceof FileTrouble)) throw cause;
    if (cause.kind === 'too-large') return true;
    if (cause.kind === 'not-a-file') return false;
    throw cause;
  }
}

function fileShelf(world: World, place: string): Shelf {
  const name = posix.basename(place);
  const folder = posix.dirname(place);
  return { ...diskShelf(world, folder), kind: 'file', place, paths: [name] };
}

function diskShelf({ files }: World, folder: string): Pick<Shelf, 'shown' | 'bytes'> {
  const at = (path: string) => (folder === '.' ? path : joinPath(folder, path));
  return { shown: at, bytes: (path) => readBytes(files, at(path), limitOf(path)) };
}

function limitOf(path: string): number {
  return fileKind(path)?.reader === 'word' ? LARGEST_WORD : LARGEST_TEXT * 10;
}

async function folderShelf(world: World, place: string): Promise<Outcome<Shelf>> {
  const paths = await world.files.list(place);
  if (paths.length > MOST_FILES)
    return refused(
      place,
      `This folder has more than ${MOST_FILES.toLocaleString('en-GB')} files`,
      'Name a folder further in.',
    );
  return { value: { ...diskShelf(world, place), kind: 'folder', place, paths }, diagnostics: [] };
}

async function zipShelf(world: World, place: string): Promise<Outcome<Shelf>> {
  if (!(await isFile(world, place))) return folderShelf(world, place);
  const parts = readZipParts(await world.files.read(place, LARGEST_ZIP), ZIP_LIMITS);
  const top = topFolder([...parts.keys()]);
  const shown = (path: string) => `${place}/${top}${path}`;
  const shelf: Shelf = {
    kind: 'zip',
    place,
    paths: [...parts.keys()].map((path) => path.slice(top.length)).sort(),
    shown,
    bytes: async (path) => {
      const part = parts.get(top + path);
      if (!part) return refused(shown(path), 'The zip has no such file', ZIP_HINT);
      if (part.size > limitOf(path))
        return refused(shown(path), 'This file in the zip is too large to compare', ZIP_HINT);
      try {
        return { value: unpackPart(part), diagnostics: [] };
      } catch (cause) {
        if (!(cause instanceof ZipTrouble)) throw cause;
        return refused(shown(path), `This file in the zip is damaged: ${cause.message}`, ZIP_HINT);
      }
    },
  };
  return { value: shelf, diagnostics: [] };
}

/** `acme-issue-2/` where everything is in one folder. */
function topFolder(paths: readonly string[]): string {
  const [folder, ...others] = new Set(paths.map((path) => path.slice(0, path.indexOf('/') + 1)));
  return folder === undefined || others.length > 0 ? '' : folder;
}
