/**
 * Writes pages, objects, streams, bookmarks and tags to the bytes of a file. This is the only file that imports pdfkit (0.20.2),
 * which makes the catalogue, pages and bookmarks. Everything else comes finished: content streams and fonts are deflated, objects
 * are text. Each inner name of pdfkit it uses has a test in test/write/pdf/container/container.test.ts, which fails when an
 * upgrade changes it.
 */
import PDFDocument, { type OutlineItem, type Page, type Reference } from 'pdfkit';
import { FileObjects } from './objects.js';

/** An object of the file. Its reference (`12 0 R`) may be used before its text is known. */
export interface PdfObject {
  readonly reference: string;
  /** Gives the object's text, in PDF's notation, once. */
  set(text: string): void;
}

/** A page's content, what it uses, and the links on it. */
export interface PageParts {
  readonly content: Uint8Array;
  readonly fonts: ReadonlyMap<string, PdfStream>;
  readonly pictures: ReadonlyMap<string, PdfStream>;
  readonly annotations: readonly PdfObject[];
}

/** A finished object that pages name as a resource. */
export interface PdfStream {
  readonly reference: string;
}

/** A bookmark. Its place is in points from the page's left and top edge. */
export interface Bookmark {
  readonly title: string;
  readonly page: number;
  readonly left: number;
  readonly top: number;
  readonly children: readonly Bookmark[];
}

/** One value for each entry of the information dictionary. */
export type FileInformation = Readonly<Record<string, string>>;

export interface PdfFile {
  /** Reserves an object that will be set later. */
  object(): PdfObject;
  /** Reserves so many objects, numbered one after the other, and gives the first number. */
  reserve(count: number): number;
  /** Gives the text of an object that was reserved by its number, once. */
  set(number: number, text: string): void;
  /** Adds a deflated stream whose bytes never change. `entries` are those of its dictionary, in PDF's notation. */
  stream(entries: string, deflated: Uint8Array): PdfStream;
  /** Adds a stream as it is: XMP must be readable without inflating (ISO 19005-2, 6.6.2.1), and JPEG is already packed. */
  plainStream(entries: string, bytes: Uint8Array): PdfStream;
  /** Adds an empty page of a size in points and gives its reference. Its index is its key in the parent tree. */
  addPage(size: { readonly width: number; readonly height: number }): string;
  /** Sets the content of a page. */
  setPage(index: number, parts: PageParts): void;
  bookmarks(items: readonly Bookmark[]): void;
  /** Names the tree of the places that other files' links lead to. */
  destinations(nameTree: PdfObject): void;
  /** The root of the tag tree, above its Document element. */
  readonly tagRoot: string;
  /** Sets what the root says: references of the Document element and of the trees of parents and of names. */
  tags(document: string, parentTree: string, nextKey: number, idTree?: string): void;
  /** Names the XMP metadata and the output intent in the catalogue. */
  catalogue(metadata: PdfStream, outputIntent: PdfStream): void;
  /** Closes the file. Throws if an object was reserved and never set. */
  finish(): Uint8Array;
}

/** A finished text. pdfkit writes anything that isn't a plain object by its `toString`. */
class ReadyText {
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  get [Symbol.toStringTag](): string {
    return 'ReadyText';
  }

  toString(): string {
    return this.text;
  }
}

/** pdfkit's document, whose objects go with all others. */
class GatheringDocument extends PDFDocument {
  readonly objects = new FileObjects();
  /** What pdfkit wrote of the object that it is writing. Undefined while pdfkit's constructor writes the file's first lines. */
  private pieces: (string | Uint8Array)[] | undefined = [];
  /** How many objects of ours are reserved and not set. */
  private waitingObjects = 0;
  private isFinished = false;

  /** Reserves numbers among those that pdfkit counts, and gives the first. */
  reserve(count: number): number {
    const first = this._offsets.length + 1;
    for (let n = 0; n < count; n++) this._offsets.push(null);
    this.waitingObjects += count;
    return first;
  }

  set(number: number, text: string): void {
    this.waitingObjects--;
    this.objects.add(number, text);
  }

  setStream(number: number, entries: string, bytes: Uint8Array, isShared: boolean): void {
    this.waitingObjects--;
    this.objects.addStream(number, entries, bytes, isShared);
  }

  override _write(chunk: string | Uint8Array): void {
    this.pieces?.push(chunk);
  }

