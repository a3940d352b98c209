/** Contrast between two colours (WCAG 2.2: relative luminance, contrast ratio, 1.4.3). */

/** The contrast that text of ordinary size needs with its background (WCAG 2.2, 1.4.3, level AA). */
export const LEAST_CONTRAST = 4.5;

/** Reads `#rgb` or `#rrggbb` in any case and gives `#rrggbb` in lower case; anything else gives undefined. */
export function parseColour(text: string): string | undefined {
  const colour = text.toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(colour)) return colour;
  return /^#[0-9a-f]{3}$/.test(colour) ? colour.replace(/[0-9a-f]/g, '$&$&') : undefined;
}

function luminance(colour: string): number {
  const channel = (at: number): number => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    // WCAG 2.2 as of its 2021 correction: 0.04045, as in sRGB itself (IEC 61966-2-1).
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** The contrast ratio of two colours `#rrggbb`: 1 (the same) to 21 (black and white), in either order. */
export function contrastRatio(first: string, second: string): number {
  const [a, b] = [luminance(first), luminance(second)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
