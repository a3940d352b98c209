/**
 * Keeps what was made of texts that are much alike, such as one policy for many organisations: each is compared with the one
 * before it, and only what differs is read. What is kept never shows: reading it anew gives the same.
 */
import { copied, rememberByValue } from './remember.js';

/** How a text is read in parts. */
export interface PartReading<Value> {
  /** The end of the shortest part that begins at a place; what it says doesn’t hang on what stands around it. */
  endOf(text: string, start: number): number;
  /** Whether a part that begins before a place may end there. */
  endsAt(text: string, place: number): boolean;
  /** Reads a part, or several that follow one another as one. */
  read(part: string): Value;
}

/** A part of a text, with what it was read as; one without must be read where it stands. */
export interface ReadPart<Value> {
  readonly start: number;
  readonly end: number;
  readonly value: Value | undefined;
}

/** Some text, and what it was read as, if it was there twice. */
interface Stretch<Value> {
  readonly text: string;
  readonly value?: Value;
}

/** Characters of a stretch: where something in it differs, all of it is read again. */
const LONGEST = 4_000;

/** Shorter ones are read as quickly as they are remembered. */
const SHORTEST = 150;

/** How many stretches of the text before may be missing. */
const MISSING = 16;

/** Characters of all texts of one memory that are kept at least, and at most twice as many. */
const KEPT = 6_000_000;

/**
 * Gives a function that parts a text: texts of one likeness are compared with one another. Without a likeness, the text is one part
 * to be read.
 */
export function rememberAlike<Value>(
  reading: PartReading<Value>,
): (text: string, likeness: string | undefined) => readonly ReadPart<Value>[] {
  let young = new Map<string, readonly Stretch<Value>[]>();
  let old = new Map<string, readonly Stretch<Value>[]>();
  let weight = 0;
  const keep = (likeness: string, text: string, stretches: readonly Stretch<Value>[]) => {
    if (!young.has(likeness)) weight += text.length;
    young.set(likeness, stretches);
    if (weight < KEPT) return;
    old = young;
    young = new Map();
    weight = 0;
  };
  return (text, likeness) => {
    if (likeness === undefined) return [{ start: 0, end: text.length, value: undefined }];
    const stretches = stretchesOf(text, young.get(likeness) ?? old.get(likeness) ?? [], reading);
    keep(likeness, text, stretches);
    return partsOf(stretches);
  };
}

function stretchesOf<Value>(
  text: string,
  before: readonly Stretch<Value>[],
  reading: PartReading<Value>,
): readonly Stretch<Value>[] {
  const stretches: Stretch<Value>[] = [];
  // Stretches that follow one another as they did before, which become one.
  let same: Stretch<Value>[] = [];
  let length = 0;
  const endSame = () => {
    if (same.length > 0) stretches.push(joined(same, reading));
    same = [];
    length = 0;
  };
  let next = 0;
  for (let at = 0; at < text.length; ) {
    const found = placeOf(text, at, before, next, reading);
    const stretch = before[found];
    if (!stretch) endSame();
    const size = stretch ? stretch.text.length : reading.endOf(text, at) - at;
    if (length + size > LONGEST) endSame();
    if (stretch) {
      same.push(stretch);
      length += size;
      next = found + 1;
    } else stretches.push({ text: apart(text.slice(at, at + size)) });
    at += size;
  }
  endSame();
  return stretches;
}

/**
 * A text of its own. Longer ones come in several texts: all pages of an organisation hold its logo, which would fill as much as
 * everything else that is kept of them.
 */
function apart(text: string): string {
  return text.length > LONGEST ? longText(text) : copied(text);
}

const longText = rememberByValue((text: string) => copied(text), 'huge');

/** Which of the next stretches of the text before stands here; -1 for none. */
function placeOf<Value>(
  text: string,
  at: number,
  before: readonly Stretch<Value>[],
  next: number,
  { endsAt }: PartReading<Value>,
): number {
  const last = Math.min(next + MISSING, before.length);
  for (let n = next; n < last; n++) {
    const stretch = before[n]?.text ?? '';
    if (standsAt(stretch, text, at) && endsAt(text, at + stretch.length)) return n;
  }
  return -1;
}

/** As `text.startsWith(part, at)`, which takes tenfold and more for long parts. */
function standsAt(part: string, text: string, at: number): boolean {
  const end = at + part.length;
  return text.charCodeAt(end - 1) === part.charCodeAt(part.length - 1) && text.slice(at, end) === part;
}

function joined<Value>(stretches: readonly Stretch<Value>[], { read }: PartReading<Value>): Stretch<Value> {
  const [first] = stretches;
  if (first && stretches.length === 1 && (first.value !== undefined || first.text.length < SHORTEST)) return first;
  const text = copied(stretches.map((stretch) => stretch.text).join(''));
  return text.length < SHORTEST ? { text } : { text, value: read(text) };
}

function partsOf<Value>(stretches: readonly Stretch<Value>[]): readonly ReadPart<Value>[] {
  const parts: ReadPart<Value>[] = [];
  let start = 0;
  let end = 0;
  const endUnread = () => {
    if (end > start) parts.push({ start, end, value: undefined });
    start = end;
  };
  for (const { text, value } of stretches) {
    if (value !== undefined) {
      endUnread();
      parts.push({ start, end: end + text.length, value });
      start += text.length;
    }
    end += text.length;
  }
  endUnread();
  return parts;
}
