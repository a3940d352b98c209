/**
 * The lists that a document can be in: headings numbered 1, 1.1, 1.1.1 …; bullets • – ▪ and numbers 1. a. i. by depth.
 * A level's mark is that of its depth among lists of its own kind, so numbers within bullets begin with 1.: each kind
 * has three definitions, shifted by the lists of the other kind around them.
 */
import type { ILevelsOptions, INumberingOptions } from 'docx';
import { twips } from './units.js';

/** Word's limit (ISO/IEC 29500-1, 17.9.6: `ilvl` 0 to 8); deeper items stay at the last level. */
export const LEVELS = 9;

/** References by which styles name a definition; definitions are numbered in this order. */
export const HEADINGS = 'headings';
export const BULLETS = ['bullets', 'bullets-1', 'bullets-2'] as const;
export const NUMBERS = ['numbers', 'numbers-1', 'numbers-2'] as const;
export const DEFINITIONS = [HEADINGS, ...BULLETS, ...NUMBERS] as const;

const MARKS = ['•', '–', '▪'] as const;
const FORMATS = ['decimal', 'lowerLetter', 'lowerRoman'] as const;
const STEP = twips(20);

/** Where an item's words stand and how far its mark hangs, in twips, at a depth from 0. */
export function indentOf(depth: number): { readonly left: number; readonly hanging: number } {
  return { left: STEP * (Math.min(depth, LEVELS - 1) + 1), hanging: STEP };
}

/** The instance of a paragraph that is in no list though its style is (ISO/IEC 29500-1, 17.9.18). */
export const NO_LIST = 0;

/** Labels longer than so many letters hang no further: the words begin behind them, and go on below. */
const LONGEST_HANG = 14;
const LABEL_GAP = twips(7);

/** How far words hang behind a label that is text, in twips, where a letter is so many twips wide. */
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

/** From the number of a heading to its words, by level, in points. */
const HEADING_COLUMNS: readonly number[] = [34, 34, 42, 50, 58];

/** How far the words of a heading hang behind its number, in twips, at a level from 0. */
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
  look: (depth: number, level: number) => Pick<ILevelsOptions, 'format' | 'text'>,
): ILevelsOptions[] {
  return Array.from({ length: LEVELS }, (_, level) => ({
    level,
    ...look((level + 9 - shift) % 3, level),
    style: {
      // A style can be linked to one level only (17.9.23), so the shifted definitions have none.
      ...(shift === 0 && level < 5 ? { style: level === 0 ? style : `${style}${level + 1}` } : {}),
      paragraph: { indent: indentOf(level) },
    },
  }));
}
