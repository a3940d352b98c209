/**
 * Text gathered as bytes, one for each character: content streams and objects are made of thousands of short pieces, and as
 * strings they would be put together, measured and turned into bytes one after the other.
 */

/** A piece that is shorter than this is copied here faster than by a call into the runtime. */
const SHORT = 24;
/** The most bytes that a number takes. */
const NUMBER = 32;
const [MINUS, POINT, ZERO, SPACE] = [0x2d, 0x2e, 0x30, 0x20];

export class ByteText {
  private bytes: Buffer;
  private end = 0;

  constructor(size: number) {
    this.bytes = Buffer.allocUnsafe(size);
  }

  get length(): number {
    return this.end;
  }

  /** Adds a text of characters up to U+00FF. */
  add(text: string): this {
    this.makeRoom(text.length);
    if (text.length >= SHORT) this.end += this.bytes.write(text, this.end, 'latin1');
    else for (let at = 0; at < text.length; at++) this.bytes[this.end++] = text.charCodeAt(at);
    return this;
  }

  /** Adds a number to hundredths, as `number` writes it. */
  addNumber(value: number): this {
    this.makeRoom(NUMBER);
    const hundredths = Math.round(value * 100);
    if (hundredths < 0) this.bytes[this.end++] = MINUS;
    const size = Math.abs(hundredths);
    this.addDigits(Math.floor(size / 100));
    const part = size % 100;
    if (part === 0) return this;
    this.bytes[this.end++] = POINT;
    this.bytes[this.end++] = ZERO + Math.floor(part / 10);
    if (part % 10 > 0) this.bytes[this.end++] = ZERO + (part % 10);
    return this;
  }

  /** Adds numbers with spaces between. */
  addNumbers(first: number, ...others: readonly number[]): this {
    this.addNumber(first);
    for (const value of others) {
      this.makeRoom(1);
      this.bytes[this.end++] = SPACE;
      this.addNumber(value);
    }
    return this;
  }

  /** Gives what was gathered, and starts anew. The bytes are good until something is added. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(0, this.end);
    this.end = 0;
    return taken;
  }

  private addDigits(whole: number): void {
    if (whole >= 10) this.addDigits(Math.floor(whole / 10));
    this.bytes[this.end++] = ZERO + (whole % 10);
  }

  private makeRoom(length: number): void {
    if (this.end + length < this.bytes.length) return;
    const wider = Buffer.allocUnsafe((this.bytes.length + length) * 2);
    this.bytes.copy(wider, 0, 0, this.end);
    this.bytes = wider;
  }
}
