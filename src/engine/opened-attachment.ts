/** Opens the file of an attachment, so that it can be filled where it is Word, and searched by the final check. */
import { unknownNames } from '../check/placeholder-names.js';
import type { FileText, UnreadPart } from '../formats/finished/file-text.js';
import { type ForeignPdf, type PdfRefusal, readForeignPdf, UnreadablePdf } from '../formats/finished/foreign-pdf.js';
import { type ExcelRefusal, UnreadableExcel, xlsxContent } from '../formats/finished/xlsx.js';
import { sha256 } from '../formats/sha256.js';
import { ZipTrouble } from '../formats/zip/read.js';
import { attachmentEnding } from '../model/attachment.js';
import { type Diagnostic, error, hasErrors, type Outcome, warning } from '../model/diagnostic.js';
import type { PackAttachment } from '../model/organisation-pack.js';
import type { WordTemplate } from '../model/word.js';
import type { PassageLibrary } from '../read/passages/library.js';
import { openPassages } from '../read/passages/open-passages.js';
import { passagesOf } from '../read/passages/with-passages.js';
import type { LoadPicture } from '../read/picture.js';

/** An attachment's file. */
export interface LoadedAttachment {
  readonly bytes: Uint8Array;
  /** Of the bytes, in hexadecimal digits. */
  readonly sha256: string;
  /** Set where it is a Word file with placeholders. */
  readonly word?: WordTemplate;
  /** The words of a PDF or an Excel file. */
  readonly texts?: readonly FileText[];
}

/** What the text of a Word file may use. */
export interface AttachmentSources {
  /** The names that organisations and templates declare. */
  readonly declared: ReadonlySet<string>;
  readonly passages: PassageLibrary;
  readonly loadPicture: LoadPicture;
}

/** Opens a file by its ending; names that no organisation declares are errors. */
export async function openAttachment(
  attachment: PackAttachment,
  bytes: Uint8Array,
  sources: AttachmentSources,
): Promise<Outcome<LoadedAttachment>> {
  const plain: LoadedAttachment = { bytes, sha256: sha256(bytes) };
  switch (attachmentEnding(attachment.source)) {
    case 'pdf':
      return openPdf(attachment, plain);
    case 'xlsx':
      return openExcel(attachment, plain);
    default:
      return openWord(attachment, plain, sources);
  }
}

async function openWord(
  { source, kind }: PackAttachment,
  plain: LoadedAttachment,
  { declared, passages, loadPicture }: AttachmentSources,
): Promise<Outcome<LoadedAttachment>> {
  // Its title and name are those of the list, whatever its own properties say. A listed title is words, never a template's. The date
  // on a form is that of the day on which it is filled in.
  const sidecar = {
    path: source,
    text: JSON.stringify({ title: 'Attachment', slug: 'attachment', keep: ['moving_fields'] }),
  };
  const [{ openWordTemplate }, { readWordTemplate }] = await Promise.all([
    import('../read/word/head.js'),
    import('../read/word/index.js'),
  ]);
  const opened = openWordTemplate(source, plain.bytes, sidecar, passages);
  const cleaning = opened.diagnostics.filter(isOfCleaning);
  const diagnostics = opened.diagnostics.filter((diagnostic) => !isOfCleaning(diagnostic)).map(withoutSidecar);
  const { head, read } = opened;
  if (!head || !read || hasErrors(diagnostics)) return { diagnostics };
  const { value: word, diagnostics: inText } = readWordTemplate(
    head,
    read,
    await openPassages(passagesOf(head), loadPicture),
  );
  const problems = [...diagnostics, ...inText.flatMap((diagnostic) => inAttachment(diagnostic, kind))];
  const found = [...problems, ...(word ? unknownNames(word, declared) : [])];
  if (!word || hasErrors(found)) return { diagnostics: found };
  const isFilled = word.uses.length > 0 || passagesOf(head).size > 0;
  const all = [
    ...found,
    ...cleaning.flatMap((diagnostic) => (isFilled ? whereFilled(diagnostic, source) : asItIs(diagnostic))),
  ];
  if (hasErrors(all)) return { diagnostics: all };
  return { value: isFilled ? { ...plain, word } : plain, diagnostics: all };
}

/** An attachment has no file beside it that could allow what it fetches. */
function withoutSidecar(diagnostic: Diagnostic): Diagnostic {
  return diagnostic.code === 'word-unsafe' ? { ...diagnostic, hint: 'Remove it in Word.' } : diagnostic;
}

/** Whether it is about something that is left out of documents made of a Word file. */
function isOfCleaning({ code }: Diagnostic): boolean {
  return CLEANING.has(code);
}

const CLEANING: ReadonlySet<Diagnostic['code']> = new Set([
  'word-comments',
  'word-hidden-text',
  'word-tracked-changes',
  'word-signature',
  'word-house-template',
]);

/** What is left out of an attachment that is filled in. A change to a file breaks its digital signature (ECMA-376 part 2, 10). */
function whereFilled({ hint: _, ...diagnostic }: Diagnostic, source: string): readonly Diagnostic[] {
  if (diagnostic.code === 'word-signature') return [signed(source)];
  if (diagnostic.code === 'word-house-template') return [diagnostic];
  if (diagnostic.severity === 'error') return [{ ...diagnostic, hint: 'Change this in Word.' }];
  return [{ ...diagnostic, hint: 'Packs get the file without that, because it is filled in.' }];
}

