/** Opens finished files as their readers would. */
import type { Format } from '../../model/plan.js';
import { docxWords } from './docx.js';
import type { FoundText } from './found-text.js';
import { htmlWords } from './html.js';
import { pdfWords } from './pdf.js';

const READERS: Readonly<Record<Format, (bytes: Uint8Array) => readonly FoundText[]>> = {
  docx: docxWords,
  pdf: pdfWords,
  html: htmlWords,
};

/** All words of a finished file; throws ZipTrouble or PdfTrouble for a file that cannot be read. */
export function finishedWords(format: Format, bytes: Uint8Array): readonly FoundText[] {
  return READERS[format](bytes);
}
