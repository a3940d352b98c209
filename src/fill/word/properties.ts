/** A policy's record as the properties of a Word file, and for the fields that show them. */
import { escapeXml } from '../../formats/xml/escape.js';
import { isoDate } from '../../model/calendar.js';
import type { Job } from '../../model/plan.js';
import type { WordProperty } from '../../model/word.js';
import { propertiesOf } from '../frame.js';

/** The property's value as XML; where the record has none, the author's own stays. */
export function propertyXml({ name, form, otherwise }: WordProperty, job: Job): string {
  if (form === 'timestamp') {
    const date = name === 'reviewed' ? job.review.last : job.review.next;
    return date ? `${isoDate(date)}T00:00:00Z` : otherwise;
  }
  const value = propertiesOf(job, '')[name];
  return value === undefined ? otherwise : escapeXml(value);
}
