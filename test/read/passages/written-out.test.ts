/** Property: a text that uses passages reads as the same text written out, and has its fingerprint. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textFingerprint } from '../../../src/formats/fingerprint.js';
import { readFile } from '../../support/template-text.js';

const FRONT = '---\ntitle: Sample Policy\n---\n';

/** Words that are one paragraph. */
const inline = fc.constantFrom(
  'the office on <<org_field_phone>>',
  'Ask **<<org_field_name>>** or *nobody*',
  '<<#if org_field_phone>>by phone<<else if org_field_email>>by mail<<else>>in person<</if>>',
  '<<#each org_field_offices>><<town>>, <</each>>and so on',
  'see https://www.gov.uk and `code`',
  'a \\<<passage sign>> and \\{{> another}}',
  'two\nlines of words',
);

/** Blocks that mean the same wherever they stand. */
const blocks = fc.oneof(
  inline,
  fc.constantFrom(
    'First.\n\n- one\n- two\n\n  more\n\nLast.',
    'Words.\n\n> A quotation.\n\nMore.',
    'Before.\n\n<<#if org_field_phone>>\n\nCall.\n\n<<else if org_field_email>>\n\nWrite.\n\n<</if>>',
    '<<#each org_field_offices>>\n- <<town>>\n<</each>>',
    '| a | b |\n|---|---|\n| 1 | <<org_field_name>> |',
    '```\ncode  <<org_field_name>>\n```',
    'Windows.\r\n\r\nLine ends.',
  ),
);

const headed = fc.oneof(blocks, fc.constantFrom('## Below\n\nWords.', '## Below\n\n### Deeper\n\nWords.'));

/** Where a passage stands: before, its tag, behind; and how its further lines begin when it is written out. */
const PLACES = [
  { kind: 'blocks', before: 'Words.\n\n', behind: '\n\nMore.\n', goesOn: '', holds: headed },
  { kind: 'blocks', before: '# One\n\n', behind: '\n', goesOn: '', holds: headed },
  { kind: 'blocks', before: '', behind: '', goesOn: '', holds: blocks },
  { kind: 'blocks', before: '- item\n\n  ', behind: '\n\nMore.\n', goesOn: '  ', holds: blocks },
  { kind: 'blocks', before: '> ', behind: '\n\nMore.\n', goesOn: '> ', holds: blocks },
  { kind: 'blocks', before: '1. one\n\n   > ', behind: '\n\nMore.\n', goesOn: '   > ', holds: blocks },
  {
    kind: 'blocks',
    before: '<<#if org_field_phone>>\n\n',
    behind: '\n\n<<else>>\n\nNo.\n\n<</if>>\n',
    goesOn: '',
    holds: headed,
  },
  {
    kind: 'blocks',
    before: '<<#each org_field_offices>>\n\n',
    behind: '\n\n<</each>>\n',
    goesOn: '',
    holds: fc.constantFrom('At <<town>>.', '# <<town>>\n\nWords.'),
  },
  { kind: 'words', before: 'Call ', behind: ' now.\n', goesOn: '', holds: inline },
  {
    kind: 'words',
    before: '# Call ',
    behind: '\n\nWords.\n',
    goesOn: '',
    holds: inline.filter((text) => !text.includes('\n')),
  },
  {
    kind: 'words',
    before: '| a |\n|---|\n| ',
    behind: ' |\n',
    goesOn: '',
    holds: inline.filter((text) => !text.includes('\n')),
  },
  {
    kind: 'words',
    before: '<<#if org_field_name>>**Call ',
    behind: '**<</if>>.\n',
    goesOn: '',
    holds: inline.filter((text) => !text.includes('*')),
  },
] as const;

const TAGS = ['<<passage p>>', '{{passage p}}', '{{> p}}', '<<passage   outer>>'] as const;

describe('a text with passages', () => {
  it('has the blocks, the uses and the fingerprint of the text written out', async () => {
    const sample = fc
      .constantFrom(...PLACES)
      .chain((place) => fc.record({ place: fc.constant(place), text: place.holds, tag: fc.constantFrom(...TAGS) }));
    await fc.assert(
      fc.asyncProperty(sample, async ({ place: { before, behind, goesOn }, text, tag }) => {
        const passages = { p: `${text}\n`, outer: '<<passage p>>\n' };
        const used = await readFile('sample.md', FRONT + before + tag + behind, undefined, passages);
        const whole = text
          .split('\n')
          .map((line, at) => (at === 0 ? line : (line.trim() === '' ? goesOn.trimEnd() : goesOn) + line))
          .join('\n');
        const written = await readFile('sample.md', FRONT + before + whole + behind);
        expect(used.messages).toEqual(written.messages);
        expect(used.lines).toEqual(written.lines);
        expect(used.template?.uses.map(({ name, kind }) => `${kind} ${name}`)).toEqual(
          written.template?.uses.map(({ name, kind }) => `${kind} ${name}`),
        );
        expect(used.head?.text).toEqual(written.head?.text);
        expect(used.head && textFingerprint(used.head)).toBe(written.head && textFingerprint(written.head));
      }),
      { numRuns: 120 },
    );
  });

  it('has one fingerprint whatever the spelling of the tag and the line ends of the passage', async () => {
    const of = async (tag: string, passage: string) => {
      const { head } = await readFile('sample.txt', `${FRONT}1. One\n${tag}\n`, undefined, { p: passage });
      return head && textFingerprint(head);
    };
    const first = await of('<<passage p>>', 'A\n\nB\n');
    expect(await of('{{> p}}', 'A\r\n\r\nB')).toBe(first);
    expect(await of('<<passage p>>', 'A\n\nC\n')).not.toBe(first);
  });

  it('is another text with another passage, however deep', async () => {
    const of = async (deep: string) =>
      (await readFile('sample.md', `${FRONT}<<passage a>>`, undefined, { a: 'A <<passage b>>', b: deep })).head;
    const [one, two] = [await of('one'), await of('two')];
    expect(one && textFingerprint(one)).not.toBe(two && textFingerprint(two));
    expect(one?.parts?.map(({ name }) => name)).toEqual(['a', 'b']);
  });
});
