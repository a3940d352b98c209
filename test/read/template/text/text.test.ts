/** Texts exported from Word: the front block, headings by their numbers, lists by their marks and indentation. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFile, words } from '../../../support/template-text.js';
import { runs } from '../../../support/tier.js';

const VISITORS = readFileSync(new URL('fixtures/visitors.txt', import.meta.url), 'utf8');

/** Reads a text whose title is line 1 and first heading line 2, so that the body begins on line 3. */
async function read(body: string) {
  const whole = await readFile('t.txt', `Sample Policy\n1. Purpose\n${body}`);
  expect(whole.lines[0]).toBe('h1 Purpose');
  return { ...whole, lines: whole.lines.slice(1) };
}

describe('a whole text', () => {
  it('becomes front block, headings, lists, sign-off and copyright', async () => {
    const { head, template, lines, problems } = await readFile('visitors.txt', VISITORS);
    expect(head).toMatchObject({
      kind: 'text',
      title: 'Welcoming Visitors Policy',
      slug: 'welcoming-visitors',
      bodyStart: 0,
    });
    expect(problems).toEqual(['13:1 warning list-nesting']);
    expect(template?.front.map(words)).toEqual([
      '‹org_field_name›',
      'Registration Number: ‹org_field_registration_no›',
    ]);
    expect(template && words(template.body.title)).toBe('Welcoming Visitors Policy');
    expect(lines).toEqual([
      'h1 Purpose',
      'This policy says how ‹org_field_name› welcomes the people who come to see those who live here – family, friends & neighbours.',
      'Visitors matter to:',
      'ul',
      '  - The person they come to see.',
      '  - Staff, who learn from them.',
      'h1 Arrangements',
      'h2 At the Door',
      'Staff greet every visitor by name.',
      'ul',
      '  - Visitors sign the book, giving:',
      '  - Their name.',
      '  - Whom they have come to see.',
      '  - Nobody is turned away without a reason.',
      'h2 Times',
      'There are no set hours. A *quiet* hour after lunch is asked for, <b>not</b> required.',
      'h1 Related Policies',
      'ul',
      '  - Infection Control Policy (CHW20)',
      'h1 Policy Review',
      'This policy is looked at once a year.',
      'Responsible Person: ‹org_field_registered_manager_first_name› ‹org_field_registered_manager_last_name› / Reviewed on: ‹last_update_date› / Next Review Date: ‹next_review_date›',
      'Copyright © ‹current_year› – ‹org_field_name›. All rights reserved.',
    ]);
    expect(template?.uses.map((use) => use.name)).toEqual([
      'org_field_logo',
      'org_field_name',
      'org_field_registration_no',
      'org_field_name',
      'org_field_registered_manager_first_name',
      'org_field_registered_manager_last_name',
      'last_update_date',
      'next_review_date',
      'current_year',
      'org_field_name',
    ]);
  });

  it('is the same with Windows’ line endings, a last newline, and blank lines between', async () => {
    const plain = await readFile('visitors.txt', VISITORS);
    for (const text of [VISITORS.replaceAll('\n', '\r\n'), `${VISITORS}\n`, VISITORS.replaceAll('\n', '\n\n')])
      expect((await readFile('visitors.txt', text)).lines.filter((line) => !line.startsWith('Responsible'))).toEqual(
        expect.arrayContaining(plain.lines.filter((line) => !/^(?:Responsible)/.test(line))),
      );
  });
});

