/** How a policy stands before an event is recorded: for an organisation, or for a group by the master text alone. */
import { textFingerprint } from '../formats/fingerprint.js';
import type { Issue } from '../model/issues.js';
import type { Organisation } from '../model/organisation.js';
import { type Pack, packIndex } from '../model/organisation-pack.js';
import type { RecordSettings } from '../model/record-settings.js';
import type { CurrentText, Standing, StandingInput } from '../model/standing.js';
import type { TemplateHead } from '../model/template.js';
import { recordOf } from '../plan/applies.js';
import { standingOf } from '../plan/standing.js';
import { issuedVersions, textOf } from './policy-texts.js';

/** Folds everything that is known of a policy of an organisation, in its pack or withdrawn from it. */
export function standingIn(
  settings: RecordSettings,
  organisation: Organisation,
  template: TemplateHead,
  pack: Pack,
  issues: readonly Issue[],
): { readonly standing: Standing; readonly text: CurrentText } {
  const text = textOf(organisation, template, packIndex(pack), settings);
  const input = { ...recordInput(settings, organisation, template, pack), text };
  return { standing: standingOf({ ...input, issued: issuedVersions(issues, template) }), text };
}

/** The same for a group. */
export function standingOfGroup(
  settings: RecordSettings,
  base: Organisation,
  template: TemplateHead,
  pack: Pack,
): Standing {
  const text = { masterText: textFingerprint(template) };
  return standingOf({ ...recordInput(settings, base, template, pack), text, issued: [] });
}

/** What front matter, the organisation's file and the settings say. */
export function recordInput(
  settings: RecordSettings,
  organisation: Organisation,
  template: TemplateHead,
  { wording }: Pack,
): Omit<StandingInput, 'text' | 'issued'> {
  const record = recordOf(organisation, template);
  return { master: template, ...(record ? { record } : {}), forAll: organisation, settings, words: wording.policy };
}
