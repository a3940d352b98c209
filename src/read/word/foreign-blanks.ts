/**
 * Warns of other programs' placeholders and blanks to fill in by hand in a Word template: in its text, tables and text boxes, in
 * headers, footers and notes.
 */
import type { PlacedElement } from '../../formats/xml/places.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Span } from '../../model/source.js';
import { foreignPlaceholders } from '../template/foreign-placeholders.js';
import type { WordLine } from './lines.js';
import type { PartReading } from './reading.js';
import type { ReadWord } from './template.js';

/** The parts that print. */
const PRINTED = /\.(?:document|template)\.main\+xml$|\.(?:header|footer|footnotes|endnotes)\+xml$/;

/** Looks through the paragraphs of all parts that print, but not at the title again. */
export function foreignBlanks({ parts }: ReadWord, title: Span): readonly Diagnostic[] {
  return parts
    .filter(({ part }) => PRINTED.test(part.part.contentType))
    .flatMap(inPart)
    .filter(({ span }) => !span || span.source !== title.source || span.end <= title.start || span.start >= title.end);
}

function inPart(part: PartReading): readonly Diagnostic[] {
  return part.lines
    .filter(({ kind, element }) => kind === 'paragraph' && !isOlderCopy(element))
    .flatMap((line) => foreignPlaceholders(wordsWithoutTags(line, part), part.source, line.start));
}

/** The same text box is in a file twice: the second is for older programs (ISO/IEC 29500-3, 7.5). */
function isOlderCopy(element: PlacedElement): boolean {
  for (let at = element.parent; at; at = at.parent) if (at.name === 'mc:Fallback') return true;
  return false;
}

/** The words of a line with its tags hidden, at the same width; a line break within it is a line end. */
function wordsWithoutTags(line: WordLine, { tagsIn }: PartReading): string {
  const signs = line.text.replaceAll('\u2028', '\n').split('');
  for (const { span } of tagsIn.get(line) ?? []) signs.fill('\uE000', span.start - line.start, span.end - line.start);
  return signs.join('');
}
