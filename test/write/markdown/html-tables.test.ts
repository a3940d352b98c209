/** Tables that only HTML can hold, as they are written in templates and read back. */
import { describe, expect, it } from 'vitest';
import { writeMarkdown } from '../../../src/write/markdown/index.js';
import { readMarkdown } from '../../support/template-text.js';

const places = (key: string, value: unknown) => (key === 'span' || key === 'bytes' ? undefined : value);

/** Writes what Markdown was read as, and reads that back. */
async function writtenBack(markdown: string) {
  const first = await readMarkdown(markdown);
  const blocks = first.template?.body.blocks ?? [];
  const { text, diagnostics } = writeMarkdown(blocks, () => 'p.png');
  const second = await readMarkdown(`\n${text}`);
  expect([...first.problems, ...diagnostics, ...second.problems]).toEqual([]);
  expect(JSON.parse(JSON.stringify(second.template?.body.blocks, places)), text).toEqual(
    JSON.parse(JSON.stringify(blocks, places)),
  );
  return text;
}

describe('a table in HTML', () => {
  it('holds merged cells, and heads of rows and columns', async () => {
    const text = await writtenBack(
      '<table><caption>Who *acts*</caption><thead><tr><th>Name</th><th colspan="2">Risk</th></tr></thead>' +
        '<tr><th>Fire</th><td rowspan="2" colspan="2">high</td></tr><tr><th>Flood</th></tr>' +
        '<tr><th>Storm</th><td>1</td><td align="right">2</td></tr></table>',
    );
    expect(text).toContain('<th colspan="2">Risk</th>');
    expect(text).toContain('<td colspan="2" rowspan="2">high</td>');
    expect(text).toContain('<td align="right">2</td>');
  });

  it('holds lists, tables, quotes, pictures and notes in cells, with blocks around rows and in cells', async () => {
    await writtenBack(`<table>
<tr><td>

Before[^1]

- one
  - deep
- two

> said

| In | Side |
|---|---|
| a | b |

</td><td>

(a) first

(b) second

<<#if org_field_phone>>
![A sign](p.png)
<</if>>

<table>
<tr><td rowspan="2">N</td><td>

1. x

   more of x

</td></tr>
<tr><td>y</td></tr>
</table>

</td></tr>
<<#if org_field_phone>>
<tr><td>**bold** & <b>x</b></td><td><table><tr><td colspan="2">deep</td></tr><tr><td>1</td><td>2</td></tr></table></td></tr>
<<else>>
<tr><td>none</td><td></td></tr>
<</if>>
</table>

After.

[^1]: A note.

    | a | b |
    |---|---|
    | c | - d<br>- e |
`);
  });

  it('is kept in lists and quotes, and by a condition around it', async () => {
    await writtenBack(`- item

  <table><tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr></table>

- next

> <table><tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr></table>

<<#if org_field_phone>>
<table><tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr></table>

<</if>>

End.
`);
  });

  it('needs none where a table only lacks a head', async () => {
    const text = await writtenBack('Words\n\n|  |  |\n|---|---|\n| a | b |\n| c | d |\n');
    expect(text).toBe('Words\n\n|  |  |\n|---|---|\n| a | b |\n| c | d |\n');
  });
});
