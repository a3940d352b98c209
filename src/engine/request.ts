/** What a run is asked to prepare. */
import type { CalendarDate } from '../model/calendar.js';
import type { Format } from '../model/plan.js';
import type { Wording } from '../model/wording/wording.js';
import type { RunPart } from './run-part.js';
import type { OrganisationChoice } from './selection.js';

/** The organisations and policies to prepare, and how. */
export interface Request {
  readonly organisations: OrganisationChoice;
  /** What the user asked for, where the organisations are only some of those. */
  readonly askedFor?: OrganisationChoice;
  /** The part of those organisations that this run is for; absent: all of them. */
  readonly part?: RunPart;
  /** Ids of those among them that this thread of the run is for; absent: all of them. */
  readonly only?: readonly string[];
  /** Codes, slugs or patterns of policies; absent or empty: all that apply. */
  readonly policies?: readonly string[];
  /** The review date for policies without a recorded review. */
  readonly reviewedOn?: CalendarDate;
  /** The day that counts as today for review warnings; absent: today. */
  readonly asOf?: CalendarDate;
  /** Absent: the workspace's formats, or else all. */
  readonly formats?: readonly Format[];
  /** Whether templates that apply to no organisation are checked too. */
  readonly everyTemplate?: boolean;
  /** Whether only documents are wanted, without a pack. */
  readonly loose?: boolean;
  /** Whether only what awaits approval is made, apart from the pack. */
  readonly forApproval?: boolean;
  /** The words that the program itself prints in documents; absent: British English. */
  readonly wording?: Wording;
  /** Whether packs hold approved texts alone, where the workspace says so. */
  readonly approvedTexts?: boolean;
}
