/**
 * Writes down, at the end of a Node process that is measured, what it cost: milliseconds of processor time, of all its threads,
 * and the most memory that it had. Loaded before the program by `NODE_OPTIONS`; `BENCH_ACCOUNT` names the file.
 */
import { appendFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const file = process.env.BENCH_ACCOUNT;
if (isMainThread && file)
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const cpu = (userCPUTime + systemCPUTime) / 1000;
    appendFileSync(file, `${JSON.stringify({ cpu, memory: maxRSS / 1024 })}\n`);
  });
