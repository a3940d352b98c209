/** Warns where a section of the master's text that an organisation replaces or leaves out has changed since its last record. */
import { headingKey, type ReplacedSection, recordedHeading, unnumberedKey } from '../model/additions.js';
import { longDate } from '../model/calendar.js';
import { type Diagnostic, warning } from '../model/diagnostic.js';
import { addToGroup } from '../model/groups.js';
import type { PolicyRecord } from '../model/organisation.js';
import { policyName } from '../model/pack.js';
import type { Span } from '../model/source.js';
import type { TemplateHead } from '../model/template.js';

/** Compares the sections with what the last event that met the additions kept of them. */
export function changedBeneath(
  head: TemplateHead,
  replaced: readonly (ReplacedSection & { readonly span: Span })[],
  record: PolicyRecord | undefined,
): readonly Diagnostic[] {
  const event = record?.events.findLast((each) => 'replaced' in each && each.replaced !== undefined);
  if (!event || !('replaced' in event)) return [];
  const kept = new Map<string, string[]>();
  for (const { heading, text } of event.replaced ?? []) addToGroup(kept, sectionKey(heading), text);
  return replaced.flatMap(({ heading, text, span }) => {
    // Sections with the same heading were kept in the same order.
    const before = kept.get(sectionKey(heading))?.shift();
    if (before === undefined || before === text) return [];
    const message = `The section "${heading}" of the template ${policyName(head)} has changed since ${longDate(event.on)}, and this part is in its place`;
    const hint =
      'Read the template’s new text, change this part if it has to say more, and record a review or an approval.';
    return [warning('addition-beneath', message, span, { hint })];
  });
}

function sectionKey(heading: string): string {
  const words = recordedHeading(heading);
  return unnumberedKey(words) ?? headingKey(words);
}
