/**
 * A font cut down to some glyphs, each under the id it had: text that was shaped with the whole font stays valid with any
 * subset. Outlines of other glyphs become empty; glyphs that composites are made of are followed. Keeps only the tables
 * that PDF wants of a CIDFontType2 (ISO 32000-1, 9.9, table 126). OpenType 1.9, "glyf" and "loca".
 */
import { type Tables, tableOf, viewOf, writeTables } from './sfnt.js';

const KEPT = ['cvt ', 'fpgm', 'head', 'hhea', 'maxp', 'prep'];

// Flags of a composite's component.
const ARGUMENTS_ARE_WORDS = 0x0001;
const HAS_SCALE = 0x0008;
const MORE_COMPONENTS = 0x0020;
const HAS_TWO_SCALES = 0x0040;
const HAS_MATRIX = 0x0080;

/** Where each glyph's outline begins in `glyf`; one entry more than there are glyphs. */
function outlineOffsets(tables: Tables): readonly number[] {
  const loca = viewOf(tableOf(tables, 'loca'));
  const long = viewOf(tableOf(tables, 'head')).getInt16(50) === 1;
  const count = viewOf(tableOf(tables, 'maxp')).getUint16(4) + 1;
  return Array.from({ length: count }, (_, n) => (long ? loca.getUint32(n * 4) : loca.getUint16(n * 2) * 2));
}

/** The glyphs that a composite outline is made of; none for a simple or empty one. */
function componentsOf(outline: Uint8Array): readonly number[] {
  const components: number[] = [];
  if (outline.length < 10 || viewOf(outline).getInt16(0) >= 0) return components;
  const view = viewOf(outline);
  for (let at = 10, more = true; more; ) {
    const flags = view.getUint16(at);
    components.push(view.getUint16(at + 2));
    at += flags & ARGUMENTS_ARE_WORDS ? 8 : 6;
    if (flags & HAS_SCALE) at += 2;
    else if (flags & HAS_TWO_SCALES) at += 4;
    else if (flags & HAS_MATRIX) at += 8;
    more = (flags & MORE_COMPONENTS) !== 0;
  }
  return components;
}

/** Cuts a font down to glyphs (and .notdef, and what composites need), ids kept; the same set gives the same bytes. */
export function subsetKeepingIds(tables: Tables, glyphs: Iterable<number>): Uint8Array {
  const offsets = outlineOffsets(tables);
  const glyf = tableOf(tables, 'glyf');
  const outline = (id: number) => glyf.subarray(offsets[id] ?? 0, offsets[id + 1] ?? 0);
  const keptIds = new Set<number>([0]);
  const waiting = [...glyphs];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (keptIds.has(id)) continue;
    keptIds.add(id);
    waiting.push(...componentsOf(outline(id)));
  }
  const count = offsets.length - 1;
  const ids = [...keptIds].filter((id) => id < count).sort((a, b) => a - b);
  const size = ids.reduce((sum, id) => sum + ((outline(id).length + 3) & ~3), 0);
  const newGlyf = new Uint8Array(size);
  const newLoca = new Uint8Array((count + 1) * 4);
  const newHmtx = new Uint8Array(tableOf(tables, 'hmtx').length);
  const view = viewOf(newLoca);
  let at = 0;
  for (let id = 0; id < count; id++) {
    view.setUint32(id * 4, at);
    if (!keptIds.has(id)) continue;
    newGlyf.set(outline(id), at);
    at += (outline(id).length + 3) & ~3;
    copyMetrics(tables, id, newHmtx);
  }
  view.setUint32(count * 4, at);
  const result = new Map<string, Uint8Array>();
  for (const tag of KEPT) {
    const table = tables.get(tag);
    if (table) result.set(tag, tag === 'head' ? withLongOffsets(table) : table);
  }
  return writeTables(result.set('glyf', newGlyf).set('loca', newLoca).set('hmtx', newHmtx));
}

function withLongOffsets(head: Uint8Array): Uint8Array {
  // Not `slice`, which for a Buffer is the same memory: the font itself would be changed.
  const copy = new Uint8Array(head);
  viewOf(copy).setInt16(50, 1);
  return copy;
}

/** Copies a glyph's advance and side bearing; beyond `numberOfHMetrics` the advance is the last one's and stays. */
function copyMetrics(tables: Tables, id: number, target: Uint8Array): void {
  const source = tableOf(tables, 'hmtx');
  const full = viewOf(tableOf(tables, 'hhea')).getUint16(34);
  const copy = (start: number, end: number) => target.set(source.subarray(start, end), start);
  if (id < full) copy(id * 4, id * 4 + 4);
  else {
    copy((full - 1) * 4, full * 4);
    copy(full * 4 + (id - full) * 2, full * 4 + (id - full) * 2 + 2);
  }
}
