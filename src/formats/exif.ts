/** Reads and writes how a picture is turned in camera data (Exif 3.0, 4.6.5: tag 0x0112 of the first directory). */

const ORIENTATION = 0x0112;

/** The orientation in the data of an APP1 segment: 1 is upright; undefined where there is none that can be read. */
export function exifOrientation(data: Buffer): number | undefined {
  if (data.toString('latin1', 0, 6) !== 'Exif\0\0') return undefined;
  const tiff = data.subarray(6);
  const order = tiff.toString('latin1', 0, 2);
  if (tiff.length < 8 || (order !== 'II' && order !== 'MM')) return undefined;
  const short = (at: number) => (order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = order === 'II' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (directory + 2 > tiff.length) return undefined;
  const entries = short(directory);
  for (let at = directory + 2, index = 0; index < entries && at + 12 <= tiff.length; index++, at += 12)
    if (short(at) === ORIENTATION) return short(at + 8);
  return undefined;
}

/** The data of an APP1 segment that says how a picture is turned, and nothing else. */
export function exifNotes(orientation: number): Buffer {
  const notes = Buffer.alloc(32);
  notes.write('Exif\0\0MM', 'latin1');
  const tiff = notes.subarray(6);
  tiff.writeUInt16BE(42, 2);
  // The directory follows at once: one entry, which is one short number; no further directory.
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  return notes;
}
