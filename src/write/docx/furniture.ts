/**
 * A theme's header and footer into Word's: what is at the right follows a tab to the style's tab stop, or
 * stands on a line of its own where both are too long; code, version and
 * next review are fields that show the file's properties, so that Word can update them. What a document does not say
 * is left out with its separator. Holds slots, never a client's value.
 */
import {
  Footer,
  Header,
  type ISectionOptions,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  type Run,
  SimpleField,
  Tab,
  TextRun,
} from 'docx';
import { type Furniture, type FurniturePart, firstPageHeader, type Theme } from '../../model/theme.js';
import { around } from '../../model/wording/around.js';
import { type CustomProperty, type Occasion, propertyName, SEPARATOR } from './properties.js';
import { slot } from './slots.js';

/**
 * The headers and footers of a document's one section. The first page has a header of its own where the masthead says
 * what the others say, and then a footer of its own too, since Word gives it no other (ISO/IEC 29500-1, 17.10.6).
 */
export function sectionFurniture(
  theme: Theme,
  occasion: Occasion,
  mark: readonly Run[],
): Pick<ISectionOptions, 'headers' | 'footers'> {
  const { stacked } = occasion;
  const first = firstPageHeader(theme);
  const header = (parts: Furniture, isStacked: boolean) =>
    new Header({ children: [furnitureParagraph('Header', parts, occasion, isStacked, mark)] });
  const footer = () => new Footer({ children: [furnitureParagraph('Footer', theme.footer, occasion, stacked.footer)] });
  const others = { headers: { default: header(theme.header, stacked.header) }, footers: { default: footer() } };
  if (length(first) === length(theme.header)) return others;
  return {
    headers: { ...others.headers, first: header(first, stacked.firstHeader) },
    footers: { ...others.footers, first: footer() },
  };
}

const length = ({ left, right }: Furniture): number => left.length + right.length;

/** Makes the one paragraph of a header or footer, `extra` at its end. */
function furnitureParagraph(
  style: 'Header' | 'Footer',
  { left, right }: Furniture,
  occasion: Occasion,
  stacked: boolean,
  extra: readonly Run[] = [],
): Paragraph {
  const [first, second] = [side(left, occasion), side(right, occasion)];
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
  const { wording, status } = occasion;
  switch (part) {
    case 'organisation':
    case 'title':
      return [new TextRun(slot(part))];
    case 'code':
      return property('code', (code) => code, occasion);
    case 'version':
      return property('version', wording.page.version, occasion);
    case 'next_review':
      return property('nextReview', wording.page.nextReview, occasion);
    case 'status':
      return status ? [new TextRun(wording.status[status])] : [];
    case 'page':
      return [new TextRun({ children: [...around(wording.page.number, PageNumber.CURRENT, PageNumber.TOTAL_PAGES)] })];
    case 'uncontrolled':
      return [new TextRun(wording.page.uncontrolled)];
  }
}

/** A property's field, and the words that the wording puts around it. */
function property(
  name: CustomProperty,
  sentence: (field: string) => string,
  { given, wording }: Occasion,
): readonly ParagraphChild[] {
  if (!given.includes(name)) return [];
  const field = new SimpleField(`DOCPROPERTY "${propertyName(name, wording)}"`, slot(name));
  return around(sentence, field).map((part) => (typeof part === 'string' ? new TextRun(part) : part));
}
