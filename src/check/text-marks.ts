/**
 * Reads a text for all searches at once. Documents of one likeness share most of their lines, which are read once; what hangs on the
 * lines beside them is read again, so nothing is missed that reading the whole text would find.
 */
import { rememberAlike } from '../model/remember-alike.js';
import {
  AnchorList,
  type Anchors,
  addAnchorsAt,
  addDigits,
  anchorsOf,
  type DigitsBefore,
  edgesOf,
  type LineEdges,
  NO_DIGITS,
} from './anchors.js';
import { type LeftoverSigns, signsIn } from './leftovers.js';
import { cutForNow, cutReadable, isHyphen, readableText, type TextPart, type Words } from './words.js';

/** What searches ask first of a text, so that they look closely at few of them. */
export interface TextMarks {
  /** As `anchorsOf(cutIntoWords(text))` gives them. */
  readonly anchors: Anchors;
  /** As `signsIn(text)` gives them. */
  readonly signs: LeftoverSigns;
  /** As `cutIntoWords(text)` gives them. */
  readonly words: () => Words;
}

/** Lines as they are by themselves, with the line feeds at their ends. */
interface Lines extends LineEdges {
  readonly words: Words;
  /** Anchors of the words between the edges. */
  readonly inner: Anchors;
  /** Anchors of numbers, and what goes on behind the lines, where no number goes on from the line before. */
  readonly numbers: Anchors;
  readonly after: DigitsBefore;
  readonly signs: LeftoverSigns;
}

/** Gives the marks of a text; those of one likeness are compared, as `rememberAlike` does. */
export function marksOfText(written: string, likeness?: string): TextMarks {
  const text = readableText(written);
  const parts = linesOf(text, likeness).map(({ start, end, value: lines }) => ({
    start,
    end,
    lines,
    words: lines?.words,
  }));
  let words: Words | undefined;
  return {
    anchors: anchorsInParts(text, parts),
    signs: text === written ? signsInParts(text, parts) : signsIn(written),
    words: () => {
      words ??= cutReadable(text, parts);
      return words;
    },
  };
}

const LINE_FEED = 10;

const linesOf = rememberAlike<Lines>({
  /** Behind the next line feed where no word may be divided, and behind the empty lines that follow it. */
  endOf(text, start) {
    let at = text.indexOf('\n', start);
    while (at > 0 && isHyphen(text.charCodeAt(at - 1))) at = text.indexOf('\n', at + 1);
    if (at < 0) return text.length;
    while (text.charCodeAt(at) === LINE_FEED) at++;
    return at;
  },
  endsAt: (text, place) =>
    place === text.length ||
    (text.charCodeAt(place - 1) === LINE_FEED && !(place > 1 && isHyphen(text.charCodeAt(place - 2)))),
  read: readLines,
});

const list = new AnchorList();

function readLines(text: string): Lines {
  const words = cutReadable(text);
  const { from, to } = edgesOf(words);
  list.clear();
  for (let at = from; at < to; at++) addAnchorsAt(list, words, at);
  const inner = list.taken();
  list.clear();
  const after = addDigits(list, text, 0, text.length, NO_DIGITS);
  return { words, from, to, inner, numbers: list.taken(), after, signs: signsIn(text) };
}

/** A part of a text; with its lines where they are known. */
interface MarkedPart extends TextPart {
  readonly lines: Lines | undefined;
}

function anchorsInParts(text: string, parts: readonly MarkedPart[]): Anchors {
  const words = cutForNow(text, parts);
  if (!parts.some(({ lines }) => lines)) return anchorsOf(words);
  list.clear();
  let at = 0;
  let first = 0;
  for (const { end, lines } of parts) {
    if (!lines) {
      while (at < words.count && (words.starts[at] ?? 0) < end) at++;
      for (let n = first; n < at; n++) addAnchorsAt(list, words, n);
    } else {
      const { from, to, inner } = lines;
      at = first + lines.words.count;
      for (let n = 0; n < from; n++) addAnchorsAt(list, words, first + n);
      list.addAll(inner, first);
      for (let n = first + to; n < at; n++) addAnchorsAt(list, words, n);
    }
    first = at;
  }
  addNumbers(text, parts);
  return list.taken();
}

function addNumbers(text: string, parts: readonly MarkedPart[]): void {
  let before = NO_DIGITS;
  for (const { start, end, lines } of parts) {
    if (lines && before === NO_DIGITS) {
      list.addAll(lines.numbers, start);
      before = lines.after;
    } else before = addDigits(list, text, start, end, before);
  }
}

function signsInParts(text: string, parts: readonly MarkedPart[]): LeftoverSigns {
  return parts.reduce((all, { start, end, lines }) => all | (lines?.signs ?? signsIn(text.slice(start, end))), 0);
}
