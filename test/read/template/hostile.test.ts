/** Templates that nobody writes: long, deep, broken. Reading them is quick, throws nothing, and points into the text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic, Outcome } from '../../../src/model/diagnostic.js';
import type { TreeTemplate } from '../../../src/model/template.js';
import { readTemplateHead } from '../../../src/read/template/head.js';
import { readTemplate } from '../../../src/read/template/index.js';
import { runs } from '../../support/tier.js';

async function open(text: string, kind: 'markdown' | 'text'): Promise<Outcome<TreeTemplate>> {
  const head = readTemplateHead({ path: 't', text: `---\ntitle: T\n---\n${text}` }, kind);
  if (!head.value) throw new Error('The head is sound');
  return readTemplate(head.value, async () => ({ diagnostics: [] }));
}

async function diagnose(text: string, kind: 'markdown' | 'text'): Promise<readonly Diagnostic[]> {
  return (await open(text, kind)).diagnostics;
}

/** Milliseconds that this process computed, whatever else the machine does. */
async function processorTime(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const LONG: readonly (readonly [string, string])[] = [
  ['a line of a million letters', 'x'.repeat(1_000_000)],
  ['a line of 200,000 words', 'word '.repeat(200_000)],
  ['70,000 spaces between two words', `a${' '.repeat(70_000)}b`],
  ['70,000 spaces before a word', `${' '.repeat(70_000)}b`],
  ['70,000 spaces', ' '.repeat(70_000)],
  ['70,000 tabs', `${'\t'.repeat(70_000)}b`],
  ['a million underscores', '_'.repeat(1_000_000)],
  ['100,000 opening braces', '{{'.repeat(50_000)],
  ['20,000 placeholders', '{{x}}'.repeat(20_000)],
  ['20,000 escaped openers', '\\{{'.repeat(20_000)],
  ['20,000 blocks never closed', '{{#if x}}\n'.repeat(20_000)],
  ['20,000 ends never opened', '{{/if}} '.repeat(20_000)],
  ['100,000 brackets of a title', '[A '.repeat(100_000)],
  ['20,000 backslashes', '\\'.repeat(20_000)],
  ['20,000 quotes within one another', '>'.repeat(20_000)],
  ['20,000 lists within one another', '1. '.repeat(20_000)],
  ['20,000 marks', '*a**b '.repeat(20_000)],
  ['20,000 open links', '[a]('.repeat(20_000)],
  ['a table of 500 rows in blocks', `| a |\n|---|\n${'{{#if x}}\n| b |\n{{/if}}\n'.repeat(500)}`],
];

describe('length', () => {
  it.each(LONG)('%s is read in a moment', { timeout: 60_000 }, async (_, text) => {
    for (const kind of ['markdown', 'text'] as const)
      expect(await processorTime(() => diagnose(text, kind))).toBeLessThan(3000);
  });

  it('costs twice as much where there is twice as much', { timeout: 60_000 }, async () => {
    const cost = async (words: number) =>
      processorTime(() => diagnose(`${'some <<x>> words '.repeat(words)}\n`, 'markdown'));
    await cost(2000);
    const [once, fourTimes] = [await cost(5000), await cost(20_000)];
    expect(fourTimes).toBeLessThan(once * 10 + 200);
  });
});

describe('depth', () => {
  it.each([
    ['quotes', '>'.repeat(20_000), ['markdown-unsupported']],
    ['bullets', '- '.repeat(20_000), ['markdown-unsupported']],
    ['numbers', '1. '.repeat(20_000), ['markdown-unsupported']],
    [
      'lists with words',
      Array.from({ length: 200 }, (_, n) => `${' '.repeat(n * 2)}- a`).join('\n'),
      ['markdown-unsupported'],
    ],
    ['marks', `${'*a **b '.repeat(60)}${'** *'.repeat(60)}`, []],
  ])('of %s is refused once, or read', async (_, text, codes) => {
    expect((await diagnose(text, 'markdown')).map(({ code }) => code)).toEqual(codes);
  });
});

describe('any mixture', () => {
  const pieces = fc.constantFrom(
    'word',
    ' ',
    '\n',
    '\n\n',
    '# ',
    '- ',
    '  - ',
    '1. ',
    '> ',
    '| a | b |',
    '\n|---|---|\n',
    '**',
    '*',
    '_',
    '`',
    '<b>',
    '[',
    '](',
    ')',
    '![',
    '{{',
    '}}',
    '<<',
    '>>',
    '{{x}}',
    '<<#if x>>',
    '\n{{#if x}}\n',
    '\n{{/if}}\n',
    '{{else}}',
    '\n{{#each org_field_l}}\n',
    '\n{{/each}}\n',
    '{{this}}',
    '\\',
    '\t',
    '\r\n',
    '&amp;',
    '[^1]',
    '---',
    '    ',
    '<<org_field_logo>>',
    '\\newpage',
    'Table: x\n\n',
    '\uE000',
    '\f',
    '🙂',
    'e\u0301',
  );
  const texts = fc.array(pieces, { maxLength: 40 }).map((all) => all.join(''));

  it.each(['markdown', 'text'] as const)('of %s throws nothing and points into the text', async (kind) => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const whole = `---\ntitle: T\n---\n${text}`;
        for (const { span } of await diagnose(text, kind)) {
          if (!span) continue;
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(whole.length);
        }
      }),
      { numRuns: runs(150, 10_000) },
    );
  });

  it.each(['markdown', 'text'] as const)('of %s gives fields at the places where they are written', async (kind) => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const read = await open(text, kind);
        for (const { name, span } of fieldsOf(read.value?.body.blocks)) {
          const written = span.source.text.slice(span.start, span.end);
          expect(written).toMatch(/^(?:\{\{.*\}\}|<<.*>>)$/);
          expect(written.slice(2, -2).trim()).toBe(name);
        }
      }),
      { numRuns: runs(100, 5_000) },
    );
  });

  it('gives the same tree whatever was read before', async () => {
    await fc.assert(
      fc.asyncProperty(texts, texts, async (one, other) => {
        const first = JSON.stringify(await open(one, 'markdown'));
        await open(other, 'markdown');
        expect(JSON.stringify(await open(one, 'markdown'))).toBe(first);
      }),
      { numRuns: runs(25, 1_000) },
    );
  });
});

interface AnyField {
  readonly type: 'field';
  readonly name: string;
  readonly span: { readonly source: { readonly text: string }; readonly start: number; readonly end: number };
}

/** Every field below a value, wherever the tree holds it. */
function fieldsOf(value: unknown): AnyField[] {
  if (Array.isArray(value)) return value.flatMap(fieldsOf);
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'field') return [value as AnyField];
  return Object.entries(value).flatMap(([key, child]) => (key === 'span' ? [] : fieldsOf(child)));
}
