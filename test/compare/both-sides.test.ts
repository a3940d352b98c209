/** A comparison holds both documents: without what came it's the earlier one, without what went the later one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../src/compare/index.js';
import type { Document } from '../../src/model/document.js';
import { linksIn, visit } from '../../src/model/walk.js';
import { anyDocument } from '../support/any-document.js';
import { editedPairs } from '../support/edited-document.js';
import { markedLines } from '../support/marked-text.js';
import { acceptAll, printedForm, rejectAll } from '../support/revised-sides.js';
import { runs } from '../support/tier.js';

const BY = { author: 'Acme Care', date: { year: 2026, month: 3, day: 3 } };

/** What a document prints, with its control as the table that a comparison makes of it. */
function expected(document: Document): string {
  const empty = { ...document, blocks: [], outline: [] };
  const { blocks } = acceptAll(compareDocuments(empty, empty, BY));
  return printedForm({ ...document, control: [], blocks: [...blocks, ...document.blocks] });
}

function expectForm(printed: string, wanted: string): void {
  if (printed !== wanted) expect(JSON.parse(printed)).toEqual(JSON.parse(wanted));
}

function expectBothSides(before: Document, after: Document): void {
  const union = compareDocuments(before, after, BY);
  expectForm(printedForm(acceptAll(union)), expected(after));
  expectForm(printedForm(rejectAll(union)), expected(before));
  const marks = union.revisions?.marks ?? new Map();
  const times = new Map<unknown, number>();
  visit([...union.title, ...union.blocks], (node) => {
    times.set(node, (times.get(node) ?? 0) + 1);
  });
  expect([...marks.keys()].filter((node) => times.get(node) !== 1)).toEqual([]);
  const anchors = union.outline.map(({ anchor }) => anchor);
  expect(new Set(anchors).size).toBe(anchors.length);
  for (const { target } of linksIn([...union.title, ...union.blocks]))
    if (target.kind === 'heading') expect(anchors).toContain(target.anchor);
}

describe('both sides of a comparison', () => {
  it('are the documents, for one edited into the other', () => {
    fc.assert(
      fc.property(editedPairs(), ({ before, after }) => expectBothSides(before, after)),
      { numRuns: runs(300, 10_000), endOnFailure: true },
    );
  });

  it('are the documents, for any two', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (before, after) => expectBothSides(before, after)),
      { numRuns: runs(50, 2_000), endOnFailure: true },
    );
  });

  it('are one where nothing changed', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { wording, ...data } = document;
        for (const same of [document, { ...structuredClone(data), wording }])
          expect(compareDocuments(document, same, BY).revisions?.marks.size).toBe(0);
      }),
      { numRuns: runs(30, 2_000) },
    );
  });

  it('are marked alike each time', () => {
    fc.assert(
      fc.property(editedPairs(), ({ before, after }) => {
        const lines = () => markedLines(compareDocuments(before, after, BY));
        expect(lines()).toEqual(lines());
      }),
      { numRuns: runs(20, 1_000) },
    );
  });
});
