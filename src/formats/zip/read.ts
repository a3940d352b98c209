/**
 * A zip archive's bytes into its entries, within limits that are checked before anything is unpacked: number of entries,
 * unpacked size. Refuses what is damaged, encrypted, split, zip64, compressed by anything
 * but deflate, named twice (be it in other case), overlapping, or named so that it would lead out of a folder.
 */
import { crc32, inflateRawSync } from 'node:zlib';
import { pathTrouble, type ZipPart } from './part.js';

/** How much an archive may hold. */
export interface ZipLimits {
  readonly entries: number;
  /** Unpacked bytes of all files together. */
  readonly bytes: number;
}

/**
 * Room for any honest office document of some hundred pages with pictures, and none for a bomb. What is read is bounded, and not how
 * far it inflates: an old picture of one colour, and a policy that says one thing ten thousand times, deflate as a bomb does.
 */
export const DOCUMENT_LIMITS: ZipLimits = { entries: 2_000, bytes: 200_000_000 };

/** Why an archive was refused. */
export class ZipTrouble extends Error {
  readonly kind: 'damaged' | 'encrypted' | 'unsupported' | 'too-large' | 'path';

  constructor(kind: ZipTrouble['kind'], message: string) {
    super(message);
    this.name = 'ZipTrouble';
    this.kind = kind;
  }
}

/** An entry as the directory describes it. */
interface Entry extends Omit<ZipPart, 'packed'> {
  readonly packedSize: number;
  /** Of its local header. */
  readonly offset: number;
}

const FOLDER_END = '/';

/** Reads all files of an archive, in the directory's order, folders left out. Throws ZipTrouble. */
export function readZip(bytes: Uint8Array, limits: ZipLimits = DOCUMENT_LIMITS): Map<string, Uint8Array> {
  return new Map([...readZipParts(bytes, limits)].map(([path, part]) => [path, unpackPart(part)]));
}

/**
 * Reads an archive's files as parts that can be written into another archive as they are: still packed (a view on the
 * archive's bytes), in the directory's order, folders left out. Throws ZipTrouble; whether a part's bytes are what the
 * directory says shows when it is unpacked.
 */
export function readZipParts(bytes: Uint8Array, limits: ZipLimits = DOCUMENT_LIMITS): Map<string, ZipPart> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const entries = readDirectory(archive, limits);
    refuseTooMuch(entries, limits);
    return takeParts(archive, entries);
  } catch (trouble) {
    // A header that points beyond the archive's end surfaces as a RangeError of Buffer.
    if (trouble instanceof RangeError) throw new ZipTrouble('damaged', 'The zip archive ends too early');
    throw trouble;
  }
}

/** Unpacks a part, never to more bytes than its size. Throws ZipTrouble if its bytes belie its size or checksum. */
export function unpackPart(part: ZipPart): Uint8Array {
  const content = part.method === 0 ? Uint8Array.from(part.packed) : inflate(part);
  if (content.length !== part.size || crc32(content) !== part.checksum)
    throw new ZipTrouble('damaged', 'A file in the zip archive doesn’t match its checksum');
  return content;
}

