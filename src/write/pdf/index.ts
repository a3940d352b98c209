/**
 * Writes a document as a PDF to print, to archive and to listen to: PDF/UA-1 and PDF/A-2a in one file. Blocks are composed
 * into boxes, boxes laid out on pages, pages painted with their tags. Refuses characters that no face has.
 */
import type { OpenWriter } from '../writer.js';
import { bindPdf } from './bind.js';
import { openFaces } from './lines/faces.js';
import { withPatterns } from './lines/hyphenation.js';
import { surelyShown } from './lines/signs.js';
import { typeStyles } from './lines/type-styles.js';
import { openTypesetter } from './lines/typeset.js';
import { surelyHasRoom } from './room.js';
import { writePdf } from './write-pdf.js';

export const openPdfWriter: OpenWriter = async (theme, resources) => {
  const faces = await openFaces(theme.faces, resources);
  const typography = { theme, faces, styles: typeStyles(theme, faces), typesetter: openTypesetter(faces) };
  return {
    format: 'pdf',
    shows: surelyShown(faces),
    hasRoom: (document) => withPatterns(() => surelyHasRoom(document, typography)),
    write: (document) => withPatterns(() => writePdf(document, typography)),
    bind: (book) => withPatterns(() => bindPdf(book, typography)),
  };
};
