/** Whole texts as people write them, each with what it must give. */
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../support/template-text.js';

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

  it('with empty items, definitions, struck words, notes and letters changes none of them silently', async () => {
    const { lines, problems } = await readMarkdown(
      [
        '1. One\n2.\n3. Three\n',
        '- a\n-\n- c\n',
        'Term\n: Definition\n',
        '~~Old text~~ H~2~O x^2^ :smile: $x=1$\n',
        '> [!NOTE]\n> Keep this.\n',
        'a. first\nb. second\n   i. inner\n',
      ].join('\n'),
    );
    expect(problems).toEqual(['12:1 warning markdown-unsupported']);
    expect(lines).toEqual([
      'ol from 1',
      '  - One',
      '  -',
      '  - Three',
      'ul',
      '  - a',
      '  -',
      '  - c',
      '**Term**',
      'Definition',
      '~~Old text~~ H~2~O x^2^ :smile: $x=1$',
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
