/**
 * Defines the lists of a document: headings numbered 1, 1.1, 1.1.1 …; bullets • – ▪ and numbers 1. a. i. by depth. A mark
 * depends on the depth among lists of the same kind, so numbers within bullets start with 1. That takes three definitions
 * of each kind, shifted by the number of lists of the other kind around them.
 */
import type { ILevelsOptions, INumberingOptions } from 'docx';
import { twips } from './units.js';

/** Word's limit (ISO/IEC 29500-1, 17.9.6: `ilvl` 0 to 8). Deeper items stay at the last level. */
export const LEVELS = 9;

/** References by which styles name a definition; definitions are numbered in this order. */
export const HEADINGS = 'headings';
export const BULLETS = ['bullets', 'bullets-1', 'bullets-2'] as const;
export const NUMBERS = ['numbers', 'numbers-1', 'numbers-2'] as const;
export const DEFINITIONS = [HEADINGS, ...BULLETS, ...NUMBERS] as const;

const MARKS = ['•', '–', '▪'] as const;
const FORMATS = ['decimal', 'lowerLetter', 'lowerRoman'] as const;
const STEP = twips(20);

/** Where an item's words start and how far its mark hangs before them, in twips. `depth` counts from 0. */
export function indentOf(depth: number): { readonly left: number; readonly hanging: number } {
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

/** Gives docx all definitions. */
export function numberingOptions(): INumberingOptions {
  return {
    config: [
      { reference: HEADINGS, levels: headingLevels() },
      ...BULLETS.map((reference, shift) => ({ reference, levels: bulletLevels(shift) })),
      ...NUMBERS.map((reference, shift) => ({ reference, levels: numberLevels(shift) })),
    ],
  };
}

/** The distance from a heading's number to its words, by level, in points. */
const HEADING_COLUMNS: readonly number[] = [34, 34, 42, 50, 58];

/** How many levels headings have. */
export const HEADING_LEVELS = HEADING_COLUMNS.length;

/** How far a heading's words are indented after its number, in twips. `level` counts from 0. */
export function headingHang(level: number): number {
  return twips(HEADING_COLUMNS[level] ?? 0);
}

function headingLevels(): ILevelsOptions[] {
  return HEADING_COLUMNS.map((_, level) => ({
    level,
    format: 'decimal',
    text: Array.from({ length: level + 1 }, (_, i) => `%${i + 1}`).join('.'),
    style: {
      style: `Heading${level + 1}`,
      paragraph: { indent: { left: headingHang(level), hanging: headingHang(level) } },
    },
  }));
}

function bulletLevels(shift: number): ILevelsOptions[] {
  return levels('ListBullet', shift, (depth) => ({ format: 'bullet', text: MARKS[depth % 3] ?? '•' }));
}

function numberLevels(shift: number): ILevelsOptions[] {
  return levels('ListNumber', shift, (depth, level) => ({
    format: FORMATS[depth % 3] ?? 'decimal',
    text: `%${level + 1}.`,
  }));
}

function levels(
  style: string,
  shift: number,
  markOf: (depth: number, level: number) => Pick<ILevelsOptions, 'format' | 'text'>,
): ILevelsOptions[] {
  return Array.from({ length: LEVELS }, (_, level) => ({
    level,
    ...markOf((level + 9 - shift) % 3, level),
    style: {
      // A style can be linked to one level only (17.9.23), so the shifted definitions have none.
      ...(shift === 0 && level < 5 ? { style: level === 0 ? style : `${style}${level + 1}` } : {}),
      paragraph: { indent: indentOf(level) },
    },
  }));
}
