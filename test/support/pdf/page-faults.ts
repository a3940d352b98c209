/** What a typesetter would mend in finished pages: lines left alone, headings at a page's foot, empty space, torn words. */
import type { Theme } from '../../../src/model/theme.js';
import { isContent, type ReadElement, type ReadPdf } from './reader.js';

/** A line of one element, such as a paragraph or a cell. */
interface ElementLine {
  readonly page: number;
  readonly baseline: number;
  readonly text: string;
  /** Whether it ends in a hyphen that divides a word. */
  readonly dividesWord: boolean;
}

/** What holds words. */
const HOLDER = /^(?:H[1-6]|P|TD|TH|Caption|Lbl)$/;

interface Holder {
  readonly type: string;
  readonly inTable: boolean;
  readonly lines: readonly ElementLine[];
}

/** What a reader would see in one file. */
export interface PageFaults {
  /** A paragraph's or cell's only line on a page, though it has others on another. */
  readonly alone: readonly string[];
  /** Headings that end a page. */
  readonly stranded: readonly string[];
  /** Words of tables that are cut between two letters without a hyphen. */
  readonly torn: readonly string[];
  /** Pages of which more than a quarter is empty, from 1, with the part that is; the last page apart. */
  readonly empty: readonly { readonly page: number; readonly part: number }[];
  readonly pages: number;
}

/** Finds them in a file that asks for no page breaks. */
export function pageFaults(pdf: ReadPdf, theme: Theme): PageFaults {
  const holders = holdersOf(pdf);
  return {
    alone: holders.flatMap(loneLines),
    stranded: strandedHeadings(holders),
    torn: holders.filter(({ inTable }) => inTable).flatMap(tornWords),
    empty: emptyPages(pdf, theme),
    pages: pdf.pages.length,
  };
}

function holdersOf(pdf: ReadPdf): readonly Holder[] {
  const holders: Holder[] = [];
  const walk = (element: ReadElement, inTable: boolean): void => {
    if (HOLDER.test(element.type)) holders.push({ type: element.type, inTable, lines: linesOfElement(element, pdf) });
    for (const kid of element.kids) if (!isContent(kid)) walk(kid, inTable || kid.type === 'Table');
  };
  walk(pdf.tree, false);
  return holders;
}

/** The lines of an element, those of links and the like within it too, but not those of other holders. */
function linesOfElement(element: ReadElement, pdf: ReadPdf): readonly ElementLine[] {
  const lines: ElementLine[] = [];
  const walk = (kids: ReadElement['kids']): void => {
    for (const kid of kids) {
      if (!isContent(kid)) {
        if (!HOLDER.test(kid.type)) walk(kid.kids);
        continue;
      }
      for (const { kind, owner, baseline, text, dividesWord } of pdf.pages[kid.page]?.pieces ?? []) {
        if (kind !== 'text' || owner.kind !== 'tag' || owner.number !== kid.number) continue;
        const last = lines.at(-1);
        if (last?.page === kid.page && last.baseline === baseline)
          lines.splice(-1, 1, { ...last, text: last.text + text, dividesWord });
        else lines.push({ page: kid.page, baseline, text, dividesWord });
      }
    }
  };
  walk(element.kids);
  return lines;
}

function loneLines({ lines }: Holder): readonly string[] {
  if (lines.length < 2) return [];
  return lines
    .filter(({ page }, at) => lines[at - 1]?.page !== page && lines[at + 1]?.page !== page)
    .map(({ page, text }) => `page ${page + 1}: ${text}`);
}

function strandedHeadings(holders: readonly Holder[]): readonly string[] {
  return holders.flatMap(({ type, lines }, at) => {
    const last = lines.at(-1);
    const next = holders.slice(at + 1).find((holder) => holder.lines.length > 0)?.lines[0];
    return /^H[2-6]$/.test(type) && last && next && next.page !== last.page
      ? [`page ${last.page + 1}: ${last.text}`]
      : [];
  });
}

function tornWords({ lines }: Holder): readonly string[] {
  return lines.flatMap(({ text, dividesWord }, at) => {
    const next = lines[at + 1]?.text ?? '';
    return !dividesWord && /\p{L}$/u.test(text) && /^\p{L}/u.test(next) ? [`${text}|${next}`] : [];
  });
}

function emptyPages(pdf: ReadPdf, { margins }: Theme): PageFaults['empty'] {
  return pdf.pages.slice(0, -1).flatMap(({ pieces, height }, page) => {
    const bottoms = pieces
      .filter(({ owner }) => owner.kind !== 'artifact' || owner.subtype === '')
      .filter(({ baseline }) => baseline >= margins.bottom - 1)
      .map(({ baseline }) => baseline);
    const part = (Math.min(...bottoms) - margins.bottom) / (height - margins.top - margins.bottom);
    return part > 0.25 ? [{ page: page + 1, part }] : [];
  });
}
