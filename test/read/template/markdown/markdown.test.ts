/** Markdown: what it becomes, and what is refused at its place. */
import { describe, expect, it } from 'vitest';
import { error } from '../../../../src/model/diagnostic.js';
import { readFile, readMarkdown } from '../../../support/template-text.js';

async function lines(body: string): Promise<readonly string[]> {
  const read = await readMarkdown(body);
  expect(read.problems).toEqual([]);
  return read.lines;
}

describe('blocks', () => {
  it.each([
    ['# A\n\n## B', ['h1 A', 'h2 B']],
    ['A\n===\n\nB\n---', ['h1 A', 'h2 B']],
    ['one\ntwo  \nthree\\\nfour', ['one two / three / four']],
    [
      '- a\n  - b\n    1. c\n- d',
      ['ul', '  - a', '    ul', '      - b', '        ol from 1', '          - c', '  - d'],
    ],
    ['3. a\n4. b', ['ol from 3', '  - a', '  - b']],
    ['0. a', ['ol from 0', '  - a']],
    ['- a\n\n  second', ['ul', '  - a', '    second']],
    ['> a\n>\n> - b', ['quote', '  a', '  ul', '    - b']],
    ['A\n\n---\n\nB', ['A', '(rule)', 'B']],
    ['A\n\n\\newpage\n\nB', ['A', '(page-break)', 'B']],
    ['![alt](p.png)', ['image p.png “alt”']],
    ['![alt][p]\n\n[p]: p.png', ['image p.png “alt”']],
    ['- ![alt](p.png)', ['ul', '  - image p.png “alt”']],
    ['<<org_field_logo>>', ['(logo)']],
    ['{{ org_field_logo }}\n\nA', ['(logo)', 'A']],
    ['Table: Not before a table', ['Table: Not before a table']],
    ['- \n- a', ['ul', '  -', '  - a']],
  ])('%j', async (body, expected) => {
    expect(await lines(body)).toEqual(expected);
  });

  it('tables have alignment, a caption, and rows filled up', async () => {
    expect(await lines('Table: Who *does* what\n\n| A | B | C |\n|:--|:-:|--:|\n| 1 |\n| 1 | 2 | 3 |\n')).toEqual([
      'table left centre right “Who *does* what”',
      '  | A | B | C |',
      '  | 1 |  |  |',
      '  | 1 | 2 | 3 |',
    ]);
  });

  it('a caption may be all placeholders; a block tag parts it from its table', async () => {
    expect(await lines('Table: <<x>>\n\n| A |\n|---|\n| 1 |')).toEqual(['table left “‹x›”', '  | A |', '  | 1 |']);
    expect(await lines('Table: A\n\n{{#if x}}\n\n| A |\n|---|\n| 1 |\n\n{{/if}}')).toEqual([
      'Table: A',
      'if x',
      '  table left',
      '    | A |',
      '    | 1 |',
    ]);
  });
});

