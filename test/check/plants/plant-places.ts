/** Documents that hold some words in one place: each place of the table of plants by its name there. */

import type { FinishedContent } from '../../../src/formats/finished/file-text.js';
import { readForeignPdf } from '../../../src/formats/finished/foreign-pdf.js';
import { htmlContent } from '../../../src/formats/finished/html.js';
import { finishedContent } from '../../../src/formats/finished/index.js';
import { packageContent } from '../../../src/formats/finished/package.js';
import { xlsxContent } from '../../../src/formats/finished/xlsx.js';
import type { Block, Document, Picture } from '../../../src/model/document.js';
import type { Format } from '../../../src/model/plan.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { openWriter } from '../../../src/write/index.js';
import { sharedFonts } from '../../support/pdf/fonts.js';
import { foreignPdf } from '../../support/pdf/foreign.js';
import { documentOf, h, p, picture, table } from '../../support/sample-document.js';
import { documentXml, paragraph, W, wordFile } from '../../support/word-file.js';
import { workbook } from '../../support/workbook.js';

/** What the final check reads in the document. */
export type Plant = (words: string) => Promise<FinishedContent> | FinishedContent;

/** What a reader finds in a document of ours. */
export async function ofOurs(format: Format, blocks: readonly Block[], changes: Partial<Document> = {}) {
  const writer = await openWriter(format, DEFAULT_THEME, sharedFonts);
  const { value, diagnostics } = await writer.write(documentOf(blocks, changes));
  if (!value) throw new Error(JSON.stringify(diagnostics));
  return finishedContent(format, value);
}

const FORMAT_NAMES = { docx: 'a Word file of ours', pdf: 'a PDF of ours', html: 'a web page of ours' } as const;

const OURS: Readonly<Record<string, (words: string) => readonly [readonly Block[], Partial<Document>?]>> = {
  'a heading': (words) => [[h(1, words)]],
  'a cell of a table': (words) => [[table(undefined, ['One'], [words])]],
  'an alternative text': (words) => [
    [{ type: 'image', picture: picture(4, 4), alt: [{ type: 'text', value: words }] }],
  ],
  'a link’s target': (words) => [
    [
      p({
        type: 'link',
        target: {
          kind: 'address',
          address: [{ type: 'text', value: `https://example.org/?q=${encodeURIComponent(words)}` }],
        },
        children: [{ type: 'text', value: 'here' }],
      }),
    ],
  ],
  'the control table': (words) => [[p('Words.')], { control: [{ label: 'Owner', value: words }] }],
};

