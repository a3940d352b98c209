/** Documents read for import, in tests. */
import type { ImportedDocument } from '../../src/model/imported-document.js';
import { readMarkdownDocument, readTextDocument } from '../../src/read/document/index.js';
import { picture } from './sample-document.js';

/** Reads Markdown, or by its path's ending a text. */
export async function readDocumentForTest(text: string, path = 'old/sample.md'): Promise<ImportedDocument> {
  const source = { path, text };
  const read = path.endsWith('.txt')
    ? readTextDocument(source)
    : await readMarkdownDocument(source, async (name) => ({ value: picture(4, 4, name), diagnostics: [] }));
  if (!read.value) throw new Error(read.diagnostics.map((one) => one.message).join('; '));
  return read.value;
}
