/**
 * Edits a Word file as a person does in Word: types other words into a run, adds and removes paragraphs, items and rows. It knows
 * paragraphs, runs and tables, and shares no code with our reader but zip and XML.
 */

import { escapeXml } from '../../src/formats/xml/escape.js';
import { type PlacedElement, parseXmlPlaces } from '../../src/formats/xml/places.js';
import { zipPart } from '../../src/formats/zip/part.js';
import { readZip } from '../../src/formats/zip/read.js';
import { writeZip } from '../../src/formats/zip/write.js';

const MAIN = 'word/document.xml';

/** Styles of what the program prints around a policy's text. */
const AROUND = /^(?:Title|Masthead|MastheadDetail|Control\w*|TOC\w*)$/;

export class WordEditor {
  private readonly parts: Map<string, Uint8Array>;
  private xml: string;

  constructor(bytes: Uint8Array) {
    this.parts = new Map(readZip(bytes));
    this.xml = new TextDecoder().decode(this.parts.get(MAIN));
  }

  /** The file with the edits. */
  bytes(): Uint8Array {
    this.numberNotes();
    this.parts.set(MAIN, new TextEncoder().encode(this.xml));
    return writeZip([...this.parts].map(([path, content]) => zipPart(path, content)));
  }

  /** Word numbers notes anew as it saves: in the order of their marks, without those whose marks are gone. */
  private numberNotes(): void {
    const path = 'word/footnotes.xml';
    const notes = new TextDecoder().decode(this.parts.get(path));
    const marks = [...this.xml.matchAll(/<w:footnoteReference\b[^>]*w:id="(\d+)"/g)].map(([, id]) => id ?? '');
    const all = [...notes.matchAll(/<w:footnote\b[^>]*w:id="(\d+)".*?<\/w:footnote>/gs)];
    const first = all.find(([, id]) => marks.includes(id ?? ''));
    if (!first || marks.every((id, index) => id === String(index + 1))) return;
    const numbered = marks.map((id, index) =>
      (all.find(([, its]) => its === id)?.[0] ?? '').replace(/w:id="\d+"/, `w:id="${index + 1}"`),
    );
    // Those that separate notes from the text have marks of their own.
    const others = all.filter(([note, id]) => !marks.includes(id ?? '') && /w:type=/.test(note)).map(([note]) => note);
    const [start, end] = [notes.indexOf(all[0]?.[0] ?? ''), notes.lastIndexOf('</w:footnotes>')];
    this.parts.set(
      path,
      new TextEncoder().encode(notes.slice(0, start) + [...others, ...numbered].join('') + notes.slice(end)),
    );
    let count = 0;
    this.xml = this.xml.replace(/(<w:footnoteReference\b[^>]*w:id=")\d+"/g, (_, mark) => `${mark}${++count}"`);
  }

  /** The paragraphs of the policy's own text that have words, in order. */
  paragraphs(): readonly PlacedElement[] {
    return descendants(parseXmlPlaces(this.xml), 'w:p').filter(
      (paragraph) => !AROUND.test(styleOf(paragraph)) && !isInContents(paragraph) && wordsOf(paragraph).trim() !== '',
    );
  }

  words(): readonly string[] {
    return this.paragraphs().map(wordsOf);
  }

  styles(): readonly string[] {
    return this.paragraphs().map(styleOf);
  }

  isInTable(at: number): boolean {
    for (let element = this.paragraphs()[at]?.parent; element; element = element.parent)
      if (element.name === 'w:tbl') return true;
    return false;
  }

  /** Types other words in place of some, in one run of a paragraph; whether they were there. */
  replaceIn(at: number, words: string, others: string): boolean {
    const paragraph = this.paragraphs()[at];
    const text = paragraph && descendants(paragraph, 'w:t').find((element) => lettersOf(element).includes(words));
    if (!text) return false;
    this.setText(
      text,
      lettersOf(text).replace(words, () => others),
    );
    return true;
  }

  /** Types other words wherever some are, also around the text; gives in how many runs. */
  replaceEverywhere(words: string, others: string): number {
    const texts = descendants(parseXmlPlaces(this.xml), 'w:t').filter((element) => lettersOf(element).includes(words));
    for (const text of [...texts].reverse())
      this.setText(
        text,
        lettersOf(text).replaceAll(words, () => others),
      );
    const notes = this.parts.get('word/footnotes.xml');
    const xml = new TextDecoder().decode(notes);
    if (notes)
      this.parts.set('word/footnotes.xml', new TextEncoder().encode(xml.replaceAll(words, () => escapeXml(others))));
    return texts.length;
  }

  /**
   * Presses Enter at the end of a paragraph and types: the new one looks the same, is an item where that is one, and is the last of its
   * section of pages where that was.
   */
  addBehind(at: number, words: string): void {
    const paragraph = this.paragraphs()[at];
    if (!paragraph) return;
    const properties = descendants(paragraph, 'w:pPr')[0];
    const look = properties ? this.xml.slice(properties.start, properties.end) : '';
    this.insert(paragraph.end, `<w:p>${look}<w:r><w:t xml:space="preserve">${escapeXml(words)}</w:t></w:r></w:p>`);
    for (const section of descendants(paragraph, 'w:sectPr')) this.cut(section);
  }

  /** Deletes a paragraph. */
  remove(at: number): void {
    const paragraph = this.paragraphs()[at];
    if (!paragraph) return;
    // Word keeps the paragraph in which a section of pages ends, whose number people take away too.
    if (descendants(paragraph, 'w:sectPr').length === 0) this.cut(paragraph);
    else
      for (const part of [...['w:pStyle', 'w:numPr', 'w:r'].flatMap((name) => descendants(paragraph, name))].sort(
        (a, b) => b.start - a.start,
      ))
        this.cut(part);
  }

  /** The rows of the tables of the text, but for those that head one. */
  rows(): readonly PlacedElement[] {
    return descendants(parseXmlPlaces(this.xml), 'w:tr').filter(
      (row) =>
        descendants(row, 'w:tblHeader').length === 0 &&
        descendants(row, 'w:vMerge').length === 0 &&
        !descendants(row, 'w:p').some((paragraph) => AROUND.test(styleOf(paragraph))),
    );
  }

  /** Removes a row, unless it is the only one below the heading: what is left then is no table, and take-back lists it. */
  removeRow(at: number): void {
    const row = this.rows()[at];
    const isOnly = row && !this.rows().some((other) => this.isInTableOf(other, row));
    if (row && !isOnly) this.cut(row);
  }

  private isInTableOf(row: PlacedElement, other: PlacedElement): boolean {
    const [start, end] = [Math.min(row.end, other.end), Math.max(row.start, other.start)];
    return row.start !== other.start && !this.xml.slice(start, end).includes('</w:tbl>');
  }

  /** Copies a row, and types other words into each of its cells. */
  addRowBehind(at: number, words: string): void {
    const row = this.rows()[at];
    if (!row) return;
    const copy = this.xml.slice(row.start, row.end).replace(/<w:p[ >](?:(?!<\/w:p>).)*<\/w:p>/gs, (paragraph) => {
      const look = /<w:pPr>.*?<\/w:pPr>/s.exec(paragraph)?.[0] ?? '';
      return `<w:p>${look}<w:r><w:t>${escapeXml(words)}</w:t></w:r></w:p>`;
    });
    this.insert(row.end, copy);
  }

  private setText(text: PlacedElement, words: string): void {
    this.xml = `${this.xml.slice(0, text.openEnd)}${escapeXml(words)}${this.xml.slice(text.closeStart)}`;
  }

  private insert(at: number, xml: string): void {
    this.xml = this.xml.slice(0, at) + xml + this.xml.slice(at);
  }

  private cut({ start, end }: PlacedElement): void {
    this.xml = this.xml.slice(0, start) + this.xml.slice(end);
  }
}

function descendants(element: PlacedElement, name: string): readonly PlacedElement[] {
  return element.children.flatMap((child): readonly PlacedElement[] => {
    if (child.kind !== 'element') return [];
    return [...(child.name === name ? [child] : []), ...descendants(child, name)];
  });
}

export function styleOf(paragraph: PlacedElement): string {
  return descendants(paragraph, 'w:pStyle')[0]?.attributes.get('w:val') ?? 'Normal';
}

function wordsOf(paragraph: PlacedElement): string {
  return descendants(paragraph, 'w:t').map(lettersOf).join('');
}

function lettersOf(element: PlacedElement): string {
  return element.children.map((child) => (child.kind === 'text' ? child.text : '')).join('');
}

function isInContents(element: PlacedElement): boolean {
  for (let at = element.parent; at; at = at.parent)
    if (at.name === 'w:sdt' && descendants(at, 'w:docPartGallery').length > 0) return true;
  return false;
}
