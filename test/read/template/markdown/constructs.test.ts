/** Struck, raised and lowered words, code, tasks, footnotes, and lines to write on: what Markdown beyond its core becomes. */
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../support/template-text.js';

async function lines(body: string): Promise<readonly string[]> {
  const read = await readMarkdown(body);
  expect(read.problems).toEqual([]);
  return read.lines;
}

describe('words', () => {
  it.each([
    ['~~old~~ new', '~~old~~ new'],
    ['H~2~O and x^2^', 'H~2~O and x^2^'],
    ['x^**a**^ and 10^-3^', 'x^**a**^ and 10^-3^'],
    ['x^<<org_field_name>>^', 'x^‹org_field_name›^'],
    ['about ~5 or ~10 minutes', 'about ~5 or ~10 minutes'],
    ['2^10 and 2^20', '2^10 and 2^20'],
    ['a \\~b~ \\^c^ \\~~d~~', 'a ~b~ ^c^ ~~d~~'],
    ['~~~ no', 'no'],
    ['a ~~~b~~~ c', 'a ~~~b~~~ c'],
    ['`backup  now`', '`backup  now`'],
    ['`` a`b ``', '`a`b`'],
    ['`<<#if org_field_x>>a  b<<else>>c<</if>>`', '`{if org_field_x: a  b | c}`'],
    ['Signed: [______] Date: [\\_\\_\\_]', 'Signed: [______] Date: [___]'],
    ['[______]: the manager', '[______]: the manager'],
    ['`<a`[>b](https://a.example/) <Company `Name` Ltd>', '`<a`[>b](https://a.example/) <Company `Name` Ltd>'],
    ['[___] and [___]', '[___] and [___]'],
    ['\\[\\_\\_\\_]', '[___]'],
  ])('%j', async (body, expected) => {
    const { lines: shown } = await readMarkdown(body);
    expect(shown.join('\n')).toBe(expected);
  });

  it('lines to write on stand in items, cells and headings', async () => {
    expect(await lines('# Name [____]\n\n- [____]\n\n| [___] | b |\n|---|---|\n| [_____] | c |')).toEqual([
      'h1 Name [____]',
      'ul',
      '  - [____]',
      'table left left',
      '  | [___] | b |',
      '  | [_____] | c |',
    ]);
  });
});

describe('code blocks', () => {
  it('keep their lines and spaces, and fill in their placeholders', async () => {
    expect(await lines('```text\nManager\n  └─ <<org_field_name>>\n\n\tend\n```\n\nA')).toEqual([
      'code',
      '  Manager',
      '    └─ ‹org_field_name›',
      '  ',
      '      end',
      'A',
    ]);
  });

  it('are lines indented by four spaces, unless their words begin with a list mark', async () => {
    expect(await lines('A\n\n    code\n\n    - item\n        - inner\n\n\t1. one\n\t2. two')).toEqual([
      'A',
      'code',
      '  code',
      'ul',
      '  - item',
      '    ul',
      '      - inner',
      'ol from 1',
      '  - one',
      '  - two',
    ]);
  });

  it('have lines in conditions, the first and the last too', async () => {
    expect(
      await lines(
        '> ```\n> <<#if org_field_a>>\n> a\n> <<else>>\n> b\n> <</if>>\n> c\n> <<#each org_field_d>>\n> {{this}}\n> <</each>>\n> ```',
      ),
    ).toEqual(['quote', '  code', '    {if org_field_a: a', '     | b', '    }c{each org_field_d: ', '    ‹this› | }']);
  });

  it('may hold what looks like other marks', async () => {
    expect(await lines('```\n# a\n- b\n| c |\n|---|\n<b>\n```')).toEqual([
      'code',
      '  # a',
      '  - b',
      '  | c |',
      '  |---|',
      '  <b>',
    ]);
  });
});

describe('lists', () => {
  it.each([
    ['- [ ] a\n- [x] b\n- c', ['ul', '  - [ ] a', '  - [x] b', '  - c']],
    ['1. [X] a\n2. [ ]', ['ol from 1', '  - [x] a', '  - [ ]']],
    ['* [ ] a\n  * [x] <<org_field_name>>', ['ul', '  - [ ] a', '    ul', '      - [x] ‹org_field_name›']],
    ['- [a] b', ['ul', '  - [a] b']],
    ['1. One\n2.\n3. Three', ['ol from 1', '  - One', '  -', '  - Three']],
    ['- a\n-\n- c\n- ', ['ul', '  - a', '  -', '  - c', '  -']],
    ['- a\n      - b\n          - c', ['ul', '  - a', '    ul', '      - b', '        ul', '          - c']],
    ['1. a\n\t- b\n\t\t- c', ['ol from 1', '  - a', '    ul', '      - b', '        ul', '          - c']],
  ])('%j', async (body, expected) => {
    expect(await lines(body)).toEqual(expected);
  });
});

