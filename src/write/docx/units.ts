/** Word's units from points and pixels. All results are whole numbers, as the schemas want. */

/** Twentieths of a point (ISO/IEC 29500-1, 17.18.87). */
export const twips = (points: number): number => Math.round(points * 20);

/** Half-points: font sizes (17.3.2.38). */
export const halfPoints = (points: number): number => Math.round(points * 2);

/** English metric units: sizes of drawings, 12,700 a point (20.1.2.1). */
export const emu = (points: number): number => Math.round(points * 12_700);

/** Points that a picture's pixels take at 96 a CSS inch. */
export const pointsOfPixels = (pixels: number): number => pixels * 0.75;

/** `#1d5a84` → `1D5A84`, as `w:color` wants it. */
export const hexColour = (colour: string): string => colour.slice(1).toUpperCase();
