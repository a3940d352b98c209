/** Decides what typed hyphens and dots become: dashes as British printers set them, and an ellipsis. */
import { isDigit, isSpace, isWordEnd, isWordStart } from './signs.js';

/** Typed signs among the words of a run. */
export interface TypedSigns {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What three dots become; undefined for a path, a longer row of dots, or dots that stand for digits. */
export function ellipsisFor({ text, start, end }: TypedSigns): string | undefined {
  if (end - start !== 3) return undefined;
  const [before, after] = [text[start - 1] ?? '', text[end] ?? ''];
  if (/[/\\\d]/.test(before) && !isSpaceOrEnd(after)) return undefined;
  return /[/\\\d]/.test(after) ? undefined : '…';
}

/** What a row of hyphens becomes; undefined where it stays. */
export function dashFor(signs: TypedSigns): string | undefined {
  switch (signs.end - signs.start) {
    case 1:
      return isBetweenWords(signs) || isRange(signs) ? '–' : undefined;
    case 2:
      return isBetweenWords(signs) || isWithinWords(signs) ? '–' : undefined;
    case 3:
      return isBetweenWords(signs) || isWithinWords(signs) ? '—' : undefined;
    default:
      return undefined;
  }
}

function isSpaceOrEnd(sign: string): boolean {
  return sign === '' || isSpace(sign);
}

/** Whether there is one space on both sides, and a word behind each; numbers on both sides may be parts of one. */
function isBetweenWords({ text, start, end }: TypedSigns): boolean {
  const [before, after] = [text[start - 1] ?? '', text[end] ?? ''];
  if (!isBlank(before) || !isBlank(after)) return false;
  const [last, first] = [text[start - 2] ?? '', text[end + 1] ?? ''];
  if (!isWordEnd(last) || !isWordStart(first)) return false;
  return !(isDigit(last) && isDigit(first)) || isSpacedRange(text.slice(0, start - 1), text.slice(end + 1));
}

function isBlank(sign: string): boolean {
  return sign === ' ' || sign === '\u00a0';
}

/** Whether letters or digits stand on both sides without a space: `home--or`. An option of a program has a space before it. */
function isWithinWords({ text, start, end }: TypedSigns): boolean {
  return /[\p{L}\p{N}]/u.test(text[start - 1] ?? '') && /[\p{L}\p{N}]/u.test(text[end] ?? '');
}

/** A small number with what shows that it counts or measures something; a leading zero is a code’s, a date’s or a telephone’s. */
const NUMBER = '(?:£?[1-9]\\d{0,2}|£?0(?=[.:]))(?:[.:]\\d{1,2})?';
const UNIT = '(?:am|pm|%|mg|ml|g|kg|cm|mm|p|°C)?';
const RANGE_START = new RegExp(`(?:^|[\\s([{“‘"'/])(${NUMBER})${UNIT}$`, 'u');
const RANGE_END = new RegExp(`^(${NUMBER})${UNIT}(?=$|[\\s)\\]},;:!?…”’"'/]|\\.(?!\\d))`, 'u');
/** A number right before or behind is part of a telephone number, a date or a code. */
const NUMBER_BEFORE = /\d[)\]]?\s?$/;
const NUMBER_BEHIND = /^\s?[-–(]?\d/;

/** Whether two numbers are clearly a range, such as `5-7`; `1-1`, `029-20`, `2026-11-28` and `3-2` may be anything. */
function isRange({ text, start, end }: TypedSigns): boolean {
  if (!isDigitOrUnit(text[start - 1]) || !/[£\d]/.test(text[end] ?? '')) return false;
  return isRangeOf(text.slice(Math.max(0, start - 24), start), text.slice(end, end + 24));
}

function isSpacedRange(before: string, behind: string): boolean {
  return isRangeOf(before.slice(-24), behind.slice(0, 24));
}

function isRangeOf(before: string, behind: string): boolean {
  const from = RANGE_START.exec(before);
  const to = RANGE_END.exec(behind);
  if (from?.[1] === undefined || to?.[1] === undefined) return false;
  if (NUMBER_BEFORE.test(before.slice(0, from.index))) return false;
  if (from.index > 0 && NUMBER_BEFORE.test(before.slice(0, from.index + 1))) return false;
  if (NUMBER_BEHIND.test(behind.slice(to[0].length))) return false;
  return isTime(from[0], to[0]) || amountOf(from[1]) < amountOf(to[1]);
}

/** A time may end on a smaller number than it began with: `9:00-5:30`, `9am-5pm`. */
function isTime(from: string, to: string): boolean {
  return /(?:[:.]\d\d|[ap]m)$/.test(from) && /^[\d.:]*(?:[:.]\d\d|[ap]m)/.test(to);
}

function amountOf(written: string): number {
  return Number(written.replace('£', '').replace(':', '.'));
}

function isDigitOrUnit(sign: string | undefined): boolean {
  return sign !== undefined && /[\dm%glpC]/.test(sign);
}
