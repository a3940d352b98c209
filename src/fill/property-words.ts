/** The words of a policy's record in a Word file's properties, and in the fields and controls that show them: the same in all. */
import type { Job } from '../model/plan.js';
import { inCase, PLACEHOLDER_OF, type PropertyName, type PropertyWords } from '../model/property-words.js';
import { noticeOf } from './apart.js';
import { propertiesOf } from './frame.js';
import type { Scope } from './scope.js';

/** Gives the words; where the record has none, the author's own. Never asks for anything. */
export function propertyWords({ name, otherwise, letterCase }: PropertyWords, scope: Scope, job: Job): string {
  return inCase(recordWords(name, scope, job) ?? otherwise, letterCase);
}

function recordWords(name: PropertyName, scope: Scope, job: Job): string | undefined {
  const { review, standing, control, pack } = job;
  const { wording } = pack;
  // An extra page of the pack isn't reviewed.
  const unreviewed = standing && !review.last;
  switch (name) {
    case 'manager': {
      const meaning = scope.meaning(PLACEHOLDER_OF.manager);
      return meaning.kind === 'text' ? meaning.lines.join(' ') : undefined;
    }
    case 'status':
      return noticeOf(job) ?? (control.status && wording.status[control.status]);
    case 'reviewed':
      return unreviewed ? wording.standing.notReviewed : propertiesOf(job, '').reviewed;
    case 'nextReview':
      return unreviewed ? wording.standing.noNextReview : nextReview(job);
    case 'lastReview':
      // A form is dated on the day that it is filled in.
      if (job.isAttachment) return undefined;
      return review.last ? wording.date(review.last) : wording.standing.notReviewed;
    case 'file':
      return job.isAttachment ? job.file : `${job.file}.docx`;
    default:
      return propertiesOf(job, '')[name];
  }
}

function nextReview({ review, pack }: Job): string | undefined {
  const { next, last, cycle } = review;
  if (next) return pack.wording.date(next);
  return last && cycle === 'on_change' ? pack.wording.cycle(cycle) : undefined;
}
