/** What was said before is told with the details of today. */
import { expect, it } from 'vitest';
import { currentDetails, withDetailsOfToday } from '../../src/model/current-details.js';
import type { Inline } from '../../src/model/document.js';
import { NO_PRACTICE, wordsOf } from '../../src/model/passage-words.js';
import { markedPassages } from '../../src/model/passages.js';
import { documentOf, p } from '../support/sample-document.js';

const value = (from: string, words: string): Inline => ({ type: 'text', value: words, from });

function toldToday(before: readonly Inline[], today: readonly Inline[]): string {
  const details = currentDetails([documentOf([p(...today)])], NO_PRACTICE);
  const passage = markedPassages(documentOf([p(...before)]), NO_PRACTICE).at(-1);
  return passage ? wordsOf(withDetailsOfToday(passage, details).atoms) : '';
}

const PHONE = 'org_field_phone';
const NAMES = 'org_field_names';

it.each<readonly [string, readonly Inline[], readonly Inline[], string]>([
  ['a detail that is another now', [value(PHONE, '0100')], [value(PHONE, '0199')], '0199'],
  ['one that is the same', [value(PHONE, '0100')], [value(PHONE, '0100')], '0100'],
  ['one that is gone', [value(PHONE, '0100')], [value(NAMES, 'Ann')], '…'],
  ['an entry that the list still has', [value(NAMES, 'Ann')], [value(NAMES, 'Bob'), value(NAMES, 'Ann')], 'Ann'],
  ['an entry that the list no longer has', [value(NAMES, 'Cy')], [value(NAMES, 'Bob'), value(NAMES, 'Ann')], '…'],
  ['words that are no value', [{ type: 'text', value: 'Ring us.' }], [value(PHONE, '0199')], 'Ring us.'],
])('%s', (_, before, today, told) => {
  expect(toldToday(before, today)).toBe(told);
});
