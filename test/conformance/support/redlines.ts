/** Comparisons of random documents as Word files, and the words that other programs keep of them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readZip } from '../../../src/formats/zip/read.js';
import type { Document } from '../../../src/model/document.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { openDocxWriter } from '../../../src/write/docx/index.js';
import type { MarkedDocument } from '../../support/redline/marked-document.js';

/** A redline as it was written. */
export interface WrittenRedline {
  /** The file's name in its folder. */
  readonly name: string;
  readonly path: string;
  readonly file: Uint8Array;
  readonly marked: MarkedDocument;
}

/** How many redlines are written, of what, and into which folder. */
export interface RedlineSample {
  readonly documents: fc.Arbitrary<MarkedDocument>;
  readonly count: number;
  readonly seed: number;
  readonly folder: string;
}

/** Writes random redlines. */
export async function writeRedlines({
  documents,
  count,
  seed,
  folder,
}: RedlineSample): Promise<readonly WrittenRedline[]> {
  mkdirSync(folder, { recursive: true });
  const redlines: WrittenRedline[] = [];
  for (const [at, marked] of fc.sample(documents, { numRuns: count, seed }).entries()) {
    const name = `${at}.docx`;
    const path = join(folder, name);
    const file = await wordFile(marked.marked);
    writeFileSync(path, file);
    redlines.push({ name, path, file, marked });
  }
  return redlines;
}

/** Writes a document for Word; throws where the writer refuses it. */
export async function wordFile(document: Document): Promise<Uint8Array> {
  const writer = await openDocxWriter(DEFAULT_THEME, { font: () => Promise.reject(new Error('Word embeds no font.')) });
  const { value, diagnostics } = await writer.write(document);
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join('; '));
  return value;
}

/** The XML of a part of a Word file; empty if the file doesn't have it. */
export const partOf = (file: Uint8Array, name: string): string => new TextDecoder().decode(readZip(file).get(name));

/**
 * The words of each paragraph that has any. LibreOffice loses a line break before a footnote that was replaced, so line breaks don't count.
 * What it saves isn't always well-formed, so that no parser reads it.
 */
export function paragraphWords(xml: string): readonly string[] {
  return xml
    .split('</w:p>')
    .map((paragraph) =>
      [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(?:tab|br)(?: [^>]*)?\/>/g)]
        .map(([, words = '']) => unescapeXml(words))
        .join('')
        // LibreOffice keeps a paragraph without width that stood between two tables of different sides.
        .replaceAll('\u200d', '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((words) => words !== '');
}

/** Programs escape different signs. */
const unescapeXml = (words: string): string =>
  words.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => SIGNS[name] ?? '');
const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
