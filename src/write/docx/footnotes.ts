/**
 * Writes the marks of footnotes, and the part that holds the notes. Word numbers the notes by their first marks. A further mark
 * of a note is a field that shows its number and leads to it (ISO/IEC 29500-1, 17.11 and 17.16.5.40).
 */
import type { Footnote } from '../../model/document.js';
import type { NumberedFootnote } from '../../model/footnotes.js';
import { type DocumentContext, looksAtDocument, numberOf, openRelations, type Relations } from './document-context.js';

const STYLE = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>';
const run = (content: string): string => `<w:r>${STYLE}${content}</w:r>`;
const fieldMark = (type: 'begin' | 'separate' | 'end'): string => run(`<w:fldChar w:fldCharType="${type}"/>`);

/** Writes a mark of a note. */
export function footnoteMark(footnote: Footnote, context: DocumentContext): string {
  context.constructs.add('footnotes');
  looksAtDocument(context);
  const number = context.footnotes.numberOf(footnote);
  const id = context.pairing ? context.pairing.noteId(footnote, number) : number;
  const bookmark = `footnote_${id}`;
  if (context.markedFootnotes.has(number)) {
    const instruction = `<w:instrText xml:space="preserve"> NOTEREF ${bookmark} \\f \\h </w:instrText>`;
    return `${fieldMark('begin')}${run(instruction)}${fieldMark('separate')}${run(`<w:t>${number}</w:t>`)}${fieldMark('end')}`;
  }
  context.markedFootnotes.set(number, context.beside?.isDefault === false);
  const mark = run(`<w:footnoteReference w:id="${id}"/>`);
  if (context.footnotes.notes[number - 1]?.marks === 1) return mark;
  const place = numberOf(footnote, 'bookmarks', context);
  return `<w:bookmarkStart w:id="${place}" w:name="${bookmark}"/>${mark}<w:bookmarkEnd w:id="${place}"/>`;
}

/** What stands before a note's own words: its number, as Word counts it. */
export const FOOTNOTE_NUMBER = `${run('<w:footnoteRef/>')}<w:r><w:t xml:space="preserve"> </w:t></w:r>`;

/** The notes of a document, and what they lead to. */
export interface NotesPart {
  /** The `w:footnote` elements. */
  readonly xml: string;
  readonly relations: Relations;
}

/** Writes the notes that are marked; nothing for a document without any. */
export function notesPart(
  context: DocumentContext,
  noteBlocks: (note: NumberedFootnote) => string,
): NotesPart | undefined {
  const { notes } = context.footnotes;
  if (notes.length === 0) return undefined;
  const { relations: bodyRelations } = context;
  const relations = openRelations('note');
  context.relations = relations;
  const xml = notes.map((note) => `<w:footnote w:id="${note.number}">${noteBlocks(note)}</w:footnote>`).join('');
  context.relations = bodyRelations;
  return notesPartOf(xml, relations);
}

/** The part of notes that are written. */
export function notesPartOf(notes: string, relations: Relations): NotesPart {
  return { xml: SEPARATORS + notes, relations };
}

const separator = (type: string, id: number): string =>
  `<w:footnote w:type="${type}" w:id="${id}"><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>` +
  `<w:r><w:${type}/></w:r></w:p></w:footnote>`;

/** The lines above the notes of a page, and above those that go on from the page before. */
const SEPARATORS = separator('separator', -1) + separator('continuationSeparator', 0);

/** What the settings say of them (17.11.9). */
export const FOOTNOTE_SETTINGS = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>';
