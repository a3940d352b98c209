/** What `policy show` prints of a policy: all that it said, for a terminal. */
import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../src/fill/fill-template.js';
import { readTemplateHead } from '../../src/read/template/head.js';
import { readTemplate } from '../../src/read/template/index.js';
import { documentText } from '../../src/report/document-text.js';
import { jobOf, organisationOf, sourceOf } from '../support/organisations.js';

/** The lines below the document control. */
async function shown(body: string, width = 60): Promise<readonly string[]> {
  const source = sourceOf('templates/sample.md', `---\ntitle: Sample Policy\n---\n\nFirst.\n\n${body}\n`);
  const head = readTemplateHead(source, 'markdown').value;
  const template = head && (await readTemplate(head, async () => ({ diagnostics: [] }))).value;
  if (!template) throw new Error('The template of the test has an error');
  const { value, diagnostics } = fillTemplate(template, jobOf(organisationOf(), template.head));
  if (!value) throw new Error(JSON.stringify(diagnostics.map(({ message }) => message)));
  const lines = documentText(value, width).split('\n');
  return lines.slice(lines.indexOf('First.') + 2, -1);
}

describe('a policy in a terminal', () => {
  it.each([
    ['words that no longer count', 'You ~~must~~ may lift.', ['You [Struck out: must] may lift.']],
    ['raised numbers', 'At most 10^2^ m^2^.', ['At most 10² m².']],
    ['lines to write on', 'Signed: [____________]', ['Signed: ______']],
    ['tasks', '- [ ] Look\n- [x] Lift\n\n1. [ ] Call', ['☐ Look', '☑ Lift', '', '1. ☐ Call']],
    [
      'lists as they were numbered, with empty items',
      '(a) Look\n(b) Lift\n    i. slowly\n    ii. together\n\n1) One\n2)\n3) Three',
      ['(a) Look', '(b) Lift', '    i. slowly', '    ii. together', '', '1) One', '2)', '3) Three'],
    ],
    ['an item that begins with a list', '- - inner', ['-', '  - inner']],
    ['notes', '> [!WARNING]\n> Never lift alone.\n>\n> - Ask', ['| Warning', '| Never lift alone.', '| - Ask']],
    [
      'code with its spaces, however wide',
      `\`\`\`\nDirector\n  └── Manager   ${'x'.repeat(60)}\n\`\`\``,
      ['    Director', `      └── Manager   ${'x'.repeat(60)}`],
    ],
    [
      'footnotes',
      'Law.[^a] Again.[^a] More.^[Care Act 2014.]\n\n[^a]: Children Act 1989.\n\n    - s 47',
      [
        'Law.[1] Again.[1] More.[2]',
        '',
        'Notes',
        '-----',
        '[1] Children Act 1989.',
        '    - s 47',
        '[2] Care Act 2014.',
      ],
    ],
    ['cells', '| A | B |\n|---|---|\n| ~~x~~ | a<br>- b |', ['A | B', '[Struck out: x] | a; - b']],
  ])('has %s', async (_, body, lines) => {
    expect(await shown(body)).toEqual(lines);
  });
});
