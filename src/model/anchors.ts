/**
 * Finds the heading that a link's anchor means: as this program makes anchors, as GitHub and other sites make them of the
 * heading's words (numbers in front of them or not, `-1` or `_1` for a second one), or as people type them.
 */
import { inlineText, type OutlineEntry } from './document.js';
import { slugify } from './outline.js';
import { remember } from './remember.js';

/** A heading as links may name it. */
export interface AnchoredHeading {
  /** The anchor that it has in the document. */
  readonly anchor: string;
  /** What its author calls it: `{#name}`. */
  readonly name?: string;
  /** Its words, without its number. */
  readonly words: string;
  /** `2.1`; empty for one without. */
  readonly number: string;
}

/** The anchors of a document's headings. */
export const anchorsOf = remember(
  (outline: readonly OutlineEntry[]): Anchors =>
    new Anchors(
      outline.map(({ anchor, number, heading }) => ({
        anchor,
        number,
        words: inlineText(heading.children),
        ...(heading.anchor === undefined ? {} : { name: heading.anchor }),
      })),
    ),
);

/** The headings of one document by all their anchors. */
export class Anchors {
  /** All anchors of this program's own form. */
  readonly all: ReadonlySet<string>;
  private readonly headings: readonly AnchoredHeading[];
  private readonly title: string;
  private ofAuthor: ReadonlyMap<string, string> | undefined;
  private ofSites: ReadonlyMap<string, string> | undefined;
  private ofWords: ReadonlyMap<string, string> | undefined;

  /** `title`: the words of a title that is a heading of the text, and so takes an anchor on sites. */
  constructor(headings: readonly AnchoredHeading[], title = '') {
    this.all = new Set(headings.map(({ anchor }) => anchor));
    this.headings = headings;
    this.title = title;
  }

  /** Gives the document's own anchor of the heading that is meant; undefined if none is. */
  find(anchor: string): string | undefined {
    const plain = anchor.replace(/^user-content-/, '');
    this.ofAuthor ??= new Map(
      this.headings
        .toReversed()
        .flatMap((heading) => (heading.name === undefined ? [] : [[heading.name, heading.anchor]])),
    );
    return this.ofAuthor.get(plain) ?? this.named(plain) ?? this.numbered(plain);
  }

  /** `2-notice`, `21-notice`, `section-2.1-notice`, `appendix-a-forms`: of headings with equal words, the one of that number. */
  private numbered(anchor: string): string | undefined {
    const appendix = /^(?<label>appendix-[a-z])-+(?<title>.+)$/i.exec(anchor)?.groups;
    if (appendix) return this.appendix(appendix.label ?? '', appendix.title ?? '');
    const [, number = '', words = ''] = /^(?:section-)?(\d+(?:[.-]\d+)*)\.?[-_\s]+(.+)$/i.exec(anchor) ?? [];
    if (words === '') return undefined;
    const digits = number.replace(/\D/g, '');
    const meant = this.headings.find(
      (heading) => heading.number.replace(/\D/g, '') === digits && wordSlug(heading.words) === wordSlug(words),
    );
    return meant?.anchor ?? this.named(words);
  }

  private appendix(label: string, title: string): string | undefined {
    const meant = this.headings.find(
      ({ number, words }) => wordSlug(number) === label.toLowerCase() && wordSlug(words) === wordSlug(title),
    );
    return meant?.anchor ?? this.named(title);
  }

  private named(anchor: string): string | undefined {
    if (this.all.has(anchor)) return anchor;
    this.ofSites ??= siteAnchors(this.headings, this.title);
    this.ofWords ??= wordAnchors(this.headings);
    const site = anchor.toLowerCase().replace(/_(\d+)$/, '-$1');
    return this.ofSites.get(site) ?? this.ofWords.get(wordSlug(anchor));
  }
}

/** Words of any length in this program's form. */
const wordSlug = (words: string): string => slugify(words, Number.POSITIVE_INFINITY);

/** The headings by their words; of those with equal words, the first. */
function wordAnchors(headings: readonly AnchoredHeading[]): ReadonlyMap<string, string> {
  const entries = headings.map(({ anchor, words }) => [wordSlug(words), anchor] as const);
  return new Map(entries.filter(([slug]) => slug !== '').toReversed());
}

/** The anchors that GitHub gives headings, with the document's own. */
function siteAnchors(headings: readonly AnchoredHeading[], title: string): ReadonlyMap<string, string> {
  const anchors = new Map<string, string>();
  const counts = new Map<string, number>();
  if (title !== '') counts.set(siteSlug(title), 1);
  for (const { words, anchor } of headings) {
    const slug = siteSlug(words);
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    const site = count === 0 ? slug : `${slug}-${count}`;
    if (!anchors.has(site)) anchors.set(site, anchor);
  }
  return anchors;
}

/** GitHub's form of a heading's words: lower case, hyphens for spaces, letters of all scripts, no other signs. */
function siteSlug(words: string): string {
  return words
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}
