/** Opens finished files as their readers would. */
import type { AttachmentEnding } from '../../model/attachment.js';
import type { Format } from '../../model/plan.js';
import type { FileText, FinishedContent } from './file-text.js';
import { htmlContent } from './html.js';
import { packageContent } from './package.js';
import { pdfContent } from './pdf.js';
import { xlsxContent } from './xlsx.js';

/** A document's format, or the kind of an attachment. */
export type FinishedFormat = Format | AttachmentEnding;

const READERS: Readonly<Record<FinishedFormat, (bytes: Uint8Array, likeness?: string) => FinishedContent>> = {
  docx: packageContent,
  pdf: pdfContent,
  html: htmlContent,
  xlsx: xlsxContent,
};

/**
 * All that is in a finished file; throws ZipTrouble or PdfTrouble for a file that cannot be read. Files of one likeness are much
 * alike, such as one policy for several organisations: what is the same in the one before isn’t read again.
 */
export function finishedContent(format: FinishedFormat, bytes: Uint8Array, likeness?: string): FinishedContent {
  return READERS[format](bytes, likeness);
}

/** All words of a finished file; throws as `finishedContent` does. */
export function finishedWords(format: FinishedFormat, bytes: Uint8Array): readonly FileText[] {
  return finishedContent(format, bytes).texts;
}