  /** Takes an object that pdfkit has written: its number, its data, and its bytes if it is a stream. */
  override _refEnd(reference: Reference): void {
    const [, data, , bytes] = this.pieces ?? [];
    this.pieces = [];
    if (typeof data !== 'string') throw new Error('pdfkit wrote an object without its data.');
    // The only streams that pdfkit writes are the pages' contents, which we have deflated.
    if (bytes instanceof Uint8Array) this.objects.addStream(reference.id, DEFLATED, bytes);
    else this.objects.add(reference.id, data);
    super._refEnd(reference);
  }

  override _finalize(): void {
    this.isFinished = true;
  }

  /** We write our own XMP: pdfkit's isn't escaped and needs a date. */
  override endMetadata(): void {}

  bytes(): Uint8Array {
    const waiting = this.waitingObjects + this._waiting;
    if (!this.isFinished || waiting > 0)
      throw new Error(`The PDF waits for ${waiting} objects that were reserved and never set.`);
    return this.objects.file(this._offsets.length + 1, `/Root ${this._root}/Info ${this._info}`);
  }
}

const DEFLATED = '/Filter/FlateDecode';

/** Starts a file. */
export function openPdf(language: string, information: FileInformation): PdfFile {
  const document = new GatheringDocument({
    pdfVersion: '1.7',
    lang: language,
    displayTitle: true,
    tagged: true,
    bufferPages: true,
    autoFirstPage: false,
    font: null,
    compress: false,
  });
  document.info = { ...information };
  const pages: Page[] = [];
  const widths: number[] = [];
  const addStream = (entries: string, bytes: Uint8Array, isShared: boolean): PdfStream => {
    const number = document.reserve(1);
    document.setStream(number, entries, bytes, isShared);
    return { reference: referenceOf(number) };
  };

  return {
    object() {
      const number = document.reserve(1);
      return { reference: referenceOf(number), set: (text) => document.set(number, text) };
    },
    reserve: (count) => document.reserve(count),
    set: (number, text) => document.set(number, text),
    stream: (entries, deflated) => addStream(entries + DEFLATED, deflated, true),
    plainStream: (entries, bytes) => addStream(entries, bytes, false),
    addPage(size) {
      document.addPage({ size: [size.width, size.height], margin: 0 });
      document.page.dictionary.data.StructParents = pages.length;
      pages.push(document.page);
      widths.push(size.width);
      return document.page.dictionary.toString();
    },
    setPage(index, parts) {
      const page = pages[index];
      if (!page) throw new Error(`The PDF has no page ${index + 1}.`);
      // pdfkit's content starts by turning the page's space upside down. Ours replaces that too.
      page.content.buffer = [parts.content];
      page.content.data = { Length: parts.content.length, Filter: 'FlateDecode' };
      for (const [name, { reference }] of parts.fonts) page.fonts[name] = new ReadyText(reference);
      for (const [name, { reference }] of parts.pictures) page.xobjects[name] = new ReadyText(reference);
      for (const { reference } of parts.annotations) page.annotations.push(new ReadyText(reference));
    },
    bookmarks(items) {
      addBookmarks(document.outline, items, widths);
    },
    destinations(nameTree) {
      document._root.data.Names.data.Dests = new ReadyText(nameTree.reference);
    },
    tagRoot: document.getStructTreeRoot().toString(),
    tags(top, parentTree, nextKey, idTree) {
      Object.assign(document.getStructTreeRoot().data, {
        K: [new ReadyText(top)],
        ParentTree: new ReadyText(parentTree),
        ParentTreeNextKey: nextKey,
        ...(idTree ? { IDTree: new ReadyText(idTree) } : {}),
      });
    },
    catalogue(metadata, outputIntent) {
      document._root.data.Metadata = new ReadyText(metadata.reference);
      document._root.data.OutputIntents = [new ReadyText(outputIntent.reference)];
    },
    finish() {
      document.end();
      return document.bytes();
    },
  };
}

/** The reference of an object by its number. */
export function referenceOf(number: number): string {
  return `${number} 0 R`;
}

function addBookmarks(parent: OutlineItem, items: readonly Bookmark[], widths: readonly number[]): void {
  for (const { title, page, left, top, children } of items) {
    // pdfkit counts `left` from the right edge.
    const item = parent.addItem(title, { pageNumber: page, left: (widths[page] ?? left) - left, top, expanded: true });
    addBookmarks(item, children, widths);
  }
}
