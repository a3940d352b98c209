/**
 * Whatever people write in their files and type on the command line, the program does it or says what is wrong and where.
 * It never fails in a way that it did not foresee.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { answerFaults } from '../support/answer-faults.js';
import { anySession, SOUND_FILES } from '../support/any-workspace.js';
import { memoryWorld } from '../support/memory-world.js';
import { runs } from '../support/tier.js';

describe('any input', () => {
  it('begins as a sound workspace, so that the calls on it go far', async () => {
    const world = memoryWorld(SOUND_FILES);
    for (const line of [
      'check',
      'render --all',
      'import letter.txt --map-file map.yaml --templates drafts',
      'issue --all --zip --with-unapproved',
      'verify out/acme',
      'review DCW1 --org acme --on 2026-05-05 --changed --note Checked.',
    ]) {
      world.printed.err = '';
      const code = await run(line.split(' '), world, '1.2.3');
      expect([line, code, world.printed.err.match(/^.*error .*$/gm)]).toEqual([line, 0, null]);
    }
  });

  it('is worked on, or refused with a reason and a place', async () => {
    await fc.assert(
      fc.asyncProperty(anySession, async ({ files, calls }) => {
        const world = memoryWorld(files);
        for (const args of calls) {
          world.printed.out = '';
          world.printed.err = '';
          const code = await run(args, world, '1.2.3');
          expect(answerFaults(code, world.printed)).toEqual([]);
        }
      }),
      { numRuns: runs(50, 10_000) },
    );
  });
});
