/** Block tags: what they enclose, in words, blocks, items and rows, and what crosses. */
import { describe, expect, it } from 'vitest';
import { readFile, readMarkdown } from '../../support/template-text.js';

async function lines(body: string): Promise<readonly string[]> {
  const read = await readMarkdown(body);
  expect(read.problems).toEqual([]);
  return read.lines;
}

describe('in the middle of text', () => {
  it.each([
    ['a {{#if x}}b{{/if}} c', 'a {if x: b | } c'],
    ['a <<#if x>>b<<else>>c<</if>>', 'a {if x: b | c}'],
    ['{{#unless x}}b{{/unless}}', '{unless x: b | }'],
    ['{{#each x}}{{this}}, {{/each}}', '{each x: ‹this›,  | }'],
    ['{{#if x}}**b** *c*{{/if}}', '{if x: **b** *c* | }'],
    ['**{{#if x}}b{{/if}}**', '**{if x: b | }**'],
    ['[{{#if x}}b{{else}}c{{/if}}](https://example.org)', '[{if x: b | c}](https://example.org)'],
    ['{{#if x}}{{#if y}}b{{/if}}{{/if}}', '{if x: {if y: b | } | }'],
    ['one {{#if x}}two\nthree{{/if}} four', 'one {if x: two three | } four'],
    ['{{#if x}}>>{{/if}}', '{if x: >> | }'],
  ])('%j', async (body, line) => {
    expect(await lines(body)).toEqual([line]);
  });

  it.each([
    '**a {{#if x}}b** c{{/if}}',
    '{{#if x}}*a{{/if}}*',
    '[a {{#if x}}b](https://example.org) c{{/if}}',
    'a {{#if x}}b\n\nc{{/if}} d',
    '| {{#if x}}a | b{{/if}} |\n|---|---|\n| c | d |',
    '- a {{#if x}}\n- b {{/if}}',
    '{{#if x}}\ntext {{/if}}',
    'text {{#if x}}\n\n{{/if}}',
  ])('%j crosses', async (body) => {
    const { problems } = await readMarkdown(body);
    expect(problems).toEqual([expect.stringMatching(/ error block-crosses$/)]);
  });

  it('a block in a link’s target or a description is refused', async () => {
    const { problems } = await readMarkdown('[a](https://{{#if x}}b{{/if}}.org)\n\n![a {{#if x}}b{{/if}}](a.png)');
    expect(problems).toEqual(['4:13 error placeholder-syntax', '6:5 error placeholder-syntax']);
  });
});