describe('the front block', () => {
  it.each([
    ['Title\n<<org_field_logo>>\n<<org_field_name>>\n1. A\nB.', 'Title'],
    ['<< org_field_name >>\nTitle\n\n1. A\nB.', 'Title'],
    ['Issued by head office\nTitle\n1. A\nB.', 'Title'],
    ['Title\nThis is a sentence.\nB.', 'Title'],
    ['Title\n- item', 'Title'],
    ['Title', 'Title'],
  ])('%j has its title', async (text, title) => {
    expect((await readFile('t.txt', text)).head?.title).toBe(title);
  });

  it('keeps lines that it does not know as paragraphs', async () => {
    const { lines } = await readFile('t.txt', 'Issued by head office\nTitle\n1. A\nB.');
    expect(lines).toEqual(['Issued by head office', 'h1 A', 'B.']);
  });

  it.each(['', '1. Purpose\nText.', 'A sentence that is no title.\n', '\n\n'])('%j has no title', async (text) => {
    expect((await readFile('t.txt', text)).problems).toEqual(['1:1 error template-title']);
  });

  it('with a placeholder in its title line gives no file name', async () => {
    expect((await readFile('t.txt', '<<org_field_name>> Safety Policy\n1. A\nB.')).problems).toEqual([
      '1:1 error template-title',
    ]);
  });

  it('gives way to front matter, and a title line that says the same is not printed twice', async () => {
    const same = await readFile('t.txt', '---\ntitle: Online Safety Policy\ncode: DCW1\n---\nOnline safety\n1. A\nB.');
    expect(same.head).toMatchObject({ title: 'Online Safety Policy', code: 'DCW1', kind: 'text' });
    expect(same.lines).toEqual(['h1 A', 'B.']);
    const other = await readFile('t.txt', '---\ntitle: Online Safety Policy\n---\nAnother line\n1. A\nB.');
    expect(other.lines).toEqual(['Another line', 'h1 A', 'B.']);
    expect((await readFile('t.txt', '---\ncode: DCW1\n---\nFrom the text\n1. A\nB.')).head).toMatchObject({
      slug: 'from-the-text',
      code: 'DCW1',
    });
  });

  it('is not looked for behind the first heading', async () => {
    expect((await read('<<org_field_logo>>\n<<org_field_name>>')).lines).toEqual(['(logo)', '‹org_field_name›']);
  });
});

describe('headings', () => {
  it.each([
    ['2. Scope', ['h1 Scope']],
    [
      '1.1 First\n1.2 Second\n2. Next\n2.1. With a point\n3. On',
      ['h2 First', 'h2 Second', 'h1 Next', 'h2 With a point', 'h1 On'],
    ],
    ['1.1 A\n1.1.1 B\n1.2 C\n2. D', ['h2 A', 'h3 B', 'h2 C', 'h1 D']],
    ['2.\tScope', ['h1 Scope']],
    ['2. What is abuse?', ['h1 What is abuse?']],
  ])('%j', async (body, lines) => {
    expect(await read(body)).toMatchObject({ lines, problems: [] });
  });

  it.each([
    ['2. The manager reads it.', ['ol from 2', '  - The manager reads it.']],
    ['2. Staff do these:', ['ol from 2', '  - Staff do these:']],
    [`2. ${'word '.repeat(30)}`, ['ol from 2', `  - ${'word '.repeat(30).trim()}`]],
    ['1. Read\n2. Sign\n3. File\n2. Scope', ['ol from 1', '  - Read', '  - Sign', '  - File', 'h1 Scope']],
    ['2026 was a year', ['2026 was a year']],
    ['24 hours later', ['24 hours later']],
    ['1.5 hours each day.', ['1.5 hours each day.']],
  ])('%j is none, and no word of it is lost', async (body, lines) => {
    expect(await read(body)).toMatchObject({ lines, problems: [] });
  });

  it.each([
    ['3. Scope', 'ol from 3'],
    ['1.2 Scope', '1.2 Scope'],
    ['2.1 Scope', '2.1 Scope'],
  ])('%j does not follow, which is warned of', async (body, first) => {
    const { lines, problems } = await read(body);
    expect(lines[0]).toBe(first);
    expect(problems).toEqual(['3:1 warning heading-number']);
  });

  it('named sections may come twice, or after a gap', async () => {
    const { lines } = await read(
      'Section 1: Aims\nWe care.\nSection 2: Calls\nRing us.\nSection 2: Post\nWrite.\nSection 4: Law\nObey.',
    );
    expect(lines.filter((line) => line.startsWith('h'))).toHaveLength(4);
    const apart = await read('Section 1: Aims\nWe care.\nSection 9: of the Act says so.');
    expect(apart.lines.filter((line) => line.startsWith('h'))).toHaveLength(1);
  });

  it('in two branches may bear one number', async () => {
    const { lines, problems } = await read('{{#if x}}\n2. A\n{{else}}\n2. B\n{{/if}}\n3. C');
    expect(problems).toEqual([]);
    expect(lines).toEqual(['if x', '  h1 A', 'else', '  h1 B', 'h1 C']);
  });
});

