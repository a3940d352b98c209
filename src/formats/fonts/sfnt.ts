/**
 * TrueType files as tables: bytes to a map from tag to table, and tables back to a file with its checksums. Refuses anything but a
 * single font with glyf outlines (collections, CFF, WOFF). OpenType 1.9, "Organization of an OpenType font".
 */

/** A font file's tables by their four-letter tags. */
export type Tables = ReadonlyMap<string, Uint8Array>;

/** Thrown where a file isn't a TrueType font, or lacks a table that this program needs. */
export class FontTrouble extends Error {
  override readonly name = 'FontTrouble';
}

const TRUETYPE = 0x00010000;
const NEEDED = ['head', 'hhea', 'maxp', 'hmtx', 'loca', 'glyf', 'OS/2', 'post', 'name'];

/** A view of bytes as big-endian numbers. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Splits a TrueType file into its tables; throws FontTrouble. */
export function readTables(file: Uint8Array): Tables {
  const view = viewOf(file);
  if (file.length < 12 || view.getUint32(0) !== TRUETYPE) throw new FontTrouble('This isn’t a TrueType font file.');
  const tables = new Map<string, Uint8Array>();
  for (let n = 0; n < view.getUint16(4); n++) {
    const entry = 12 + n * 16;
    const tag = String.fromCharCode(...file.subarray(entry, entry + 4));
    const start = view.getUint32(entry + 8);
    const end = start + view.getUint32(entry + 12);
    if (end > file.length) throw new FontTrouble(`The font file ends within its table ${tag}.`);
    tables.set(tag, file.subarray(start, end));
  }
  for (const tag of NEEDED) if (!tables.has(tag)) throw new FontTrouble(`The font file has no table ${tag}.`);
  return tables;
}

/** The table of that tag; throws FontTrouble where there is none. */
export function tableOf(tables: Tables, tag: string): Uint8Array {
  const table = tables.get(tag);
  if (!table) throw new FontTrouble(`The font file has no table ${tag}.`);
  return table;
}

function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4)
    sum =
      (sum +
        (((bytes[at] ?? 0) << 24) |
          ((bytes[at + 1] ?? 0) << 16) |
          ((bytes[at + 2] ?? 0) << 8) |
          (bytes[at + 3] ?? 0))) >>>
      0;
  return sum;
}

/** Joins tables to a TrueType file, tags in order, each on a four-byte boundary, `checkSumAdjustment` set. */
export function writeTables(tables: Tables): Uint8Array {
  const entries = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const power = Math.floor(Math.log2(entries.length));
  let offset = 12 + entries.length * 16;
  const file = new Uint8Array(entries.reduce((size, [, table]) => size + ((table.length + 3) & ~3), offset));
  const view = viewOf(file);
  view.setUint32(0, TRUETYPE);
  view.setUint16(4, entries.length);
  view.setUint16(6, 16 << power);
  view.setUint16(8, power);
  view.setUint16(10, entries.length * 16 - (16 << power));
  let head = 0;
  entries.forEach(([tag, table], n) => {
    const entry = 12 + n * 16;
    for (let i = 0; i < 4; i++) file[entry + i] = tag.charCodeAt(i);
    if (tag === 'head') head = offset;
    file.set(table, offset);
    if (tag === 'head') view.setUint32(offset + 8, 0);
    view.setUint32(entry + 4, checksum(file.subarray(offset, offset + table.length)));
    view.setUint32(entry + 8, offset);
    view.setUint32(entry + 12, table.length);
    offset += (table.length + 3) & ~3;
  });
  if (head > 0) view.setUint32(head + 8, (0xb1b0afba - checksum(file)) >>> 0);
  return file;
}
