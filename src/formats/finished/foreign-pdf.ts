/**
 * Reads the words of a PDF that other programs made, with PDF.js: pages, comments and form fields, bookmarks, properties,
 * names of embedded files. It draws nothing, and runs and fetches nothing.
 */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { FileText } from './file-text.js';
import { PdfTrouble } from './pdf.js';

/** Words that PDF.js gives as it finds them. */
const joined = (values: readonly unknown[]) => values.filter((value) => typeof value === 'string').join('\n');

/** Reads a file; throws PdfTrouble for one that can't be opened, as without its password. */
export async function foreignPdfWords(bytes: Uint8Array): Promise<readonly FileText[]> {
  const { getDocument, VerbosityLevel } = await openPdfjs();
  const task = getDocument({
    // PDF.js takes what it is given away from its owner.
    data: Uint8Array.from(bytes),
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    useWorkerFetch: false,
    disableFontFace: true,
    useSystemFonts: false,
  });
  try {
    const document = await task.promise;
    const pages: FileText[] = [];
    for (let number = 1; number <= document.numPages; number++) pages.push(...(await pageWords(document, number)));
    return [...pages, ...(await wordsBeside(document))].filter(({ words }) => words.trim() !== '');
  } catch (cause) {
    throw new PdfTrouble(cause instanceof Error ? cause.message : 'it can’t be opened');
  } finally {
    await task.destroy();
  }
}

/** Loads PDF.js when a PDF is there to be read. It looks for its worker in a global before it starts a thread. */
async function openPdfjs() {
  const worker: unknown = await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  Object.assign(globalThis, { pdfjsWorker: worker });
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

async function pageWords(document: PDFDocumentProxy, number: number): Promise<readonly FileText[]> {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  const words = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
  const annotations: readonly Readonly<Record<string, unknown>>[] = await page.getAnnotations();
  const beside = annotations.flatMap(({ fieldValue, fieldName, alternativeText, contentsObj, titleObj, url }) => [
    fieldValue,
    fieldName,
    alternativeText,
    textOf(contentsObj),
    textOf(titleObj),
    url,
  ]);
  page.cleanup();
  return [
    { place: `page ${number}`, words },
    { place: `the comments and fields of page ${number}`, words: joined(beside) },
  ];
}

function textOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'str' in value ? value.str : undefined;
}

async function wordsBeside(document: PDFDocumentProxy): Promise<readonly FileText[]> {
  const { info, metadata } = await document.getMetadata();
  const outline = (await document.getOutline()) ?? [];
  const embedded: unknown = await document.getAttachments();
  return [
    { place: 'the properties', words: joined(Object.values(info)) },
    { place: 'the metadata', words: metadata ? joined(metadataValues(metadata)) : '' },
    { place: 'the bookmarks', words: joined(titlesOf(outline)) },
    { place: 'the embedded files', words: joined(embedded instanceof Object ? Object.keys(embedded) : []) },
  ];
}

function metadataValues(metadata: Iterable<readonly [name: string, value: unknown]>): readonly unknown[] {
  return [...metadata].map(([, value]) => value);
}

interface Bookmark {
  readonly title: string;
  readonly items: readonly Bookmark[];
}

function titlesOf(bookmarks: readonly Bookmark[]): readonly string[] {
  return bookmarks.flatMap(({ title, items }) => [title, ...titlesOf(items)]);
}