function readDirectory(archive: Buffer, limits: ZipLimits): readonly Entry[] {
  const end = findEnd(archive);
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  if (count === 0xffff || at === 0xffffffff) throw new ZipTrouble('unsupported', 'The zip archive is in zip64 form');
  if (archive.readUInt16LE(end + 4) !== 0 || archive.readUInt16LE(end + 8) !== count)
    throw new ZipTrouble('unsupported', 'The zip archive is split over several files');
  if (count > limits.entries) throw new ZipTrouble('too-large', `The zip archive has ${count} entries`);
  const entries: Entry[] = [];
  const usedPaths = new Set<string>();
  for (let i = 0; i < count; i++) {
    if (archive.readUInt32LE(at) !== 0x02014b50) throw new ZipTrouble('damaged', 'The zip directory is damaged');
    const nameLength = archive.readUInt16LE(at + 28);
    const path = archive.toString('utf8', at + 46, at + 46 + nameLength);
    refusePath(path, usedPaths);
    if (!path.endsWith(FOLDER_END)) entries.push(readEntry(archive, at, path));
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

/** The end record stands last, before a comment of at most 65,535 bytes (APPNOTE 6.3.10, 4.3.16). */
function findEnd(archive: Buffer): number {
  for (let at = archive.length - 22; at >= 0 && at >= archive.length - 22 - 0xffff; at--)
    if (archive.readUInt32LE(at) === 0x06054b50 && at + 22 + archive.readUInt16LE(at + 20) === archive.length)
      return at;
  throw new ZipTrouble('damaged', 'This isn’t a zip archive');
}

/** Refuses a path that leads astray, and one that was there before: disks and Word hold `A.xml` and `a.xml` for one. */
function refusePath(path: string, usedPaths: Set<string>): void {
  const trouble = pathTrouble(path.endsWith(FOLDER_END) ? path.slice(0, -1) : path);
  if (trouble) throw new ZipTrouble('path', `A path in the zip archive ${trouble}`);
  const folded = path.toLowerCase();
  if (usedPaths.has(folded)) throw new ZipTrouble('path', 'The zip archive has the same path twice');
  usedPaths.add(folded);
}

function readEntry(archive: Buffer, at: number, path: string): Entry {
  if (archive.readUInt16LE(at + 8) & 0x2041) throw new ZipTrouble('encrypted', 'The zip archive is encrypted');
  const method = archive.readUInt16LE(at + 10);
  if (method !== 0 && method !== 8)
    throw new ZipTrouble('unsupported', `The zip archive uses compression method ${method}`);
  const [packedSize, size] = [archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 24)];
  if (packedSize === 0xffffffff || size === 0xffffffff)
    throw new ZipTrouble('unsupported', 'The zip archive is in zip64 form');
  return {
    path,
    method,
    checksum: archive.readUInt32LE(at + 16),
    packedSize,
    size,
    offset: archive.readUInt32LE(at + 42),
  };
}

function refuseTooMuch(entries: readonly Entry[], limits: ZipLimits): void {
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total > limits.bytes) throw new ZipTrouble('too-large', `The zip archive unpacks to ${total} bytes`);
}

/** Gives the entries with their packed bytes. Refuses entries that share bytes: no program writes them but bombs do. */
function takeParts(archive: Buffer, entries: readonly Entry[]): Map<string, ZipPart> {
  const starts = new Map(entries.map((entry) => [entry, startOf(archive, entry)]));
  let end = 0;
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    if (entry.offset < end) throw new ZipTrouble('damaged', 'Files in the zip archive overlap');
    end = (starts.get(entry) ?? 0) + entry.packedSize;
  }
  if (end > archive.length) throw new ZipTrouble('damaged', 'The zip archive ends too early');
  return new Map(
    entries.map((entry) => {
      const { path, method, checksum, size, packedSize } = entry;
      const start = starts.get(entry) ?? 0;
      return [path, { path, method, checksum, size, packed: archive.subarray(start, start + packedSize) }];
    }),
  );
}

/** Where an entry's packed bytes start: behind its local header, whose sizes may be nought (APPNOTE 6.3.10, 4.4.4). */
function startOf(archive: Buffer, { offset }: Entry): number {
  if (archive.readUInt32LE(offset) !== 0x04034b50) throw new ZipTrouble('damaged', 'A zip entry is damaged');
  return offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
}

/** Room that is taken at once while something is inflated, in bytes; zlib asks for 64 at least. */
const SMALLEST_CHUNK = 64;
const LARGEST_CHUNK = 1 << 20;

function inflate({ packed, size }: ZipPart): Uint8Array {
  try {
    // The size is a claim: inflating stops where it is exceeded.
    const most = Math.max(size, 1);
    return inflateRawSync(packed, {
      maxOutputLength: most,
      chunkSize: Math.min(Math.max(most, SMALLEST_CHUNK), LARGEST_CHUNK),
    });
  } catch {
    throw new ZipTrouble('damaged', 'A file in the zip archive doesn’t unpack to the size it says');
  }
}
