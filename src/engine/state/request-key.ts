/** What a request asks for, as one hash: two with the same one get the same packs. */
import { isoDate } from '../../model/calendar.js';
import type { RenderRequest } from '../render-request.js';
import { hashOf } from './asked.js';

/** The hash of what is asked for, without the choice of organisations. */
export function requestKeyOf({
  policies = [],
  reviewedOn,
  formats,
  loose,
  combined,
  largePrint,
}: RenderRequest): string {
  return hashOf([
    JSON.stringify(policies),
    reviewedOn ? isoDate(reviewedOn) : '',
    formats ? formats.join() : 'usual',
    String(loose === true),
    String(combined),
    String(largePrint === true),
  ]);
}
