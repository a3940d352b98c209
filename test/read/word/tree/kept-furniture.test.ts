/** The header and footer of a Word file's author, kept in PDF and HTML. */
import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../../../src/fill/fill-template.js';
import type { AuthorsSides } from '../../../../src/model/authors-furniture.js';
import type { Document } from '../../../../src/model/document.js';
import { DEFAULT_THEME } from '../../../../src/model/theme.js';
import { openWordTemplate } from '../../../../src/read/word/head.js';
import { readWordTemplate } from '../../../../src/read/word/index.js';
import { openHtmlWriter } from '../../../../src/write/html/index.js';
import { openPdfWriter } from '../../../../src/write/pdf/index.js';
import { jobOf, organisationOf } from '../../../support/organisations.js';
import { ownFonts } from '../../../support/pdf/fonts.js';
import { readPdf } from '../../../support/pdf/reader.js';
import { expectNothingOutside } from '../../../support/pdf/within-margins.js';
import { picture } from '../../../support/sample-document.js';
import { documentXml, OFFICE, relsXml, typesXml, W, wordFile } from '../../../support/word-file.js';
import { para } from '../../../support/word-tree.js';

const run = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
const field = (name: string) => `<w:fldSimple w:instr=" ${name} "><w:r><w:t>9</w:t></w:r></w:fldSimple>`;
const TAB = '<w:r><w:tab/></w:r>';

const part = (name: 'hdr' | 'ftr', content: string) =>
  `<w:${name} xmlns:w="${W}" xmlns:r="${OFFICE}">${content}</w:${name}>`;

interface Furniture {
  readonly header: string;
  readonly footer: string;
  readonly first?: string;
}

function filled({ header, footer, first }: Furniture, keep: string, text = para('Text')) {
  const references = `<w:headerReference w:type="default" r:id="h"/><w:footerReference w:type="default" r:id="f"/>`;
  const section = `<w:sectPr>${references}${first === undefined ? '' : '<w:headerReference w:type="first" r:id="h1"/><w:titlePg/>'}</w:sectPr>`;
  const bytes = wordFile({
    '[Content_Types].xml': typesXml({
      'word/document.xml': 'document.main',
      'word/header1.xml': 'header',
      'word/footer1.xml': 'footer',
      'word/header2.xml': 'header',
    }),
    'word/document.xml': documentXml(`${text}${section}`),
    'word/header1.xml': part('hdr', header),
    'word/footer1.xml': part('ftr', footer),
    'word/header2.xml': part('hdr', first ?? para('')),
    'word/_rels/document.xml.rels': relsXml([
      ['h', 'header', 'header1.xml'],
      ['f', 'footer', 'footer1.xml'],
      ['h1', 'header', 'header2.xml'],
    ]),
    'word/_rels/header1.xml.rels': relsXml([['p', 'image', 'media/mark.png']]),
    'word/media/mark.png': picture(4, 4).bytes,
  });
  const opened = openWordTemplate('templates/a.docx', bytes, {
    path: 'templates/a.yaml',
    text: `title: Care at home\n${keep}`,
  });
  if (!opened.head || !opened.read) throw new Error(opened.diagnostics.map(({ message }) => message).join('\n'));
  const { value, diagnostics } = readWordTemplate(opened.head, opened.read);
  if (!value) throw new Error('not read');
  const job = jobOf(organisationOf({ org_field_name: 'Acme', org_field_phone: '029 1' }), opened.head);
  return { document: fillTemplate(value.tree, job).value, problems: diagnostics.map(({ message }) => message) };
}

const KEEP = 'keep: [header_and_footer]\n';
const FURNITURE: Furniture = {
  header: para(`${run('Care at its best')}${TAB}${TAB}${run('{{org_field_name}}')}`),
  footer: para(
    `${run('Call {{org_field_phone}}')}${TAB}${run('Page ')}${field('PAGE')}${run(' of ')}${field('NUMPAGES')}`,
  ),
};

/** Both sides, with `#` for numbers of pages. */
function sidesOf({ left, right }: AuthorsSides): readonly string[] {
  return [left, right].map((parts) =>
    parts
      .map(({ pieces }) => pieces.map((piece) => ('words' in piece ? piece.words : `#${piece.count}`)).join(''))
      .join(' | '),
  );
}

function furnitureOf(document: Document | undefined) {
  const { furniture } = document?.properties ?? {};
  if (!furniture) throw new Error('no furniture');
  return furniture;
}

