/** Additions of an organisation: where their parts go in a template's text, and what is refused. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOf, sortDiagnostics } from '../../../src/model/diagnostic.js';
import { readAdditions } from '../../../src/read/additions/additions-file.js';
import { placeAdditions } from '../../../src/read/additions/place-additions.js';
import { decodeText } from '../../../src/read/text.js';
import { blockLines, libraryOf, readFile } from '../../support/template-text.js';

type Passages = Readonly<Record<string, string>>;

/** Reads additions to a template, and shows what comes of it. */
async function add(body: string, added: string, passages: Passages = {}, path = 'policy.md') {
  const front = path.endsWith('.md') ? '---\ntitle: Sample\n---\n\n' : '';
  const { template } = await readFile(path, front + body, undefined, passages);
  const source = decodeText(Buffer.from(added), 'a.md');
  const read = source.value ? readAdditions(source.value, '', libraryOf(passages)) : source;
  const placed =
    'value' in read && read.value && 'parts' in read.value && template
      ? await placeAdditions(read.value, template, async () => ({ diagnostics: [] }))
      : undefined;
  const diagnostics = sortDiagnostics([...read.diagnostics, ...(placed?.diagnostics ?? [])]);
  return {
    problems: diagnostics.map((one) => `${placeOf(one).replace('a.md:', '')} ${one.severity} ${one.code}`),
    messages: diagnostics.map(({ message }) => message),
    hints: diagnostics.map(({ hint }) => hint),
    lines: placed?.tree.body.blocks.flatMap((block) => blockLines(block)) ?? [],
    placed,
    master: template,
  };
}

const BODY = '# A\n\na\n\n## A1\n\na1\n\n# B\n\nb\n\n# C\n\nc\n';

async function linesOf(body: string, added: string, passages?: Passages, path?: string) {
  const { lines, messages } = await add(body, added, passages, path);
  expect(messages).toEqual([]);
  return lines.join(' | ');
}

