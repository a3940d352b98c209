/**
 * The sRGB colour space as an ICC profile, version 2, built from its published figures: the output intent that PDF/A requires
 * (ISO 19005-2, 6.2.3). Primaries and white point adapted to D50, and the tone curve of IEC 61966-2-1.
 */

const DESCRIPTION = 'sRGB IEC61966-2.1';
const COPYRIGHT = 'No copyright, use freely';

/** X, Y, Z relative to D50 (ICC.1:2001-04, annex; Bradford-adapted). */
const D50 = [0.9642, 1, 0.8249] as const;
const WHITE = [0.9505, 1, 1.0891] as const;
const RED = [0.4361, 0.2225, 0.0139] as const;
const GREEN = [0.3851, 0.7169, 0.0971] as const;
const BLUE = [0.1431, 0.0606, 0.7141] as const;

const CURVE_POINTS = 1024;

function ascii(words: string, length = words.length): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.write(words, 'latin1');
  return bytes;
}

function uint32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, n) => {
    bytes.writeUInt32BE(value >>> 0, n * 4);
  });
  return bytes;
}

/** s15Fixed16 numbers. */
function fixed(...values: readonly number[]): Buffer {
  return uint32(...values.map((value) => Math.round(value * 0x10000)));
}

function xyz(value: readonly number[]): Buffer {
  return Buffer.concat([ascii('XYZ '), uint32(0), fixed(...value)]);
}

/** A textDescriptionType: ASCII, and empty Unicode and ScriptCode parts. */
function description(words: string): Buffer {
  const head = Buffer.concat([ascii('desc'), uint32(0, words.length + 1), ascii(words), Buffer.alloc(1)]);
  return Buffer.concat([head, Buffer.alloc(8 + 3 + 67)]);
}

function toneCurve(): Buffer {
  const points = Buffer.alloc(CURVE_POINTS * 2);
  for (let n = 0; n < CURVE_POINTS; n++) {
    const value = n / (CURVE_POINTS - 1);
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    points.writeUInt16BE(Math.round(linear * 0xffff), n * 2);
  }
  return Buffer.concat([ascii('curv'), uint32(0, CURVE_POINTS), points]);
}

/** Builds the profile's bytes. */
export function srgbProfile(): Uint8Array {
  const curve = toneCurve();
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', description(DESCRIPTION)],
    ['cprt', Buffer.concat([ascii('text'), uint32(0), ascii(COPYRIGHT), Buffer.alloc(1)])],
    ['wtpt', xyz(WHITE)],
    ['rXYZ', xyz(RED)],
    ['gXYZ', xyz(GREEN)],
    ['bXYZ', xyz(BLUE)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const table: Buffer[] = [uint32(tags.length)];
  const bodies: Buffer[] = [];
  const offsets = new Map<Buffer, number>();
  let end = 128 + 4 + tags.length * 12;
  for (const [name, body] of tags) {
    const offset = offsets.get(body) ?? end;
    table.push(ascii(name), uint32(offset, body.length));
    if (offsets.has(body)) continue;
    offsets.set(body, offset);
    const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
    bodies.push(padded);
    end += padded.length;
  }
  return new Uint8Array(Buffer.concat([header(end), ...table, ...bodies]));
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x02100000, 8);
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  // A date is required; this is the standard's own year, so that the bytes do not depend on the clock.
  [1999, 1, 1, 0, 0, 0].forEach((part, n) => {
    bytes.writeUInt16BE(part, 24 + n * 2);
  });
  bytes.write('acsp', 36, 'latin1');
  fixed(...D50).copy(bytes, 68);
  return bytes;
}
