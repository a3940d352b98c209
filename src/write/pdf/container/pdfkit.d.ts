/** The part of pdfkit 0.20.2 that `container.ts` uses, inner names among it; pdfkit ships no types. */
declare module 'pdfkit' {
  export interface Reference {
    data: object;
    compress: boolean;
    buffer: Uint8Array[];
    end(chunk?: Uint8Array): void;
    toString(): string;
  }

  export interface Page {
    readonly content: Reference;
    readonly dictionary: Reference & { data: Record<string, unknown> };
    readonly fonts: Record<string, Reference>;
    readonly xobjects: Record<string, Reference>;
    readonly annotations: Reference[];
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
    _id: Uint8Array;
    _waiting: number;
    _offset: number;
    addPage(options: { size: [number, number]; margin: number }): this;
    ref(data: object): Reference;
    getStructTreeRoot(): Reference & { data: Record<string, unknown> };
    end(): void;
    _write(data: string | Uint8Array): void;
    _finalize(): void;
    endMetadata(): void;
    push(chunk: Uint8Array | null): boolean;
  }
}
