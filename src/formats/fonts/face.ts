/**
 * One font as the writer of PDFs uses it. Words become operands of PDF's TJ in the font's own glyph ids, so that a shaped word is
 * valid in every document; glyphs become a subset that keeps those ids. Nearly all documents share one subset: a fixed base, plus
 * the few other glyphs that a document needs.
 */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { rememberByValue } from '../../model/remember.js';
import { type FontMetrics, readMetrics } from './metrics.js';
import { readTables, type Tables } from './sfnt.js';
import { type Glyph, openShaper, type Shaper } from './shape.js';
import { subsetKeepingIds } from './subset.js';
import { toUnicodeMap } from './to-unicode.js';

/** A text in glyphs; lengths in thousandths of an em. */
export interface ShapedText {
  readonly width: number;
  readonly pieces: readonly Piece[];
  /** Glyph ids that are not in the base of every subset. */
  readonly extras: readonly number[];
  /** Characters that the font has no glyph for: code points, in order, without those that show nothing by themselves. */
  readonly missingCodePoints: readonly number[];
}

/** A stretch of glyphs. */
export interface Piece {
  readonly shows: readonly Show[];
  /** What it says, where its glyphs alone would tell a reader something else (ISO 32000-1, 14.9.4). */
  readonly text?: string;
}

/** Glyphs at the same height. */
export interface Show {
  /** Operands of TJ without their brackets: strings of two-byte glyph ids as Latin-1 characters, and kerning. */
  readonly operands: string;
  /** How far above the baseline. */
  readonly rise: number;
}

/** Part of a text that cannot be split: a letter with its marks, a ligature. */
export interface Cluster {
  readonly text: string;
  readonly width: number;
}

/** A subset ready to be embedded. */
export interface FontProgram {
  /** With a tag of six letters in front: `ABCDEF+SourceSans3-Regular`. */
  readonly name: string;
  readonly metrics: FontMetrics;
  /** The TrueType file, deflated, and its size before. */
  readonly file: Uint8Array;
  readonly fileLength: number;
  /** Widths of the glyphs it holds, as the array W of a CIDFont (ISO 32000-1, 9.7.4.3). */
  readonly widths: string;
  /** Deflated. */
  readonly toUnicode: Uint8Array;
}

export interface Face {
  readonly metrics: FontMetrics;
  /** Whether the font has a glyph for each character that shows anything by itself. */
  holds(text: string): boolean;
  shape(text: string): ShapedText;
  clusters(text: string): readonly Cluster[];
  subset(extras: Iterable<number>): FontProgram;
}

const BASE_CHARACTERS = Array.from({ length: 0x5f }, (_, n) => String.fromCodePoint(0x20 + n)).concat(
  Array.from({ length: 0x60 }, (_, n) => String.fromCodePoint(0xa0 + n)),
  [...'ŴŵŶŷẀẁẂẃẄẅỲỳ‐–—‘’“”„†•…‰′″€™−×÷◦≤≥½¼¾'],
  ['ff', 'fi', 'fl', 'ffi', 'ffl', 'ft', 'fft'],
);

/** Of a word that is remembered once it is shaped, in UTF-16 units; what is longer is no word that comes again. */
const LONGEST_REMEMBERED = 64;

/** Opens a TrueType file whose subsets all have the glyphs of some texts; throws FontTrouble for anything else. */
export function openFace(file: Uint8Array, baseTexts: readonly string[] = BASE_CHARACTERS): Face {
  const tables = readTables(file);
  const metrics = readMetrics(tables);
  const shaper = openShaper(file);
  const base = new Set([0, ...shaper.shape(baseTexts.join(' ')).map((glyph) => glyph.id)]);
  const shape = (text: string) => shapeText(text, shaper, metrics, base);
  const shapeWord = rememberByValue(shape, 'small');
  const program = rememberByValue(
    (_key: string, extras: readonly number[]) =>
      makeProgram(
        tables,
        metrics,
        shaper,
        [...base, ...extras].sort((a, b) => a - b),
      ),
    'huge',
  );
  return {
    metrics,
    holds: (text) => lackedBy(shaper, text).length === 0,
    shape: (text) => (text.length > LONGEST_REMEMBERED ? shape(text) : shapeWord(text)),
    clusters(text) {
      return clustersOf(text, shaper.shape(text)).map(({ text: part, glyphs }) => ({
        text: part,
        width: widthOf(glyphs, metrics),
      }));
    },
    subset(extras) {
      const added = [...new Set(extras)].filter((id) => !base.has(id)).sort((a, b) => a - b);
      return program(added.join(), added);
    },
  };
}

function widthOf(glyphs: readonly Glyph[], metrics: FontMetrics): number {
  return (glyphs.reduce((sum, glyph) => sum + glyph.advance, 0) * 1000) / metrics.unitsPerEm;
}

interface GlyphCluster {
  readonly text: string;
  readonly glyphs: readonly Glyph[];
}

function clustersOf(text: string, glyphs: readonly Glyph[]): readonly GlyphCluster[] {
  const clusters: GlyphCluster[] = [];
  for (let from = 0; from < glyphs.length; ) {
    const start = glyphs[from]?.cluster ?? 0;
    let to = from + 1;
    while (glyphs[to]?.cluster === start) to++;
    clusters.push({ text: text.slice(start, glyphs[to]?.cluster ?? text.length), glyphs: glyphs.slice(from, to) });
    from = to;
  }
  return clusters;
}