describe('a part', () => {
  it.each([
    ['<<at the start>>\nx', 'x | h1 A | a | h2 A1 | a1 | h1 B | b | h1 C | c'],
    ['<<after "A">>\nx', 'h1 A | x | a | h2 A1 | a1 | h1 B | b | h1 C | c'],
    ['<<at the end of "A">>\nx', 'h1 A | a | h2 A1 | a1 | x | h1 B | b | h1 C | c'],
    ['<<at the end of "C">>\nx', 'h1 A | a | h2 A1 | a1 | h1 B | b | h1 C | c | x'],
    ['<<instead of "A">>\nx', 'h1 A | x | h1 B | b | h1 C | c'],
    ['<<instead of "A">>\n## X\nx\n### Y\ny', 'h1 X | x | h2 Y | y | h1 B | b | h1 C | c'],
    ['<<instead of "A1">>\n## X\nx\n### Y\ny', 'h1 A | a | h2 X | x | h3 Y | y | h1 B | b | h1 C | c'],
    ['<<leave out "A">>', 'h1 B | b | h1 C | c'],
    ['<<leave out "B">>\n\n<<leave out "C">>\n', 'h1 A | a | h2 A1 | a1'],
    ['<<at the end of "A">>\n## X\nx\n### Y\ny', 'h1 A | a | h2 A1 | a1 | h1 X | x | h2 Y | y | h1 B | b | h1 C | c'],
    ['<<at the end of "A">>\n### Y\ny', 'h1 A | a | h2 A1 | a1 | h2 Y | y | h1 B | b | h1 C | c'],
    ['<<at the end of "A">>\nx\n<<at the end of "a1">>\ny', 'h1 A | a | h2 A1 | a1 | y | x | h1 B | b | h1 C | c'],
    ['<<leave out "B">>\n<<at the end of "A">>\nx', 'h1 A | a | h2 A1 | a1 | x | h1 C | c'],
    ['<<instead of "B">>\n## X\nx\n<<at the end of "A">>\ny', 'h1 A | a | h2 A1 | a1 | y | h1 X | x | h1 C | c'],
    ['<<after "A">>\nx\n<<after "A">>\ny', 'h1 A | x | y | a | h2 A1 | a1 | h1 B | b | h1 C | c'],
    ['{{ AFTER  “ a ” }}\r\nx\r\n\r\n- y\r\n', 'h1 A | x | ul |   - y | a | h2 A1 | a1 | h1 B | b | h1 C | c'],
    ['\ufeff<<after ‘A’>>\nx <!-- not --> y', 'h1 A | x y | a | h2 A1 | a1 | h1 B | b | h1 C | c'],
    ['<!-- <<after "A">> -->\n<<after "2. B">>\nx', 'h1 A | a | h2 A1 | a1 | h1 B | x | b | h1 C | c'],
  ])('%j goes to its place', async (added, expected) => {
    expect(await linesOf(BODY, added)).toBe(expected);
  });

  it('works in a text saved from Word, whose numbers needn’t be written', async () => {
    const body = 'Sample\n\n1. Purpose\nWhy.\n\n2. Scope\nWho.\n';
    expect(await linesOf(body, '<<instead of "scope">>\n\nAll.\n', {}, 'policy.txt')).toBe(
      'h1 Purpose | Why. | h1 Scope | All.',
    );
  });

  it('can use placeholders, conditions, lists of values and passages', async () => {
    const added =
      '<<after "A">>\n<<#if x>>\n<<passage two>>\n<<else if y>>\nz\n<</if>>\n\n<<#each org_field_staff>>\n- <<name>>\n<</each>>\n';
    expect(await linesOf('# A\n', added, { two: 'First.\n\n- item\n' })).toBe(
      'h1 A | if x |   First. |   ul |     - item | else |   if y |     z | ul |   each org_field_staff |     - ‹name›',
    );
  });

  it('finds a heading by its words, with the placeholders in it', async () => {
    expect(await linesOf('# Call <<org_field_name>>\n\na\n', '<<after "call {{ org_field_name }}">>\nx')).toBe(
      'h1 Call ‹org_field_name› | x | a',
    );
    expect(await linesOf('# 24 hours\n\na\n', '<<after "24 Hours">>\nx')).toBe('h1 24 hours | x | a');
    expect(await linesOf('# Don’t *worry*\n\na\n', '<<after "Don\'t worry">>\nx')).toContain(' | x | a');
  });

  it.each([
    ['<<#if x>>\n# A\na\n<</if>>\n# B\n', '<<at the end of "A">>\nx', 'if x |   h1 A |   a |   x | h1 B'],
    ['<<#if x>>\n# A\na\n<</if>>\n', '<<leave out "A">>', 'if x'],
    [
      '# A\na\n<<#if x>>\n# B\nb\n<</if>>\n# C\n',
      '<<at the end of "A">>\nx',
      'h1 A | a | x | if x |   h1 B |   b | h1 C',
    ],
    ['# A\n<<#if x>>\na\n<</if>>\n# B\n', '<<instead of "A">>\nx', 'h1 A | x | h1 B'],
    [
      '<<#if x>>\n# A\na\n<<else>>\n# A\nb\n<</if>>\n',
      '<<after "A" 2>>\nx',
      'if x |   h1 A |   a | else |   h1 A |   x |   b',
    ],
  ])('%j takes %j', async (body, added, expected) => {
    expect(await linesOf(body, added)).toBe(expected);
  });

  it('leaves the nodes that stay the same objects, and the master as it was', async () => {
    const { placed, master } = await add(BODY, '<<leave out "B">>');
    expect(master?.body.blocks).toHaveLength(9 - 1);
    expect(placed?.tree.body.blocks.every((block) => master?.body.blocks.includes(block))).toBe(true);
  });

  it('takes along the names that it uses, and drops those of what it leaves out', async () => {
    const body = '# A\n\n<<org_field_phone>> <<org_field_email>>\n\n# B\n\n<<org_field_phone>>\n';
    const { placed } = await add(body, '<<instead of "A">>\n<<org_field_name>>');
    expect(placed?.tree.uses.map(({ name }) => name)).toEqual(['org_field_phone', 'org_field_phone', 'org_field_name']);
  });
});

