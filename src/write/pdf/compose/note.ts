/**
 * Composes notes that stand apart: a bar and a ground, and a first line that says what the note is. In the tag tree a note is a
 * Div, which begins with that line: PDF 1.7 has nothing nearer (its Note is a footnote, and a Sect would want a heading).
 */
import type { Note } from '../../../model/document.js';
import { noteColour } from '../../../model/note-kinds.js';
import { noteTitle } from '../../../model/note-title.js';
import { colourOperands } from '../container/syntax.js';
import type { Element } from '../container/tags.js';
import type { Bar } from '../pages/boxes.js';
import { type Frame, indent } from '../pages/galley.js';
import { type Composition, composeLines } from './composition.js';

const BAR = 4;
/** From the edge of a note to its words, at its left and at its right. */
const LEFT = 16;
const RIGHT = 10;
/** Above and below the words. */
const PADDING = 5;

/** How much narrower its words are than a note. */
export const NOTE_STEP = LEFT + RIGHT;

/** Composes a note and everything in it. */
export function composeNote(note: Note, frame: Frame, parent: Element, composition: Composition): void {
  const { galley, styles, tags, theme, wording } = composition;
  const { colours } = theme;
  const ground: Bar = { x: frame.left, width: frame.width, colour: colourOperands(colours.tint) };
  const bar: Bar = { x: frame.left, width: BAR, colour: colourOperands(noteColour(note.kind, colours)) };
  const left = indent(LEFT, frame);
  const inner: Frame = {
    ...frame,
    left: frame.left + left,
    beyond: 0,
    width: frame.width - left - indent(RIGHT, { ...frame, width: frame.width - left }),
    bars: [...frame.bars, ground, bar],
  };
  const element = tags.element('Div', parent);
  const title = noteTitle(note, wording);
  galley.space(frame.gap * 1.5);
  galley.padAbove(PADDING, inner.bars);
  composeLines(title, styles.note(note.kind, styles.body), inner, tags.element('P', element), composition);
  if (note.blocks.length > 0) galley.hold('lonely');
  composition.blocks(note.blocks, inner, element, composition);
  galley.padBelow(PADDING, inner.bars);
  galley.space(frame.gap * 1.5);
}
