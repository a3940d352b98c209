/**
 * A zip archive's bytes into its files, within limits that are checked before anything is unpacked: number of entries,
 * unpacked size, how far one entry may inflate. Refuses what is damaged, encrypted, split, zip64, compressed by anything
 * but deflate, named twice, or named so that it would lead out of a folder.
 */
import { crc32, inflateRawSync } from 'node:zlib';
import { pathTrouble } from './part.js';

/** How much an archive may hold. */
export interface ZipLimits {
  readonly entries: number;
  /** Unpacked bytes of all files together. */
  readonly bytes: number;
  /** Unpacked bytes for each packed byte of one file; small files (below 64 kB unpacked) are exempt. */
  readonly ratio: number;
}

/** Room for any honest office document of some hundred pages with pictures, and none for a bomb. */
export const DOCUMENT_LIMITS: ZipLimits = { entries: 2_000, bytes: 200_000_000, ratio: 200 };

/** Why an archive was refused. */
export class ZipTrouble extends Error {
  readonly kind: 'damaged' | 'unsupported' | 'too-large' | 'path';

  constructor(kind: ZipTrouble['kind'], message: string) {
    super(message);
    this.name = 'ZipTrouble';
    this.kind = kind;
  }
}

interface Entry {
  readonly path: string;
  readonly method: number;
  readonly checksum: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
}

const SMALL = 65_536;
const FOLDER_END = '/';

/** Reads all files of an archive, in the directory's order, folders left out. Throws ZipTrouble. */
export function readZip(bytes: Uint8Array, limits: ZipLimits = DOCUMENT_LIMITS): Map<string, Uint8Array> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const entries = readDirectory(archive, limits);
    refuseTooMuch(entries, limits);
    return new Map(entries.map((entry) => [entry.path, unpack(archive, entry)]));
  } catch (trouble) {
    // A header that points beyond the archive's end surfaces as a RangeError of Buffer.
    if (trouble instanceof RangeError) throw new ZipTrouble('damaged', 'The zip archive ends too early');
    throw trouble;
  }
}

function readDirectory(archive: Buffer, limits: ZipLimits): readonly Entry[] {
  const end = findEnd(archive);
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  if (count === 0xffff || at === 0xffffffff) throw new ZipTrouble('unsupported', 'The zip archive is in zip64 form');
  if (archive.readUInt16LE(end + 4) !== 0 || archive.readUInt16LE(end + 8) !== count)
    throw new ZipTrouble('unsupported', 'The zip archive is split over several files');
  if (count > limits.entries) throw new ZipTrouble('too-large', `The zip archive holds ${count} entries`);
  const entries = new Map<string, Entry>();
  for (let i = 0; i < count; i++) {
    if (archive.readUInt32LE(at) !== 0x02014b50) throw new ZipTrouble('damaged', 'The zip directory is damaged');
    const nameLength = archive.readUInt16LE(at + 28);
    const path = archive.toString('utf8', at + 46, at + 46 + nameLength);
    if (!path.endsWith(FOLDER_END)) {
      if (entries.has(path)) throw new ZipTrouble('path', 'The zip archive holds one path twice');
      entries.set(path, readEntry(archive, at, path));
    }
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return [...entries.values()];
}

/** The end record stands last, before a comment of at most 65,535 bytes (APPNOTE 6.3.10, 4.3.16). */
function findEnd(archive: Buffer): number {
  for (let at = archive.length - 22; at >= 0 && at >= archive.length - 22 - 0xffff; at--)
    if (archive.readUInt32LE(at) === 0x06054b50 && at + 22 + archive.readUInt16LE(at + 20) === archive.length)
      return at;
  throw new ZipTrouble('damaged', 'This is not a zip archive');
}

function readEntry(archive: Buffer, at: number, path: string): Entry {
  const trouble = pathTrouble(path);
  if (trouble) throw new ZipTrouble('path', `A path in the zip archive ${trouble}`);
  if (archive.readUInt16LE(at + 8) & 0x2041) throw new ZipTrouble('unsupported', 'The zip archive is encrypted');
  return {
    path,
    method: archive.readUInt16LE(at + 10),
    checksum: archive.readUInt32LE(at + 16),
    packedSize: archive.readUInt32LE(at + 20),
    size: archive.readUInt32LE(at + 24),
    offset: archive.readUInt32LE(at + 42),
  };
}

function refuseTooMuch(entries: readonly Entry[], limits: ZipLimits): void {
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total > limits.bytes) throw new ZipTrouble('too-large', `The zip archive unpacks to ${total} bytes`);
  for (const { size, packedSize } of entries)
    if (size > SMALL && size > packedSize * limits.ratio)
      throw new ZipTrouble('too-large', 'A file in the zip archive inflates out of all proportion');
}

function unpack(archive: Buffer, entry: Entry): Uint8Array {
  if (archive.readUInt32LE(entry.offset) !== 0x04034b50) throw new ZipTrouble('damaged', 'A zip entry is damaged');
  const start = entry.offset + 30 + archive.readUInt16LE(entry.offset + 26) + archive.readUInt16LE(entry.offset + 28);
  if (start + entry.packedSize > archive.length) throw new ZipTrouble('damaged', 'The zip archive ends too early');
  const content = inflate(archive.subarray(start, start + entry.packedSize), entry);
  if (content.length !== entry.size || crc32(content) !== entry.checksum)
    throw new ZipTrouble('damaged', 'A file in the zip archive does not match its checksum');
  return content;
}

function inflate(packed: Uint8Array, entry: Entry): Uint8Array {
  if (entry.method === 0) return Uint8Array.from(packed);
  if (entry.method !== 8)
    throw new ZipTrouble('unsupported', `The zip archive uses compression method ${entry.method}`);
  try {
    // The directory's size is a claim: inflating stops where it is exceeded.
    return inflateRawSync(packed, { maxOutputLength: Math.max(entry.size, 1) });
  } catch {
    throw new ZipTrouble('damaged', 'A file in the zip archive cannot be inflated to the size it claims');
  }
}
