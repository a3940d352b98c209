/**
 * A theme's header and footer into Word's: what is at the right follows a tab to the style's tab stop, or
 * stands on a line of its own where both are too long; code, version and
 * next review are fields that show the file's properties, so that Word can update them. What a document does not say
 * is left out with its separator. Holds slots, never a client's value.
 */
import { PageNumber, Paragraph, type ParagraphChild, type Run, SimpleField, Tab, TextRun } from 'docx';
import type { Furniture, FurniturePart } from '../../model/theme.js';
import {
  CUSTOM_PROPERTIES,
  type CustomProperty,
  NEXT_REVIEW_LABEL,
  type Occasion,
  SEPARATOR,
  UNCONTROLLED,
  VERSION_LABEL,
} from './properties.js';
import { slot } from './slots.js';

const STATUS_WORDS = { draft: 'Draft', approved: 'Approved', withdrawn: 'Withdrawn' } as const;

/** Makes the one paragraph of a header or footer, `extra` at its end. */
export function furnitureParagraph(
  style: 'Header' | 'Footer',
  { left, right }: Furniture,
  occasion: Occasion,
  extra: readonly Run[] = [],
): Paragraph {
  const [first, second] = [side(left, occasion), side(right, occasion)];
  const stacked = occasion.stacked[style === 'Header' ? 'header' : 'footer'];
  const between = stacked ? new TextRun({ break: 1 }) : new TextRun({ children: [new Tab()] });
  const parting = second.length > 0 ? [between] : [];
  // The styles draw a hairline, which would part nothing from the text where nothing is said.
  const silent = first.length + second.length === 0;
  return new Paragraph({ ...(silent ? {} : { style }), children: [...first, ...parting, ...second, ...extra] });
}

function side(parts: readonly FurniturePart[], occasion: Occasion): ParagraphChild[] {
  return parts
    .map((part) => partRuns(part, occasion))
    .filter((runs) => runs.length > 0)
    .flatMap((runs, i) => (i === 0 ? runs : [new TextRun(SEPARATOR), ...runs]));
}

function partRuns(part: FurniturePart, occasion: Occasion): readonly ParagraphChild[] {
  switch (part) {
    case 'organisation':
    case 'title':
      return [new TextRun(slot(part))];
    case 'code':
      return property('code', '', occasion);
    case 'version':
      return property('version', VERSION_LABEL, occasion);
    case 'next_review':
      return property('nextReview', NEXT_REVIEW_LABEL, occasion);
    case 'status':
      return occasion.status ? [new TextRun(STATUS_WORDS[occasion.status])] : [];
    case 'page':
      return [new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })];
    case 'uncontrolled':
      return [new TextRun(UNCONTROLLED)];
  }
}

function property(name: CustomProperty, label: string, { given }: Occasion): readonly ParagraphChild[] {
  if (!given.includes(name)) return [];
  const field = new SimpleField(`DOCPROPERTY "${CUSTOM_PROPERTIES[name]}"`, slot(name));
  return label === '' ? [field] : [new TextRun(label), field];
}
