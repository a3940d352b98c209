/** Reads `--jobs`: how many threads a run has. */
import { type Command, InvalidArgumentError } from 'commander';
import type { JobsChoice } from '../engine/jobs/thread-count.js';

const MOST_JOBS = 64;

/** Adds the option. */
export function addJobsOption(command: Command): Command {
  return command.option(
    '--jobs <number>',
    'how many organisations to work on at once; auto: what suits this computer (default: 1)',
    readJobs,
  );
}

/** Reads a number from 1, or `auto`. */
export function readJobs(text: string): JobsChoice {
  if (text === 'auto') return text;
  const jobs = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (jobs < 1 || jobs > MOST_JOBS) throw new InvalidArgumentError(`Write a number from 1 to ${MOST_JOBS}, or auto.`);
  return jobs;
}
