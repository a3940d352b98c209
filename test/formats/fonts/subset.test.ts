import { describe, expect, it } from 'vitest';
import { FontTrouble, readTables, tableOf, viewOf, writeTables } from '../../../src/formats/fonts/sfnt.js';
import { openShaper } from '../../../src/formats/fonts/shape.js';
import { subsetKeepingIds } from '../../../src/formats/fonts/subset.js';
import { fontFile } from '../../support/pdf/fonts.js';

const file = fontFile('SourceSans3-Regular.ttf');
const tables = readTables(file);
const shaper = openShaper(file);
const idOf = (character: string) => shaper.shape(character)[0]?.id ?? 0;

/** A glyph's outline as the font's own tables say it. */
function outline(font: Uint8Array, id: number): Uint8Array {
  const read = readTables(withNames(font));
  const loca = viewOf(tableOf(read, 'loca'));
  const long = viewOf(tableOf(read, 'head')).getInt16(50) === 1;
  const at = (n: number) => (long ? loca.getUint32(n * 4) : loca.getUint16(n * 2) * 2);
  return tableOf(read, 'glyf').slice(at(id), at(id + 1));
}

/** A subset has no names and no cmap: the reader of whole fonts wants them. */
function withNames(font: Uint8Array): Uint8Array {
  const count = viewOf(font).getUint16(4);
  if (count > 12) return font;
  const entries = new Map<string, Uint8Array>();
  for (let n = 0; n < count; n++) {
    const entry = 12 + n * 16;
    const start = viewOf(font).getUint32(entry + 8);
    const tag = String.fromCharCode(...font.subarray(entry, entry + 4));
    entries.set(tag, font.subarray(start, start + viewOf(font).getUint32(entry + 12)));
  }
  for (const tag of ['OS/2', 'post', 'name']) entries.set(tag, tableOf(tables, tag));
  return writeTables(entries);
}

function trimmed(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('hex')
    .replace(/(00)+$/, '');
}

describe('a subset that keeps glyph ids', () => {
  const kept = [...'Aŵq'].map(idOf);
  const subset = subsetKeepingIds(tables, kept);

  it('holds the outlines it was asked for, under their ids', () => {
    for (const id of [0, ...kept]) {
      expect(outline(file, id).length).toBeGreaterThan(0);
      expect(trimmed(outline(subset, id))).toBe(trimmed(outline(file, id)));
    }
  });

  it('follows composites to the glyphs they are made of', () => {
    const isComposite = (id: number) => viewOf(outline(file, id)).getInt16(0) < 0;
    const composite = [...'ŵŷâ€½'].map(idOf).find(isComposite) ?? expect.fail('No letter is made of others.');
    const own = subsetKeepingIds(tables, [composite]);
    const part = viewOf(outline(file, composite)).getUint16(12);
    expect(trimmed(outline(own, part))).toBe(trimmed(outline(file, part)));
  });

  it('empties all others and their widths', () => {
    expect(outline(subset, idOf('z'))).toHaveLength(0);
    expect(viewOf(tableOf(readTables(withNames(subset)), 'hmtx')).getUint16(idOf('z') * 4)).toBe(0);
    expect(viewOf(tableOf(readTables(withNames(subset)), 'hmtx')).getUint16(idOf('A') * 4)).toBe(544);
    expect(subset.length).toBeLessThan(file.length / 10);
  });

  it('is the same in any order', () => {
    expect(subsetKeepingIds(tables, [...kept].reverse())).toEqual(subset);
  });

  it('sums up to the number that every font file sums up to', () => {
    let sum = 0;
    for (let at = 0; at < subset.length; at += 4) sum = (sum + viewOf(subset).getUint32(at)) >>> 0;
    expect(sum).toBe(0xb1b0afba);
  });
});

describe('reading a font file', () => {
  it.each([
    ['an empty file', new Uint8Array()],
    ['words', Buffer.from('this is no font at all')],
    ['a font cut short', file.subarray(0, 5000)],
    ['OpenType with CFF outlines', Buffer.concat([Buffer.from('OTTO'), file.subarray(4)])],
  ])('refuses %s', (_, bytes) => {
    expect(() => readTables(bytes)).toThrow(FontTrouble);
  });
});