describe('inlines', () => {
  it.each([
    ['**a *b* c**', '**a *b* c**'],
    ['A*B & C_D_E', 'A*B & C_D_E'],
    ['&amp; &copy; \\*', '& © *'],
    ['[a](https://example.org/?x=1&y=2)', '[a](https://example.org/?x=1&y=2)'],
    ['[a](HTTP://example.org)', '[a](HTTP://example.org)'],
    ['[a](tel:+442920180000)', '[a](tel:+442920180000)'],
    ['[a](#reporting)', '[a](#reporting)'],
    ['[a](policy:DCW29)', '[a](policy:DCW29)'],
    ['[Cymru *a* <<x>>](lang:cy)', '[Cymru *a* ‹x›](lang:cy)'],
    ['[a][r] and [r]\n\n[r]: https://example.org', '[a](https://example.org) and [r](https://example.org)'],
    ['<dpo@example.org>', '[dpo@example.org](mailto:dpo@example.org)'],
    ['https://example.org', '[https://example.org](https://example.org)'],
    ['(See www.gov.uk/a_b.)', '(See [www.gov.uk/a_b](https://www.gov.uk/a_b).)'],
    ['Ask help@example.org, now', 'Ask [help@example.org](mailto:help@example.org), now'],
    ['https://<<x>>/care.', '[https://‹x›/care](https://‹x›/care).'],
    ['a <<#if x>>https://example.org.<<else>>b<</if>>', 'a {if x: [https://example.org](https://example.org). | b}'],
    ['https://example.org/<<#if x>>b<</if>>', 'https://example.org/{if x: b | }'],
    ['https\\://example.org', 'https://example.org'],
    ['[a](www.example.org)', '[a](https://www.example.org)'],
    ['[a](//example.org/b)', '[a](https://example.org/b)'],
    ['[a](dpo@example.org)', '[a](mailto:dpo@example.org)'],
    ['[a](<https://example.org/a b>)', '[a](https://example.org/a%20b)'],
    ['[](https://example.org)', '[https://example.org](https://example.org)'],
    ['[](mailto:dpo@example.org)', '[dpo@example.org](mailto:dpo@example.org)'],
    ['[a](beta.md)', '[a](path beta.md)'],
    ['[a](../hr/Beta%20Policy.docx#leave)', '[a](path ../hr/Beta Policy.docx#leave)'],
    ['[a](/policies/beta/?b=1#c)', '[a](path /policies/beta/#c)'],
    ['see [a b](../hr/Beta Policy.md#c), d', 'see [a b](path ../hr/Beta Policy.md#c), d'],
    ['\\[a](Beta Policy.md) [b](c d)', '[a](Beta Policy.md) [b](c d)'],
    ['[a](policy:DCW29#leave)', '[a](policy:DCW29#leave)'],
    ['two  spaces\tand a tab', 'two spaces and a tab'],
    ['e\u0301', '\u00E9'],
  ])('%j', async (body, line) => {
    expect(await lines(body)).toEqual([line]);
  });
});

describe('headings', () => {
  it('lose their typed numbers, quietly where they are right', async () => {
    expect(await lines('# 1. Purpose\n\n## 1.1 Who\n\n## 1.2. When\n\n# 2. Scope')).toEqual([
      'h1 Purpose',
      'h2 Who',
      'h2 When',
      'h1 Scope',
    ]);
    expect(await lines('# 24 hours’ notice\n\n# 2026 and after')).toEqual(['h1 24 hours’ notice', 'h1 2026 and after']);
  });

  it('are warned of where the number differs', async () => {
    const { lines: shown, problems, messages } = await readMarkdown('# 1. A\n\n# 3. B\n\n## 3.1 C');
    expect(shown).toEqual(['h1 A', 'h1 B', 'h2 C']);
    expect(problems).toEqual(['6:1 warning heading-number', '8:1 warning heading-number']);
    expect(messages[0]).toContain('3, but it will print as 2');
  });

  it('behind one that may be absent have no number to differ from', async () => {
    const body = '# 1. A\n\n{{#if x}}\n\n# 2. B\n\n{{/if}}\n\n# 9. C\n\n## 9.1 D';
    expect((await readMarkdown(body)).problems).toEqual([]);
    const inner = '# 1. A\n\n{{#if x}}\n\n## 1.1 B\n\n{{/if}}\n\n## 1.9 C\n\n# 3. D';
    expect((await readMarkdown(inner)).problems).toEqual(['14:1 warning heading-number']);
  });

  it('that skip a level are warned of; deeper than five print as the fifth', async () => {
    expect((await readMarkdown('# A\n\n### B')).problems).toEqual(['6:1 warning heading-level']);
    const six = await readMarkdown('# A\n\n## B\n\n### C\n\n#### D\n\n##### E\n\n###### F');
    expect(six.problems).toEqual(['14:1 warning heading-level']);
    expect(six.lines.at(-1)).toBe('h5 F');
  });
});

