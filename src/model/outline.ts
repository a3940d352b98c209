/**
 * Numbers and anchors of headings. They depend on the rest of the document, so they are resolved once for each filled document
 * and kept beside its nodes.
 */
import {
  type Block,
  type Heading,
  type HeadingLevel,
  inlineText,
  type OutlineEntry,
  type Paragraph,
} from './document.js';
import { withoutRanges } from './landscape.js';
import { letters } from './letters.js';
import { isShared, remember, rememberByList, rememberShared, share, sharedAs } from './remember.js';
import type { Wording } from './wording/wording.js';

/** Word accepts bookmark names up to 40 characters (ISO/IEC 29500-1, 17.13.6.2); one is kept for a mark in front. */
const LONGEST_ANCHOR = 39;

/** `Reporting a concern – now!` → `reporting-a-concern-now`: lower-case ASCII words joined by hyphens, cut between words. */
export function slugify(words: string, longest = 80): string {
  const slug = words
    .normalize('NFD')
    // Marks, and signs that nobody sees, such as a soft hyphen, divide no word.
    .replace(/[\p{M}\p{Cf}]+/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (slug.length <= longest) return slug;
  const cut = slug.lastIndexOf('-', longest);
  return slug.slice(0, cut > 0 ? cut : longest);
}

/**
 * Numbers headings `1`, `1.1`, `2` … in reading order and gives each an anchor of its own. Appendices are lettered, the headings
 * below one are `A.1`, and the count goes on after it. An unnumbered heading counts for nothing, and those below it have no
 * number to be part of. A heading that has a label keeps it and counts for nothing, as Word does not count a paragraph that is
 * in no list. A numbered paragraph counts as a heading of the level below does.
 */
export function resolveOutline(blocks: readonly Block[], wording: Pick<Wording, 'page'>): readonly OutlineEntry[] {
  return outlineIn(wording)(withoutRanges(blocks).filter(isCounted));
}

type Counted = Heading | Paragraph;

function isCounted(block: Block): block is Counted {
  return block.type === 'heading' || (block.type === 'paragraph' && block.clause !== undefined);
}

/** The same outline for the same headings: most organisations share those of a template. */
const outlineIn = remember(({ page }: Pick<Wording, 'page'>) =>
  rememberByList((blocks: readonly Counted[]): readonly OutlineEntry[] => {
    const counter = new HeadingCounter(page.appendix);
    const usedAnchors = new Set<string>();
    const entries = blocks.flatMap((block): OutlineEntry[] => {
      if (block.type === 'paragraph') counter.clause();
      if (block.type !== 'heading') return [];
      const number = counter.next(block);
      return [entryOf(block)(number, freeAnchor(slugOf(block), usedAnchors))];
    });
    return entries.every(isShared) ? share(entries) : entries;
  }),
);

/** The same entry for the same number and anchor of a heading that documents share. */
const entryOf = rememberShared((heading: Heading) => {
  const entries: OutlineEntry[] = [];
  return (number: string, anchor: string): OutlineEntry => {
    const earlier = entries.find((entry) => entry.number === number && entry.anchor === anchor);
    if (earlier) return earlier;
    const entry = sharedAs(heading, { heading, number, anchor });
    entries.unshift(entry);
    if (entries.length > ENTRIES) entries.pop();
    return entry;
  };
});

/** How many entries are kept of one heading: in most documents it has the same number. */
const ENTRIES = 8;

/** Counts the headings and numbered paragraphs of one document, fed in reading order. */
export class HeadingCounter {
  private readonly appendixLabel: (letter: string) => string;
  private readonly sections: number[] = [];
  private readonly belowAppendix: number[] = [];
  private appendices = 0;
  private isInAppendix = false;
  /** The level of the unnumbered heading that this part of the text is below. */
  private unnumberedLevel: number | undefined;
  /** The level of the last heading, if it has a number; paragraphs below it are one level deeper. */
  private level: HeadingLevel | undefined;

  constructor(appendixLabel: (letter: string) => string) {
    this.appendixLabel = appendixLabel;
  }

  /** The number of the next heading, `''` if it has none. */
  next(heading: Heading): string {
    const number = heading.label ?? this.numberOf(heading);
    this.level = heading.label === undefined && number !== '' ? heading.level : undefined;
    return number;
  }

  /** The number of the next paragraph; undefined where it has none, below a heading without a number, or of the last level. */
  clause(): string | undefined {
    return this.level === undefined || this.level === DEEPEST ? undefined : this.count(this.level + 1);
  }

  private numberOf({ level, kind }: Heading): string {
    const isBelowUnnumbered = this.unnumberedLevel !== undefined && level > this.unnumberedLevel;
    if (kind !== 'appendix' && isBelowUnnumbered) return '';
    this.unnumberedLevel = kind === 'unnumbered' ? level : undefined;
    if (kind === 'unnumbered') return '';
    if (kind === 'appendix') return this.nextAppendix();
    if (level === 1) this.isInAppendix = false;
    return this.count(level);
  }

  private count(level: number): string {
    if (!this.isInAppendix) return countOn(this.sections, level);
    return `${letterOf(this.appendices)}.${countOn(this.belowAppendix, level - 1)}`;
  }

  private nextAppendix(): string {
    this.isInAppendix = true;
    this.belowAppendix.length = 0;
    this.appendices++;
    return this.appendixLabel(letterOf(this.appendices));
  }
}

/** Numbers have as many parts as headings have levels. */
const DEEPEST: HeadingLevel = 5;

const letterOf = (n: number): string => letters(n).toUpperCase();

/** Counts a heading of a level, those above it that never came as one, and gives its number. */
function countOn(counters: number[], level: number): string {
  counters.length = Math.min(counters.length, level);
  while (counters.length < level - 1) counters.push(1);
  counters[level - 1] = (counters[level - 1] ?? 0) + 1;
  return counters.join('.');
}

/** What a heading's anchor begins with. */
const slugOf = rememberShared(
  ({ children }: Heading): string => slugify(inlineText(children), LONGEST_ANCHOR - 4) || 'section',
);

function freeAnchor(base: string, usedAnchors: Set<string>): string {
  let anchor = base;
  for (let n = 2; usedAnchors.has(anchor); n++) anchor = `${base}-${n}`;
  usedAnchors.add(anchor);
  return anchor;
}
