/** What a command file exports: a function that gives the command its options and its work, which gets World as an argument. */
import type { Command } from 'commander';
import type { ExitCode } from '../model/exit-code.js';
import type { World } from '../model/world.js';

/** Runs a command's work and keeps its exit code. */
export type Action = (work: (world: World) => Promise<ExitCode>) => Promise<void>;

export type AddCommand = (command: Command, action: Action) => void;
