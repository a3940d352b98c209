/**
 * Carries out a decision on the tracked changes in one part of a Word file. Afterwards none is left, and the XML around them keeps its
 * bytes. Words that were deleted and stay become words again, and properties that changed become what they were.
 */
import { XmlEdits } from '../../../../formats/xml/edits.js';
import { type PlacedElement, placedChild, placedChildren } from '../../../../formats/xml/places.js';
import type { TrackedDecision } from '../../../../model/kept-in-word.js';
import { keepMerged } from '../merged-cells.js';
import { openEnds } from '../ranges.js';
import {
  CHANGED_PROPERTIES,
  goesWith,
  isDeleted,
  isTracked,
  TRACKED_MARK,
  TRACKED_RANGE,
  unwrapsWith,
} from './names.js';
import { JoinedParagraphs } from './paragraphs.js';
import { Remains } from './remains.js';

/** Gives the XML of a part, whose root was read from it, after a decision. */
export function resolveChanges(xml: string, root: PlacedElement, decision: TrackedDecision): string {
  const resolving = new Resolving(xml, decision);
  resolving.inside(root, false);
  return resolving.edits.isEmpty ? xml : resolving.edits.text();
}

/** What of an element's properties isn't among those that a change keeps: the mark's, the section's, and who refers to headers. */
const UNTRACKED: Readonly<Record<string, RegExp>> = {
  'w:pPr': /^w:(?:rPr|sectPr)$/,
  'w:sectPr': /^w:(?:header|footer)Reference$/,
};

class Resolving {
  readonly edits: XmlEdits;
  private readonly xml: string;
  private readonly decision: TrackedDecision;
  private readonly remains: Remains;
  private readonly paragraphs: JoinedParagraphs;

  constructor(xml: string, decision: TrackedDecision) {
    this.xml = xml;
    this.decision = decision;
    this.edits = new XmlEdits(xml);
    this.remains = new Remains(decision);
    this.paragraphs = new JoinedParagraphs(xml, this.edits, this.remains, (element) => this.drop(element));
  }

  /** Resolves what is in an element; `restored` where that was deleted and stays. */
  inside(element: PlacedElement, restored: boolean): void {
    if (element.name === 'w:tbl') this.keepMerged(element);
    if (element.children.some((child) => child.kind === 'element' && child.name === 'w:p'))
      this.paragraphs.among(element);
    for (const child of placedChildren(element)) this.element(child, restored);
  }

  private element(element: PlacedElement, restored: boolean): void {
    const { name } = element;
    if (TRACKED_RANGE.test(name) || TRACKED_MARK.test(name) || CHANGED_PROPERTIES.test(name))
      this.edits.remove(element);
    else if (this.isMark(element)) this.edits.remove(element);
    else if (this.remains.isGone(element)) this.drop(element);
    else if (isTracked(name)) this.unwrap(element, restored || isDeleted(name));
    else if (name === 'w:delText' || name === 'w:delInstrText') this.deletedWords(element, restored);
    else if (name === 'w:numPr' && this.isNumberGone(element)) this.edits.remove(element);
    else if (this.decision === 'reject' && earlierProperties(element)) this.restore(element);
    else {
      if (name === 'w:tcPr') this.mergeCell(element);
      if (this.isControlGone(element)) this.unwrapControl(element);
      this.inside(element, restored || this.isRestoredRun(element));
    }
  }

  /** Whether an element marks what it stands in, rather than being around it. */
  private isMark({ name, parent }: PlacedElement): boolean {
    return isTracked(name) && /^w:(?:rPr|trPr|numPr)$/.test(parent?.name ?? '');
  }

  private isRestoredRun(element: PlacedElement): boolean {
    const properties = element.name === 'w:r' ? placedChild(element, 'w:rPr') : undefined;
    return properties !== undefined && placedChildren(properties).some(({ name }) => isDeleted(name));
  }

  private isNumberGone(numbering: PlacedElement): boolean {
    return placedChildren(numbering).some(({ name }) => goesWith(name, this.decision));
  }

  private drop(element: PlacedElement): void {
    const kept = openEnds(element).map(({ start, end }) => this.xml.slice(start, end));
    this.edits.replace(element.start, element.end, kept.join(''));
  }

