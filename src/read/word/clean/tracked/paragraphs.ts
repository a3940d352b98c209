/**
 * Joins the paragraphs of a Word file whose marks go with a decision on tracked changes: the words of each join the next, whose
 * properties they take, since a paragraph's mark holds them (ISO/IEC 29500-1, 17.13.5.15).
 */
import type { XmlEdits } from '../../../../formats/xml/edits.js';
import { type PlacedElement, placedChild, placedChildren } from '../../../../formats/xml/places.js';
import { isRangeEnd } from '../ranges.js';
import { TRACKED_RANGE } from './names.js';
import type { Remains } from './remains.js';

/** Takes an element out. */
type Drop = (element: PlacedElement) => void;

/** Joins paragraphs among the children of one element. */
export class JoinedParagraphs {
  private readonly xml: string;
  private readonly edits: XmlEdits;
  private readonly remains: Remains;
  private readonly drop: Drop;

  constructor(xml: string, edits: XmlEdits, remains: Remains, drop: Drop) {
    this.xml = xml;
    this.edits = edits;
    this.remains = remains;
    this.drop = drop;
  }

  among(container: PlacedElement): void {
    let joined: PlacedElement[] = [];
    let before: string | undefined;
    for (const child of placedChildren(container)) {
      if (isBetween(child) || this.remains.isGone(child)) continue;
      if (child.name === 'w:p') {
        joined.push(child);
        if (this.remains.isMarkGone(child)) continue;
        this.join(joined);
      } else this.leave(joined, true);
      joined = [];
      before = child.name;
    }
    this.leave(joined, before === 'w:p');
  }

  /** Joins paragraphs to the last of them, whose mark stays. */
  private join(paragraphs: readonly PlacedElement[]): void {
    const last = paragraphs.at(-1);
    const isLeft = (paragraph: PlacedElement) => paragraph === last || this.remains.printsIn(paragraph);
    const printing = paragraphs.filter(isLeft);
    for (const paragraph of paragraphs) if (!isLeft(paragraph)) this.drop(paragraph);
    const [first, ...following] = printing;
    if (!first || !last || following.length === 0) return;
    this.takeProperties(first, last);
    for (const paragraph of following) {
      this.edits.remove({ start: paragraph.start, end: paragraph.openEnd });
      const properties = placedChild(paragraph, 'w:pPr');
      if (properties) this.edits.remove(properties);
    }
    // Of all their closing tags, the last stays; `<w:p/>` has none.
    const closed = printing.filter(({ openEnd, end }) => openEnd < end);
    for (const { closeStart, end } of closed.slice(0, -1)) this.edits.remove({ start: closeStart, end });
  }

  private takeProperties(first: PlacedElement, last: PlacedElement): void {
    const [before, after] = [first, last].map((paragraph) => placedChild(paragraph, 'w:pPr'));
    const properties = () =>
      after === undefined
        ? ''
        : this.xml.slice(after.start, after.openEnd) +
          this.edits.text(after.openEnd, after.closeStart) +
          this.xml.slice(after.closeStart, after.end);
    this.edits.replace(before?.start ?? first.openEnd, before?.end ?? first.openEnd, properties);
  }

  /** Paragraphs that no paragraph follows: a table does, or nothing, and then the last block must be a paragraph. */
  private leave(paragraphs: readonly PlacedElement[], mayGo: boolean): void {
    const printing = paragraphs.filter((paragraph) => this.remains.printsIn(paragraph));
    const spare = printing.length === 0 && !mayGo ? paragraphs.at(-1) : undefined;
    for (const paragraph of paragraphs)
      if (paragraph !== spare && !this.remains.printsIn(paragraph)) this.drop(paragraph);
    if (printing.length > 1) this.join(printing);
  }
}

/** Whether an element between paragraphs is none of the text, such as the end of a bookmark. */
function isBetween(element: PlacedElement): boolean {
  return isRangeEnd(element) || TRACKED_RANGE.test(element.name) || /^w:(?:proofErr|sectPr|\w+Pr)$/.test(element.name);
}
