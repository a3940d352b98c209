/** Blocks of the tree, set in Word files in the look of the paragraphs around them. */
import { describe, expect, it } from 'vitest';
import { parseXml } from '../../../src/formats/xml/parse.js';
import { textsIn } from '../../../src/model/walk.js';
import { HOSTILE } from '../../support/hostile-values.js';
import { paragraph } from '../../support/word-file.js';
import { fillWithPassages } from '../../support/word-passages.js';
import { para, styledFile } from '../../support/word-tree.js';

const LOOK = '<w:pPr><w:pStyle w:val="House"/><w:spacing w:after="200"/></w:pPr>';
const RUN = '<w:rPr><w:color w:val="112233"/></w:rPr>';
/** A paragraph that holds the tag of a passage, in a look of its own. */
const tag = (properties = LOOK) => `<w:p>${properties}<w:r>${RUN}<w:t>{{passage x}}</w:t></w:r></w:p>`;

async function bodyOf(passage: string, body = tag(), values = {}) {
  const filled = await fillWithPassages(
    styledFile(`${paragraph('Before')}${body}${paragraph('After')}`),
    { x: passage },
    values,
  );
  expect(filled.problems).toEqual([]);
  return filled;
}

describe('paragraphs', () => {
  it('have the look of the paragraph whose place they take, each the whole of it', async () => {
    const { body } = await bodyOf('Call **us**.\n\nAt once.');
    expect(body).toBe(
      paragraph('Before') +
        `<w:p>${LOOK}<w:r>${RUN}<w:t xml:space="preserve">Call </w:t></w:r>` +
        '<w:r><w:rPr><w:b/><w:bCs/><w:color w:val="112233"/></w:rPr><w:t xml:space="preserve">us</w:t></w:r>' +
        `<w:r>${RUN}<w:t xml:space="preserve">.</w:t></w:r></w:p>` +
        `<w:p>${LOOK}<w:r>${RUN}<w:t xml:space="preserve">At once.</w:t></w:r></w:p>` +
        paragraph('After'),
    );
  });
});

const EVERYTHING = `First **strong**, *emphasis*, ~~struck~~, H~2~O, <u>under</u>, \`code\`, [web](https://example.org/<<org_field_phone>>).
[Cymru](lang:cy) with a line\\
break and <<org_field_phone>>.

- one
  - two
- three

  More of three.

  1. a
     1. deep

5. five
6. six

(a) alpha

- [ ] open task
- [x] done task

> A quote.

> [!WARNING] Never alone
> Words of it.

\`\`\`
code here
\`\`\`

| Name | Role |
|---|---:|
| Ann | Lead <<org_field_phone>> |

---

Signed: [__________]

## Heading

<<#if org_field_phone>>
Only with a telephone.
<</if>>
<<#if org_field_fax>>
Never.
<</if>>
`;

/** All letters of XML's words, without boxes, lines to write on and white space. */
const lettersOf = (xml: string) =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, words = '']) => words)
    .join('')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&amp;', '&')
    .replace(/[☐☑\s]/g, '');

describe('everything that can be set', () => {
  it.each([
    ['in the text', (tagged: string) => tagged],
    ['in an item', () => para('{{passage x}}', { list: [3, 0] })],
    [
      'in a cell',
      (tagged: string) =>
        `<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr/>${tagged}</w:tc><w:tc>${paragraph('b')}</w:tc></w:tr></w:tbl>`,
    ],
  ])('says the same as PDF and HTML %s', async (_, around) => {
    const passage = around(tag()) === tag() ? EVERYTHING : EVERYTHING.replace(/---\n|## Heading\n/g, '');
    const { body, document } = await bodyOf(passage, around(tag()), { phone: '029 <&> "2018"' });
    const texts = document ? [...textsIn(document.blocks)].map(({ value }) => value).join('') : '';
    expect(lettersOf(body).replace('Warning:', '')).toBe(texts.replace(/\s/g, ''));
    expect(lettersOf(body)).toContain('Onlywithatelephone.');
  });

  it('counts numbered lists by themselves, each with its own beginning', async () => {
    const { parts } = await bodyOf('5. five\n6. six\n\nWords.\n\n1. one\n');
    const numbering = parts.get('word/numbering.xml') ?? '';
    expect(numbering).toMatch(/startOverride w:val="5"[\s\S]*startOverride w:val="1"/);
    expect(numbering.lastIndexOf('<w:abstractNum ')).toBeLessThan(numbering.indexOf('<w:num '));
  });

  it.each(Object.entries(HOSTILE))('keeps values as data: %s', async (_, value) => {
    const { body, parts } = await bodyOf('**<<org_field_phone>>** and | x\n\n- <<org_field_phone>>', tag(), {
      phone: value,
    });
    expect(lettersOf(body)).toContain(value.replace(/\s/g, ''));
    for (const xml of parts.values()) if (xml.startsWith('<')) expect(() => parseXml(xml)).not.toThrow();
  });

  it('leaves a file without a passage as it is', async () => {
    const filled = await fillWithPassages(styledFile(paragraph('Plain words')), {});
    expect(filled.parts.get('word/document.xml')).toContain(paragraph('Plain words'));
  });
});

describe('what can’t be set', () => {
  it.each([
    ['![A roof](roof.png)', 'A picture'],
    ['Words.[^1]\n\n[^1]: A note.', 'A footnote'],
    ['See [there](#x).\n\n## X', 'A link to a heading'],
    ['##### Deep', 'A heading of level 5, for which the file has no style,'],
  ])('is an error of the Word document alone, at its place: %j', async (passage, what) => {
    const filled = await fillWithPassages(styledFile(tag()), { x: passage });
    expect(filled.problems).toHaveLength(1);
    expect(filled.problems[0]).toMatch(
      new RegExp(`^_passages/x\\.md:1:\\d+ word-blocks: ${what} can’t be set in a Word template$`),
    );
    expect(filled.treeProblems).toEqual([]);
    expect(filled.document?.blocks.length).toBeGreaterThan(0);
  });
});

describe('the end of a section of pages', () => {
  it('stays behind the passage whose tag was in its last paragraph', async () => {
    const section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>';
    const { body } = await bodyOf('A\n\n- b', tag(`<w:pPr>${section}</w:pPr>`));
    expect(body.match(/<w:sectPr>/g)).toHaveLength(1);
    expect(body.indexOf('<w:sectPr>')).toBeGreaterThan(body.indexOf('>b<'));
  });
});

describe('lists', () => {
  it('have the bullets of the nearest list, within notes too', async () => {
    const bullets = para('own bullet', { list: [2, 0] });
    const { body } = await bodyOf('- a\n\n> [!NOTE]\n> - b', bullets + tag());
    expect(body).toMatch(/<w:numId w:val="2"\/><\/w:numPr>(?:(?!<w:p>).)*>a</);
    expect(body).toMatch(/<w:numId w:val="\d+"\/><\/w:numPr><w:pBdr>(?:(?!<w:p>).)*>b</);
  });
});
