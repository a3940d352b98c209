/**
 * Where a document's links lead and which of its words are in another language, as its tree has them and as each format
 * says them, in reading order.
 */

import { childElements, descendants, parseXml, type XmlElement } from '../../../src/formats/xml/parse.js';
import {
  type Block,
  type Document,
  type Inlines,
  inlineText,
  type LinkTarget,
  plainText,
} from '../../../src/model/document.js';
import { numberFootnotes } from '../../../src/model/footnotes.js';
import type { Format } from '../../../src/model/plan.js';
import { rowsOf } from '../../../src/model/table-spans.js';
import type { ReadDocx } from '../docx-reader.js';
import { elementsByTag, type HtmlElement, inlineWords } from '../html-reader.js';
import { isContent, type ReadContent, type ReadElement, type ReadLink, type ReadPdf } from '../pdf/reader.js';
import { footnotesIn, wordsWithin } from './pdf.js';

/** Words in another language than the document's. */
export interface Foreign {
  readonly language: string;
  readonly words: string;
}

interface Marks {
  readonly links: readonly LinkTarget[];
  readonly passages: readonly Foreign[];
}

/** The marks of a document, taken from the tree without a writer; those in footnotes last. */
export function marksOf(document: Document): Marks {
  const links: LinkTarget[] = [];
  const passages: Foreign[] = [];
  visit(document.title);
  const notes = numberFootnotes(document).notes.flatMap(({ footnote }) => footnote.blocks);
  for (const block of [...document.blocks, ...notes]) for (const inlines of inlinesOf(block)) visit(inlines);
  return { links, passages };

  function visit(inlines: Inlines): void {
    for (const node of inlines) {
      if (!('children' in node)) continue;
      if (node.type === 'link') links.push(node.target);
      if (node.type === 'passage') passages.push({ language: node.language, words: inlineText(node.children) });
      visit(node.children);
    }
  }
}

/** All runs of inlines within a block, in reading order. */
function inlinesOf(block: Block): readonly Inlines[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'code-block':
      return [block.children];
    case 'list':
      return block.items.flatMap((item) => item.blocks.flatMap(inlinesOf));
    case 'quote':
    case 'landscape':
      return block.blocks.flatMap(inlinesOf);
    case 'note':
      return [block.title ?? [], ...block.blocks.flatMap(inlinesOf)];
    case 'table':
      return [
        block.caption ?? [],
        ...rowsOf(block).flatMap((row) =>
          row.cells.flatMap((cell) => (cell.type === 'cell' ? [cell.children] : cell.blocks.flatMap(inlinesOf))),
        ),
      ];
    default:
      return [];
  }
}

const HEADING_MARKS: Readonly<Record<Format, (anchor: string) => string>> = {
  html: (anchor) => `#${anchor}`,
  docx: (anchor) => `#h${anchor.replaceAll('-', '_')}`,
  pdf: () => 'a heading',
};

/** The same in another file. */
const FILE_MARKS: Readonly<Record<Format, (anchor: string) => string>> = {
  ...HEADING_MARKS,
  pdf: (anchor) => `#${anchor}`,
};

/** Where a link leads as a file of a format says it; which heading it is, a PDF says by its place. */
export function placeOf(target: LinkTarget, format: Format): string {
  switch (target.kind) {
    case 'address':
      return plainText(target.address);
    case 'policy':
      return `${target.file}.${format}${target.anchor === undefined ? '' : FILE_MARKS[format](target.anchor)}`;
    case 'file':
      return target.path;
    case 'heading':
      return HEADING_MARKS[format](target.anchor);
  }
}

/** The same of a link that was read from a PDF. */
export const placeInPdf = ({ target }: ReadLink): string => (typeof target === 'string' ? target : 'a heading');

export function htmlPassages(page: HtmlElement): readonly Foreign[] {
  return elementsByTag(page, 'span').flatMap((span) => {
    const language = span.attributes.get('lang');
    return language === undefined ? [] : [{ language, words: inlineWords(span) }];
  });
}

/** Those in footnotes last. */
export function docxPassages({ parts }: ReadDocx): readonly Foreign[] {
  const texts = ['word/document.xml', 'word/footnotes.xml'].map((path) => parseXml(parts.get(path) ?? ''));
  return texts
    .flatMap((text) => descendants(text, 'w:r'))
    .flatMap((run) => {
      const language = descendants(run, 'w:lang')[0]?.attributes['w:val'];
      return language === undefined ? [] : [{ language, words: childElements(run, 'w:t').map(wordsIn).join('') }];
    });
}

const wordsIn = ({ children }: XmlElement): string => children.join('');

/** Those in footnotes last. */
export function pdfPassages(pdf: ReadPdf): readonly Foreign[] {
  const spans = [pdf.tree, ...footnotesIn(pdf)].flatMap((one) => one.kids.flatMap(spansWithin));
  return spans.flatMap((span) =>
    span.dictionary.has('Lang')
      ? [{ language: pdf.objects.text16(span.dictionary.get('Lang')), words: wordsWithin(span) }]
      : [],
  );
}

/** The spans of words within an element, itself first, none of them in a footnote. */
function spansWithin(element: ReadElement | ReadContent): readonly ReadElement[] {
  if (isContent(element) || element.type === 'Note') return [];
  return [...(element.type === 'Span' ? [element] : []), ...element.kids.flatMap(spansWithin)];
}

/**
 * Passages without their spaces, those of one language that meet as one: Word says a language run by run, a PDF line by
 * line.
 */
export function joined(passages: readonly Foreign[]): readonly Foreign[] {
  const all: Foreign[] = [];
  for (const { language, words } of passages) {
    const last = all.at(-1);
    const bare = words.replace(/\s/g, '');
    if (last?.language === language) all[all.length - 1] = { language, words: last.words + bare };
    else all.push({ language, words: bare });
  }
  return all;
}
