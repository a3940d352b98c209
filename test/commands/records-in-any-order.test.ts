/**
 * Whatever is done to master texts, records and packs, in whatever order, the finished documents say only what is so. The rules:
 *
 * 1. Refused commands change no file, and no master's dates are printed as an organisation's review.
 * 2. Version, status and dates are printed as the record gives them: draft, awaiting approval, approved.
 * 3. The next review counts from a recorded review; "In force from" stands only where it was recorded.
 * 5. A new text awaits approval, and says so on its page and on the index.
 * 6. Corrections that the master declared keep review and approval.
 * 7. Details change nothing but themselves.
 * 8. What changed is not reviewed as unchanged; a review without a change keeps the approval.
 * 9. A printed approval belongs to the words printed, and to the person of that day.
 * 11. A policy is in the pack, and only what was withdrawn leaves it.
 * 12. Two texts are never issued under one version.
 * 13. What was withdrawn is in no pack.
 * 14. The history has one row a version, in order.
 * 15. An issue in the record never changes; the same words are the same bytes.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Session } from '../support/records/session.js';
import { anyStep, type DatedStep, findingsAfter } from '../support/records/steps.js';
import { runs } from '../support/tier.js';

/** One step, as a command that fast-check can put in any order and shrink. */
class StepCommand implements fc.AsyncCommand<Session, Session> {
  readonly dated: DatedStep;

  constructor(dated: DatedStep) {
    this.dated = dated;
  }

  check(): boolean {
    return true;
  }

  async run(session: Session): Promise<void> {
    const findings = await findingsAfter(session, this.dated);
    if (findings.length > 0) expect.fail(`${findings.join('\n')}\n\nThe story so far:\n${session.story.join('\n')}`);
  }

  toString(): string {
    return JSON.stringify(this.dated);
  }
}

const anySettings = fc.record({
  pending: fc.constantFrom('mark' as const, 'keep' as const),
  approveEveryReview: fc.boolean(),
  raisesAfterReview: fc.boolean(),
});

describe('records, in any order', () => {
  it('let the pages say only what is so', async () => {
    await fc.assert(
      fc.asyncProperty(
        anySettings,
        fc.commands([anyStep.map((dated) => new StepCommand(dated))], { maxCommands: 15, size: 'max' }),
        async (settings, commands) => {
          await fc.asyncModelRun(() => {
            const session = new Session(settings);
            return { model: session, real: session };
          }, commands);
        },
      ),
      { numRuns: runs(4, 500) },
    );
  });
});
