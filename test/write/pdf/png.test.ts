/** Every kind of PNG comes out as the pixels that went in. */
import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readPng } from '../../../src/write/pdf/png.js';

const WIDTH = 11;
const HEIGHT = 9;

interface Kind {
  readonly name: string;
  readonly bits: number;
  readonly colourType: number;
  readonly channels: number;
  readonly interlaced?: boolean;
  readonly transparency?: readonly number[];
}

/** A sample that differs from its neighbours, as wide as the depth allows. */
const sample = (x: number, y: number, channel: number, bits: number) => (x * 37 + y * 91 + channel * 53) % 2 ** bits;

const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

function packRow(samples: readonly number[], bits: number): number[] {
  if (bits === 16) return samples.flatMap((value) => [value >> 8, value & 0xff]);
  const bytes: number[] = [];
  samples.forEach((value, n) => {
    const bit = n * bits;
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (value << (8 - bits - (bit & 7)));
  });
  return bytes;
}

/** Each row with another of the five filters, so that all are undone. */
function filterRow(row: readonly number[], before: readonly number[], filter: number, step: number): number[] {
  return row.map((byte, n) => {
    const left = n >= step ? (row[n - step] ?? 0) : 0;
    const up = before[n] ?? 0;
    const corner = n >= step ? (before[n - step] ?? 0) : 0;
    const guess = left + up - corner;
    const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
    const paeth = a <= b && a <= c ? left : b <= c ? up : corner;
    return (byte - ([0, left, up, (left + up) >> 1, paeth][filter] ?? 0)) & 0xff;
  });
}

