/** Gives the table or list that stands in the place of `<<change_history>>` or `<<related_policies>>`. */
import type { Block } from '../model/document.js';
import type { ListingName } from '../model/placeholders.js';
import type { Job } from '../model/plan.js';
import { linkedOnlyTo } from './apart.js';
import { historyTable } from './history.js';
import { relatedBlock } from './references/related.js';

/** Undefined where there is nothing to list: no change is recorded, or no related policy is in the pack. */
export function listingBlock(of: ListingName, job: Job): Block | undefined {
  if (of === 'change_history') return historyTable(job);
  const list = relatedBlock(job);
  return list && job.forApproval ? linkedOnlyTo(job.forApproval, [list])[0] : list;
}
