/** PDFs as other programs make them, with text in a font of one byte a letter. */

/** What a PDF has beside the words of its pages. */
export interface PdfParts {
  /** Entries of the catalogue: `/Names << … >>`. */
  readonly catalogue?: string;
  /** Entries of the first page: `/Annots [<< … >>]`. */
  readonly page?: string;
  /** The font of all pages; absent: Helvetica in WinAnsi (ISO 32000-1, D.1). */
  readonly font?: string;
  /** What else the file has, numbered behind the last page: objects 6 and so on where there is one page. */
  readonly objects?: readonly string[];
  /** Entries of the document information: `/Subject (…)`. */
  readonly info?: string;
}

const HELVETICA = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';

/** Pages with one line each; one without words is blank. */
export function foreignPdf(
  words: string | readonly string[],
  { catalogue = '', page = '', font = HELVETICA, objects: others = [], info = '' }: PdfParts = {},
): Uint8Array {
  const pages = [words].flat();
  const numberOf = (at: number) => 4 + at * 2;
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    `<< /Type /Pages /Kids [${pages.map((_, at) => `${numberOf(at)} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    font,
    ...pages.flatMap((line, at) => {
      const content = line && `BT /F1 12 Tf 72 720 Td (${line.replace(/[\\()]/g, '\\$&')}) Tj ET`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${numberOf(at) + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> ${at === 0 ? page : ''} >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
    ...others,
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const xref = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${xref}trailer << /Size ${objects.length + 1} /Root 1 0 R ${info === '' ? '' : `/Info << ${info} >>`} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
