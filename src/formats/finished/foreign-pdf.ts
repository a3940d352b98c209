/**
 * Reads the words of a PDF that other programs made, with PDF.js: pages, comments and form fields, bookmarks, properties,
 * names of embedded files. It draws nothing, and runs and fetches nothing.
 */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { FileText } from './file-text.js';

/** Why a PDF can't be read. */
export type PdfRefusal = 'empty' | 'other-file' | 'password' | 'damaged';

/** Thrown for a file that can't be read, with the reason. */
export class UnreadablePdf extends Error {
  readonly refusal: PdfRefusal;
  constructor(refusal: PdfRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

/** What is in a PDF. */
export interface ForeignPdf {
  readonly texts: readonly FileText[];
  readonly pages: number;
  /** How many of its pages have words. */
  readonly pagesWithWords: number;
  /** Whether it has files within it, whose words aren't read. */
  readonly hasFiles: boolean;
}

/** Readers look for the header in this many bytes (ISO 32000-1, annex H.3.4.1). */
const HEADER_WITHIN = 1024;

/** Reads a file; throws UnreadablePdf. */
export async function readForeignPdf(bytes: Uint8Array): Promise<ForeignPdf> {
  if (bytes.length === 0) throw new UnreadablePdf('empty');
  if (!Buffer.from(bytes.subarray(0, HEADER_WITHIN)).includes('%PDF-')) throw new UnreadablePdf('other-file');
  const { getDocument, VerbosityLevel } = await openPdfjs();
  const task = getDocument({
    // PDF.js takes what it is given away from its owner.
    data: Uint8Array.from(bytes),
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    useWorkerFetch: false,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: true,
  });
  try {
    return await contentOf(await task.promise);
  } catch (cause) {
    const isLocked = cause instanceof Error && cause.name === 'PasswordException';
    throw new UnreadablePdf(isLocked ? 'password' : 'damaged');
  } finally {
    await task.destroy();
  }
}

/** What PDF.js draws with, and asks for when it is loaded; it never uses them to read words. */
class Unused {}
const DRAWING = ['DOMMatrix', 'ImageData', 'Path2D'] as const;

/**
 * Loads PDF.js when a PDF is there to be read. It looks for its worker in a global before it starts a thread. An installation may
 * lack the package that it draws with: then it would stop, or write on the terminal, although it has nothing to draw.
 */
async function openPdfjs() {
  const worker: unknown = await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  const unused = DRAWING.filter((name) => !(name in globalThis)).map((name) => [name, Unused] as const);
  Object.assign(globalThis, { pdfjsWorker: worker, ...Object.fromEntries(unused) });
  const { warn } = console;
  console.warn = () => {};
  try {
    return await import('pdfjs-dist/legacy/build/pdf.mjs');
  } finally {
    console.warn = warn;
  }
}

async function contentOf(document: PDFDocumentProxy): Promise<ForeignPdf> {
  const texts: FileText[] = [];
  let pagesWithWords = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const { words, beside } = await wordsOfPage(document, number);
    if (words.trim() !== '') pagesWithWords++;
    texts.push({ place: `page ${number}`, words });
    texts.push({ place: `the comments and fields of page ${number}`, words: beside });
  }
  const files: unknown = await document.getAttachments();
  const names = files instanceof Object ? Object.keys(files) : [];
  texts.push(...(await wordsBeside(document)), { place: 'the names of files within it', words: names.join('\n') });
  return {
    texts: texts.filter(({ words }) => words.trim() !== ''),
    pages: document.numPages,
    pagesWithWords,
    hasFiles: names.length > 0,
  };
}

async function wordsOfPage(
  document: PDFDocumentProxy,
  number: number,
): Promise<{ readonly words: string; readonly beside: string }> {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  const words = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
  const annotations: readonly Readonly<Record<string, unknown>>[] = await page.getAnnotations();
  page.cleanup();
  return {
    words,
    beside: annotations.flatMap((annotation) => BESIDE.flatMap((key) => stringsIn(annotation[key]))).join('\n'),
  };
}

/** What an annotation or a field shows, offers or leads to. */
const BESIDE = [
  'fieldName',
  'fieldValue',
  'defaultFieldValue',
  'options',
  'alternativeText',
  'titleObj',
  'contentsObj',
  'url',
  'file',
] as const;

/** All strings in a value of PDF.js: text, a list of choices, a text with its direction. */
function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  return Object.values(value).flatMap(stringsIn);
}

async function wordsBeside(document: PDFDocumentProxy): Promise<readonly FileText[]> {
  const { info, metadata } = await document.getMetadata();
  const described: Iterable<readonly [name: string, value: unknown]> = metadata ?? [];
  return [
    { place: 'the properties', words: stringsIn(info).join('\n') },
    { place: 'the metadata', words: stringsIn([...described].map(([, value]) => value)).join('\n') },
    { place: 'the bookmarks', words: titlesOf((await document.getOutline()) ?? []).join('\n') },
  ];
}

interface Bookmark {
  readonly title: string;
  readonly items: readonly Bookmark[];
}

function titlesOf(bookmarks: readonly Bookmark[]): readonly string[] {
  return bookmarks.flatMap(({ title, items }) => [title, ...titlesOf(items)]);
}
