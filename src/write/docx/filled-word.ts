/**
 * A Word template that was filled in place into a file: parts that do not change keep the bytes they were packed in, the
 * others are packed anew, and what was added stands at the end.
 */
import { packXml } from '../../formats/word/part-texts.js';
import { type ZipPart, zipPart } from '../../formats/zip/part.js';
import { writeZip } from '../../formats/zip/write.js';
import type { PackedPart } from '../../model/word.js';

/** Packing faster costs a few hundred bytes a part. */
const LEVEL = 3;

/** Joins the parts of a package, in its order, to a file; `changed` holds the parts that differ or are new, by path. */
export function writeFilledWord(
  parts: readonly PackedPart[],
  changed: ReadonlyMap<string, string | Uint8Array>,
): Uint8Array {
  const known = new Set(parts.map(({ path }) => path));
  const kept = parts.map((part): ZipPart => {
    const content = changed.get(part.path);
    return content === undefined ? part : pack(part.path, content);
  });
  const added = [...changed]
    .filter(([path]) => !known.has(path))
    .map(([path, content]) => zipPart(path, content, LEVEL));
  return writeZip([...kept, ...added]);
}

function pack(path: string, content: string | Uint8Array): ZipPart {
  return typeof content === 'string' ? packXml(path, content, LEVEL) : zipPart(path, content, LEVEL);
}
