/** The parts of files that hold every kind of node, kept as a person can read them: a change shows what it changes. */
import { expect, it } from 'vitest';
import type { Document } from '../../../src/model/document.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { openDocxWriter } from '../../../src/write/docx/index.js';
import { readDocx } from '../../support/docx-reader.js';
import { prettyXml } from '../../support/pretty-xml.js';
import { everyConstruct } from '../../support/sample-constructs.js';
import { documentOf, everyNode } from '../../support/sample-document.js';

const PARTS = [
  'word/document.xml',
  'word/_rels/document.xml.rels',
  'word/styles.xml',
  'word/numbering.xml',
  'word/settings.xml',
  'word/header1.xml',
  'word/header2.xml',
  'word/footer1.xml',
  'word/footer2.xml',
  'docProps/core.xml',
  'docProps/app.xml',
  'docProps/custom.xml',
  'customXml/item1.xml',
];

/** Those that documents with notes, footnotes, tasks and the like have otherwise. */
const CONSTRUCT_PARTS = [
  'word/document.xml',
  'word/footnotes.xml',
  'word/styles.xml',
  'word/numbering.xml',
  'word/settings.xml',
];

async function partsOf(document: Document) {
  const writer = await openDocxWriter(DEFAULT_THEME, { font: () => Promise.reject(new Error('Word embeds no font.')) });
  return readDocx((await writer.write(document)).value ?? new Uint8Array()).parts;
}

it.each(PARTS)('%s', async (path) => {
  const parts = await partsOf(everyNode());
  await expect(prettyXml(parts.get(path) ?? '')).toMatchFileSnapshot(`goldens/every-node/${path}`);
});

it.each(CONSTRUCT_PARTS)('%s of every construct', async (path) => {
  const parts = await partsOf(documentOf(everyConstruct(), { contents: true }));
  await expect(prettyXml(parts.get(path) ?? '')).toMatchFileSnapshot(`goldens/every-construct/${path}`);
});
