/** Turns `policies:` into records, in the order of the file, each with the place of its key. */
import type { PolicyRecord } from '../../model/organisation.js';
import type { OrganisationInput } from '../../model/organisation-schema.js';
import { spanAt, type YamlNode } from '../yaml/node.js';

/** Gives the organisation's records of single policies. Whether a key belongs to a policy is checked by the plan. */
export function policyRecords(file: OrganisationInput, root: YamlNode): readonly PolicyRecord[] {
  return Object.entries(file.policies ?? {}).map(([key, record]) => {
    const { reviewed, every, version, owner, changes, approved_by, approved_on, include } = record ?? {};
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
      ...(include === null || include === undefined ? {} : { include }),
    };
  });
}

/** Joins lines for document control, headers and metadata, which can't have line breaks. */
export function oneLine(text: string): string {
  return text.replace(/\n+/g, ' ');
}
