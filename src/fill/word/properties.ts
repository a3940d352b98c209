/** A policy's record as the properties of a Word file. */
import { escapeXml } from '../../formats/xml/escape.js';
import { isoDate } from '../../model/calendar.js';
import type { Job } from '../../model/plan.js';
import type { WordProperty } from '../../model/word.js';
import { propertyWords } from '../property-words.js';
import type { Scope } from '../scope.js';

/** The property's value as XML; where the record has none, the author's own stays. */
export function propertyXml({ words, form }: WordProperty, scope: Scope, job: Job): string {
  if (form === 'words') return escapeXml(propertyWords(words, scope, job));
  const date = words.name === 'reviewed' ? job.review.last : job.review.next;
  return date ? `${isoDate(date)}T00:00:00Z` : escapeXml(words.otherwise);
}
