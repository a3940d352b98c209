/**
 * How documents look, shared by all three formats. Sizes are in points (1/72 inch), colours `#rrggbb`.
 */
import { remember } from './remember.js';

export interface Theme {
  readonly colours: Colours;
  readonly page: { readonly width: number; readonly height: number };
  readonly margins: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  /**
   * The width of running text in PDFs, in letters of an average line. Tables, code and pictures may be wider. Without it, text is as
   * wide as the margins allow: so it is where a theme sets its own side margins.
   */
  readonly measure?: number;
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
  /** At most so high (points); the width follows. */
  readonly logo: { readonly height: number; readonly place: 'left' | 'centre' | 'right' };
  /** What PDFs are set in, and the first choice of HTML. `code` is a monospaced family. */
  readonly faces: { readonly body: FaceFamily; readonly headings: FaceFamily; readonly code: FaceFamily };
  /** The face that Word shows: one that readers' computers have. */
  readonly wordFace: string;
  readonly header: Furniture;
  readonly footer: Furniture;
  /** Whether the paragraphs of policies are numbered. */
  readonly clauses?: boolean;
  /** Set where quotes, dashes and ellipses print as they were typed; absent: as typographic ones. */
  readonly punctuation?: 'as-typed';
}

/** Four faces that belong together. */
export interface FaceFamily {
  readonly name: string;
  readonly regular: FontFile;
  readonly bold: FontFile;
  readonly italic: FontFile;
  readonly boldItalic: FontFile;
}

/** A static TrueType file: one of the program's own, by its name in `fonts/`, or one that the organisation supplied. */
export type FontFile =
  | { readonly kind: 'program'; readonly file: string }
  | { readonly kind: 'supplied'; readonly path: string; readonly bytes: Uint8Array };

/** What a header or footer says at its left and at its right; parts are joined by a middle dot, empty ones left out. */
export interface Furniture {
  readonly left: readonly FurniturePart[];
  readonly right: readonly FurniturePart[];
}

/** `page` is `Page 1 of 4`, `uncontrolled` is `Check the index for the current version`, `next_review` is `Next review 12 January 2027`. */
export type FurniturePart = (typeof FURNITURE_PARTS)[number];

export const FURNITURE_PARTS = [
  'organisation',
  'title',
  'code',
  'version',
  'status',
  'next_review',
  'page',
  'uncontrolled',
] as const;

/** What a page prints around its text: the theme's parts, and those that a document brings whatever its theme says. */
export type PrintedPart = FurniturePart | 'notice' | 'issue';

/** A theme's header or footer with the parts that a document brings. */
export interface PrintedFurniture {
  readonly left: readonly PrintedPart[];
  readonly right: readonly PrintedPart[];
}

/** The header of all pages but the first. A notice comes before all else, on the first page too. */
export const pageHeader = remember(({ header: { left, right } }: Theme): PrintedFurniture => {
  return { left: ['notice', ...left], right };
});

/** What the head of the first page says in larger letters. */
const IN_MASTHEAD: readonly FurniturePart[] = ['organisation', 'title'];

/** The header of the first page: a theme's, without what the masthead says right below it. */
export const firstPageHeader = remember(({ header: { left, right } }: Theme): PrintedFurniture => {
  const remaining = (side: readonly FurniturePart[]) => side.filter((part) => !IN_MASTHEAD.includes(part));
  return { left: ['notice', ...remaining(left)], right: remaining(right) };
});

/** The footer of all pages; the issue of a pack document comes first. */
export const pageFooter = remember(({ footer: { left, right } }: Theme): PrintedFurniture => {
  return { left: ['issue', ...left], right };
});

export interface Colours {
  /** The organisation's colour: title rule, links, table heads. */
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

/** Points. */
export const MILLIMETRE = 72 / 25.4;

/** Sheets, upright, in points: A4 (ISO 216: 210 × 297 mm) and US Letter (8.5 × 11 inches). */
export const PAGES = {
  a4: { width: 595.28, height: 841.89 },
  letter: { width: 612, height: 792 },
} as const;

const programFont = (file: string): FontFile => ({ kind: 'program', file });

/** Source Sans 3 (SIL Open Font License 1.1). */
export const SOURCE_SANS: FaceFamily = {
  name: 'Source Sans 3',
  regular: programFont('SourceSans3-Regular.ttf'),
  bold: programFont('SourceSans3-Bold.ttf'),
  italic: programFont('SourceSans3-It.ttf'),
  boldItalic: programFont('SourceSans3-BoldIt.ttf'),
};

/** Source Serif 4 (SIL Open Font License 1.1). */
export const SOURCE_SERIF: FaceFamily = {
  name: 'Source Serif 4',
  regular: programFont('SourceSerif4-Regular.ttf'),
  bold: programFont('SourceSerif4-Bold.ttf'),
  italic: programFont('SourceSerif4-It.ttf'),
  boldItalic: programFont('SourceSerif4-BoldIt.ttf'),
};

/** Source Code Pro (SIL Open Font License 1.1): monospaced, with the lines that charts are drawn of. */
export const SOURCE_CODE: FaceFamily = {
  name: 'Source Code Pro',
  regular: programFont('SourceCodePro-Regular.ttf'),
  bold: programFont('SourceCodePro-Bold.ttf'),
  italic: programFont('SourceCodePro-It.ttf'),
  boldItalic: programFont('SourceCodePro-BoldIt.ttf'),
};

/**
 * The look of a pack unless told otherwise: A4, 25 mm margins, 11 pt body (Butterick, Practical Typography: measure of
 * 60–75 characters, line height 1.2–1.45). All text colours pass WCAG 2.2 AA (1.4.3) on white and on the tint.
 */
export const DEFAULT_THEME: Theme = {
  colours: { accent: '#1d5a84', text: '#1f2328', muted: '#57606a', line: '#d0d7de', tint: '#f1f5f8' },
  page: PAGES.a4,
  margins: { top: 27 * MILLIMETRE, right: 25 * MILLIMETRE, bottom: 25 * MILLIMETRE, left: 25 * MILLIMETRE },
  measure: 76,
  sizes: { body: 11, title: 24, headings: [15, 12.5, 11, 11, 11], small: 9 },
  lineHeight: 1.4,
  logo: { height: 18 * MILLIMETRE, place: 'left' },
  faces: { body: SOURCE_SANS, headings: SOURCE_SANS, code: SOURCE_CODE },
  wordFace: 'Calibri',
  header: { left: ['organisation'], right: ['title'] },
  footer: { left: ['code', 'version', 'next_review', 'page'], right: [] },
};

/** The default theme in an organisation's own colours. */
export function themeWith(colours: Partial<Colours>): Theme {
  return { ...DEFAULT_THEME, colours: { ...DEFAULT_THEME.colours, ...colours } };
}
