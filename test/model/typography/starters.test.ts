/** The starter policies were set by hand: typed on a keyboard, each of their paragraphs prints as it is. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { typeset } from '../../../src/model/typography/typeset.js';

const texts = readdirSync('templates', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md'))
  .map((path) => readFileSync(join('templates', path), 'utf8'));
/** Paragraphs, items, cells and lines of front matter, each on one line. */
const paragraphs = texts
  .flatMap((text) => text.split(/\n\s*\n|\n(?=\s*(?:[->*]|\d+\.|[a-z_]+:)\s)|\|/))
  .map((words) =>
    words
      .replace(/<<[^>]*>>/g, 'Name')
      .replace(/\s+/g, ' ')
      .trim(),
  );
const set = paragraphs.filter((words) => /[“”‘’…]| – |\d–\d/.test(words) && !/["']/.test(words));

function typedOnKeyboard(words: string): string {
  return words
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replaceAll('…', '...')
    .replaceAll(' – ', ' - ')
    .replace(/(\d)–(\d)/g, '$1-$2');
}

it('prints them as they were set by hand', () => {
  expect(set.length).toBeGreaterThan(100);
  const printed = set.map((words) => typeset(typedOnKeyboard(words)));
  expect(printed.filter((words, at) => words !== set[at])).toEqual([]);
});
