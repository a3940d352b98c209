/** A render that makes only what changed leaves what a full one makes, and says the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EDIT_NAMES, EditedWorkspace, type Rendering } from '../support/edited-workspace.js';
import { runs } from '../support/tier.js';

const anyEdit = fc.record({ name: fc.constantFrom(...EDIT_NAMES), number: fc.nat(99) });
const anyRendering: fc.Arbitrary<Rendering> = fc.oneof(
  { arbitrary: fc.constant({ formats: 'html', combined: false }), weight: 9 },
  { arbitrary: fc.constant({ formats: 'docx,html', combined: false }), weight: 2 },
  { arbitrary: fc.boolean().map((combined) => ({ formats: 'docx,pdf,html', combined })), weight: 1 },
);

/** The documents of organisations that a full render would make, since one that has left keeps what it had. */
function packsOf(documents: ReadonlyMap<string, string>, wanted: ReadonlyMap<string, string>) {
  const folders = new Set([...wanted.keys()].map((path) => path.split('/').slice(0, 4).join('/')));
  return [...documents].filter(([path]) => folders.has(path.split('/').slice(0, 4).join('/')));
}

describe('an incremental render', () => {
  it('makes nothing where nothing has changed', async () => {
    const workspace = new EditedWorkspace();
    const first = await workspace.call('render --all');
    expect(first).toMatchObject({ code: 0, err: expect.stringContaining('[owner-missing]') });
    const before = workspace.documents();
    const again = await workspace.call('render --all');
    expect(again).toMatchObject({ code: 0, err: first.err, out: expect.not.stringMatching(/created|replaced/) });
    expect(workspace.documents()).toEqual(before);
  });

  it('leaves byte for byte what a full one makes in an empty folder, and says the same, after any edits', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyRendering,
        fc.array(fc.array(anyEdit, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
        async (rendering, rounds) => {
          const workspace = new EditedWorkspace();
          await workspace.render(rendering);
          workspace.keepState();
          for (const edits of rounds) {
            for (const edit of edits) await workspace.edit(edit);
            const said = await workspace.render(rendering);
            const full = workspace.untouched();
            expect(said).toEqual(await full.render(rendering));
            expect(packsOf(workspace.documents(), full.documents())).toEqual([...full.documents()]);
            workspace.keepState();
          }
        },
      ),
      { numRuns: runs(20, 500) },
    );
  });
});
