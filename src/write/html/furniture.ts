/**
 * Turns a document's properties into what stands around its text: the footer line, the mark of what is not in force,
 * and the sheet that prints the theme's header and footer on each page.
 */
import type { Properties } from '../../model/document.js';
import { type FurniturePart, firstPageHeader, type Theme } from '../../model/theme.js';
import { cssString } from './escape.js';

/** `DCW116 · Version 1.0 · Next review 12 January 2027`, as far as there is such data. */
export function footerLine(properties: Properties): string {
  const parts = (['code', 'version', 'next_review'] as const).map((part) => partWords(part, properties));
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** What a document that is not in force says of itself; nothing for one that is. */
export function statusMark({ status }: Properties): string | undefined {
  if (status === 'draft') return 'Draft';
  return status === 'withdrawn' ? 'Withdrawn' : undefined;
}

/** A document's own style sheet: header and footer of each printed page, and the mark across it; throws a Refusal. */
export function furnitureSheet(properties: Properties, theme: Theme): string {
  const { header, footer } = theme;
  const first = firstPageHeader(theme);
  const mark = statusMark(properties);
  const sides = {
    'top-left': header.left,
    'top-right': header.right,
    'bottom-left': footer.left,
    'bottom-right': footer.right,
  };
  const boxes = Object.entries(sides).map(([box, parts]) => `@${box}{content:${sideContent(parts, properties)}}`);
  return [
    `@page{${boxes.join('')}}`,
    `@page:first{${firstSide('top-left', first.left, properties)}${firstSide('top-right', first.right, properties)}}`,
    ...(mark === undefined ? [] : [markRule(mark)]),
  ].join('\n');
}

/** One side of the first page's header; a side that says nothing has no hairline. */
function firstSide(box: string, parts: readonly FurniturePart[], properties: Properties): string {
  const content = sideContent(parts, properties);
  return `@${box}{content:${content}${content === EMPTY ? ';border:0' : ''}}`;
}

const EMPTY = '""';

/** The parts of one side, a middle dot between them; an empty string keeps the box, and with it its hairline. */
function sideContent(parts: readonly FurniturePart[], properties: Properties): string {
  const shown = parts.map((part) => partContent(part, properties)).filter((content) => content !== '');
  return shown.length === 0 ? EMPTY : shown.join(SEPARATOR);
}

const SEPARATOR = cssString(' · ');

/** Page numbers are the browser's; between them and their words no line breaks. */
const PAGE = `${cssString('Page\u00a0')}counter(page)${cssString('\u00a0of\u00a0')}counter(pages)`;

function partContent(part: FurniturePart, properties: Properties): string {
  if (part === 'page') return PAGE;
  const words = partWords(part, properties);
  return words === undefined || words === '' ? '' : cssString(words);
}

const STATUS_WORDS = { draft: 'Draft', approved: 'Approved', withdrawn: 'Withdrawn' } as const;

function partWords(part: Exclude<FurniturePart, 'page'>, properties: Properties): string | undefined {
  const { organisation, title, code, version, status, nextReview } = properties;
  switch (part) {
    case 'organisation':
      return organisation;
    case 'title':
      return title;
    case 'code':
      return code;
    case 'version':
      return version && `Version ${version}`;
    case 'status':
      return status && STATUS_WORDS[status];
    case 'next_review':
      return nextReview && `Next review ${nextReview}`;
    case 'uncontrolled':
      return 'Uncontrolled when printed';
  }
}

/** Fixed boxes are printed on every page (CSS 2.2, 9.6.1); the empty alternative keeps the letters from being read aloud. */
function markRule(mark: string): string {
  return `@media print{body::before{content:${cssString(mark.toUpperCase())} / "";position:fixed;inset:0;z-index:-1;display:flex;align-items:center;justify-content:center;transform:rotate(-45deg);font-size:90pt;font-weight:600;color:#e6e9ec}}`;
}
