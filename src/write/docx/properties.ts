/** What a document's furniture and file metadata say: the values for the slots of the scaffold, and which of them there are. */
import type { Properties } from '../../model/document.js';
import { type Furniture, type FurniturePart, firstPageHeader, type Theme } from '../../model/theme.js';

/** Properties that a document may lack, by the name that Word's file properties and fields show. */
export const CUSTOM_PROPERTIES = {
  code: 'Code',
  version: 'Version',
  owner: 'Owner',
  reviewed: 'Reviewed',
  nextReview: 'Next review',
} as const;

export type CustomProperty = keyof typeof CUSTOM_PROPERTIES;

/** The properties that a scaffold has slots for. */
export type OptionalProperty = CustomProperty | 'category';

const OPTIONAL: readonly OptionalProperty[] = ['code', 'version', 'owner', 'reviewed', 'nextReview', 'category'];

/** What the scaffold of a document depends on beside the theme. */
export interface Occasion {
  /** The properties that the document gives. */
  readonly given: readonly OptionalProperty[];
  readonly status: Properties['status'];
  /** Whether left and right are too long for one line. */
  readonly stacked: { readonly header: boolean; readonly firstHeader: boolean; readonly footer: boolean };
}

/** Finds what a document's scaffold depends on. */
export function occasionOf(properties: Properties, theme: Theme): Occasion {
  return {
    given: OPTIONAL.filter((name) => properties[name] !== undefined && properties[name] !== ''),
    status: properties.status,
    stacked: {
      header: isStacked(theme.header, properties, theme),
      firstHeader: isStacked(firstPageHeader(theme), properties, theme),
      footer: isStacked(theme.footer, properties, theme),
    },
  };
}

/** A letter of Calibri is on average about half as wide as its size; so much, in points, parts left from right. */
const LETTER_WIDTH = 0.5;
const GAP = 24;

/** By estimate: Word lets what follows a tab run on where the line is too full for it. */
function isStacked({ left, right }: Furniture, properties: Properties, { page, margins, sizes }: Theme): boolean {
  const letters = (parts: readonly FurniturePart[]) =>
    parts
      .map((part) => partLength(part, properties))
      .filter((length) => length > 0)
      .reduce((sum, length, i) => sum + length + (i > 0 ? SEPARATOR.length : 0), 0);
  const [first, second] = [letters(left), letters(right)];
  const room = page.width - margins.left - margins.right - GAP;
  return first > 0 && second > 0 && (first + second) * LETTER_WIDTH * sizes.small > room;
}

/** Between parts of one side. */
export const SEPARATOR = ' · ';

function partLength(part: FurniturePart, properties: Properties): number {
  const { organisation, title, code, version, status, nextReview } = properties;
  const words: Readonly<Record<FurniturePart, string | undefined>> = {
    organisation,
    title,
    code,
    version: version && `${VERSION_LABEL}${version}`,
    status,
    next_review: nextReview && `${NEXT_REVIEW_LABEL}${nextReview}`,
    page: 'Page 10 of 10',
    uncontrolled: UNCONTROLLED,
  };
  return words[part]?.length ?? 0;
}

export const VERSION_LABEL = 'Version ';
export const NEXT_REVIEW_LABEL = 'Next review ';
export const UNCONTROLLED = 'Uncontrolled when printed';
