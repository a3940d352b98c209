/** Writes what stands apart from the text: notes and blocks of code. */
import type { CodeBlock, Note } from '../../model/document.js';
import { NOTE_KINDS } from '../../model/note-kinds.js';
import { noteTitle } from '../../model/note-title.js';
import { codeLines, isShort, sizeFor } from './code.js';
import { CODE_PADDING, NOTE_INDENT, noteStyle } from './construct-styles.js';
import type { DocumentContext } from './document-context.js';
import { inlineRuns } from './inlines.js';
import { paragraphXml } from './paragraphs.js';
import { leftOf, type Place, setXml, type TextArea, type WriteBlocks } from './place.js';
import { twips } from './units.js';

/** The styles of notes of every kind. */
export const NOTE_STYLES: readonly string[] = NOTE_KINDS.flatMap((kind) => [
  noteStyle(kind, 'Title'),
  noteStyle(kind, 'Text'),
]);

/** Word joins what has the same border or ground, so that two blocks would be one: a narrow paragraph parts them. */
function partedFrom(styles: readonly string[], context: DocumentContext): string {
  return styles.includes(context.styleAbove) && !context.pageBreak ? paragraphXml('TableGap', '', context) : '';
}

/** A note's title stays with its first words. Its bar goes down all of its paragraphs that it can stand before. */
export function noteXml(note: Note, place: Place, context: DocumentContext, writeBlocks: WriteBlocks): string {
  const { kind, blocks } = note;
  context.constructs.add(kind);
  const style = noteStyle(kind, 'Text');
  const parting = partedFrom(NOTE_STYLES, context);
  const set = { style, indent: NOTE_INDENT };
  const moved = { ...place, set, inset: place.inset + NOTE_INDENT };
  const inner: Place = { ...moved, note: { kind, edge: leftOf(moved) } };
  const runs = inlineRuns(noteTitle(note, context.wording), context, 'set');
  const head = setXml(noteStyle(kind, 'Title'), runs, inner, set.indent, context);
  const words = writeBlocks(blocks, inner);
  // Whatever its last paragraph is, the next note is parted from this one.
  if (context.styleAbove.startsWith('List')) context.styleAbove = style;
  return parting + head + words;
}

/** Code is one paragraph with line breaks, in smaller letters where its lines would not fit otherwise. */
export function codeXml(block: CodeBlock, place: Place, area: TextArea, context: DocumentContext): string {
  context.constructs.add('code-block');
  const lines = codeLines(block.children);
  const left = leftOf(place);
  const inset = twips(CODE_PADDING);
  const size = sizeFor(lines, (area.width - left - 2 * inset) / 20, area.code);
  const runs = inlineRuns(block.children, context, size === area.code ? 'set' : { size });
  const format = left > 0 ? { indent: { left: left + inset, hanging: 0 } } : {};
  return (
    partedFrom(['CodeBlock'], context) +
    paragraphXml('CodeBlock', runs, context, { keepLines: isShort(lines), ...format })
  );
}
