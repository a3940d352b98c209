/**
 * Turns a document's properties into what stands around its text: the footer line, the mark of what is not in force,
 * and the sheet that prints header and footer on each page.
 */
import type { Properties } from '../../model/document.js';
import { cssString } from './escape.js';

/** `DCW116 · Version 1.0 · Next review 12 January 2027`, as far as there is such data. */
export function footerLine({ code, version, nextReview }: Properties): string {
  const parts = [code, version && `Version ${version}`, nextReview && `Next review ${nextReview}`];
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** What a document that is not in force says of itself; nothing for one that is. */
export function statusMark({ status }: Properties): string | undefined {
  if (status === 'draft') return 'Draft';
  return status === 'withdrawn' ? 'Withdrawn' : undefined;
}

/** A document's own style sheet: header and footer of each printed page, and the mark across it; throws a Refusal. */
export function furnitureSheet(properties: Properties): string {
  const mark = statusMark(properties);
  const rules = [
    `@page{@top-left{content:${cssString(properties.organisation)}}@top-right{content:${cssString(properties.title)}}@bottom-left{content:${cssString(footerLine(properties))}}}`,
    ...(mark === undefined ? [] : [markRule(mark)]),
  ];
  return rules.join('\n');
}

/** Fixed boxes are printed on every page (CSS 2.2, 9.6.1); the empty alternative keeps the letters from being read aloud. */
function markRule(mark: string): string {
  return `@media print{body::before{content:${cssString(mark.toUpperCase())} / "";position:fixed;inset:0;z-index:-1;display:flex;align-items:center;justify-content:center;transform:rotate(-45deg);font-size:90pt;font-weight:600;color:#e6e9ec}}`;
}