describe('lists', () => {
  it.each([
    ['- a\n• b', ['ul', '  - a', '  - b']],
    ['* a\n* b', ['ul', '  - a', '  - b']],
    ['\uF0B7\ta\n\uF0B7\tb', ['ul', '  - a', '  - b']],
    ['- a\n  - b\n    - c\n- d', ['ul', '  - a', '    ul', '      - b', '        ul', '          - c', '  - d']],
    ['- a\n\to\tb\n- c', ['ul', '  - a', '    ul', '      - b', '  - c']],
    ['- a\n\n- b', ['ul', '  - a', '  - b']],
    ['- a\nText\n- b', ['ul', '  - a', 'Text', 'ul', '  - b']],
    ['- a\n  more of it\n- b', ['ul', '  - a', '    more of it', '  - b']],
    ['1) a\n2) b', ['ol decimal) from 1', '  - a', '  - b']],
    ['1. a.\n- b\n2. c.', ['ol from 1', '  - a.', '    ul', '      - b', '  - c.']],
    ['1. a.\n- b\nText', ['ol from 1', '  - a.', 'ul', '  - b', 'Text']],
    ['a. a\nb. b', ['ol lower-letter. from 1', '  - a', '  - b']],
    ['(a) a\n(b) b', ['ol (lower-letter) from 1', '  - a', '  - b']],
    ['A) a\nB) b', ['ol upper-letter) from 1', '  - a', '  - b']],
    ['i) a\nii) b\niii) c\niv) d', ['ol lower-roman) from 1', '  - a', '  - b', '  - c', '  - d']],
    ['(1) a\n(2) b', ['ol (decimal) from 1', '  - a', '  - b']],
    [
      '1. a.\na. b\nb. c\ni. d\nii. e\nc. f\n2. g.',
      [
        'ol from 1',
        '  - a.',
        '    ol lower-letter. from 1',
        '      - b',
        '      - c',
        '        ol lower-roman. from 1',
        '          - d',
        '          - e',
        '      - f',
        '  - g.',
      ],
    ],
    [
      'a. x\n    1. y\n    2. z\nb. w',
      ['ol lower-letter. from 1', '  - x', '    ol decimal. from 1', '      - y', '      - z', '  - w'],
    ],
    ['g) a\nh) b', ['g) a', 'h) b']],
    [
      'a. a\nb. b\nText\nc. c',
      ['ol lower-letter. from 1', '  - a', '  - b', 'Text', 'ol lower-letter. from 3', '  - c'],
    ],
    ['A. Smith is the manager\nB. Jones', ['ol upper-letter. from 1', '  - Smith is the manager', '  - Jones']],
    ['A. Smith is the manager', ['A. Smith is the manager']],
    ['i.e. this\na.m. visits', ['i.e. this', 'a.m. visits']],
    [
      '•\ta\no\tb\n▪\tc\no\td\n•\te',
      ['ul', '  - a', '    ul', '      - b', '        ul', '          - c', '      - d', '  - e'],
    ],
    ['§\ta\n§\tb', ['ul', '  - a', '  - b']],
    ['➢ a\n✓ b', ['ul', '  - a', '  - b']],
    ['1. a.\n  - b\n2. c.', ['ol from 1', '  - a.', '    ul', '      - b', '  - c.']],
    ['- a\n    - b\n  - c', ['ul', '  - a', '    ul', '      - b', '    ul', '      - c']],
    ['-no mark', ['-no mark']],
    ['– a', ['ul', '  - a']],
  ])('%j', async (body, lines) => {
    expect(await read(body)).toMatchObject({ lines, problems: [] });
  });

  it('with boxes to tick are tasks', async () => {
    const { lines } = await read('# Checks\n\n☐ Wash\n☑ Dry\n☒ Bin\n• Leave');
    expect(lines.slice(-4)).toEqual(['  - [ ] Wash', '  - [x] Dry', '  - [x] Bin', '  - Leave']);
  });

  it('an item that ends in a colon before items of its own level is warned of, not guessed at', async () => {
    const { lines, problems } = await read('- a:\n- b\n- c:\n  - d\n- e:\nText\n- f:');
    expect(lines).toEqual(['ul', '  - a:', '  - b', '  - c:', '    ul', '      - d', '  - e:', 'Text', 'ul', '  - f:']);
    expect(problems).toEqual(['3:1 warning list-nesting']);
    expect((await read('1. a:\n- b')).problems).toEqual(['3:1 warning list-nesting']);
  });

  it('nested deeper than Word can are an error', async () => {
    const deep = (levels: number) => Array.from({ length: levels }, (_, n) => `${' '.repeat(n)}- a`).join('\n');
    expect((await read(deep(9))).problems).toEqual([]);
    expect((await read(deep(10))).problems).toEqual(['12:10 error list-nesting']);
  });
});

