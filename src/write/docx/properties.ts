/** What a document's furniture and file metadata say: the values for the slots of the scaffold, and which of them there are. */
import type { Properties } from '../../model/document.js';

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
}

/** Finds what a document's scaffold depends on. */
export function occasionOf(properties: Properties): Occasion {
  return {
    given: OPTIONAL.filter((name) => properties[name] !== undefined && properties[name] !== ''),
    status: properties.status,
  };
}
