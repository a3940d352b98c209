/**
 * Turns a theme's header and footer into Word's. The right side follows a tab to the style's tab stop, or has a line to
 * itself if both sides are too long for one. Code, version and next review are controls that show the file's control data, as
 * those of the control block do. What a document doesn't give is left out with its separator. Values are only marked here, never
 * written: they differ from one organisation to the next.
 */
import {
  Footer,
  Header,
  type ISectionOptions,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  type Run,
  Tab,
  type TabStopDefinition,
  TabStopType,
  TextRun,
} from 'docx';
import {
  firstPageHeader,
  type PrintedFurniture,
  type PrintedPart,
  pageFooter,
  pageHeader,
  type Theme,
} from '../../model/theme.js';
import { around } from '../../model/wording/around.js';
import { valueMark } from './marked-xml.js';
import { type CustomProperty, type ScaffoldOptions, SEPARATOR, type Stacked, turnedPage } from './properties.js';
import { twips } from './units.js';

/**
 * The headers and footers of a document's upright pages. The first page has its own header if the masthead
 * already says what the others say. Then it needs its own footer too: Word gives it no other (ISO/IEC 29500-1, 17.10.6).
 */
export function sectionFurniture(
  theme: Theme,
  options: ScaffoldOptions,
  mark: readonly Run[],
): Pick<ISectionOptions, 'headers' | 'footers'> {
  const { stacked } = options;
  const first = firstPageHeader(theme);
  const header = (parts: PrintedFurniture, isStacked: boolean) =>
    new Header({ children: [furnitureParagraph('Header', parts, options, isStacked, mark)] });
  const footer = () =>
    new Footer({
      children: withWords(furnitureParagraph('Footer', pageFooter(theme), options, stacked.footer), theme, options),
    });
  const defaults = { headers: { default: header(pageHeader(theme), stacked.header) }, footers: { default: footer() } };
  if (partCount(first) === partCount(pageHeader(theme))) return defaults;
  return {
    headers: { ...defaults.headers, first: header(first, stacked.firstHeader) },
    footers: { ...defaults.footers, first: footer() },
  };
}

/** The headers and footers of pages turned on their side, whose right side ends at the wider text's edge. */
export function turnedFurniture(
  theme: Theme,
  options: ScaffoldOptions,
  stacked: Stacked,
  mark: readonly Run[],
): Pick<ISectionOptions, 'headers' | 'footers'> {
  const { margins, page } = theme;
  const width = (of: Theme['page']) => twips(of.width) - twips(margins.left) - twips(margins.right);
  const tabStops = [
    { type: TabStopType.CLEAR, position: width(page) },
    { type: TabStopType.RIGHT, position: width(turnedPage(theme)) },
  ];
  const header = furnitureParagraph('Header', pageHeader(theme), options, stacked.header, mark, tabStops);
  const footer = furnitureParagraph('Footer', pageFooter(theme), options, stacked.footer, [], tabStops);
  return {
    headers: { default: new Header({ children: [header] }) },
    footers: { default: new Footer({ children: withWords(footer, theme, options) }) },
  };
}

/** A footer's paragraph and, in one of their own below it, the workspace's words; Word makes room for both above the foot. */
function withWords(paragraph: Paragraph, theme: Theme, { properties }: ScaffoldOptions): Paragraph[] {
  if (!properties.includes('footer')) return [paragraph];
  const words = new Paragraph({ style: 'Footer', children: [new TextRun(valueMark('footer'))] });
  const { left, right } = pageFooter(theme);
  const isBare = [...left, ...right].every((part) => part === 'issue') && !properties.includes('issue');
  return isBare ? [words] : [paragraph, words];
}

const partCount = ({ left, right }: PrintedFurniture): number => left.length + right.length;

/** Makes the single paragraph of a header or footer, with `extra` at its end. */
function furnitureParagraph(
  style: 'Header' | 'Footer',
  { left, right }: PrintedFurniture,
  options: ScaffoldOptions,
  stacked: boolean,
  extra: readonly Run[] = [],
  tabStops: readonly TabStopDefinition[] = [],
): Paragraph {
  const rightRuns = sideRuns(right, options);
  const leftRuns = sideRuns(left, options, stacked && rightRuns.length === 0);
  const separator = stacked ? new TextRun({ break: 1 }) : new TextRun({ children: [new Tab()] });
  const separators = rightRuns.length > 0 ? [separator] : [];
  // The styles draw a hairline. An empty header or footer needs none.
  const isEmpty = leftRuns.length + rightRuns.length === 0;
  return new Paragraph({
    ...(isEmpty ? {} : { style }),
    ...(isEmpty || tabStops.length === 0 ? {} : { tabStops }),
    children: [...leftRuns, ...separators, ...rightRuns, ...extra],
  });
}

/** The parts of a side. `isBroken`: the last, such as the page’s number, stands on a line of its own. */
function sideRuns(parts: readonly PrintedPart[], options: ScaffoldOptions, isBroken = false): ParagraphChild[] {
  const written = parts.map((part) => partRuns(part, options)).filter((runs) => runs.length > 0);
  const last = written.length - 1;
  return written.flatMap((runs, at) => {
    if (at === 0) return runs;
    return [isBroken && at === last ? new TextRun({ break: 1 }) : new TextRun(SEPARATOR), ...runs];
  });
}

function partRuns(part: PrintedPart, options: ScaffoldOptions): readonly ParagraphChild[] {
  const { wording, status, properties } = options;
  switch (part) {
    case 'organisation':
    case 'title':
      return [new TextRun(valueMark(part))];
    case 'code':
      return propertyRuns('code', (code) => code, options);
    case 'version':
      return propertyRuns('version', wording.page.version, options);
    case 'next_review':
      return propertyRuns('nextReview', wording.page.nextReview, options);
    case 'status':
      return status ? [new TextRun(wording.status[status])] : [];
    case 'page':
      return [new TextRun({ children: [...around(wording.page.number, PageNumber.CURRENT, PageNumber.TOTAL_PAGES)] })];
    case 'uncontrolled':
      return [new TextRun(wording.page.uncontrolled)];
    case 'notice':
      return properties.includes('notice') ? [new TextRun({ text: valueMark('notice'), bold: true })] : [];
    case 'issue':
      return propertyRuns('issue', (issue) => issue, options);
  }
}

/** A property, with the words that the wording puts around it. A control around it is put there later (amend.ts). */
function propertyRuns(
  name: CustomProperty,
  sentence: (field: string) => string,
  { properties }: ScaffoldOptions,
): readonly ParagraphChild[] {
  if (!properties.includes(name)) return [];
  const value = new TextRun(valueMark(name));
  return around(sentence, value).map((part) => (typeof part === 'string' ? new TextRun(part) : part));
}
