/** Landscape ranges in Word: sections of their own, with headers and footers as wide as their pages. */
import { describe, expect, it } from 'vitest';
import { childElements, descendants, parseXml, type XmlElement } from '../../../src/formats/xml/parse.js';
import type { Block, Document } from '../../../src/model/document.js';
import { DEFAULT_THEME, type Theme } from '../../../src/model/theme.js';
import { openDocxWriter } from '../../../src/write/docx/index.js';
import { readDocx } from '../../support/docx-reader.js';
import { codeBlock } from '../../support/sample-constructs.js';
import { bullets, documentOf, h, p, table, text } from '../../support/sample-document.js';
import { landscapeDocument, range, register } from '../../support/sample-landscape.js';

async function written(document: Document, theme: Theme = DEFAULT_THEME) {
  const writer = await openDocxWriter(theme, { font: () => Promise.reject(new Error('Word embeds no font.')) });
  const { value, diagnostics } = await writer.write(document);
  expect(diagnostics).toEqual([]);
  const file = readDocx(value ?? new Uint8Array());
  const [body] = childElements(parseXml(file.parts.get('word/document.xml') ?? ''), 'w:body');
  if (!body) throw new Error('The document has no body.');
  return { file, body };
}

const sectionsOf = (body: XmlElement) => descendants(body, 'w:sectPr');
const sizeOf = (section: XmlElement) => descendants(section, 'w:pgSz')[0]?.attributes ?? {};

/** `|` for a section of upright pages, `-` for one of landscape pages. */
const shape = (body: XmlElement) =>
  sectionsOf(body)
    .map((section) => (sizeOf(section)['w:orient'] === 'landscape' ? '-' : '|'))
    .join('');

const PAGE_BREAK: Block = { type: 'page-break' };

