/**
 * World: the only door to files, clock and terminal. `edge` implements it for real; tests give one of their own.
 * Paths are absolute or relative to the working folder, with the system's or forward slashes.
 */
import type { CalendarDate } from './calendar.js';
import type { Computer } from './computer.js';
import type { Desk } from './desk.js';
import type { History } from './history.js';
import type { Threads } from './threads.js';

export interface World {
  readonly files: Files;
  readonly terminal: Terminal;
  /** Absent in a thread itself, and where there are none. */
  readonly threads?: Threads;
  /** Absent in threads, and where no person works. */
  readonly desk?: Desk;
  /** Absent in threads. */
  readonly history?: History;
  /** Absent in threads. */
  readonly computer?: Computer;
  /** Reads standard input to its end; absent in threads. */
  readonly input?: () => Promise<Uint8Array>;
  /** Today where the user is. No byte of an output depends on it. */
  today(): CalendarDate;
  /** Milliseconds from some fixed moment, for the summary's time. */
  now(): number;
  /** The value of an environment variable that the user named in the call; no other may be asked for. */
  variable(name: string): string | undefined;
}

export interface Files {
  /** The working folder, absolute. */
  readonly workingFolder: string;
  /** Where the program's own files lie (fonts, schema, starter templates), absolute. */
  readonly programFolder: string;
  /** Reads a whole file; throws FileTrouble. `limit` in bytes: a larger one is `too-large` and is not read. */
  read(path: string, limit?: number): Promise<Uint8Array>;
  /**
   * Files below a folder, relative to it, with forward slashes, sorted by code unit; links are followed, each folder once
   * on its way. A folder that is not there throws `missing`.
   */
  list(folder: string): Promise<readonly string[]>;
  /**
   * Files that a pattern means (`*`, `**`, `?`, `[…]`, `{a,b}`; case doesn't matter), from the working folder, with forward slashes,
   * sorted by code unit; none where it means none.
   */
  match(pattern: string): Promise<readonly string[]>;
  /** The path with all symbolic links followed; throws FileTrouble. */
  realPath(path: string): Promise<string>;
  exists(path: string): Promise<boolean>;
  /** What tells whether a file has been written since it was looked at; nothing where there is no ordinary file, or only a link to one. */
  traceOf(path: string): Promise<FileTrace | undefined>;
  /** The first link on the way to a path that leads out of the workspace, absolute; nothing where none does. */
  outwardLink(path: string): Promise<string | undefined>;
  /** The folder for what the program keeps about a place (locks, journal, replaced files), absolute; it may not exist. */
  stateFolder(place: string): Promise<string>;
  /** What an interrupted run left at a place, and who is writing there now; changes nothing. */
  remains(place: string): Promise<Remains>;
  /**
   * Takes the locks of the places that will be written: an organisation's file, its issue record, its folder of documents.
   * Waits for other runs; undoes what an interrupted run began there. Throws FileTrouble, `locked` after the wait.
   */
  lock(places: readonly string[], options?: LockOptions): Promise<Hold>;
}

/** What a disk says of a file without reading it. */
export interface FileTrace {
  /** Bytes. */
  readonly size: number;
  /** When its bytes were last written, and when its name, mode or owner last changed: nanoseconds from some fixed moment. */
  readonly written: bigint;
  readonly changed: bigint;
  /** Size, times and number of the file: as long as it is equal and older than the look, so are the bytes. */
  readonly mark: string;
}

export interface LockOptions {
  /** The workspace that the places belong to, where it is not the working folder. */
  readonly workspace?: string;
  /** Hears once, before the wait, who has a place: `acme`, and the process. */
  readonly onWait?: (name: string, holder: Holder) => void;
}

/** A process that has a lock, as the lock file names it. */
export interface Holder {
  readonly machine: string;
  readonly process: number;
  /** When the process started, ISO 8601. */
  readonly started: string;
}

/** Places that this run alone may write, until it releases them. */
export interface Hold {
  /** Files, absolute, that an interrupted run had begun to change and that are now as they were before it. */
  readonly undone: readonly string[];
  /**
   * Makes all of a change or none of it: throws FileTrouble with every file as it was. What already holds the same bytes is
   * left alone. If the process is killed on the way, the next `lock` of the place undoes what was begun.
   */
  write(change: DiskChange): Promise<readonly WriteResult[]>;
  release(): Promise<void>;
}

/** Files to write and to take away, in one act. */
export interface DiskChange {
  readonly files: readonly OutputFile[];
  /** Documents that nothing makes any more; one that is not there is no trouble. */
  readonly removed?: readonly MadePath[];
}

/** A path in the folder of documents. */
export interface MadePath {
  readonly path: string;
  /** The folder of documents: below it nothing is written or removed through a link. */
  readonly below: string;
}

/** A file to write: with `below` a document; without it a file of the user's own, which a link may stand for. */
export interface OutputFile extends Partial<MadePath> {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Of the bytes, in hexadecimal digits, where it has been worked out already. */
  readonly sha256?: string;
}

export interface WriteResult {
  readonly path: string;
  readonly change: 'created' | 'replaced' | 'unchanged';
}

/** What an interrupted run left behind; paths are absolute. */
export interface Remains {
  /** Files that it had begun to change. */
  readonly interrupted: readonly string[];
  /** Temporary files. */
  readonly temporary: readonly string[];
  /** Who is writing at this moment. */
  readonly writer?: Holder;
}

export type FileTroubleKind =
  | 'missing'
  | 'denied'
  | 'not-a-file'
  | 'too-large'
  | 'too-long'
  | 'full'
  | 'link'
  | 'open'
  | 'locked'
  | 'other';

/** Why a file could not be had. */
export class FileTrouble extends Error {
  readonly kind: FileTroubleKind;
  readonly path: string;
  /** What to do, where the disk knows it better than the command. */
  readonly hint: string | undefined;

  constructor(kind: FileTroubleKind, path: string, message: string, hint?: string) {
    super(message);
    this.name = 'FileTrouble';
    this.kind = kind;
    this.path = path;
    this.hint = hint;
  }
}

/** Both ways make controls and bidirectional overrides visible, whatever text they stand in (model/visible.ts). */
export interface Terminal {
  /** What was asked for: results, tables, JSON. Adds no line ending. */
  out(text: string): void;
  /** A file for another program (CSV, a calendar): as it is, unless a person's terminal shows it. */
  data(text: string): void;
  /** Diagnostics and summary. Adds no line ending. */
  err(text: string): void;
  /** Shows one line in place of the last such line, on a person's terminal alone; an empty text takes it away. */
  status(text: string): void;
  /** Whether standard error is a person's terminal: progress may be redrawn. */
  readonly interactive: boolean;
  /** Asks the person; absent where nobody can answer. */
  readonly ask?: Questions;
  /** Characters a line. */
  readonly width: number;
  /** Colours for `err`; plain where NO_COLOR or a pipe says so. */
  readonly paint: Paint;
}

/** Ways of asking a person. */
export interface Questions {
  /** Gives the line that is typed, empty for none; `example` shows what one may look like, `needed` wants one. */
  line(words: string, options?: { readonly example?: string; readonly needed?: boolean }): Promise<string>;
  /** Gives what is chosen; the first is offered. */
  choose<Value>(words: string, choices: readonly Choice<Value>[]): Promise<Value>;
}

/** A choice that a person has. */
export interface Choice<Value> {
  readonly value: Value;
  readonly words: string;
}

export interface Paint {
  error(text: string): string;
  warning(text: string): string;
  success(text: string): string;
  strong(text: string): string;
  faint(text: string): string;
}
