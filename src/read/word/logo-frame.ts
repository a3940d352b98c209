/** Finds how much room a logo has at its placeholder: in a table cell, a text box, or the width of the text. */
import { type PlacedElement, placedChild } from '../../formats/xml/places.js';
import type { StoryPart } from './story.js';

/** EMU; a twentieth of a point is 635 (ISO/IEC 29500-1, 20.1.10.16). */
const TWIP = 635;
const POINT = 12_700;
/** The default margin at both sides of a cell: 0.19 cm, in twips. */
const CELL_MARGIN = 108;
/** The default insets of a text box: 0.1 inch left and right, 0.05 above and below (20.1.2.1.1). */
const BOX_INSETS = { left: 91_440, top: 45_720, right: 91_440, bottom: 45_720 };
/** The text width of A4 with 2.54 cm margins, for parts without a section of their own. */
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

/** DrawingML has the size in `wp:extent` and the insets in `wps:bodyPr`; VML has both in attributes. */
function boxFrame(content: PlacedElement): LogoFrame | undefined {
  let insets = BOX_INSETS;
  for (let at = content.parent; at; at = at.parent) {
    insets = { ...insets, ...insetsOf(at) };
    const extent = placedChild(at, 'wp:extent');
    const size = extent
      ? [Number(extent.attributes.get('cx')), Number(extent.attributes.get('cy'))]
      : ['width', 'height'].map((name) => styleLength(at?.attributes.get('style'), name));
    const [width = Number.NaN, height = Number.NaN] = size;
    if (width > 0 && height > 0) return inset(width - insets.left - insets.right, height - insets.top - insets.bottom);
  }
  return undefined;
}

function styleLength(style: string | undefined, name: string): number {
  return Number(new RegExp(`(?:^|;)\\s*${name}:([\\d.]+)pt`).exec(style ?? '')?.[1]) * POINT;
}

function insetsOf(element: PlacedElement): Partial<typeof BOX_INSETS> {
  const body = placedChild(element, 'wps:bodyPr');
  const drawingLengths = ['lIns', 'tIns', 'rIns', 'bIns'].map((name) => body?.attributes.get(name));
  const vmlLengths =
    element.name === 'v:textbox' ? element.attributes.get('inset')?.split(',').map(vmlLength) : undefined;
  const [left, top, right, bottom] =
    vmlLengths ?? drawingLengths.map((length) => (length === undefined ? undefined : Number(length)));
  const lengths = Object.entries({ left, top, right, bottom }).filter(([, length]) => Number.isFinite(length));
  return Object.fromEntries(lengths);
}

const UNITS: Readonly<Record<string, number>> = { in: 914_400, pt: POINT, cm: 360_000, mm: 36_000 };

function vmlLength(length: string): number {
  const [, number, unit = ''] = /^\s*([\d.]+)(\w+)?\s*$/.exec(length) ?? [];
  return Number(number) * (UNITS[unit] ?? 1);
}

function inset(width: number, height: number): LogoFrame | undefined {
  return width > 0 && height > 0 ? { width: Math.round(width), height: Math.round(height) } : undefined;
}

/** The width of the text in the part's last section. */
function measure(root: PlacedElement): number {
  const section = placedChild(placedChild(root, 'w:body'), 'w:sectPr');
  const size = Number(placedChild(section, 'w:pgSz')?.attributes.get('w:w'));
  const margins = placedChild(section, 'w:pgMar');
  const textWidth = size - Number(margins?.attributes.get('w:left')) - Number(margins?.attributes.get('w:right'));
  return textWidth > 0 ? textWidth * TWIP : MEASURE;
}
