/** Words in are words out: each word of a document stands in its draft, in the text or as a note. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { memoryWorld } from '../support/memory-world.js';
import { runs } from '../support/tier.js';

const SEEDS = new URL('../../../shared/seeds/', import.meta.url);
const FIXTURES = new URL('fixtures/', import.meta.url);

async function imported(text: string, path: string): Promise<{ readonly code: number; readonly template: string }> {
  const world = memoryWorld({ [path]: text });
  const code = await run(['import', path, '--json'], world, '1.2.3');
  const result = JSON.parse(world.printed.out) as { readonly documents: readonly { readonly text: string }[] };
  return { code, template: result.documents[0]?.text ?? '' };
}

/** Words without the marks of either kind of file, and without the numbers that the program gives to headings. */
function wordsOf(text: string): readonly string[] {
  return text
    .replace(/\\(?=[^\p{L}\p{N}\s])/gu, '')
    .replace(/\{\{|\}\}|<<|>>/g, ' ')
    .replace(/^\s*o\t/gm, ' ')
    .replace(/^ {0,3}(?:#+ )?(?:\d+\.)*\d+\.? (?=\p{Lu})/gmu, '')
    .split(/[^\p{L}\p{N}_]+/u)
    .filter((word) => word !== '');
}

/** Words of a document that its draft lacks, each as often as it lacks it. */
function missing(document: string, draft: string): readonly string[] {
  const left = new Map<string, number>();
  for (const word of wordsOf(draft)) left.set(word, (left.get(word) ?? 0) + 1);
  return wordsOf(document).filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}

/** The words of the text are those of the document, in its order, but for those before the first heading. */
function bodies(document: string, draft: string): readonly [string, string] {
  const first = /^(?:## )?1\.? .*$/m.exec(document);
  const body = draft.slice(draft.indexOf('\n---\n') + 5);
  return [wordsOf(document.slice(first?.index)).join(' '), wordsOf(body.slice(body.search(/^# /m))).join(' ')];
}

describe('documents like those in the field', () => {
  const names = readdirSync(FIXTURES).filter((name) => /\.(?:txt|md)$/.test(name));

  it('are there', () => {
    expect(names.length).toBeGreaterThanOrEqual(3);
  });

  it.each(names)('%s keeps all its words, and their order', async (name) => {
    const text = readFileSync(new URL(name, FIXTURES), 'utf8');
    const { code, template } = await imported(text, name);
    expect(code).toBe(0);
    expect(missing(text, template)).toEqual([]);
    const [before, after] = bodies(text, template);
    expect(after).toBe(before);
  });
});

describe.skipIf(!existsSync(SEEDS))(
  'the samples (skipped where they do not stand beside this copy of the project)',
  () => {
    const names = existsSync(SEEDS) ? readdirSync(SEEDS).filter((name) => name.endsWith('.txt')) : [];

    it.each(names)('%s keeps all its words, and their order', async (name) => {
      const text = readFileSync(new URL(name, SEEDS), 'utf8');
      const { code, template } = await imported(text, name);
      expect(code).toBe(0);
      expect(missing(text, template)).toEqual([]);
      const [before, after] = bodies(text, template);
      expect(after).toBe(before);
    });
  },
);

describe('any document', () => {
  const piece = fc.constantFrom(
    '1. Purpose',
    '2. Scope',
    '2.1 Rules',
    '7. Lost',
    '- item',
    '  - inner',
    '• dot:',
    '1. one',
    '2) two',
    '# Title',
    '## Part',
    '> quote',
    '| a | b |',
    '|---|---|',
    '***',
    '---',
    '\\newpage',
    '\f',
    '![x](y.png)',
    '[a](https://a.example)',
    '[a]: b',
    '**bold** _em_',
    '`code`',
    '<b>x</b>',
    '<<#if org_field_phone>>',
    '<<else>>',
    '<</if>>',
    '{{org_field_name}}',
    '<<Client Name>>',
    '{{#each x}}',
    '{{{x}}}',
    '<<',
    '}}',
    '[Organisation Name]',
    '____',
    'Version: 1.0',
    'Reviewed on: 1 May 2026',
    'Owner: {{org_field_registered_manager_name}}',
    'Table: words',
    'Acme Ltd',
    'Lone Working Policy',
    '\\',
    '&amp;',
    '    four',
    '\tTab',
    '',
    '',
  );
  const anyText = fc
    .array(
      fc.array(piece, { minLength: 1, maxLength: 2 }).map((parts) => parts.join(' ')),
      { minLength: 1, maxLength: 12 },
    )
    .map((lines) => lines.join('\n'));

  it.each(['any.txt', 'any.md'])(
    '%s becomes a template without a fault, or is refused at its own place',
    async (path) => {
      await fc.assert(
        fc.asyncProperty(anyText, async (text) => {
          const world = memoryWorld({ [path]: text });
          await run(['import', path, '--json', '--map', '[Organisation Name]=org_field_name'], world, '1.2.3');
          const { diagnostics } = JSON.parse(world.printed.out) as {
            diagnostics: readonly { severity: string; file?: string; message: string }[];
          };
          expect(
            diagnostics.filter(({ severity, file }) => severity === 'error' && file !== path),
            text,
          ).toEqual([]);
        }),
        { numRuns: runs(50, 3_000) },
      );
    },
  );
});
