/**
 * Loads the font files that themes name. Paths are relative to the theme's file, and lead to files within the
 * workspace, which may be links. A file reached by two paths is the same FontFile. Refuses fonts that are outside,
 * missing or unsuitable.
 */
import { fontFault } from '../formats/fonts/organisation-font.js';
import { type Diagnostic, type DiagnosticCode, error, note, type Outcome } from '../model/diagnostic.js';
import { rememberByValue } from '../model/remember.js';
import type { Span } from '../model/source.js';
import type { FontFile } from '../model/theme.js';
import { type Files, FileTrouble } from '../model/world.js';
import { LINK_HINT } from './text.js';
import { fileFinder } from './workspace-file.js';

/** Bytes; the largest font file that is read. */
const LARGEST_FONT = 5_000_000;

/** Loads the font that is named at `from`; `path` is as written there. */
export type LoadFont = (path: string, from: Span) => Promise<Outcome<FontFile>>;

interface Refusal {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hint?: string;
}

/** A file, and whether it is a link to somewhere outside the workspace. */
interface Loaded {
  readonly file: FontFile | Refusal;
  readonly isOutside: boolean;
}

/**
 * Makes a loader for one workspace; `root` is its absolute folder, `otherFolders` are folders outside that are allowed
 * too. It reads each file only once.
 */
export function fontLoader(files: Files, root: string, otherFolders: readonly string[] = []): LoadFont {
  const find = fileFinder(files, root, otherFolders);
  const read = rememberByValue((realPath: string, shownPath: string) => readFont(files, realPath, shownPath), 'all');

  const load = async (path: string, from: Span): Promise<Loaded> => {
    const location = await find(path, from.source.path);
    if (location === 'address' || location === 'outside') return { file: OUTSIDE, isOutside: false };
    return { file: await read(location.realPath, location.shownPath), isOutside: location.isOutside };
  };

  return async (path, from) => {
    const { file, isOutside } = await load(path, from).catch((cause: unknown) => ({
      file: refusalOf(cause, path),
      isOutside: false,
    }));
    if (!('kind' in file)) return { diagnostics: [refusalError(file, from)] };
    const notes = isOutside
      ? [note('link-outside', `The font is a link to a file outside the workspace`, from, { hint: LINK_HINT })]
      : [];
    return { value: file, diagnostics: notes };
  };
}

const OUTSIDE: Refusal = {
  code: 'path-outside',
  message: 'A font must be a file in the workspace',
  hint: 'Put it in the workspace, and give its path starting from this file’s folder.',
};

async function readFont(files: Files, realPath: string, shownPath: string): Promise<FontFile | Refusal> {
  const bytes = await files.read(realPath, LARGEST_FONT);
  const fault = await fontFault(bytes);
  if (fault === undefined) return { kind: 'supplied', path: shownPath, bytes };
  const hint = 'Use a static TrueType file (.ttf) that allows embedding and has the letters of Welsh.';
  return { code: 'font-unreadable', message: `The font ${shownPath} ${fault}`, hint };
}

function refusalOf(cause: unknown, path: string): Refusal {
  if (!(cause instanceof FileTrouble)) throw cause;
  if (cause.kind === 'missing')
    return {
      code: 'font-missing',
      message: `The font ${path} doesn’t exist`,
      hint: path.includes('\\')
        ? 'Write the path with forward slashes.'
        : 'The path starts from this file’s folder, and capitals matter.',
    };
  const reason = cause.kind === 'too-large' ? 'is larger than 5 MB' : `can’t be read: ${cause.message}`;
  return { code: 'font-unreadable', message: `The font ${path} ${reason}` };
}

function refusalError(refusal: Refusal, from: Span): Diagnostic {
  return error(refusal.code, refusal.message, from, { hint: refusal.hint });
}
