/** What stays of a stretch of a Word file that is left out: ends of ranges whose other end is outside, and where a section ended. */
import { type PlacedElement, placedChild, placedChildren } from '../../../formats/xml/places.js';
import { addToGroup } from '../../../model/groups.js';
import { RANGE_MARKS } from './range-marks.js';

/**
 * Gives the XML that stays. Of several ends of sections the first stays, which is that of the text before the stretch: what follows
 * belongs to the section after it.
 */
export function whatStays(elements: readonly PlacedElement[], xml: string): string {
  const marks = elements.flatMap(rangeMarks);
  const byId = new Map<string, PlacedElement[]>();
  for (const mark of marks) addToGroup(byId, keyOf(mark), mark);
  const single = marks.filter((mark) => byId.get(keyOf(mark))?.length === 1);
  const marksXml = single.map(({ start, end }) => xml.slice(start, end)).join('');
  const section = elements.flatMap((element) => sectionsIn(element))[0];
  return section ? marksXml + sectionParagraph(section, xml) : marksXml;
}

/** An empty paragraph that ends a section. */
export function sectionParagraph(section: PlacedElement, xml: string): string {
  const paragraph = section.parent?.parent;
  const open = paragraph ? xml.slice(paragraph.start, paragraph.openEnd) : '<w:p>';
  const name = /^<([^\s/>]+)/.exec(open)?.[1] ?? 'w:p';
  const prefix = name.slice(0, -1);
  return `<${name}><${prefix}pPr>${xml.slice(section.start, section.end)}</${prefix}pPr></${name}>`;
}

function keyOf({ name, attributes }: PlacedElement): string {
  return `${name.replace(/(?:Range)?(?:Start|End)$/, '')} ${attributes.get('w:id') ?? ''}`;
}

export function rangeMarks(element: PlacedElement): readonly PlacedElement[] {
  if (RANGE_MARKS.has(element.name)) return [element];
  return placedChildren(element).flatMap(rangeMarks);
}

function sectionsIn(element: PlacedElement): readonly PlacedElement[] {
  if (element.name !== 'w:p') return placedChildren(element).flatMap(sectionsIn);
  const section = sectionOf(element);
  return section ? [section] : [];
}

/** The settings of the section that a paragraph ends. */
export function sectionOf(paragraph: PlacedElement): PlacedElement | undefined {
  return placedChild(placedChild(paragraph, 'w:pPr'), 'w:sectPr');
}