function makePng(kind: Kind): Uint8Array {
  const step = Math.max(1, (kind.bits * kind.channels) / 8);
  const data: number[] = [];
  for (const [x0, y0, stepX, stepY] of kind.interlaced ? ADAM7 : [[0, 0, 1, 1] as const]) {
    let before: number[] = [];
    for (let y = y0, row = 0; y < HEIGHT; y += stepY, row++) {
      const samples: number[] = [];
      for (let x = x0; x < WIDTH; x += stepX)
        for (let channel = 0; channel < kind.channels; channel++) samples.push(sample(x, y, channel, kind.bits));
      if (samples.length === 0) continue;
      const bytes = packRow(samples, kind.bits);
      data.push(row % 5, ...filterRow(bytes, before, row % 5, step));
      before = bytes;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([kind.bits, kind.colourType, 0, 0, kind.interlaced ? 1 : 0], 8);
  const chunk = (type: string, body: Uint8Array) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    return Buffer.concat([length, Buffer.from(type, 'latin1'), body, Buffer.alloc(4)]);
  };
  const palette = Buffer.from(Array.from({ length: 256 * 3 }, (_, n) => (n * 7) & 0xff));
  const packed = deflateSync(Buffer.from(data));
  return Buffer.concat([
    Buffer.alloc(8),
    chunk('IHDR', header),
    ...(kind.colourType === 3 ? [chunk('PLTE', palette)] : []),
    ...(kind.transparency ? [chunk('tRNS', Buffer.from(kind.transparency))] : []),
    // In two parts: a PNG may cut its data anywhere.
    chunk('IDAT', packed.subarray(0, 5)),
    chunk('IDAT', packed.subarray(5)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const eight = (value: number, bits: number) => (bits === 16 ? value >> 8 : Math.round((value * 255) / (2 ** bits - 1)));

/** The colours that the image shows, eight bits a sample: from rows unpacked by the writer. */
function colours(kind: Kind): readonly number[] {
  const pixels: number[] = [];
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) {
      if (kind.colourType === 3)
        for (let n = 0; n < 3; n++) pixels.push(((sample(x, y, 0, kind.bits) * 3 + n) * 7) & 0xff);
      else
        for (let n = 0; n < (kind.channels > 2 ? 3 : 1); n++) pixels.push(eight(sample(x, y, n, kind.bits), kind.bits));
    }
  return pixels;
}

/** The bytes of an image as a reader of PDF has them: inflated, and each row's predictor undone. */
function decoded(entries: Readonly<Record<string, unknown>>, data: Uint8Array): readonly number[] {
  const rows = inflateSync(data);
  const channels = entries.ColorSpace === 'DeviceRGB' ? 3 : 1;
  const bits = Number(entries.BitsPerComponent);
  expect(entries.DecodeParms).toEqual({ Predictor: 15, Colors: channels, BitsPerComponent: bits, Columns: WIDTH });
  const length = Math.ceil((WIDTH * bits * channels) / 8);
  expect(rows).toHaveLength((length + 1) * HEIGHT);
  const step = Math.max(1, (bits * channels) / 8);
  let before: number[] = [];
  return Array.from({ length: HEIGHT }, (_, y) => {
    const filter = rows[y * (length + 1)] ?? 0;
    const row: number[] = [];
    for (let n = 0; n < length; n++) {
      const coded = rows[y * (length + 1) + 1 + n] ?? 0;
      // Filtering nought with these neighbours gives what they foretell, below nought.
      const neighbours = [...row, 0];
      const foretold = filterRow(neighbours, before, filter, step)[n] ?? 0;
      row.push((coded - foretold) & 0xff);
    }
    before = row;
    return row;
  }).flat();
}

describe('a PNG', () => {
  it.each<Kind>([
    { name: 'grey', bits: 8, colourType: 0, channels: 1 },
    { name: 'black and white', bits: 1, colourType: 0, channels: 1 },
    { name: 'colour', bits: 8, colourType: 2, channels: 3 },
    { name: 'deep colour', bits: 16, colourType: 2, channels: 3 },
    { name: 'a palette', bits: 4, colourType: 3, channels: 1 },
  ])('of $name keeps its packed rows, for PDF knows their predictors', (kind) => {
    const { entries, data, mask } = readPng(makePng(kind));
    expect(mask).toBeUndefined();
    expect(entries).toMatchObject({ Width: WIDTH, Height: HEIGHT, BitsPerComponent: kind.bits });
    expect(entries.DecodeParms).toEqual({
      Predictor: 15,
      Colors: kind.channels,
      BitsPerComponent: kind.bits,
      Columns: WIDTH,
    });
    const row = 1 + Math.ceil((WIDTH * kind.bits * kind.channels) / 8);
    expect(inflateSync(data)).toHaveLength(row * HEIGHT);
  });

  it.each<Kind>([
    { name: 'interlaced grey', bits: 8, colourType: 0, channels: 1, interlaced: true },
    { name: 'interlaced grey of two bits', bits: 2, colourType: 0, channels: 1, interlaced: true },
    { name: 'interlaced colour', bits: 16, colourType: 2, channels: 3, interlaced: true },
    { name: 'an interlaced palette', bits: 4, colourType: 3, channels: 1, interlaced: true },
  ])('of $name is unpacked to its pixels', (kind) => {
    const { entries, data, mask } = readPng(makePng(kind));
    expect(mask).toBeUndefined();
    expect(decoded(entries, data)).toEqual(colours(kind));
  });

  it.each<Kind>([
    { name: 'grey', bits: 8, colourType: 4, channels: 2 },
    { name: 'colour', bits: 8, colourType: 6, channels: 4 },
    { name: 'deep colour', bits: 16, colourType: 6, channels: 4 },
    { name: 'interlaced colour', bits: 8, colourType: 6, channels: 4, interlaced: true },
  ])('of $name with opacity has its opacity apart', (kind) => {
    const { entries, data, mask } = readPng(makePng(kind));
    expect(decoded(entries, data)).toEqual(colours(kind));
    const opacity = kind.channels - 1;
    const expected = Array.from({ length: WIDTH * HEIGHT }, (_, n) =>
      eight(sample(n % WIDTH, Math.floor(n / WIDTH), opacity, kind.bits), kind.bits),
    );
    expect(mask && decoded(mask.entries, mask.data)).toEqual(expected);
  });

  it('of a palette shows through where its colours do', () => {
    const kind: Kind = { name: '', bits: 2, colourType: 3, channels: 1, transparency: [0, 128] };
    const { mask } = readPng(makePng(kind));
    const opacity = [0, 128, 255, 255];
    const expected = Array.from(
      { length: WIDTH * HEIGHT },
      (_, n) => opacity[sample(n % WIDTH, Math.floor(n / WIDTH), 0, 2)],
    );
    expect(mask && decoded(mask.entries, mask.data)).toEqual(expected);
  });

  it('of one colour that is not seen shows through there', () => {
    const kind: Kind = { name: '', bits: 8, colourType: 0, channels: 1, transparency: [0, sample(1, 0, 0, 8)] };
    const { mask } = readPng(makePng(kind));
    const unpacked = mask ? decoded(mask.entries, mask.data) : [];
    expect(unpacked[0]).toBe(255);
    expect(unpacked[1]).toBe(0);
  });

  it('with opacity keeps the filters that its author chose, so that it stays as small', () => {
    const kind: Kind = { name: '', bits: 8, colourType: 6, channels: 4 };
    const { data, mask } = readPng(makePng(kind));
    const filters = (rows: Buffer, length: number) => Array.from({ length: HEIGHT }, (_, y) => rows[y * (length + 1)]);
    const chosen = Array.from({ length: HEIGHT }, (_, y) => y % 5);
    expect(filters(inflateSync(data), WIDTH * 3)).toEqual(chosen);
    expect(mask && filters(inflateSync(mask.data), WIDTH)).toEqual(chosen);
  });
});
