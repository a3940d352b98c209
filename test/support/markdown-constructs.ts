/**
 * What authors of Markdown write, each construct as it stands in their files: for documents made of one, of a pair, or of
 * many at random. Beside CommonMark these are the tables and notes of GitHub, pandoc's lists, HTML, and what is typed for other
 * programs. What a reader of CommonMark shows of a construct is right, except where it says otherwise here.
 */
import type { Counts } from './markdown-counts.js';

export interface Construct {
  readonly name: string;
  readonly markdown: string;
  /** Set for words, which may stand within a paragraph, an item or a quotation. */
  readonly phrase?: true;
  /** The words that documents show, where CommonMark shows others. */
  readonly says?: string;
  /** How many lists, tables, headings and links documents have more than CommonMark sees. */
  readonly beyond?: Partial<Counts>;
}

const words = (name: string, markdown: string, more: Omit<Construct, 'name' | 'markdown'> = {}): Construct => ({
  name,
  markdown,
  phrase: true,
  ...more,
});

/** What stands among words. */
export const PHRASES: readonly Construct[] = [
  words('a link to a sibling', 'See [Beta](beta.md) first.'),
  words('a link to a sibling’s heading', 'See [the rules](beta.md#rules) first.'),
  words('a link with a title', 'See [Beta](beta.md "the second policy") first.'),
  words('a link with a space', 'See [Old form](old form.md) first.', { says: 'See Old form first.' }),
  words('a link to a form', 'See [the form](forms/form.docx) first.', { beyond: { links: -1 } }),
  words('a link without words', 'See [](https://www.gov.uk/care) first.', {
    says: 'See https://www.gov.uk/care first.',
  }),
  words('a link to the web', 'See [guidance](https://www.gov.uk/care) first.'),
  words('a reference', 'See [guidance][law] first.\n\n[law]: https://www.legislation.gov.uk "Law"'),
  words('a bare address', 'See https://www.gov.uk/report first.', { beyond: { links: 1 } }),
  words('a bare e-mail address', 'Write to duty@example.org first.', { beyond: { links: 1 } }),
  words('an address in angles', 'Write to <duty@example.org> or <https://www.gov.uk> first.'),
  words('inline code', 'Run `backup now` once a day.'),
  words('inline code with signs', 'Type ``a `b` <c>`` and `**no**`.'),
  words('struck words', 'Doors are ~~open~~ shut.'),
  words('super- and subscript', 'Water is H~2~O and x^2^ grows.', { says: 'Water is H2O and x2 grows.' }),
  words('a line break in HTML', 'Lock it.<br>Keep it.<br/>Sign it.'),
  words('a line break by spaces', 'Lock it.  \nKeep it.'),
  words('a line break by a backslash', 'Lock it.\\\nKeep it.'),
  words(
    'marks in HTML',
    'It is <b>bold</b>, <strong>strong</strong>, <i>slanted</i>, <em>stressed</em>, <u>under</u>.',
  ),
  words('small marks in HTML', 'CO<sub>2</sub> and m<sup>2</sup>, <small>small</small> <span class="x">span</span>.'),
  words('a link in HTML', 'See <a href="https://www.gov.uk/a" target="_blank">advice</a> first.'),
  words('a comment among words', 'Before <!-- for the editor --> behind.'),
  words('a picture among words', 'Press ![the bell](bell.png) twice.'),
  words('a picture with a title', 'Press ![the bell](bell.png "Bell") twice.'),
  words('a picture in a link', '[![the way](bell.png)](https://www.gov.uk/way) is clear.', {
    says: 'the way the way is clear.',
  }),
  words('a picture of the web', 'A badge ![build passing](https://example.org/badge.svg) here.', {
    beyond: { links: 1 },
  }),
  words('a picture that is not there', 'A plan ![first floor](lost.png) here.'),
  words('a footnote', 'Run it.[^law] Always.\n\n[^law]: Or when told to.', {
    says: 'Run it. Always. Notes Or when told to.',
    beyond: { lists: 1, headings: 1 },
  }),
  words('placeholders of other programs', 'Ask [Organisation Name], {name} or %PHONE%; [date].'),
  words('words in angles', 'Ask <Company Name> about it.', { says: 'Ask <Company Name> about it.' }),
  words('emoji', 'Done ✅, not ❌, ring ☎ or 🔴 now.'),
  words('entities', 'Fish &amp; chips &lt;now&gt; &copy; A&B.'),
  words('escaped signs', 'Not \\*bold\\* nor \\[a link\\] at 5 \\< 6.'),
  words('a backslash at the end', 'This ends in a sign\\'),
  words('signs of sums', 'Between 3 < 5 and 7 > 6, at 2 * 3 * 4 and a_b_c.'),
  words('nested marks', 'This is **bold *and slanted* here** and ***both***.'),
];

const block = (name: string, markdown: string, more: Omit<Construct, 'name' | 'markdown'> = {}): Construct => ({
  name,
  markdown,
  ...more,
});

