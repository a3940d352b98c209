/** Front matter as written is front matter as read. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../../src/read/template/front-matter.js';
import { writeFrontMatter } from '../../../src/write/markdown/front-matter.js';

describe('front matter', () => {
  it('is as a person would write it', () => {
    const values = {
      title: 'Lone Working: Policy',
      code: 'DCW40',
      version: '1.0',
      review: { last: '2026-01-12', every: '12 months' },
      applies_to: { nations: ['wales'] },
      related: ['DCW13', 'Key Holding Policy'],
      changes: [{ version: '1.0', date: '2026-01-12', note: 'First issue.' }],
    };
    expect(writeFrontMatter(values, ['A note: with <<signs>> # and\nlines'])).toBe(`---
title: "Lone Working: Policy"
code: DCW40
version: "1.0"
review:
  last: 2026-01-12
  every: 12 months
applies_to:
  nations: [wales]
related:
  - DCW13
  - Key Holding Policy
changes:
  - version: "1.0"
    date: 2026-01-12
    note: First issue.
# A note: with <<signs>> # and lines
---
`);
  });

  it('gives any words back', () => {
    const anyLine = fc
      .string({
        unit: fc.oneof(
          fc.constantFrom(...'aZ09 :#-\'"&*!|>%@`{}[],?~=\\/.é…'),
          fc.constantFrom('yes', 'null', ': ', ' #'),
        ),
        minLength: 1,
        maxLength: 12,
      })
      .map((words) => words.trim())
      .filter((words) => words !== '' && !/\{\{|<</.test(words));
    fc.assert(
      fc.property(anyLine, anyLine, fc.array(anyLine, { maxLength: 3 }), anyLine, (title, owner, related, note) => {
        const text = writeFrontMatter({ title, owner, ...(related.length > 0 ? { related } : {}) }, [note]);
        const { values, diagnostics } = readFrontMatter({ path: 'any.md', text });
        // "-" and "." are warned of as stand-ins, and stay what they are.
        expect(
          diagnostics.filter(({ code }) => code !== 'doubtful-value'),
          text,
        ).toEqual([]);
        expect([values?.title, values?.owner, values?.related ?? []]).toEqual([title, owner, related]);
      }),
    );
  });
});
