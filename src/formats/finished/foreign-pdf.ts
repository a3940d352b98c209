/**
 * Reads the words of a PDF that other programs made, with PDF.js: pages, comments and form fields, bookmarks, properties, files
 * within it. It draws nothing, and runs and fetches nothing.
 */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { contentWithin, type FileText, type FinishedContent, NO_CONTENT, type UnreadPart } from './file-text.js';
import { contentOfFile } from './file-within.js';
import { packageContent } from './package.js';

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

/** What is in a PDF; pictures are not looked at. */
export interface ForeignPdf {
  readonly texts: readonly FileText[];
  readonly pages: number;
  /** How many of its pages have words. */
  readonly pagesWithWords: number;
  /** Pages, and files within it, whose words can’t be read. */
  readonly unread: readonly UnreadPart[];
}

/** PDFs within PDFs: no honest file goes deeper. */
const DEEPEST = 3;

/** Readers look for the header in this many bytes (ISO 32000-1, annex H.3.4.1). */
const HEADER_WITHIN = 1024;

/** Reads a file; throws UnreadablePdf. */
export function readForeignPdf(bytes: Uint8Array): Promise<ForeignPdf> {
  return readAt(bytes, 0);
}

async function readAt(bytes: Uint8Array, depth: number): Promise<ForeignPdf> {
  if (bytes.length === 0) throw new UnreadablePdf('empty');
  if (!Buffer.from(bytes.subarray(0, HEADER_WITHIN)).includes('%PDF-')) throw new UnreadablePdf('other-file');
  const { getDocument, VerbosityLevel } = await openPdfjs();
  const missing = new Set<string>();
  const task = getDocument({
    // PDF.js takes what it is given away from its owner.
    data: Uint8Array.from(bytes),
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    useWorkerFetch: false,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: true,
    cMapUrl: 'none/',
    CMapReaderFactory: missingMaps(missing),
  });
  try {
    return await contentOf(await task.promise, { missing, depth });
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

/** Encodings of East Asian languages lie in files of their own, which this program lacks: the names of those that are asked for. */
function missingMaps(names: Set<string>) {
  return class {
    fetch({ name }: { readonly name: string }): Promise<never> {
      names.add(name);
      return Promise.reject(new Error(`no character map ${name}`));
    }
  };
}

interface Reading {
  /** Character maps that were asked for and are missing. */
  readonly missing: Set<string>;
  readonly depth: number;
}

async function contentOf(document: PDFDocumentProxy, { missing, depth }: Reading): Promise<ForeignPdf> {
  const texts: FileText[] = [];
  const unread: UnreadPart[] = [];
  const files: EmbeddedFile[] = [];
  let pagesWithWords = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const { words, beside, attached } = await wordsOfPage(document, number);
    if (words.trim() !== '') pagesWithWords++;
    if (isGarbled(words))
      unread.push({ place: `page ${number}`, why: 'has letters that can’t be told from one another' });
    texts.push({ place: `page ${number}`, words });
    texts.push({ place: `the comments and fields of page ${number}`, words: beside });
    files.push(...attached);
  }
  if (missing.size > 0)
    unread.push({ place: 'some text', why: `is in an encoding that can’t be read (${[...missing].join(', ')})` });
  files.push(...filesIn(await document.getAttachments()));
  texts.push(...(await wordsBeside(document)));
  texts.push({
    place: 'the names of files within it',
    words: files.map(({ filename }) => namings(filename)).join('\n'),
  });
  for (const { filename, content } of files) {
    const within = await fileWithin(filename, content, depth);
    texts.push(...within.texts);
    unread.push(...within.unread);
  }
  return { texts: texts.filter(({ words }) => words.trim() !== ''), pages: document.numPages, pagesWithWords, unread };
}

interface EmbeddedFile {
  readonly filename: string;
  readonly content: Uint8Array | undefined;
}

/** The files in a value of PDF.js: one, or several by name. */
function filesIn(value: unknown): readonly EmbeddedFile[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('filename' in value && typeof value.filename === 'string') {
    const content = 'content' in value && value.content instanceof Uint8Array ? value.content : undefined;
    return [{ filename: value.filename, content }];
  }
  return Object.values(value).flatMap(filesIn);
}

/** A file’s name, and the name without its ending, which would make another address of an address. */
function namings(filename: string): string {
  const end = filename.lastIndexOf('.');
  return end > 0 ? `${filename}\n${filename.slice(0, end)}` : filename;
}

async function fileWithin(
  filename: string,
  content: Uint8Array | undefined,
  depth: number,
): Promise<Pick<FinishedContent, 'texts' | 'unread'>> {
  if (!content || content.length === 0) return { texts: [], unread: [{ place: filename, why: 'can’t be opened' }] };
  if (!Buffer.from(content.subarray(0, HEADER_WITHIN)).includes('%PDF-'))
    return contentOfFile(filename, content, (bytes) => contentWithin(filename, packageContent(bytes)));
  if (depth >= DEEPEST) return { texts: [], unread: [{ place: filename, why: 'lies too deep within other files' }] };
  try {
    return contentWithin(filename, { ...NO_CONTENT, ...(await readAt(content, depth + 1)) });
  } catch (cause) {
    if (!(cause instanceof UnreadablePdf)) throw cause;
    return {
      texts: [],
      unread: [{ place: filename, why: cause.refusal === 'password' ? 'has a password' : 'is damaged' }],
    };
  }
}

/** Whether most of a page’s signs are none: its font doesn’t say which letters its shapes are. */
function isGarbled(words: string): boolean {
  const signs = words.replace(/\s/g, '');
  return signs.length > 0 && (signs.match(UNKNOWN)?.length ?? 0) * 3 > signs.length;
}

const UNKNOWN = /[\p{Co}\p{Cc}\p{Cn}\ufffd]/gu;

async function wordsOfPage(
  document: PDFDocumentProxy,
  number: number,
): Promise<{ readonly words: string; readonly beside: string; readonly attached: readonly EmbeddedFile[] }> {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  const words = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
  const annotations: readonly Readonly<Record<string, unknown>>[] = await page.getAnnotations();
  page.cleanup();
  return {
    words,
    beside: annotations.flatMap((annotation) => BESIDE.flatMap((key) => stringsIn(annotation[key]))).join('\n'),
    attached: annotations.flatMap(({ file }) => filesIn(file)),
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
