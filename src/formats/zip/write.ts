/**
 * Packed parts into one zip archive whose bytes depend on the parts, their order and the day alone: no host system, no extra
 * fields. Refuses what needs zip64 and two parts with one path.
 */
import type { CalendarDate } from '../../model/calendar.js';
import type { ZipPart } from './part.js';

/** Noon, so that no time zone makes another day of it (APPNOTE 6.3.10, 4.4.6). */
const NOON = 12 << 11;
/** 1 January 1980, 00:00: the first date a zip entry can bear, and the last year. */
const FIRST_DATE = 0x0021;
const MIDNIGHT = 0;
const FIRST_YEAR = 1980;
const LAST_YEAR = 2107;

/** What an entry bears as the time of its last change. */
interface Stamp {
  readonly date: number;
  readonly time: number;
}

function stampOf(day: CalendarDate | undefined): Stamp {
  if (!day || day.year < FIRST_YEAR || day.year > LAST_YEAR) return { date: FIRST_DATE, time: MIDNIGHT };
  return { date: ((day.year - FIRST_YEAR) << 9) | (day.month << 5) | day.day, time: NOON };
}
const UTF8_NAMES = 0x0800;
/** Version 2.0: folders and deflate. */
const VERSION = 20;
const LOCAL_HEADER = 30;
const CENTRAL_HEADER = 46;
const END_RECORD = 22;

/** Writes an archive whose files bear a day, or the first that zip knows. Throws a RangeError for more than 65,534 parts or 4 GiB, a TypeError for a path given twice. */
export function writeZip(parts: readonly ZipPart[], day?: CalendarDate): Uint8Array {
  const stamp = stampOf(day);
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
    at = writeEntry(out, at + 4, part, { name: names[i] ?? Buffer.alloc(0), stamp });
    out.set(part.packed, at);
    at += part.packed.length;
  });
  parts.forEach((part, i) => {
    out.writeUInt32LE(0x02014b50, at);
    out.writeUInt16LE(VERSION, at + 4);
    const name = names[i] ?? Buffer.alloc(0);
    writeEntryFields(out, at + 6, part, { name, stamp });
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

/** What an entry has beside its part. */
interface EntryHead {
  readonly name: Buffer;
  readonly stamp: Stamp;
}

function writeEntry(out: Buffer, at: number, part: ZipPart, head: EntryHead): number {
  writeEntryFields(out, at, part, head);
  out.set(head.name, at + LOCAL_HEADER - 4);
  return at + LOCAL_HEADER - 4 + head.name.length;
}

/** The fields that a local and a central header have in common (APPNOTE 6.3.10, 4.3.7 and 4.3.12). */
function writeEntryFields(out: Buffer, at: number, part: ZipPart, { name, stamp }: EntryHead): void {
  out.writeUInt16LE(VERSION, at);
  out.writeUInt16LE(UTF8_NAMES, at + 2);
  out.writeUInt16LE(part.method, at + 4);
  out.writeUInt16LE(stamp.time, at + 6);
  out.writeUInt16LE(stamp.date, at + 8);
  out.writeUInt32LE(part.checksum, at + 10);
  out.writeUInt32LE(part.packed.length, at + 14);
  out.writeUInt32LE(part.size, at + 18);
  out.writeUInt16LE(name.length, at + 22);
}

function refuseDuplicates(parts: readonly ZipPart[]): void {
  const usedPaths = new Set<string>();
  for (const { path } of parts) {
    if (usedPaths.has(path)) throw new TypeError(`The zip path ${JSON.stringify(path)} is given twice`);
    usedPaths.add(path);
  }
}
