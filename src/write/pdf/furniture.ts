/**
 * What stands on every page outside its text: header (organisation, title), footer (code, version, next review, page), the
 * word DRAFT across a draft. Readers skip it (artifacts), so every word of it is said in the document too.
 */
import type { Document, Properties } from '../../model/document.js';
import type { Theme } from '../../model/theme.js';
import type { Line } from './break.js';
import type { Galley } from './galley.js';
import type { TypeStyles } from './type-styles.js';

export interface Furniture {
  /** Lines of the header, each with its place along the measure; none on the first page. */
  readonly header: readonly FurnitureLine[];
  /** The footer of a page, counted from 1. */
  footer(page: number, pages: number): Line | undefined;
  readonly draft?: Line;
}

export interface FurnitureLine {
  readonly line: Line;
  readonly x: number;
  /** 0 for the line next to the text, 1 for the one above. */
  readonly row: number;
}

const GAP = 24;

/** Sets the furniture of a document; characters that are missing are noted in the galley. */
export function setFurniture(document: Document, galley: Galley, styles: TypeStyles, theme: Theme): Furniture {
  const left = theme.margins.left;
  const width = theme.page.width - left - theme.margins.right;
  const { properties } = document;
  const parts = footerParts(properties);
  const set = (words: string, place: string) => galley.set(galley.text(words), styles.furniture, 1e6, place).lines[0];
  const footer = (page: number, pages: number) => set([...parts, `Page ${page} of ${pages}`].join(' · '), 'the footer');
  // Set once before anything is drawn, so that what is missing is found in time.
  footer(1, 1);
  const draft =
    properties.status === 'draft' ? galley.set(galley.text('DRAFT'), styles.draft, 1e6).lines[0] : undefined;
  return { header: headerLines(properties, set, left, width), footer, ...(draft ? { draft } : {}) };
}

function footerParts({ code, version, nextReview }: Properties): readonly string[] {
  return [code, version && `Version ${version}`, nextReview && `Next review ${nextReview}`].filter(
    (part): part is string => part !== undefined && part !== '',
  );
}

type SetWords = (words: string, place: string) => Line | undefined;

/** Organisation at left, title at right; one above the other where they do not fit side by side. */
function headerLines(properties: Properties, set: SetWords, left: number, width: number): readonly FurnitureLine[] {
  const organisation = cut(properties.organisation, 'the organisation’s name', set, width);
  const title = cut(properties.title, 'the title', set, width);
  const beside = (organisation?.width ?? 0) + GAP + (title?.width ?? 0) <= width;
  const lines: FurnitureLine[] = [];
  if (organisation) lines.push({ line: organisation, x: left, row: beside ? 0 : 1 });
  if (title) lines.push({ line: title, x: beside ? left + width - title.width : left, row: 0 });
  return lines;
}

/** Words on one line; what is too long ends in an ellipsis, since it is said in full on the first page. */
function cut(words: string, place: string, set: SetWords, width: number): Line | undefined {
  const whole = set(words, place);
  if (!whole || whole.width <= width) return whole;
  const letters = [...words];
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((set(`${letters.slice(0, middle).join('').trimEnd()}…`, place)?.width ?? 0) <= width) low = middle;
    else high = middle - 1;
  }
  return set(`${letters.slice(0, low).join('').trimEnd()}…`, place);
}
