/**
 * Reads which characters a font has, from its table cmap, for one code point at a time. Reads formats 4 and 12, which fonts for
 * Unicode text use (OpenType 1.9, "cmap"). A table that points beyond its end throws a RangeError.
 */
import { viewOf } from './sfnt.js';

/** Glyph id of a code point; 0 where the font has none. */
export type GlyphOf = (codePoint: number) => number;

/** Opens a cmap table; gives undefined where it has no map for Unicode. */
export function openCmap(cmap: Uint8Array): GlyphOf | undefined {
  const view = viewOf(cmap);
  const maps: GlyphOf[] = [];
  for (let n = 0; n < view.getUint16(2); n++) {
    const record = 4 + n * 8;
    const platform = view.getUint16(record);
    const encoding = view.getUint16(record + 2);
    // Unicode itself, or Windows with the whole of Unicode or its first plane; 3/0 is for fonts of symbols.
    if (platform !== 0 && !(platform === 3 && (encoding === 1 || encoding === 10))) continue;
    const start = view.getUint32(record + 4);
    const format = view.getUint16(start);
    if (format === 4) maps.push(segmentMap(view, start));
    if (format === 12) maps.push(groupMap(view, start));
  }
  if (maps.length === 0) return undefined;
  return (codePoint) => maps.map((map) => map(codePoint)).find((id) => id !== 0) ?? 0;
}

/** Format 4: segments of the first plane. */
function segmentMap(view: DataView, start: number): GlyphOf {
  const doubled = view.getUint16(start + 6);
  const ends = start + 14;
  const starts = ends + doubled + 2;
  return (codePoint) => {
    if (codePoint > 0xffff) return 0;
    for (let at = 0; at < doubled; at += 2) {
      if (view.getUint16(ends + at) < codePoint) continue;
      const first = view.getUint16(starts + at);
      if (first > codePoint) return 0;
      const delta = view.getUint16(starts + doubled + at);
      const place = starts + 2 * doubled + at;
      const offset = view.getUint16(place);
      if (offset === 0) return (codePoint + delta) & 0xffff;
      const id = view.getUint16(place + offset + (codePoint - first) * 2);
      return id === 0 ? 0 : (id + delta) & 0xffff;
    }
    return 0;
  };
}

/** Format 12: groups of all planes. */
function groupMap(view: DataView, start: number): GlyphOf {
  const count = view.getUint32(start + 12);
  return (codePoint) => {
    for (let n = 0; n < count; n++) {
      const group = start + 16 + n * 12;
      if (view.getUint32(group + 4) < codePoint) continue;
      const first = view.getUint32(group);
      return first > codePoint ? 0 : view.getUint32(group + 8) + codePoint - first;
    }
    return 0;
  };
}
