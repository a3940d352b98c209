/** Finished files → what they say and how they look. */
import type { FinishedFormat } from '../finished/index.js';
import { PdfTrouble } from '../finished/pdf-objects.js';
import { ZipTrouble } from '../zip/read.js';
import type { Facets } from './facets.js';
import { htmlFacets } from './html.js';
import { officeFacets } from './office.js';
import { pdfFacets } from './pdf.js';

const READERS: Readonly<Record<FinishedFormat, (bytes: Uint8Array) => Facets>> = {
  docx: officeFacets,
  xlsx: officeFacets,
  pdf: pdfFacets,
  html: htmlFacets,
};

/** How a file differs from another: in what it says, in how it looks, or in its properties alone. */
export type FacetChange = 'words' | 'layout' | 'metadata';

/**
 * Compares two versions of a file, which are not the same bytes: words before looks, and looks before properties. Undefined for a file
 * that can't be read.
 */
export function facetChange(format: FinishedFormat, before: Uint8Array, after: Uint8Array): FacetChange | undefined {
  try {
    const [said, says] = [READERS[format](before), READERS[format](after)];
    if (said.words !== says.words) return 'words';
    return said.looks === says.looks ? 'metadata' : 'layout';
  } catch (cause) {
    if (cause instanceof PdfTrouble || cause instanceof ZipTrouble) return undefined;
    throw cause;
  }
}