describe('a header and a footer that are kept', () => {
  it('have their words, values and page numbers at both sides, and aren’t warned of', () => {
    const { document, problems } = filled(FURNITURE, KEEP);
    const { header, footer, firstHeader } = furnitureOf(document);
    expect(sidesOf(header)).toEqual(['Care at its best', 'Acme']);
    expect(sidesOf(footer)).toEqual(['Call 029 1', 'Page #page of #pages']);
    expect(firstHeader).toBe(header);
    expect(problems).toEqual([]);
  });

  it('are the theme’s otherwise, with a warning', () => {
    const { document, problems } = filled(FURNITURE, '');
    expect(document?.properties.furniture).toBeUndefined();
    expect(problems.some((one) => one.includes('Care at its best'))).toBe(true);
  });

  it('name the pictures that stay in the Word document alone', () => {
    const mark =
      '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="x" descr="Mark"/><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:embed="p"/></wp:inline></w:drawing></w:r>';
    const header = para(`${mark}${run('Care at its best')}`);
    const { document, problems } = filled({ ...FURNITURE, header }, KEEP);
    expect(sidesOf(furnitureOf(document).header)).toEqual(['Care at its best', '']);
    expect(problems).toEqual([expect.stringContaining('don’t show the picture of a header or footer')]);
  });

  it('may be tables, several lines, at the right, and others on the first page', () => {
    const row = `<w:tr>${['One', 'Two', 'Three'].map((words) => `<w:tc>${para(words)}</w:tc>`).join('')}</w:tr>`;
    const { document } = filled(
      {
        header: `<w:tbl>${row}</w:tbl>${para('Four', { more: '<w:jc w:val="right"/>' })}`,
        footer: para('End'),
        first: para('Welcome'),
      },
      KEEP,
    );
    const { header, firstHeader, footer, firstFooter } = furnitureOf(document);
    expect(sidesOf(header)).toEqual(['One | Two', 'Three | Four']);
    expect(sidesOf(firstHeader)).toEqual(['Welcome', '']);
    expect([sidesOf(footer), sidesOf(firstFooter)]).toEqual([
      ['End', ''],
      ['', ''],
    ]);
  });

  it('have all their words in a PDF where they need several lines', async () => {
    const words = (n: number) => Array.from({ length: n }, (_, at) => `word${at}`).join(' ');
    const { document } = filled({ header: para(words(30)), footer: para(words(24)) + para('Second') }, KEEP);
    if (!document) throw new Error('not filled');
    const { value } = await (await openPdfWriter(DEFAULT_THEME, ownFonts)).write(document);
    const pdf = readPdf(value ?? new Uint8Array());
    expectNothingOutside(pdf);
    const printed = pdf.pages[0]?.pieces
      .flatMap(({ owner, text }) => (owner.kind === 'artifact' ? [text] : []))
      .join('');
    const bare = printed?.replace(/[\s\u200b]/g, '') ?? '';
    for (const said of [words(30), words(24), 'Second']) expect(bare).toContain(said.replaceAll(' ', ''));
  });

  it('are printed in PDF and in the style sheet of the web page', async () => {
    const { document } = filled(
      FURNITURE,
      KEEP,
      `${para('One')}<w:p><w:r><w:br w:type="page"/></w:r></w:p>${para('Two')}`,
    );
    if (!document) throw new Error('not filled');
    const pdf = readPdf(
      (await (await openPdfWriter(DEFAULT_THEME, ownFonts)).write(document)).value ?? new Uint8Array(),
    );
    const printed = pdf.pages.map(({ pieces }) =>
      pieces.flatMap(({ owner, text }) => (owner.kind === 'artifact' ? [text] : [])).join(''),
    );
    expect(printed).toHaveLength(2);
    printed.forEach((words, at) => {
      expect(words.replace(/\s/g, '')).toContain('Careatitsbest');
      expect(words.replace(/\s/g, '')).toContain(`Page${at + 1}of2`);
    });
    const html = Buffer.from(
      (await (await openHtmlWriter(DEFAULT_THEME, ownFonts)).write(document)).value ?? new Uint8Array(),
    ).toString('utf8');
    expect(html).toContain('@top-left{content:"Care at its best"}@top-right{content:"Acme"}');
    expect(html).toContain('Care at its best · Acme · Call 029 1</p></footer>');
    expect(html).toContain('@bottom-right{content:"Page " counter(page) " of " counter(pages)}');
  });
});
