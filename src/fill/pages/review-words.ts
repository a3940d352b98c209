/** The words for a policy's last and next review in pack documents. */
import { type CalendarDate, compareDates, isoDate } from '../../model/calendar.js';
import type { PackPolicy } from '../../model/organisation-pack.js';
import { lastReviewWords } from '../../model/standing-words.js';
import type { Wording } from '../../model/wording/wording.js';
import { codeAndTitle, type PackView, type RegisterCell, strong, unbroken, words } from './page.js';

/** The last review, and of which version it was where that is an older one; or that none is recorded. */
export function lastReviewed({ review, standing }: PackPolicy, wording: Wording): string {
  const unbrokenDates = { ...wording, date: (date: CalendarDate) => unbroken(wording.date(date)) };
  return lastReviewWords(review, standing, unbrokenDates) ?? wording.reviews.neverReviewed;
}

/** The date of the next review, and whether it had passed when the pack was issued; or that there is none. */
export function nextReview(view: PackView, policy: Pick<PackPolicy, 'review'>): string {
  const { date, cycle, reviews } = view.pack.wording;
  const { review } = policy;
  if (review.next) return isOverdue(view, policy) ? reviews.overdue(date(review.next)) : date(review.next);
  return review.last && review.cycle === 'on_change' ? cycle('on_change') : reviews.notPlanned;
}

/** The same as a cell of a register, which nobody overlooks once it is overdue. */
export function nextReviewCell(view: PackView, policy: Pick<PackPolicy, 'review'>): RegisterCell {
  const { next } = policy.review;
  if (!next) return { words: [words(nextReview(view, policy))] };
  const { date, reviews } = view.pack.wording;
  const day = unbroken(date(next));
  return { words: [isOverdue(view, policy) ? strong(reviews.overdue(day)) : words(day)], sortKey: isoDate(next) };
}

/** What of the pack is due next: the earliest review that is not overdue, and how many others have the same day. */
export function dueNext(view: PackView): string | undefined {
  const { policies, attachments, wording } = view.pack;
  const dated = [...policies, ...attachments].flatMap((reviewed) => {
    const { next } = reviewed.review;
    return next && !isOverdue(view, reviewed) ? [{ reviewed, next }] : [];
  });
  const [first] = [...dated].sort((a, b) => compareDates(a.next, b.next));
  if (!first) return undefined;
  const others = dated.filter(({ next }) => compareDates(next, first.next) === 0).length - 1;
  const name = 'template' in first.reviewed ? codeAndTitle(first.reviewed) : first.reviewed.title;
  return wording.pack.dueNextOf(name, others, unbroken(wording.date(first.next)));
}

/** Whether the next review was due before the day of the issue. Before that day nothing is overdue: documents know no clock. */
export function isOverdue({ issue }: PackView, { review }: Pick<PackPolicy, 'review'>): boolean {
  return review.next !== undefined && issue.date !== undefined && compareDates(review.next, issue.date) < 0;
}