  private unwrap(element: PlacedElement, restored: boolean): void {
    this.edits.remove({ start: element.start, end: element.openEnd });
    if (element.openEnd < element.end) this.edits.remove({ start: element.closeStart, end: element.end });
    this.inside(element, restored);
  }

  private deletedWords(element: PlacedElement, restored: boolean): void {
    if (!restored) {
      this.edits.remove(element);
      return;
    }
    const renamed = (tag: string) => tag.replace(/delText/, 't').replace(/delInstrText/, 'instrText');
    const { start, openEnd, closeStart, end } = element;
    this.edits.replace(start, openEnd, renamed(this.xml.slice(start, openEnd)));
    if (closeStart < end) this.edits.replace(closeStart, end, renamed(this.xml.slice(closeStart, end)));
  }

  /** Puts properties back as they were. */
  private restore(properties: PlacedElement): void {
    const earlier = earlierProperties(properties);
    const untracked = placedChildren(properties).filter(({ name }) => UNTRACKED[properties.name]?.test(name));
    for (const element of untracked) this.element(element, false);
    if (earlier) this.inside(earlier, false);
    this.edits.replace(properties.openEnd, properties.closeStart, () => {
      const kept = untracked.map(({ start, end }) => this.edits.text(start, end)).join('');
      const before = earlier ? this.edits.text(earlier.openEnd, earlier.closeStart) : '';
      return properties.name === 'w:sectPr' ? kept + before : before + kept;
    });
  }

  /** Whether a control was inserted or deleted itself, and goes; its content stays. */
  private isControlGone(element: PlacedElement): boolean {
    if (element.name !== 'w:sdt' && element.name !== 'w:customXml') return false;
    const siblings = element.parent ? placedChildren(element.parent) : [];
    for (let at = siblings.indexOf(element) - 1; at >= 0; at--) {
      const name = siblings[at]?.name ?? '';
      if (!TRACKED_RANGE.test(name)) return false;
      if (unwrapsWith(name, this.decision)) return true;
    }
    return false;
  }

  private unwrapControl(control: PlacedElement): void {
    const content = control.name === 'w:sdt' ? placedChild(control, 'w:sdtContent') : control;
    const inside = content ?? control;
    const properties = placedChild(control, 'w:customXmlPr');
    this.edits.remove({ start: control.start, end: properties?.end ?? inside.openEnd });
    if (inside.openEnd < control.end) this.edits.remove({ start: inside.closeStart, end: control.end });
  }

  /** A cell that was merged with the one above, or parted from it. */
  private mergeCell(properties: PlacedElement): void {
    const change = placedChild(properties, 'w:cellMerge');
    if (!change) return;
    const merge = change.attributes.get(this.decision === 'accept' ? 'w:vMerge' : 'w:vMergeOrig');
    const before = placedChild(properties, 'w:vMerge');
    if (before) this.edits.remove(before);
    if (merge === undefined) return;
    const tag = this.xml.slice(change.start, change.openEnd);
    const prefix = /^<([^\s:/>]+:)/.exec(tag)?.[1] ?? 'w:';
    const value = merge === 'rest' ? 'restart' : 'continue';
    const behind = placedChildren(properties).filter(({ name }) => /^w:(?:cnfStyle|tcW|gridSpan|hMerge)$/.test(name));
    const at = behind.at(-1)?.end ?? properties.openEnd;
    this.edits.replace(at, at, `<${prefix}vMerge ${prefix}val="${value}"/>`);
  }

  private keepMerged(table: PlacedElement): void {
    const rows = this.remains.within(table, 'w:tr').map((row) => ({
      row,
      cells: this.remains.within(row, 'w:tc'),
      isGone: this.remains.isGone(row),
    }));
    if (rows.some(({ isGone }) => isGone)) keepMerged(rows, this.xml, this.edits);
  }
}

/** What properties were before they changed; undefined where they didn't, or where the file doesn't tell. */
function earlierProperties(properties: PlacedElement): PlacedElement | undefined {
  return placedChild(placedChild(properties, `${properties.name}Change`), properties.name);
}
