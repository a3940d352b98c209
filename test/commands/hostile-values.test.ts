/**
 * Values are data wherever an author of Markdown puts them: in code, footnotes, notes, tasks, struck words, cells of several lines
 * and all the rest, every format says them letter by letter, in the structure that a plain value has, or refuses them by name.
 */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { FORMATS, type Format } from '../../src/model/plan.js';
import { readDocx } from '../support/docx-reader.js';
import { FORBIDDEN, HOSTILE, UNPRINTABLE } from '../support/hostile-values.js';
import { linksOf, parseHtml, skeletonOf } from '../support/html-reader.js';
import { memoryWorld } from '../support/memory-world.js';
import { readPdf } from '../support/pdf/reader.js';
import { fillInMark } from '../support/structure/line.js';
import { said } from '../support/structure/said.js';
import { yamlQuoted } from '../support/yaml-text.js';

/** `@` stands for the placeholder. */
const TEMPLATE = `---
title: Sample Policy
code: DCW1
version: "1.0"
review: {last: 2026-01-05}
contents: no
---

# Words about @

Run \`@\` or \`\`a @ b\`\` now.

No more: ~~old @ words~~. Raised^@^ and lowered~@~, <sup>raised @</sup>, <sub>@</sub>, <u>under @</u>, <s>@</s>.

<b>bold @</b>, <i>@</i>, <code>typed @</code>, **strong @**, *slanted @*, [Welsh @](lang:cy).

See [the site of @](https://example.org/), [the part on @](#lists) and <a href="https://example.org/">more on @</a>.

A claim.[^long] Another.^[Said by @.] And **one**.[^code]

[^long]: First @.

    - an item of @
    - and \`@\`

[^code]: @

Given to @: [______]

[______] (@)

First line of @<br>second line of @\\
third.

## Part of @ {.unnumbered}

\`\`\`
Manager  @
  ├── @
\`\`\`

Then:

    indented  @

# Lists

a. first @
b. second @

    i. deeper @
    ii. deepest

(A) @
(B) and @

- [ ] to check @
- [x] @

1. @
2. - @

Harm @
: What hurts @.

> [!WARNING] Beware of @
> Words on @.
>
> - an item of @

> [!NOTE]
> @

> Quoted @
>
> \`\`\`
> @
> \`\`\`

# Tables

Table: Of @

| Who @ | What |
|---|---|
| @ | First @<br>second @ |
| \`@\` | - item of @<br>- [x] task of @<br>1. number of @<br> |
| ~~@~~ x^@^ | Signed @: [____] [^cell] |

[^cell]: In a cell, @.

<table>
<tr><th>Head @</th><th>Other</th></tr>
<tr><td>@</td><td><p>One @</p><ul><li>two @</li></ul></td></tr>
</table>

<p>Paragraph of @</p>

<details>
<summary>More on @</summary>

Hidden @.

</details>

# Forms for @ {.appendix}

Words.

## Within @

Words.
`.replaceAll('@', '<<org_field_words>>');

const organisation = (words: string) => `name: Acme\nfields: {words: ${yamlQuoted(words)}}\n`;

interface Rendered {
  readonly code: number;
  readonly printed: string;
  /** The finished policy of the organisation with the value of that place, or nothing. */
  readonly file: (at: number, format: Format) => Uint8Array | undefined;
}

/** Renders the template for an organisation with each value, all in one call. */
async function render(values: readonly string[], formats: readonly Format[] = FORMATS): Promise<Rendered> {
  const orgs = values.map((words, at) => [`orgs/v${at}.yaml`, organisation(words)]);
  const world = memoryWorld({ ...Object.fromEntries(orgs), 'templates/sample.md': TEMPLATE });
  const call = ['render', '--all', '--policy', 'DCW1', '--format', formats.join(',')];
  const code = await run(call, world, '1.2.3');
  const file = (at: number, format: Format) => world.disk.get(`/workspace/out/v${at}/${format}/DCW1-sample.${format}`);
  return { code, printed: world.printed.err, file };
}

function linesIn({ file }: Rendered, at: number, format: Format): readonly string[] {
  const bytes = file(at, format);
  if (!bytes) throw new Error(`There is no ${format}.`);
  return said(format, bytes).lines;
}

const errorsAt = (printed: string, place: string) =>
  printed.split('\n').filter((line) => line.startsWith(`${place} error `));

