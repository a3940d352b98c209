/** The entry of document control that says who approved a policy, and when. */
import type { ControlEntry } from './document.js';
import type { Wording } from './wording/wording.js';

/**
 * Puts the day of an approval behind who gave it, as documents say it now. Earlier documents and front matter have two entries, and
 * they must compare as equal: a new version of the program changes no record.
 */
export function withApprovalInOneEntry(
  control: readonly ControlEntry[],
  { labels, standing }: Wording,
): readonly ControlEntry[] {
  const by = control.find(({ label }) => label === labels.approvedBy);
  const on = control.find(({ label }) => label === labels.approvedOn);
  if (!by || !on) return control;
  const both = { ...by, value: standing.approval(by.value, on.value) };
  return control.flatMap((entry) => (entry === on ? [] : [entry === by ? both : entry]));
}
