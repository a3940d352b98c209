/** Turns Markdown's headings into headings, at their level and without the numbers and letters that the program prints. */
import type { Heading as MarkdownHeading } from 'mdast';
import type { Blocks, HeadingLevel, Leaf } from '../../../model/document.js';
import { type Span, spanOf } from '../../../model/source.js';
import { typedNumber } from '../heading-numbers.js';
import { type RunPart, withoutStart } from '../inline-run.js';
import { type Attributes, attributesAt } from './heading-attributes.js';
import { runParts } from './inlines.js';
import { partedRun } from './pictures-apart.js';
import { type MarkdownReading, nodeSpan, reportChanged, reportUnprintable } from './reading.js';

const DEEPEST = 5;

/** Reads a heading; within a list or quote it becomes strong words. */
export function headingBlock(node: MarkdownHeading, reading: MarkdownReading, isWithin: boolean): Blocks<Leaf> {
  const { parts, attributes } = withoutAttributes(runParts(node.children, reading), node, reading);
  const { lift, kind } = reading.headingPlaces.get(node) ?? { lift: reading.lift };
  const place = { depth: node.depth, lift, span: nodeSpan(node, reading) };
  return headingOf({ ...place, parts, attributes: { ...(kind ? { kind } : {}), ...attributes } }, reading, isWithin);
}

/** A heading, in Markdown or HTML. */
export interface WrittenHeading {
  /** From 1 to 6, as written. */
  readonly depth: number;
  /** The levels by which it rises. */
  readonly lift: number;
  readonly parts: readonly RunPart[];
  readonly attributes: Attributes;
  readonly span: Span;
}

/** Makes a heading of its words. */
export function headingOf(
  { depth, lift, parts, attributes, span }: WrittenHeading,
  reading: MarkdownReading,
  isWithin: boolean,
): Blocks<Leaf> {
  if (isWithin) return strongWords(span, parts, reading);
  if (!parts.some(isShown)) return withoutWords(parts, span, reading);
  const written = depth - lift;
  if (written > DEEPEST) reportLevel(span, written, reading);
  const level = attributes.kind === 'appendix' ? 1 : levelOf(written);
  const [first, ...following] = parts;
  const typed = first?.kind === 'words' ? typedIn(first.value, attributes, following.length > 0) : undefined;
  // A heading above the first level is the title, not a section.
  if (attributes.kind === 'unnumbered') reading.numbers.pass({ level });
  else if (written > 0 || attributes.kind === 'appendix') {
    const conditional = attributes.kind === 'appendix' || reading.isConditional(span.start);
    const number = attributes.kind === 'appendix' ? undefined : typed;
    reading.diagnostics.push(...reading.numbers.take({ level, lift, typed: number, conditional, span }));
  }
  const words = first && typed !== undefined ? withoutStart(first, typed.length) : first;
  const { children, pictures } = partedRun(words ? [words, ...following] : [], reading);
  return [{ type: 'heading', level, ...attributes, children, span }, ...pictures];
}

function isShown(part: RunPart): boolean {
  return part.kind === 'words' ? part.value.trim() !== '' : part.kind !== 'apart';
}

/** A heading of pictures alone is these pictures. */
function withoutWords(parts: readonly RunPart[], span: Span, reading: MarkdownReading): Blocks<Leaf> {
  const { pictures } = partedRun(parts, reading);
  const code = 'markdown-unsupported';
  if (pictures.length === 0) {
    const lost = 'A heading without words was left out';
    reportUnprintable(span, { code, message: 'A heading has no words', lost }, reading);
  } else {
    const message = 'A heading holds only a picture, so it isn’t a heading';
    const hint = 'Give the heading words, and put the picture in a paragraph of its own.';
    const lost = 'A heading that held only a picture became the picture';
    reportChanged(span, { code, message, hint, lost }, reading);
  }
  return pictures;
}

function levelOf(written: number): HeadingLevel {
  return Math.min(Math.max(written, 1), DEEPEST) as HeadingLevel;
}

function reportLevel(span: Span, level: number, reading: MarkdownReading): void {
  const message = `A level ${level} heading prints as level ${DEEPEST}, which is the deepest`;
  const lost = `A level ${level} heading became level ${DEEPEST}, which is the deepest`;
  const hint = 'Make it bold words, or put fewer levels above it.';
  reportChanged(span, { code: 'heading-level', message, hint, lost }, reading);
}

function strongWords(span: Span, parts: readonly RunPart[], reading: MarkdownReading): Blocks<Leaf> {
  const message = 'A heading inside a list or quote prints as bold words';
  const lost = 'A heading in a list or quote became bold text';
  reportChanged(span, { code: 'markdown-unsupported', message, hint: 'Write **strong** words.', lost }, reading);
  const { children, pictures } = partedRun(parts, reading);
  const words: Blocks<Leaf> =
    children.length > 0 ? [{ type: 'paragraph', children: [{ type: 'strong', children }], span }] : [];
  return [...words, ...pictures];
}

/** `Appendix B: ` before the words of an appendix, which the program letters. */
const APPENDIX = /^(?:appendix|atodiad)[ \t]+(?:[A-Z]|\d{1,2})(?:[ \t]*[:.\u2013\u2014-][ \t]*|[ \t]+)(?=\S)/i;

function typedIn(words: string, { kind }: Attributes, isFollowed: boolean): string | undefined {
  // Where the program prints no number, a typed one is part of the words.
  if (kind === 'unnumbered') return undefined;
  if (kind !== 'appendix') return typedNumber(words);
  return APPENDIX.exec(isFollowed ? `${words}x` : words)?.[0];
}

/** Takes the attributes off a heading's end. */
function withoutAttributes(
  parts: readonly RunPart[],
  node: MarkdownHeading,
  reading: MarkdownReading,
): { readonly parts: readonly RunPart[]; readonly attributes: Attributes } {
  const braces = attributesAt(node, reading.masked);
  const last = parts.at(-1);
  if (!braces || last?.kind !== 'words' || !last.value.endsWith(braces.written)) return { parts, attributes: {} };
  const { attributes, written, at, unknown } = braces;
  if (unknown !== undefined) {
    const start = reading.offset + at;
    const span = spanOf(reading.source, start, start + written.length);
    const message = `${unknown} says nothing about a heading here`;
    const hint = 'Write {.unnumbered}, {.appendix} or {#name}.';
    const lost = `${unknown} was left out from a heading`;
    reportChanged(span, { code: 'markdown-unsupported', message, hint, lost }, reading);
  }
  const value = last.value.slice(0, -written.length);
  return { parts: value === '' ? parts.slice(0, -1) : [...parts.slice(0, -1), { ...last, value }], attributes };
}
