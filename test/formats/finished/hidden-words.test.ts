/** Words that a Word file of another program's making hides, or writes in its own way: the final check must see them all. */
import { describe, expect, it } from 'vitest';
import { docxWords } from '../../../src/formats/finished/docx.js';
import { documentXml, paragraph, W, wordFile } from '../../support/word-file.js';
import { workbook } from '../../support/workbook.js';

const NAME = 'Harbour House Care';
const main = (xml: string | Uint8Array) => wordFile({ 'word/document.xml': xml });
const body = (xml: string) => main(documentXml(xml));
const run = (words: string) => `<w:r><w:t>${words}</w:t></w:r>`;
const deleted = (words: string) => `<w:del w:id="1" w:author="A"><w:r><w:delText>${words}</w:delText></w:r></w:del>`;
const inserted = (words: string) => `<w:ins w:id="2" w:author="A">${run(words)}</w:ins>`;
const withPart = (path: string, content: string | Uint8Array) => wordFile({ [path]: content });
const field = (start: string) =>
  `<w:p>${run('Call')}<w:r><w:fldChar w:fldCharType="begin">${start}</w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>${run('now')}</w:p>`;

describe('the words of a Word file', () => {
  it.each([
    ['a tracked deletion', body(`<w:p>${deleted(NAME)}${run('ours')}</w:p>`)],
    [
      'two tracked deletions',
      body(
        `<w:p><w:del>${'<w:r><w:delText>Harbour </w:delText></w:r><w:r><w:delText>House Care</w:delText></w:r>'}</w:del>${run('x')}</w:p>`,
      ),
    ],
    [
      'text before a tracked change',
      body(`<w:p>${run('Harbour ')}${deleted('House')}${inserted('Lodge')}${run(' Care')}</w:p>`),
    ],
    [
      'text after a tracked change',
      body(`<w:p>${run('Harbour ')}${deleted('Lodge')}${inserted('House')}${run(' Care')}</w:p>`),
    ],
    ['a deleted field', body(`<w:p><w:r><w:delInstrText>TITLE ${NAME}</w:delInstrText></w:r>${run('x')}</w:p>`)],
    ['hidden text', body(`<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>${NAME}</w:t></w:r></w:p>`)],
    [
      'a comment',
      withPart(
        'word/comments.xml',
        `<w:comments xmlns:w="${W}"><w:comment>${paragraph(NAME)}</w:comment></w:comments>`,
      ),
    ],
    [
      'another prefix',
      main(
        documentXml(paragraph('One') + paragraph(NAME) + paragraph('Two'))
          .replace(/(<\/?|\s)w:/g, '$1x:')
          .replace('xmlns:w', 'xmlns:x'),
      ),
    ],
    [
      'no prefix',
      main(
        `<document xmlns="${W}"><body><p><r><t>One</t></r></p><p><r><t>Harbour</t><tab/><t>House Care</t></r></p><p><r><t>Two</t></r></p></body></document>`,
      ),
    ],
    ['UTF-16', main(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(documentXml(paragraph(NAME)), 'utf16le')]))],
    ['single quotes', body(`<w:sdt><w:sdtPr><w:alias w:val='${NAME}'/></w:sdtPr></w:sdt>`)],
    [
      'a list to choose from',
      body(
        `<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="${NAME}" w:value="1"/></w:dropDownList></w:sdtPr></w:sdt>`,
      ),
    ],
    ['a form field', body(field(`<w:ffData><w:textInput><w:default w:val="${NAME}"/></w:textInput></w:ffData>`))],
    ['the help of a form field', body(field(`<w:ffData><w:statusText w:type="text" w:val="${NAME}"/></w:ffData>`))],
    ['a field code', body(`<w:p>${run('Call')}<w:r><w:instrText>${NAME}</w:instrText></w:r>${run('now')}</w:p>`)],
    [
      'a field code in pieces',
      body(
        '<w:p><w:r><w:instrText>TITLE Harbour Ho</w:instrText></w:r><w:r><w:instrText>use Care</w:instrText></w:r></w:p>',
      ),
    ],
    ['a simple field', body(`<w:p><w:fldSimple w:instr="TITLE ${NAME}">${run('x')}</w:fldSimple></w:p>`)],
    [
      'a document variable',
      withPart(
        'word/settings.xml',
        `<w:settings xmlns:w="${W}"><w:docVars><w:docVar w:name="n" w:val="${NAME}"/></w:docVars></w:settings>`,
      ),
    ],
    [
      'a property of its own',
      withPart(
        'docProps/custom.xml',
        `<P><p><lpwstr>x</lpwstr></p><p><lpwstr>${NAME}</lpwstr></p><p><lpwstr>y</lpwstr></p></P>`,
      ),
    ],
    [
      'words beside the place of a drawing',
      body(
        `<w:p>${run(NAME)}<w:r><w:drawing><wp:positionH><wp:posOffset>90</wp:posOffset></wp:positionH></w:drawing></w:r></w:p>`,
      ),
    ],
    ['WordArt', body(`<w:p><w:r><w:pict><v:textpath string="${NAME}"/></w:pict></w:r></w:p>`)],
    [
      'the label of a chart',
      withPart(
        'word/charts/chart1.xml',
        `<c:c><c:pt><c:v>One</c:v></c:pt><c:pt><c:v>${NAME}</c:v></c:pt><c:pt><c:v>Two</c:v></c:pt></c:c>`,
      ),
    ],
    [
      'the workbook of a chart',
      withPart(
        'word/embeddings/Sheet.xlsx',
        workbook({ 'xl/sharedStrings.xml': `<sst><si><t>${NAME}</t></si></sst>` }),
      ),
    ],
    ['a Word file within', withPart('word/embeddings/Old.docx', body(paragraph(NAME)))],
  ])('include those of %s', (_what, bytes) => {
    const words = docxWords(bytes).map((text) => text.words);
    expect(words.some((text) => /(?<![\p{L}\p{N}])Harbour[ \t]House Care(?![\p{L}\p{N}])/u.test(text))).toBe(true);
  });

  it('leave out a damaged file within', () => {
    expect(docxWords(withPart('word/embeddings/Sheet.xlsx', Buffer.from('PK')))).toEqual(docxWords(wordFile()));
  });
});
