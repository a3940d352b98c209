import { expect, it } from 'vitest';
import { type AllowedWords, leftovers } from '../../src/check/leftovers.js';

const NOTHING: AllowedWords = { sources: [], mentions: [], authors: () => undefined };

it.each([
  '{{org_field_name}}',
  '{{ org_field_name }}',
  '<<org_field_name>>',
  '<<#if nation_wales>>',
  '{{/each}}',
  'org_field_name',
  'next_review_date',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder of another program.
  '${org.name}',
  '[[client_name]]',
  '«Client_Name»',
  '%%CLIENT%%',
  'undefined',
  '[object Object]',
  'NaN',
  '( – )',
  '(-)',
  '()',
  '(\u00a0)',
])('%s is left over', (words) => {
  expect(leftovers(`Contact the DPO ${words}.`, NOTHING)).toHaveLength(1);
});

it.each([
  'An undefinedness, and a Naan bread',
  'words (in brackets – with a dash)',
  'if a < b and b << c',
  '[Appendix A]',
  '«Bonjour»',
  '{ PAGE }',
  'objects and object lessons',
  '5 % of 100 %',
])('%s is none', (words) => {
  expect(leftovers(words, NOTHING)).toEqual([]);
});

it('what front matter allows, or stands behind a backslash, is meant', () => {
  expect(leftovers('Tick: ( ) yes', { ...NOTHING, mentions: ['( )'] })).toEqual([]);
  expect(leftovers('Tick: ( ) or ()', { ...NOTHING, mentions: ['( )'] })).toEqual([
    { description: 'A pair of empty brackets', words: '()' },
  ]);
  expect(leftovers('Write {{name}}', { ...NOTHING, sources: ['Write \\{{name}}'] })).toEqual([]);
});

it.each([['Run backup() once.', 'Run `backup()` once.']])('%j is its author’s own', (words, source) => {
  expect(leftovers(words, { ...NOTHING, sources: [source] })).toEqual([]);
  expect(leftovers(words, NOTHING)).toHaveLength(1);
});

it.each([
  ['Ring Anna () now.', 'Ring <<name>> (<<phone>>) now. Run `backup()` once.'],
  ['Ring undefined now.', 'Ring <<name>> now. Such work is undefined here.'],
  ['()', '()'],
  ['Contact the DPO ( – ).', 'Contact the DPO ( – ).'],
])('%j is left over, though its template has such signs elsewhere', (words, source) => {
  expect(leftovers(words, { ...NOTHING, sources: [source] })).toHaveLength(1);
});
