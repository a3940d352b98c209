/** Tracked changes in a Word file: what is left of them, byte for byte, once they are accepted or rejected. */
import { describe, expect, it } from 'vitest';
import { parseXmlPlaces } from '../../../../src/formats/xml/places.js';
import { resolveChanges } from '../../../../src/read/word/clean/tracked/resolve.js';
import { documentXml } from '../../../support/word-file.js';

const BY = 'w:id="7" w:author="Jo Bloggs" w:date="2020-01-01T00:00:00Z"';
const ins = (inside: string) => `<w:ins ${BY}>${inside}</w:ins>`;
const del = (inside: string) => `<w:del ${BY}>${inside}</w:del>`;
const run = (words: string) => `<w:r><w:t>${words}</w:t></w:r>`;
const gone = (words: string) => `<w:r><w:delText>${words}</w:delText></w:r>`;
const p = (inside: string, properties = '') => `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inside}</w:p>`;
const mark = (name: string) => `<w:rPr><w:${name} ${BY}/></w:rPr>`;
const style = (id: string) => `<w:pStyle w:val="${id}"/>`;
const cell = (inside: string, properties = '') =>
  `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${inside}</w:tc>`;
const row = (cells: string, properties = '') =>
  `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${cells}</w:tr>`;
const table = (rows: string) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows}</w:tbl>`;

/** A body, and what it is when its changes are accepted and rejected. */
type Case = readonly [name: string, body: string, accepted: string, rejected: string];

const CASES: readonly Case[] = [
  [
    'words',
    p(run('a') + ins(run('b')) + del(gone('c')) + run('d')),
    p(run('a') + run('b') + run('d')),
    p(run('a') + run('c') + run('d')),
  ],
  ['words inserted by one and deleted by another', p(run('a') + ins(del(gone('b')))), p(run('a')), p(run('a'))],
  [
    'moved words',
    `${p(`<w:moveFromRangeStart w:id="1" w:name="m"/><w:moveFrom ${BY}>${run('x')}</w:moveFrom><w:moveFromRangeEnd w:id="1"/>${run('a')}`)}${p(`${run('b')}<w:moveToRangeStart w:id="2" w:name="m"/><w:moveTo ${BY}>${run('x')}</w:moveTo><w:moveToRangeEnd w:id="2"/>`)}`,
    p(run('a')) + p(run('b') + run('x')),
    p(run('x') + run('a')) + p(run('b')),
  ],
  [
    'the code of a field',
    p(del('<w:r><w:delInstrText xml:space="preserve"> PAGE </w:delInstrText></w:r>')),
    p(''),
    p('<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'),
  ],
  [
    'a deleted paragraph mark: the words take the properties of the next paragraph',
    p(run('a'), style('A') + mark('del')) + p(run('b'), style('B')),
    `<w:p><w:pPr>${style('B')}</w:pPr>${run('a')}${run('b')}</w:p>`,
    p(run('a'), `${style('A')}<w:rPr></w:rPr>`) + p(run('b'), style('B')),
  ],
  [
    'an inserted paragraph mark',
    p(run('a'), style('A') + mark('ins')) + p(run('b')),
    p(run('a'), `${style('A')}<w:rPr></w:rPr>`) + p(run('b')),
    p(run('a') + run('b')),
  ],
  [
    'paragraphs that were deleted whole leave nothing, and the next keeps its bytes',
    p(del(gone('a')), mark('del')) + p(del(gone('b')), mark('del')) + p(run('c'), style('C')),
    p(run('c'), style('C')),
    p(run('a'), '<w:rPr></w:rPr>') + p(run('b'), '<w:rPr></w:rPr>') + p(run('c'), style('C')),
  ],
  [
    'three paragraphs that become one',
    p(run('a'), mark('del')) + p(run('b'), mark('del')) + p(''),
    p(run('a') + run('b')),
    p(run('a'), '<w:rPr></w:rPr>') + p(run('b'), '<w:rPr></w:rPr>') + p(''),
  ],
  [
    'a deleted mark before an empty tag',
    `${p(run('a'), mark('del'))}<w:p/>`,
    p(run('a')),
    `${p(run('a'), '<w:rPr></w:rPr>')}<w:p/>`,
  ],
  [
    'the last paragraph of a cell, which a cell must end with',
    table(row(cell(p(del(gone('a')), mark('del'))))),
    table(row(cell(p('', '<w:rPr></w:rPr>')))),
    table(row(cell(p(run('a'), '<w:rPr></w:rPr>')))),
  ],
  [
    'a deleted paragraph before a table',
    p(del(gone('a')), mark('del')) + table(row(cell(p(run('b'))))),
    table(row(cell(p(run('b'))))),
    p(run('a'), '<w:rPr></w:rPr>') + table(row(cell(p(run('b'))))),
  ],
  [
    'a bookmark that reaches out of what goes',
    p(`${del(`<w:bookmarkStart w:id="1" w:name="a"/>${gone('a')}`)}${run('b')}<w:bookmarkEnd w:id="1"/>`),
    p(`<w:bookmarkStart w:id="1" w:name="a"/>${run('b')}<w:bookmarkEnd w:id="1"/>`),
    p(`<w:bookmarkStart w:id="1" w:name="a"/>${run('a')}${run('b')}<w:bookmarkEnd w:id="1"/>`),
  ],
  [
    'rows',
    table(
      row(cell(p(ins(run('a')))), `<w:ins ${BY}/>`) + row(cell(p(del(gone('b')))), `<w:del ${BY}/>`) + row(cell(p(''))),
    ),
    table(row(cell(p(run('a')))).replace('<w:tr>', '<w:tr><w:trPr></w:trPr>') + row(cell(p('')))),
    table(row(cell(p(run('b')))).replace('<w:tr>', '<w:tr><w:trPr></w:trPr>') + row(cell(p('')))),
  ],
  [
    'all rows of a table',
    p(run('a')) + table(row(cell(p(del(gone('b')))), `<w:del ${BY}/>`)) + p(run('c')),
    p(run('a')) + p(run('c')),
    p(run('a')) + table(row(cell(p(run('b')))).replace('<w:tr>', '<w:tr><w:trPr></w:trPr>')) + p(run('c')),
  ],
  [
    'a row in which a merged cell begins',
    table(
      row(cell(p(''), '<w:vMerge w:val="restart"/>'), `<w:del ${BY}/>`) +
        row(cell(p(run('b')), '<w:vMerge/>')) +
        row(cell(p(''), '<w:vMerge/>')),
    ),
    table(row(cell(p(run('b')), '<w:vMerge w:val="restart"/>')) + row(cell(p(''), '<w:vMerge/>'))),
    table(
      `<w:tr><w:trPr></w:trPr>${cell(p(''), '<w:vMerge w:val="restart"/>')}</w:tr>${row(cell(p(run('b')), '<w:vMerge/>'))}${row(cell(p(''), '<w:vMerge/>'))}`,
    ),
  ],
  [
    'cells',
    table(row(cell(p(run('a')), `<w:cellIns ${BY}/>`) + cell(p(run('b')), `<w:cellDel ${BY}/>`))),
    table(row(`<w:tc><w:tcPr></w:tcPr>${p(run('a'))}</w:tc>`)),
    table(row(`<w:tc><w:tcPr></w:tcPr>${p(run('b'))}</w:tc>`)),
  ],
  [
    'a cell merged with the one above',
    table(row(cell(p(''), `<w:tcW w:w="1"/><w:cellMerge ${BY} w:vMerge="cont"/>`))),
    table(row(cell(p(''), '<w:tcW w:w="1"/><w:vMerge w:val="continue"/>'))),
    table(row(cell(p(''), '<w:tcW w:w="1"/>'))),
  ],
  [
    'how letters look',
    p(`<w:r><w:rPr><w:b/><w:rPrChange ${BY}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>a</w:t></w:r>`),
    p('<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r>'),
    p('<w:r><w:rPr><w:i/></w:rPr><w:t>a</w:t></w:r>'),
  ],
  [
    'how letters look, where the file doesn’t tell how they looked',
    p(`<w:r><w:rPr><w:b/><w:rPrChange ${BY}></w:rPrChange></w:rPr><w:t>a</w:t></w:r>`),
    p('<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r>'),
    p('<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r>'),
  ],
  [
    'how a paragraph looks, whose own mark changed too',
    p(
      run('a'),
      `${style('A')}<w:rPr><w:ins ${BY}/><w:b/><w:rPrChange ${BY}><w:rPr/></w:rPrChange></w:rPr><w:pPrChange ${BY}><w:pPr>${style('B')}</w:pPr></w:pPrChange>`,
    ) + p(run('b'), style('C')),
    p(run('a'), `${style('A')}<w:rPr><w:b/></w:rPr>`) + p(run('b'), style('C')),
    p(run('a') + run('b'), style('C')),
  ],
  [
    'a section, which keeps its headers',
    `<w:sectPr><w:headerReference r:id="rId1"/><w:pgSz w:w="1"/><w:sectPrChange ${BY}><w:sectPr><w:pgSz w:w="2"/></w:sectPr></w:sectPrChange></w:sectPr>`,
    '<w:sectPr><w:headerReference r:id="rId1"/><w:pgSz w:w="1"/></w:sectPr>',
    '<w:sectPr><w:headerReference r:id="rId1"/><w:pgSz w:w="2"/></w:sectPr>',
  ],
  [
    'a table and its columns',
    `<w:tbl><w:tblPr><w:jc w:val="left"/><w:tblPrChange ${BY}><w:tblPr/></w:tblPrChange></w:tblPr><w:tblGrid><w:gridCol w:w="1"/><w:tblGridChange w:id="1"><w:tblGrid><w:gridCol w:w="2"/></w:tblGrid></w:tblGridChange></w:tblGrid>${row(cell(p('')))}</w:tbl>`,
    `<w:tbl><w:tblPr><w:jc w:val="left"/></w:tblPr><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid>${row(cell(p('')))}</w:tbl>`,
    `<w:tbl><w:tblPr></w:tblPr><w:tblGrid><w:gridCol w:w="2"/></w:tblGrid>${row(cell(p('')))}</w:tbl>`,
  ],
  [
    'the number of a paragraph',
    p('', `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins ${BY}/></w:numPr>`),
    p('', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
    '<w:p><w:pPr></w:pPr></w:p>',
  ],
  [
    'a link whose words all go, and its address with it',
    p(`<w:hyperlink r:id="rId9">${del(gone('a'))}</w:hyperlink>${run('b')}`),
    p(run('b')),
    p(`<w:hyperlink r:id="rId9">${run('a')}</w:hyperlink>${run('b')}`),
  ],
  [
    'a control that was deleted around words that stay',
    `<w:customXmlDelRangeStart ${BY}/><w:sdt><w:sdtPr/><w:sdtContent><w:customXmlDelRangeEnd w:id="7"/>${p(run('a'))}<w:customXmlDelRangeStart ${BY}/></w:sdtContent></w:sdt><w:customXmlDelRangeEnd w:id="7"/>`,
    p(run('a')),
    `<w:sdt><w:sdtPr/><w:sdtContent>${p(run('a'))}</w:sdtContent></w:sdt>`,
  ],
  [
    'a formula',
    p(
      `<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">${ins('<m:r><m:t>a</m:t></m:r>')}${del('<m:r><m:t>b</m:t></m:r>')}</m:oMath>`,
    ),
    p(
      '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>a</m:t></m:r></m:oMath>',
    ),
    p(
      '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>b</m:t></m:r></m:oMath>',
    ),
  ],
];

describe.each(CASES)('%s', (_, body, accepted, rejected) => {
  const xml = documentXml(body);
  const root = parseXmlPlaces(xml);

  it('accepted', () => {
    expect(resolveChanges(xml, root, 'accept')).toBe(documentXml(accepted));
  });

  it('rejected', () => {
    expect(resolveChanges(xml, root, 'reject')).toBe(documentXml(rejected));
  });
});
