/**
 * Loads the pictures that organisations and templates name. Paths are relative to the naming file, and lead to files
 * within the workspace, which may be links to anywhere. A file reached by two paths is the same Picture. Refuses
 * pictures that are outside, missing, or that not every format can show.
 */
import { posix } from 'node:path';
import { readPicture } from '../formats/picture.js';
import { looksLikeSvg, readSvg } from '../formats/svg/read-svg.js';
import { type Diagnostic, type DiagnosticCode, error, note, type Outcome } from '../model/diagnostic.js';
import type { Picture } from '../model/document.js';
import type { Drawing } from '../model/drawing.js';
import { remember, rememberByValue } from '../model/remember.js';
import type { Span } from '../model/source.js';
import { type Files, FileTrouble } from '../model/world.js';
import { LINK_HINT } from './text.js';
import { fileFinder } from './workspace-file.js';

/** Bytes; the largest picture that is read. */
export const LARGEST_PICTURE = 10_000_000;

/** Loads the picture that is named at `from`; `path` is as written there. */
export type LoadPicture = (path: string, from: Span) => Promise<Outcome<Picture>>;

interface Refusal {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hint?: string;
}

/** A file, and whether it is a link to somewhere outside the workspace. */
interface Loaded {
  readonly file: Picture | Drawing | Refusal;
  readonly isOutside: boolean;
}

/**
 * Makes a loader for one workspace; `root` is its absolute folder, `otherFolders` are folders outside that are allowed
 * too. It reads each file only once.
 */
export function pictureLoader(files: Files, root: string, otherFolders: readonly string[] = []): LoadPicture {
  const find = fileFinder(files, root, otherFolders);
  const read = rememberByValue((realPath: string, shownPath: string) => loadFile(files, realPath, shownPath), 'huge');

  const load = async (path: string, from: Span): Promise<Loaded> => {
    const location = await find(path, from.source.path);
    if (location === 'address')
      return {
        file: { ...OUTSIDE, message: 'A picture must be a file in the workspace, not a web address' },
        isOutside: false,
      };
    if (location === 'outside') return { file: OUTSIDE, isOutside: false };
    return { file: await read(location.realPath, location.shownPath), isOutside: location.isOutside };
  };

  const raster = async (path: string, from: Span): Promise<Picture | Refusal> => {
    const beside = path.replace(/\.svg$/i, '.png');
    if (beside === path) return { ...NO_PNG, message: 'The picture is an SVG, but its name doesn’t end in .svg' };
    const { file } = await load(beside, from).catch((cause: unknown) => ({ file: refusalOf(cause, beside) }));
    if ('bytes' in file && file.format === 'png') return file;
    if ('code' in file && file.code !== 'picture-missing') return file;
    return { ...NO_PNG, message: `The picture is an SVG, and Word needs ${posix.basename(beside)} beside it` };
  };

  return async (path, from) => {
    const { file, isOutside } = await load(path, from).catch((cause: unknown) => ({
      file: refusalOf(cause, path),
      isOutside: false,
    }));
    if ('message' in file) return { diagnostics: [refusalError(file, from)] };
    const notes = isOutside
      ? [note('link-outside', `The picture is a link to a file outside the workspace`, from, { hint: LINK_HINT })]
      : [];
    if ('bytes' in file) return { value: file, diagnostics: notes };
    const pair = drawnPicture(file, await raster(path, from));
    return 'bytes' in pair ? { value: pair, diagnostics: notes } : { diagnostics: [refusalError(pair, from)] };
  };
}

/** An SVG with the PNG that Word shows: the same picture wherever they are named. */
function drawnPicture(drawing: Drawing, png: Picture | Refusal): Picture | Refusal {
  if (!('bytes' in png)) return png;
  const [wanted, actual] = [drawing.width / drawing.height, png.width / png.height];
  if (Math.abs(wanted - actual) > wanted * ALIKE)
    return {
      code: 'picture-unreadable',
      message: `The picture is an SVG, and ${posix.basename(png.path)} beside it has other proportions`,
      hint: 'Export the PNG from the SVG, without a margin.',
    };
  return withDrawing(drawing)(png);
}

/** How much proportions may differ, since a PNG has whole pixels. */
const ALIKE = 0.03;

const withDrawing = remember((drawing: Drawing) => remember((png: Picture): Picture => ({ ...png, drawing })));

const OUTSIDE: Refusal = {
  code: 'path-outside',
  message: 'The picture is outside the workspace',
  hint: 'Put it in the workspace, and give its path starting from this file’s folder.',
};

const NO_PNG = {
  code: 'picture-missing',
  hint: 'Export the logo as PNG too, some 1,000 pixels wide, under the same name: logo.svg and logo.png.',
} as const;

async function loadFile(files: Files, realPath: string, shownPath: string): Promise<Picture | Drawing | Refusal> {
  const bytes = await files.read(realPath, LARGEST_PICTURE);
  const picture = looksLikeSvg(bytes) ? readSvg(bytes) : readPicture(shownPath, bytes);
  if (!('trouble' in picture)) return picture;
  return { code: 'picture-unreadable', message: `The picture ${picture.trouble}`, hint: picture.hint };
}

function refusalOf(cause: unknown, path: string): Refusal {
  if (!(cause instanceof FileTrouble)) throw cause;
  if (cause.kind === 'missing')
    return {
      code: 'picture-missing',
      message: 'This picture doesn’t exist',
      hint: path.includes('\\')
        ? 'Write the path with forward slashes.'
        : 'The path starts from this file’s folder, and capitals matter.',
    };
  if (cause.kind === 'too-large')
    return { code: 'picture-unreadable', message: 'The picture is larger than 10 MB', hint: 'Make it smaller.' };
  return { code: 'picture-unreadable', message: `The picture can’t be read: ${cause.message}` };
}

function refusalError(refusal: Refusal, from: Span): Diagnostic {
  return error(refusal.code, refusal.message, from, { hint: refusal.hint });
}