describe('what is refused', () => {
  it.each([
    [
      'Words.\n\n<<after "A">>\nx',
      '1:1 error addition-part',
      'These words are in no part, so nothing says where they go',
    ],
    ['Only words.', '1:1 error addition-part', 'These words are in no part, so nothing says where they go'],
    ['<<before "A">>\nx', '1:1 error addition-part', 'This line begins no part that there is'],
    ['<<after A>>\nx', '1:1 error addition-part', 'This line begins no part that there is'],
    ['<<after "A">>\n\n<<after "B">>\nx', '1:1 error addition-part', 'This part has no text'],
    ['<<after "A">>\n<!-- later -->\n', '1:1 error addition-part', 'This part has no text'],
    ['<<leave out "A">>\nx', '1:1 error addition-part', 'A section that is left out can’t have a text'],
    ['<!-- nothing yet -->', 'a.md warning file-empty', 'Nothing is added: the file has no text'],
    ['<<after "D">>\nx', '1:9 error addition-heading', 'The policy has no heading "D"'],
    ['<<after "A" 2>>\nx', '1:9 error addition-heading', 'The policy has only one heading "A"'],
    ['<<after "A">>\n### X\nx', '2:1 error addition-section', 'The text of "A" would stand under the heading "X"'],
    [
      '<<at the end of "A1">>\n## X\nx',
      '2:1 error addition-section',
      'The heading "X" is of a higher level than it can have at "A1"',
    ],
    [
      '<<leave out "A">>\n<<after "A1">>\nx',
      '2:1 error addition-section',
      'The section "A1" is in what the part on line 1 leaves out',
    ],
    [
      '<<instead of "A">>\nx\n<<leave out "A">>',
      '3:1 error addition-section',
      'The section "A" is in what the part on line 1 replaces',
    ],
    ['<<after "A">>\n<<passage no>>', '2:1 error passage-unknown', 'There is no passage "no"'],
    ['<<after "A">>\n<<#if x>>\ny', '2:1 error block-unclosed', '#if is never closed'],
  ])('%j: one error', async (added, problem, message) => {
    const { problems, messages } = await add(BODY, added);
    expect(problems).toEqual([problem]);
    expect(messages[0]).toContain(message.slice(0, 12));
    if (!problem.includes('block-')) expect(messages).toEqual([message]);
  });

  it.each([
    ['<<#if x>>\n# A\na\n<</if>>\nmore\n', 'a condition at policy.md:5:1 cuts it through'],
    ['# A\na\n<<#if x>>\nb\n\n# B\n<</if>>\n', 'a condition at policy.md:7:1 cuts it through'],
    ['# A\na\n<<#if x>>\n# B\n<</if>>\nmore\n', 'a condition at policy.md:7:1 cuts it through'],
  ])('a section that a condition cuts through: %j', async (body, cut) => {
    for (const part of ['<<at the end of "A">>\nx', '<<instead of "A">>\nx', '<<leave out "A">>']) {
      const { messages, problems } = await add(body, part);
      expect(problems).toEqual(['1:1 error addition-section']);
      expect(messages[0]).toBe(`The section "A" has no clear end, because ${cut}`);
    }
    expect((await add(body, '<<after "A">>\nx')).problems).toEqual([]);
  });

  it('words at the start with a heading, where the policy’s first words have none', async () => {
    expect((await add('first\n\n# A\n', '<<at the start>>\n## X\nx')).messages).toEqual([
      'The first words of the policy would stand under the heading "X"',
    ]);
    expect(await linesOf(BODY, '<<at the start>>\n## X\nx')).toContain('h1 X | x | h1 A');
  });
});

describe('whatever is added', () => {
  it('never fails, and never loses words of the master that no part takes away', async () => {
    const line = fc.oneof(
      fc.constantFrom(
        '<<after "A">>',
        '<<at the end of "A1">>',
        '<<at the start>>',
        '{{instead of "B"}}',
        '<<leave out "C">>',
        '```',
        '<!--',
        '-->',
        '<<#if x>>',
        '<</if>>',
        '# x',
        '| a | b |\n|---|---|',
      ),
      fc.string({ maxLength: 12 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 8 }), async (parts) => {
        const { problems, lines } = await add(BODY, parts.join('\n'));
        const stays = ['h1 A', 'a', 'h2 A1', 'a1'];
        if (lines.length > 0) expect(lines).toEqual(expect.arrayContaining(stays));
        else expect(problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });
});
