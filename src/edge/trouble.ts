/** Puts the system's error codes into words: every error of the disk becomes a FileTrouble here. */
import { FileTrouble, type FileTroubleKind } from '../model/world.js';

const KINDS: Readonly<Record<string, FileTroubleKind>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'denied',
  EISDIR: 'not-a-file',
  ENOSPC: 'full',
  EDQUOT: 'full',
  ENAMETOOLONG: 'too-long',
  ELOOP: 'link',
  EBUSY: 'open',
};

const REASONS: Readonly<Record<FileTroubleKind, string>> = {
  missing: 'the file or folder doesn’t exist',
  denied: 'you don’t have permission',
  'not-a-file': 'it is a folder, not a file',
  'too-large': 'the file is too large',
  'too-long': 'the name is too long for this disk',
  full: 'the disk is full',
  link: 'its links go round in a circle',
  open: 'another program has it open',
  locked: 'another run is using it',
  other: 'the operating system refused',
};

/** Node has no name for what Windows says of a file that is in the cloud only, and can't be fetched. */
const CLOUD =
  'If the folder is in OneDrive, choose “Always keep on this device” for it, wait until it’s there, and run the command again.';

/** Gives the words for a kind of trouble. */
export function reasonOf(kind: FileTroubleKind): string {
  return REASONS[kind];
}

/** Gives the system's code of an error (ENOENT …); empty for an error without one. */
export function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

/** Turns an error on `path` into a FileTrouble; throws the error itself if it is a fault in the program. */
export function troubleOf(path: string, cause: unknown): FileTrouble {
  if (cause instanceof FileTrouble) return cause;
  const code = codeOf(cause);
  if (!/^(?:E[A-Z0-9]+|UNKNOWN)$/.test(code)) throw cause;
  const kind = KINDS[code] ?? 'other';
  if (code === 'UNKNOWN') return new FileTrouble('other', path, REASONS.other, CLOUD);
  return new FileTrouble(kind, path, kind === 'other' ? `${REASONS.other} (${code})` : REASONS[kind]);
}

/** Runs an action on a path; throws a FileTrouble if the system refuses it. */
export async function guarded<T>(path: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (cause) {
    throw troubleOf(path, cause);
  }
}

/** Runs an action; undefined if the file doesn't exist. */
export async function ifThere<T>(action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action();
  } catch (cause) {
    if (KINDS[codeOf(cause)] === 'missing') return undefined;
    throw cause;
  }
}
