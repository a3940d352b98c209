/**
 * Defines the lists of a document: headings numbered 1, 1.1, 1.1.1 …; bullets • – ▪ and numbers 1. a. i. by depth. A mark
 * depends on the depth among lists of the same kind, so numbers within bullets start with 1. That takes three definitions
 * of each kind, shifted by the number of lists of the other kind around them.
 */

import { sha256 } from '../../formats/sha256.js';
import { escapeXml } from '../../formats/xml/escape.js';
import { twips } from './units.js';

/** Word's limit (ISO/IEC 29500-1, 17.9.6: `ilvl` 0 to 8). Deeper items stay at the last level. */
export const LEVELS = 9;

/** The definitions that styles name, so that every document has them. They and their instances are numbered in this order, from 1. */
export const HEADINGS = 'headings';
export const BULLETS = 'bullets';
export const NUMBERS = 'numbers';
export const DEFINITIONS = [HEADINGS, BULLETS, NUMBERS] as const;

const MARKS = ['•', '–', '▪'] as const;
const FORMATS = ['decimal', 'lowerLetter', 'lowerRoman'] as const;
const STEP = twips(20);

/** Where an item's words start and how far its mark hangs before them, in twips. */
export interface Hang {
  readonly left: number;
  readonly hanging: number;
}

/** The indent of an item. `depth` counts from 0. */
export function indentOf(depth: number): Hang {
  return { left: STEP * (Math.min(depth, LEVELS - 1) + 1), hanging: STEP };
}

/** The instance that takes a paragraph out of its style's list (ISO/IEC 29500-1, 17.9.18). */
export const NO_LIST = 0;

/** Longer labels than this, in letters, don't hang further: the words start after them and continue below. */
const LONGEST_HANG = 14;
const LABEL_GAP = twips(7);

/** How far words are indented after a text label, in twips. `character` is the width of a letter in twips. */
export function labelHang(label: string, character: number): number {
  return Math.min(label.length, LONGEST_HANG) * character + LABEL_GAP;
}

/**
 * Writes a definition. Word knows a list again by two numbers (17.9.15 and 17.9.29) when it is copied to another document, so
 * they are made from the levels: equal definitions have equal numbers in all documents, others differ.
 */
export function definitionXml(id: number, levels: string): string {
  const digits = sha256(Buffer.from(levels, 'utf8')).toUpperCase();
  return (
    `<w:abstractNum w:abstractNumId="${id}"><w:nsid w:val="${digits.slice(0, 8)}"/><w:multiLevelType w:val="multilevel"/>` +
    `<w:tmpl w:val="${digits.slice(8, 16)}"/>${levels}</w:abstractNum>`
  );
}

/** What a level of a list looks like. */
export interface Level {
  /** How it counts (17.18.59). */
  readonly format: string;
  /** Its mark; `%1` is the number of the first level. */
  readonly text: string;
  readonly indent: Hang;
  /** The style that is linked to it: a style can be linked to one level only (17.9.23). */
  readonly style?: string;
}

/** Writes a level; they are counted from 0. */
export function levelXml(level: number, { format, text, indent, style }: Level): string {
  return (
    `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${style ? `<w:pStyle w:val="${style}"/>` : ''}` +
    `<w:lvlText w:val="${escapeXml(text)}"/><w:lvlJc w:val="left"/>` +
    `<w:pPr><w:ind w:left="${indent.left}" w:hanging="${indent.hanging}"/></w:pPr></w:lvl>`
  );
}

/** Writes the levels of one of the definitions that every document has. */
export function usualLevels(name: (typeof DEFINITIONS)[number]): string {
  if (name === HEADINGS) return headingLevels();
  return name === BULLETS ? bulletLevels(0) : numberLevels(0);
}

/** The distance from a heading's number to its words, by level, in points. */
const HEADING_COLUMNS: readonly number[] = [34, 34, 42, 50, 58];

/** How many levels headings have. */
export const HEADING_LEVELS = HEADING_COLUMNS.length;

/** How far a heading's words are indented after its number, in twips. `level` counts from 0. */
export function headingHang(level: number): number {
  return twips(HEADING_COLUMNS[level] ?? 0);
}

function headingLevels(): string {
  return HEADING_COLUMNS.map((_, level) =>
    levelXml(level, {
      format: 'decimal',
      text: numbersTo(level),
      indent: { left: headingHang(level), hanging: headingHang(level) },
      style: `Heading${level + 1}`,
    }),
  ).join('');
}

/** `%1.%2.%3`: the numbers of all levels down to one. */
export function numbersTo(level: number): string {
  return Array.from({ length: level + 1 }, (_, above) => `%${above + 1}`).join('.');
}

/** Writes the levels of bullets. `shift` is the number of ordered lists around them, modulo 3. */
export function bulletLevels(shift: number): string {
  return levels('ListBullet', shift, (depth) => ({ format: 'bullet', text: MARKS[depth % 3] ?? '•' }));
}

/** Writes the levels of numbers. `shift` is the number of lists with bullets around them, modulo 3. */
export function numberLevels(shift: number): string {
  return levels('ListNumber', shift, (depth, level) => ({
    format: FORMATS[depth % 3] ?? 'decimal',
    text: `%${level + 1}.`,
  }));
}

function levels(
  style: string,
  shift: number,
  markOf: (depth: number, level: number) => Pick<Level, 'format' | 'text'>,
): string {
  return Array.from({ length: LEVELS }, (_, level) =>
    levelXml(level, {
      ...markOf((level + 9 - shift) % 3, level),
      indent: indentOf(level),
      // Only one definition can be linked to the styles.
      ...(shift === 0 && level < 5 ? { style: level === 0 ? style : `${style}${level + 1}` } : {}),
    }),
  ).join('');
}
