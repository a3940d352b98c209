/** Divides the text of a compared document into the sections that changed, which are shown, and what is folded away. */
import type { Wording } from '../../../model/wording/wording.js';
import { escapeHtml } from '../escape.js';

/** Blocks that stand together, with their markup. */
export interface Unit {
  readonly markup: string;
  readonly isChanged: boolean;
  /** Of a heading. */
  readonly heading?: UnitHeading;
}

export interface UnitHeading {
  readonly level: number;
  /** `3.1 On the road` */
  readonly name: string;
  /** Its id on the page. */
  readonly anchor: string;
}

interface Section {
  readonly units: readonly Unit[];
  /** Absent for the text before the first heading. */
  readonly heading?: UnitHeading;
  readonly isChanged: boolean;
}

function sectionsOf(units: readonly Unit[]): readonly Section[] {
  const sections: Unit[][] = [[]];
  for (const unit of units) {
    if (unit.heading) sections.push([unit]);
    else sections.at(-1)?.push(unit);
  }
  return sections
    .filter((section) => section.length > 0)
    .map((section) => {
      const heading = section[0]?.heading;
      return { units: section, isChanged: section.some((unit) => unit.isChanged), ...(heading ? { heading } : {}) };
    });
}

/** The headings of the sections that changed; undefined for text before the first. */
export function changedHeadings(units: readonly Unit[]): readonly (UnitHeading | undefined)[] {
  return sectionsOf(units)
    .filter(({ isChanged }) => isChanged)
    .map(({ heading }) => heading);
}

/** Whether a section that changed is below the heading of another. */
function headsChanged(section: Section, following: readonly Section[]): boolean {
  const { heading } = section;
  if (!heading) return false;
  const next = following.findIndex((each) => (each.heading?.level ?? 0) <= heading.level);
  return following.slice(0, next < 0 ? undefined : next).some(({ isChanged }) => isChanged);
}

/** Whether a document has anything to fold away. */
export function hasFolded(units: readonly Unit[]): boolean {
  return sectionsOf(units).some(({ isChanged }) => !isChanged);
}

/** The markup of all units: what is folded away stands in elements of a class, with words in its place. */
export function foldedMarkup(units: readonly Unit[], { differences }: Wording): string {
  const sections = sectionsOf(units);
  const parts: string[] = [];
  let folded: string[] = [];
  let count = 0;
  const close = () => {
    if (folded.length === 0) return;
    const words = escapeHtml(differences.leftOut(count));
    parts.push(`<p class="left-out">${words}</p>\n<div class="unchanged">\n${folded.join('\n')}\n</div>`);
    folded = [];
    count = 0;
  };
  sections.forEach((section, at) => {
    const markup = section.units.map((unit) => unit.markup);
    // The headings above a section say where it is.
    const shown = section.isChanged ? markup.length : headsChanged(section, sections.slice(at + 1)) ? 1 : 0;
    if (shown > 0) close();
    parts.push(...markup.slice(0, shown));
    folded.push(...markup.slice(shown));
    if (shown === 0 && section.heading) count++;
  });
  close();
  return parts.join('\n');
}
