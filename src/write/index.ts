/**
 * Lists the formats. To add one, make a folder beside this file and add a line here. Each is imported when first used, and is given
 * documents as they print.
 */
import type { Book } from '../model/book.js';
import type { Document } from '../model/document.js';
import type { Handbook } from '../model/handbook.js';
import type { Format } from '../model/plan.js';
import type { Theme } from '../model/theme.js';
import { typesetBook, typesetDocument, typesetHandbook } from '../model/typography/document.js';
import type { OpenWriter, Resources, Writer } from './writer.js';

const WRITERS: Readonly<Record<Format, () => Promise<OpenWriter>>> = {
  html: async () => (await import('./html/index.js')).openHtmlWriter,
  docx: async () => (await import('./docx/index.js')).openDocxWriter,
  pdf: async () => (await import('./pdf/index.js')).openPdfWriter,
};

/** Opens the writer of a format for one theme. */
export async function openWriter(format: Format, theme: Theme, resources: Resources): Promise<Writer> {
  const open = await WRITERS[format]();
  return typesetting(await open(theme, resources), theme);
}

function typesetting(writer: Writer, theme: Theme): Writer {
  const { write, hasRoom, bind, gather } = writer;
  return {
    ...writer,
    write: (document) => write(typesetDocument(document, theme)),
    ...(hasRoom ? { hasRoom: (document: Document) => hasRoom(typesetDocument(document, theme)) } : {}),
    ...(bind ? { bind: (book: Book) => bind(typesetBook(book, theme)) } : {}),
    ...(gather ? { gather: (handbook: Handbook) => gather(typesetHandbook(handbook, theme)) } : {}),
  };
}
