/**
 * Tells the words that a template's author typed from words that a value or the program put beside them. Finished files hold
 * plain words, so that a place in one is looked for in the filled document, by the words around it.
 */
import type { Document, Leaf, Link, Text } from '../model/document.js';
import { equalForm } from '../model/equal-form.js';
import { plainRun, runsOf } from '../model/runs.js';
import type { Span } from '../model/source.js';
import { type AnyNode, addressOf, linksIn, textsIn, visit } from '../model/walk.js';

/** A place in a template that holds words of a finished file. */
export interface AuthorsPlace {
  /** Whether it is inline code or a block of code, which shows what is typed elsewhere. */
  readonly inCode: boolean;
  readonly span?: Span;
}

/** Where the author typed the words at `at` in the words of a finished file; undefined where nothing shows that they did. */
export type AuthorsWords = (finished: string, at: number, words: string) => AuthorsPlace | undefined;

/** Words that stand together in each format, all their signs but white space. */
interface Passage {
  readonly signs: string;
  readonly pieces: readonly Piece[];
}

/** Signs of a passage from one source. */
interface Piece {
  /** What it is made of; absent for an address. */
  readonly text?: Text;
  readonly span?: Span;
  readonly inCode: boolean;
  readonly start: number;
  readonly end: number;
  /** Typed by the author, not made from a value. */
  readonly isTyped: boolean;
}

/** How many signs around the words must agree, before and behind them together. */
const ENOUGH = 12;
/** A passage with fewer signs beside the words must be a line of its own. */
const FEW = 6;
/** How many signs of a finished file are compared on either side; white space may stand among them. */
const WINDOW = 80;

const BETWEEN_SIGNS = /[\s\u00ad\u200b\u2060]+/g;

/** Makes the search for words in filled documents; they are looked through when something is first asked for. */
export function authorsWords(documents: readonly Document[]): AuthorsWords {
  let passages: readonly Passage[] | undefined;
  return (finished, at, words) => {
    passages ??= documents.flatMap(passagesOf);
    const around = { finished, at, words };
    for (const passage of passages) {
      const place = placeIn(passage, around);
      if (place) return place;
    }
    return undefined;
  };
}

/** The text without its footnotes; then each run and each address, which stand in lists of contents, notes and properties too. */
function passagesOf({ title, blocks }: Document): readonly Passage[] {
  const whole: readonly AnyNode<Text>[] = [...title, ...blocks];
  const inCode = new Set<Text>();
  const inNotes = new Set<Text>();
  visit(whole, (node) => {
    if (node.type === 'code' || node.type === 'code-block') for (const text of textsIn(node)) inCode.add(text);
    if (node.type === 'footnote') for (const text of textsIn(node.blocks)) inNotes.add(text);
  });
  const runs = [title, ...runsOf(blocks)].map((run) => {
    const texts = textsIn(run);
    return texts.every((text) => inNotes.has(text)) ? texts : texts.filter((text) => !inNotes.has(text));
  });
  const main = textsIn(whole).filter((text) => !inNotes.has(text));
  return [...[main, ...runs].map((texts) => passageOf(texts, inCode)), ...linksIn(whole).flatMap(addressPassages)];
}

/** An address is made of a template's words and of values, and says so if there are any. */
function addressPassages({ target, span }: Link<Leaf>): readonly Passage[] {
  return addressOf(target).flatMap((leaf): readonly Passage[] => {
    if (leaf.type !== 'text' || leaf.from !== undefined) return [];
    const signs = signsOf(leaf.value);
    return [
      { signs, pieces: [{ start: 0, end: signs.length, isTyped: true, inCode: false, ...(span ? { span } : {}) }] },
    ];
  });
}

/** Words of the program, such as those of a version history, have no place in a source. */
function passageOf(texts: readonly Text[], codeTexts: ReadonlySet<Text>): Passage {
  let signs = '';
  const pieces = texts.map((text): Piece => {
    const start = signs.length;
    signs += signsOf(text.value);
    const isTyped = text.from === undefined && text.span !== undefined;
    return { text, start, end: signs.length, isTyped, inCode: codeTexts.has(text) };
  });
  return { signs, pieces };
}

interface Around {
  readonly finished: string;
  readonly at: number;
  readonly words: string;
}

function placeIn({ signs, pieces }: Passage, around: Around): AuthorsPlace | undefined {
  const words = signsOf(around.words);
  const before = signsOf(around.finished.slice(Math.max(around.at - WINDOW, 0), around.at));
  const end = around.at + around.words.length;
  const behind = signsOf(around.finished.slice(end, end + WINDOW));
  for (let at = signs.indexOf(words); at >= 0; at = signs.indexOf(words, at + 1)) {
    const next = at + words.length;
    const piece = pieces.find(({ start, end: pieceEnd }) => start <= at && next <= pieceEnd);
    if (!piece?.isTyped) continue;
    const agreeing = commonEnd(signs, at, before) + commonStart(signs, next, behind);
    const others = signs.length - words.length;
    if (agreeing >= Math.min(ENOUGH, Math.max(others, FEW)) || (others < FEW && isLine(signs, around)))
      return placeOf(piece, around.words);
  }
  return undefined;
}

/** The place of the words; where its text has them twice, of the first. */
function placeOf({ text, span, inCode }: Piece, words: string): AuthorsPlace {
  if (!text) return { inCode, ...(span ? { span } : {}) };
  const start = Math.max(text.value.indexOf(words), 0);
  const place = plainRun([text]).placeOf(start, start + words.length);
  return { inCode, ...(place ? { span: place } : {}) };
}

/** What stands before a heading, an item or a note, and behind an entry of a list of contents. */
const LABEL = /^(?:[A-Z\d]{1,3}(?:\.\d+)*\.?|\(?[A-Za-z\d]{1,4}[.)]|[^\p{L}\p{N}]{1,2})?$/u;
const PAGE_NUMBER = /^[.…]*\d*$/;

/** Whether a short passage is a whole line of the finished file, after its number or before that of its page. */
function isLine(signs: string, { finished, at, words }: Around): boolean {
  const end = finished.indexOf('\n', at + words.length);
  const line = signsOf(finished.slice(finished.lastIndexOf('\n', at) + 1, end < 0 ? undefined : end));
  const start = line.indexOf(signs);
  return start >= 0 && LABEL.test(line.slice(0, start)) && PAGE_NUMBER.test(line.slice(start + signs.length));
}

function commonEnd(signs: string, end: number, other: string): number {
  let length = 0;
  while (length < Math.min(end, other.length) && signs[end - 1 - length] === other[other.length - 1 - length]) length++;
  return length;
}

function commonStart(signs: string, start: number, other: string): number {
  let length = 0;
  while (length < other.length && signs[start + length] === other[length]) length++;
  return length;
}

function signsOf(words: string): string {
  return equalForm(words).replace(BETWEEN_SIGNS, '');
}