describe('a landscape range', () => {
  it.each([
    ['in the middle', [p('A.'), range(p('B.')), p('C.')], '|-|'],
    ['at the beginning, below the head', [range(p('B.')), p('C.')], '|-'.concat('|')],
    ['at the end', [p('A.'), range(p('B.'))], '|-'],
    ['behind another', [range(p('A.')), range(p('B.')), p('C.')], '|--|'],
    ['between page breaks', [p('A.'), PAGE_BREAK, range(PAGE_BREAK, p('B.'), PAGE_BREAK), PAGE_BREAK, p('C.')], '|-|'],
    ['with a page break behind it alone', [p('A.'), range(p('B.')), PAGE_BREAK], '|-'],
    ['in no document', [p('A.')], '|'],
  ] as const)('is a section of its own %s', async (_, blocks, expected) => {
    const { body } = await written(documentOf(blocks));
    expect(shape(body)).toBe(expected);
    expect(body.children.at(-1)).toMatchObject({ name: 'w:sectPr' });
  });

  it('begins a page by its section alone, and leaves no page empty', async () => {
    const { body } = await written(
      documentOf([p('A.'), PAGE_BREAK, range(PAGE_BREAK, p('B.'), PAGE_BREAK), PAGE_BREAK, p('C.')]),
    );
    expect(descendants(body, 'w:pageBreakBefore')).toHaveLength(1);
    const [last] = descendants(body, 'w:p').slice(-1);
    expect(descendants(last ?? body, 'w:pageBreakBefore')).toHaveLength(1);
  });

  it('ends in its last paragraph, and after a table in the narrow one that Word needs there', async () => {
    const { body } = await written(documentOf([p('A.'), range(register(2)), p('C.')]));
    const ends = descendants(body, 'w:p').filter((paragraph) => descendants(paragraph, 'w:sectPr').length > 0);
    expect(ends.map((end) => descendants(end, 'w:t').flatMap(({ children }) => children))).toEqual([['A.'], []]);
    expect(descendants(ends[1] ?? body, 'w:pStyle')[0]?.attributes['w:val']).toBe('TableGap');
    for (const end of ends) expect(childElements(end, 'w:pPr')[0]?.children.at(-1)).toMatchObject({ name: 'w:sectPr' });
  });

  it('has the paper and the margins of the theme', async () => {
    const letter = { width: 612, height: 792 };
    const margins = { top: 60, right: 40, bottom: 70, left: 90 };
    const { body } = await written(documentOf([range(register(1))]), { ...DEFAULT_THEME, page: letter, margins });
    const [upright, turned] = sectionsOf(body);
    expect(sizeOf(upright ?? body)).toMatchObject({ 'w:w': '12240', 'w:h': '15840' });
    expect(sizeOf(turned ?? body)).toMatchObject({ 'w:w': '15840', 'w:h': '12240', 'w:orient': 'landscape' });
    const marginsOf = (section: XmlElement | undefined) => descendants(section ?? body, 'w:pgMar')[0]?.attributes;
    expect(marginsOf(turned)).toEqual(marginsOf(upright));
    const [, grid] = descendants(body, 'w:tblGrid');
    const width = descendants(grid ?? body, 'w:gridCol').reduce(
      (sum, { attributes }) => sum + Number(attributes['w:w']),
      0,
    );
    expect(width).toBe((792 - 40 - 90) * 20);
  });

  it('has headers and footers whose right side ends at the edge of its text; only the first page has its own', async () => {
    const { body, file } = await written(landscapeDocument());
    expect(shape(body)).toBe('|-|--');
    const relations = new Map(
      descendants(parseXml(file.parts.get('word/_rels/document.xml.rels') ?? ''), 'Relationship').map(
        ({ attributes }) => [attributes.Id, attributes.Target],
      ),
    );
    const furniture = sectionsOf(body).map((section) =>
      [...descendants(section, 'w:headerReference'), ...descendants(section, 'w:footerReference')].map(
        ({ attributes }) => `${attributes['w:type']} ${relations.get(attributes['r:id'])}`,
      ),
    );
    const turned = ['default header3.xml', 'default footer3.xml'];
    expect(furniture).toEqual([
      ['default header1.xml', 'first header2.xml', 'default footer1.xml', 'first footer2.xml'],
      turned,
      ['default header1.xml', 'default footer1.xml'],
      turned,
      turned,
    ]);
    expect(sectionsOf(body).map((section) => descendants(section, 'w:titlePg').length)).toEqual([1, 0, 0, 0, 0]);
    const stops = descendants(parseXml(file.parts.get('word/header3.xml') ?? ''), 'w:tab').map(
      ({ attributes }) => attributes['w:val'] && `${attributes['w:val']} ${attributes['w:pos']}`,
    );
    expect(stops).toEqual(['clear 9072', 'right 14004', undefined]);
    expect(file.parts.get('word/header3.xml')).toContain('string="DRAFT"');
    expect(file.parts.get('word/header3.xml')).toContain('PowerPlusWaterMarkObject3"');
  });

  it('has lines as long as those of upright pages; tables, captions and code are as wide as the page', async () => {
    const ranged = range(h(1, 'A'), p('B.'), bullets('C.'), codeBlock('D'), table('E', ['F'], ['G']));
    const { body } = await written(documentOf([p('Upright.'), ranged, p('Upright again.')]));
    const rights = descendants(body, 'w:p').flatMap((paragraph) => {
      const words = descendants(paragraph, 'w:t').flatMap(({ children }) => children);
      const right = descendants(paragraph, 'w:ind')[0]?.attributes['w:right'];
      return /^(?:[A-G]\.?|Upright.*)$/.test(words.join('')) ? [[words.join(''), right]] : [];
    });
    const { page, margins, sizes } = DEFAULT_THEME;
    const room = page.height - margins.left - margins.right;
    const beside = String(Math.round((room - 76 * 0.44 * sizes.body) * 20));
    expect(rights).toEqual([
      ...[
        ['Upright.', undefined],
        ['A', beside],
        ['B.', beside],
        ['C.', beside],
      ],
      ...[
        ['D', undefined],
        ['E', undefined],
        ['F', undefined],
        ['G', undefined],
        ['Upright again.', undefined],
      ],
    ]);
  });

  it('has footnotes whose lines are as long as those of its text, in all their paragraphs', async () => {
    const note = (...words: string[]) =>
      ({ type: 'footnote', key: words[0] ?? '', blocks: words.map((each) => p(each)) }) as const;
    const ranged = range(p(text('B.'), note('Note B.', 'More of B.')), p('C.'));
    const { file } = await written(documentOf([p(text('A.'), note('Note A.', 'More of A.')), ranged]));
    const notes = descendants(parseXml(file.parts.get('word/footnotes.xml') ?? ''), 'w:p').flatMap((paragraph) => {
      const words = descendants(paragraph, 'w:t').flatMap(({ children }) => children);
      const right = descendants(paragraph, 'w:ind')[0]?.attributes['w:right'];
      return words.length > 0 ? [[words.join('').trim(), right]] : [];
    });
    const { page, margins, sizes } = DEFAULT_THEME;
    const beside = String(Math.round((page.height - margins.left - margins.right - 76 * 0.44 * sizes.body) * 20));
    expect(notes).toEqual([
      ['Note A.', undefined],
      ['More of A.', undefined],
      ['Note B.', beside],
      ['More of B.', beside],
    ]);
  });

  it('leaves lines to the margins where a theme does', async () => {
    const { measure: _, ...bare } = DEFAULT_THEME;
    const { body } = await written(documentOf([range(p('B.'))]), bare);
    expect(descendants(body, 'w:ind').filter(({ attributes }) => attributes['w:right'] !== undefined)).toEqual([]);
  });

  it('numbers its headings as others, with bookmarks', async () => {
    const { file } = await written(
      documentOf([h(1, 'A'), range(h(1, 'B'), h(2, 'C'), table(undefined, ['x'], ['y'])), h(1, 'D')]),
    );
    expect(file.outline.map(({ number, text, bookmark }) => `${number} ${text} ${bookmark}`)).toEqual([
      '1 A ha',
      '2 B hb',
      '2.1 C hc',
      '3 D hd',
    ]);
  });

  it('says on one line what fits only there', async () => {
    const organisation = 'The Very Long Name of a Care Organisation in North Wales and the Borders';
    const properties = { title: 'A policy with a rather long title', organisation };
    const { file } = await written(documentOf([range(p('B.'))], { properties }));
    const wordsOf = (part: string) => descendants(parseXml(file.parts.get(part) ?? ''), 'w:br').length;
    expect([wordsOf('word/header1.xml'), wordsOf('word/header3.xml')]).toEqual([1, 0]);
  });
});
