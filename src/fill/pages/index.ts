/** The pack documents (ARCHITECTURE: pack pages are documents too). */
import type { Pack } from '../../model/organisation-pack.js';
import { type PackPage, USUAL_PAGES } from '../../model/pack.js';
import type { Wording } from '../../model/wording/wording.js';
import { CHANGES_FILE, changeLog } from './change-log.js';
import { indexPage, type ListedPage } from './index-page.js';
import type { PackView, Page } from './page.js';
import { REGULATIONS_FILE, regulationsPage } from './regulations.js';
import { reviewSchedule, SCHEDULE_FILE } from './review-schedule.js';
import { policySheet, readAndSign, SIGNING_FILE } from './signing.js';
import { WHAT_CHANGED_FILE, whatHasChanged } from './what-has-changed.js';

/** Whether the pack has a handbook, where it's rendered as web pages. */
export function hasHandbook({ definition: { pages = USUAL_PAGES }, policies }: Pack): boolean {
  return policies.length > 0 && pages.includes('handbook');
}

const listedPages = ({
  whatChanged,
  reviews,
  regulations,
  signing,
  changes,
  pack: { purposes },
}: Wording): readonly ListedPage[] => [
  { label: whatChanged.pageTitle, purpose: purposes.whatChanged, file: WHAT_CHANGED_FILE },
  { label: reviews.title, purpose: purposes.reviews, file: SCHEDULE_FILE },
  { label: regulations.title, purpose: purposes.regulations, file: REGULATIONS_FILE },
  { label: signing.titleOfAll, purpose: purposes.signing, file: SIGNING_FILE },
  { label: changes.title, purpose: purposes.changes, file: CHANGES_FILE },
];

/**
 * Makes the pack documents that the pack asks for; the index comes last, since it lists the others. A pack without policies
 * has none.
 */
export function packPages(view: PackView): readonly Page[] {
  const { definition, policies } = view.pack;
  if (policies.length === 0) return [];
  const wants = (page: PackPage) => (definition.pages ?? USUAL_PAGES).includes(page);
  const regulations = wants('regulations') ? regulationsPage(view) : undefined;
  return [
    ...(wants('what-has-changed') && view.told ? [whatHasChanged(view, view.told)] : []),
    ...(wants('reviews') ? [reviewSchedule(view)] : []),
    ...(regulations ? [regulations] : []),
    ...(wants('signing') ? [readAndSign(view)] : []),
    ...(wants('signing-sheets') ? policies.map((policy) => policySheet(view, policy)) : []),
    ...(wants('changes') ? [changeLog(view)] : []),
    ...(wants('index') ? [indexPage(view, listedPages(view.pack.wording))] : []),
  ];
}
