/** Opens finished files as their readers would. */
import type { Format } from '../../model/plan.js';
import { docxWords } from './docx.js';
import type { FileText } from './file-text.js';
import { htmlWords } from './html.js';
import { pdfWords } from './pdf.js';

const READERS: Readonly<Record<Format, (bytes: Uint8Array) => readonly FileText[]>> = {
  docx: docxWords,
  pdf: pdfWords,
  html: htmlWords,
};

/** All words of a finished file; throws ZipTrouble or PdfTrouble for a file that cannot be read. */
export function finishedWords(format: Format, bytes: Uint8Array): readonly FileText[] {
  return READERS[format](bytes);
}
