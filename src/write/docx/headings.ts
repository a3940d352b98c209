/** Writes headings. Word numbers them, as sections or as appendices, unless they have a text for a number or none. */
import type { Heading, OutlineEntry, Paragraph } from '../../model/document.js';
import { type DocumentContext, numberOf } from './document-context.js';
import { bookmarkName, inlineRuns, plainRunXml } from './inlines.js';
import { appendixId, HEADINGS_ID } from './lists.js';
import { headingHang, labelHang, NO_LIST } from './numbering.js';
import { type ParagraphFormat, paragraphXml } from './paragraphs.js';
import { keepFormat, type Place, type TextArea } from './place.js';

/** Writes a heading by its entry in the outline. In a comparison it may be a copy of what the outline holds, whose places are known. */
export function headingXml(
  heading: Heading,
  entry: OutlineEntry | undefined,
  area: TextArea,
  context: DocumentContext,
): string {
  if (!entry) throw new Error('A heading has no entry in the outline');
  const { anchor } = entry;
  if (heading.label === undefined && entry.number !== '') {
    if (heading.kind === 'appendix') context.isInAppendix = true;
    else if (heading.level === 1) context.isInAppendix = false;
  }
  const id = numberOf(heading, 'bookmarks', context);
  const label = heading.label ? plainRunXml(`${heading.label}\t`, context) : '';
  const runs = inlineRuns(heading.children, context, 'set');
  return paragraphXml(
    `Heading${heading.level}`,
    `${label}<w:bookmarkStart w:id="${id}" w:name="${bookmarkName(anchor)}"/>${runs}<w:bookmarkEnd w:id="${id}"/>`,
    context,
    headingFormat(entry, area, context),
  );
}

/** Writes a numbered paragraph. It is in the list of the headings, so Word counts the two together. */
export function clauseXml(
  block: Paragraph,
  level: number,
  place: Place,
  area: TextArea,
  context: DocumentContext,
): string {
  context.constructs.add('clauses');
  const id = context.isInAppendix ? appendixId(context, area.headings[0] ?? 0) : HEADINGS_ID;
  const hang = headingHang(level);
  return paragraphXml('Clause', inlineRuns(block.children, context), context, {
    ...keepFormat(place),
    numbering: { id, level },
    indent: { left: hang, hanging: hang },
  });
}

/** The style numbers a heading, unless it has no number, a text for one, or one of an appendix. */
function headingFormat({ heading, number }: OutlineEntry, area: TextArea, context: DocumentContext): ParagraphFormat {
  const level = heading.level - 1;
  if (heading.label !== undefined || number === '') return labelledHeading(level, heading.label ?? '', area);
  return context.isInAppendix ? { numbering: { id: appendixId(context, area.headings[0] ?? 0), level } } : {};
}

/** A heading with a text label is in no list. Its words are indented after the label, as others are after their numbers. */
function labelledHeading(level: number, label: string, { headings }: TextArea): ParagraphFormat {
  const hang = label === '' ? 0 : Math.max(headingHang(level), labelHang(label, headings[level] ?? 0));
  return { numbering: { id: NO_LIST, level }, indent: { left: hang, hanging: hang } };
}
