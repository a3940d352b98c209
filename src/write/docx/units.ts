/** Converts points and pixels to Word's units. All results are whole numbers, as the schemas demand. */

/** Twentieths of a point (ISO/IEC 29500-1, 17.18.87). */
export const twips = (points: number): number => Math.round(points * 20);

/** Half-points: font sizes (17.3.2.38). */
export const halfPoints = (points: number): number => Math.round(points * 2);

/** English metric units, for sizes of drawings: 12,700 to a point (20.1.2.1). */
export const emu = (points: number): number => Math.round(points * 12_700);

/** Points from a picture's pixels, at 96 to a CSS inch. */
export const pointsOfPixels = (pixels: number): number => pixels * 0.75;

/** `#1d5a84` → `1D5A84`, as `w:color` wants it. */
export const hexColour = (colour: string): string => colour.slice(1).toUpperCase();

/** A size of letters in points, as run properties. */
export function sizeXml(points: number): string {
  const size = halfPoints(points);
  return `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`;
}
