/** The elements of tracked changes (ISO/IEC 29500-1, 17.13.5, and those of conflicts between people who wrote at the same time). */

import type { TrackedDecision } from '../../../../model/kept-in-word.js';

/** Around what was inserted, or the mark that a paragraph, row or run was. */
const INSERTED: ReadonlySet<string> = new Set(['w:ins', 'w:moveTo', 'w14:conflictIns']);
const DELETED: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom', 'w14:conflictDel']);

/** Whether it stands around words that were inserted or deleted, or marks what it stands in as that. */
export function isTracked(name: string): boolean {
  return INSERTED.has(name) || DELETED.has(name);
}

export function isDeleted(name: string): boolean {
  return DELETED.has(name);
}

/** Whether a decision takes out what the element is around or marks. */
export function goesWith(name: string, decision: TrackedDecision): boolean {
  return decision === 'accept' ? DELETED.has(name) || name === 'w:cellDel' : INSERTED.has(name) || name === 'w:cellIns';
}

/** The ends of what was moved, and of controls that were inserted, deleted or moved. */
export const TRACKED_RANGE =
  /^w(?:14)?:(?:move(?:From|To)|customXml(?:Ins|Del|MoveFrom|MoveTo|ConflictIns|ConflictDel))Range(?:Start|End)$/;

/** Around which controls (`w:sdt`, `w:customXml`) a range starts that a decision takes out. */
export function unwrapsWith(name: string, decision: TrackedDecision): boolean {
  const range =
    decision === 'accept' ? /Xml(?:Del|MoveFrom|ConflictDel)RangeStart$/ : /Xml(?:Ins|MoveTo|ConflictIns)RangeStart$/;
  return range.test(name);
}

/** Properties as they were before they changed; they stand last in the properties. */
export const CHANGED_PROPERTIES = /^w:(?:rPr|pPr|sectPr|tblPr|tblPrEx|tblGrid|trPr|tcPr)Change$/;

/** A cell that was inserted, deleted or merged, and a number of a list as it was; all of them are empty. */
export const TRACKED_MARK = /^w:(?:cellIns|cellDel|cellMerge|numberingChange)$/;

/** Whether XML may hold any of these, whatever prefixes it has. */
export const MAY_BE_TRACKED =
  /[<:](?:ins|del|moveFrom|moveTo|conflictIns|conflictDel|(?:move|customXml)\w+Range(?:Start|End)|\w+Change|cell(?:Ins|Del|Merge)|delText|delInstrText)[\s/>]/;
