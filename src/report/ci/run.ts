/** A finished command as reports for other programs tell it. */
import type { ExitCode } from '../../model/exit-code.js';
import type { Finding } from './findings.js';

/** What became of one organisation's pack. */
export interface ToldPack {
  readonly id: string;
  /** `refused`: it has errors, so that nothing is made for it. `failed`: it couldn't be written. */
  readonly outcome: 'fine' | 'refused' | 'failed';
  /** In a few words: `3 of 43 files would be written`. */
  readonly words: string;
  /** Why it is made again: `value registered_manager`; empty where nobody asked. */
  readonly reasons: readonly string[];
}

/** Which files have changed, where that chose the organisations. */
export interface ToldChanges {
  /** Since what, as it was typed. */
  readonly reference: string;
  /** Ids of the organisations that each concerns, by the files' paths. */
  readonly files: ReadonlyMap<string, readonly string[]>;
}

/** A finished command. */
export interface ToldRun {
  /** `check` */
  readonly command: string;
  /** `policy 0.3.0` */
  readonly engine: string;
  readonly exitCode: ExitCode;
  readonly strict: boolean;
  /** Errors first. */
  readonly findings: readonly Finding[];
  readonly packs: readonly ToldPack[];
  readonly changes?: ToldChanges;
  /** The path of the settings from the repository's root: where a problem without a place is shown. */
  readonly settings: string;
}
