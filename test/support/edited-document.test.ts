/** Edited documents are documents: writers take them, and each kind of edit comes up. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULT_THEME } from '../../src/model/theme.js';
import { linksIn } from '../../src/model/walk.js';
import { openWriter } from '../../src/write/index.js';
import { EDIT_NAMES, editedPairs } from './edited-document.js';
import { runs } from './tier.js';

it('makes every kind of edit', () => {
  const pairs = fc.sample(editedPairs(), { numRuns: 400, seed: 1 });
  expect([...new Set(pairs.flatMap(({ edits }) => edits))].sort()).toEqual([...EDIT_NAMES].sort());
});

it('gives documents that a writer takes', async () => {
  const writer = await openWriter('docx', DEFAULT_THEME, {
    font: () => Promise.reject(new Error('No font is needed.')),
  });
  await fc.assert(
    fc.asyncProperty(editedPairs(), async ({ after }) => {
      const anchors = after.outline.map(({ anchor }) => anchor);
      for (const { target } of linksIn([...after.title, ...after.blocks]))
        if (target.kind === 'heading') expect(anchors).toContain(target.anchor);
      expect((await writer.write(after)).diagnostics).toEqual([]);
    }),
    { numRuns: runs(10, 1_000), endOnFailure: true },
  );
});
