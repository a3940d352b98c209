/**
 * Loads the pictures that organisations and templates name: paths relative to the naming file, to files within the
 * workspace once symbolic links are followed. The same file is the same Picture, however it was reached. Refuses what lies
 * outside, is not there, or is no picture that every format can show.
 */
import { posix } from 'node:path';
import { inspectPicture } from '../formats/picture.js';
import { type Diagnostic, type DiagnosticCode, error, type Outcome } from '../model/diagnostic.js';
import type { Picture } from '../model/document.js';
import type { Span } from '../model/source.js';
import { type Files, FileTrouble } from '../model/world.js';

/** Bytes; the largest picture that is read. */
export const LARGEST_PICTURE = 10_000_000;

/** Loads the picture that the file at `from` names; `path` is as written there. */
export type LoadPicture = (path: string, from: Span) => Promise<Outcome<Picture>>;

interface Refusal {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hint?: string;
}

/** Makes a loader for one workspace; `root` is its folder, absolute. It remembers what it read for as long as it lives. */
export function pictureLoader(files: Files, root: string): LoadPicture {
  const byRealPath = new Map<string, Promise<Picture | Refusal>>();
  let realRoot: Promise<string> | undefined;

  const load = async (path: string, from: Span): Promise<Picture | Refusal> => {
    const wanted = lexicalPath(path, from.source.path);
    if (typeof wanted !== 'string') return wanted;
    realRoot ??= files.realPath(root);
    const within = await realRoot;
    const real = await files.realPath(posix.isAbsolute(wanted) ? wanted : `${root}/${wanted}`);
    const shown = pathWithin(within, real);
    if (shown === undefined) return OUTSIDE;
    const known = byRealPath.get(real) ?? readPicture(files, real, shown);
    byRealPath.set(real, known);
    return known;
  };

  return async (path, from) => {
    const loaded = await load(path, from).catch((cause: unknown) => refusalOf(cause, path));
    if ('bytes' in loaded) return { value: loaded, diagnostics: [] };
    return { diagnostics: [at(loaded, from)] };
  };
}

const OUTSIDE: Refusal = {
  code: 'path-outside',
  message: 'The picture lies outside the workspace',
  hint: 'Put it into the workspace, and give its path relative to this file.',
};

/** The path relative to the workspace, without asking the disk; refused where it cannot lie within. */
function lexicalPath(path: string, namingFile: string): string | Refusal {
  if (/^[a-z][a-z0-9+.-]*:/i.test(path))
    return { ...OUTSIDE, message: 'A picture is a file in the workspace, not an address' };
  if (path.startsWith('/') || path.startsWith('\\')) return OUTSIDE;
  const joined = posix.normalize(posix.join(posix.dirname(namingFile), path));
  const escapes = joined === '..' || joined.startsWith('../');
  return escapes ? OUTSIDE : joined;
}

/** A real path relative to the real root, with forward slashes; undefined outside. */
function pathWithin(root: string, real: string): string | undefined {
  const base = root.replace(/[\\/]$/, '');
  if (real === base) return '';
  if (!real.startsWith(base) || !/^[\\/]/.test(real.slice(base.length))) return undefined;
  // The separator that follows the root is the system's own; the other one may be part of a name.
  const separator = real.charAt(base.length);
  return real
    .slice(base.length + 1)
    .split(separator)
    .join('/');
}

async function readPicture(files: Files, real: string, shown: string): Promise<Picture | Refusal> {
  const bytes = await files.read(real, LARGEST_PICTURE);
  const found = inspectPicture(bytes);
  if ('trouble' in found)
    return { code: 'picture-unreadable', message: `The picture ${found.trouble}`, hint: found.hint };
  return { path: shown, format: found.format, bytes, width: found.width, height: found.height };
}

function refusalOf(cause: unknown, path: string): Refusal {
  if (!(cause instanceof FileTrouble)) throw cause;
  if (cause.kind === 'missing')
    return {
      code: 'picture-missing',
      message: 'There is no such picture',
      hint: path.includes('\\')
        ? 'Write the path with forward slashes.'
        : 'The path is relative to this file; capitals matter.',
    };
  if (cause.kind === 'too-large')
    return { code: 'picture-unreadable', message: 'The picture is larger than 10 MB', hint: 'Make it smaller.' };
  return { code: 'picture-unreadable', message: `The picture cannot be read: ${cause.message}` };
}

function at(refusal: Refusal, from: Span): Diagnostic {
  return error(refusal.code, refusal.message, from, { hint: refusal.hint });
}
