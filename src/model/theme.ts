/**
 * How documents look, shared by all three formats. Sizes are in points (1/72 inch), colours `#rrggbb`.
 */

export interface Theme {
  readonly colours: Colours;
  readonly page: { readonly width: number; readonly height: number };
  readonly margins: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  readonly sizes: {
    readonly body: number;
    readonly title: number;
    /** Heading levels 1 to 5. */
    readonly headings: readonly [number, number, number, number, number];
    /** Header, footer, masthead and control block. */
    readonly small: number;
  };
  /** Multiple of the size. */
  readonly lineHeight: number;
  /** At most this high; the width follows. */
  readonly logoHeight: number;
  /** The face that Word shows: one that clients' machines have. */
  readonly wordFace: string;
}

export interface Colours {
  /** The client's colour: title rule, links, table heads. */
  readonly accent: string;
  /** Body text. */
  readonly text: string;
  /** Header, footer, labels. */
  readonly muted: string;
  /** Hairlines and table rules. */
  readonly line: string;
  /** Behind table heads and labels. */
  readonly tint: string;
}

const MILLIMETRE = 72 / 25.4;

/**
 * The look of a pack unless told otherwise: A4, 25 mm margins, 11 pt body (Butterick, Practical Typography: measure of
 * 60–75 characters, line height 1.2–1.45). All text colours pass WCAG 2.2 AA (1.4.3) on white and on the tint.
 */
export const DEFAULT_THEME: Theme = {
  colours: { accent: '#1d5a84', text: '#1f2328', muted: '#57606a', line: '#d0d7de', tint: '#f1f5f8' },
  page: { width: 595.28, height: 841.89 },
  margins: { top: 27 * MILLIMETRE, right: 25 * MILLIMETRE, bottom: 25 * MILLIMETRE, left: 25 * MILLIMETRE },
  sizes: { body: 11, title: 24, headings: [15, 12.5, 11, 11, 11], small: 9 },
  lineHeight: 1.4,
  logoHeight: 18 * MILLIMETRE,
  wordFace: 'Calibri',
};

/** The default look in a client's own colours. */
export function themeWith(colours: Partial<Colours>): Theme {
  return { ...DEFAULT_THEME, colours: { ...DEFAULT_THEME.colours, ...colours } };
}
