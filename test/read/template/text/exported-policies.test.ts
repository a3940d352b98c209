/** Texts as people export them from Word: each heading that a person would see is found, nothing else is, and every word is kept. */
import { describe, expect, it } from 'vitest';
import { run } from '../../../../src/commands/index.js';
import { memoryWorld } from '../../../support/memory-world.js';
import { readFile } from '../../../support/template-text.js';
import { EXPORTED_POLICIES } from './exported-policies.js';

/** The text without its marks, and what they say. */
function unmarked(marked: string) {
  const lines = marked.split('\n').map((line) => /^(T|[ua]?\d|-)\|(.*)$/.exec(line) ?? [line, '', line]);
  const of = (mark: RegExp) => lines.filter(([, sign = '']) => mark.test(sign));
  return {
    text: lines.map(([, , words]) => words).join('\n'),
    title: of(/T/).map(([, , words]) => words),
    headings: of(/\d/).map(
      ([, sign = '', words = '']) => `h${sign.slice(-1)} ${KINDS[sign[0] ?? ''] ?? ''}${printed(sign, words)}`,
    ),
    leftOut: of(/-/).map(([, , words = '']) => words.replace(/\s+/g, ' ')),
    kept: of(/^(?:[ua]?\d|)$/).map(([, sign = '', words = '']) => (sign === '' ? words : printed(sign, words))),
  };
}

const KINDS: Readonly<Record<string, string>> = { u: 'unnumbered ', a: 'appendix ' };

/** The program prints the number of a heading, or the letter of an appendix; a heading that it doesn't number keeps its words. */
function printed(sign: string, words: string): string {
  const kept = sign.startsWith('u') ? words : words.replace(/^(?:\d[\d.]*(?:\)| –)?\s*|Appendix [A-Z]: )/, '');
  return kept.replace(/<<(\w+)>>/g, '‹$1›');
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
    const shown = lines.map((line) => line.replace(/^ *(?:ul$|ol .*|h\d (?:unnumbered |appendix )?)/, ''));
    const body = kept.filter((line) => !/^(?:---|title: .*|<<.*>>)$/.test(line));
    expect(letters(shown.join('\n'))).toEqual(letters(body.join('\n')));
    const told = messages.filter((message) => message.includes('left out')).join('\n');
    for (const words of leftOut) expect(told).toContain(`“${words}”`);
    if (leftOut.length === 0) expect(told).toBe('');
  });

  it('becomes a Markdown template with the same headings', async () => {
    const world = memoryWorld({ 'policy.yaml': 'out: out\n', 'old/a.txt': text });
    expect(await run(['import', 'old/a.txt', '--json'], world, '1.2.3')).toBe(0);
    const [document] = JSON.parse(world.printed.out).documents;
    const { lines } = await readFile('t.md', document.text);
    expect(lines.filter((line) => /^h\d /.test(line))).toEqual(headings);
  });
});
