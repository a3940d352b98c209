/**
 * A Word file that the program wrote is read back into what it was written from, so that it can be compared: what it says when it is written
 * again is the same, line by line.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closedDocument } from '../../../src/engine/diff/closed-document.js';
import type { Document } from '../../../src/model/document.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { ENGLISH } from '../../../src/model/wording/english.js';
import { readWordToCompare } from '../../../src/read/document/word-to-compare.js';
import { openWriter } from '../../../src/write/index.js';
import { printableDocument } from '../../support/any-document.js';
import { withoutLabels } from '../../support/bare-document.js';
import { outlineText } from '../../support/outline-text.js';
import { sharedFonts } from '../../support/pdf/fonts.js';
import { everyConstruct } from '../../support/sample-constructs.js';
import { documentOf, everyNode, p } from '../../support/sample-document.js';
import { landscapeDocument } from '../../support/sample-landscape.js';
import { said } from '../../support/structure/said.js';
import { runs } from '../../support/tier.js';

const word = await openWriter('docx', DEFAULT_THEME, sharedFonts);
const page = await openWriter('html', DEFAULT_THEME, sharedFonts);

async function readBack(document: Document): Promise<Document> {
  const { value: bytes = new Uint8Array() } = await word.write(document);
  const { value, diagnostics } = readWordToCompare('old/policy.docx', bytes, ENGLISH);
  expect(diagnostics).toEqual([]);
  if (!value) throw new Error('The file was not read.');
  expect(value.isRendered).toBe(true);
  return closedDocument(value, 'policy', ENGLISH);
}

/** What a page of the document says. */
async function linesOf(document: Document): Promise<readonly string[]> {
  const { value = new Uint8Array(), diagnostics } = await page.write(withoutLabels(document));
  expect(diagnostics).toEqual([]);
  return said('html', value).lines.map(squeezed);
}

/** White space at the ends of paragraphs and of labels is nobody's. */
const squeezed = (line: string): string =>
  line
    .replace(/[\s\u200b]+/g, ' ')
    .replace(/(?<=^|[*|:]) | $/g, '')
    .replace(/(\[\d+\]) (?=\[\d+\])/g, '$1');

describe('a Word file that the program wrote', () => {
  it.each([
    ['every kind of node', everyNode()],
    ['all that authors write', documentOf(everyConstruct())],
    ['landscape pages', landscapeDocument()],
  ])('comes back with %s', async (_, document) => {
    expect(await linesOf(await readBack(document))).toEqual(await linesOf(document));
  });

  it('comes back with its masthead, document control and title', async () => {
    const document = everyNode();
    const { masthead, control, title, properties } = await readBack(document);
    expect(control).toEqual(document.control);
    expect(title).toMatchObject(document.title);
    expect([masthead.organisation.value, masthead.registration?.value]).toEqual([
      document.masthead.organisation.value,
      document.masthead.registration?.value,
    ]);
    expect(properties).toMatchObject({ title: 'Sample Policy', code: 'DCW1', version: '1.0' });
  });

  it('comes back with lists in lists, quotes, notes and cells as they were', async () => {
    const document = documentOf(everyConstruct());
    const nested = (one: Document) => outlineText(withoutLabels(one)).filter((line) => /^[\s>|-]|```/.test(line));
    const withoutKeys = (lines: readonly string[]) => lines.map((line) => line.replace(/\[\^[\w-]+: /g, '[^: '));
    expect(withoutKeys(nested(await readBack(document)))).toEqual(withoutKeys(nested(document)));
  });

  it('comes back with a table of one cell, which elsewhere is only a frame', async () => {
    const note = { type: 'note', kind: 'note', blocks: [p('Ring first.')] } as const;
    const cell = { type: 'block-cell', blocks: [note] } as const;
    const document = documentOf([{ type: 'table', columns: ['left'], rows: [{ type: 'row', cells: [cell] }] }]);
    const { blocks } = await readBack(document);
    expect(blocks).toMatchObject([{ type: 'table', rows: [{ cells: [{ blocks: [{ type: 'note' }] }] }] }]);
  });

  it('says the same, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(printableDocument, async (document) => {
        expect(await linesOf(await readBack(document))).toEqual(await linesOf(document));
      }),
      { numRuns: runs(20, 2000) },
    );
  });
});
