/**
 * Packed parts into one zip archive whose bytes depend on the parts and their order alone: every date is the first that
 * zip knows, no host system, no extra fields. Refuses what needs zip64 and two parts with one path.
 */
import type { ZipPart } from './part.js';

/** 1 January 1980, 00:00: the first date a zip entry can bear (APPNOTE 6.3.10, 4.4.6). */
const FIXED_DATE = 0x0021;
const FIXED_TIME = 0;
const UTF8_NAMES = 0x0800;
/** Version 2.0: folders and deflate. */
const VERSION = 20;
const LOCAL_HEADER = 30;
const CENTRAL_HEADER = 46;
const END_RECORD = 22;

/** Writes an archive. Throws a RangeError for more than 65,534 parts or 4 GiB, a TypeError for a path given twice. */
export function writeZip(parts: readonly ZipPart[]): Uint8Array {
  const names = parts.map((part) => Buffer.from(part.path, 'utf8'));
  refuseDuplicates(parts);
  const bodies = parts.reduce((sum, part, i) => sum + LOCAL_HEADER + (names[i]?.length ?? 0) + part.packed.length, 0);
  const directory = names.reduce((sum, name) => sum + CENTRAL_HEADER + name.length, 0);
  const total = bodies + directory + END_RECORD;
  if (parts.length > 0xfffe || total > 0xfffffffe) throw new RangeError('The archive is too large for plain zip');

  const out = Buffer.alloc(total);
  const offsets: number[] = [];
  let at = 0;
  parts.forEach((part, i) => {
    offsets.push(at);
    out.writeUInt32LE(0x04034b50, at);
    at = writeEntry(out, at + 4, part, names[i] ?? Buffer.alloc(0));
    out.set(part.packed, at);
    at += part.packed.length;
  });
  parts.forEach((part, i) => {
    out.writeUInt32LE(0x02014b50, at);
    out.writeUInt16LE(VERSION, at + 4);
    const name = names[i] ?? Buffer.alloc(0);
    writeEntryFields(out, at + 6, part, name.length);
    out.writeUInt32LE(offsets[i] ?? 0, at + 42);
    out.set(name, at + CENTRAL_HEADER);
    at += CENTRAL_HEADER + name.length;
  });
  out.writeUInt32LE(0x06054b50, at);
  out.writeUInt16LE(parts.length, at + 8);
  out.writeUInt16LE(parts.length, at + 10);
  out.writeUInt32LE(directory, at + 12);
  out.writeUInt32LE(bodies, at + 16);
  return out;
}

function writeEntry(out: Buffer, at: number, part: ZipPart, name: Buffer): number {
  writeEntryFields(out, at, part, name.length);
  out.set(name, at + LOCAL_HEADER - 4);
  return at + LOCAL_HEADER - 4 + name.length;
}

/** The fields that a local and a central header have in common (APPNOTE 6.3.10, 4.3.7 and 4.3.12). */
function writeEntryFields(out: Buffer, at: number, part: ZipPart, nameLength: number): void {
  out.writeUInt16LE(VERSION, at);
  out.writeUInt16LE(UTF8_NAMES, at + 2);
  out.writeUInt16LE(part.method, at + 4);
  out.writeUInt16LE(FIXED_TIME, at + 6);
  out.writeUInt16LE(FIXED_DATE, at + 8);
  out.writeUInt32LE(part.checksum, at + 10);
  out.writeUInt32LE(part.packed.length, at + 14);
  out.writeUInt32LE(part.size, at + 18);
  out.writeUInt16LE(nameLength, at + 22);
}

function refuseDuplicates(parts: readonly ZipPart[]): void {
  const usedPaths = new Set<string>();
  for (const { path } of parts) {
    if (usedPaths.has(path)) throw new TypeError(`The zip path ${JSON.stringify(path)} is given twice`);
    usedPaths.add(path);
  }
}
