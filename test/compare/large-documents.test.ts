/** Comparing takes as long as documents are, whatever changed in them. */
import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../src/compare/index.js';
import type { Block } from '../../src/model/document.js';
import { growsWithLength } from '../support/growth.js';
import { bullets, documentOf, h, p, row, table } from '../support/sample-document.js';

const BY = { author: 'Acme Care', date: { year: 2026, month: 3, day: 3 } };

/** Paragraphs that share words, no two of them the same. */
function sentence(n: number, last = 'visit'): string {
  return `Rule ${n}: staff ${n % 7} call the office ${n % 11} times before and after each ${last}.`;
}

const numbers = (size: number) => Array.from({ length: size }, (_, n) => n);
const rows = (size: number, last: string): Block => ({
  ...table(undefined, ['Rule', 'Words']),
  rows: numbers(size).map((n) => row(`${n}`, sentence(n, last))),
});

/** Changes of everything in documents of so many blocks, rows or items. */
const CHANGES: Readonly<Record<string, (size: number) => readonly [readonly Block[], readonly Block[]]>> = {
  'a word in each paragraph': (size) => [
    numbers(size).map((n) => p(sentence(n))),
    numbers(size).map((n) => p(sentence(n, 'call'))),
  ],
  'each paragraph replaced': (size) => [
    numbers(size).map((n) => p(sentence(n))),
    numbers(size).map((n) => p(`Another ${n * 3} and ${n * 5} ${n * 7}`)),
  ],
  'the order of sections': (size) => {
    const sections = numbers(size).map((n) => [h(1, `Part ${n}`), p(sentence(n))]);
    return [sections.flat(), sections.toReversed().flat()];
  },
  'a word in each row': (size) => [[rows(size, 'visit')], [rows(size, 'call')]],
  'a word in each item': (size) => [
    [bullets(...numbers(size).map((n) => sentence(n)))],
    [bullets(...numbers(size).map((n) => sentence(n, 'call')))],
  ],
};

describe('a large document', () => {
  it.each(Object.entries(CHANGES))('is compared in the time of its length: %s', async (_, change) => {
    const compare = (size: number) => {
      const [before, after] = change(size);
      return compareDocuments(documentOf(before), documentOf(after), BY);
    };
    expect(await growsWithLength(compare, 120)).toBe(true);
  });
});
