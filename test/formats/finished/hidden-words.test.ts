/** Words that a Word file of another program's making hides, or writes in its own way: the final check must see them all. */
import { describe, expect, it } from 'vitest';
import { packageContent } from '../../../src/formats/finished/package.js';
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

/** A compound file that holds something in one piece. */
const inObject = (bytes: Uint8Array) =>
  Buffer.concat([Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0', 'latin1'), bytes, Buffer.alloc(64)]);
const inWorkbook = (bytes: Uint8Array) => workbook({ 'xl/embeddings/Old.docx': bytes });

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
    [
      'slides within',
      withPart(
        'word/embeddings/Show.pptx',
        wordFile({ 'ppt/slides/slide1.xml': `<p:sld><a:p><a:r><a:t>${NAME}</a:t></a:r></a:p></p:sld>` }),
      ),
    ],
    ['a Word file within a workbook within', withPart('word/embeddings/S.xlsx', inWorkbook(body(paragraph(NAME))))],
    ['a package that an object wraps', withPart('word/embeddings/oleObject1.bin', inObject(body(paragraph(NAME))))],
    ['an object of an older program', withPart('word/embeddings/oleObject1.bin', inObject(Buffer.from(NAME)))],
    [
      'an object in UTF-16',
      withPart('word/embeddings/oleObject1.bin', inObject(Buffer.from(`x\0${NAME}`, 'utf16le').subarray(4))),
    ],
    ['a drawing of Windows', withPart('word/media/image1.emf', Buffer.from(`x\0${NAME}`, 'utf16le').subarray(4))],
    ['a drawing of the web', withPart('word/media/image1.svg', Buffer.from(`<svg><text>${NAME}</text></svg>`))],
    ['a web page within', withPart('word/afchunk.html', Buffer.from(`<p title='x'>To <b>${NAME}</b></p>`))],
    ['a text within', withPart('word/afchunk.txt', Buffer.from(`To ${NAME}.`))],
    ['the settings of a printer', withPart('word/printerSettings1.bin', Buffer.from(`\0\x01${NAME}\0`))],
    ['the name of a bookmark', body(`<w:p><w:bookmarkStart w:id="1" w:name="HarbourHouseCare"/>${run('x')}</w:p>`)],
    [
      'the name of a style',
      withPart(
        'word/styles.xml',
        `<w:styles><w:style w:styleId="a"><w:name w:val="${NAME} heading"/></w:style></w:styles>`,
      ),
    ],
    [
      'another name of a style',
      withPart('word/styles.xml', `<w:styles><w:style><w:aliases w:val="H,${NAME}"/></w:style></w:styles>`),
    ],
    ['the tag of a control', body(`<w:sdt><w:sdtPr><w:tag w:val="${NAME}"/></w:sdtPr></w:sdt>`)],
    [
      'what a choice stands for',
      body(
        `<w:sdt><w:sdtPr><w:comboBox><w:listItem w:displayText="1" w:value="${NAME}"/></w:comboBox></w:sdtPr></w:sdt>`,
      ),
    ],
    [
      'the words that a control shows before it is filled in',
      withPart(
        'word/glossary/document.xml',
        `<w:glossaryDocument xmlns:w="${W}">${paragraph(NAME)}</w:glossaryDocument>`,
      ),
    ],
    [
      'the name of a building block',
      withPart(
        'word/glossary/document.xml',
        `<w:docPart><w:docPartPr><w:name w:val="${NAME}"/></w:docPartPr></w:docPart>`,
      ),
    ],
    ['the name of a document variable', withPart('word/settings.xml', `<w:docVar w:name="${NAME}" w:val="1"/>`)],
    ['the title of a table', body(`<w:tbl><w:tblPr><w:tblCaption w:val="${NAME}"/></w:tblPr></w:tbl>`)],
    ['the description of a table', body(`<w:tbl><w:tblPr><w:tblDescription w:val="${NAME}"/></w:tblPr></w:tbl>`)],
    [
      'what a list numbers with',
      withPart('word/numbering.xml', `<w:numbering><w:lvl><w:lvlText w:val="${NAME} %1"/></w:lvl></w:numbering>`),
    ],
    ['the name of a property', withPart('docProps/custom.xml', `<P><property name="${NAME}"/></P>`)],
    ['an attribute of data of its own', withPart('customXml/item1.xml', `<d><org label="${NAME}"/></d>`)],
    ['an XML comment', body(`<!-- ${NAME} -->${paragraph('x')}`)],
    ['a CDATA section', body(`<w:p><w:r><w:t><![CDATA[${NAME}]]></w:t></w:r></w:p>`)],
    [
      'somebody who reviewed it',
      withPart('word/people.xml', `<w15:people><w15:person w15:author="${NAME}"/></w15:people>`),
    ],
    [
      'a tag that holds a greater-than sign',
      body(`<w:sdt><w:sdtPr><w:alias w:val="a > b"/><w:tag w:val="${NAME}"/></w:sdtPr></w:sdt>`),
    ],
    [
      'where a link leads',
      withPart(
        'word/_rels/document.xml.rels',
        `<R><Relationship Id="r" Type="t" Target="https://example.org/?q=${NAME}" TargetMode="External"/></R>`,
      ),
    ],
  ])('include those of %s', (_what, bytes) => {
    const words = packageContent(bytes).texts.map((text) => text.words);
    expect(words.some((text) => /(?<![\p{L}\p{N}])Harbour[ \t]House Care(?![\p{L}\p{N}])/u.test(text))).toBe(true);
  });

  it.each([
    ['is damaged', 'word/embeddings/Sheet.xlsx', Buffer.from('PK\x03\x04')],
    ['is an object of another program', 'word/embeddings/oleObject1.bin', inObject(Buffer.from('Words'))],
    ['is a PDF within the file', 'word/embeddings/a.bin', Buffer.from('%PDF-1.7')],
    ['lies too deep within other files', 'word/embeddings/a.docx', nested(5)],
  ])('say so where a file within %s', (why, path, bytes) => {
    const { unread } = packageContent(withPart(path, bytes));
    expect(unread.map((part) => part.why)).toEqual([why]);
    expect(unread[0]?.place.startsWith(path)).toBe(true);
  });

  it('lack nothing of a plain file', () => {
    expect(packageContent(wordFile()).unread).toEqual([]);
  });
});

/** A Word file within a Word file, so many times. */
function nested(times: number): Uint8Array {
  return times === 0 ? wordFile() : withPart('word/embeddings/a.docx', nested(times - 1));
}
