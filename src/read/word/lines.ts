/**
 * Reads all words of a Word file as lines of one text: the paragraphs of every part, with the place of their letters in
 * the XML even if they are split over runs; and link targets, field codes, alternative texts and properties that hold a
 * placeholder. So tags, blocks and messages work as they do in a text template.
 */
import type { PlacedElement, PlacedText } from '../../formats/xml/places.js';
import type { ParagraphPlace, SourceText } from '../../model/source.js';
import { codeLines } from './field-codes.js';
import { linesOutsideParagraphs } from './in-place/outside-paragraphs.js';
import type { StoryPart } from './story.js';
import { type LetterRange, mayHoldTags, type UnplacedLine } from './unplaced-line.js';

export interface WordLine extends UnplacedLine {
  readonly part: StoryPart;
  /** Where it begins in the source's text. */
  readonly start: number;
  readonly end: number;
}

/** All lines of a file, and the text they are joined into. */
export interface WordLines {
  readonly source: SourceText;
  readonly lines: readonly WordLine[];
}

/** The character that counts for a picture or another object. */
export const OBJECT = '\uFFFC';
const SIGNS: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:br': '\u2028',
  'w:cr': '\u2028',
  'w:noBreakHyphen': '\u2011',
  'w:softHyphen': '\u00ad',
  'w:sym': OBJECT,
  'w:drawing': OBJECT,
  'w:pict': OBJECT,
  'w:object': OBJECT,
  'w:footnoteReference': OBJECT,
  'w:endnoteReference': OBJECT,
  'mc:AlternateContent': OBJECT,
  'm:oMath': OBJECT,
};

/** Finds the lines of all parts, in the order given. */
export function wordLines(path: string, parts: readonly StoryPart[]): WordLines {
  const unplaced = parts.flatMap((part) => partLines(part).map((line) => ({ part, line })));
  const places = unplaced.map(
    ({ part, line }): ParagraphPlace => ({
      part: part.path,
      ...(line.paragraph ? { paragraph: line.paragraph } : {}),
      ...(line.description ? { what: line.description } : {}),
    }),
  );
  let at = 0;
  const lines = unplaced.map(({ part, line }): WordLine => {
    const start = at;
    at += line.text.length + 1;
    return { ...line, part, start, end: start + line.text.length };
  });
  return { source: { path, text: unplaced.map(({ line }) => line.text).join('\n'), paragraphs: places }, lines };
}

function partLines(part: StoryPart): readonly UnplacedLine[] {
  const paragraphs: PlacedElement[] = [];
  collectParagraphs(part.root, paragraphs);
  const lines = paragraphs.flatMap((element, index) => {
    const deleted = lineOf(element, 'deleted', index + 1);
    return [lineOf(element, 'paragraph', index + 1), ...(mayHoldTags(deleted.text) ? [deleted] : [])];
  });
  return [...lines, ...codeLines(part.root), ...linesOutsideParagraphs(part)];
}

/**
 * Collects all paragraphs below an element in reading order; those of a text box come after the paragraph it is
 * anchored in.
 */
function collectParagraphs(element: PlacedElement, paragraphs: PlacedElement[]): void {
  for (const child of element.children) {
    if (child.kind !== 'element') continue;
    if (child.name === 'w:p') paragraphs.push(child);
    collectParagraphs(child, paragraphs);
  }
}

/** The letters of one paragraph, without those of its text boxes. */
function lineOf(element: PlacedElement, kind: 'paragraph' | 'deleted', paragraph: number): UnplacedLine {
  const ranges: LetterRange[] = [];
  let text = '';
  const add = (letters: string, holder: PlacedElement, node?: PlacedText) => {
    ranges.push({ at: text.length, length: letters.length, holder, ...(node ? { node } : {}) });
    // A line end within a run is white space: here, each line of the text is a paragraph.
    text += letters.replace(/[\r\n\f]/g, ' ');
  };
  const letters = kind === 'paragraph' ? 'w:t' : 'w:delText';
  const walk = (within: PlacedElement): void => {
    for (const child of within.children) {
      if (child.kind !== 'element' || child.name === 'w:p' || child.name === 'w:pPr' || child.name === 'w:rPr')
        continue;
      if (child.name === letters) {
        for (const node of child.children) if (node.kind === 'text') add(node.text, child, node);
      } else if (kind === 'paragraph' && SIGNS[child.name]) add(SIGNS[child.name] ?? '', child);
      else if (!SIGNS[child.name]) walk(child);
    }
  };
  walk(element);
  return { kind, text, element, ranges, paragraph, ...(kind === 'deleted' ? { description: 'deleted words' } : {}) };
}