describe('block tags', () => {
  it('on lines of their own enclose lines, items, headings', async () => {
    expect((await read('{{#if x}}\nA\n{{else}}\nB\n{{/if}}')).lines).toEqual(['if x', '  A', 'else', '  B']);
    expect((await read('- a\n<<#if x>>\n- b\n<</if>>\n- c')).lines).toEqual([
      'ul',
      '  - a',
      '  if x',
      '    - b',
      '  - c',
    ]);
    expect((await read('{{#each org_field_l}}\n- {{this}}\n{{/each}}')).lines).toEqual([
      'ul',
      '  each org_field_l',
      '    - ‹this›',
    ]);
  });

  it('within a line open and close there', async () => {
    expect((await read('A {{#if x}}b{{/if}}')).lines).toEqual(['A {if x: b | }']);
    expect((await read('A {{#if x}}b\nc{{/if}}')).problems).toEqual(['3:3 error block-crosses']);
    expect((await read('- a\n{{#if x}}\n- b\nText\n{{/if}}')).problems).toEqual(['4:1 error block-crosses']);
  });
});

describe('other lines', () => {
  it('Markdown is literal', async () => {
    const body = '# a\n**b** `c` <i>d</i> [e](f)\n> g\n| h |\n|---|\n---\n\\newpage\n&amp;\n[^1]\n![i](j.png)';
    expect(await read(body)).toMatchObject({ lines: body.split('\n'), problems: [] });
  });

  it('a form feed is a page break', async () => {
    expect((await read('A\n\fB\n\f\nC')).lines).toEqual(['A', '(page-break)', 'B', '(page-break)', 'C']);
  });

  it('sign-off lines are one paragraph at the end only, and only together', async () => {
    expect((await read('Owner: A\nVersion: 1\nText.')).lines).toEqual(['Owner: A', 'Version: 1', 'Text.']);
    expect((await read('Text.\nOwner: A')).lines).toEqual(['Text.', 'Owner: A']);
    expect((await read('Text.\nOwner: A\nVersion: 1\n© 2026 A')).lines).toEqual([
      'Text.',
      'Owner: A / Version: 1',
      '© 2026 A',
    ]);
    expect((await read('Owner: A\n{{#if x}}\nVersion: 1\n{{/if}}')).lines).toEqual([
      'Owner: A',
      'if x',
      '  Version: 1',
    ]);
  });

  it('white space is single', async () => {
    expect((await read('a  b\t c\u00A0d')).lines).toEqual(['a b c\u00A0d']);
  });

  it('private-use characters but for bullets are refused', async () => {
    expect((await read('- a \uF0FC')).problems).toEqual(['3:5 error file-encoding']);
  });
});

describe('any text', () => {
  // Three letters at least: a shorter word could read like the marks by which the tree is shown.
  const word = fc.stringMatching(/^[a-z]{3,8}$/);
  const mark = fc.constantFrom(
    '',
    '',
    '- ',
    '• ',
    '  - ',
    '\t- ',
    '1. ',
    '2. ',
    '3. ',
    '1.1 ',
    '2.1 ',
    '12) ',
    '    ',
    '* ',
  );
  const line = fc.tuple(mark, fc.array(word, { minLength: 1, maxLength: 6 }), fc.constantFrom('', '.', ':', ';'));

  it('keeps every word, in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 25 }), async (lines) => {
        const body = lines.map(([before, inner, after]) => before + inner.join(' ') + after).join('\n');
        const { lines: shown } = await readFile('t.txt', `---\ntitle: T\n---\n1. Purpose\n${body}`);
        const letters = shown
          .map((one) => one.replace(/^ *(?:ul|ol (?:\S+ )?from \d+|h\d)(?= |$)/, ''))
          .join(' ')
          .match(/[a-z]+/g);
        expect(letters).toEqual(`urpose ${body}`.match(/[a-z]+/g));
      }),
      { numRuns: runs(150, 10_000) },
    );
  });
});
