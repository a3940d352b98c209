/** Landscape ranges in Markdown, `::: landscape`, and pandoc's other fenced divs. */
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../support/template-text.js';

const REGISTER = '| Risk | Who |\n|---|---|\n| Falls | Ann |\n';

describe('a landscape range', () => {
  it('holds what is between its fences, headings too', async () => {
    const { lines, problems } = await readMarkdown(
      `# Risks\n\nBefore.\n\n::: landscape\n\n## Register\n\n${REGISTER}\n:::\n\nAfter.\n`,
    );
    expect(problems).toEqual([]);
    expect(lines).toEqual([
      'h1 Risks',
      'Before.',
      'landscape',
      '  h2 Register',
      '  table left left',
      '    | Risk | Who |',
      '    | Falls | Ann |',
      'After.',
    ]);
  });

  it.each([
    '::: landscape\n',
    '::: {.landscape}\n',
    ':::landscape\n',
    ':::: landscape ::::\n',
    '::: { .landscape }\n',
    '   ::: landscape  \n',
    '::: landscape\r\n',
  ])('begins with %j', async (fence) => {
    const { lines, problems } = await readMarkdown(`Before.\n${fence}Wide.\n:::\nAfter.\n`);
    expect(problems).toEqual([]);
    expect(lines).toEqual(['Before.', 'landscape', '  Wide.', 'After.']);
  });

  it('needs no blank lines, even between the items of lists and the rows of tables', async () => {
    const { lines } = await readMarkdown(`- one\n::: landscape\n- two\n${'\n'}${REGISTER}:::\n- three\n`);
    expect(lines).toEqual([
      'ul',
      '  - one',
      'landscape',
      '  ul',
      '    - two',
      '  table left left',
      '    | Risk | Who |',
      '    | Falls | Ann |',
      'ul',
      '  - three',
    ]);
  });

  it('is found by its fences alone: those in code, in words and in comments are none', async () => {
    const { lines, problems } = await readMarkdown(
      '```\n::: landscape\n```\n\n<!-- ::: landscape -->\n\nSee ::: landscape and\n::: these words too\n\n\\::: landscape\n\n    ::: landscape\n',
    );
    expect(problems).toEqual([]);
    expect(lines).toEqual([
      'code',
      '  ::: landscape',
      'See ::: landscape and ::: these words too',
      '::: landscape',
      'code',
      '  ::: landscape',
    ]);
  });

  it('may stand in conditions and lists of values, and hold some', async () => {
    const { lines, problems } = await readMarkdown(
      '<<#if org_field_phone>>\n::: landscape\n<<#each org_field_services>>\nFor <<this>>.\n<</each>>\n\n- <<org_field_name>>\n<<#if org_field_email>>\n- mail\n<</if>>\n:::\n<</if>>\n',
    );
    expect(problems).toEqual([]);
    expect(lines).toEqual([
      'if org_field_phone',
      '  landscape',
      '    each org_field_services',
      '      For ‹this›.',
      '    ul',
      '      - ‹org_field_name›',
      '      if org_field_email',
      '        - mail',
    ]);
  });

  it('refuses a condition that is half within it', async () => {
    const { problems } = await readMarkdown(
      'A.\n\n<<#if org_field_phone>>\n\nB.\n\n::: landscape\n\nC.\n\n<</if>>\n\nD.\n\n:::\n',
    );
    expect(problems).toEqual(['6:1 error block-crosses']);
  });

  it('is nothing where nothing is in it, and one range where another is within it', async () => {
    const empty = await readMarkdown('A.\n\n::: landscape\n\n:::\n');
    expect(empty.lines).toEqual(['A.']);
    const nested = await readMarkdown('::: landscape\n\nA.\n\n::: landscape\n\nB.\n\n:::\n\nC.\n\n:::\n\nD.\n');
    expect(nested.lines).toEqual(['landscape', '  A.', '  B.', '  C.', 'D.']);
    expect(nested.problems).toEqual(['8:1 warning fenced-div']);
  });

  it.each([
    ['a list', '- one\n\n  ::: landscape\n\n  two\n\n  :::\n', ['ul', '  - one', '    two']],
    ['a quotation', '> ::: landscape\n> one\n> :::\n', ['quote', '  one']],
    ['a footnote', 'A.[^1]\n\n[^1]: one\n\n    ::: landscape\n\n    two\n\n    :::\n', ['A.[^1: one ¶ two]']],
  ])('can’t stand in %s, whose words stay', async (_, markdown, expected) => {
    const { lines, problems } = await readMarkdown(markdown);
    expect(lines).toEqual(expected);
    expect(problems.map((problem) => problem.replace(/^\S+ /, ''))).toEqual(['warning fenced-div']);
  });

  it('is read beside HTML and among it', async () => {
    const { lines, problems } = await readMarkdown(
      '<p>Before.</p>\n\n::: landscape\n\n<table><tr><td>A</td></tr></table>\n\nWords.\n\n:::\n\n<p>After.</p>\n',
    );
    expect(problems).toEqual([]);
    expect(lines).toEqual(['Before.', 'landscape', '  table left', '    | A |', '  Words.', 'After.']);
  });

  it('keeps page breaks, lines and footnotes', async () => {
    const { lines } = await readMarkdown('::: landscape\n\nA.[^1]\n\n\\newpage\n\n---\n\nB.\n\n[^1]: Words.\n\n:::\n');
    expect(lines).toEqual(['landscape', '  A.[^1: Words.]', '  (page-break)', '  (rule)', '  B.']);
  });
});

describe('fences that don’t do as they should', () => {
  it('are errors where a range never ends, at its first line', async () => {
    const { problems, lines } = await readMarkdown('A.\n\n::: landscape\n\nB.\n');
    expect(problems).toEqual(['6:1 error fenced-div']);
    expect(lines).toEqual(['A.', 'landscape', '  B.']);
  });

  it('are errors where they end nothing', async () => {
    expect((await readMarkdown('A.\n\n:::\n')).problems).toEqual(['6:1 error fenced-div']);
    expect((await readMarkdown('::: landscape\n\n- a\n\n  :::\n')).problems).toEqual([
      '4:1 error fenced-div',
      '8:3 error fenced-div',
    ]);
  });

  it('are warned of where they are of another kind, and what is in them stays', async () => {
    const { problems, lines, messages } = await readMarkdown('::: warning\nHot.\n:::\n\n::: {#x .y}\n- a\n:::\n');
    expect(problems).toEqual(['4:1 warning fenced-div', '8:1 warning fenced-div']);
    expect(messages[0]).toBe('::: warning means nothing here, so what is in it prints as usual');
    expect(lines).toEqual(['Hot.', 'ul', '  - a']);
  });

  it('are many without trouble', async () => {
    const { lines } = await readMarkdown(`${'::: box\n'.repeat(1000)}A.\n${':::\n'.repeat(1000)}`);
    expect(lines).toEqual(['A.']);
  });

  it('say what they don’t understand', async () => {
    const { problems, messages } = await readMarkdown('::: {.landscape #register}\nA.\n:::\n');
    expect(problems).toEqual(['4:1 warning fenced-div']);
    expect(messages).toEqual(['#register says nothing about a landscape range']);
  });
});
