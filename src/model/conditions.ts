/**
 * Decides the conditions of templates for an organisation and its pack. Documents and fingerprints ask here, so that they never
 * disagree about a branch. Records keep those fingerprints for years: what is decided here for a name must not change.
 */
import type { Lines, Organisation, Value } from './organisation.js';
import { policyOfCondition } from './placeholders.js';
import { rememberByValue } from './remember.js';
import { NATIONS, SERVICE_TYPES } from './services.js';

/** The codes and slugs of an organisation's pack, in lower case. */
export interface PackNames {
  has(name: string): boolean;
}

/** Whether words mean yes: anything but plain `no` and `false` (DOMAIN: required by use). */
export function saysYes(lines: Lines): boolean {
  return !(lines.length === 1 && /^(false|no)$/i.test(lines[0] ?? ''));
}

type FixedCondition = (organisation: Organisation, packNames: PackNames) => boolean;

/** What a name asks of any organisation: read once for each name. */
const conditionNamed = rememberByValue((name: string): FixedCondition | undefined => {
  const code = policyOfCondition(name)?.toLowerCase();
  if (code !== undefined) return (_, packNames) => packNames.has(code);
  const nation = NATIONS.find((each) => name === `nation_${each}`);
  if (nation) return (organisation) => organisation.nation === nation;
  const service = SERVICE_TYPES.find((each) => name === `service_${each}`);
  return service && ((organisation) => organisation.serviceType === service);
}, 'small');

/** Decides `nation_wales`, `service_care_home`, `policy_dcw31` and the like; undefined for any other name. */
export function fixedCondition(name: string, organisation: Organisation, packNames: PackNames): boolean | undefined {
  return conditionNamed(name)?.(organisation, packNames);
}

function valueHolds(value: Value): boolean {
  switch (value.kind) {
    case 'text':
      return saysYes(value.lines);
    case 'texts':
    case 'maps':
      return value.items.length > 0;
    case 'logo':
      return true;
  }
}

/** Decides what an `#if` asks outside an `#each`: a fixed condition, or a value of the organisation; none is no. */
export function conditionHolds(name: string, organisation: Organisation, packNames: PackNames): boolean {
  const fixed = fixedCondition(name, organisation, packNames);
  if (fixed !== undefined) return fixed;
  const value = organisation.values.get(name);
  return value !== undefined && valueHolds(value);
}

/** Whether an `#each` over an organisation's list has anything to repeat. */
export function hasEntries(name: string, { values }: Organisation): boolean {
  const value = values.get(name);
  return (value?.kind === 'texts' || value?.kind === 'maps') && value.items.length > 0;
}
