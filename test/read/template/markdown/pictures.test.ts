/** Pictures among words, in links, headings, cells and HTML; pictures that can't be had; in templates and in documents to import. */
import { describe, expect, it } from 'vitest';
import { error } from '../../../../src/model/diagnostic.js';
import type { LoadPicture } from '../../../../src/read/picture.js';
import { importMarkdown } from '../../../support/import-document.js';
import { picture } from '../../../support/sample-document.js';
import { readMarkdown } from '../../../support/template-text.js';

/** There are PNG files only, and none that is called missing. */
const load: LoadPicture = async (path, from) => {
  if (!path.endsWith('.png'))
    return { diagnostics: [error('picture-unreadable', 'The picture isn’t a PNG or JPEG', from)] };
  if (path.includes('missing')) return { diagnostics: [error('picture-missing', 'This picture doesn’t exist', from)] };
  return { value: picture(4, 4, path), diagnostics: [] };
};

const image = (path: string, alt: string) => `image ${path} “${alt}”`;
const A = image('a.png', 'A');
const B = image('b.png', 'B');

describe('a picture', () => {
  it.each([
    ['among words', 'one ![A](a.png) two', ['one two', A]],
    ['between words without spaces', 'one![A](a.png)two', ['one two', A]],
    ['first', '![A](a.png) two', ['two', A]],
    ['last', 'one ![A](a.png)', ['one', A]],
    ['in a line of its own', 'one\n![A](a.png)\ntwo', ['one two', A]],
    ['beside another', '![A](a.png) ![B](b.png)', [A, B]],
    ['among words with another', 'x ![A](a.png) ![B](b.png) y', ['x y', A, B]],
    ['in strong words', 'x **y ![A](a.png) z** w', ['x **y z** w', A]],
    ['alone in strong words', 'x **![A](a.png)** w', ['x w', A]],
    ['in a link', '[![A](a.png)](https://example.org)', ['[A](https://example.org)', A]],
    ['in a link with words', 'x [y ![A](a.png)](https://example.org) z', ['x [y ](https://example.org) z', A]],
    ['in strong words in a link', '[**![A](a.png)**](https://example.org)', ['[A](https://example.org)', A]],
    ['in a heading', '# One ![A](a.png)\n\ntwo', ['h1 One', A, 'two']],
    ['alone in a heading', 'x\n\n# ![A](a.png)', ['x', A]],
    ['in an item', '- one ![A](a.png)\n- two', ['ul', '  - one', `    ${A}`, '  - two']],
    ['alone in an item', '- ![A](a.png)', ['ul', `  - ${A}`]],
    ['in a quote', '> q ![A](a.png)', ['quote', '  q', `  ${A}`]],
    ['in a note’s title', '> [!NOTE] T ![A](a.png)\n> words', ['note note “T”', `  ${A}`, '  words']],
    ['in a cell', '| H |\n|---|\n| x ![A](a.png) |', ['table left', '  | H |', `  | x ¶ ${A} |`]],
    [
      'in a line of a cell',
      '| H |\n|---|\n| - x ![A](a.png)<br>y |',
      ['table left', '  | H |', `  | ul ¶   - x ¶     ${A} ¶ y |`],
    ],
    ['in the head of a column', '| H ![A](a.png) |\n|---|\n| x |', ['table left', `  | H ¶ ${A} |`, '  | x |']],
    ['in a caption', 'Table: C ![A](a.png)\n\n| H |\n|---|\n| x |', ['table left “C”', '  | H |', '  | x |', A]],
    ['by a reference', 'x ![A][p] y\n\n[p]: a.png', ['x y', A]],
    ['in HTML', '<img src="a.png" alt="A" width="300">', [A]],
    ['in HTML among words', 'x <img alt=A src=a.png> y', ['x y', A]],
    [
      'in an HTML link in a paragraph',
      '<p align="center"><a href="https://example.org"><img src="a.png" alt="A"/></a> y</p>',
      ['<centre> [A](https://example.org) y', A],
    ],
    [
      'in an HTML cell',
      '<table><tr><td>x <img src="a.png" alt="A"></td></tr></table>',
      ['table left', `  | x ¶ ${A} |`],
    ],
    ['in lines of code in HTML', '<pre>x <img src="a.png" alt="A"></pre>', ['code', '  x ', A]],
  ])('%s prints behind the words', async (_, body, expected) => {
    const { lines, problems } = await readMarkdown(body, load);
    expect(lines).toEqual(expected);
    expect(problems.filter((problem) => !problem.includes(' warning markdown-unsupported'))).toEqual([]);
  });

  it.each([
    ['x {{#if org_field_x}}![A](a.png){{/if}} y', ['x {if org_field_x:  | } y', 'if org_field_x', `  ${A}`]],
    ['{{#if org_field_x}}![A](a.png){{else}}![B](b.png){{/if}}', ['if org_field_x', `  ${A}`, 'else', `  ${B}`]],
    ['**x {{#if org_field_x}}![A](a.png){{/if}}**', ['**x {if org_field_x:  | }**', 'if org_field_x', `  ${A}`]],
    ['{{#if org_field_x}}\nx ![A](a.png)\n{{/if}}', ['if org_field_x', '  x', `  ${A}`]],
  ])('stays in the condition it was in: %s', async (body, expected) => {
    const { lines } = await readMarkdown(body, load);
    expect(lines.map((line) => line.replace('{if org_field_x: | }', '{if org_field_x:  | }'))).toEqual(expected);
  });

  it('among words is warned of once', async () => {
    const read = await readMarkdown('one ![A](a.png) two\n\n[![B](b.png)](https://example.org)', load);
    expect(read.problems).toEqual(['4:5 warning markdown-unsupported', '6:2 warning markdown-unsupported']);
    expect(read.messages).toEqual([
      'A picture is among words, so it prints below them',
      'A picture is among words, so it prints below them',
    ]);
  });

  it('of a template that can’t be had is an error at each of its places', async () => {
    const { problems } = await readMarkdown(
      'x ![a](missing.png)\n\n<img src="missing.png" alt="a">\n\n![](a.png)\n\n<img src="a.png">\n\n<img alt="x" src="https://example.org/a.png">',
      load,
    );
    expect(problems.filter((problem) => problem.includes('error'))).toEqual([
      '4:3 error picture-missing',
      '6:1 error picture-missing',
      '8:1 error picture-alt',
      '10:1 error picture-alt',
      '12:1 error picture-missing',
    ]);
  });
});

