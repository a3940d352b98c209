/**
 * Takes what is hidden out of one part of a Word file, and paragraphs, rows and tables that hold nothing else. What Word needs stays:
 * the ends of sections and ranges, the last paragraph of a cell, a paragraph that keeps two tables apart.
 */
import { XmlEdits } from '../../../../formats/xml/edits.js';
import { type PlacedElement, placedChild, placedChildren } from '../../../../formats/xml/places.js';
import { type Finding, lettersIn, paragraphNumbers } from '../findings.js';
import { keepMerged } from '../merged-cells.js';
import { isRangeEnd, openEnds } from '../ranges.js';
import { HiddenTags } from './hidden-tags.js';
import { type HiddenRuns, isHiddenDrawing } from './runs.js';
import { runsShownElsewhere } from './shown-elsewhere.js';

/** A part without what was hidden in it. */
export interface Unhidden {
  readonly text: string;
  readonly findings: readonly Finding[];
  /** Words that stay hidden, because a field shows them elsewhere. */
  readonly shownElsewhere: readonly Finding[];
  /** The places where a tag would be taken out, but not the one that it belongs to. */
  readonly brokenTags: readonly Finding[];
}

/** Removes it from the XML of a part, whose root was read from it. */
export function withoutHidden(
  xml: string,
  root: PlacedElement,
  hidden: HiddenRuns,
  repeated: ReadonlySet<string> = new Set(),
): Unhidden {
  const needed = runsShownElsewhere(root, repeated, (run) => hidden.readable(run).length > 0);
  const removing = new Removing(xml, root, hidden, needed);
  removing.inside(root);
  removing.dropEmptied(root);
  return {
    text: removing.edits.isEmpty ? xml : removing.edits.text(),
    findings: removing.findings,
    shownElsewhere: [...needed].map((run) => ({ words: lettersIn(run), paragraph: removing.numbers(run) })),
    brokenTags: removing.tags.broken(),
  };
}

/** Elements around runs that go where all their words go: a link with its address, a control with what is stored for it. */
const AROUND_RUNS = /^w:(?:hyperlink|smartTag|sdt|customXml|dir|bdo)$/;
/** Elements that print nothing themselves. */
const SILENT = /^w:(?:\w*Pr|proofErr|lastRenderedPageBreak)$/;
const AROUND_ROWS = /^w:(?:sdt|sdtContent|customXml)$/;

class Removing {
  readonly edits: XmlEdits;
  readonly findings: Finding[] = [];
  readonly tags = new HiddenTags();
  private readonly xml: string;
  private readonly hidden: HiddenRuns;
  private readonly needed: ReadonlySet<PlacedElement>;
  readonly numbers: ReturnType<typeof paragraphNumbers>;
  /** What goes whole. */
  private readonly gone = new Set<PlacedElement>();
  /** Everything around something that goes. */
  private readonly touched = new Set<PlacedElement>();
  private last: PlacedElement | undefined;
  /** Old programs read a second version of a drawing: its words are the same, and count once. */
  private isSecondVersion = false;

  constructor(xml: string, root: PlacedElement, hidden: HiddenRuns, needed: ReadonlySet<PlacedElement>) {
    this.xml = xml;
    this.needed = needed;
    this.hidden = hidden;
    this.edits = new XmlEdits(xml);
    this.numbers = paragraphNumbers(root);
  }

  /** Takes hidden runs and drawings out of an element. */
  inside(element: PlacedElement): void {
    for (const child of placedChildren(element)) {
      const readable = child.name === 'w:r' && !this.needed.has(child) ? this.hidden.readable(child) : [];
      if (readable.length > 0) this.takeOut(child, readable);
      else if (isHiddenDrawing(child)) this.takeOut(child, [child]);
      else {
        if (/^[wm]:t$/.test(child.name)) this.shown(lettersIn(child));
        const { isSecondVersion } = this;
        this.isSecondVersion ||= child.name === 'mc:Fallback';
        this.inside(child);
        this.isSecondVersion = isSecondVersion;
      }
    }
  }

  private shown(letters: string): void {
    if (letters.trim() === '' || this.isSecondVersion) return;
    this.tags.show();
    this.last = undefined;
  }

  private takeOut(element: PlacedElement, readable: readonly PlacedElement[]): void {
    const words = readable.map(lettersIn).join('');
    this.note(element, words);
    const stays = placedChildren(element).filter((child) => child.name !== 'w:rPr' && !readable.includes(child));
    const isWhole = readable[0] === element || stays.every(({ name }) => name === 'w:lastRenderedPageBreak');
    if (isWhole) this.drop(element);
    else for (const child of readable) this.drop(child);
  }

