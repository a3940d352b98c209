/** What is known of the approval of a policy's text. */
import type { PackPolicy } from './organisation-pack.js';
import type { Standing } from './standing.js';

/** Gives the state. Without a standing it comes from document control: an approval without a person or a day is not recorded. */
export function approvalState({ standing, control }: PackPolicy): Standing['state'] {
  if (standing) return standing.state;
  if (control.status === 'draft') return 'draft';
  return control.approvedBy !== undefined && control.approvedOn ? 'approved' : 'unrecorded';
}