function shapeText(text: string, shaper: Shaper, metrics: FontMetrics, base: ReadonlySet<number>): ShapedText {
  const clusters = clustersOf(text, shaper.shape(text));
  const glyphs = clusters.flatMap((cluster) => cluster.glyphs);
  return {
    width: widthOf(glyphs, metrics),
    pieces: piecesOf(clusters, shaper, metrics),
    extras: [...new Set(glyphs.map((glyph) => glyph.id))].filter((id) => !base.has(id)),
    missingCodePoints: clusters.filter(lacksGlyph).flatMap(({ text: words }) => {
      const lacking = lackedBy(shaper, words);
      return lacking.length > 0 ? lacking : codePointsOf(words);
    }),
  };
}

function codePointsOf(text: string): readonly number[] {
  return [...text].map((character) => character.codePointAt(0) ?? 0);
}

/** The characters of a text that a font has no glyph for, without joiners, variation selectors and the like. */
function lackedBy({ codePoints }: Shaper, text: string): readonly number[] {
  return codePointsOf(text.replace(/\p{Default_Ignorable_Code_Point}/gu, '')).filter((code) => !codePoints.has(code));
}

function lacksGlyph(cluster: GlyphCluster): boolean {
  return cluster.glyphs.some((glyph) => glyph.id === 0);
}

/** Gathers clusters into pieces: neighbours whose glyphs speak for themselves, neighbours whose text must be given. */
function piecesOf(clusters: readonly GlyphCluster[], shaper: Shaper, metrics: FontMetrics): readonly Piece[] {
  const pieces: Piece[] = [];
  let gathered: Glyph[] = [];
  let text = '';
  let honest = true;
  const close = () => {
    if (gathered.length > 0) pieces.push({ shows: showsOf(gathered, metrics), ...(honest ? {} : { text }) });
    gathered = [];
    text = '';
  };
  for (const cluster of clusters) {
    const tells = cluster.glyphs.map((glyph) => shaper.meanings.get(glyph.id) ?? '').join('') === cluster.text;
    if (tells !== honest) close();
    honest = tells;
    // One by one: a letter under a great many marks has more glyphs than a call takes arguments.
    for (const glyph of cluster.glyphs) gathered.push(glyph);
    text += cluster.text;
  }
  close();
  return pieces;
}

function showsOf(glyphs: readonly Glyph[], metrics: FontMetrics): readonly Show[] {
  const scale = 1000 / metrics.unitsPerEm;
  const shows: Show[] = [];
  let operands = '';
  let string = '';
  let rise = 0;
  // TJ moves left by what its numbers say: what the font's own advance has too much of.
  let back = 0;
  const endString = () => {
    if (string) operands += `(${string})`;
    string = '';
  };
  for (const glyph of glyphs) {
    if (glyph.up !== rise) {
      endString();
      if (back !== 0) operands += decimal(back);
      if (operands) shows.push({ operands, rise: rise * scale });
      operands = '';
      rise = glyph.up;
      back = 0;
    }
    back -= glyph.right * scale;
    if (back !== 0) {
      endString();
      operands += decimal(back);
    }
    string += twoBytes(glyph.id);
    back = (metrics.advances[glyph.id] ?? 0) - glyph.advance * scale + glyph.right * scale;
  }
  endString();
  if (back !== 0) operands += decimal(back);
  if (operands) shows.push({ operands, rise: rise * scale });
  return shows;
}

function decimal(value: number): string {
  return `${Math.round(value * 100) / 100}`;
}

/** A glyph id as two characters of a literal string, escaped where the syntax wants it (ISO 32000-1, 7.3.4.2). */
function twoBytes(id: number): string {
  return literalByte(id >> 8) + literalByte(id & 0xff);
}

function literalByte(byte: number): string {
  if (byte === 0x28 || byte === 0x29 || byte === 0x5c) return `\\${String.fromCharCode(byte)}`;
  return byte === 0x0d ? '\\r' : String.fromCharCode(byte);
}

function makeProgram(tables: Tables, metrics: FontMetrics, shaper: Shaper, ids: readonly number[]): FontProgram {
  const file = subsetKeepingIds(tables, ids);
  const meanings = ids.filter((id) => id > 0).map((id) => [id, shaper.meanings.get(id) ?? '\ufffd'] as const);
  return {
    name: `${subsetTag(ids)}+${metrics.name}`,
    metrics,
    file: deflateSync(file, { level: 9 }),
    fileLength: file.length,
    widths: widthArray(ids, metrics),
    toUnicode: deflateSync(toUnicodeMap(meanings), { level: 9 }),
  };
}

/** A tag of six capital letters, the same for the same glyphs (ISO 32000-1, 9.6.4). */
function subsetTag(ids: readonly number[]): string {
  const hash = createHash('sha256').update(ids.join()).digest();
  return String.fromCharCode(...hash.subarray(0, 6).map((byte) => 0x41 + (byte % 26)));
}

function widthArray(ids: readonly number[], metrics: FontMetrics): string {
  let array = '[';
  ids.forEach((id, n) => {
    if (n === 0 || ids[n - 1] !== id - 1) array += n === 0 ? `${id}[` : `]${id}[`;
    else array += ' ';
    array += decimal(metrics.advances[id] ?? 0);
  });
  return `${array}]]`;
}