describe('lines indented by four spaces', () => {
  it.each(['# A', '> A', '===', '```', '~~~', '## A {-}'])('that begin %j are words', async (signs) => {
    const { lines: under, problems } = await readMarkdown(`Words\n    ${signs}\n    more`);
    expect(problems).toEqual([]);
    expect(under).toEqual([`Words ${signs} more`]);
    expect((await readMarkdown(`Words\n\n    ${signs}\n    more`)).lines).toEqual([
      'Words',
      'code',
      `  ${signs}`,
      '  more',
    ]);
    expect((await readMarkdown(`- Words\n\n      ${signs}\n`)).lines).toEqual([
      'ul',
      '  - Words',
      '    code',
      `      ${signs}`,
    ]);
  });

  it('that begin with a list’s mark are a list, and what is within an item counts from its words', async () => {
    expect(await lines('Words\n\n    - A\n\n      > B\n\n      ```\n      C\n      ```')).toEqual([
      'Words',
      'ul',
      '  - A',
      '    quote',
      '      B',
      '    code',
      '      C',
    ]);
  });
});

describe('headings where none is of level 1', () => {
  it.each([
    ['## 1. Purpose\n\n### 1.1 Aims\n\n## 2. Scope', ['h1 Purpose', 'h2 Aims', 'h1 Scope'], []],
    ['Text.\n\n#### A\n\n##### B', ['Text.', 'h1 A', 'h2 B'], []],
    ['## A\n\n#### B', ['h1 A', 'h3 B'], ['6:1 warning heading-level']],
    ['### A\n\n## B', ['h2 A', 'h1 B'], ['4:1 warning heading-level']],
    ['<h2>A</h2>\n\n### B', ['h1 A', 'h2 B'], []],
    ['{{#if nation_wales}}\n\n# A\n\n{{/if}}\n\n## B', ['if nation_wales', '  h1 A', 'h2 B'], []],
    ['> ## A\n\n### B', ['quote', '  **A**', 'h1 B'], ['4:3 warning markdown-unsupported']],
  ])('%j rise so that the highest are of level 1', async (body, shown, problems) => {
    expect(await readMarkdown(body)).toMatchObject({ lines: shown, problems });
  });

  it('are named by the level that was written where one is skipped', async () => {
    const { messages, hints } = await readMarkdown('## A\n\n#### B');
    expect(messages).toEqual(['A level 4 heading follows a level 2 heading']);
    expect(hints).toEqual(['Make it level 3, or put a heading of that level before it.']);
  });
});

describe('what prints in another form than it was written in', () => {
  it.each([['| a |\n|---|\n', '4:1', 'no rows', undefined]])('%j', async (body, place, word, shown) => {
    const { problems, messages, lines } = await readMarkdown(body);
    expect(problems.filter((problem) => / error /.test(problem))).toEqual([]);
    expect(problems).toContain(`${place} warning markdown-unsupported`);
    expect(messages.join('\n')).toContain(word);
    if (shown) expect(lines).toEqual(shown);
  });
});

describe('what the tree cannot hold', () => {
  it.each([
    ['| a |\n|---|\n| b | c |\n', '6:5', 'more cells'],
    ['| a | b |\n|---|\n| c | d |\n', '5:1', 'as a header'],
    ['| a |\n{{#if x}}\n|---|\n| b |\n{{/if}}\n', '6:1', 'as a header'],
    ['a\n\n--- | :-:\nb | c\n', '6:1', 'as a header'],
    ['# \n\nA', '4:1', 'no words'],
    [`${'> '.repeat(10)}a`, '4:19', 'nine levels'],
  ])('%j', async (body, place, word) => {
    const { problems, messages, hints } = await readMarkdown(body);
    expect(problems).toContain(`${place} error markdown-unsupported`);
    expect([...messages, ...hints].join('\n')).toContain(word);
  });

  it('is said of each, and the rest is read', async () => {
    const { problems, lines: shown } = await readMarkdown('b\\\n\n> ---\n\n- # c\n\nE\\');
    expect(problems).toEqual([
      '4:2 warning markdown-unsupported',
      '6:3 warning markdown-unsupported',
      '8:3 warning markdown-unsupported',
      '10:2 warning markdown-unsupported',
    ]);
    expect(shown).toEqual(['b', 'ul', '  - **c**', 'E']);
  });
});