describe('a picture of a document to import', () => {
  it.each([
    ['![The way out](https://example.org/a%20b.png)', '[The way out](https://example.org/a%20b.png)'],
    ['![The way out](//example.org/a.png)', '[The way out](https://example.org/a.png)'],
    ['![](https://example.org/The%20map.png?raw=true)', '[The map.png](https://example.org/The%20map.png?raw=true)'],
    ['[![Status](https://example.org/a.svg)](https://example.org)', '[Status](https://example.org)'],
    ['[**![Status](https://example.org/a.svg)**](https://example.org)', '[**Status**](https://example.org)'],
    [
      '<a href="https://example.org"><img src="https://example.org/a.svg" alt="Status"></a>',
      '[Status](https://example.org)',
    ],
    ['x ![The way out](missing.png) y', 'x The way out y'],
    ['![The way out](plan.svg)', 'The way out'],
    ['![](images/plan.gif)', 'plan.gif'],
    ['![](data:image/png;base64,iVBORw0KGgo=)', 'picture'],
    ['![](a.png)', image('a.png', 'a.png')],
    ['<img src="a.png">', image('a.png', 'a.png')],
    ['![a]()', 'a'],
    ['![]()', 'picture'],
    ['<img>', 'picture'],
    ['![a](<{{org_field_name}}.png>)', 'a'],
  ])('%s', async (body, expected) => {
    const { lines, problems } = await importMarkdown(`# Title\n\n${body}\n\nEnd\n`, load);
    expect(lines).toEqual([expected, 'End']);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.filter((problem) => !problem.includes('warning import-loss'))).toEqual([]);
  });

  it('in a title comes first below it', async () => {
    const { title, lines } = await importMarkdown('# ![A](a.png) Lone Working\n\nEnd\n', load);
    expect([title, ...lines]).toEqual(['Lone Working', A, 'End']);
  });

  it('alone in a first heading leaves the title to the next words', async () => {
    const { lines } = await importMarkdown('# ![A](a.png)\n\n## Lone Working\n\nEnd\n', load);
    expect(lines).toContain(A);
  });
});
