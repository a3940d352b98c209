/** The head of a document to import: its title, its front matter, and how far its headings rise. */
import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../src/model/diagnostic.js';
import { readMarkdownDocument, readTextDocument } from '../../../src/read/document/index.js';
import { words } from '../../support/template-text.js';

async function read(path: string, text: string) {
  const source = { path, text };
  const none = async () => ({ diagnostics: [] });
  const { value, diagnostics } = path.endsWith('.md')
    ? await readMarkdownDocument(source, none)
    : readTextDocument(source);
  return {
    title: value?.title && words(value.title.words),
    headings: value?.blocks.flatMap((block) =>
      block.type === 'heading' ? `h${block.level} ${words(block.children)}` : [],
    ),
    notes: value?.notes.map(({ message }) => message),
    values: value?.frontMatter,
    problems: diagnostics.map((one) => `${placeOf(one).replace(`${path}:`, '')} ${one.severity} ${one.code}`),
  };
}

describe('Markdown from elsewhere', () => {
  it.each([
    ['# Lone Working\n\n## A\n\n### B\n', 'Lone Working', ['h1 A', 'h2 B']],
    ['## Lone Working\n\n### A\n\n#### B\n', 'Lone Working', ['h1 A', 'h2 B']],
    ['## A\n\nText.\n\n### B\n\n## C\n', undefined, ['h1 A', 'h2 B', 'h1 C']],
    ['Text.\n\n### A\n\n### B\n', undefined, ['h1 A', 'h1 B']],
    ['# A\n\nText.\n\n# B\n', undefined, ['h1 A', 'h1 B']],
  ])('%j has its title, and its highest headings are of the first level', async (text, title, headings) => {
    expect(await read('a.md', text)).toMatchObject({ title, headings, problems: [] });
  });

  it('has front matter without its first line read, with a warning', async () => {
    const text = 'title: Lone Working\nlayout: page\n---\n\n## A\n\nText.\n';
    expect(await read('a.md', text)).toEqual({
      title: undefined,
      headings: ['h1 A'],
      notes: ['The document has front matter that the program doesn’t know: layout: page'],
      values: { title: 'Lone Working' },
      problems: ['1:1 warning front-matter-open', '2:1 warning unknown-key'],
    });
  });

  it('has keys of other systems kept as notes, with a warning each', async () => {
    const { problems, notes } = await read('a.md', '---\ntitle: A\nlayout: post\nnav_order: 3\n---\nText.\n');
    expect(problems).toEqual(['3:1 warning unknown-key', '4:1 warning unknown-key']);
    expect(notes).toHaveLength(2);
  });
});

describe('a text from Word', () => {
  it('has its headings, and tells what was left out', async () => {
    const text =
      'Lone Working Policy\nContents\nPurpose ..... 1\nScope ..... 2\n1.0 Purpose\nText.\n2.0 Scope\nText.\n';
    expect(await read('a.txt', text)).toMatchObject({
      title: 'Lone Working Policy',
      headings: ['h1 Purpose', 'h1 Scope'],
      problems: ['2:1 warning text-left-out'],
    });
  });

  it('may have front matter without its first line', async () => {
    expect(await read('a.txt', 'title: Lone Working\ncode: DCW1\n---\n1. Purpose\nText.\n')).toMatchObject({
      headings: ['h1 Purpose'],
      values: { title: 'Lone Working', code: 'DCW1' },
      problems: ['1:1 warning front-matter-open'],
    });
  });
});