const run = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
const body = (xml: string) => ({ 'word/document.xml': documentXml(xml) });
const control = (properties: string) => body(`<w:sdt><w:sdtPr>${properties}</w:sdtPr></w:sdt>`);
const part = (path: string, root: string, xml: string) => ({ [path]: `<w:${root} xmlns:w="${W}">${xml}</w:${root}>` });
const halves = (words: string) => [words.slice(0, 7), words.slice(7)];
const inObject = (bytes: Uint8Array) =>
  Buffer.concat([Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0', 'latin1'), bytes, Buffer.alloc(64)]);

/** The parts of a Word file that hold the words. */
const WORD: Readonly<Record<string, (words: string) => Readonly<Record<string, string | Uint8Array>>>> = {
  'the text of': (words) => body(paragraph(words)),
  'the text of, in two runs': (words) => body(`<w:p>${halves(words).map(run).join('')}</w:p>`),
  'the header of': (words) => part('word/header1.xml', 'hdr', paragraph(words)),
  'the footer of': (words) => part('word/footer1.xml', 'ftr', paragraph(words)),
  'a footnote of': (words) => part('word/footnotes.xml', 'footnotes', `<w:footnote>${paragraph(words)}</w:footnote>`),
  'a comment of': (words) => part('word/comments.xml', 'comments', `<w:comment>${paragraph(words)}</w:comment>`),
  'a tracked deletion of': (words) =>
    body(`<w:p><w:del w:id="1" w:author="A"><w:r><w:delText>${words}</w:delText></w:r></w:del>${run('x')}</w:p>`),
  'hidden text of': (words) => body(`<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>${words}</w:t></w:r></w:p>`),
  'a text box of': (words) =>
    body(
      `<w:p><w:r><w:pict><v:textbox><w:txbxContent>${paragraph(words)}</w:txbxContent></v:textbox></w:pict></w:r></w:p>`,
    ),
  'a field code of': (words) => body(`<w:p><w:r><w:instrText> TITLE "${words}" </w:instrText></w:r></w:p>`),
  'a document variable of': (words) =>
    part('word/settings.xml', 'settings', `<w:docVars><w:docVar w:name="n" w:val="${words}"/></w:docVars>`),
  'the title of a content control of': (words) => control(`<w:alias w:val="${words}"/>`),
  'the tag of a content control of': (words) => control(`<w:tag w:val="${words}"/>`),
  'a drop-down entry of': (words) =>
    control(`<w:dropDownList><w:listItem w:displayText="${words}" w:value="1"/></w:dropDownList>`),
  'the value of a drop-down entry of': (words) =>
    control(`<w:dropDownList><w:listItem w:displayText="1" w:value="${words}"/></w:dropDownList>`),
  'the placeholder text of a content control of': (words) =>
    part('word/glossary/document.xml', 'glossaryDocument', paragraph(words)),
  'the name of a bookmark of': (words) =>
    body(`<w:p><w:bookmarkStart w:id="1" w:name="${words.replaceAll(' ', '_')}"/>${run('x')}</w:p>`),
  'the name of a style of': (words) =>
    part('word/styles.xml', 'styles', `<w:style w:styleId="a"><w:name w:val="${words}"/></w:style>`),
  'the description of a table of': (words) =>
    body(`<w:tbl><w:tblPr><w:tblDescription w:val="${words}"/></w:tblPr></w:tbl>`),
  'the alternative text of a picture of': (words) =>
    body(`<w:p><w:r><w:drawing><wp:docPr id="1" name="Picture 1" descr="${words}"/></w:drawing></w:r></w:p>`),
  'the properties of': (words) => ({ 'docProps/core.xml': `<cp:p><dc:subject>${words}</dc:subject></cp:p>` }),
  'a property of its own of': (words) => ({
    'docProps/custom.xml': `<P><property name="n"><vt:lpwstr>${words}</vt:lpwstr></property></P>`,
  }),
  'data of its own of': (words) => ({ 'customXml/item1.xml': `<data label="${words}"/>` }),
  'a link’s target of': (words) => ({
    'word/_rels/document.xml.rels': `<R><Relationship Id="r" Type="t" Target="https://example.org/?q=${encodeURIComponent(words)}" TargetMode="External"/></R>`,
  }),
  'a chart’s label of': (words) => ({ 'word/charts/chart1.xml': `<c:c><c:pt><c:v>${words}</c:v></c:pt></c:c>` }),
  'the workbook of a chart of': (words) => ({ 'word/embeddings/Sheet.xlsx': excel(cell(words)) }),
  'a Word file within': (words) => ({ 'word/embeddings/Old.docx': wordFile(body(paragraph(words))) }),
  'slides within': (words) => ({
    'word/embeddings/Show.pptx': wordFile({ 'ppt/slides/slide1.xml': `<p:s><a:p><a:t>${words}</a:t></a:p></p:s>` }),
  }),
  'an object of another program in': (words) => ({ 'word/embeddings/oleObject1.bin': inObject(Buffer.from(words)) }),
  'a Windows drawing in': (words) => ({ 'word/media/image1.emf': Buffer.from(`\u0001${words}`, 'utf16le') }),
  'a web drawing in': (words) => ({ 'word/media/image1.svg': `<svg><text>${words}</text></svg>` }),
  'a web page within': (words) => ({ 'word/afchunk.html': `<p>${words}</p>` }),
};

const excel = (parts: Readonly<Record<string, string | Uint8Array>>) => workbook(parts);
const cell = (words: string) => ({ 'xl/sharedStrings.xml': `<sst><si><t>${words}</t></si></sst>` });

const EXCEL: Readonly<Record<string, (words: string) => Readonly<Record<string, string | Uint8Array>>>> = {
  'a cell of': cell,
  'the name of a sheet of': (words) => ({ 'xl/workbook.xml': `<workbook><sheet name="${words}"/></workbook>` }),
  'a header of': (words) => ({
    'xl/worksheets/sheet1.xml': `<worksheet><oddHeader>&amp;C${words}</oddHeader></worksheet>`,
  }),
  'a comment of': (words) => ({ 'xl/comments1.xml': `<comments><comment><t>${words}</t></comment></comments>` }),
  'a file within': (words) => ({ 'xl/embeddings/Old.docx': wordFile(body(paragraph(words))) }),
};

const annotation = (entries: string) => ({ page: `/Annots [<< /Type /Annot /Rect [0 0 100 20] ${entries} >>]` });
const attached = (name: string, content: string) => ({
  catalogue: `/Names << /EmbeddedFiles << /Names [(f) << /Type /Filespec /F (${name}) /UF (${name}) /EF << /F 6 0 R >> >>] >> >>`,
  objects: [`<< /Length ${content.length} >>\nstream\n${content}\nendstream`],
});

const PDFS: Readonly<Record<string, (words: string) => Uint8Array>> = {
  'a page of': (words) => foreignPdf(words),
  'a form field of': (words) => foreignPdf('x', annotation(`/Subtype /Widget /FT /Tx /T (a) /V (${words})`)),
  'a choice of': (words) => foreignPdf('x', annotation(`/Subtype /Widget /FT /Ch /Ff 131072 /T (a) /Opt [(${words})]`)),
  'a link of': (words) =>
    foreignPdf(
      'x',
      annotation(`/Subtype /Link /A << /S /URI /URI (https://example.org/${encodeURIComponent(words)}) >>`),
    ),
  'the properties of': (words) => foreignPdf('x', { info: `/Subject (${words})` }),
  'a file within': (words) => foreignPdf('x', attached('list.csv', words)),
  'the name of a file within': (words) => foreignPdf('x', attached(`${words}.csv`, 'x')),
};

const PAGES: Readonly<Record<string, (words: string) => string>> = {
  'an attribute of': (words) => `<p title='${words}'>Words</p>`,
  'a comment of': (words) => `<!-- ${words} --><p>Words</p>`,
};

/** A place’s name in the table, with the kind of its file. */
function named(place: string, file: string): string {
  const [start = '', end] = place.split(',');
  return `${start} ${file}${end === undefined ? '' : `,${end}`}`;
}

const entries = <Value>(places: Readonly<Record<string, Value>>, file: string) =>
  Object.entries(places).map(([place, value]) => [named(place, file), value] as const);

/** All places by their names in the table. */
export const PLANT_PLACES: ReadonlyMap<string, Plant> = new Map<string, Plant>([
  ...Object.entries(FORMAT_NAMES).flatMap(([format, file]) =>
    Object.entries(OURS).map(([place, make]): [string, Plant] => [
      `${place} of ${file}`,
      (words) => ofOurs(format === 'docx' ? 'docx' : format === 'pdf' ? 'pdf' : 'html', ...make(words)),
    ]),
  ),
  ...entries(WORD, 'a Word template').map(([place, parts]): [string, Plant] => [
    place,
    (words) => packageContent(wordFile(parts(words))),
  ]),
  ...entries(EXCEL, 'an Excel file').map(([place, parts]): [string, Plant] => [
    place,
    (words) => xlsxContent(excel(parts(words))),
  ]),
  ...entries(PDFS, 'a PDF of another program').map(([place, make]): [string, Plant] => [
    place,
    async (words) => ({ ...(await readForeignPdf(make(words))), pictures: [] }),
  ]),
  ...entries(PAGES, 'a web page of another program').map(([place, make]): [string, Plant] => [
    place,
    (words) => htmlContent(Buffer.from(make(words))),
  ]),
]);

/** Documents with a logo, by their names in the table; `packed` holds the same pixels in other bytes. */
export function logoPlaces(
  logo: Picture,
  packed: Uint8Array,
): ReadonlyMap<string, () => Promise<FinishedContent> | FinishedContent> {
  const block: Block = { type: 'image', picture: logo, alt: [{ type: 'text', value: 'A logo' }] };
  const header = (bytes: Uint8Array) => packageContent(wordFile({ 'word/media/image1.png': bytes }));
  return new Map<string, () => Promise<FinishedContent> | FinishedContent>([
    ['a Word file of ours', () => ofOurs('docx', [block])],
    ['a PDF of ours', () => ofOurs('pdf', [block])],
    ['a web page of ours', () => ofOurs('html', [block])],
    ['the header of a Word template', () => header(logo.bytes)],
    ['the header of a Word template, packed anew', () => header(packed)],
    [
      'a Word file within a Word template',
      () => packageContent(wordFile({ 'word/embeddings/Old.docx': wordFile({ 'word/media/a.png': logo.bytes }) })),
    ],
  ]);
}