describe('footnotes', () => {
  it('stand at their marks, with all their blocks', async () => {
    expect(await lines('A[^1] b[^n].\n\n[^1]: One\n\n    - item\n\n    two\n\n[^n]: <<org_field_name>>\n\nC')).toEqual([
      'A[^1: One ¶ ul ¶   - item ¶ two] b[^n: ‹org_field_name›].',
      'C',
    ]);
  });

  it('have as many marks as their author gives them', async () => {
    expect(await lines('A[^1]\n\n[^1]: x\n\nB[^1]')).toEqual(['A[^1: x]', 'B[^1: x]']);
  });

  it('can be written among words', async () => {
    const [shown] = await lines('A^[see [b](https://example.org)\nand [*c*] \\] d].');
    expect(shown?.replace(/at-\d+/, 'key')).toBe('A[^key: see [b](https://example.org) and [*c*] ] d].');
  });

  it('take the condition around their words along', async () => {
    const body = 'A[^1] B[^2]\n\n<<#if org_field_a>>\n[^1]: x\n\n<<else>>\n\n[^2]: y\n\nC[^2]\n\n<</if>>';
    expect(await lines(body)).toEqual([
      'A[^1: if org_field_a ¶   x] B[^2: if org_field_a ¶ else ¶   y]',
      'if org_field_a',
      'else',
      '  C[^2: y]',
    ]);
  });

  it.each([
    ['A[^9]', 'A[^9]', '4:2'],
    ['A\n\n[^b]: unused', 'A\nunused', '6:1'],
    ['A[^1]\n\n[^1]: x\n\n[^1]: y', 'A[^1: x]\ny', '8:1'],
    ['A[^1]\n\n[^1]:', 'A', '4:2'],
  ])('%j is refused, and its words stay', async (body, shown, place) => {
    const read = await readMarkdown(body);
    expect(read.problems).toEqual([`${place} error footnote-mark`]);
    expect(read.lines.join('\n')).toBe(shown);
  });

  it('hold no other footnotes', async () => {
    const { problems, lines: shown } = await readMarkdown('A[^1]\n\n[^1]: x[^2] ^[y] [^1]\n\n[^2]: z');
    expect(problems).toEqual(['6:8', '6:13', '6:18'].map((place) => `${place} error markdown-unsupported`));
    expect(shown).toEqual(['A[^1: x (z)  (y) ]']);
  });
});

describe('notes', () => {
  it.each([
    ['> [!NOTE]\n> a <<org_field_name>>', ['note note', '  a ‹org_field_name›']],
    ['> [!danger]- Own *title*\n> a\n> b\n>\n> - c', ['note warning “Own *title*”', '  a b', '  ul', '    - c']],
    ['> [!Info]\n>\n> a', ['note note', '  a']],
    ['> [!TIP]  \n> a', ['note tip', '  a']],
    ['> [!CAUTION] only a title', ['note caution “only a title”']],
    ['- > [!WARNING]\n  > a', ['ul', '  - note warning', '      a']],
    ['> > [!NOTE]\n> > a', ['quote', '  note note', '    a']],
    ['> [!NOTE]\n> <<#if org_field_x>>\n> a\n> <</if>>', ['note note', '  if org_field_x', '    a']],
    ['> \\[!NOTE]\n> a', ['quote', '  [!NOTE] a']],
  ])('%j', async (body, expected) => {
    expect(await lines(body)).toEqual(expected);
  });

  it('of an unknown kind stay quotations, with a warning', async () => {
    const { problems, lines: shown } = await readMarkdown('> [!BUG]\n> a');
    expect(problems).toEqual(['4:1 warning markdown-unsupported']);
    expect(shown).toEqual(['quote', '  [!BUG] a']);
  });
});

describe('headings', () => {
  it.each([
    ['# A {.unnumbered}', 'h1 unnumbered A'],
    ['A {-}\n=====', 'h1 unnumbered A'],
    ['# Appendix B: Forms {#forms .appendix}', 'h1 appendix Forms'],
    ['# *A* {.unnumbered} ##', 'h1 unnumbered *A*'],
    ['# <<org_field_name>> {-}', 'h1 unnumbered ‹org_field_name›'],
    ['# A \\{-}', 'h1 A {-}'],
    ['# A {five words}', 'h1 A {five words}'],
  ])('%j', async (body, expected) => {
    const { lines: shown } = await readMarkdown(body);
    expect(shown).toEqual([expected]);
  });

  it('keep the names that their authors give them', async () => {
    const { template } = await readMarkdown('# A {#own}');
    expect(template?.body.blocks).toMatchObject([{ type: 'heading', anchor: 'own' }]);
  });

  it('without numbers leave out no level, and need no number themselves', async () => {
    expect(await lines('# 1. A\n\n# B {-}\n\n## C\n\n# 2. D')).toEqual(['h1 A', 'h1 unnumbered B', 'h2 C', 'h1 D']);
  });

  it.each([
    ['# A\n\n## B\n\n### C\n\n#### D\n\n##### E\n\n###### F', 'h5 F', 'heading-level'],
    ['# A {.centred}', 'h1 A', 'markdown-unsupported'],
    ['- # A', '  - **A**', 'markdown-unsupported'],
    ['> ## A', '  **A**', 'markdown-unsupported'],
  ])('%j is warned of', async (body, last, code) => {
    const { problems, lines: shown } = await readMarkdown(body);
    expect(shown.at(-1)).toBe(last);
    expect(problems).toEqual([expect.stringMatching(new RegExp(`warning ${code}$`))]);
  });
});
