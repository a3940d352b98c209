/**
 * A document as a PDF that is printed, archived and listened to: PDF/UA-1 and PDF/A-2a in one file. Composed into boxes, laid
 * out on pages, painted with its tags. Refuses a character that no face holds.
 */
import type { OpenWriter } from '../writer.js';
import { bindPdf } from './bind.js';
import { openFaces } from './lines/faces.js';
import { typeStyles } from './lines/type-styles.js';
import { openTypesetter } from './lines/typeset.js';
import { writePdf } from './write-pdf.js';

export const openPdfWriter: OpenWriter = async (theme, resources) => {
  const faces = await openFaces(theme.faces, resources);
  const shop = { theme, faces, styles: typeStyles(theme, faces), typesetter: openTypesetter(faces) };
  return {
    format: 'pdf',
    write: async (document) => writePdf(document, shop),
    bind: async (book) => bindPdf(book, shop),
  };
};