describe('alone on their lines', () => {
  it('enclose paragraphs, headings, lists, tables', async () => {
    expect(
      await lines('A\n\n{{#if x}}\n\n# B\n\nC\n\n- d\n\n| e |\n|---|\n| f |\n\n{{else}}\n\nG\n\n{{/if}}\n\nH'),
    ).toEqual([
      'A',
      'if x',
      '  h1 B',
      '  C',
      '  ul',
      '    - d',
      '  table left',
      '    | e |',
      '    | f |',
      'else',
      '  G',
      'H',
    ]);
  });

  it('need no blank lines around them', async () => {
    expect(await lines('A\n{{#if x}}\nB\n{{/if}}\nC')).toEqual(['A', 'if x', '  B', 'C']);
    expect(await lines('# A\n{{#if x}}\n# B\n{{/if}}')).toEqual(['h1 A', 'if x', '  h1 B']);
  });

  it('may be several on a line', async () => {
    expect(await lines('{{#if x}} {{#unless y}}\nB\n{{/unless}}{{/if}}')).toEqual(['if x', '  unless y', '    B']);
  });

  it('enclose items, and the list stays one', async () => {
    expect(await lines('- a\n{{#if x}}\n- b\n- c\n{{else}}\n- d\n{{/if}}\n- e')).toEqual([
      'ul',
      '  - a',
      '  if x',
      '    - b',
      '    - c',
      '  else',
      '    - d',
      '  - e',
    ]);
    expect(await lines('1. a\n{{#if x}}\n2. b\n{{/if}}\n3. c')).toEqual([
      'ol from 1',
      '  - a',
      '  if x',
      '    - b',
      '  - c',
    ]);
  });

  it('enclose the last item, though the list has ended at the end tag', async () => {
    expect(await lines('- a\n{{#if x}}\n- b\n{{/if}}\n\nC')).toEqual(['ul', '  - a', '  if x', '    - b', 'C']);
  });

  it('part one list where Markdown sees one', async () => {
    expect(await lines('{{#if x}}\n- a\n{{else}}\n- b\n{{/if}}')).toEqual([
      'ul',
      '  if x',
      '    - a',
      '  else',
      '    - b',
    ]);
  });

  it('enclose what belongs to an item', async () => {
    expect(await lines('- a\n  {{#if x}}\n\n  b\n  {{/if}}\n- c')).toEqual([
      'ul',
      '  - a',
      '    if x',
      '      b',
      '  - c',
    ]);
    expect(await lines('- a\n  - b\n  {{#if x}}\n  - c\n  {{/if}}')).toEqual([
      'ul',
      '  - a',
      '    ul',
      '      - b',
      '      if x',
      '        - c',
    ]);
  });

  it('enclose what stands in a quote', async () => {
    expect(await lines('> a\n>\n> {{#if x}}\n> b\n> {{/if}}')).toEqual(['quote', '  a', '  if x', '    b']);
  });

  it('enclose rows, and the table stays one', async () => {
    const rows = '{{#each org_field_l}}\n| {{name}} | {{this}} |\n{{/each}}\n| c | d |\n';
    const shown = ['table left right', '  | a | b |', '  each org_field_l', '    | ‹name› | ‹this› |', '  | c | d |'];
    expect(await lines(`| a | b |\n|---|--:|\n${rows}`)).toEqual(shown);
    expect(await lines(`a | b\n---|--:\n${rows}\nE`)).toEqual([...shown, 'E']);
    expect(
      (await readFile('w.md', `---\r\ntitle: A\r\n---\r\n| a | b |\r\n|---|--:|\r\n${rows.replaceAll('\n', '\r\n')}`))
        .lines,
    ).toEqual(shown);
    expect(await lines(`> | a | b |\n> |---|--:|\n${rows.replace(/^(?=.)/gm, '> ')}`)).toEqual([
      'quote',
      ...shown.map((line) => `  ${line}`),
    ]);
  });

  it('enclose a last row, several in a row of tags', async () => {
    expect(await lines('| a |\n|---|\n| b |\n{{#if x}}\n{{#if y}}\n| c |\n{{/if}}\n{{/if}}\n\nD')).toEqual([
      'table left',
      '  | a |',
      '  | b |',
      '  if x',
      '    if y',
      '      | c |',
      'D',
    ]);
  });

  it('an each goes through a list’s items, and its else is for none', async () => {
    expect(await lines('{{#each org_field_l}}\n- {{this}}\n{{/each}}')).toEqual([
      'ul',
      '  each org_field_l',
      '    - ‹this›',
    ]);
    expect(await lines('{{#each org_field_l}}\n- {{this}}\n{{else}}\nNone.\n{{/each}}')).toEqual([
      'ul',
      '  each org_field_l',
      '    - ‹this›',
      'unless org_field_l',
      '  None.',
    ]);
    expect(await lines('{{#each org_field_l}}\nFor {{this}}:\n\n- a\n{{/each}}')).toEqual([
      'each org_field_l',
      '  For ‹this›:',
      '  ul',
      '    - a',
    ]);
  });

  it('around nothing leave nothing', async () => {
    expect(await lines('A\n\n{{#if x}}\n{{/if}}\n\nB')).toEqual(['A', 'B']);
    expect(await lines('- a\n{{#if x}}\n{{/if}}\n- b')).toEqual(['ul', '  - a', '  - b']);
  });

  it.each([
    ['- a\n{{#if x}}\n- b\n\nC\n{{/if}}', 'an item and a paragraph'],
    ['A\n\n{{#if x}}\n- b\n{{else}}\n- c\n\nD\n{{/if}}', 'a list cut by else beside a paragraph'],
    ['{{#if x}}\n| a |\n|---|\n| b |\n{{/if}}\n| c |', 'a table’s head without all of its rows'],
    ['- a\n{{#if x}}\n  - b\n- c\n  - d\n{{/if}}\n- e', 'items of two levels'],
  ])('%j crosses: %s', async (body) => {
    expect((await readMarkdown(body)).problems).toEqual([expect.stringMatching(/ error block-crosses$/)]);
  });
});

describe('pairs', () => {
  it.each([
    ['a {{#if x}}b', ['4:3 error block-unclosed']],
    ['a {{/if}} b', ['4:3 error block-unclosed']],
    ['a {{else}} b', ['4:3 error block-unclosed']],
    ['{{#if x}}a{{/each}}', ['4:1 error block-unclosed', '4:11 error block-unclosed']],
    ['{{#if x}}{{#each y}}a{{/if}}', ['4:10 error block-unclosed']],
    ['{{#if x}}a{{else}}b{{else}}c{{/if}}', ['4:20 error placeholder-syntax']],
    ['{{#each x}}a{{else}}{{this}}{{/each}}', ['4:21 error placeholder-syntax']],
    ['{{#if x}}\n\nA\n\n{{#if y}}\n\nB\n\n{{/if}}', ['4:1 error block-unclosed']],
  ])('%j', async (body, problems) => {
    expect((await readMarkdown(body)).problems).toEqual(problems);
  });

  it('may nest to sixteen levels, not deeper', async () => {
    const nested = (depth: number) => `${'{{#if x}}'.repeat(depth)}a${'{{/if}}'.repeat(depth)}`;
    expect((await readMarkdown(nested(16))).problems).toEqual([]);
    expect((await readMarkdown(nested(17))).problems).toEqual(['4:145 error placeholder-syntax']);
  });
});
