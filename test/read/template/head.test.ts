/** A template's head: its front matter, or the title line of a text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTemplateHead } from '../../../src/read/template/head.js';
import { readFile } from '../../support/template-text.js';

const FULL = `---
# A note
title: Online Safety Policy
code: DCW116
version: "1.0"
status: approved
owner: registered_manager
category: Information and technology
review:
  last: 2026-01-12
  every: 12 months
applies_to:
  nations: [wales]
  services: [domiciliary_support, care_home]
related: [DCW13, Whistleblowing Policy]
changes:
  - version: "1.0"
    date: 2026-01-12
    note: First issue.
---
Text.
`;

function head(text: string, kind: 'markdown' | 'text' = 'markdown') {
  return readTemplateHead({ path: 't.md', text }, kind).value;
}

async function problems(keys: string) {
  return (await readFile('t.md', `---\n${keys}\n---\nText.\n`)).problems;
}

describe('front matter', () => {
  it('gives all that a plan needs', () => {
    expect(head(FULL)).toMatchObject({
      kind: 'markdown',
      title: 'Online Safety Policy',
      slug: 'online-safety',
      code: 'DCW116',
      version: '1.0',
      status: 'approved',
      owner: 'registered_manager',
      category: 'Information and technology',
      reviewLast: { year: 2026, month: 1, day: 12 },
      reviewEvery: { months: 12 },
      nations: ['wales'],
      services: ['domiciliary_support', 'care_home'],
      related: ['DCW13', 'Whistleblowing Policy'],
      changes: [{ version: '1.0', date: { year: 2026, month: 1, day: 12 }, note: 'First issue.' }],
    });
  });

  it('keeps where the text begins, and where title, owner and review stand', () => {
    const value = head(FULL);
    const at = (span: { start: number; end: number } | undefined) => FULL.slice(span?.start, span?.end);
    expect(FULL.slice(value?.bodyStart)).toBe('Text.\n');
    expect(at(value?.titleSpan)).toBe('Online Safety Policy');
    expect(at(value?.ownerSpan)).toBe('registered_manager');
    expect(at(value?.reviewLastSpan)).toBe('2026-01-12');
  });

  it('leaves out what is not given', () => {
    const value = head('---\ntitle: A\ncode:\nreview: ~\n---\n');
    expect(value).toMatchObject({ title: 'A', related: [], changes: [] });
    expect(Object.keys(value ?? {})).not.toEqual(expect.arrayContaining(['code']));
    expect(Object.values(value ?? {})).not.toContain(null);
  });

  it('is the same with Windows’ line endings, spaces behind the dashes, or no text at all', () => {
    expect(head(FULL.replaceAll('\n', '\r\n'))?.reviewEvery).toEqual({ months: 12 });
    expect(head('--- \ntitle: A\n---  \nText')?.title).toBe('A');
    expect(head('---\ntitle: A\n---')?.bodyStart).toBe('---\ntitle: A\n---'.length);
  });

  it.each([
    ['titel: A', ['2:1 error unknown-key']],
    ['title: A\nreview:\n  evry: 1 year', ['4:3 error unknown-key']],
    ['title: A\ncode: dcw116', ['3:7 error invalid-value']],
    ['title: A\ncode: DCW', ['3:7 error invalid-value']],
    ['title: A\nstatus: final', ['3:9 error invalid-value']],
    ['title: A\nreview: {last: 2026-02-30}', ['3:16 error invalid-date']],
    ['title: A\nreview: {every: monthly}', ['3:17 error invalid-value']],
    ['title: A\nreview: yearly', ['3:9 error wrong-type']],
    ['title: A\napplies_to: {nations: wales}', ['3:23 error wrong-type']],
    ['title: A\napplies_to: {nations: [Cymru]}', ['3:24 error invalid-value']],
    ['title: A\nrelated: DCW13', ['3:10 error wrong-type']],
    ['title: A\nchanges: [{version: "1", date: 2026-01-01}]', ['3:11 error missing-key']],
    ['title: A\nslug: Online_Safety', ['3:7 error invalid-value']],
    ['title: A\nslug: con', ['3:7 error invalid-value']],
    [`title: A\nslug: ${'a'.repeat(81)}`, ['3:7 error invalid-value']],
    ['title: A\ntitle: B', ['3:1 error yaml-syntax']],
    ['title: A\nowner: <<org_field_name>>', ['3:8 error value-placeholder']],
    ['title: A\nversion: "1\\u0007"', ['3:10 error value-character']],
    ['title: A\ncategory: "two\\nlines"', ['3:11 error invalid-value']],
    ['title: [A]', ['2:8 error wrong-type']],
    ['title: "A\\u0007"', ['2:8 error value-character']],
    ['title: A: B', ['2:8 error yaml-syntax']],
    ['just words', ['2:1 error wrong-type']],
  ])('%j is refused at its place', async (keys, expected) => {
    expect(await problems(keys)).toEqual(expected);
  });

  it('names the nearest key, and the nearest choice', async () => {
    const { hints } = await readFile('t.md', '---\ntitle: A\nverzion: "1"\nstatus: aproved\n---\nText.\n');
    expect(hints).toEqual(['Did you mean "version"?', 'Did you mean "approved"?']);
  });

  it('that is never closed is an error where it begins', async () => {
    expect((await readFile('t.md', '---\ntitle: A\n\nText.\n')).problems).toEqual(['1:1 error front-matter-open']);
  });

  it('gives what is sound beside an error', () => {
    expect(head('---\ntitle: A Policy\ncode: x\nversion: "2"\n---\n')).toMatchObject({ slug: 'a', version: '2' });
  });
});

describe('front matter without its first line', () => {
  it('is an error that says which line to add, beside the other errors', async () => {
    const read = await readFile('t.md', 'title: Lone Working\nverzion: "1"\n---\n\nText {{oops.\n');
    expect(read.problems).toEqual([
      '1:1 error front-matter-open',
      '2:1 error unknown-key',
      '5:6 error placeholder-stray',
    ]);
    expect(read.hints[0]).toBe('Add a line --- above it, as the first line of the file.');
    expect(read.head?.title).toBe('Lone Working');
  });

  it.each([
    'note: keep this\n---\n\nText.\n\n# A\n',
    'title: A\nand words\n---\n\nText.\n\n# A\n',
    'title: A\ncode: B\n',
  ])('%j has none', async (text) => {
    expect((await readFile('t.md', text)).problems).toEqual(['1:1 error template-title']);
  });
});

describe('title and slug', () => {
  it.each([
    ['Online Safety Policy', 'online-safety'],
    ['Safeguarding Adults from Abuse POLICY', 'safeguarding-adults-from-abuse'],
    ['Whistleblowing (Speaking Up) Policy', 'whistleblowing-speaking-up'],
    ['Diogelu – Tŷ Gwyn', 'diogelu-ty-gwyn'],
    ['Policy', 'policy'],
    ['Policy on Policies', 'policy-on-policies'],
  ])('%s gives %s', (title, slug) => {
    expect(head(`---\ntitle: ${title}\n---\n`)?.slug).toBe(slug);
  });

  it.each([
    ['title: "政策"', '2:8 error template-title'],
    ['title: Con Policy', '2:8 error template-title'],
    ['title: <<org_field_name>> Policy', '2:8 error template-title'],
    ['title:', '1:1 error template-title'],
  ])('%s gives no file name', async (keys, problem) => {
    expect(await problems(keys)).toEqual([problem]);
  });

  it('a title with placeholders and a slug is fine, quoted or not', async () => {
    const plain = await readFile('t.md', '---\ntitle: Care at <<org_field_name>>\nslug: care\n---\nText.\n');
    expect(plain.problems).toEqual([]);
    expect(plain.template?.uses).toMatchObject([{ name: 'org_field_name', span: { start: 19, end: 37 } }]);
    const quoted = await readFile(
      't.md',
      '---\ntitle: "{{org_field_name}} \\"Care\\" {{oops"\nslug: care\n---\nText.\n',
    );
    expect(quoted.problems).toEqual([expect.stringMatching(/^2:\d+ error placeholder-stray$/)]);
    expect(quoted.template?.body.title).toMatchObject([{ name: 'org_field_name' }, { value: ' "Care" oops' }]);
  });

  it.each([
    ['# Lone Working Policy\n\nText.\n\n## Purpose\n\nText.', 'Lone Working Policy', ['Text.', 'h1 Purpose', 'Text.']],
    ['## Lone Working\n\n### A\n\nText.\n\n#### B\n\nText.', 'Lone Working', ['h1 A', 'Text.', 'h2 B', 'Text.']],
    ['# Lone\n\n### A\n\nText.', 'Lone', ['h1 A', 'Text.']],
    ['Lone *Working*\n===\n\nText.', 'Lone Working', ['Text.']],
    ['<!-- ours -->\n\n# Care &amp; **rest**\n\nText.', 'Care & rest', ['Text.']],
    ['---\ncode: DCW1\n---\n# Lone Working\n\nText.', 'Lone Working', ['Text.']],
  ])('come from the first heading of %j', async (text, title, lines) => {
    const read = await readFile('t.md', text);
    expect(read).toMatchObject({ head: { title }, lines, problems: [] });
  });

  it('that holds a placeholder is the first heading with a slug beside it', async () => {
    const read = await readFile('t.md', '---\nslug: safety\n---\n# Safety at <<org_field_name>>\n\nText.\n');
    expect(read.template?.body.title).toMatchObject([{ value: 'Safety at ' }, { name: 'org_field_name' }]);
    expect(read.template?.uses).toHaveLength(1);
    expect(read.lines).toEqual(['Text.']);
  });

  it.each([
    'Text.\n\n# Purpose\n\nText.\n',
    '# Purpose\n\nText.\n\n# Scope\n\nText.\n',
    '## Purpose\n\nText.\n\n# Scope\n\nText.\n',
    '<<#if org_field_phone>>\n\n# Purpose\n\n<</if>>\n\nText.\n',
    '> # Purpose\n\nText.\n',
  ])('are missing in %j', async (text) => {
    expect((await readFile('t.md', text)).problems).toEqual(['1:1 error template-title']);
  });

  it('keep the levels of the headings where front matter has the title', async () => {
    const { lines } = await readFile('t.md', '---\ntitle: Lone Working\n---\n# Lone Working\n\n## A\n\nText.\n');
    expect(lines).toEqual(['h1 Lone Working', 'h2 A', 'Text.']);
  });

  it('every slug fits a file name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        const slug = head(`---\ntitle: ${JSON.stringify(title)}\n---\n`)?.slug;
        if (slug !== undefined) expect(slug).toMatch(/^(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*$/);
      }),
    );
  });
});

describe('a first heading above one of a higher level', () => {
  it.each([
    ['## Lone Working Policy\n\nText.\n\n# Rules\n\n## More\n', 'Lone Working Policy', '1:1 warning heading-level'],
    ['### Lone Working\n\n## Rules\n\n### More\n', 'Lone Working', '1:1 warning heading-level'],
    ['## Introduction\n\nText.\n\n# Rules\n', undefined, '1:1 error template-title'],
    ['Text.\n\n## Lone Working\n\n# Rules\n', undefined, '1:1 error template-title'],
    ['## Purpose of this\n\n## Rules\n\n# More\n', undefined, '1:1 error template-title'],
  ])('%j is the title, with a warning, unless sections are called so', async (text, title, problem) => {
    const read = await readFile('t.md', text);
    expect(read.head?.title).toBe(title);
    expect(read.problems).toEqual([problem]);
  });
});
