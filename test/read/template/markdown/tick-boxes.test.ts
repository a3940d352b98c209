/** `[ ]` and `[x]` as words of their own are boxes to tick; in other words, links and code they stay what they are. */
import { describe, expect, it } from 'vitest';
import type { Inlines, Leaf } from '../../../../src/model/document.js';
import { visit } from '../../../../src/model/walk.js';
import { blockLines, readFile, readMarkdown } from '../../../support/template-text.js';

async function boxesIn(body: string): Promise<readonly string[]> {
  const { template } = await readMarkdown(body);
  const boxes: string[] = [];
  visit(template?.body.blocks ?? [], (node) => {
    if (node.type === 'tick-box') boxes.push(node.checked ? 'x' : '-');
    if (node.type === 'item' && node.checked !== undefined) boxes.push(node.checked ? 'task x' : 'task -');
  });
  return boxes;
}

describe('boxes to tick', () => {
  it.each([
    ['Consent: [ ] Yes  [x] No [X] Not known', ['-', 'x', 'x']],
    ['[ ] Yes\n[ ] No', ['-', '-']],
    ['[ ]Yes [ ]No', ['-', '-']],
    ['Yes ([ ]) / No ([x])', ['-', 'x']],
    ['| Consent | [ ] Yes [ ] No |\n|---|---|\n| [x] | **[ ]** |', ['-', '-', 'x', '-']],
    ['> [ ] quoted', ['-']],
    ['A point[^1]\n\n[^1]: [ ] in a note', ['-']],
    ['<<#if org_field_phone>>[ ] Phone<</if>>[ ]<<org_field_name>>', ['-', '-']],
    ['- [ ] a task [x] and a box', ['task -', 'x']],
    ['- Door [ ]', ['-']],
    ['- [ ]', ['task -']],
    ['| A |\n|---|\n| - [ ] z<br>1. [x] y |', ['task -', 'task x']],
    ['[ ][ ] [x][____]', ['-', '-']],
  ])('are found in %j', async (body, boxes) => {
    expect(await boxesIn(body)).toEqual(boxes);
  });

  it.each([
    'items[x] and items[ ]',
    '\\[ \\] and \\[x\\]',
    '`[ ]`',
    '[x](https://www.gov.uk)',
    '[x] and [x][]\n\n[x]: https://www.gov.uk',
    'a note[^x]\n\n[^x]: words',
    '[  ] [] [y] [ x ]',
    '```\n[ ]\n```',
  ])('are none in %j', async (body) => {
    expect(await boxesIn(body)).toEqual([]);
  });

  it('are no blanks that were forgotten', async () => {
    expect((await readMarkdown('Consent: [ ] Yes [x] No [X]\n')).problems).toEqual([]);
    expect((await readFile('t.txt', 'Sample Policy\n1. Purpose\nConsent: [ ] Yes [x] No\n')).problems).toEqual([]);
  });

  it('are read in a text too, and make tasks of the items that begin with one', async () => {
    const { template } = await readFile(
      't.txt',
      'Sample Policy\n1. Purpose\nConsent: [ ] Yes [x] No a[x]\n- [ ] Door\n',
    );
    const words: Inlines<Leaf>[] = [];
    visit(template?.body.blocks ?? [], (node) => {
      if (node.type === 'paragraph') words.push(node.children);
    });
    expect(words[0]?.map(({ type }) => type)).toEqual(['text', 'tick-box', 'text', 'tick-box', 'text']);
    expect(template?.body.blocks.flatMap(blockLines)).toContain('  - [ ] Door');
  });
});
