/** Signs that other programs leave in Markdown: form feeds, backslashes, definitions, comments around the title. */
import { describe, expect, it } from 'vitest';
import { importMarkdown } from '../../../support/import-document.js';
import { picture } from '../../../support/sample-document.js';
import { readFile, readMarkdown, words } from '../../../support/template-text.js';

const load = async (path: string) => ({ value: picture(4, 4, path), diagnostics: [] });
const WARNING = 'warning markdown-unsupported';

describe('a form feed', () => {
  it.each([
    ['one\n\n\f\n\ntwo', ['one', '(page-break)', 'two'], ['6:1']],
    ['one\n\f\ntwo', ['one', '(page-break)', 'two'], ['5:1']],
    ['one\n\n\f# Two', ['one', '(page-break)', 'h1 Two'], ['6:1']],
    ['one\n\n\f\f\n\f\n\ntwo', ['one', '(page-break)', 'two'], ['6:1', '6:2', '7:1']],
    ['\f\n\none\n\n\f\n', ['one'], ['4:1', '8:1']],
    ['one\f two', ['one two'], ['4:4']],
    ['- one\n\n  \f\n\n  two', ['ul', '  - one', '    two'], ['6:3']],
    ['```\na\fb\n```', ['code', '  a b'], ['5:2']],
    ['{{#if org_field_x}}\none\n\n\f\n\ntwo\n{{/if}}', ['if org_field_x', '  one', '  (page-break)', '  two'], ['7:1']],
  ])('%j', async (body, lines, places) => {
    const read = await readMarkdown(body);
    expect(read.lines).toEqual(lines);
    expect(read.problems).toEqual(places.map((place) => `${place} ${WARNING}`));
  });

  it('of a document to import is a loss, and hides no title', async () => {
    const { title, lines, problems } = await importMarkdown('\f# Lone Working\n\none\n\n\ftwo\n', load);
    expect([title, ...lines]).toEqual(['Lone Working', 'one', '(page-break)', 'two']);
    expect(problems).toEqual(['1:1 warning import-loss', '5:1 warning import-loss']);
  });
});

describe('a backslash at a paragraph’s end', () => {
  it.each([
    ['one\\', ['one'], 1],
    ['- one\\\n- two', ['ul', '  - one', '  - two'], 1],
    ['one\\\ntwo\\', ['one / two'], 1],
    ['one\\\\', ['one\\'], 0],
    ['\\', [], 1],
    ['{{#if org_field_x}}\none\\\n{{/if}}\n', ['if org_field_x', '  one'], 1],
  ])('%j', async (body, lines, warnings) => {
    const read = await readMarkdown(body);
    expect(read.lines).toEqual(lines);
    expect(read.problems.length).toBe(warnings);
  });
});

describe('a definition', () => {
  it.each([
    ['Term\n: Meaning', ['**Term**', 'Meaning'], 1],
    ['Term\n: One\n: Two *x*', ['**Term**', 'One', 'Two *x*'], 1],
    ['Term\n\n:   Meaning\n\nAfter', ['**Term**', 'Meaning', 'After'], 1],
    ['**Term**\n: **Meaning**', ['**Term**', '**Meaning**'], 1],
    ['Words before\nTerm `x`\n: Meaning\nthat goes on', ['Words before', '**Term `x`**', 'Meaning that goes on'], 1],
    ['{{#if org_field_x}}Term\n: Meaning{{/if}}', ['{if org_field_x: Term / Meaning | }'], 1],
    ['Term ![A](a.png)\n: Meaning', ['**Term**', 'image a.png “A”', 'Meaning'], 2],
    [': Meaning', [': Meaning'], 0],
    ['At 10\n:30', ['At 10 :30'], 0],
  ])('%j', async (body, lines, warnings) => {
    const read = await readMarkdown(body);
    expect(read.lines).toEqual(lines);
    expect(read.problems).toEqual(Array(warnings).fill(expect.stringContaining(WARNING)));
  });
});

describe('a comment', () => {
  it.each([
    ['in the title', '# Lone <!-- {{x}} --> Working\n\nWords\n'],
    ['at the title’s end', '# Lone Working <!-- TODO -->\n\nWords\n'],
    ['before the title', '<!-- a\nb -->\n\n# Lone Working\n\nWords\n'],
    ['right above the title', '<!-- a -->\n# Lone Working\n\nWords\n'],
    ['between front matter and title', '---\nversion: "1.0"\n---\n<!-- {{#if x}} -->\n\n# Lone Working\n\nWords\n'],
    ['before the front matter', '<!-- a\nb -->\n\n---\ntitle: Lone Working\n---\nWords\n'],
  ])('%s counts for nothing', async (_, text) => {
    const { head, template, lines, problems } = await readFile('t.md', text);
    expect(head?.title).toBe('Lone Working');
    expect(words(template?.body.title ?? [])).toBe('Lone Working');
    expect(lines).toEqual(['Words']);
    expect(problems).toEqual([]);
  });

  it('in a heading counts for nothing', async () => {
    const { lines, problems } = await readMarkdown(
      '# One <!-- {{x}} --> two\n\n## <!-- a --> 1.1 Three {#three} <!-- b -->\n',
    );
    expect(lines).toEqual(['h1 One two', 'h2 Three']);
    expect(problems).toEqual([]);
  });
});
