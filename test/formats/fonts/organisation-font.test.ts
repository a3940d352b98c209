/** What a client's font file must be: each demand is proved by a font that lacks just that. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCmap } from '../../../src/formats/fonts/cmap.js';
import { fontFault } from '../../../src/formats/fonts/organisation-font.js';
import { readTables, tableOf, viewOf, writeTables } from '../../../src/formats/fonts/sfnt.js';
import { runs } from '../../support/tier.js';

const file = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, '../../../fonts', name)));
const serif = file('SourceSerif4-Regular.ttf');

/** The serif with one table changed, added (`Uint8Array`) or taken away (undefined). */
function withTable(tag: string, table: ((old: Uint8Array) => Uint8Array) | undefined): Uint8Array {
  const tables = new Map(readTables(serif));
  if (table) tables.set(tag, table(tables.get(tag)?.slice() ?? new Uint8Array(16)));
  else tables.delete(tag);
  return writeTables(tables);
}

const permitting = (type: number) =>
  withTable('OS/2', (old) => {
    viewOf(old).setUint16(8, type);
    return old;
  });

/** A cmap of one subtable, format 12, that knows a few stretches of characters by the glyphs of the letters from A. */
function cmapOf(groups: readonly (readonly [first: number, last: number])[]): Uint8Array {
  const table = new Uint8Array(12 + 16 + groups.length * 12);
  const view = viewOf(table);
  view.setUint16(2, 1);
  view.setUint16(4, 3);
  view.setUint16(6, 10);
  view.setUint32(8, 12);
  view.setUint16(12, 12);
  view.setUint32(16, 16 + groups.length * 12);
  view.setUint32(24, groups.length);
  groups.forEach(([first, last], n) => {
    view.setUint32(28 + n * 12, first);
    view.setUint32(32 + n * 12, last);
    view.setUint32(36 + n * 12, 1);
  });
  return table;
}

describe('a font of a client', () => {
  it.each(['SourceSerif4-Regular.ttf', 'SourceSerif4-BoldIt.ttf', 'SourceSans3-It.ttf'])('serves: %s', async (name) => {
    expect(await fontFault(file(name))).toBeUndefined();
  });

  it.each([
    ['OTTO', 'PostScript outlines'],
    ['ttcf', 'collection'],
    ['wOFF', 'web font'],
    ['wOF2', 'web font'],
    ['%PDF', 'damaged or isn’t a TrueType font'],
  ])('is no file that begins with %s', async (mark, words) => {
    expect(await fontFault(Buffer.concat([Buffer.from(mark, 'latin1'), serif.subarray(4)]))).toContain(words);
  });

  it('is static', async () => {
    expect(await fontFault(withTable('fvar', (old) => old))).toContain('variable font');
  });

  it.each([
    [0x0000, undefined],
    [0x0004, undefined],
    [0x0008, undefined],
    [0x000c, undefined],
    [0x0002, 'doesn’t allow embedding'],
    [0x0100, 'doesn’t allow subsetting'],
    [0x0200, 'only as bitmaps'],
  ])('may be embedded: fsType %i', async (type, words) => {
    const fault = await fontFault(permitting(type));
    if (words === undefined) expect(fault).toBeUndefined();
    else expect(fault).toContain(words);
  });

  it('has the letters of English and Welsh and the signs of typography: what lacks is named', async () => {
    const but = (...groups: (readonly [number, number])[]) => withTable('cmap', () => cmapOf(groups));
    expect(await fontFault(but([0x20, 0x173], [0x176, 0xffff]))).toBe('lacks Ŵ (U+0174), ŵ (U+0175)');
    expect(await fontFault(but([0x20, 0x201b], [0x201d, 0xffff]))).toBe('lacks “ (U+201C)');
    expect(await fontFault(but([0x20, 0x7e]))).toMatch(/^lacks .*, .* and \d+ more characters$/);
    expect(await fontFault(withTable('cmap', () => new Uint8Array(8)))).toBe('has no table of Unicode characters');
  });

  it.each(['cmap', 'glyf', 'loca', 'OS/2', 'post', 'name'])('has a table %s', async (tag) => {
    expect(await fontFault(withTable(tag, undefined))).toContain('damaged');
  });

  it('has outlines where its index says', async () => {
    const broken = withTable('loca', (old) => old.map((byte, n) => (n > 8 ? 0xff - byte : byte)));
    expect(await fontFault(broken)).toContain('damaged');
  });

  it('is refused, never a crash, wherever it is damaged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(4000), fc.uint8Array({ minLength: 1, maxLength: 40 }), async (at, bytes) => {
        const broken = serif.slice();
        broken.set(bytes, at);
        const fault = await fontFault(broken.subarray(0, at % 3 === 0 ? at : undefined));
        expect(fault === undefined || fault.length > 0).toBe(true);
      }),
      { numRuns: runs(15, 500) },
    );
  });
});

describe('the characters of a font', () => {
  it('are found in both formats, in the same glyphs', () => {
    const cmap = tableOf(readTables(serif), 'cmap');
    const all = openCmap(cmap);
    expect(all?.(0x41)).toBeGreaterThan(0);
    expect(all?.(0x175)).toBeGreaterThan(0);
    expect(all?.(0x175)).not.toBe(all?.(0x177));
    expect(all?.(0xfffe)).toBe(0);
    expect(all?.(0x10ffff)).toBe(0);
    expect(openCmap(cmapOf([[0x1f600, 0x1f610]]))?.(0x1f601)).toBe(2);
  });
});
