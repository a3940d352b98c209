/** Takes the digital signatures out of a Word file: they are of the file as it was signed, and filling it in breaks them (ISO/IEC 29500-2, 12). */
import { changedPackage } from '../../../formats/word/changed-package.js';
import { CONTENT_TYPES } from '../../../formats/word/content-types.js';
import type { WordPackage } from '../../../formats/word/package.js';
import { XmlEdits } from '../../../formats/xml/edits.js';
import { parseXmlPlaces, placedChildren } from '../../../formats/xml/places.js';
import { note } from '../../../model/diagnostic.js';
import type { Cleaned } from './step.js';

const SIGNATURE = /package\.digital-signature/i;
const FOLDER = /^_xmlsignatures\//i;

/** Removes signatures; `path` is the file's, for messages. */
export function withoutSignatures(path: string, word: WordPackage): Cleaned {
  const isOfSignatures = ({ path: part, contentType }: { readonly path: string; readonly contentType: string }) =>
    SIGNATURE.test(contentType) || FOLDER.test(part);
  const gone = new Set([...word.parts.values()].filter(isOfSignatures).map((part) => part.path));
  if (gone.size === 0) return { package: word, diagnostics: [] };
  const types = withoutSignatureTypes(word.parts.get(CONTENT_TYPES)?.xml ?? '');
  const hint = 'Organisations’ documents have no signature, because it is of the file as it was signed.';
  return {
    package: changedPackage(word, { gone, texts: new Map([[CONTENT_TYPES, types]]) }),
    diagnostics: [note('word-signature', 'The file is signed digitally', path, { hint })],
  };
}

/** Without the content types of the endings that only signatures have. */
function withoutSignatureTypes(xml: string): string {
  const edits = new XmlEdits(xml);
  for (const type of placedChildren(parseXmlPlaces(xml)))
    if (type.attributes.has('Extension') && SIGNATURE.test(type.attributes.get('ContentType') ?? ''))
      edits.remove(type);
  return edits.text();
}
