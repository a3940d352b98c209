/**
 * Reads enough of a JPEG (ITU-T T.81) to know its size and that it is complete: the markers from start to end of image. Refuses
 * processes that browsers and Word do not show (lossless, hierarchical, arithmetic coding, 12 bits), CMYK, which a PDF/A file of
 * RGB colours cannot hold, and photographs that need turning, since browsers follow the camera's note and Word and PDF do not.
 */
import { exifOrientation } from './exif.js';
import { DAMAGED, type PictureSize, type PictureTrouble, sizeTrouble } from './picture-limits.js';

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/** Baseline, extended sequential and progressive, Huffman coded (B.1.1.3). */
const SHOWN_FRAMES = [0xc0, 0xc1, 0xc2];
const OTHER_FRAMES = [0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf];

const UNUSUAL: PictureTrouble = {
  trouble: 'is a kind of JPEG that some programs can’t show',
  hint: 'Export it again as an ordinary (baseline or progressive) RGB JPEG.',
};

const SIDEWAYS: PictureTrouble = {
  trouble: 'is stored turned or mirrored, and not every program would turn it back',
  hint: 'Open it in a picture editor, turn it upright and save it again.',
};

const CAMERA_NOTES = 0xe1;

interface Segment {
  readonly marker: number;
  readonly data: Buffer;
}

/** Gives a JPEG's size, or why it is refused. */
export function inspectJpeg(bytes: Buffer): PictureSize | PictureTrouble {
  const segments = readSegments(bytes);
  const frame = segments?.find(({ marker }) => SHOWN_FRAMES.includes(marker) || OTHER_FRAMES.includes(marker));
  if (!segments || !frame || !segments.some(({ marker }) => marker === START_OF_SCAN)) return DAMAGED;
  if (OTHER_FRAMES.includes(frame.marker)) return UNUSUAL;
  if (frame.data.length < 6) return DAMAGED;
  const [precision, components] = [frame.data[0], frame.data[5]];
  if (precision !== 8 || (components !== 1 && components !== 3)) return UNUSUAL;
  const turned = segments.some(({ marker, data }) => marker === CAMERA_NOTES && (exifOrientation(data) ?? 1) !== 1);
  if (turned) return SIDEWAYS;
  const [height, width] = [frame.data.readUInt16BE(1), frame.data.readUInt16BE(3)];
  return sizeTrouble(width, height) ?? { format: 'jpeg', width, height };
}

/** All segments up to the end of the image; undefined where it is never reached. */
function readSegments(bytes: Buffer): readonly Segment[] | undefined {
  const segments: Segment[] = [];
  let at = 2;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    // Fill bytes may stand before any marker (B.1.1.2).
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === END_OF_IMAGE) return segments;
    if (at + 4 > bytes.length) return undefined;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) return undefined;
    segments.push({ marker, data: bytes.subarray(at + 4, end) });
    at = marker === START_OF_SCAN ? endOfScan(bytes, end) : end;
  }
  return undefined;
}

/** Where the entropy-coded data after a scan's header ends: at a marker that is neither a stuffed FF nor a restart. */
function endOfScan(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0x00 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}
