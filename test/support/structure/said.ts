/** Any finished file into what it says, so that the formats can be compared: its words in reading order, and its lines. */
import type { Format } from '../../../src/model/plan.js';
import { readDocx } from '../docx-reader.js';
import { parseHtml, wordsOf } from '../html-reader.js';
import { readPdf } from '../pdf/reader.js';
import { docxLines } from './docx.js';
import { htmlLines, withoutFootnotesHeading } from './html.js';
import { footnotesIn, holdersWithin, pdfLines, withoutContents, wordsWithin } from './pdf.js';

export interface Said {
  /** Words in reading order, an entry a paragraph, heading, caption and cell; empty ones left out. */
  readonly words: readonly string[];
  readonly lines: readonly string[];
}

const HOLDERS = ['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'TH', 'TD', 'Caption'];

const READERS: Readonly<Record<Format, (bytes: Uint8Array) => Said>> = {
  html: (bytes) => {
    const page = parseHtml(Buffer.from(bytes).toString('utf8'));
    return { words: wordsOf(withoutFootnotesHeading(page)), lines: htmlLines(page) };
  },
  docx: (bytes) => {
    const file = readDocx(bytes);
    const words = [...file.paragraphs, ...file.footnotes.flatMap((note) => note.paragraphs)]
      .filter(({ style }) => !/^(?:TOC|Contents)/.test(style))
      .map(({ style, label, text }) =>
        (/^(?:Heading|Clause$)/.test(style) && label ? `${label} ${text}` : text).replaceAll('\n', ' '),
      );
    return { words, lines: docxLines(file) };
  },
  pdf: (bytes) => {
    const file = readPdf(bytes);
    return {
      words: [withoutContents(file.tree), ...footnotesIn(file)].flatMap((one) =>
        holdersWithin(one, HOLDERS).map(wordsWithin),
      ),
      lines: pdfLines(file),
    };
  },
};

/** Reads a finished file. */
export function said(format: Format, bytes: Uint8Array): Said {
  const { words, lines } = READERS[format](bytes);
  return { words: words.map((one) => one.replaceAll('\n', ' ')).filter((one) => one !== ''), lines };
}

/** The same with as many spaces as can be seen: one where several stand together, none at the ends. */
export const squeezed = (one: Said): Said => ({
  words: one.words.map(squeeze).filter((words) => words !== ''),
  lines: one.lines.map(squeeze),
});

/** A zero-width space beside a space shows nothing either; DOCX has a space between two marks of footnotes. */
const squeeze = (words: string): string =>
  words
    .replace(/\u200b*\s[\s\u200b]*/g, ' ')
    .replace(/(\[\d+\]) (?=\[\d+\])/g, '$1')
    .trim();
