/** The cover of an index: its head has the first page to itself, in larger letters and below the logo. */
import { describe, expect, it } from 'vitest';
import { childElements, descendants, parseXml, type XmlElement } from '../../../src/formats/xml/parse.js';
import type { Document } from '../../../src/model/document.js';
import { largePrint } from '../../../src/model/large-print.js';
import { DEFAULT_THEME, type Theme } from '../../../src/model/theme.js';
import { openDocxWriter } from '../../../src/write/docx/index.js';
import { readDocx } from '../../support/docx-reader.js';
import { documentOf, h, p, table } from '../../support/sample-document.js';

const INDEX = documentOf([h(1, 'Policies'), table(undefined, ['Policy'], ['Whistleblowing']), p('Beside them.')]);

async function written(document: Document, theme: Theme = DEFAULT_THEME) {
  const writer = await openDocxWriter(theme, { font: () => Promise.reject(new Error('Word embeds no font.')) });
  const file = readDocx((await writer.write(document)).value ?? new Uint8Array());
  const [body] = childElements(parseXml(file.parts.get('word/document.xml') ?? ''), 'w:body');
  if (!body) throw new Error('The document has no body.');
  return { body, words: file.words, styles: file.parts.get('word/styles.xml') ?? '' };
}

const styled = (body: XmlElement, style: string) =>
  descendants(body, 'w:p').filter((paragraph) => descendants(paragraph, 'w:pStyle')[0]?.attributes['w:val'] === style);
const broken = (body: XmlElement) =>
  descendants(body, 'w:p')
    .filter((paragraph) => descendants(paragraph, 'w:pageBreakBefore').length > 0)
    .map((paragraph) =>
      descendants(paragraph, 'w:t')
        .flatMap(({ children }) => children)
        .join(''),
    );

describe.each([DEFAULT_THEME, largePrint(DEFAULT_THEME)])('a cover', (theme) => {
  it('ends with a page break before the text, and says the same words', async () => {
    const [plain, cover] = [await written(INDEX, theme), await written({ ...INDEX, hasCover: true }, theme)];
    expect(broken(plain.body)).toEqual([]);
    expect(broken(cover.body)).toEqual(['Policies']);
    expect(cover.words).toEqual(plain.words);
  });

  it('has a larger title, and the organisation further down', async () => {
    const { body } = await written({ ...INDEX, hasCover: true }, theme);
    const [title] = styled(body, 'Title');
    expect(title && descendants(title, 'w:sz')[0]?.attributes['w:val']).toBe(String(Math.round(theme.sizes.title * 3)));
    const [organisation] = styled(body, 'Masthead');
    const before = organisation && descendants(organisation, 'w:spacing')[0]?.attributes['w:before'];
    expect(Number(before)).toBeGreaterThan(2000);
  });
});

it('in large print the numbers of the list of contents have room for two digits and a gap', async () => {
  const { styles } = await written({ ...INDEX, contents: true }, largePrint(DEFAULT_THEME));
  const [, hanging] = /w:styleId="TOC1".*?w:hanging="(\d+)"/.exec(styles) ?? [];
  expect(Number(hanging)).toBeGreaterThanOrEqual(19 * 2.5 * 20);
});
