/** A check says the same whether an earlier render has left a state or not, and leaves the state as it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { openWorkspace } from '../../src/engine/open-workspace.js';
import { findOrganisations } from '../../src/engine/organisation-files.js';
import { Memory } from '../../src/engine/state/memory.js';
import { EDIT_NAMES, EditedWorkspace } from '../support/edited-workspace.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { runs } from '../support/tier.js';

const anyEdit = fc.record({ name: fc.constantFrom(...EDIT_NAMES), number: fc.nat(99) });
const anyRounds = fc.array(fc.array(anyEdit, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 });
const anyCheck = fc.constantFrom(
  'check --json',
  'check --json',
  'check --json --org acme',
  'check --json --policy DC1',
  'check --json --as-of 2027-03-31',
  'check --json --strict',
  'check --json --shard 1/2',
);

describe('a check beside the state of a render', () => {
  it('says what it says without, after any edits, and after the next render', async () => {
    await fc.assert(
      fc.asyncProperty(anyRounds, anyCheck, async (rounds, line) => {
        const workspace = new EditedWorkspace();
        workspace.change('policy.yaml', /^/, 'formats: [html]\n');
        await workspace.call('render --all');
        workspace.keepState();
        for (const edits of rounds) {
          for (const edit of edits) await workspace.edit(edit);
          const expected = await workspace.untouched().call(line);
          expect(JSON.parse(expected.out)).toHaveProperty('organisations');
          expect(await workspace.call(line)).toEqual(expected);
          await workspace.call('render --all');
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

  it('makes nothing of a pack that would be made as it was, whatever became of its files', async () => {
    const world = memoryWorld({
      'orgs/acme.yaml': 'name: Acme\n',
      'orgs/bala.yaml': 'name: Bala\n',
      'templates/keys.md': '---\ntitle: Keys\ncode: DC1\n---\n\nKeep keys safe at <<org_field_name>>.\n',
    });
    expect(await remembered(world)).toEqual([]);
    await run(['render', '--all'], world, '1.2.3');
    for (const path of world.disk.keys()) if (path.startsWith('/workspace/out/acme/')) world.disk.delete(path);
    expect(await remembered(world)).toEqual(['acme', 'bala']);
    world.disk.set('/workspace/orgs/bala.yaml', Buffer.from('name: Bala Homes\n'));
    expect(await remembered(world)).toEqual(['acme']);
  });
});

/** The organisations of which a check takes what the state says. */
async function remembered(world: MemoryWorld): Promise<readonly string[]> {
  const { value: workspace } = await openWorkspace(world, {});
  if (!workspace) throw new Error('the workspace can’t be opened');
  const memory = await Memory.openForCheck(workspace, { organisations: 'all' });
  return [...((await memory?.checkedBefore(await findOrganisations(workspace))) ?? new Map()).keys()];
}
