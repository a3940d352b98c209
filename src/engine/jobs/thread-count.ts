/** Decides how many threads a run has. */

/** How many threads the user wants; `auto`: as many as are worth their start. */
export type JobsChoice = number | 'auto';

/**
 * How many organisations make a thread worth its start: it loads the program, reads all templates and organisations, and warms up for
 * itself.
 */
const WORTH_A_THREAD = 15;

/** The number of threads, at least 1 and at most one for each organisation. */
export function threadCount(choice: JobsChoice, organisations: number, processors: number): number {
  const wanted = choice === 'auto' ? Math.min(processors, Math.floor(organisations / WORTH_A_THREAD)) : choice;
  return Math.max(1, Math.min(wanted, organisations));
}

/** Deals the organisations out to threads in turn, so that each gets some from every part of the folder. */
export function dealtOut(ids: readonly string[], count: number): readonly (readonly string[])[] {
  return Array.from({ length: count }, (_, thread) => ids.filter((_id, at) => at % count === thread));
}
