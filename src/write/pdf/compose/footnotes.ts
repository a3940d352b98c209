/**
 * Composes a document's footnotes for the feet of its pages. Each is tagged Note, with an identifier, right after the block that
 * holds its first mark, so that a screen reader reads a sentence to its end before the note; in a table's head or caption, after
 * the table. Its number leads back to the mark.
 */
import type { DocumentBody, Footnote } from '../../../model/document.js';
import { numberFootnotes } from '../../../model/footnotes.js';
import type { Theme } from '../../../model/theme.js';
import { colourOperands, textString } from '../container/syntax.js';
import type { Element, TagTree } from '../container/tags.js';
import type { Line } from '../lines/break.js';
import type { DocumentNote, NoteLabel } from '../lines/context.js';
import type { FindNote } from '../lines/runs.js';
import type { TypeStyle } from '../lines/type-styles.js';
import type { Box } from '../pages/boxes.js';
import { Feet, marksIn, type NoteBoxes } from '../pages/foot.js';
import type { Frame } from '../pages/galley.js';
import type { Composition } from './composition.js';

/** The footnotes of a document, by number. */
export interface DocumentNotes {
  readonly find: FindNote;
  readonly notes: readonly (DocumentNote & { readonly footnote: Footnote })[];
}

/** Numbers a document's footnotes. `prefix` makes their identifiers unique in the file. Undefined if there are none. */
export function documentNotes(body: Pick<DocumentBody, 'title' | 'blocks'>, prefix = ''): DocumentNotes | undefined {
  const footnotes = numberFootnotes(body);
  if (footnotes.notes.length === 0) return undefined;
  const notes = footnotes.notes.map(({ number, footnote }) => ({ number, footnote, id: `${prefix}note-${number}` }));
  return {
    notes,
    find(footnote) {
      const note = notes[footnotes.numberOf(footnote) - 1];
      if (!note) throw new Error('A footnote has a number that no note has.');
      return note;
    },
  };
}

/** Between a note's number and its words. */
const NUMBER_GAP = 5;
const NARROWEST = 120;

/** Composes the notes whose marks are in some boxes, in a column as wide as the page's text. */
export function composeFootnotes(
  { notes }: DocumentNotes,
  boxes: readonly Box[],
  pageFrame: Frame,
  composition: Composition,
): NoteBoxes {
  const hosts = hostsIn(boxes);
  const { galley, styles } = composition;
  const column = galley.extent(galley.text(`${notes.length}`), styles.footnote).natural + NUMBER_GAP;
  const frame: Frame = {
    ...pageFrame,
    left: pageFrame.left + column,
    width: pageFrame.width - column,
    gap: styles.footnote.leading / 5,
    narrowest: NARROWEST,
  };
  return new Map(
    notes.flatMap((note) => {
      const host = hosts.get(note);
      return host ? [[note, composeNoteBoxes(note, host, column, frame, composition)] as const] : [];
    }),
  );
}

/** Starts the feet of the pages of a document. */
export function openFeet(notes: NoteBoxes, frame: Frame, { colours }: Theme): Feet {
  return new Feet(notes, frame, colourOperands(colours.muted));
}

/** The element that holds each note's first mark. */
function hostsIn(boxes: readonly Box[]): ReadonlyMap<DocumentNote, Element> {
  const hosts = new Map<DocumentNote, Element>();
  for (const box of boxes) for (const { note, tag } of marksIn(box)) if (!hosts.has(note)) hosts.set(note, tag);
  return hosts;
}

function composeNoteBoxes(
  note: DocumentNotes['notes'][number],
  host: Element,
  column: number,
  frame: Frame,
  composition: Composition,
): readonly Box[] {
  const { tags, styles, pageHeight } = composition;
  const galley = composition.galley.beside();
  const style = styles.footnote;
  const element = noteElement(note.id, host, tags);
  const lbl = tags.element('Lbl', element);
  const [number] = galley.set(galley.text(`${note.number} `), style, frame.width).lines;
  if (number) {
    const line = labelLine(number, { type: 'note-label', note }, style);
    galley.mark({ type: 'line', line, x: frame.left - column, baseline: style.baseline, tag: lbl }, style.leading);
  }
  const inNote = { ...composition, galley, styles: { ...styles, body: style }, pageHeight: pageHeight / 2 };
  composition.blocks(note.footnote.blocks, frame, element, inNote);
  return galley.boxes;
}

/** A number's line as a link. */
function labelLine({ runs, width }: Line, label: NoteLabel, style: TypeStyle): Line {
  const context = { owners: [label], link: label };
  return { width, runs: runs.map((run) => ({ ...run, context, ink: style.ink({ link: true }) })) };
}

/** What a Note may stand in. */
const HOLDERS: ReadonlySet<string> = new Set(['Document', 'Part', 'Div', 'BlockQuote', 'LBody', 'TD']);

/** Makes the element of a note: at the end of a cell of words, or else after the block that its host is or is part of. */
function noteElement(id: string, host: Element, tags: TagTree): Element {
  let block = host;
  while (block.parent && !HOLDERS.has(block.parent.type)) block = block.parent;
  const entries = `/ID${textString(id)}`;
  const element =
    host.type === 'TD' || !block.parent
      ? tags.elementBehind('Note', host, entries)
      : tags.elementAfter('Note', block, entries);
  tags.identify(id, element);
  return element;
}
