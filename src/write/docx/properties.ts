/** Finds which properties a document gives for its furniture and file metadata, and what its scaffold depends on. */
import type { Document, Properties } from '../../model/document.js';
import {
  firstPageHeader,
  type PrintedFurniture,
  type PrintedPart,
  pageFooter,
  pageHeader,
  type Theme,
} from '../../model/theme.js';
import type { Labels, Wording } from '../../model/wording/wording.js';

/** Properties that a document may lack, with their names in the wording. Word's file properties and fields show that name. */
const CUSTOM_PROPERTIES = {
  code: 'code',
  version: 'version',
  owner: 'owner',
  reviewed: 'lastReviewed',
  nextReview: 'nextReview',
  issue: 'pack',
} as const satisfies Partial<Record<keyof Properties, keyof Labels>>;

export type CustomProperty = keyof typeof CUSTOM_PROPERTIES;

/** Every property that Word shows under a name of its own, in order. */
export const CUSTOM: readonly CustomProperty[] = ['code', 'version', 'owner', 'reviewed', 'nextReview', 'issue'];

/** The name of a property in the wording. */
export function labelKey(property: CustomProperty): keyof Labels {
  return CUSTOM_PROPERTIES[property];
}

/** The name of a property in a language. */
export function propertyName(property: CustomProperty, { labels }: Wording): string {
  return labels[labelKey(property)];
}

/** The properties that a scaffold may leave out. */
export type OptionalProperty = CustomProperty | 'category' | 'notice' | 'footer';

const OPTIONAL: readonly OptionalProperty[] = [...CUSTOM, 'category', 'notice', 'footer'];

/** What a document's scaffold depends on besides the theme. */
export interface ScaffoldOptions {
  readonly wording: Wording;
  /** The properties that the document gives. */
  readonly properties: readonly OptionalProperty[];
  readonly status: Properties['status'];
  /** Whether the left and right sides are too long for one line. */
  readonly stacked: Stacked & { readonly firstHeader: boolean };
  /** The same on pages turned on their side, in a document that has any. */
  readonly turned?: Stacked;
}

/** Whether the sides of a header and of a footer, or the only one, are too long for one line. */
export interface Stacked {
  readonly header: boolean;
  readonly footer: boolean;
}

/** A page of a theme, turned on its side. */
export function turnedPage({ page: { width, height } }: Theme): Theme['page'] {
  return { width: height, height: width };
}

/** What furniture takes from a document. */
type FurnitureSource = Pick<Document, 'properties' | 'wording'>;

/** What a scaffold takes from a document. */
type ScaffoldSource = FurnitureSource & Pick<Document, 'blocks'>;

/** Finds what a document's scaffold depends on. */
export function scaffoldOptionsOf(document: ScaffoldSource, theme: Theme): ScaffoldOptions {
  const { properties, wording } = document;
  const [header, firstHeader, footer] = [pageHeader(theme), firstPageHeader(theme), pageFooter(theme)];
  const turned = turnedPage(theme);
  return {
    wording,
    properties: OPTIONAL.filter((name) => properties[name] !== undefined && properties[name] !== ''),
    status: properties.status,
    stacked: {
      header: isStacked(header, document, theme.page, theme),
      firstHeader: isStacked(firstHeader, document, theme.page, theme),
      footer: isStacked(footer, document, theme.page, theme),
    },
    ...(document.blocks.some(({ type }) => type === 'landscape')
      ? {
          turned: {
            header: isStacked(header, document, turned, theme),
            footer: isStacked(footer, document, turned, theme),
          },
        }
      : {}),
  };
}

/** A letter of Calibri is on average about half as wide as its size. */
const LETTER_WIDTH = 0.5;
/** Between the left and the right side, in points. */
const GAP = 24;

/** An estimate. On a line that is too full, Word runs the right side straight on after the left, or breaks it within a part. */
function isStacked(
  { left, right }: PrintedFurniture,
  document: FurnitureSource,
  page: Theme['page'],
  { margins, sizes }: Theme,
): boolean {
  const letters = (parts: readonly PrintedPart[]) =>
    parts
      .map((part) => partLength(part, document))
      .filter((length) => length > 0)
      .reduce((sum, length, i) => sum + length + (i > 0 ? SEPARATOR.length : 0), 0);
  const [first, second] = [letters(left), letters(right)];
  const room = page.width - margins.left - margins.right - GAP;
  return first > 0 && (first + second) * LETTER_WIDTH * sizes.small > room;
}

/** Between parts of one side. */
export const SEPARATOR = ' · ';

function partLength(part: PrintedPart, { properties, wording }: FurnitureSource): number {
  const { organisation, title, code, version, status, nextReview, notice, issue } = properties;
  const words: Readonly<Record<PrintedPart, string | undefined>> = {
    organisation,
    title,
    code,
    version: version && wording.page.version(version),
    status: status && wording.status[status],
    next_review: nextReview && wording.page.nextReview(nextReview),
    page: wording.page.number('10', '10'),
    uncontrolled: wording.page.uncontrolled,
    notice,
    issue,
  };
  return words[part]?.length ?? 0;
}
