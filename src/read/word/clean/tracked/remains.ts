/** What is left in a Word file's elements once a decision on its tracked changes is carried out. */
import { type PlacedElement, placedChild, placedChildren } from '../../../../formats/xml/places.js';
import type { TrackedDecision } from '../../../../model/kept-in-word.js';
import { remember } from '../../../../model/remember.js';
import { isRangeEnd } from '../ranges.js';
import { goesWith, isTracked, TRACKED_RANGE } from './names.js';

/** Elements that are around runs, and print nothing themselves. */
const AROUND_RUNS: ReadonlySet<string> = new Set([
  'w:hyperlink',
  'w:smartTag',
  'w:sdt',
  'w:sdtContent',
  'w:customXml',
  'w:fldSimple',
  'w:dir',
  'w:bdo',
  'm:oMathPara',
  'm:oMath',
]);

/** Elements around rows and cells. */
const AROUND_ROWS: ReadonlySet<string> = new Set(['w:sdt', 'w:sdtContent', 'w:customXml']);

export class Remains {
  /** Whether an element goes whole, with all that is in it. */
  readonly isGone = remember((element: PlacedElement) => this.goes(element));
  /** Whether an element prints anything that stays. */
  readonly printsIn = remember((element: PlacedElement) => placedChildren(element).some((child) => this.prints(child)));
  private readonly losesSomething = remember((element: PlacedElement): boolean =>
    placedChildren(element).some((child) => this.isGone(child) || this.losesSomething(child)),
  );
  private readonly decision: TrackedDecision;

  constructor(decision: TrackedDecision) {
    this.decision = decision;
  }

  private goes(element: PlacedElement): boolean {
    switch (element.name) {
      case 'w:r':
      case 'm:r':
        return this.holdsMark(placedChild(element, 'w:rPr'));
      case 'w:tr': {
        const cells = this.within(element, 'w:tc');
        return (
          this.holdsMark(placedChild(element, 'w:trPr')) ||
          (cells.length > 0 && cells.every((cell) => this.isGone(cell)))
        );
      }
      case 'w:tc':
        return this.holdsMark(placedChild(element, 'w:tcPr'));
      case 'w:tbl': {
        const rows = this.within(element, 'w:tr');
        return rows.length > 0 && rows.every((row) => this.isGone(row));
      }
      default:
        if (isTracked(element.name)) return goesWith(element.name, this.decision);
        if (AROUND_RUNS.has(element.name)) return isAmongRuns(element) && this.isEmptied(element);
        return isMathObject(element) && this.isMathGone(element);
    }
  }

  /** Whether the mark at a paragraph's end goes, so that the next paragraph joins it. */
  isMarkGone(paragraph: PlacedElement): boolean {
    return this.holdsMark(placedChild(placedChild(paragraph, 'w:pPr'), 'w:rPr'));
  }

  /** Whether properties hold a mark that takes out what they are of. */
  private holdsMark(properties: PlacedElement | undefined): boolean {
    return properties !== undefined && placedChildren(properties).some(({ name }) => goesWith(name, this.decision));
  }

  private prints(element: PlacedElement): boolean {
    const { name } = element;
    if (/^[wm]:\w*Pr$/.test(name) || name === 'w:proofErr' || name === 'w:lastRenderedPageBreak') return false;
    if (isRangeEnd(element) || TRACKED_RANGE.test(name) || this.isGone(element)) return false;
    const isAround = isTracked(name) || AROUND_RUNS.has(name) || name === 'w:r' || /^m:(?!t$)/.test(name);
    return !isAround || this.printsIn(element);
  }

  /** Whether something goes from an element, and nothing is left. */
  private isEmptied(element: PlacedElement): boolean {
    return !this.printsIn(element) && this.losesSomething(element);
  }

  /** A fraction and the like that was deleted; what was left in it stays, and then so does the fraction. */
  private isMathGone(element: PlacedElement): boolean {
    const control = placedChildren(element).map((child) => placedChild(child, 'm:ctrlPr'));
    return control.some((properties) => this.holdsMark(properties)) && !this.printsIn(element);
  }

  /** The rows of a table or the cells of a row, within controls too; not those of tables in it. */
  within(element: PlacedElement, name: string): readonly PlacedElement[] {
    return placedChildren(element).flatMap((child) => {
      if (child.name === name) return [child];
      return AROUND_ROWS.has(child.name) || isTracked(child.name) ? this.within(child, name) : [];
    });
  }
}

function isMathObject({ name }: PlacedElement): boolean {
  return name.startsWith('m:');
}

/** Whether an element stands in a paragraph, and not around paragraphs. */
function isAmongRuns(element: PlacedElement): boolean {
  for (let at = element.parent; at; at = at.parent) {
    if (at.name === 'w:p') return true;
    if (at.name === 'w:txbxContent') return false;
  }
  return false;
}