/** The addresses that a document leads to; in a PDF a link has a place for each of its lines. */
function webLinksIn({ file }: Rendered, at: number, format: Format): ReadonlySet<unknown> {
  const bytes = file(at, format) ?? new Uint8Array();
  const targets = {
    html: () => linksOf(parseHtml(Buffer.from(bytes).toString('utf8'))).map(({ href }) => href),
    docx: () => readDocx(bytes).links.map(({ target }) => target),
    pdf: () => readPdf(bytes).links.map(({ target }) => target),
  }[format]();
  return new Set(targets.filter((target) => typeof target === 'string' && !target.startsWith('#')));
}

/** What a document says of a value, by what it says of `Plain`; of a label for a line to write on, readers see the beginning. */
const saying = (lines: readonly string[], value: string) => {
  const words = value.normalize('NFC');
  return lines.map((line) =>
    line
      .replace(/\[_ ([^\]]*)\]/g, (_, label: string) => fillInMark(label.replace('Plain', () => words)))
      .replaceAll('Plain', () => words),
  );
};

/** These spell a placeholder, which no value may. */
const SPELLING_PLACEHOLDERS = ['placeholders', 'PDF operators', 'PDF objects'];
const isTaken = ([name]: readonly [string, string]) => !SPELLING_PLACEHOLDERS.includes(name);
const TAKEN = Object.entries(HOSTILE).filter(isTaken);

/** Labels longer than this are cut. */
const isLong = (words: string) => words.length > 70;
const withoutLabels = (lines: readonly string[]) => lines.map((line) => line.replace(/\[_ .*?\](?= \[4\]|$)/g, '[_]'));

describe('a value', async () => {
  const rendered = await render(['Plain', ...TAKEN.map(([, words]) => words)]);
  const plain = linesIn(rendered, 0, 'html');
  const pageAt = (at: number) => parseHtml(Buffer.from(rendered.file(at, 'html') ?? []).toString('utf8'));

  it('prints in each construct', () => {
    expect(rendered.code, rendered.printed).toBe(0);
    expect(plain.slice(plain.indexOf('heading 2: 1 Words about Plain'))).toMatchInlineSnapshot(`
      [
        "heading 2: 1 Words about Plain",
        "paragraph: Run Plain or a Plain b now.",
        "paragraph: No more: old Plain words. RaisedPlain and loweredPlain, raised Plain, Plain, under Plain, Plain.",
        "paragraph: bold Plain, Plain, typed Plain, strong Plain, slanted Plain, Welsh Plain.",
        "paragraph: See the site of Plain, the part on Plain and more on Plain.",
        "paragraph: A claim.[1] Another.[2] And one.[3]",
        "paragraph: Given to Plain: [_ Given to Plain]",
        "paragraph: [_ ] (Plain)",
        "paragraph: First line of Plain second line of Plain third.",
        "heading 3: Part of Plain",
        "code: Manager  Plain⏎  ├── Plain",
        "paragraph: Then:",
        "code: indented  Plain",
        "heading 2: 2 Lists",
        "item 1 a.",
        "paragraph: first Plain",
        "item 1 b.",
        "paragraph: second Plain",
        "item 2 i.",
        "paragraph: deeper Plain",
        "item 2 ii.",
        "paragraph: deepest",
        "item 1 (A)",
        "paragraph: Plain",
        "item 1 (B)",
        "paragraph: and Plain",
        "item 1 ☐",
        "paragraph: to check Plain",
        "item 1 ☑",
        "paragraph: Plain",
        "item 1 1.",
        "paragraph: Plain",
        "item 1 2.",
        "item 2 •",
        "paragraph: Plain",
        "paragraph: Harm Plain",
        "paragraph: What hurts Plain.",
        "note: Warning: Beware of Plain",
        "in note: Words on Plain.",
        "item 1 •",
        "paragraph: an item of Plain",
        "note: Note",
        "in note: Plain",
        "quote: Quoted Plain",
        "code: Plain",
        "heading 2: 3 Tables",
        "caption: Of Plain",
        "table",
        "header row: *Who Plain | *What",
        "row: Plain | ¶",
        "paragraph: First Plain",
        "paragraph: second Plain",
        "row: Plain | ¶",
        "item 1 •",
        "paragraph: item of Plain",
        "item 1 ☑",
        "paragraph: task of Plain",
        "item 1 1.",
        "paragraph: number of Plain",
        "row: Plain xPlain | Signed Plain: [_ Signed Plain] [4]",
        "table",
        "header row: *Head Plain | *Other",
        "row: Plain | ¶",
        "paragraph: One Plain",
        "item 1 •",
        "paragraph: two Plain",
        "paragraph: Paragraph of Plain",
        "paragraph: More on Plain",
        "paragraph: Hidden Plain.",
        "heading 2: Appendix A Forms for Plain",
        "paragraph: Words.",
        "heading 3: A.1 Within Plain",
        "paragraph: Words.",
        "footnote 1",
        "paragraph: First Plain.",
        "item 1 •",
        "paragraph: an item of Plain",
        "item 1 •",
        "paragraph: and Plain",
        "footnote 2",
        "paragraph: Said by Plain.",
        "footnote 3",
        "paragraph: Plain",
        "footnote 4",
        "paragraph: In a cell, Plain.",
      ]
    `);
  });

  describe.each(TAKEN.map(([name, words], at) => [name, words, at + 1] as const))('of %s', (_, words, at) => {
    it.each(FORMATS)('comes out of %s as it went in, in the structure of a plain value', (format) => {
      const [found, expected] = [linesIn(rendered, at, format), saying(plain, words)];
      if (isLong(words)) expect(withoutLabels(found)).toEqual(withoutLabels(expected));
      else expect(found).toEqual(expected);
    });

    it('leaves the elements of the page, and the links of all formats, as they are', () => {
      expect(skeletonOf(pageAt(at))).toBe(skeletonOf(pageAt(0)));
      for (const format of FORMATS) expect(webLinksIn(rendered, at, format)).toEqual(webLinksIn(rendered, 0, format));
    });
  });
});

