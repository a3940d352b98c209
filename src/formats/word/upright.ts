/**
 * What a drawing of Word says so that a picture is shown upright (ISO/IEC 29500-1, 20.1.7.6): Word knows nothing of cameras' notes.
 * Its frame has the size of the picture as it is stored, mirrored and turned about its middle. Since 2010, Word keeps as much room in
 * the line as a frame on its side needs, as LibreOffice does: room for effects (`wp:effectExtent`) would come on top.
 */
import type { Picture, PictureTurn } from '../../model/document.js';
import { shownSize, turnFor, turningOf } from '../../model/picture-turn.js';

/** Attributes of the elements of a drawing, each with the space before it; sizes in EMU. */
export interface UprightFrame {
  /** Of `wp:extent` and `a:ext`. */
  readonly extent: string;
  /** Of `a:xfrm`. */
  readonly turning: string;
}

/** A degree, in the unit of `rot`. */
const DEGREE = 60_000;

/** Gives the frame for a picture that is shown `cx` wide and `cy` high. */
export function uprightFrame(picture: Picture, cx: number, cy: number): UprightFrame {
  const { mirrored, degrees } = turningOf(picture);
  const turning = `${degrees === 0 ? '' : ` rot="${degrees * DEGREE}"`}${mirrored ? ' flipH="1"' : ''}`;
  const { width, height } = shownSize({ width: cx, height: cy }, picture.turn);
  return { extent: ` cx="${width}" cy="${height}"`, turning };
}

/** How a picture of a drawing is turned, from the attributes of its `a:xfrm`; undefined where it's upright, or at another angle. */
export function turnIn(attributes: ReadonlyMap<string, string>): PictureTurn | undefined {
  const isOn = (name: string) => /^(?:1|true)$/.test(attributes.get(name) ?? '');
  const turned = ((Number(attributes.get('rot') ?? 0) / DEGREE) % 360) + 360;
  // Upside down and mirrored at once is turned by half.
  const degrees = (turned + (isOn('flipV') ? 180 : 0)) % 360;
  if (degrees !== 0 && degrees !== 90 && degrees !== 180 && degrees !== 270) return undefined;
  return turnFor({ mirrored: isOn('flipH') !== isOn('flipV'), degrees });
}
