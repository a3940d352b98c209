/** A policy as its organisation last approved it: for packs that keep that text while a new one awaits approval. */
import type { Organisation } from '../model/organisation.js';
import type { PackPolicy } from '../model/organisation-pack.js';
import type { ApprovedText, Standing } from '../model/standing.js';
import type { TemplateHead } from '../model/template.js';
import { recordOf } from './applies.js';
import { policyControl } from './control.js';
import { fileName, type RenderChoice } from './plan-render.js';
import { reviewDates } from './review-dates.js';

/** Gives version, dates, approval and history of the approved text, and everything else as it is today. */
export function approvedPolicy(
  organisation: Organisation,
  template: TemplateHead,
  approved: ApprovedText,
  { titleOf, wording }: Pick<RenderChoice, 'titleOf' | 'wording'>,
): PackPolicy {
  const { version, approval, review, history } = approved;
  const standing: Standing = {
    ...(version === undefined ? {} : { version }),
    state: 'approved',
    ...(review ? { review } : {}),
    approval,
    ...(approval.inForce ? { inForce: approval.inForce } : {}),
    history,
    textChanged: false,
    recorded: true,
    corrections: 0,
  };
  const record = recordOf(organisation, template);
  const dates = reviewDates(template, record, standing, undefined);
  return {
    template,
    review: dates,
    standing,
    ...(titleOf?.(organisation, template, dates, standing) ?? { title: template.title }),
    control: policyControl(organisation, template, record, standing, wording),
    file: fileName(template),
  };
}
