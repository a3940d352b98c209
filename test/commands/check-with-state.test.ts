/** A check says the same whether an earlier render has left a state or not, and leaves the state as it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EDIT_NAMES, EditedWorkspace } from '../support/edited-workspace.js';
import { runs } from '../support/tier.js';

const anyEdit = fc.record({ name: fc.constantFrom(...EDIT_NAMES), number: fc.nat(99) });
const anyRounds = fc.array(fc.array(anyEdit, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 });
const anyCheck = fc.constantFrom(
  'check --json --format html',
  'check --json --format html',
  'check --json --format html --org acme',
  'check --json --format html --policy DC1',
  'check --json --format html --as-of 2027-03-31',
  'check --json --format html --strict',
  'check --json --format html --shard 1/2',
);

const RENDERING = { formats: 'html', combined: false };

describe('a check beside the state of a render', () => {
  it('says what it says without, after any edits, and after the next render', async () => {
    await fc.assert(
      fc.asyncProperty(anyRounds, anyCheck, async (rounds, line) => {
        const workspace = new EditedWorkspace();
        await workspace.render(RENDERING);
        workspace.keepState();
        for (const edits of rounds) {
          for (const edit of edits) await workspace.edit(edit);
          const expected = await workspace.untouched().call(line);
          expect(await workspace.call(line)).toEqual(expected);
          await workspace.render(RENDERING);
          expect(await workspace.call(line)).toEqual(expected);
          workspace.keepState();
        }
      }),
      { numRuns: runs(8, 500) },
    );
  });

  it('names what a check alone names, and what no template uses', async () => {
    const workspace = new EditedWorkspace();
    workspace.write('templates/_passages/unused.md', 'Words.\n');
    const first = await workspace.call('check');
    expect(first.err).toMatch(/\[approval-unrecorded\]/);
    expect(first.err).toMatch(/unused\.md .*\[passage-unused\]/);
    await workspace.call('render --all');
    const state = workspace.below('.policy/state/').map((path) => workspace.text(path));
    expect(await workspace.call('check')).toEqual(first);
    expect(workspace.below('.policy/state/').map((path) => workspace.text(path))).toEqual(state);
  });
});
