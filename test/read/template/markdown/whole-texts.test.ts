/** Whole texts as people write them, each with what it must give. */
import { describe, expect, it } from 'vitest';
import { readFile, readMarkdown } from '../../../support/template-text.js';

describe('a text', () => {
  it('with lists of two styles has three lists', async () => {
    const { lines, problems } = await readMarkdown('Intro.\n\n1. One\n2. Two\n\n\n1) A\n2) B\n\n1. X\n');
    expect(problems).toEqual([]);
    expect(lines).toEqual([
      'Intro.',
      'ol from 1',
      '  - One',
      '  - Two',
      'ol decimal) from 1',
      '  - A',
      '  - B',
      'ol from 1',
      '  - X',
    ]);
  });

  it('with a low title, bare addresses, empty items and definitions changes none of them silently', async () => {
    const { head, lines, problems } = await readFile(
      'changed-silently.md',
      [
        '## Safeguarding Policy',
        '',
        'Text of the policy. See https://www.gov.uk/care and write to help@example.org now.',
        '',
        '1. One',
        '2.',
        '3. Three',
        '',
        '- a',
        '-',
        '- c',
        '',
        'Table: names',
        '',
        '| A | B |',
        '|---|---|',
        '| one | two |',
        '',
        '> quote',
        '>',
        '> > nested',
        '',
        'Term',
        ': Definition',
        '',
        '~~Old text~~ H~2~O x^2^ :smile: $x=1$',
        '',
        '[ref][1] and <https://www.gov.uk>',
        '',
        '[1]: https://www.example.org/',
        '',
        '***',
        '',
        'Setext one',
        '==========',
        '',
        'Setext two',
        '----------',
        '',
        '> [!NOTE]',
        '> Keep this.',
        '',
        'a. first',
        'b. second',
        '   i. inner',
      ].join('\n'),
    );
    expect(head?.title).toBe('Safeguarding Policy');
    expect(problems).toEqual(['1:1 warning heading-level', '23:1 warning markdown-unsupported']);
    expect(lines).toEqual([
      'Text of the policy. See [https://www.gov.uk/care](https://www.gov.uk/care) and write to [help@example.org](mailto:help@example.org) now.',
      'ol from 1',
      '  - One',
      '  -',
      '  - Three',
      'ul',
      '  - a',
      '  -',
      '  - c',
      'table left left “names”',
      '  | A | B |',
      '  | one | two |',
      'quote',
      '  quote',
      '  quote',
      '    nested',
      '**Term**',
      'Definition',
      '~~Old text~~ H~2~O x^2^ :smile: $x=1$',
      '[ref](https://www.example.org/) and [https://www.gov.uk](https://www.gov.uk)',
      '(rule)',
      'h1 Setext one',
      'h2 Setext two',
      'note note',
      '  Keep this.',
      'ol lower-letter. from 1',
      '  - first',
      '  - second',
      '    ol lower-roman. from 1',
      '      - inner',
    ]);
  });

  it('with code, tasks, footnotes and items in cells is read whole', async () => {
    const { lines, problems } = await readMarkdown(
      [
        '# Rules\n\nRun `backup now` once a day.[^1]\n',
        '- [ ] Door checked\n- [x] Key returned\n',
        'a. first\nb. second\n    i. inner one\n    ii. inner two\nc. third\n',
        '```\nManager\n  └── Deputy\n```\n',
        '| Who | What |\n|---|---|\n| Manager | Call<br>Write |\n| Deputy | - stand in<br>- report |\n',
        '> [!WARNING]\n> Never alone.\n',
        '[^1]: Or when told to.\n',
      ].join('\n'),
    );
    expect(problems).toEqual([]);
    expect(lines).toEqual([
      'h1 Rules',
      'Run `backup now` once a day.[^1: Or when told to.]',
      'ul',
      '  - [ ] Door checked',
      '  - [x] Key returned',
      'ol lower-letter. from 1',
      '  - first',
      '  - second',
      '    ol lower-roman. from 1',
      '      - inner one',
      '      - inner two',
      '  - third',
      'code',
      '  Manager',
      '    └── Deputy',
      'table left left',
      '  | Who | What |',
      '  | Manager | Call ¶ Write |',
      '  | Deputy | ul ¶   - stand in ¶   - report |',
      'note warning',
      '  Never alone.',
    ]);
  });
});
