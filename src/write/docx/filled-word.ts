/**
 * Joins the parts of a Word template that was filled in place. Parts that didn't change keep their packed bytes, changed
 * parts are packed again, and new parts come last.
 */
import { packXml } from '../../formats/word/part-texts.js';
import { type ZipPart, zipPart } from '../../formats/zip/part.js';
import { writeZip } from '../../formats/zip/write.js';
import type { PackedPart } from '../../model/word.js';

/** Fast compression: it costs a few hundred bytes for each part. */
const LEVEL = 3;

/** Joins the parts in the package's order. `changed` holds the parts that changed or are new, by path. */
export function writeFilledWord(
  parts: readonly PackedPart[],
  changed: ReadonlyMap<string, string | Uint8Array>,
): Uint8Array {
  const paths = new Set(parts.map(({ path }) => path));
  const templateParts = parts.map((part): ZipPart => {
    const content = changed.get(part.path);
    return content === undefined ? part : pack(part.path, content);
  });
  const newParts = [...changed]
    .filter(([path]) => !paths.has(path))
    .map(([path, content]) => zipPart(path, content, LEVEL));
  return writeZip([...templateParts, ...newParts]);
}

function pack(path: string, content: string | Uint8Array): ZipPart {
  return typeof content === 'string' ? packXml(path, content, LEVEL) : zipPart(path, content, LEVEL);
}
