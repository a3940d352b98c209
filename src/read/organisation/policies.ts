/** Turns `policies:` into records, in the order of the file, each with the place of its key. */

import { compareDates } from '../../model/calendar.js';
import type { PolicyRecord } from '../../model/organisation.js';
import type { OrganisationInput } from '../../model/organisation-schema.js';
import type { RecordEvent } from '../../model/policy-record.js';
import type { EventInput } from '../../model/record-schema.js';
import { attachmentsOf } from '../attachments.js';
import { spanAt, type YamlNode } from '../yaml/node.js';

/** Gives the organisation's records of single policies. Whether a key belongs to a policy is checked by the plan. */
export function policyRecords(file: OrganisationInput, root: YamlNode): readonly PolicyRecord[] {
  return Object.entries(file.policies ?? {}).map(([key, record]) => {
    const { reviewed, every, version, owner, changes, approved_by, approved_on, approver, include, attachments } =
      record ?? {};
    const path = ['policies', key];
    return {
      key,
      keySpan: spanAt(root, path, 'key'),
      ...(reviewed ? { reviewed, reviewedSpan: spanAt(root, [...path, 'reviewed'], 'value') } : {}),
      ...(every ? { every } : {}),
      ...(version ? { version: oneLine(version) } : {}),
      ...(owner ? { owner: oneLine(owner) } : {}),
      ...(changes ? { changes } : {}),
      ...(approved_by ? { approvedBy: oneLine(approved_by) } : {}),
      ...(approved_on ? { approvedOn: approved_on } : {}),
      events: eventsOf(record?.record ?? [], path, root),
      ...(approver ? { approver } : {}),
      ...(attachments
        ? { attachments: attachmentsOf(attachments, (...at) => spanAt(root, [...path, 'attachments', ...at], 'value')) }
        : {}),
      ...(include === null || include === undefined ? {} : { include }),
    };
  });
}

/** The events in the order of their days; on one day those of the group come first. Those from a base are the group's. */
function eventsOf(inputs: readonly EventInput[], path: readonly string[], root: YamlNode): readonly RecordEvent[] {
  const events = inputs.map((input, index): RecordEvent => {
    const span = spanAt(root, [...path, 'record', index, input.kind], 'value');
    return { ...input, span, level: span.source === root.span.source ? 'organisation' : 'group' };
  });
  const rank = ({ level }: RecordEvent) => (level === 'group' ? 0 : 1);
  return events.sort((a, b) => compareDates(a.on, b.on) || rank(a) - rank(b));
}

/** Joins lines for document control, headers and metadata, which can't have line breaks. */
export function oneLine(text: string): string {
  return text.replace(/\n+/g, ' ');
}
