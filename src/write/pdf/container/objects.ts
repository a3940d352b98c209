/**
 * Writes the objects of a file: streams as they are, all others packed together in object streams, and a stream that says where
 * each is (ISO 32000-1, 7.5.7 and 7.5.8). PDF/A-2 allows both. The file's identifier is made from its content.
 */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { remember } from '../../../model/remember.js';
import { ByteText } from './byte-text.js';

/** The second line tells programs that move files that this one holds bytes, not only letters (7.5.2). */
const HEADER = '%PDF-1.7\n%\xff\xff\xff\xff\n';

/** So many objects are packed together: a reader unpacks them all to see one. */
const TOGETHER = 1000;

/** Deflate's level for objects: higher ones take several times as long and save a few hundred bytes. */
const LEVEL = 3;

/** An entry of the cross-reference stream: its type, an offset or the number of an object stream, and a place in that. */
const ENTRY = { type: 1, first: 4, second: 2 };
const ENTRY_SIZE = ENTRY.type + ENTRY.first + ENTRY.second;
const [IN_FILE, IN_STREAM] = [1, 2];

interface Stream {
  readonly number: number;
  /** What stands before its bytes. */
  readonly head: string;
  readonly bytes: Uint8Array;
  /** Whether other files have the same bytes, which are the same object in memory. */
  readonly isShared: boolean;
}

/** What stands for bytes that many files share, so that they are read once for all identifiers. */
const digestOf = remember((bytes: Uint8Array) => createHash('sha256').update(bytes).digest());

const STREAM_END = '\nendstream\nendobj\n';

/** More than the objects of most files take, in bytes. */
const SIZE = 65_536;

/** The objects of one object stream. */
interface Pack {
  readonly numbers: readonly number[];
  /** How long their numbers and places are, which come first. */
  readonly headLength: number;
  readonly packed: Uint8Array;
}

export class FileObjects {
  private readonly streams: Stream[] = [];
  private readonly packs: Pack[] = [];
  private readonly texts = new ByteText(SIZE);
  private numbers: number[] = [];
  private places = '';

  /** Adds an object, in PDF's notation. */
  add(number: number, text: string): void {
    this.places += `${number} ${this.texts.length} `;
    this.texts.add(text).add('\n');
    if (this.numbers.push(number) === TOGETHER) this.packTogether();
  }

  /** Adds a stream. `entries` are those of its dictionary besides its length. Shared bytes never change. */
  addStream(number: number, entries: string, bytes: Uint8Array, isShared = false): void {
    const head = `${number} 0 obj\n<<${entries}/Length ${bytes.length}>>\nstream\n`;
    this.streams.push({ number, head, bytes, isShared });
  }

  /** The whole file. `free` is the first number that no object has; `trailer` has the entries Root and Info. */
  file(free: number, trailer: string): Uint8Array {
    if (this.numbers.length > 0) this.packTogether();
    const table = new Table(free + this.packs.length + 1);
    let next = free;
    for (const { numbers, headLength, packed } of this.packs) {
      numbers.forEach((number, n) => {
        table.placeInStream(number, next, n);
      });
      const entries = `/Type/ObjStm/N ${numbers.length}/First ${headLength}/Filter/FlateDecode`;
      this.addStream(next++, entries, packed);
    }
    let end = HEADER.length;
    for (const { number, head, bytes } of this.streams) {
      table.placeInFile(number, end);
      end += head.length + bytes.length + STREAM_END.length;
    }
    table.placeInFile(next, end);
    const identifier = this.identifier();
    this.addStream(
      next,
      `/Type/XRef/Size ${next + 1}/W[${ENTRY.type} ${ENTRY.first} ${ENTRY.second}]${trailer}` +
        `/ID[<${identifier}><${identifier}>]/Filter/FlateDecode`,
      deflateSync(table.bytes, { level: LEVEL }),
    );
    return this.joined(`startxref\n${end}\n%%EOF\n`);
  }

  /** Packs the objects so far: their numbers and places, then their texts (7.5.7). */
  private packTogether(): void {
    const head = Buffer.from(`${this.places}\n`, 'latin1');
    const packed = deflateSync(Buffer.concat([head, this.texts.take()]), { level: LEVEL });
    this.packs.push({ numbers: this.numbers, headLength: head.length, packed });
    this.numbers = [];
    this.places = '';
  }

  /** The same for the same content, and another for any other (14.4). */
  private identifier(): string {
    const hash = createHash('sha256');
    for (const { head, bytes, isShared } of this.streams)
      hash.update(head, 'latin1').update(isShared ? digestOf(bytes) : bytes);
    return hash.digest('hex').slice(0, 32);
  }

  private joined(ending: string): Uint8Array {
    const length = this.streams.reduce(
      (sum, { head, bytes }) => sum + head.length + bytes.length + STREAM_END.length,
      HEADER.length + ending.length,
    );
    const file = Buffer.allocUnsafeSlow(length);
    let at = file.write(HEADER, 'latin1');
    for (const { head, bytes } of this.streams) {
      at += file.write(head, at, 'latin1');
      file.set(bytes, at);
      at += bytes.length;
      at += file.write(STREAM_END, at, 'latin1');
    }
    file.write(ending, at, 'latin1');
    return new Uint8Array(file.buffer);
  }
}

/** The table of the cross-reference stream, which begins with the entry of object 0: it is free. */
class Table {
  readonly bytes: Uint8Array;
  private readonly view: DataView;

  constructor(size: number) {
    this.bytes = new Uint8Array(size * ENTRY_SIZE);
    this.view = new DataView(this.bytes.buffer);
    this.view.setUint16(ENTRY.type + ENTRY.first, 0xffff);
  }

  placeInFile(number: number, offset: number): void {
    this.set(number, IN_FILE, offset, 0);
  }

  placeInStream(number: number, stream: number, place: number): void {
    this.set(number, IN_STREAM, stream, place);
  }

  private set(number: number, type: number, first: number, second: number): void {
    const at = number * ENTRY_SIZE;
    this.view.setUint8(at, type);
    this.view.setUint32(at + ENTRY.type, first);
    this.view.setUint16(at + ENTRY.type + ENTRY.first, second);
  }
}
