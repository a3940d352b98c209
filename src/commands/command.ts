/** What a command is: what help says of it, and a function that gives it its options and its work, which gets World as an argument. */
import type { Command } from 'commander';
import type { ExitCode } from '../model/exit-code.js';
import type { World } from '../model/world.js';

/** Runs a command's work and keeps its exit code. */
export type Action = (work: (world: World) => Promise<ExitCode>) => Promise<void>;

export type AddCommand = (command: Command, action: Action) => void;

/** What commands are for, as the help groups them. */
export type CommandGroup =
  | 'Make packs:'
  | 'Check:'
  | 'Keep records:'
  | 'Look after organisations:'
  | 'Look back:'
  | 'Your computer:';

/** What help says of a command, and where its options and its work are. */
export interface CommandEntry {
  readonly name: string;
  /** As help shows them after the name: `<code...>`; absent for a command without arguments. */
  readonly takes?: string;
  readonly about: string;
  readonly group: CommandGroup;
  /** The call that people type most, with which its help begins. */
  readonly example: string;
  readonly load: () => Promise<AddCommand>;
}
