/** The words of documents whose files are opened one after the other. */
import { addAnchors, indexOfAnchors, indexText } from '../check/word-index.js';
import type { FileText } from '../formats/finished/file-text.js';

/** A document of which some files aren't opened yet. */
interface OpenDocument {
  unopened: number;
  /** Of the words of its files so far. */
  readonly anchors: Set<number>;
}

/** Gathers what the files of each document say; only the index of that is kept when the last of them was opened. */
export class DocumentWords {
  /** By the documents' keys: the indexes of their words, as text. */
  readonly indexes = new Map<string, string>();
  private readonly open = new Map<string, OpenDocument>();

  /** `keys` has the key of the document of each file that will be opened. */
  constructor(keys: readonly string[]) {
    for (const key of keys) this.documentOf(key).unopened++;
  }

  /** Adds what a file says. */
  add(key: string, texts: readonly FileText[]): void {
    const document = this.documentOf(key);
    addAnchors(document.anchors, texts);
    document.unopened--;
    if (document.unopened > 0) return;
    this.indexes.set(key, indexText(indexOfAnchors(document.anchors)));
    this.open.delete(key);
  }

  private documentOf(key: string): OpenDocument {
    let document = this.open.get(key);
    if (!document) {
      document = { unopened: 0, anchors: new Set() };
      this.open.set(key, document);
    }
    return document;
  }
}
