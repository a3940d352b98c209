/** Templates that nobody writes: long, deep, broken. Reading them is quick, throws nothing, and points into the text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic, Outcome } from '../../../src/model/diagnostic.js';
import type { TreeTemplate } from '../../../src/model/template.js';
import { readTemplateHead } from '../../../src/read/template/head.js';
import { readTemplate } from '../../../src/read/template/index.js';
import { growsWithLength } from '../../support/growth.js';
import { inTurn, runs } from '../../support/tier.js';

async function open(text: string, kind: 'markdown' | 'text'): Promise<Outcome<TreeTemplate>> {
  const head = readTemplateHead({ path: 't', text: `---\ntitle: T\n---\n${text}` }, kind);
  if (!head.value) throw new Error('The head is sound');
  return readTemplate(head.value, async () => ({ diagnostics: [] }));
}

async function diagnose(text: string, kind: 'markdown' | 'text'): Promise<readonly Diagnostic[]> {
  return (await open(text, kind)).diagnostics;
}

/** What is read at a length of so many letters, words or signs, and at eight times that. */
const LONG: readonly (readonly [string, number, (size: number) => string])[] = [
  ['letters in one line', 60_000, (size) => 'x'.repeat(size)],
  ['words in one line', 8_000, (size) => 'word '.repeat(size)],
  ['spaces between two words', 8_000, (size) => `a${' '.repeat(size)}b`],
  ['spaces before a word', 8_000, (size) => `${' '.repeat(size)}b`],
  ['spaces', 8_000, (size) => ' '.repeat(size)],
  ['tabs', 8_000, (size) => `${'\t'.repeat(size)}b`],
  ['underscores', 60_000, (size) => '_'.repeat(size)],
  ['opening braces', 6_000, (size) => '{{'.repeat(size)],
  ['placeholders', 1_500, (size) => '{{x}}'.repeat(size)],
  ['words and placeholders', 1_000, (size) => `${'some <<x>> words '.repeat(size)}\n`],
  ['escaped openers', 2_500, (size) => '\\{{'.repeat(size)],
  ['blocks never closed', 1_000, (size) => '{{#if x}}\n'.repeat(size)],
  ['ends never opened', 2_500, (size) => '{{/if}} '.repeat(size)],
  ['brackets of a title', 8_000, (size) => '[A '.repeat(size)],
  ['backslashes', 2_500, (size) => '\\'.repeat(size)],
  ['quotes within one another', 2_500, (size) => '>'.repeat(size)],
  ['lists within one another', 2_500, (size) => '1. '.repeat(size)],
  ['marks', 2_500, (size) => '*a**b '.repeat(size)],
  ['open links', 2_500, (size) => '[a]('.repeat(size)],
  ['rows of a table, each in a block', 40, (size) => `| a |\n|---|\n${'{{#if x}}\n| b |\n{{/if}}\n'.repeat(size)}`],
];

/** The same for what only Markdown has. */
const LONG_IN_MARKDOWN: readonly (readonly [string, number, (size: number) => string])[] = [
  ['tildes', 8_000, (size) => '~'.repeat(size)],
  ['struck signs', 400, (size) => 'a~~b~ '.repeat(size)],
  ['carets', 1_000, (size) => '^a '.repeat(size)],
  ['open footnotes', 1_000, (size) => '[^'.repeat(size)],
  ['inline footnotes', 1_000, (size) => '^[a '.repeat(size)],
  ['marks of footnotes', 400, (size) => `${'a[^1] '.repeat(size)}\n\n[^1]: b`],
  ['footnotes', 100, (size) => Array.from({ length: size }, (_, n) => `a[^${n}]\n\n[^${n}]: b\n\n`).join('')],
  ['backticks', 8_000, (size) => '`'.repeat(size)],
  ['backticks in runs', 400, (size) => Array.from({ length: size }, (_, n) => `${'`'.repeat(n % 50)} a`).join(' ')],
  ['fences never closed', 500, (size) => '```\n'.repeat(size)],
  ['code of many lines', 1_000, (size) => `\`\`\`\n${'a  b\n'.repeat(size)}\`\`\``],
  ['lettered lines', 400, (size) => 'a. b\n'.repeat(size)],
  ['lettered lines apart', 400, (size) => '(a) b\n\n'.repeat(size)],
  ['roman lines', 150, (size) => 'i. b\nii. c\n'.repeat(size)],
  ['tasks', 200, (size) => '- [ ] b\n'.repeat(size)],
  ['empty items', 1_000, (size) => '-\n'.repeat(size)],
  ['comments never closed', 1_000, (size) => '<!-- '.repeat(size)],
  ['comments on lines', 1_000, (size) => '<!-- a -->\n'.repeat(size)],
  ['bold in HTML', 200, (size) => '<b>a</b> '.repeat(size)],
  ['bold in HTML, never closed', 400, (size) => '<b>'.repeat(size)],
  ['divisions within one another', 400, (size) => '<div>\n'.repeat(size)],
  ['ends of HTML', 1_000, (size) => '</b>'.repeat(size)],
  ['signs of HTML', 2_500, (size) => '<a '.repeat(size)],
  ['attributes', 1_000, (size) => `<a ${'b="c" '.repeat(size)}>`],
  ['line breaks in HTML', 400, (size) => 'a<br>'.repeat(size)],
  ['line breaks in a cell', 200, (size) => `| a |\n|---|\n| ${'b<br>'.repeat(size)} |`],
  ['notes', 100, (size) => '> [!NOTE]\n> a\n\n'.repeat(size)],
  ['lines to write on', 1_000, (size) => '[___] '.repeat(size)],
  ['bare addresses', 400, (size) => 'https://a.b/c '.repeat(size)],
  ['signs of addresses', 2_500, (size) => 'www.'.repeat(size)],
  ['at signs', 2_500, (size) => 'a@'.repeat(size)],
  ['pictures among words', 200, (size) => 'a ![b](c.png) '.repeat(size)],
  ['form feeds', 400, (size) => 'a\f\n'.repeat(size)],
  ['headings in braces', 1_000, (size) => `# a ${'{'.repeat(size)}`],
  ['definitions', 300, (size) => 'a\n: b\n'.repeat(size)],
  ['links with spaces', 200, (size) => '[a](b c.md) '.repeat(size)],
  ['spaces in a target', 2_500, (size) => `[a](${'b '.repeat(size)}`],
];

describe('length', () => {
  it.each(inTurn(LONG_IN_MARKDOWN))('%s cost in Markdown as much as there are of them', async (_, size, textOf) => {
    expect(await growsWithLength((times) => diagnose(textOf(times), 'markdown'), size)).toBe(true);
  });

  it.each(inTurn(LONG))('%s cost as much as there are of them', async (_, size, textOf) => {
    for (const kind of ['markdown', 'text'] as const)
      expect(await growsWithLength((times) => diagnose(textOf(times), kind), size)).toBe(true);
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
