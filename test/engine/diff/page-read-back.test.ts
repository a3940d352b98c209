/** A page that the program wrote is read back so that writing it again gives the same page, element for element. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closedDocument } from '../../../src/engine/diff/closed-document.js';
import type { Document } from '../../../src/model/document.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { ENGLISH } from '../../../src/model/wording/english.js';
import { readPage } from '../../../src/read/html/index.js';
import { openWriter } from '../../../src/write/index.js';
import { anyDocument } from '../../support/any-document.js';
import { withoutLabels } from '../../support/bare-document.js';
import { sharedFonts } from '../../support/pdf/fonts.js';
import { everyConstruct } from '../../support/sample-constructs.js';
import { documentOf, everyNode } from '../../support/sample-document.js';
import { landscapeDocument } from '../../support/sample-landscape.js';
import { runs } from '../../support/tier.js';

const writer = await openWriter('html', DEFAULT_THEME, sharedFonts);

async function pageOf(document: Document): Promise<string> {
  const { value = new Uint8Array(), diagnostics } = await writer.write(withoutLabels(document));
  expect(diagnostics).toEqual([]);
  return Buffer.from(value).toString('utf8');
}

function readBack(page: string): Document {
  const { value, diagnostics } = readPage('old/policy.html', page, ENGLISH);
  expect(diagnostics).toEqual([]);
  if (!value) throw new Error('The page was not read.');
  return closedDocument(value, 'policy', ENGLISH);
}

/** What people read of a page. White space at the ends of elements, and rows that are high enough to write in, are worked out anew. */
const textOf = (page: string): string =>
  page
    .slice(page.indexOf('<header>'), page.indexOf('</main>'))
    .replace(/<nav[\s\S]*?<\/nav>/, '')
    .replace(/<p class="mark">.*?<\/p>/, '')
    .replace(/ class="form"| aria-label="[^"]*"/g, '')
    .replace(/[ \t\n\f\r]+/g, ' ')
    .replace(/> | </g, (sign) => sign.trim());

describe('a page that the program wrote', () => {
  it.each([
    ['every kind of node', everyNode()],
    ['all that authors write', documentOf(everyConstruct())],
    ['landscape pages', landscapeDocument()],
  ])('comes back with %s', async (_, document) => {
    const page = await pageOf(document);
    expect(textOf(await pageOf(readBack(page)))).toBe(textOf(page));
  });

  it('comes back with its title, document control and masthead', async () => {
    const { title, control, masthead, properties } = readBack(await pageOf(everyNode()));
    expect(title).toEqual([{ type: 'text', value: 'Sample Policy' }]);
    expect(control).toEqual(everyNode().control);
    expect(masthead.organisation.value).toBe('Tŷ Gwyn & Daughters');
    expect(properties).toMatchObject({ code: 'DCW1', version: '1.0' });
  });

  it('comes back, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, async (document) => {
        const page = await pageOf(document);
        expect(textOf(await pageOf(readBack(page)))).toBe(textOf(page));
      }),
      { numRuns: runs(50, 5000) },
    );
  });
});

describe('a page from elsewhere', () => {
  it.each(['', 'words', '<h1>Safeguarding</h1><p>We keep people safe.</p>', '<main id="Text"><p>No head.</p></main>'])(
    'is refused: %s',
    (html) => {
      const { value, diagnostics } = readPage('old/policy.html', html, ENGLISH);
      expect(value).toBeUndefined();
      expect(diagnostics.map(({ message }) => message)).toEqual([
        'This page isn’t a document that the program wrote, so it can’t be compared',
      ]);
    },
  );
});

describe('a page of ours that was edited', () => {
  it('is read with what people put in, and says what no document can hold', async () => {
    const page = (await pageOf(everyNode())).replace(
      '</main>',
      '<p>New <blink>words</blink>, <del>old</del><ins>newer</ins>.</p><center>Loose</center></main>',
    );
    const { value, diagnostics } = readPage('old/policy.html', page, ENGLISH);
    expect(value?.blocks.slice(-2)).toEqual([
      { type: 'paragraph', children: [{ type: 'text', value: 'New words, newer.' }] },
      { type: 'paragraph', children: [{ type: 'text', value: 'Loose' }] },
    ]);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'The comparison reads the words of <blink>, which the program’s own pages don’t have',
      'Words that the page marks as removed are left out',
      'Words that the page marks as new are read as if they were accepted',
      'The comparison reads the words of <center>, which the program’s own pages don’t have',
    ]);
  });
});
