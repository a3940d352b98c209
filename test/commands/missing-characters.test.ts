/** A character that the fonts lack, in document control: named at the place where somebody wrote it. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { memoryWorld } from '../support/memory-world.js';
import { para, styledFile } from '../support/word-tree.js';

const TEMPLATE = `---
title: Lone Working Policy
code: DC1
version: "1.0"
review: {last: 2026-09-01}
---

Tell the office.
`;

async function complaints(organisation: string, template = TEMPLATE) {
  const world = memoryWorld({ 'templates/DC1.md': template, 'orgs/acme.yaml': organisation });
  await run(['render', '--org', 'acme', '--format', 'pdf'], world, '1.2.3');
  return world.printed.err.split('\n').filter((line) => line.includes('[glyph-missing]'));
}

describe('a character that no font has, in document control', () => {
  it('stands where a person is named', async () => {
    const organisation =
      'name: Acme\nregistered_manager:\n  name: Ann ․ Sun\npolicies:\n  DC1:\n    owner: registered_manager\n';
    expect(await complaints(organisation)).toEqual([
      expect.stringMatching(/^orgs\/acme\.yaml:3:9 error .*“Policy owner”/),
    ]);
  });

  it('stands in the record of the policy', async () => {
    const organisation = 'name: Acme\npolicies:\n  DC1:\n    approved_by: The ․ Board\n    approved_on: 2026-09-02\n';
    expect(await complaints(organisation)).toEqual([
      expect.stringMatching(/^orgs\/acme\.yaml:3:3 error .*“Approved by”/),
    ]);
  });

  it('stands in the front matter of the template', async () => {
    const template = TEMPLATE.replace('version', 'owner: Head ․ of Care\nversion');
    expect(await complaints('name: Acme\n', template)).toEqual([
      expect.stringMatching(/^templates\/DC1\.md:4:8 error .*“Policy owner”/),
    ]);
  });
});

describe('a character that no font has, in words without a place of their own', () => {
  it('stands in the notes on changes', async () => {
    const template = TEMPLATE.replace(
      'review:',
      'changes:\n  - {version: "1.0", date: 2026-09-01, note: Issue 字.}\nreview:',
    );
    expect(await complaints('name: Acme\n', template)).toEqual([
      expect.stringMatching(/^templates\/DC1\.md:6:\d+ error .*U\+5B57 \(字\) in the value of change_history/),
    ]);
  });

  it('stands in a pack document alone, which is named', async () => {
    const template = TEMPLATE.replace('review:', 'satisfies: [Regulation 漢]\nreview:');
    expect(await complaints('name: Acme\n', template)).toEqual([
      expect.stringMatching(/^templates\/DC1\.md:5:24 error .*U\+6F22 \(漢\) in “[^”]+”/),
    ]);
  });
});

describe('characters that no font has, in a Word template', () => {
  const complaintsOf = async (body: string, values = 'name: Acme\n') => {
    const world = memoryWorld({
      'templates/a.docx': styledFile(body),
      'templates/a.yaml': 'title: A\n',
      'orgs/acme.yaml': values,
    });
    await run(['render', '--org', 'acme'], world, '1.2.3');
    return world.printed.err.split('\n').filter((line) => line.includes('[glyph-missing]'));
  };

  it('are told once each, at their paragraph', async () => {
    expect(await complaintsOf(para('One 字 and 字') + para('Two 字 漢'))).toEqual([
      'templates/a.docx:word/document.xml:paragraph 1 error The fonts don’t have the character U+5B57 (字) (acme) [glyph-missing]',
      'templates/a.docx:word/document.xml:paragraph 2 error The fonts don’t have the character U+6F22 (漢) (acme) [glyph-missing]',
    ]);
  });

  it('have the file where a number has them, which is no part of the text', async () => {
    const numbered = (level: number) => para('Item', { list: [7, level] });
    const heading = para('Heading', { list: [7, 0], more: '<w:outlineLvl w:val="0"/>' });
    expect(await complaintsOf(heading + numbered(1))).toEqual([
      'templates/a.docx error The fonts don’t have the character U+689D (條) in the mark of a list item (acme) [glyph-missing]',
      'templates/a.docx error The fonts don’t have the character U+7B2C (第) in the number of a heading (acme) [glyph-missing]',
    ]);
  });

  it('are named one by one up to twenty, and the others counted', async () => {
    const text = Array.from({ length: 300 }, (_, n) => String.fromCodePoint(0x4e00 + n)).join('');
    const messages = await complaintsOf(para(text) + para(text));
    expect(messages).toHaveLength(21);
    expect(messages.at(-1)).toBe(
      'templates/a.docx:word/document.xml:paragraph 1 error The fonts don’t have 280 more characters of this file, from U+4E14 (且) on (acme) [glyph-missing]',
    );
    expect(await complaintsOf(para(text.slice(0, 21)))).toHaveLength(21);
  });
});
