/** Reads `--shard`: which of several equal parts of the organisations a run is for. The index may come from the environment. */
import { InvalidArgumentError } from 'commander';
import type { RunPart } from '../engine/run-part.js';
import type { World } from '../model/world.js';
import { WrongUse } from './wrong-use.js';

/** `2/8`, or `JOB_COMPLETION_INDEX/8` with the name of the variable that holds an index from 0. */
export type PartChoice = RunPart | { readonly variable: string; readonly count: number };

const MOST_PARTS = 10_000;

const FORM = 'Write it as 2/8, or as VARIABLE/8 with the name of an environment variable that counts from 0.';

/** Reads the option as it was typed; the variable is looked up later. */
export function readPart(text: string): PartChoice {
  const [, first = '', total = ''] = /^([A-Za-z_][A-Za-z0-9_]*|\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  const count = Number(total);
  if (first === '') throw new InvalidArgumentError(FORM);
  if (count < 1 || count > MOST_PARTS) throw new InvalidArgumentError(`There can be 1 to ${MOST_PARTS} parts. ${FORM}`);
  if (/^\D/.test(first)) return { variable: first, count };
  const number = Number(first);
  if (number < 1 || number > count) throw new InvalidArgumentError(`The parts are 1/${count} to ${count}/${count}.`);
  return { index: number - 1, count };
}

/** The part that a choice means; throws WrongUse where its variable isn't set, or holds no index of a part. */
export function partOfRun(choice: PartChoice | undefined, world: World): RunPart | undefined {
  if (!choice || !('variable' in choice)) return choice;
  const { variable, count } = choice;
  const value = world.variable(variable);
  if (value === undefined || value === '')
    throw new WrongUse(`--shard names the environment variable ${variable}, which isn’t set`, FORM);
  const index = /^\d{1,6}$/.test(value) ? Number(value) : count;
  if (index >= count)
    throw new WrongUse(
      `--shard needs a whole number from 0 to ${count - 1} in the environment variable ${variable}`,
      'It holds something else. Set it to the index of this run, counted from 0, or write --shard 2/8.',
    );
  return { index, count };
}
