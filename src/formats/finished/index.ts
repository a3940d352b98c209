/** Opens finished files as their readers would. */
import type { AttachmentEnding } from '../../model/attachment.js';
import type { Format } from '../../model/plan.js';
import { docxWords } from './docx.js';
import type { FileText } from './file-text.js';
import { htmlWords } from './html.js';
import { pdfWords } from './pdf.js';
import { xlsxWords } from './xlsx.js';

/** A document's format, or the kind of an attachment. */
export type FinishedFormat = Format | AttachmentEnding;

const READERS: Readonly<Record<FinishedFormat, (bytes: Uint8Array) => readonly FileText[]>> = {
  docx: docxWords,
  pdf: pdfWords,
  html: htmlWords,
  xlsx: xlsxWords,
};

/** All words of a finished file; throws ZipTrouble or PdfTrouble for a file that cannot be read. */
export function finishedWords(format: FinishedFormat, bytes: Uint8Array): readonly FileText[] {
  return READERS[format](bytes);
}
