/**
 * One entry of a zip archive, packed once and written into any number of archives: the bytes deflated (or stored where
 * deflating gains nothing), with checksum and size. Refuses paths that could lead out of the folder an archive is
 * unpacked to.
 */
import { constants, crc32, deflateRawSync } from 'node:zlib';

/** An entry that is ready to be written. */
export interface ZipPart {
  /** Forward slashes, relative, no `.` or `..`. */
  readonly path: string;
  /** 0 stored, 8 deflated (APPNOTE 6.3.10, 4.4.5). */
  readonly method: 0 | 8;
  /** CRC-32 of the unpacked bytes. */
  readonly checksum: number;
  /** Unpacked bytes. */
  readonly size: number;
  readonly packed: Uint8Array;
}

/** Why a path cannot name an entry, or undefined where it can. */
export function pathTrouble(path: string): string | undefined {
  if (path === '') return 'is empty';
  if (path.includes('\\') || path.includes('\0')) return 'holds a backslash or a null character';
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'is absolute';
  const steps = path.split('/');
  if (steps.some((step) => step === '' || step === '.' || step === '..')) return 'holds an empty or dotted step';
  if (steps.includes('__proto__')) return 'holds the step __proto__';
  return undefined;
}

/** Packs an entry. Throws a TypeError for a path that is not relative and plain. */
export function zipPart(path: string, content: Uint8Array | string, level = 6): ZipPart {
  refusePath(path);
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const deflated = deflateRawSync(bytes, { level });
  const gains = deflated.length < bytes.length;
  return {
    path,
    method: gains ? 8 : 0,
    checksum: crc32(bytes),
    size: bytes.length,
    packed: gains ? deflated : bytes,
  };
}

/** What several entries begin with, packed once. */
export interface PackedStart {
  readonly packed: Uint8Array;
  readonly checksum: number;
  readonly size: number;
}

/** Packs what several entries begin with, up to a whole byte, so that the rest of each can follow (RFC 1951, 3.2.4). */
export function packStart(content: string): PackedStart {
  const bytes = Buffer.from(content, 'utf8');
  const packed = deflateRawSync(bytes, { level: 9, finishFlush: constants.Z_SYNC_FLUSH });
  return { packed, checksum: crc32(bytes), size: bytes.length };
}

/** Shorter rests are stored, in bytes: deflating has a price of its own, and gains a few hundred bytes at most. */
const SHORT_REST = 1000;

/** Packs an entry whose beginning is packed already. Throws a TypeError as `zipPart` does. */
export function zipPartFrom(path: string, start: PackedStart, rest: string): ZipPart {
  refusePath(path);
  const bytes = Buffer.from(rest, 'utf8');
  const end = bytes.length < SHORT_REST ? storedBlock(bytes) : deflateRawSync(bytes, { level: 3 });
  return {
    path,
    method: 8,
    checksum: crc32(bytes, start.checksum),
    size: start.size + bytes.length,
    packed: Buffer.concat([start.packed, end]),
  };
}

/** The last block of a deflated stream, with at most 65,535 bytes as they are. */
function storedBlock(bytes: Uint8Array): Uint8Array {
  const head = Buffer.alloc(5);
  head.writeUInt8(1);
  head.writeUInt16LE(bytes.length, 1);
  head.writeUInt16LE(bytes.length ^ 0xffff, 3);
  return Buffer.concat([head, bytes]);
}

function refusePath(path: string): void {
  const trouble = pathTrouble(path);
  if (trouble) throw new TypeError(`The zip path ${JSON.stringify(path)} ${trouble}`);
}
