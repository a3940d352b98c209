/**
 * A font's metrics for setting lines and for the PDF's font descriptor: extents, angle, weight, advances, read from the tables
 * head, hhea, hmtx, OS/2, post and name. All lengths in thousandths of an em (ISO 32000-1, 9.8).
 */
import { type Tables, tableOf, viewOf } from './sfnt.js';

export interface FontMetrics {
  /** The PostScript name, e.g. `SourceSans3-Regular`. */
  readonly name: string;
  readonly unitsPerEm: number;
  /** Left, bottom, right, top of all outlines. */
  readonly box: readonly [number, number, number, number];
  readonly ascent: number;
  /** Negative: below the baseline. */
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
  /** Degrees, negative where slanted to the right. */
  readonly italicAngle: number;
  /** 100 to 900. */
  readonly weight: number;
  /** One for each glyph id. */
  readonly advances: readonly number[];
}

/** Reads a font's measures. */
export function readMetrics(tables: Tables): FontMetrics {
  const head = viewOf(tableOf(tables, 'head'));
  const hhea = viewOf(tableOf(tables, 'hhea'));
  const os2 = viewOf(tableOf(tables, 'OS/2'));
  const unitsPerEm = head.getUint16(18);
  const thousandths = (units: number) => (units * 1000) / unitsPerEm;
  const box = [36, 38, 40, 42].map((at) => thousandths(head.getInt16(at)));
  const modern = os2.getUint16(0) >= 2;
  return {
    name: postScriptName(tableOf(tables, 'name')),
    unitsPerEm,
    box: [box[0] ?? 0, box[1] ?? 0, box[2] ?? 0, box[3] ?? 0],
    ascent: thousandths(hhea.getInt16(4)),
    descent: thousandths(hhea.getInt16(6)),
    capHeight: modern ? thousandths(os2.getInt16(88)) : 700,
    xHeight: modern ? thousandths(os2.getInt16(86)) : 500,
    italicAngle: viewOf(tableOf(tables, 'post')).getInt32(4) / 0x10000,
    weight: os2.getUint16(4),
    advances: readAdvances(tables, thousandths),
  };
}

function readAdvances(tables: Tables, thousandths: (units: number) => number): readonly number[] {
  const hmtx = viewOf(tableOf(tables, 'hmtx'));
  const full = viewOf(tableOf(tables, 'hhea')).getUint16(34);
  const count = viewOf(tableOf(tables, 'maxp')).getUint16(4);
  return Array.from({ length: count }, (_, id) => thousandths(hmtx.getUint16(Math.min(id, full - 1) * 4)));
}

/** Name 6 in Unicode or Roman; characters that a PDF name would have to escape are left out. */
function postScriptName(name: Uint8Array): string {
  const view = viewOf(name);
  const storage = view.getUint16(4);
  for (let n = 0; n < view.getUint16(2); n++) {
    const record = 6 + n * 12;
    if (view.getUint16(record + 6) !== 6) continue;
    const start = storage + view.getUint16(record + 10);
    const bytes = name.subarray(start, start + view.getUint16(record + 8));
    const letters = String.fromCharCode(...bytes.filter((byte) => byte > 0x20 && byte < 0x7f));
    const legal = letters.replace(/[^A-Za-z0-9-]/g, '');
    if (legal) return legal;
  }
  return 'Font';
}
