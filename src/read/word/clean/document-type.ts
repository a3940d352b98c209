/** Declares a Word template (`.dotx`) a document: what is made of it is one, and Word calls a .docx that says otherwise corrupt. */
import { changedPackage } from '../../../formats/word/changed-package.js';
import { CONTENT_TYPES } from '../../../formats/word/content-types.js';
import type { WordPackage } from '../../../formats/word/package.js';
import type { Cleaned } from './step.js';

const TEMPLATE = /(wordprocessingml\.)template(\.main\+xml)/gi;

/** Changes the content type of the main part. */
export function asDocument(_: string, word: WordPackage): Cleaned {
  const main = word.parts.get(word.main);
  const types = word.parts.get(CONTENT_TYPES)?.xml;
  if (!main || types === undefined || main.contentType.search(TEMPLATE) < 0) return { package: word, diagnostics: [] };
  const changed = changedPackage(word, { texts: new Map([[CONTENT_TYPES, types.replace(TEMPLATE, '$1document$2')]]) });
  const contentType = main.contentType.replace(TEMPLATE, '$1document$2');
  const parts = new Map(changed.parts).set(main.path, { ...main, contentType });
  return { package: { ...changed, parts }, diagnostics: [] };
}