  /** Hidden words beside one another in a paragraph count once. */
  private note(element: PlacedElement, words: string): void {
    if (this.isSecondVersion) return;
    const number = this.numbers(element);
    const before = this.findings.at(-1);
    const finding = { words, ...(number === undefined ? {} : { paragraph: number }) };
    this.tags.hide(finding);
    if (before && this.last && before.paragraph === number)
      this.findings[this.findings.length - 1] = { ...before, words: before.words + words };
    else this.findings.push(finding);
    this.last = element;
  }

  private drop(element: PlacedElement): void {
    if (this.gone.has(element)) return;
    this.gone.add(element);
    for (let at = element.parent; at && !this.touched.has(at); at = at.parent) this.touched.add(at);
    const kept = openEnds(element).map(({ start, end }) => this.xml.slice(start, end));
    this.edits.replace(element.start, element.end, kept.join(''));
  }

  /** Takes out what has become empty: inner elements first. */
  dropEmptied(element: PlacedElement): void {
    if (!this.touched.has(element)) return;
    for (const child of placedChildren(element)) this.dropEmptied(child);
    if (element.name === 'w:tbl') this.dropRows(element);
    else if (AROUND_RUNS.test(element.name)) this.dropAroundRuns(element);
    else if (element.children.some((child) => child.kind === 'element' && child.name === 'w:p'))
      this.dropParagraphs(element);
  }

  private dropAroundRuns(element: PlacedElement): void {
    if (isAmongRuns(element) && !this.prints(element)) this.drop(element);
  }

  /** Whether an element holds anything that prints and stays. */
  private prints(element: PlacedElement): boolean {
    return placedChildren(element).some((child) => {
      if (this.gone.has(child) || SILENT.test(child.name) || isRangeEnd(child)) return false;
      const isAround = /^w:(?:r|p|sdtContent)$/.test(child.name) || AROUND_RUNS.test(child.name);
      return isAround ? this.prints(child) : true;
    });
  }

  private dropParagraphs(container: PlacedElement): void {
    const blocks = placedChildren(container).filter((child) => !SILENT.test(child.name) && !isRangeEnd(child));
    let before: string | undefined;
    blocks.forEach((block, at) => {
      if (this.gone.has(block)) return;
      let next = at + 1;
      for (let after = blocks[next]; after && this.gone.has(after); after = blocks[next]) next++;
      const after = blocks[next]?.name;
      const isLast = after === undefined && before !== 'w:p';
      const isBetweenTables = before === 'w:tbl' && after === 'w:tbl';
      if (!isLast && !isBetweenTables && this.isEmptied(block)) this.drop(block);
      else before = block.name;
    });
  }

  /** Whether nothing is left in a paragraph, or a control around paragraphs, from which something went. */
  private isEmptied(block: PlacedElement): boolean {
    if (!/^w:(?:p|sdt|customXml)$/.test(block.name) || !this.touched.has(block) || this.prints(block)) return false;
    return [block, ...paragraphsIn(block)].every((paragraph) => !isNeeded(paragraph));
  }

  /** A row goes if nothing in it shows, its paragraphs' marks are hidden too, and something went. */
  private dropRows(table: PlacedElement): void {
    const rows = within(table, 'w:tr').map((row) => ({
      row,
      cells: within(row, 'w:tc'),
      isGone: this.touched.has(row) && paragraphsIn(row).every((paragraph) => this.isInvisible(paragraph)),
    }));
    if (rows.length > 0 && rows.every(({ isGone }) => isGone)) this.drop(table);
    else if (rows.some(({ isGone }) => isGone)) {
      keepMerged(rows, this.xml, this.edits);
      for (const { row, isGone } of rows) if (isGone) this.drop(row);
    }
  }

  private isInvisible(paragraph: PlacedElement): boolean {
    return !this.prints(paragraph) && this.hidden.isMarkHidden(paragraph);
  }
}

/** Whether a paragraph ends a section, or its mark joins it to the next (a style separator). */
function isNeeded(paragraph: PlacedElement): boolean {
  const properties = placedChild(paragraph, 'w:pPr');
  return (
    placedChild(properties, 'w:sectPr') !== undefined ||
    placedChild(placedChild(properties, 'w:rPr'), 'w:specVanish') !== undefined
  );
}

function isAmongRuns(element: PlacedElement): boolean {
  for (let at = element.parent; at && at.name !== 'w:txbxContent'; at = at.parent) if (at.name === 'w:p') return true;
  return false;
}

/** The rows of a table or the cells of a row, within controls too; not those of tables in it. */
function within(element: PlacedElement, name: string): readonly PlacedElement[] {
  return placedChildren(element).flatMap((child) => {
    if (child.name === name) return [child];
    return AROUND_ROWS.test(child.name) ? within(child, name) : [];
  });
}

/** The paragraphs in an element, those of tables in it too. */
function paragraphsIn(element: PlacedElement): readonly PlacedElement[] {
  return placedChildren(element).flatMap((child) => (child.name === 'w:p' ? [child] : paragraphsIn(child)));
}
