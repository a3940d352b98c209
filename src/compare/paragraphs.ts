/** Puts two paragraphs or headings together: their words, and what they became. */
import type { Heading, Paragraph } from '../model/document.js';
import type { Comparison } from './marking.js';
import { formOf } from './printed.js';
import { mergeRuns } from './runs.js';

/** One paragraph or heading of two; undefined where so little stays that they are two, unless it's forced. */
export function mergeParagraphs(
  before: Heading | Paragraph,
  after: Heading | Paragraph,
  comparison: Comparison,
  { isForced = false } = {},
): Heading | Paragraph | undefined {
  if (before.type === 'heading' && after.type === 'paragraph' && comparison.isLinked(before)) return undefined;
  const children = mergeRuns(before.children, after.children, comparison, { isForced });
  if (!children) return undefined;
  const merged: Heading | Paragraph = { ...after, children };
  return formOf(before) === formOf(after) ? merged : comparison.marking.mark(merged, { kind: 'restyled', before });
}
