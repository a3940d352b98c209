/** `.ci/within-cpu` counts the processor time of a command with all its children, and holds it to a limit. */
import { describe, expect, it } from 'vitest';
import { runScript } from './support/programs.js';

const WITHIN = '.ci/within-cpu';
/** Computes for somewhat more than two seconds. */
const BUSY =
  'const start = process.cpuUsage(); while (process.cpuUsage(start).user < 2_200_000) for (let n = 0; n < 1e7; n++);';

describe('a command', () => {
  it('within its limit passes, with what it printed', () => {
    const { code, stdout, stderr } = runScript(WITHIN, ['60', 'echo', 'two  words'], 60);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'two  words\n' });
    expect(stderr).toMatch(/^Processor time: \d+ s, of 60 s allowed: echo two {2}words\n$/);
  });

  it('over its limit fails, though it did what it should', () => {
    const { code, stderr } = runScript(WITHIN, ['1', process.execPath, '-e', BUSY], 120);
    expect(code).toBe(1);
    expect(stderr).toContain('This costs more than it may.');
  });

  it('is counted with its children', () => {
    const { code } = runScript(WITHIN, ['1', 'bash', '-c', '"$0" -e "$1" & wait', process.execPath, BUSY], 120);
    expect(code).toBe(1);
  });

  it('that fails is passed on as it is', () => {
    expect(runScript(WITHIN, ['60', 'bash', '-c', 'echo why >&2; exit 7'], 60)).toMatchObject({ code: 7 });
  });
});
