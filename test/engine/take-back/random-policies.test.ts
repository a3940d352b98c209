/** Whatever a policy is made of, what a customer edits in its Word file is in the next one once it is taken back. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { run } from '../../../src/commands/index.js';
import { anyPolicyWorkspace } from '../../support/any-policy-text.js';
import { anyWordEdit, makeEdit, saidIn } from '../../support/edited-policy.js';
import { type MemoryWorld, memoryWorld } from '../../support/memory-world.js';
import { runs } from '../../support/tier.js';
import { WordEditor } from '../../support/word-editor.js';

const ACME = '/workspace/out/acme/docx/DC1-lone-working.docx';
const BALA = '/workspace/out/bala/docx/DC1-lone-working.docx';

async function policy(world: MemoryWorld, line: string) {
  world.printed.out = '';
  world.printed.err = '';
  const code = await run(line.split(' '), world, '1.0.0');
  return { code, ...world.printed };
}

function file(world: MemoryWorld, path: string): Uint8Array {
  return world.disk.get(path) ?? new Uint8Array();
}

/** What `--json` says of a proposal; `holds` has the keys of values that are part of its text. */
interface Offered {
  readonly inAll: boolean;
  readonly key?: string;
  readonly holds?: readonly string[];
}

/** What may be left for a person to decide; `record`: two lists one after the other, which Word shows as one. */
const LISTED = new Set(['list', 'no-section', 'record']);

it('has the edited words in the next document, and leaves those of others as they are', {
  timeout: 3_600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      anyPolicyWorkspace,
      fc.array(anyWordEdit, { minLength: 1, maxLength: 3 }),
      async (files, edits) => {
        const before = memoryWorld(files);
        const rendered = await policy(before, 'render --all');
        expect(rendered.code, rendered.err).toBe(0);
        const editor = new WordEditor(file(before, ACME));
        for (const edit of edits) makeEdit(editor, edit);
        const edited = editor.bytes();
        const world = memoryWorld({ ...files, 'edited.docx': edited });
        const taken = await policy(world, 'take-back edited.docx --org acme --accept all --json');
        const { unplaced, proposals } = JSON.parse(taken.out);
        const reasons: readonly string[] = unplaced.map(({ reason }: { readonly reason: string }) => reason);
        expect(
          reasons.filter((reason) => !LISTED.has(reason)),
          taken.out,
        ).toEqual([]);
        // A value that changed in some places only is taken as the text that holds it.
        const held = new Set((proposals as readonly Offered[]).flatMap(({ holds = [] }) => holds));
        const isTaken = ({ inAll, key }: Offered) => inAll || held.has(key ?? '');
        const isAll = (proposals as readonly Offered[]).every(isTaken) && unplaced.length === 0;
        expect(taken.code, taken.out).toBe(isAll ? 0 : 1);
        await policy(world, 'render --all');
        expect(file(world, BALA)).toEqual(file(before, BALA));
        if (!isAll) return;
        expect(saidIn(file(world, ACME)), taken.out).toEqual(saidIn(edited));
        const again = await policy(world, 'take-back edited.docx --org acme');
        expect(again.out).toContain('Nothing is left to take back');
      },
    ),
    { numRuns: runs(4, 2_000) },
  );
});
