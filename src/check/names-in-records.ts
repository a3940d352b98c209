/** The people whom an organisation's records name, whether they still hold a post or not. */
import type { Organisation } from '../model/organisation.js';
import { isPerson } from '../model/people.js';

/** A name, and the key under which the organisation's file has it. */
export interface NameInRecords {
  readonly key: string;
  readonly name: string;
}

/** Gives those who approved, reviewed or own a policy; the keys of people name nobody here. */
export function namesInRecords({ approvedBy, policies }: Organisation): readonly NameInRecords[] {
  const person = (key: string, name: string | undefined) =>
    name === undefined || isPerson(name) ? [] : [{ key, name }];
  return [
    ...person('approved_by', approvedBy),
    ...policies.flatMap(({ key, owner, approvedBy: by, events }) => [
      ...person(`policies.${key}.owner`, owner),
      ...person(`policies.${key}.approved_by`, by),
      ...events.flatMap((event) => {
        if (event.kind === 'approved') return person(`policies.${key}.record`, event.by.name);
        return event.kind === 'reviewed' ? person(`policies.${key}.record`, event.by) : [];
      }),
    ]),
  ];
}
