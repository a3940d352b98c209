/** Whatever a customer edits in a Word file is in the next one, once it is taken back; and nobody else's documents change. */
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { run } from '../../../src/commands/index.js';
import { anyWordEdit, EDITED_WORKSPACE, makeEdit, saidIn } from '../../support/edited-policy.js';
import { type MemoryWorld, memoryWorld } from '../../support/memory-world.js';
import { runs } from '../../support/tier.js';
import { WordEditor } from '../../support/word-editor.js';

const ACME = '/workspace/out/acme/docx/DC1-lone-working.docx';
const BALA = '/workspace/out/bala/docx/DC1-lone-working.docx';

/** What the program may list for a person to decide, and not take back by itself. */
const LISTED = new Set(['list', 'no-section']);

/** What the test reads of an offer. */
interface Offered {
  readonly inAll: boolean;
  readonly key?: string;
  readonly holds?: readonly string[];
}

async function policy(world: MemoryWorld, line: string) {
  world.printed.out = '';
  world.printed.err = '';
  const code = await run(line.split(' '), world, '1.0.0');
  return { code, ...world.printed };
}

let sent: { readonly acme: Uint8Array; readonly bala: Uint8Array };

beforeAll(async () => {
  const world = memoryWorld(EDITED_WORKSPACE);
  await policy(world, 'render --all');
  sent = { acme: world.disk.get(ACME) ?? new Uint8Array(), bala: world.disk.get(BALA) ?? new Uint8Array() };
});

it('has the edited words in the next document, once it says that all of them were taken back', {
  timeout: runs(300_000, 3_600_000),
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyWordEdit, { minLength: 1, maxLength: 3 }), async (edits) => {
      const editor = new WordEditor(sent.acme);
      for (const edit of edits) makeEdit(editor, edit);
      const edited = editor.bytes();
      const world = memoryWorld({ ...EDITED_WORKSPACE, 'edited.docx': edited });
      const taken = await policy(world, 'take-back edited.docx --org acme --accept all --json');
      const { unplaced, proposals } = JSON.parse(taken.out);
      // Items that a list of values prints are the values’ business, and a heading with wholly other words is a section that nobody has.
      const isListed = unplaced.every(({ reason }: { readonly reason: string }) => LISTED.has(reason));
      expect(isListed, taken.out).toBe(true);
      // A value that changed in some places only is text of these, or has to be accepted by its number where it can't be.
      const held = new Set(proposals.flatMap(({ holds = [] }: Offered) => holds));
      const isTaken = ({ inAll, key }: Offered) => inAll || held.has(key);
      const isAll = proposals.every(isTaken) && unplaced.length === 0;
      expect(taken.code, taken.out).toBe(isAll ? 0 : 1);
      await policy(world, 'render --all');
      expect(world.disk.get(BALA)).toEqual(sent.bala);
      if (!isAll) return;
      expect(saidIn(world.disk.get(ACME) ?? new Uint8Array()), taken.out).toEqual(saidIn(edited));
      const again = await policy(world, 'take-back edited.docx --org acme');
      expect(again.out).toContain('Nothing is left to take back');
      expect(again.code).toBe(0);
    }),
    { numRuns: runs(16, 2_000), endOnFailure: true },
  );
});