/** What goes to organisations in an attachment without placeholders, which goes into packs as it is. */
function asItIs(diagnostic: Diagnostic): readonly Diagnostic[] {
  if (diagnostic.code === 'word-signature') return [];
  if (diagnostic.code === 'word-house-template')
    return [{ ...diagnostic, severity: 'error', code: 'word-unsafe', hint: 'Remove it in Word.' }];
  const hint = 'The file goes into packs as it is. Remove this in Word, unless people are meant to get it.';
  return [{ ...diagnostic, severity: 'warning', hint }];
}

/** Forms are made to be filled in by hand; any other file with a blank may be one. No file is shown as PDF or HTML. */
function inAttachment(diagnostic: Diagnostic, kind: PackAttachment['kind']): readonly Diagnostic[] {
  if (diagnostic.code === 'word-left-out' || diagnostic.code === 'word-words-missing') return [];
  if (diagnostic.code !== 'placeholder-foreign') return [diagnostic];
  if (kind === 'form') return [];
  const hint =
    'If the file is a form to fill in by hand, write "kind: form" where it is listed. If not, use a placeholder.';
  return [{ ...diagnostic, hint }];
}

function signed(source: string): Diagnostic {
  const message = 'This Word file is signed digitally, and filling in its placeholders would break the signature';
  const hint = 'Remove the signature in Word (File, Info, View Signatures), or the placeholders.';
  return error('word-unsupported', message, source, { hint });
}

async function openPdf({ fileSpan }: PackAttachment, plain: LoadedAttachment): Promise<Outcome<LoadedAttachment>> {
  try {
    const pdf = await readForeignPdf(plain.bytes);
    return { value: { ...plain, texts: pdf.texts }, diagnostics: unsearched(pdf, fileSpan) };
  } catch (cause) {
    if (!(cause instanceof UnreadablePdf)) throw cause;
    const [why, hint] = PDF_REFUSALS[cause.refusal];
    return {
      diagnostics: [error('attachment-unsearched', `${why}, so the final check can’t search it`, fileSpan, { hint })],
    };
  }
}

const PDF_REFUSALS: Readonly<Record<PdfRefusal, readonly [why: string, hint: string]>> = {
  empty: ['This file is empty', 'Save the PDF again, or go back to an earlier copy.'],
  'other-file': [
    'This file isn’t a PDF, whatever its name says',
    'Save or print it as a PDF in the program it comes from.',
  ],
  password: ['This PDF opens only with a password', 'Save it again without a password.'],
  damaged: ['This PDF is damaged', 'Save or print it as a PDF again, or go back to an earlier copy.'],
};

/** What the final check can't see in a PDF that opens. */
function unsearched({ pages, pagesWithWords, unread }: ForeignPdf, fileSpan: PackAttachment['fileSpan']) {
  const without = pages - pagesWithWords;
  // A few pages may be blank, or have only a picture.
  const isScanned = without * 2 > pages || pagesWithWords === 0;
  const which = pagesWithWords === 0 ? 'This PDF has' : `${without} of the ${pages} pages of this PDF have`;
  return [
    ...(isScanned
      ? [
          warning('attachment-unsearched', `${which} no text, so the final check can’t search it`, fileSpan, {
            hint: 'Look through it yourself, or use a PDF with text. People who listen to documents need the text too.',
          }),
        ]
      : []),
    ...unread.map((part) => unsearchedPart(part, fileSpan)),
  ];
}

/** A part of an attachment that the final check can’t search. */
function unsearchedPart({ place, why }: UnreadPart, fileSpan: PackAttachment['fileSpan']): Diagnostic {
  const hint = 'Look through it yourself, or remove it; a file can be listed as an attachment of its own.';
  return warning('attachment-unsearched', `The final check can’t search ${place} of this file: it ${why}`, fileSpan, {
    hint,
  });
}

function openExcel({ fileSpan }: PackAttachment, plain: LoadedAttachment): Outcome<LoadedAttachment> {
  try {
    const { texts, unread } = xlsxContent(plain.bytes);
    return { value: { ...plain, texts }, diagnostics: unread.map((part) => unsearchedPart(part, fileSpan)) };
  } catch (cause) {
    const refusal =
      cause instanceof UnreadableExcel ? cause.refusal : cause instanceof ZipTrouble ? 'damaged' : undefined;
    if (refusal === undefined) throw cause;
    const [message, hint] = EXCEL_REFUSALS[refusal];
    return { diagnostics: [error('attachment-unsearched', message, fileSpan, { hint })] };
  }
}

const EXCEL_REFUSALS: Readonly<Record<ExcelRefusal | 'damaged', readonly [message: string, hint: string]>> = {
  empty: ['This file is empty', 'Save the workbook again, or go back to an earlier copy.'],
  'locked-or-old': [
    'This Excel file has a password, or is of Excel 97–2003, so the final check can’t search it',
    'Open it in Excel and save it as an Excel Workbook (*.xlsx), without a password.',
  ],
  macros: [
    'This Excel file contains macros, which a pack doesn’t hand out',
    'Open it in Excel and save it as an Excel Workbook (*.xlsx).',
  ],
  'other-file': [
    'This file isn’t an Excel workbook, whatever its name says',
    'Open it in Excel and save it as an Excel Workbook (*.xlsx).',
  ],
  damaged: [
    'This Excel file is damaged or isn’t one, so the final check can’t search it',
    'Open it in Excel, let Excel repair it, and save it again as .xlsx.',
  ],
};
