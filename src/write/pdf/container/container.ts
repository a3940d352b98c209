/**
 * Writes pages, objects, streams, bookmarks and tags to the bytes of a file. This is the only file that imports pdfkit (0.20.2).
 * Everything it gets is finished: content streams and fonts are deflated, objects are text. Each inner name of pdfkit it uses
 * has a test in test/write/pdf/container/container.test.ts, which fails when an upgrade changes it.
 */
import { createHash } from 'node:crypto';
import PDFDocument, { type OutlineItem, type Page, type Reference } from 'pdfkit';

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
  /** Adds a deflated stream. `entries` are its dictionary: names without a slash, numbers, or arrays of them. */
  stream(entries: Readonly<Record<string, unknown>>, deflated: Uint8Array): PdfStream;
  /** Adds a stream as it is: XMP must be readable without inflating (ISO 19005-2, 6.6.2.1), and JPEG is already packed. */
  plainStream(entries: Readonly<Record<string, unknown>>, bytes: Uint8Array): PdfStream;
  /** A finished object as a value in another's dictionary. */
  referTo(object: PdfStream): unknown;
  /** Adds an empty page of a size in points and gives its reference. Its index is its key in the parent tree. */
  addPage(size: { readonly width: number; readonly height: number }): string;
  /** Sets the content of a page. */
  setPage(index: number, parts: PageParts): void;
  bookmarks(items: readonly Bookmark[]): void;
  /** Names the tree of the places that other files' links lead to. */
  destinations(nameTree: PdfObject): void;
  /** The root of the tag tree, above its Document element. */
  readonly tagRoot: string;
  tags(document: PdfObject, parentTree: PdfObject, nextKey: number, idTree?: PdfObject): void;
  /** Names the XMP metadata and the output intent in the catalogue. */
  catalogue(metadata: PdfStream, outputIntent: PdfStream): void;
  /** Closes the file. Throws if an object was reserved and never set. */
  finish(): Uint8Array;
}

/** The finished text of an object. pdfkit writes anything that isn't a plain object by its `toString`. */
class ReadyText {
  text = '';

  get [Symbol.toStringTag](): string {
    return 'ReadyText';
  }

  toString(): string {
    return this.text;
  }
}

/** pdfkit's document, written straight into memory, with an identifier made from its content. */
class GatheringDocument extends PDFDocument {
  // No initial values, since pdfkit's constructor already writes. The names are ones that pdfkit doesn't use.
  declare private gatheredParts: Uint8Array[] | undefined;
  declare private gatheredText: string | undefined;
  declare private wholeFile: Uint8Array | undefined;

  override _write(chunk: string | Uint8Array): void {
    this.gatheredParts ??= [];
    if (typeof chunk === 'string') {
      this.gatheredText = `${this.gatheredText ?? ''}${chunk}\n`;
      this._offset += chunk.length + 1;
    } else {
      this.flushText();
      this.gatheredParts.push(chunk);
      this._offset += chunk.length;
    }
  }

  override _finalize(): void {
    this.flushText();
    const hash = createHash('sha256');
    for (const part of this.gatheredParts ?? []) hash.update(part);
    this._id = new Uint8Array(hash.digest().subarray(0, 16));
    super._finalize();
    this.flushText();
    this.wholeFile = new Uint8Array(Buffer.concat(this.gatheredParts ?? []));
  }

  /** We write our own XMP: pdfkit's isn't escaped and needs a date. */
  override endMetadata(): void {}

  override push(): boolean {
    return true;
  }

  bytes(): Uint8Array {
    if (!this.wholeFile)
      throw new Error(`The PDF waits for ${this._waiting} objects that were reserved and never set.`);
    return this.wholeFile;
  }

  private flushText(): void {
    if (this.gatheredText) this.gatheredParts?.push(Buffer.from(this.gatheredText, 'latin1'));
    this.gatheredText = '';
  }
}

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
  const references = new Map<string, Reference>();

  const register = (reference: Reference): { readonly reference: string } => {
    references.set(reference.toString(), reference);
    return { reference: reference.toString() };
  };
  const referenceOf = (object: { readonly reference: string }): Reference => {
    const reference = references.get(object.reference);
    if (!reference) throw new Error(`The PDF has no object ${object.reference}.`);
    return reference;
  };

  return {
    object() {
      const text = new ReadyText();
      const reference = document.ref(text);
      return {
        ...register(reference),
        set(words) {
          text.text = words;
          reference.end();
        },
      };
    },
    stream(entries, deflated) {
      const reference = document.ref({ ...entries, Filter: 'FlateDecode' });
      reference.end(deflated);
      return register(reference);
    },
    plainStream(entries, bytes) {
      const reference = document.ref({ ...entries });
      reference.end(bytes);
      return register(reference);
    },
    referTo: referenceOf,
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
      for (const [name, font] of parts.fonts) page.fonts[name] = referenceOf(font);
      for (const [name, picture] of parts.pictures) page.xobjects[name] = referenceOf(picture);
      for (const annotation of parts.annotations) page.annotations.push(referenceOf(annotation));
    },
    bookmarks(items) {
      addBookmarks(document.outline, items, widths);
    },
    destinations(nameTree) {
      document._root.data.Names.data.Dests = referenceOf(nameTree);
    },
    tagRoot: document.getStructTreeRoot().toString(),
    tags(top, parentTree, nextKey, idTree) {
      Object.assign(document.getStructTreeRoot().data, {
        K: [referenceOf(top)],
        ParentTree: referenceOf(parentTree),
        ParentTreeNextKey: nextKey,
        ...(idTree ? { IDTree: referenceOf(idTree) } : {}),
      });
    },
    catalogue(metadata, outputIntent) {
      document._root.data.Metadata = referenceOf(metadata);
      document._root.data.OutputIntents = [referenceOf(outputIntent)];
    },
    finish() {
      document.end();
      return document.bytes();
    },
  };
}

function addBookmarks(parent: OutlineItem, items: readonly Bookmark[], widths: readonly number[]): void {
  for (const { title, page, left, top, children } of items) {
    // pdfkit counts `left` from the right edge.
    const item = parent.addItem(title, { pageNumber: page, left: (widths[page] ?? left) - left, top, expanded: true });
    addBookmarks(item, children, widths);
  }
}
