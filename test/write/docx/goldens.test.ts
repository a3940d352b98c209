/** The parts of one file that holds every kind of node, kept as a person can read them: a change shows what it changes. */
import { expect, it } from 'vitest';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { openDocxWriter } from '../../../src/write/docx/index.js';
import { readDocx } from '../../support/docx-reader.js';
import { prettyXml } from '../../support/pretty-xml.js';
import { everyNode } from '../../support/sample-document.js';

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
  'docProps/custom.xml',
];

it.each(PARTS)('%s', async (path) => {
  const writer = await openDocxWriter(DEFAULT_THEME, { font: () => Promise.reject(new Error('Word embeds no font.')) });
  const { parts } = readDocx((await writer.write(everyNode())).value ?? new Uint8Array());
  await expect(prettyXml(parts.get(path) ?? '')).toMatchFileSnapshot(`goldens/every-node/${path}`);
});
