/** What a page shows that compares two packs. */
import type { ChangedAttachment } from './attachment-changes.js';
import type { CalendarDate } from './calendar.js';
import type { MarkedPolicy } from './compared-pack.js';
import type { Masthead } from './document.js';
import type { Wording } from './wording/wording.js';

/** The page of one pack, compared with an issue or with another pack. */
export interface ChangesPage {
  readonly wording: Wording;
  readonly masthead: Masthead;
  readonly before:
    | { readonly issue: number; readonly date: CalendarDate }
    | { readonly names: readonly [string, string] };
  /** Those that differ. */
  readonly policies: readonly MarkedPolicy[];
  /** How many say the same. */
  readonly same: number;
  readonly attachments: readonly ChangedAttachment[];
}
