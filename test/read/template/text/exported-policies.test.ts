/** Texts as people export them from Word: each heading that a person would see is found, nothing else is, and every word is kept. */
import { describe, expect, it } from 'vitest';
import { readFile } from '../../../support/template-text.js';
import { EXPORTED_POLICIES } from './exported-policies.js';

/** The text without its marks, and what they say. */
function unmarked(marked: string) {
  const lines = marked.split('\n').map((line) => /^([T\d-])\|(.*)$/.exec(line) ?? [line, '', line]);
  const of = (mark: RegExp) => lines.filter(([, sign = '']) => mark.test(sign));
  return {
    text: lines.map(([, , words]) => words).join('\n'),
    title: of(/T/).map(([, , words]) => words),
    headings: of(/\d/).map(
      ([, level, words = '']) => `h${level} ${withoutNumber(words).replace(/<<(\w+)>>/g, '‹$1›')}`,
    ),
    leftOut: of(/-/).map(([, , words = '']) => words.replace(/\s+/g, ' ')),
    kept: of(/^(?:\d?)$/).map(([, , words = '']) => words),
  };
}

function withoutNumber(words: string): string {
  return words.replace(/^\d[\d.]*(?:\)| –)?\s*/, '');
}

const letters = (words: string) => words.match(/\p{L}+/gu) ?? [];

describe.each(Object.entries(EXPORTED_POLICIES))('%s', (_, marked) => {
  const { text, title, headings, leftOut, kept } = unmarked(marked);

  it('gives its title and headings', async () => {
    const { head, lines } = await readFile('t.txt', text);
    expect(head?.title).toBe(title[0] ?? 'Lone Working');
    expect(lines.map((line) => line.trim()).filter((line) => /^h\d /.test(line))).toEqual(headings);
  });

  it('keeps every word in order, and says what it leaves out', async () => {
    const { lines, messages } = await readFile('t.txt', text);
    const shown = lines.map((line) => line.replace(/^ *(?:ul$|ol .*|h\d )/, ''));
    const body = kept.filter((line) => !/^(?:---|title: .*|<<.*>>)$/.test(line));
    expect(letters(shown.join('\n'))).toEqual(letters(body.join('\n')));
    const told = messages.filter((message) => message.includes('left out')).join('\n');
    for (const words of leftOut) expect(told).toContain(`“${words}”`);
    if (leftOut.length === 0) expect(told).toBe('');
  });
});
