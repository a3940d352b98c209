/** How much room a logo has where its placeholder stands: in a table cell, a text box, or the width of the text. */
import { type PlacedElement, placedChild } from '../../formats/xml/places.js';
import type { StoryPart } from './story.js';

/** EMU; a twentieth of a point is 635 (ISO/IEC 29500-1, 20.1.10.16). */
const TWIP = 635;
const POINT = 12_700;
/** A cell keeps this free at both sides unless told otherwise: 0.19 cm, in twips. */
const CELL_MARGIN = 108;
/** A text box's insets unless told otherwise: 0.1 inch left and right, 0.05 above and below (20.1.2.1.1). */
const BOX_INSETS = { across: 2 * 91_440, down: 2 * 45_720 };
/** A4 with 2.54 cm margins, for parts that have no section of their own. */
const MEASURE = 9_026 * TWIP;

export interface LogoFrame {
  readonly width: number;
  readonly height?: number;
}

/** Finds the frame around an element. Lengths in EMU. */
export function logoFrame(element: PlacedElement, { root }: StoryPart): LogoFrame {
  for (let at: PlacedElement | undefined = element; at; at = at.parent) {
    const frame = at.name === 'w:tc' ? cellFrame(at) : at.name === 'w:txbxContent' ? boxFrame(at) : undefined;
    if (frame) return frame;
  }
  return { width: measure(root) };
}

function cellFrame(cell: PlacedElement): LogoFrame | undefined {
  const width = placedChild(placedChild(cell, 'w:tcPr'), 'w:tcW');
  if (width?.attributes.get('w:type') !== 'dxa') return undefined;
  const twips = Number(width.attributes.get('w:w')) - 2 * CELL_MARGIN;
  return twips > 0 ? { width: twips * TWIP } : undefined;
}

/** DrawingML says the size in `wp:extent`, VML in the shape's style, in points. */
function boxFrame(content: PlacedElement): LogoFrame | undefined {
  for (let at = content.parent; at; at = at.parent) {
    const extent = placedChild(at, 'wp:extent');
    if (extent) return inset(Number(extent.attributes.get('cx')), Number(extent.attributes.get('cy')));
    const style = at.name.startsWith('v:') ? at.attributes.get('style') : undefined;
    const [width, height] = [
      /(?:^|;)\s*width:([\d.]+)pt/.exec(style ?? ''),
      /(?:^|;)\s*height:([\d.]+)pt/.exec(style ?? ''),
    ];
    if (width && height) return inset(Number(width[1]) * POINT, Number(height[1]) * POINT);
  }
  return undefined;
}

function inset(width: number, height: number): LogoFrame | undefined {
  const [across, down] = [width - BOX_INSETS.across, height - BOX_INSETS.down];
  return across > 0 && down > 0 ? { width: Math.round(across), height: Math.round(down) } : undefined;
}

/** The width of the text: of the last section of the part. */
function measure(root: PlacedElement): number {
  const section = placedChild(placedChild(root, 'w:body'), 'w:sectPr');
  const size = Number(placedChild(section, 'w:pgSz')?.attributes.get('w:w'));
  const margins = placedChild(section, 'w:pgMar');
  const free = size - Number(margins?.attributes.get('w:left')) - Number(margins?.attributes.get('w:right'));
  return free > 0 ? free * TWIP : MEASURE;
}
