/**
 * The words of a finished page or PDF in reading order, a line a paragraph, heading, caption and cell; notes last. Numbers and
 * marks that a program counts, contents lists, furniture and lines to write on are no words, so that the lines can be held
 * against those of a Word file, whose numbers stand nowhere in its text.
 */
import { elementsByTag, type HtmlElement, isFurniture } from './html-reader.js';
import { isContent, type ReadElement, type ReadPdf } from './pdf/reader.js';
import { footnotesIn, withoutContents } from './structure/pdf.js';

/** White space as single spaces, empty lines left out. */
export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/[\s\u200b]+/g, ' ').trim())
    .filter((line) => line !== '');
}

const INLINE_TAGS: ReadonlySet<string> = new Set('a b em strong s sup sub u span code input br'.split(' '));
/** Classes of what is no word of the text: a counted mark, a line to write on, the mark of a note. */
const COUNTED: ReadonlySet<string> = new Set(['skip', 'mark', 'label', 'number', 'footnote', 'fill-in']);

/** The lines of an element of a page; of a page, those of its body. */
export function htmlWords(page: HtmlElement): readonly string[] {
  const [body] = elementsByTag(page, 'body');
  return linesOf(textOfHtml(body ?? page));
}

function textOfHtml(element: HtmlElement): string {
  const { tag, attributes } = element;
  const isNoteHeading = attributes.get('id') === 'Notes';
  const isLinkBack = attributes.get('role') === 'doc-backlink';
  if (isFurniture(element) || isNoteHeading || isLinkBack || COUNTED.has(attributes.get('class') ?? '')) return '';
  if (tag === 'br') return ' ';
  const words = element.children.map((child) => (typeof child === 'string' ? spaced(child) : textOfHtml(child)));
  return INLINE_TAGS.has(tag) ? words.join('') : `\n${words.join('')}\n`;
}

/** Line feeds of markup are spaces. */
const spaced = (words: string): string => words.replaceAll('\n', ' ');

const INLINE_TYPES: ReadonlySet<string> = new Set(['Span', 'Link', 'Form', 'Code', 'Quote', 'Em', 'Strong']);
const COUNTED_TYPES: ReadonlySet<string> = new Set(['Lbl', 'Reference', 'Note', 'Figure', 'TOC']);

/** The lines of a PDF. */
export function pdfWords(pdf: ReadPdf): readonly string[] {
  const notes = footnotesIn(pdf).map((note) => note.kids.map(textOfKid).join(''));
  return linesOf([textOfKid(withoutContents(pdf.tree)), ...notes].join('\n'));
}

function textOfKid(kid: ReadElement['kids'][number]): string {
  if (isContent(kid)) return spaced(kid.text);
  if (COUNTED_TYPES.has(kid.type)) return '';
  const words = kid.kids.map(textOfKid).join('');
  if (/^H[1-6]$/.test(kid.type)) return `\n${words.replace(/^\s*(?:\d+\.)+\d*\s+/, '')}\n`;
  return INLINE_TYPES.has(kid.type) ? words : `\n${words}\n`;
}
