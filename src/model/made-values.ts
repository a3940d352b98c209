/**
 * Values that the program makes of whole groups and lists under newer names. Where any organisation has a field of its own of such
 * a name, templates mean that field: for the others it is then absent, as it was before there were such names.
 */
import type { Organisation, Value } from './organisation.js';
import { WHOLE_NAMES } from './placeholders.js';

/** The newer names that some organisation has as a field of its own. */
export function namesOfFields(organisations: readonly Pick<Organisation, 'declared'>[]): ReadonlySet<string> {
  return new Set(organisations.flatMap(({ declared }) => [...declared].filter((name) => WHOLE_NAMES.has(name))));
}

/** An organisation without the values of these names that the program made of what its file says in other ways. */
export function withoutMade(organisation: Organisation, names: ReadonlySet<string>): Organisation {
  const { values, declared } = organisation;
  if (names.size === 0) return organisation;
  const kept = [...values].filter(([name, value]) => !names.has(name) || declared.has(name) || isWritten(value));
  return { ...organisation, values: new Map(kept), fieldsOfOthers: names };
}

/** Whether a file gives it as a list, which says that the newer name is meant. */
function isWritten(value: Value): boolean {
  return value.kind === 'maps' && value.list?.isWritten === true;
}
