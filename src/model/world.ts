/**
 * World: the only door to files, clock and terminal. `edge` implements it for real; tests give one of their own.
 * Paths are absolute or relative to the working folder, with the system's or forward slashes.
 */
import type { CalendarDate } from './calendar.js';

export interface World {
  readonly files: Files;
  readonly terminal: Terminal;
  /** Today where the user is. No byte of an output depends on it. */
  today(): CalendarDate;
  /** Milliseconds from some fixed moment, for the summary's time. */
  now(): number;
}

export interface Files {
  /** The working folder, absolute. */
  readonly workingFolder: string;
  /** Where the program's own files lie (fonts, schema, starter templates), absolute. */
  readonly programFolder: string;
  /** Reads a whole file; throws FileTrouble. `limit` in bytes: a larger one is `too-large` and is not read. */
  read(path: string, limit?: number): Promise<Uint8Array>;
  /** Files below a folder, relative to it, with forward slashes, sorted by code unit; a folder that is not there throws `missing`. */
  list(folder: string): Promise<readonly string[]>;
  /** The path with all symbolic links followed; throws FileTrouble. */
  realPath(path: string): Promise<string>;
  exists(path: string): Promise<boolean>;
  /**
   * Writes files so that each is whole or as it was: all go to temporary files beside their targets, are flushed, then
   * renamed. What already holds the same bytes is left alone. Throws FileTrouble, with no temporary file left.
   */
  writeAll(files: readonly OutputFile[]): Promise<readonly WriteResult[]>;
  /** Takes a file away; one that is not there is no trouble. */
  remove(path: string): Promise<void>;
}

export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface WriteResult {
  readonly path: string;
  readonly change: 'created' | 'replaced' | 'unchanged';
}

/** Why a file could not be had. */
export class FileTrouble extends Error {
  readonly kind: 'missing' | 'denied' | 'not-a-file' | 'too-large' | 'full' | 'other';
  readonly path: string;

  constructor(kind: FileTrouble['kind'], path: string, message: string) {
    super(message);
    this.name = 'FileTrouble';
    this.kind = kind;
    this.path = path;
  }
}

/** Both ways make controls and bidirectional overrides visible, whatever text they stand in (model/visible.ts). */
export interface Terminal {
  /** What was asked for: results, tables, JSON. Adds no line ending. */
  out(text: string): void;
  /** Diagnostics and summary. Adds no line ending. */
  err(text: string): void;
  /** Shows one line in place of the last such line, on a person's terminal alone; an empty text takes it away. */
  status(text: string): void;
  /** Whether standard error is a person's terminal: progress may be redrawn. */
  readonly interactive: boolean;
  /** Characters a line. */
  readonly width: number;
  /** Colours for `err`; plain where NO_COLOR or a pipe says so. */
  readonly paint: Paint;
}

export interface Paint {
  error(text: string): string;
  warning(text: string): string;
  success(text: string): string;
  strong(text: string): string;
  faint(text: string): string;
}
