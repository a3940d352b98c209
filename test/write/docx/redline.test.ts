/** A comparison as a Word file with tracked changes: accepting all gives the later document, rejecting all the earlier one. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Document } from '../../../src/model/document.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { openDocxWriter } from '../../../src/write/docx/index.js';
import type { Writer } from '../../../src/write/writer.js';
import { anyMarkedDocument } from '../../support/redline/marked-document.js';
import { wordForm } from '../../support/redline/word-form.js';
import { runs } from '../../support/tier.js';

let writer: Writer;

beforeAll(async () => {
  writer = await openDocxWriter(DEFAULT_THEME, { font: () => Promise.reject(new Error('Word embeds no font.')) });
});

async function written(document: Document): Promise<Uint8Array> {
  const { value, diagnostics } = await writer.write(document);
  expect(diagnostics).toEqual([]);
  return value ?? new Uint8Array();
}

describe('a comparison as tracked changes', () => {
  it('holds both documents, whatever differs', async () => {
    await fc.assert(
      fc.asyncProperty(anyMarkedDocument, async ({ before, after, marked }) => {
        const redline = await written(marked);
        expect(wordForm(redline, 'accept')).toEqual(wordForm(await written(after)));
        expect(wordForm(redline, 'reject')).toEqual(wordForm(await written(before)));
      }),
      { numRuns: runs(30, 300), endOnFailure: true },
    );
  });
});
