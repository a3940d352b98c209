/**
 * How far running text stays from the right margin, so that its lines have as many letters as a theme asks for, as in PDFs. It’s the
 * default of all paragraphs (`w:docDefaults`), so a consultant changes it in one place; table styles set it aside, because tables are as
 * wide as the page allows, and so do the styles of what spans the page.
 */
import type { Theme } from '../../model/theme.js';
import { twips } from './units.js';

/** The mean width of a letter of English text, spaces among them, in sizes of the face: Calibri’s, and that of most others without serifs. */
const LETTER = { calibri: 0.44, other: 0.49 } as const;

/** Gives the distance on an upright page in twips; 0 where a theme leaves the measure to its margins. */
export function besideText({ measure, page, margins, sizes, wordFace }: Theme): number {
  if (measure === undefined) return 0;
  const letter = wordFace.toLowerCase() === 'calibri' ? LETTER.calibri : LETTER.other;
  const room = page.width - margins.left - margins.right;
  return Math.max(0, twips(room - measure * letter * sizes.body));
}

/** The distance on a kind of page. */
export interface Beside {
  readonly twips: number;
  /** Whether it's the default of all paragraphs, so that they needn't say it. */
  readonly isDefault: boolean;
}

/** The indent of a style whose paragraphs are as wide as the page allows. */
export const WHOLE_WIDTH = { right: 0 } as const;

/** Whether a style’s paragraphs are so, or have a distance of their own; of those that can stand on landscape pages. */
export function isWholeWidth(style: string): boolean {
  return style === 'Caption' || style === 'Picture' || style === 'CodeBlock' || style.startsWith('Table');
}

/** The same in a style that docx can’t make. */
export const WHOLE_WIDTH_XML = '<w:pPr><w:ind w:right="0"/></w:pPr>';
