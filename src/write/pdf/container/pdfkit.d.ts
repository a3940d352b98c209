/** The part of pdfkit 0.20.2 that `container.ts` uses, inner names among it; pdfkit ships no types. */
declare module 'pdfkit' {
  export interface Reference {
    readonly id: number;
    data: object;
    buffer: Uint8Array[];
    toString(): string;
  }

  /** Anything that pdfkit writes by its `toString`. */
  interface Printed {
    toString(): string;
  }

  export interface Page {
    readonly content: Reference;
    readonly dictionary: Reference & { data: Record<string, unknown> };
    readonly fonts: Record<string, Printed>;
    readonly xobjects: Record<string, Printed>;
    readonly annotations: Printed[];
  }

  export interface OutlineItem {
    addItem(title: string, options: { pageNumber: number; left: number; top: number; expanded: boolean }): OutlineItem;
  }

  export interface DocumentOptions {
    pdfVersion: '1.7';
    lang: string;
    displayTitle: true;
    tagged: true;
    bufferPages: true;
    autoFirstPage: false;
    font: null;
    compress: boolean;
  }

  export default class PDFDocument {
    constructor(options: DocumentOptions);
    info: Record<string, string>;
    readonly outline: OutlineItem;
    page: Page;
    _root: Reference & { data: Record<string, unknown> & { Names: Reference & { data: Record<string, unknown> } } };
    readonly _info: Reference;
    readonly _waiting: number;
    readonly _offsets: (number | null)[];
    addPage(options: { size: [number, number]; margin: number }): this;
    getStructTreeRoot(): Reference & { data: Record<string, unknown> };
    end(): void;
    _write(data: string | Uint8Array): void;
    _refEnd(reference: Reference): void;
    _finalize(): void;
    endMetadata(): void;
  }
}
