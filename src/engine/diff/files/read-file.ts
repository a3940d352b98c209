/** Reads one file as a document that can be compared, with what its reader leaves out. */
import { posix } from 'node:path';
import { readPicture } from '../../../formats/picture.js';
import { type Diagnostic, error, hasErrors, type Outcome, warning } from '../../../model/diagnostic.js';
import type { Document } from '../../../model/document.js';
import { joinPath } from '../../../model/paths.js';
import type { ReadDocument } from '../../../model/read-document.js';
import type { Wording } from '../../../model/wording/wording.js';
import { decodeDocument } from '../../../read/document/decode.js';
import { readMarkdownToCompare, readTextToCompare } from '../../../read/document/texts-to-compare.js';
import { readWordToCompare } from '../../../read/document/word-to-compare.js';
import { readPage } from '../../../read/html/index.js';
import type { PassageLibrary } from '../../../read/passages/library.js';
import type { LoadPicture } from '../../../read/picture.js';
import { closedDocument } from '../closed-document.js';
import { nameOf, unreadKind } from './candidates.js';
import { fileKind } from './file-kinds.js';
import type { Shelf } from './shelf.js';

/** A document that was read from a file. */
export interface OpenedDocument {
  readonly path: string;
  readonly document: Document;
  /** Whether its text shows no title, so that it has that of its file. */
  readonly isUntitled: boolean;
  /** What a master text says about itself that no finished document shows, as entries of its document control. */
  readonly settings?: Document['control'];
}

/** Reads a file; `passages` gives the shared passages that a text in a folder uses. */
export async function readFile(
  shelf: Shelf,
  path: string,
  wording: Wording,
  passages: (path: string) => Promise<PassageLibrary>,
): Promise<Outcome<OpenedDocument>> {
  const kind = fileKind(path);
  if (kind?.reader === undefined) {
    const { message, hint } = unreadKind(shelf, path);
    return { diagnostics: [error('file-unreadable', message, shelf.shown(path), hint === undefined ? {} : { hint })] };
  }
  const bytes = await shelf.bytes(path);
  if (!bytes.value) return { diagnostics: bytes.diagnostics };
  const read = await readBytesAs(kind.reader, bytes.value, { shelf, path, wording, passages });
  if (!read.value) return { diagnostics: [...bytes.diagnostics, ...read.diagnostics] };
  const { settings } = read.value;
  const document = closedDocument(read.value, nameOf(path), wording);
  return {
    value: { path, document, isUntitled: read.value.title.length === 0, ...(settings ? { settings } : {}) },
    diagnostics: [...bytes.diagnostics, ...read.diagnostics.map(asLoss)],
  };
}

interface Place {
  readonly shelf: Shelf;
  readonly path: string;
  readonly wording: Wording;
  readonly passages: (path: string) => Promise<PassageLibrary>;
}

async function readBytesAs(
  reader: NonNullable<ReturnType<typeof fileKind>>['reader'],
  bytes: Uint8Array,
  { shelf, path, wording, passages }: Place,
): Promise<Outcome<ReadDocument>> {
  const shown = shelf.shown(path);
  if (reader === 'word') return readWordToCompare(shown, bytes, wording);
  if (isZip(bytes)) return { diagnostics: [misnamed(shown)] };
  const source = decodeDocument(bytes, shown);
  if (!source.value) return { diagnostics: source.diagnostics };
  const read =
    reader === 'page'
      ? readPage(shown, source.value.text, wording)
      : reader === 'text'
        ? readTextToCompare(source.value, wording)
        : await readMarkdownToCompare(source.value, wording, pictureOn(shelf, path), await passages(path));
  return { ...read, diagnostics: [...source.diagnostics, ...read.diagnostics] };
}

/** Word files and zips begin with these letters. */
function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function misnamed(shown: string): Diagnostic {
  const message = `This is a Word file or a zip, though its name ends in ${posix.extname(shown)}`;
  return error('file-unreadable', message, shown, { hint: 'Give it the right ending, such as .docx.' });
}

/** What would keep a text from being published only leaves something out here. */
function asLoss(diagnostic: Diagnostic): Diagnostic {
  if (!hasErrors([diagnostic])) return diagnostic;
  const { code, message, span, hint } = diagnostic;
  return warning(code, message, span, hint === undefined ? {} : { hint });
}

/** Pictures beside a text, on the same shelf. */
function pictureOn(shelf: Shelf, text: string): LoadPicture {
  return async (written, from) => {
    const path = joinPath(posix.dirname(text), written);
    const { value: bytes } = path.startsWith('../') ? { value: undefined } : await shelf.bytes(path);
    const picture = bytes && readPicture(path, bytes);
    if (!picture || 'trouble' in picture) {
      const message = 'This picture can’t be read, so it isn’t compared';
      return { diagnostics: [warning('picture-missing', message, from)] };
    }
    return { value: picture, diagnostics: [] };
  };
}