describe('links and pictures', () => {
  it.each([
    '[a](javascript:alert(1))',
    '[a](data:text/html,x)',
    '[a](file:///etc/passwd)',
    '[a](mailto:)',
    '[a](ftp://example.org)',
    '[a](<C:\\\\policies\\\\b.docx>)',
    '[a](<<x>>/b)',
    '[a](#{{x}})',
    '[a](policy:)',
    '[a](policy:{{x}})',
    '[a](lang:{{x}})',
    '[a](ht{{x}}://b)',
  ])('%s is refused', async (body) => {
    expect((await readMarkdown(body)).problems).toEqual(['4:1 error link-target']);
  });

  it.each([
    ['[a](#)', 'a', 'link-target'],
    ['[a]()', 'a', 'link-target'],
    ['a[](#b)', 'a', 'link-target'],
    ['[a](https://example.org "title")', '[a](https://example.org)', 'markdown-unsupported'],
  ])('%s is warned of', async (body, line, code) => {
    const { lines: shown, problems } = await readMarkdown(body);
    expect(shown).toEqual([line]);
    expect(problems).toEqual([expect.stringMatching(new RegExp(`^4:\\d warning ${code}$`))]);
  });

  it.each([
    ['![](a.png)', 'picture-alt'],
    ['![a](https://example.org/a.png)', 'picture-missing'],
    ['![a](//example.org/a.png)', 'picture-missing'],
    ['![a]()', 'picture-missing'],
    ['![a]({{x}}.png)', 'placeholder-kind'],
  ])('%s is refused', async (body, code) => {
    expect((await readMarkdown(body)).problems).toEqual([`4:1 error ${code}`]);
  });

  it('pictures are asked for by the path as written, and what the loader says is passed on', async () => {
    const asked: string[] = [];
    const { problems, lines: shown } = await readMarkdown('![a](../pics/a%20b.png)', async (path, from) => {
      asked.push(path);
      return { diagnostics: [error('picture-missing', 'gone', from)] };
    });
    expect(asked).toEqual(['../pics/a%20b.png']);
    expect(problems).toEqual(['4:1 error picture-missing']);
    expect(shown).toEqual([]);
  });
});

describe('the logo', () => {
  it('among words is an error, as a condition it is none', async () => {
    expect((await readMarkdown('A <<org_field_logo>>')).problems).toEqual(['4:3 error placeholder-kind']);
    expect((await readMarkdown('| <<org_field_logo>> |\n|---|\n| a |')).problems).toEqual([
      '4:3 error placeholder-kind',
    ]);
    expect((await readMarkdown('{{#each org_field_logo}}a{{/each}}')).problems).toEqual(['4:1 error placeholder-kind']);
    expect((await readMarkdown('{{#if org_field_logo}}a{{/if}}')).problems).toEqual([]);
  });
});

describe('characters and files', () => {
  it.each([
    ['a \uE000 b', '4:3'],
    ['a \uF0B7 b', '4:3'],
    ['a &#xE000;&#xE100;&#xE100; b', '4:3'],
    ['a &#57344; b', '4:3'],
  ])('%j is refused', async (body, place) => {
    expect((await readMarkdown(body)).problems[0]).toBe(`${place} error file-encoding`);
  });

  it('are places as people count them, with any line ending', async () => {
    const text = '---\ntitle: A\n---\n\n# B\n\nc <b>d\n';
    for (const ending of ['\n', '\r\n'])
      expect((await readFile('t.md', text.replaceAll('\n', ending))).problems).toEqual(['7:3 warning html-unclosed']);
  });

  it('a byte order mark behind the front matter moves no place', async () => {
    expect((await readMarkdown('\uFEFFa <b>')).problems).toEqual(['4:4 warning html-unclosed']);
  });

  it('a form feed is a space, with a warning', async () => {
    const { problems, lines } = await readMarkdown('a\n\f# b\n\nc\f\n');
    expect(problems).toEqual(['5:1 warning markdown-unsupported', '7:2 warning markdown-unsupported']);
    expect(lines).toEqual(['a', '(page-break)', 'h1 b', 'c']);
  });

  it('without any text are warned of', async () => {
    expect((await readMarkdown('\n\n')).problems).toEqual(['sample.md warning file-empty']);
  });
});
