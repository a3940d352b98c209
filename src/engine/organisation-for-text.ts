/**
 * The organisation with which a kept text says what it said: today's details, but the branches, and the values that count as text,
 * of the issue that held it.
 */
import { organisationFingerprint } from '../formats/fingerprint.js';
import { conditionHolds, hasEntries, type PackNames } from '../model/conditions.js';
import { choicesOf } from '../model/fingerprint-form.js';
import type { Issue } from '../model/issues.js';
import type { Organisation, Value } from '../model/organisation.js';
import type { TemplateHead } from '../model/template.js';
import { isNamed } from '../plan/applies.js';
import { issuedOrganisation } from './issued-organisation.js';
import type { Workspace } from './workspace.js';

/** The text that is sought. */
export interface SoughtText {
  /** The kept master text. */
  readonly template: TemplateHead;
  /** The template under whose code or slug issues hold it. */
  readonly policy: TemplateHead;
  readonly names: PackNames;
  /** The fingerprint of the organisation's text; absent where the master's alone was approved, for a group. */
  readonly text: string | undefined;
}

/** Gives the organisation itself where its values make the text, or else with branches of before; undefined where none do. */
export async function organisationForText(
  { records }: Pick<Workspace, 'records'>,
  organisation: Organisation,
  issues: readonly Issue[],
  { template, policy, names, text }: SoughtText,
): Promise<Organisation | undefined> {
  const textFields = [...records.textFields, ...(template.textFields ?? [])];
  const makesText = (candidate: Organisation) =>
    organisationFingerprint(template.text, candidate, names, textFields) === text;
  if (text === undefined || makesText(organisation)) return organisation;
  const holding = issues.filter(({ policies }) =>
    policies.some((issued) => isNamed(policy, issued.policy) && issued.text === text),
  );
  for (const { number } of [...holding].reverse()) {
    const then = (await issuedOrganisation(issues, number, organisation)).value;
    const candidate = then && withBranchesOf(then, organisation, template, names, textFields);
    if (candidate && makesText(candidate)) return candidate;
  }
  return undefined;
}

/** Today's organisation, but with the values of then where they decide a branch otherwise, or count as text. */
function withBranchesOf(
  then: Organisation,
  today: Organisation,
  head: TemplateHead,
  names: PackNames,
  textFields: readonly string[],
): Organisation {
  const { nation: _, serviceType: __, ...rest } = today;
  const values = new Map(today.values);
  const take = (name: string, value: Value | undefined) => (value ? values.set(name, value) : values.delete(name));
  for (const organisation of [today, then])
    for (const key of choicesOf(head.text, organisation, names, textFields).keys()) {
      const [kind, name = ''] = key.split(' ', 2);
      const asks = kind === 'each' ? hasEntries : (asked: string, of: Organisation) => conditionHolds(asked, of, names);
      if (kind === 'value' || asks(name, today) !== asks(name, then)) take(name, then.values.get(name));
    }
  return {
    ...rest,
    ...(then.nation ? { nation: then.nation } : {}),
    ...(then.serviceType ? { serviceType: then.serviceType } : {}),
    values,
  };
}
