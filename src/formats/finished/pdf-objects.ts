/**
 * The objects of a PDF: by a cross-reference stream with object streams (ISO 32000-1, 7.5.7 and 7.5.8), as the program writes
 * them, or by the plain table (7.5.4) that it once wrote. Streams are deflated or not packed.
 */
import { inflateSync } from 'node:zlib';

/** Thrown for a file whose structure cannot be read. */
export class PdfTrouble extends Error {}

/** One object: its text up to a stream, and where the stream lies in the file. */
export interface PdfPart {
  readonly head: string;
  readonly stream?: number;
  readonly end: number;
}

/** The objects of a file by number, given as text of one character a byte; throws PdfTrouble. */
export function objectsOf(text: string): ReadonlyMap<number, PdfPart> {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-100))?.[1]);
  if (!Number.isInteger(start)) throw new PdfTrouble('no cross-reference table');
  return text.startsWith('xref', start) ? tableObjects(text, start) : streamedObjects(text, start);
}

/** What a stream holds, as it lies in the file. */
export function packedStream(text: string, { head, stream = 0, end }: PdfPart): string {
  const length = Number(/\/Length (\d+)(?! \d+ R)/.exec(head)?.[1] ?? end - stream);
  return text.slice(stream, stream + length);
}

/** What a stream holds, unpacked; throws PdfTrouble. */
export function streamOf(text: string, part: PdfPart): string {
  const packed = packedStream(text, part);
  return /\/FlateDecode/.test(part.head) ? inflated(packed).toString('latin1') : packed;
}

/** How many bytes text of a PDF mostly unpacks to for each that is packed, so that its room is taken at once. */
const USUAL_RATIO = 5;
const SMALLEST_CHUNK = 1 << 10;
const LARGEST_CHUNK = 1 << 20;

function inflated(packed: string): Buffer {
  try {
    const chunkSize = Math.min(Math.max(packed.length * USUAL_RATIO, SMALLEST_CHUNK), LARGEST_CHUNK);
    return inflateSync(Buffer.from(packed, 'latin1'), { chunkSize });
  } catch {
    throw new PdfTrouble('a stream that cannot be inflated');
  }
}

function tableObjects(text: string, start: number): ReadonlyMap<number, PdfPart> {
  const offsets: [number, number][] = [];
  const table = text.slice(start, text.indexOf('trailer', start));
  let number = 0;
  for (const [, first, , offset, kind] of table.matchAll(/^(\d+) (\d+)[ \r]*$|^(\d{10}) \d{5} ([nf])/gm)) {
    if (first !== undefined) number = Number(first);
    else if (kind === 'n') offsets.push([number++, Number(offset)]);
    else number++;
  }
  return partsAt(offsets, text, start);
}

/** The objects at some offsets, each of which ends before the next. */
function partsAt(
  offsets: readonly (readonly [number: number, offset: number])[],
  text: string,
  start: number,
): Map<number, PdfPart> {
  const objects = new Map<number, PdfPart>();
  const sorted = offsets.toSorted((a, b) => a[1] - b[1]);
  sorted.forEach(([id, at], n) => {
    objects.set(id, partAt(text, at, sorted[n + 1]?.[1] ?? start));
  });
  return objects;
}

function partAt(text: string, at: number, end: number): PdfPart {
  const body = text.slice(at, end);
  // A dictionary ends before the keyword; the words "stream" within a string do not.
  const keyword = />>\s*stream\r?\n/.exec(body.slice(0, 4000));
  return {
    head: keyword ? body.slice(0, keyword.index + 2) : body,
    end,
    ...(keyword ? { stream: at + keyword.index + keyword[0].length } : {}),
  };
}

/** The objects that a cross-reference stream lists: those in the file, then those in object streams. */
function streamedObjects(text: string, start: number): ReadonlyMap<number, PdfPart> {
  const part = partAt(text, start, text.length);
  const widths = /\/W\s*\[\s*(\d+) (\d+) (\d+)\s*\]/.exec(part.head)?.slice(1).map(Number);
  if (!/\/Type\s*\/XRef/.test(part.head) || !widths?.every((width) => width <= WIDEST))
    throw new PdfTrouble('no cross-reference table');
  const table = Buffer.from(streamOf(text, part), 'latin1');
  const size = widths.reduce((sum, width) => sum + width, 0);
  const offsets: [number, number][] = [];
  const holders = new Set<number>();
  for (let number = 0; (number + 1) * size <= table.length; number++) {
    const [type, first] = fields(table, number * size, widths);
    if (type === IN_FILE && first < start) offsets.push([number, first]);
    if (type === IN_STREAM) holders.add(first);
  }
  const objects = partsAt(offsets, text, start);
  for (const holder of holders) {
    const packed = objects.get(holder);
    if (!packed) throw new PdfTrouble('an object stream that is not there');
    for (const [number, head] of packedTexts(streamOf(text, packed), packed)) objects.set(number, { head, end: 0 });
  }
  return objects;
}

const [IN_FILE, IN_STREAM] = [1, 2];

/** Bytes of a field; offsets are far smaller. */
const WIDEST = 6;

/** The first two fields of an entry. */
function fields(table: Buffer, at: number, widths: readonly number[]): readonly [number, number] {
  const [type = 0, first = 0] = widths;
  return [type === 0 ? IN_FILE : table.readUIntBE(at, type), first === 0 ? 0 : table.readUIntBE(at + type, first)];
}

/** The objects of an object stream: numbers and places first, then their texts. */
function packedTexts(content: string, { head }: PdfPart): readonly (readonly [number: number, text: string])[] {
  const first = Number(/\/First (\d+)/.exec(head)?.[1] ?? Number.NaN);
  const places = content.slice(0, first).trim().split(/\s+/).map(Number);
  if (places.some(Number.isNaN) || places.length % 2 !== 0) throw new PdfTrouble('an object stream without its places');
  return Array.from({ length: places.length / 2 }, (_, n) => {
    const end = places[n * 2 + 3];
    const from = first + (places[n * 2 + 1] ?? 0);
    return [places[n * 2] ?? 0, content.slice(from, end === undefined ? undefined : first + end)] as const;
  });
}
