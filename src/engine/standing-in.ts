/** How a policy stands for one organisation, from its file, its issues, the template and the workspace's settings. */
import { organisationFingerprint } from '../formats/fingerprint.js';
import type { Issue } from '../model/issues.js';
import type { Organisation } from '../model/organisation.js';
import { type Pack, packIndex } from '../model/organisation-pack.js';
import { policyName } from '../model/pack.js';
import type { RecordSettings } from '../model/record-settings.js';
import type { IssuedVersion, Standing } from '../model/standing.js';
import type { TemplateHead } from '../model/template.js';
import { recordOf } from '../plan/applies.js';
import { standingOf } from '../plan/standing.js';

/** Folds everything that is known of a policy of an organisation. */
export function standingIn(
  settings: RecordSettings,
  organisation: Organisation,
  template: TemplateHead,
  pack: Pack,
  issues: readonly Issue[],
): Standing {
  return standingOf({
    ...recordInput(settings, organisation, template, pack),
    text: { text: textOf(settings, organisation, template, pack), masterText: template.fingerprint },
    issued: issues
      .flatMap(({ policies }) => policies.filter(({ policy: name }) => name === policyName(template)))
      .map(issuedVersion),
  });
}

/** The same for a group, by the master text alone. */
export function standingOfGroup(
  settings: RecordSettings,
  base: Organisation,
  template: TemplateHead,
  pack: Pack,
): Standing {
  return standingOf({
    ...recordInput(settings, base, template, pack),
    text: { masterText: template.fingerprint },
    issued: [],
  });
}

/** What front matter, the organisation's file and the settings say. */
export function recordInput(
  settings: RecordSettings,
  organisation: Organisation,
  template: TemplateHead,
  { wording: { policy } }: Pack,
) {
  const record = recordOf(organisation, template);
  const { reviewedOn, approvedBy, approvedOn } = organisation;
  return {
    master: template,
    ...(record ? { record } : {}),
    forAll: {
      ...(reviewedOn ? { reviewedOn } : {}),
      ...(approvedBy ? { approvedBy } : {}),
      ...(approvedOn ? { approvedOn } : {}),
    },
    settings,
    words: {
      adopted: policy.reviewed,
      reviewed: policy.reviewed,
      reviewedAndChanged: policy.reviewedAndChanged,
      approved: policy.reviewed,
    },
  };
}

/** The fingerprint of an organisation's text. */
export function textOf(
  settings: RecordSettings,
  organisation: Organisation,
  template: TemplateHead,
  pack: Pack,
): string {
  const fields = [...settings.textFields, ...(template.textFields ?? [])];
  return organisationFingerprint(template.text, organisation, packIndex(pack), fields);
}

function issuedVersion({ version, text, masterText, master }: Issue['policies'][number]): IssuedVersion {
  return {
    ...(version ? { version } : {}),
    ...(text ? { text } : {}),
    ...(masterText ? { masterText } : {}),
    ...(master ? { master } : {}),
  };
}
