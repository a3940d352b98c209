/** What a command file exports: a function that adds the command to the program; its work gets World as an argument. */
import type { Command } from 'commander';
import type { ExitCode } from '../model/exit-code.js';
import type { World } from '../model/world.js';

/** Runs a command's work and keeps its exit code. */
export type Action = (work: (world: World) => Promise<ExitCode>) => Promise<void>;

export type AddCommand = (program: Command, action: Action) => void;
