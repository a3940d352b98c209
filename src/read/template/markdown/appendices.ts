/**
 * Tells which headings of a Markdown text are appendices: those that say so (`{.appendix}`), and those of the highest level that are
 * called so (`# Appendix A: Forms`). An appendix is no section, so it may be written with fewer signs than the sections.
 */
import type { Heading as MarkdownHeading, Nodes } from 'mdast';
import type { Heading } from '../../../model/document.js';
import { attributesAt } from './heading-attributes.js';

/** A heading that is called an appendix. */
interface AppendixName {
  /** Its letter, where the program prints the same word and letter before its title. */
  readonly letter?: string;
  /** Whether its name says which one it is; `Appendices` doesn’t. */
  readonly isLabelled: boolean;
}

/** What becomes of a heading. */
export interface HeadingPlace {
  /** The levels by which it rises. */
  readonly lift: number;
  /** How it is numbered, where no attribute says so. */
  readonly kind?: Heading['kind'];
}

const LABELLED =
  /^(?<name>appendix|atodiad|annexe?)[ \t\u00A0]+(?<label>[A-Z]|\d{1,2})(?![.-]\d)(?:(?<sign>[ \t\u00A0]*[:.\u2013\u2014-])|(?=[ \t\u00A0])|$)(?<title>.*)$/i;
const UNLABELLED = /^(?:appendix|appendices|atodiad|atodiadau|annexe?s?)[ \t]*:?$/i;

/** Whether a heading is an appendix, or called so. */
export function isLikeAppendix(heading: MarkdownHeading, masked: string): boolean {
  return attributesAt(heading, masked)?.attributes.kind === 'appendix' || nameOf(heading) !== undefined;
}

function nameOf(heading: MarkdownHeading): AppendixName | undefined {
  const words = plainWords(heading).trim();
  if (UNLABELLED.test(words)) return { isLabelled: false };
  const { name = '', label = '', sign, title = '' } = LABELLED.exec(words)?.groups ?? {};
  const isTitle = title.trim() === '' || sign !== undefined || (/^appendix$/i.test(name) && !/^\s*\p{Ll}/u.test(title));
  if (!isTitle || !/^[A-Z\d]/.test(label)) return undefined;
  const isLettered = /^appendix$/i.test(name) && /^[A-Z]$/.test(label) && title.trim() !== '';
  return { isLabelled: true, ...(isLettered ? { letter: label } : {}) };
}

/** The words of a heading, without its formatting. */
export function plainWords(node: Nodes): string {
  if ('children' in node) return node.children.map(plainWords).join('');
  return node.type === 'text' ? node.value : '';
}

/** Places the headings of a text, in order, whose sections rise by `lift`: appendices, and headings below one that has fewer signs. */
export function placesOfHeadings(
  headings: readonly MarkdownHeading[],
  lift: number,
  masked: string,
): ReadonlyMap<MarkdownHeading, HeadingPlace> {
  const places = new Map<MarkdownHeading, HeadingPlace>();
  let count = 0;
  let above: number | undefined;
  for (const heading of headings) {
    const { depth } = heading;
    const kind = attributesAt(heading, masked)?.attributes.kind ?? kindByName(heading, lift, count + 1);
    if (kind === 'appendix') count++;
    if (kind === 'appendix' || above === undefined || depth <= above)
      above = depth <= lift && kind !== undefined ? depth : undefined;
    const isBelow = above !== undefined && depth > above;
    if (kind !== undefined || isBelow)
      places.set(heading, { lift: isBelow && above ? above - 1 : lift, ...(kind ? { kind } : {}) });
  }
  return places;
}

/** A letter or number that the program wouldn’t print stays in the words. */
function kindByName(heading: MarkdownHeading, lift: number, next: number): Heading['kind'] {
  const name = nameOf(heading);
  if (!name || heading.depth > (name.isLabelled ? lift + 1 : lift)) return undefined;
  return name.letter !== undefined && name.letter.charCodeAt(0) - 64 === next ? 'appendix' : 'unnumbered';
}
