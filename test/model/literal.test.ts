/** Text in a regular expression stands for itself, and nothing that a user wrote gets into one in another way. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { literal } from '../../src/model/literal.js';

describe('text in a regular expression', () => {
  it.each(['', 'u', 'v'])('stands for itself, with the flags "%s"', (flags) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const [found] = new RegExp(`^${literal(text)}$`, flags).exec(text) ?? [];
        expect(found).toBe(text);
      }),
      { numRuns: 40 },
    );
  });

  it('is escaped, or is a constant of the program', () => {
    const source = join(import.meta.dirname, '../../src');
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const parts = files.flatMap((name) =>
      [...readFileSync(join(source, name), 'utf8').matchAll(/new RegExp\(\s*(`[^`]*`|[^,)`]+)/g)].flatMap(
        ([, made = '']) =>
          made.startsWith('`')
            ? [...made.matchAll(/\$\{([^}]*)\}/g)].map(([, part = '']) => `${name}: ${part}`)
            : [`${name}: ${made}`],
      ),
    );
    const constant = /: (?:[A-Z_]+(?:\.\w+|\[\w+\])*|'[^']*'|\[\s[\s\S]*|literal\(.*\))$/;
    // What is given to these is written in the same file: rules, numbers in words, names of elements and signs that went through literal.
    expect(parts.filter((part) => !constant.test(part)).sort()).toEqual([
      'check/meaning-rules.ts: name',
      'edge/computer.ts: name',
      'fill/word/copied-notes.ts: kind',
      'fill/word/copies.ts: name',
      'fill/word/copies.ts: names',
      'fill/word/copies.ts: names',
      'fill/word/emptied-notes.ts: kind',
      'fill/word/references.ts: between',
      'fill/word/references.ts: passing',
      'fill/word/references.ts: run',
      'fill/word/references.ts: run',
      "model/runs.ts: signs.join(''",
      'read/approvals.ts: divider',
      'read/template/text/front.ts: before',
      'read/template/text/front.ts: name',
      'read/template/text/front.ts: name',
      'read/word/logo-frame.ts: name',
      'recognise/dates.ts: number',
    ]);
  });
});
