/**
 * Warns of days ahead in an organisation's file: a key with a day takes effect when it is written, not when its day comes, since no
 * document depends on the clock.
 */
import { type CalendarDate, compareDates, longDate } from '../model/calendar.js';
import { type Diagnostic, warning } from '../model/diagnostic.js';
import type { Organisation } from '../model/organisation.js';
import type { Span } from '../model/source.js';

/** Gives a warning for each such day after `today`. */
export function daysAhead(organisation: Organisation, today: CalendarDate): readonly Diagnostic[] {
  const { id, left, leftSpan, vacancies } = organisation;
  const days: readonly (readonly [key: string, day: CalendarDate, span: Span | undefined])[] = [
    ...(left ? [['left', left, leftSpan] as const] : []),
    ...[...(vacancies ?? [])].map(([post, { from, span }]) => [`${post}.vacant_from`, from, span] as const),
  ];
  return days
    .filter(([, day]) => compareDates(day, today) > 0)
    .map(([key, day, span]) =>
      warning(
        'day-ahead',
        `"${key}" takes effect now, though ${longDate(day)} is still ahead`,
        span ?? organisation.source.path,
        { organisation: id, hint: 'Write it when the day has come.' },
      ),
    );
}
