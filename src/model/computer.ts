/** What `doctor` asks of the computer that the program runs on. `edge` looks; tests give one of their own. */

export interface Computer {
  /** As `process.versions.node` says it. */
  readonly node: string;
  /** As `process.platform` says it: `win32`, `darwin`, `linux`. */
  readonly platform: string;
  /** System, its release and the processor: `linux 6.1.0 x64`. */
  readonly system: string;
  /** The user's own folder, absolute; empty where there is none. */
  readonly home: string;
  /** As the IANA database names it: `Europe/London`. */
  readonly timeZone: string;
  /** Nanoseconds since 1970, as files have it. */
  now(): bigint;
  /** Writes a file into a folder and takes it away again. Gives why that can't be done; nothing where it can. */
  writeTrouble(folder: string): Promise<string | undefined>;
  /** Bytes that are free where a folder is; nothing where the system doesn't say. */
  freeSpace(folder: string): Promise<number | undefined>;
  /** Permission bits of a folder; nothing where it isn't there, or the system has none. */
  permissions(folder: string): Promise<number | undefined>;
  git(): Promise<GitState>;
}

/** How git keeps the working folder. */
export type GitState =
  | { readonly kind: 'no-git' | 'no-repository' }
  | {
      readonly kind: 'repository';
      /** Whether git changes the line ends of text files when it writes them to the disk. */
      readonly changesLineEnds: boolean;
      readonly ignoresState: boolean;
      readonly hasCommits: boolean;
    };
