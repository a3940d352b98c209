/** `else if`: one branch after another, wherever a block can be; a fingerprint holds which branch it came to. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { masterFingerprint, organisationFingerprint } from '../../../src/formats/fingerprint.js';
import { fillBody } from '../../support/fill-word.js';
import { organisationOf } from '../../support/organisations.js';
import { readFile, readMarkdown } from '../../support/template-text.js';
import { paragraph } from '../../support/word-file.js';
import { treeOf } from '../../support/word-tree.js';

async function lines(body: string): Promise<readonly string[]> {
  const read = await readMarkdown(body);
  expect(read.messages).toEqual([]);
  return read.lines;
}

describe('else if', () => {
  it.each([
    ['{{#if a}}A{{else if b}}B{{/if}}', '{if a: A | {if b: B | }}'],
    ['<<#if a>>A<<else if b>>B<<else if c>>C<<else>>D<</if>>', '{if a: A | {if b: B | {if c: C | D}}}'],
    ['{{#unless a}}A{{else if b}}B{{else unless c}}C{{/unless}}', '{unless a: A | {if b: B | {unless c: C | }}}'],
    ['{{#each a}}{{this}}{{else if b}}B{{else}}C{{/each}}', '{each a: ‹this› | {if b: B | C}}'],
    ['{{#if a}}A{{else each b}}{{this}}{{else}}C{{/if}}', '{if a: A | {each b: ‹this› | C}}'],
    [
      '{{#if a}}{{#if x}}X{{else if y}}Y{{/if}}{{else if b}}B{{/if}}',
      '{if a: {if x: X | {if y: Y | }} | {if b: B | }}',
    ],
    ['**{{#if a}}A{{else if b}}B{{/if}}**', '**{if a: A | {if b: B | }}**'],
  ])('among words: %j', async (body, line) => {
    expect(await lines(body)).toEqual([line]);
  });

  it('on lines of its own encloses paragraphs, items and rows', async () => {
    expect(await lines('<<#if a>>\n\nA\n\n<<else if b>>\n\nB\n\n<<else>>\n\nC\n\n<</if>>')).toEqual([
      'if a',
      '  A',
      'else',
      '  if b',
      '    B',
      '  else',
      '    C',
    ]);
    expect(await lines('- one\n<<#if a>>\n- A\n<<else if b>>\n- B\n<<else if c>>\n- C\n<</if>>\n- two')).toEqual([
      'ul',
      '  - one',
      '  if a',
      '    - A',
      '  else',
      '    if b',
      '      - B',
      '    else',
      '      if c',
      '        - C',
      '  - two',
    ]);
    expect(await lines('| h |\n|---|\n| one |\n{{#if a}}\n| A |\n{{else if b}}\n| B |\n{{/if}}\n| two |')).toEqual([
      'table left',
      '  | h |',
      '  | one |',
      '  if a',
      '    | A |',
      '  else',
      '    if b',
      '      | B |',
      '  | two |',
    ]);
    expect(await lines('<<#each a>>\n- <<this>>\n<<else if b>>\n\nB\n\n<<else>>\n\nC\n\n<</each>>')).toEqual([
      'ul',
      '  each a',
      '    - ‹this›',
      'unless a',
      '  if b',
      '    B',
      '  else',
      '    C',
    ]);
    const text = await readFile(
      'a.txt',
      '---\ntitle: A\n---\n1. One\n<<#if a>>\n2. Two\n<<else if b>>\n2. Second\n<<else>>\nNone.\n<</if>>\n',
    );
    expect([text.problems, text.lines]).toEqual([
      [],
      ['h1 One', 'if a', '  h1 Two', 'else', '  if b', '    h1 Second', '  else', '    None.'],
    ]);
  });

  it.each([
    ['{{else if a}}', ['4:1 error block-unclosed']],
    ['{{#if a}}A{{else if b}}B', ['4:1 error block-unclosed']],
    ['{{#if a}}A{{else}}B{{else if c}}C{{/if}}', ['4:20 error placeholder-syntax']],
    ['{{#if a}}A{{else if b}}B{{else}}C{{else}}D{{/if}}', ['4:34 error placeholder-syntax']],
    ['{{#if a}}A{{else if b}}B{{/unless}}', ['4:1 error block-unclosed', '4:25 error block-unclosed']],
    ['{{#if a}}A\n\n{{else if b}}B{{/if}}', ['4:1 error block-crosses']],
    ['- {{#if a}}A\n- {{else if b}}B{{/if}}', ['4:3 error block-crosses']],
  ])('%j is refused once', async (body, problems) => {
    expect((await readMarkdown(body)).problems).toEqual(problems);
  });

  it('goes on at any length that people write, and is refused beyond it', async () => {
    const chain = (count: number) =>
      `{{#if a}}A${Array.from({ length: count }, (_, at) => `{{else if b${at}}}B${at}`).join('')}{{/if}}`;
    expect((await readMarkdown(chain(50))).problems).toEqual([]);
    expect((await readMarkdown(chain(5000))).problems.slice(0, 1)).toEqual([
      expect.stringMatching(/ error placeholder-syntax$/),
    ]);
  });

  it('counts its names among the uses, and a chain has no level of its own', async () => {
    const { template } = await readMarkdown(
      '{{#if a}}A{{else if b}}{{c}}{{else each d}}{{this}}{{key}}{{else}}{{e}}{{/if}}',
    );
    expect(template?.uses.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
      'condition a',
      'condition b',
      'value c',
      'each d',
      'value e',
    ]);
  });
});

const CHAIN = ['org_field_a', 'org_field_b', 'org_field_c'] as const;

describe('the fingerprint of a text with else if', () => {
  const textOf = async (body: string, path = 'sample.md') => {
    const { head } = await readFile(path, `---\ntitle: Sample Policy\n---\n${body}`);
    if (!head) throw new Error('no head');
    return head.text;
  };
  const separators = ['', '\n', '\n\n'] as const;

  it('is that of the same text with a block within the else', async () => {
    for (const s of separators)
      for (const path of ['sample.md', 'sample.txt']) {
        const chained = `A${s}<<#if x>>${s}B${s}<<else if y>>${s}C${s}<<else>>${s}D${s}<</if>>${s}E`;
        const nested = `A${s}<<#if x>>${s}B${s}<<else>><<#if y>>${s}C${s}<<else>>${s}D${s}<</if>><</if>>${s}E`;
        expect((await textOf(chained, path)).pieces).toEqual((await textOf(nested, path)).pieces);
      }
  });

  it('holds the branch that an organisation came to', async () => {
    const text = await textOf(
      `<<#if ${CHAIN[0]}>>\nA\n<<else if ${CHAIN[1]}>>\nB\n<<else unless ${CHAIN[2]}>>\nC\n<<else>>\nD\n<</if>>\n`,
    );
    const given = (names: readonly string[]) =>
      organisationFingerprint(
        text,
        organisationOf(Object.fromEntries(names.map((name) => [name, 'yes']))),
        new Set(),
        [],
      );
    const branches = [given([CHAIN[0]]), given([CHAIN[1]]), given([]), given([CHAIN[2]])];
    expect(new Set(branches.map((one) => one.split('-')[1])).size).toBe(4);
    expect(new Set(branches.map((one) => one.split('-')[2])).size).toBe(4);
    // What isn't asked for is no choice.
    expect(given([...CHAIN])).toBe(given([CHAIN[0]]));
  });

  it('is that of the nested text for any chain, with every branch', async () => {
    const block = fc.constantFrom('if', 'unless');
    await fc.assert(
      fc.asyncProperty(block, fc.array(block, { maxLength: 4 }), fc.boolean(), async (first, blocks, hasElse) => {
        const end = hasElse ? '{{else}}Z' : '';
        const chained = `W {{#${first} a}}A${blocks.map((word, at) => `{{else ${word} b${at}}}B${at}`).join('')}${end}{{/${first}}} W`;
        const nested = `W {{#${first} a}}A${blocks.map((word, at) => `{{else}}{{#${word} b${at}}}B${at}`).join('')}${end}${blocks
          .toReversed()
          .map((word) => `{{/${word}}}`)
          .join('')}{{/${first}}} W`;
        expect(masterFingerprint(await textOf(chained))).toBe(masterFingerprint(await textOf(nested)));
        expect((await readMarkdown(chained)).lines).toEqual((await readMarkdown(nested)).lines);
      }),
      { numRuns: 30 },
    );
  });
});

describe('else if in Word templates', () => {
  const PLACES = {
    'among words': paragraph('One {{#if org_field_a}}A{{else if org_field_b}}B{{else}}C{{/if}} two'),
    'around paragraphs': ['{{#if org_field_a}}', 'A', '{{else if org_field_b}}', 'B', '{{else}}', 'C', '{{/if}}']
      .map(paragraph)
      .join(''),
    'at the ends of paragraphs': ['{{#if org_field_a}}A', '{{else if org_field_b}}B', '{{else}}C{{/if}}']
      .map(paragraph)
      .join(''),
    'around one paragraph and among its words': ['{{#if org_field_a}}', 'A', '{{else if org_field_b}}B{{else}}C{{/if}}']
      .map(paragraph)
      .join(''),
    'around rows': `<w:tbl>${['{{#if org_field_a}}', 'A', '{{else if org_field_b}}', 'B', '{{else}}', 'C', '{{/if}}']
      .map((words) => `<w:tr><w:tc>${paragraph(words)}</w:tc></w:tr>`)
      .join('')}</w:tbl>`,
    'in cells of a row': `<w:tbl>${['{{#if org_field_a}}A', '{{else if org_field_b}}B', '{{else}}C{{/if}}']
      .map((words) => `<w:tr><w:tc>${paragraph(words)}</w:tc></w:tr>`)
      .join('')}</w:tbl>`,
  };

  it.each(Object.entries(PLACES))('stands %s', (_, body) => {
    const cases: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
      [{ a: 'yes', b: 'yes' }, 'A'],
      [{ b: 'yes' }, 'B'],
      [{}, 'C'],
    ];
    for (const [values, word] of cases) {
      const filled = fillBody(body, values);
      expect(filled.problems).toEqual([]);
      expect(filled.body.replace(/<[^>]*>/g, '').replace(/One|two|\s/g, '')).toBe(word);
      const tree = treeOf(body, values);
      expect(tree.problems).toEqual([]);
      expect(tree.lines.join(' ').match(/\b[ABC]\b/g)).toEqual([word]);
    }
  });
});
