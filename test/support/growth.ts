/**
 * How the work for an input grows with its size, as a ratio: a slow or busy machine takes longer over the small input and
 * the large one alike. No test asks how long something takes.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How much larger the large input is. Work that grows with the length takes 8 times as much, with its square 64 times. */
export const LARGER = 8;

/** What a linear step may reach: between 8 and 64, with room for collecting garbage and for code not yet compiled. */
const LINEAR = 24;

/** Says what a piece of work costs; only ratios of its answers are used, so the unit does not matter. */
export type Meter = (work: () => unknown) => Promise<number>;

const ATTEMPTS = 4;

/**
 * Gives how many times more an input of eight times the size costs this process, counting less than a little reference
 * work as that much. Tries again where the answer is over `limit`, and gives the lowest: another thread of the process may
 * have been busy, or the large input filled the memory up to the point where everything that earlier tests left in it is
 * looked through. From the second time on the memory is cleared before each measurement, so that this can't happen again.
 */
export async function growthOf(
  work: (size: number) => unknown,
  size: number,
  limit: number = LINEAR,
  costOf: Meter = processorTime,
): Promise<number> {
  // Code that runs for the first time is slow whatever its size, which would hide how it grows.
  await work(size);
  let lowest = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < ATTEMPTS && lowest > limit; attempt++) {
    const costAlone = (piece: () => unknown) => {
      if (attempt > 0) clearMemory();
      return costOf(piece);
    };
    const [reference, small, large] = [
      await costAlone(countLetters),
      await costAlone(() => work(size)),
      await costAlone(() => work(size * LARGER)),
    ];
    lowest = Math.min(lowest, large / Math.max(small, reference));
  }
  return lowest;
}

/** Whether eight times the size costs about eight times as much. */
export async function growsWithLength(
  work: (size: number) => unknown,
  size: number,
  costOf: Meter = processorTime,
): Promise<boolean> {
  return (await growthOf(work, size, LINEAR, costOf)) <= LINEAR;
}

/** What this process computed meanwhile. */
async function processorTime(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** Reference work: about a hundredth of a second. */
function countLetters(): number {
  const text = 'a line of letters and spaces '.repeat(10_000);
  let letters = 0;
  for (let at = 0; at < text.length; at++) letters += text.charCodeAt(at) === 0x20 ? 0 : 1;
  return letters + text.split(' ').map((word) => word.toUpperCase()).length;
}

/** Collects all garbage of this process now. */
function clearMemory(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}
