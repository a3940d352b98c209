/** The texts of policies as records compare them: an organisation's of today by its fingerprint, and those that were issued. */
import { organisationFingerprint, textFingerprint } from '../formats/fingerprint.js';
import { parseDate } from '../model/calendar.js';
import type { PackNames } from '../model/conditions.js';
import { choicesOf } from '../model/fingerprint-form.js';
import type { Issue } from '../model/issues.js';
import type { Organisation } from '../model/organisation.js';
import type { RecordSettings } from '../model/record-settings.js';
import type { CurrentText, IssuedVersion } from '../model/standing.js';
import type { TemplateHead } from '../model/template.js';
import { isNamed } from '../plan/applies.js';
import { loadIssues } from './organisation-files.js';
import type { ChosenOrganisation } from './selection.js';
import type { Workspace } from './workspace.js';

/** Gives the fingerprints of an organisation's text of today. */
export function textOf(
  organisation: Organisation,
  template: TemplateHead,
  names: PackNames,
  settings: RecordSettings,
): CurrentText {
  const textFields = [...settings.textFields, ...(template.textFields ?? [])];
  const choices = choicesOf(template.text, organisation, names, textFields);
  const ownWords =
    template.additions !== undefined ||
    [...choices].some(([key, value]) => value !== '' && isOwnValue(organisation, /^value (.+)$/.exec(key)?.[1]));
  return {
    text: organisationFingerprint(template.text, organisation, names, textFields),
    masterText: textFingerprint(template),
    ...(template.additions ? { additions: template.additions.fingerprint } : {}),
    ...(ownWords ? { ownWords } : {}),
  };
}

/** Whether the organisation's own file gives a value; one that its group gives all sites is the group's. */
function isOwnValue({ values, source }: Organisation, name: string | undefined): boolean {
  return name !== undefined && values.get(name)?.span.source === source;
}

/** Reads the issues of organisations; a record with an error counts as none here, and is reported where it is used. */
export async function issuesOf(
  workspace: Workspace,
  organisations: readonly ChosenOrganisation[],
): Promise<ReadonlyMap<string, readonly Issue[]>> {
  const issues = new Map<string, readonly Issue[]>();
  for (const { id } of organisations) issues.set(id, (await loadIssues(workspace, id)).value ?? []);
  return issues;
}

/** The versions in which a policy was issued, the oldest first. */
export function issuedVersions(issues: readonly Issue[], template: TemplateHead): readonly IssuedVersion[] {
  return issues.flatMap(({ date, policies }) => {
    const on = parseDate(date);
    return policies
      .filter(({ policy }) => isNamed(template, policy))
      .map(({ version, text, masterText, additions, master }) => ({
        ...(on ? { on } : {}),
        ...(version ? { version } : {}),
        ...(text ? { text } : {}),
        ...(masterText ? { masterText } : {}),
        ...(additions ? { additions } : {}),
        ...(master ? { master } : {}),
      }));
  });
}
