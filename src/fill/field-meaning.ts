/** What a name of a template can mean while it is filled. */
import type { Picture } from '../model/document.js';
import type { KnownList, Lines, ListedMap, ListedText } from '../model/organisation.js';
import type { Span } from '../model/source.js';
import type { VacantPart } from '../model/vacancy.js';

/** One entry of a list that an each repeats. */
export type ListEntry =
  | { readonly kind: 'text'; readonly text: ListedText; readonly path: string }
  | {
      readonly kind: 'map';
      readonly keys: ListedMap;
      readonly path: string;
      /** Whether any entry of the list has a key. */
      readonly isKey: (key: string) => boolean;
      /** The list of the schema’s that it is of, and its place there. */
      readonly list?: KnownList;
      readonly at: number;
    };

export type FieldMeaning =
  /**
   * `places` are in the organisation's file, for values that come from it. `apart`: the lines of a whole address, for where it stands
   * alone.
   */
  | { readonly kind: 'text'; readonly lines: Lines; readonly places?: readonly Span[]; readonly apart?: Lines }
  | { readonly kind: 'entries'; readonly entries: readonly ListEntry[] }
  | { readonly kind: 'logo'; readonly picture: Picture; readonly alt: string }
  /** A table or a list of the program's own. */
  | { readonly kind: 'listing' }
  | { readonly kind: 'condition'; readonly holds: boolean }
  /**
   * `path` is the YAML key to add; `advice` says what to do where a key is not enough; `vacancy` is the vacant post whose
   * holder it would name.
   */
  | { readonly kind: 'missing'; readonly path: string; readonly advice?: string; readonly vacancy?: VacantPart };
