/**
 * What a Word file's properties hold for each organisation, and the fields and content controls that show them: words of the
 * organisation's own record of the policy, in place of what the author's file says.
 */

/** Where the words come from. */
export type PropertyName =
  | 'organisation'
  | 'manager'
  | 'code'
  | 'version'
  | 'status'
  | 'owner'
  | 'reviewed'
  | 'nextReview'
  /** The day of the last review, or words that say that there was none: in place of a date that moves by itself. */
  | 'lastReview'
  /** The name of the Word document itself. */
  | 'file';

/** How a field changes the letters of what it shows (`\* Upper`). */
export type LetterCase = 'upper' | 'lower' | 'first' | 'each';

export interface PropertyWords {
  readonly name: PropertyName;
  /** The author's own words, for what the record doesn't say. */
  readonly otherwise: string;
  readonly letterCase?: LetterCase;
}

/** The placeholder that an author would type for the same words. */
export const PLACEHOLDER_OF: Readonly<Record<PropertyName, string>> = {
  organisation: 'org_field_name',
  manager: 'org_field_registered_manager_name',
  code: 'code',
  version: 'version',
  status: 'status',
  owner: 'owner',
  reviewed: 'reviewed',
  nextReview: 'next_review',
  lastReview: 'last_update_date',
  file: 'title',
};

/** Changes letters as Word's switches do (ISO/IEC 29500-1, 17.16.4.3). */
export function inCase(words: string, letterCase: LetterCase | undefined): string {
  switch (letterCase) {
    case 'upper':
      return words.toUpperCase();
    case 'lower':
      return words.toLowerCase();
    case 'first':
      return words.charAt(0).toUpperCase() + words.slice(1);
    case 'each':
      return words.replace(/(^|\s)(\S)/gu, (_, space: string, letter: string) => space + letter.toUpperCase());
    default:
      return words;
  }
}
