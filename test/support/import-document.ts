/** Documents read for import, in tests. */

import { placeOf, sortDiagnostics } from '../../src/model/diagnostic.js';
import type { ImportedDocument } from '../../src/model/imported-document.js';
import { readMarkdownDocument, readTextDocument } from '../../src/read/document/index.js';
import type { LoadPicture } from '../../src/read/picture.js';
import { picture } from './sample-document.js';
import { blockLines, words } from './template-text.js';

/** Reads Markdown, or by its path's ending a text. */
export async function readDocumentForTest(text: string, path = 'old/sample.md'): Promise<ImportedDocument> {
  const source = { path, text };
  const read = path.endsWith('.txt')
    ? readTextDocument(source)
    : await readMarkdownDocument(source, async (name) => ({ value: picture(4, 4, name), diagnostics: [] }));
  if (!read.value) throw new Error(read.diagnostics.map((one) => one.message).join('; '));
  return read.value;
}

/** A Markdown document read for import, shown as lines. */
export async function importMarkdown(text: string, load: LoadPicture) {
  const { value, diagnostics } = await readMarkdownDocument({ path: 'sample.md', text }, load);
  return {
    title: words(value?.title?.words ?? []),
    lines: (value?.blocks ?? []).flatMap((block) => blockLines(block)),
    problems: sortDiagnostics(diagnostics).map(
      (one) => `${placeOf(one).replace('sample.md:', '')} ${one.severity} ${one.code}`,
    ),
  };
}