it('a value that spells a placeholder is refused at its place, and its organisation gets nothing', async () => {
  const values = Object.entries(HOSTILE).filter((entry) => !isTaken(entry));
  const { code, printed, file } = await render(values.map(([, words]) => words));
  expect(code).toBe(1);
  values.forEach((_, at) => {
    expect(printed).toMatch(new RegExp(`^orgs/v${at}\\.yaml:2:17 error .*\\[value-placeholder\\]`, 'm'));
    for (const format of FORMATS) expect(file(at, format)).toBeUndefined();
  });
});

describe('characters that no face has', async () => {
  const values = Object.values(UNPRINTABLE);
  const words = values.map((value) => value.words);

  it('are refused in PDF by name, each once however often it would print', async () => {
    const { code, printed, file } = await render(['Plain', ...words], ['pdf']);
    expect(code).toBe(1);
    expect(file(0, 'pdf')).toBeDefined();
    values.forEach(({ character }, at) => {
      expect(file(at + 1, 'pdf')).toBeUndefined();
      const errors = errorsAt(printed, `orgs/v${at + 1}.yaml:2:17`);
      expect(errors).toHaveLength(new Set(words[at]?.match(/[^ A-Za-z]/g)).size);
      expect(errors.join('\n')).toContain(`${character} `);
      for (const error of errors) expect(error).toMatch(/in the value of org_field_words \[glyph-missing\]$/);
    });
  });

  it('come out of Word and HTML as they went in', async () => {
    const rendered = await render(['Plain', ...words], ['docx', 'html']);
    expect(rendered.code, rendered.printed).toBe(0);
    const plain = linesIn(rendered, 0, 'html');
    words.forEach((value, at) => {
      for (const format of ['docx', 'html'] as const)
        expect(linesIn(rendered, at + 1, format)).toEqual(saying(plain, value));
    });
  });
});

it('characters that no document holds are refused at their place, whatever construct they would stand in', async () => {
  const characters = FORBIDDEN.filter(([character]) => !/[\r\n]/.test(character));
  const { code, printed, file } = await render(characters.map(([character]) => `a${character}b`));
  expect(code).toBe(1);
  characters.forEach(([, name], at) => {
    const errors = errorsAt(printed, `orgs/v${at}.yaml:2:17`);
    expect(errors).toEqual([expect.stringContaining(`the value contains ${name}, which no document can contain`)]);
    for (const format of FORMATS) expect(file(at, format)).toBeUndefined();
  });
});

it('a value of several lines keeps them apart in each construct, in all formats', async () => {
  const rendered = await render(['First line\nsecond line']);
  expect(rendered.code, rendered.printed).toBe(0);
  const html = linesIn(rendered, 0, 'html');
  expect(html).toContain('paragraph: Run First line second line or a First line second line b now.');
  expect(html).toContain('code: Manager  First line⏎second line⏎  ├── First line⏎second line');
  for (const format of FORMATS) expect(linesIn(rendered, 0, format)).toEqual(html);
});