/** Blocks of their own. */
export const BLOCKS: readonly Construct[] = [
  block('bullets', '- one\n- two\n- three'),
  block('starred bullets', '* one\n* two\n\n* three'),
  block('plus bullets in bullets', '+ one\n  + two\n    + three'),
  block('bullets by four spaces', '- one\n    - two\n        - three'),
  block('bullets by tabs', '- one\n\t- two\n\t- three'),
  block('numbers', '1. one\n2. two\n   - inner\n3. three'),
  block('numbers with brackets', '1) one\n2) two'),
  block('numbers from four', '4. one\n5. two'),
  block('empty items', '- one\n-\n- three'),
  block('empty numbers', '1. one\n2.\n3. three'),
  block('tasks', '- [ ] Door checked\n- [x] Key returned', { says: 'Door checked. Key returned.' }),
  block('letters', 'a. first\nb. second\nc. third', { says: 'first second third', beyond: { lists: 1 } }),
  block('roman numbers', 'i. first\nii. second\niii. third', { says: 'first second third', beyond: { lists: 1 } }),
  block('letters in brackets', '(a) first\n(b) second', { says: 'first second', beyond: { lists: 1 } }),
  ...[3, 4, 6, 8].map((spaces) =>
    block(
      `letters below a number, by ${spaces} spaces`,
      `1. one\n${' '.repeat(spaces)}a. first\n${' '.repeat(spaces)}b. second\n2. two`,
      { beyond: { lists: 1 }, says: 'one first second two' },
    ),
  ),
  block('letters below a number, by a tab', '1. one\n\ta. first\n\tb. second\n2. two', {
    says: 'one first second two',
    beyond: { lists: 1 },
  }),
  block('fenced code', '```\nManager\n  └── Deputy\n```'),
  block('fenced code of a language', '~~~text\nName: ______\n\nDate:  today\n~~~'),
  block('indented code', '    keep  this\n    and this'),
  block('a table', '| Who | What |\n|---|:-:|\n| Manager | Calls |\n| Deputy | Writes |'),
  block('a table without outer pipes', 'Who | What\n--- | ---\nManager | Calls\nDeputy |'),
  block(
    'a table with lines in cells',
    '| Who | What |\n|---|---|\n| Manager | Call<br>Write |\n| Deputy | - stand in<br>- report |',
    { beyond: { lists: 1 } },
  ),
  block(
    'a table with marks in cells',
    '| Who | What |\n|---|---|\n| **Manager** | See [Beta](beta.md) `x` <!-- no --> |\n|  | ~~old~~ |',
  ),
  block('a table of a header alone', '| Who | What |\n|---|---|'),
  block('a table with a longer row', '| Who | What |\n|---|---|\n| Manager | Calls | Writes |', {
    says: 'Who What Manager Calls Writes',
  }),
  block('a quotation', '> Words of others\n> on two lines'),
  block('a quotation with a list', '> Words\n>\n> - one\n> - two'),
  block('a note', '> [!NOTE]\n> Never alone.', { says: 'Note Never alone.' }),
  block('a warning', '> [!WARNING]\n> Never alone.\n>\n> - Ring.', { says: 'Warning Never alone. Ring.' }),
  block('a rule', '---'),
  block('a rule of stars', '* * *'),
  block('a rule in a list', '- one\n\n  ---\n\n- two'),
  block('a heading in a list', '- # Head of one\n\n  words', { beyond: { headings: -1 } }),
  block('a heading in a quotation', '> ## Head of words\n>\n> words', { beyond: { headings: -1 } }),
  block('a level 6 heading', '###### Deep'),
  block('a closed heading', '## Closed ##'),
  block('an underlined heading', 'Underlined\n---------'),
  block('a heading with a picture', '## Bell ![the bell](bell.png)'),
  block('a heading without words', '##', { beyond: { headings: -1 } }),
  block('a typed number', '## 3.2 Rules', { says: 'Rules' }),
  block('a picture alone', '![The way out](bell.png)'),
  block('a picture without a description', '![](bell.png)', { says: 'bell.png' }),
  block('a comment', '<!-- for the editor -->'),
  block('a comment of lines', '<!--\nfor the editor\n\n- not a list\n-->'),
  block('paragraphs in HTML', '<p>One.</p>\n<p align="center">Two.</p>'),
  block('a division in HTML', '<div class="x">\n\nWords **bold**.\n\n</div>'),
  block('a list in HTML', '<ul>\n  <li>one</li>\n  <li>two</li>\n</ul>'),
  block(
    'a table in HTML',
    '<table>\n<tr><th>Who</th><th>What</th></tr>\n<tr><td>Manager</td><td>Calls</td></tr>\n</table>',
  ),
  block('a heading in HTML', '<h2>Head in HTML</h2>'),
  block('details', '<details>\n<summary>More</summary>\n\nHidden words.\n\n</details>'),
  block('a frame', '<iframe src="https://example.org/video"></iframe>'),
  block('a script', '<script>alert(1)</script>'),
  block('an embedded thing', '<embed src="https://example.org/x.pdf" type="application/pdf">'),
  block('a form feed', 'One page.\f\n\fNext page.'),
  block('a form feed alone', '\f'),
  block('a line of hard spaces', '\u00a0'),
  block('a definition', 'Harm\n: What hurts.'),
  block('a line to sign', 'Signed: [______] Date: ________'),
];

/** What may stand at a file's start, before or around its title. */
export const STARTS: readonly Construct[] = [
  block('a title', '# Alpha Policy'),
  block('an underlined title', 'Alpha Policy\n============'),
  block('a start at level 2', '## Alpha Policy'),
  block('front matter', '---\ntitle: Alpha Policy\n---\n\n# Alpha Policy'),
  block('front matter of others', '---\nlayout: page\ntags: [a, b]\nweight: 3\n---\n\n# Alpha Policy'),
  block('front matter without its beginning', 'title: Alpha Policy\nlayout: page\n---\n\n# Alpha Policy'),
  block('a comment before the title', '<!-- licence -->\n\n# Alpha Policy'),
  block('a byte order mark', '\ufeff# Alpha Policy'),
];
