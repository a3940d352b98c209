/** Sets the punctuation of words typographically: curly quotes, dashes and ellipses for those that were typed on a keyboard. */
import { addressesIn } from './addresses.js';
import { dashFor, ellipsisFor, type TypedSigns } from './dashes.js';
import { RunQuotes } from './quotes.js';

/** Signs of a text, from `start` up to `end`, that become others. */
export interface Setting {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

const TYPED = /["']|\.{3,}|-+|[“”‘’]/g;

/** Words without any of these are set already. */
const NEEDS_SETTING = /["']|\.\.\.|-(?:[\s\d£-]|$)/;

/** Whether anything in the words may have to be set; so that most words are left alone quickly. */
export function mayNeedSetting(words: string): boolean {
  return NEEDS_SETTING.test(words);
}

/**
 * What becomes of the signs of a run, in order. `stays` tells whether signs from `start` up to `end` are left as they are, such as those of
 * a value or of code; they count as what stands beside others all the same. Setting the result again changes nothing.
 */
export function settingsOf(text: string, stays: (start: number, end: number) => boolean): readonly Setting[] {
  const settings: Setting[] = [];
  const quotes = new RunQuotes(text);
  const isInAddress = addressesIn(text);
  for (const { 0: signs, index: start } of text.matchAll(TYPED)) {
    const typed = { text, start, end: start + signs.length };
    const isFixed = isInAddress(start, typed.end) || stays(start, typed.end);
    const words = isFixed ? undefined : settingFor(typed, quotes, signBefore(text, start, settings.at(-1)));
    if (words === undefined) quotes.pass(start);
    else settings.push({ start, end: typed.end, words });
  }
  return settings;
}

function settingFor(typed: TypedSigns, quotes: RunQuotes, before: string): string | undefined {
  switch (typed.text[typed.start]) {
    case '.':
      return ellipsisFor(typed);
    case '-':
      return dashFor(typed);
    case '"':
    case "'":
      return quotes.quoteFor(typed.start, before);
    default:
      return undefined;
  }
}

/** The sign before a place as it prints. */
function signBefore(text: string, at: number, last: Setting | undefined): string {
  return last?.end === at ? last.words : (text[at - 1] ?? '');
}

/** A text from `start` up to `end` as it prints; the settings are in order, and those outside of it don’t matter. */
export function withSettings(text: string, settings: readonly Setting[], start = 0, end = text.length): string {
  let set = '';
  let at = start;
  for (const setting of settings) {
    if (setting.start < start || setting.end > end) continue;
    set += text.slice(at, setting.start) + setting.words;
    at = setting.end;
  }
  return set + text.slice(at, end);
}

/** Gives words as they print. */
export function typeset(text: string, stays: (start: number, end: number) => boolean = () => false): string {
  return mayNeedSetting(text) ? withSettings(text, settingsOf(text, stays)) : text;
}
