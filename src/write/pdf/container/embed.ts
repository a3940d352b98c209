/** Adds fonts and pictures to a file. A picture is packed once for all documents. */
import { deflateSync } from 'node:zlib';
import type { FontProgram } from '../../../formats/fonts/face.js';
import { drawingOperators } from '../../../formats/svg/drawing-operators.js';
import type { Picture } from '../../../model/document.js';
import type { Drawing } from '../../../model/drawing.js';
import { remember } from '../../../model/remember.js';
import { imageData } from '../picture.js';
import type { PdfFile, PdfStream } from './container.js';
import { entriesText, numbers } from './syntax.js';

/** A TrueType file doesn't give stem widths, so we estimate one from the weight, after Adobe's fonts. */
function stemOf(weight: number): number {
  return Math.round(50 + ((weight - 300) / 100) * 22);
}

/** Adds a font whose text is two-byte glyph ids (ISO 32000-1, 9.7). */
export function embedFont(file: PdfFile, program: FontProgram): PdfStream {
  const { metrics, name } = program;
  const fontFile = file.stream(`/Length1 ${program.fileLength}`, program.file);
  const toUnicode = file.stream('', program.toUnicode);
  const descriptor = file.object();
  // Flags: symbolic (4), since its glyphs are named by number; italic (64).
  const flags = metrics.italicAngle === 0 ? 4 : 68;
  descriptor.set(
    `<</Type/FontDescriptor/FontName/${name}/Flags ${flags}/FontBBox[${numbers(...metrics.box)}]` +
      `/ItalicAngle ${numbers(metrics.italicAngle)}/Ascent ${numbers(metrics.ascent)}/Descent ${numbers(metrics.descent)}` +
      `/CapHeight ${numbers(metrics.capHeight)}/XHeight ${numbers(metrics.xHeight)}/StemV ${stemOf(metrics.weight)}` +
      `/FontFile2 ${fontFile.reference}>>`,
  );
  const descendant = file.object();
  descendant.set(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
      `/FontDescriptor ${descriptor.reference}/DW 0/W${program.widths}/CIDToGIDMap/Identity>>`,
  );
  const font = file.object();
  font.set(
    `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${descendant.reference}]` +
      `/ToUnicode ${toUnicode.reference}>>`,
  );
  return font;
}

const packedPicture = remember((picture: Picture) => {
  const { entries, filter, data, mask } = imageData(picture);
  return { entries: entriesText(entries), filter, data, mask: mask && { ...mask, entries: entriesText(mask.entries) } };
});

/**
 * A drawing as a form of one by one, as images are (ISO 32000-1, 8.10): its place and size are those of its longer side. It lies in the
 * page's figure, and needs no tags of its own.
 */
const packedDrawing = remember((drawing: Drawing) => {
  const { width, height } = drawing;
  const { content, opacities } = drawingOperators(drawing);
  const states = opacities.map(([inside, line], at) => `/O${at + 1}<</ca ${inside}/CA ${line}>>`).join('');
  const square = [1 / width, 0, 0, -1 / height, 0, 1].map((value) => value.toFixed(8)).join(' ');
  const entries =
    `/Type/XObject/Subtype/Form/BBox[0 0 ${width} ${height}]/Matrix[${square}]` +
    `/Resources<</ExtGState<<${states}>>>>`;
  return { entries, data: deflateSync(Buffer.from(content, 'latin1')) };
});

/** Adds a picture: its drawing where it has one. */
export function embedPicture(file: PdfFile, picture: Picture): PdfStream {
  if (picture.drawing) {
    const { entries, data } = packedDrawing(picture.drawing);
    return file.stream(entries, data);
  }
  const { entries, filter, data, mask } = packedPicture(picture);
  if (filter === 'DCTDecode') return file.plainStream(`${entries}/Filter/DCTDecode`, data);
  if (!mask) return file.stream(entries, data);
  return file.stream(`${entries}/SMask ${file.stream(mask.entries, mask.data).reference}`, data);
}
