/** What the system's error codes mean, in words: every refusal of the disk becomes a FileTrouble here. */
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

/** The words for a kind of trouble. */
export function reasonOf(kind: FileTroubleKind): string {
  return REASONS[kind];
}

/** The system's code of an error (ENOENT …); empty for an error that has none. */
export function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

/** The trouble that a thrown error is; `path` is what was asked for. A fault of the program is thrown on. */
export function troubleOf(path: string, cause: unknown): FileTrouble {
  if (cause instanceof FileTrouble) return cause;
  const code = codeOf(cause);
  if (!/^E[A-Z0-9]+$/.test(code)) throw cause;
  const kind = KINDS[code] ?? 'other';
  return new FileTrouble(kind, path, kind === 'other' ? `${REASONS.other} (${code})` : REASONS[kind]);
}

/** Runs an action on a path; what the system refuses is thrown as FileTrouble. */
export async function guarded<T>(path: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (cause) {
    throw troubleOf(path, cause);
  }
}

/** Runs an action that may find nothing: undefined where there is no such file. */
export async function ifThere<T>(action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action();
  } catch (cause) {
    if (KINDS[codeOf(cause)] === 'missing') return undefined;
    throw cause;
  }
}
