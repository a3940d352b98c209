/**
 * What fields and bound content controls of a Word file show: a row a kind, all in one file, which is taken through the whole program.
 * DOCX, PDF and HTML say the same, and the file's properties and stores hold it.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { readZip } from '../../src/formats/zip/read.js';
import { type CaseResult, CLIENT, throughProgram } from '../support/word-cases.js';
import { documentXml, relsXml, typesXml, W, wordFile } from '../support/word-file.js';

const run = (words: string, look = '') =>
  `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`;
const sign = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const code = (words: string) => `<w:r><w:instrText xml:space="preserve">${words}</w:instrText></w:r>`;
const field = (words: string, result: string) =>
  `${sign('begin')}${code(words)}${sign('separate')}${result}${sign('end')}`;
const simple = (words: string, result: string) => `<w:fldSimple w:instr="${words}">${result}</w:fldSimple>`;
const OLD = run('Oldco Ltd');

const STORES = {
  mine: ['{11111111-0984-4EA0-BA29-908A06C1BEAF}', "xmlns:a='urn:d'"],
  cover: [
    '{55AF091B-3C7A-41E3-B477-F2FDAA23CFDA}',
    "xmlns:a='http://schemas.microsoft.com/office/2006/coverPageProps'",
  ],
  extended: [
    '{6668398D-A668-4E3E-A5EB-62B293D839F1}',
    "xmlns:a='http://schemas.openxmlformats.org/officeDocument/2006/extended-properties'",
  ],
  core: [
    '{6C3C8BC8-F283-45AE-878A-BAB7291924A1}',
    "xmlns:a='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' xmlns:b='http://purl.org/dc/elements/1.1/'",
  ],
  absent: ['{99999999-0984-4EA0-BA29-908A06C1BEAF}', "xmlns:a='urn:d'"],
} as const;

const TEXT = '<w:text/>';

/** A control that is bound to a path of a store. */
function control(store: keyof typeof STORES, path: string, content: string, kind = TEXT, before = ''): string {
  const [id, prefixes] = STORES[store];
  const binding = `<w:dataBinding w:prefixMappings="${prefixes}" w:xpath="${path}" w:storeItemID="${id}"/>`;
  return `<w:sdt><w:sdtPr>${before}${binding}${kind}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
}

const company = (content: string, kind?: string, before?: string) =>
  control('extended', '/a:Properties[1]/a:Company[1]', content, kind, before);

/** The words of a paragraph that begins with the row's number and ends in z, and what is shown between them. */
const ROWS: Readonly<Record<string, readonly [xml: string, shown: string]>> = {
  'a simple field': [simple(' DOCPROPERTY Company ', OLD), CLIENT],
  'capitals that the field asks for': [simple('DOCPROPERTY  &quot;Company&quot;  \\* Upper', OLD), 'KAPPA CARE'],
  'a simple field without a result': ['<w:fldSimple w:instr="DOCPROPERTY Company"/>', CLIENT],
  'a result in several runs': [
    field(' DOCPROPERTY Company \\* MERGEFORMAT ', run('Old', '<w:b/>') + run('co') + run(' Ltd')),
    CLIENT,
  ],
  'a code in several runs': [
    `${sign('begin')}${code(' DOCPRO')}${code('PERTY Comp')}${code('any ')}${sign('separate')}${OLD}${sign('end')}`,
    CLIENT,
  ],
  'a complex field without a result': [`${sign('begin')}${code('DOCPROPERTY Company')}${sign('end')}`, CLIENT],
  'a field in one run with other words': [
    '<w:r><w:t>a </w:t><w:fldChar w:fldCharType="begin"/><w:instrText>AUTHOR</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>Jo</w:t><w:tab/><w:t>Bloggs</w:t><w:fldChar w:fldCharType="end"/><w:t xml:space="preserve"> b</w:t></w:r>',
    `a ${CLIENT} b`,
  ],
  'a date without a result in one run with other words': [
    '<w:r><w:t xml:space="preserve">a </w:t><w:fldChar w:fldCharType="begin"/><w:instrText>DATE</w:instrText><w:fldChar w:fldCharType="end"/><w:t xml:space="preserve"> b</w:t></w:r>',
    'a 1 May 2000 b',
  ],
  'a field in a link': [`<w:hyperlink w:anchor="x">${field('DOCPROPERTY Company', OLD)}</w:hyperlink>`, CLIENT],
  'a field in the result of another': [
    field('HYPERLINK &quot;https://example.org&quot;', `${run('see ')}${field('INFO Author', OLD)}${run(' site')}`),
    `see ${CLIENT} site`,
  ],
  'a field in the code of another': [
    `${sign('begin')}${code('IF ')}${field('DOCPROPERTY Company', code('Oldco'))}${code(' = 1 &quot;a&quot;')}${sign('separate')}${run('bee')}${sign('end')}`,
    'bee',
  ],
  'a field whose code asks for the date': [
    `${sign('begin')}${code('IF ')}${field('DATE \\@ yyyy', code('2019'))}${code(' &gt; 2 &quot;a&quot;')}${sign('separate')}${run('aye')}${sign('end')}`,
    'aye',
  ],
  'dates and times': [
    `${field('TIME \\@ &quot;HH:mm&quot;', run('10:32'))} ${field('SAVEDATE', run('3/5/2019'))}`,
    '1 May 20001 May 2000',
  ],
  'the day of printing': [field('PRINTDATE', run('4 May 2018')), '4 May 2018'],
  'whoever opens the file': [`${field('USERNAME', run('Jo Bloggs'))}${field('USERINITIALS', run('JB'))}`, CLIENT],
  'the name of the file with its folder': [field('FILENAME \\p', run('C:\\Users\\jo\\x.docx')), 'zork.docx'],
  'the name of the file': [field('FILENAME', run('x.docx')), 'zork.docx'],
  'a version': [field('DOCPROPERTY Version', run('0.9')), '0.1 (draft)'],
  'a day that is a timestamp': [field('DOCPROPERTY &quot;Last reviewed&quot;', run('2000')), '1 May 2000'],
  'a day in a picture of its own': [
    field('DOCPROPERTY &quot;Next review&quot; \\@ &quot;dd/MM/yyyy&quot;', run('01/01/2000')),
    '1 May 2001',
  ],
  'a status': [field('DOCPROPERTY Status', run('x')), 'Draft'],
  'a property of the author’s own': [field('DOCPROPERTY Mood', run('happy')), 'calm'],
  'a timestamp of the author’s own': [
    field('DOCPROPERTY Stamp \\@ &quot;dd/MM/yyyy&quot;', run('01/01/2000')),
    '03/02/2024',
  ],
  'a property that isn’t there': [field('DOCPROPERTY Nothing', run('as before')), 'as before'],
  'a property without words': [field('SUBJECT', run('as before')), 'as before'],
  'a title': [field('TITLE', run('Old title')), 'New title'],
  'whoever saved the file': [field('LASTSAVEDBY', run('Jo Bloggs')), ''],
  'a document variable': [field('DOCVARIABLE client', run('old')), `Var ${CLIENT}`],
  'a control': [company(OLD), CLIENT],
  'a control that shows a prompt': [
    company(run('[Company]', '<w:rStyle w:val="PlaceholderText"/>'), TEXT, '<w:showingPlcHdr/>'),
    CLIENT,
  ],
  'a control without content': [company(''), CLIENT],
  'the manager': [control('extended', '/a:Properties[1]/a:Manager[1]', run('Mx Mgr')), "Ann O'Shea"],
  'the title in a control': [control('core', '/a:coreProperties[1]/b:title[1]', run('Old title')), 'New title'],
  'a path whose prefix isn’t declared': [control('core', '/z:coreProperties[1]/b:creator[1]', run('Jo')), CLIENT],
  'a placeholder in a control whose store has old words': [
    control('mine', '/a:d[1]/a:o[1]', run('{{org_field_name}}')),
    CLIENT,
  ],
  'old words in a control beside it': [control('mine', '/a:d[1]/a:o[1]', run('Oldco')), CLIENT],
  'words that the store has': [control('mine', '/a:d/a:st', run('cached')), 'stored'],
  'a store without words': [control('mine', '/a:d/a:empty', run('stays')), 'stays'],
  'a path that leads nowhere': [control('mine', '/a:d/a:none', run('{{org_field_phone}}')), '029 2018 0100'],
  'a store that isn’t there': [control('absent', '/a:d/a:o', run('{{org_field_name}}')), CLIENT],
  'an attribute': [control('mine', '/a:d/a:x/@v', run('{{org_field_phone}}')), '029 2018 0100'],
  'a date in a control': [
    control(
      'mine',
      '/a:d/a:day',
      run('9 Sep 1999'),
      '<w:date><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="en-GB"/></w:date>',
    ),
    '3 February 2024',
  ],
  'a choice in a control': [
    control(
      'mine',
      '/a:d/a:choice',
      run('One'),
      '<w:dropDownList><w:listItem w:displayText="One" w:value="1"/><w:listItem w:displayText="Two" w:value="2"/></w:dropDownList>',
    ),
    'Two',
  ],
  'a box that the store ticks': [
    control(
      'mine',
      '/a:d/a:yes',
      run('☐'),
      '<w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:checked w14:val="0"/><w14:checkedState w14:val="2611" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>',
    ),
    '☑',
  ],
  'a path of another kind': [control('mine', '//a:o', run('{{org_field_name}}')), CLIENT],
  'a control in a loop': [
    `${run('{{#each org_field_offices}}')}${control('mine', '/a:d/a:town', run('{{town}}'))}${run(',{{/each}}')}`,
    'Cardiff,Newport,',
  ],
  'a cover page’s property': [
    control('cover', '/a:CoverPageProperties[1]/a:CompanyPhone[1]', run('{{org_field_phone}}')),
    '029 2018 0100',
  ],
};

const number = (index: number) => `R${index + 1}:`;

const paragraph = (content: string) => `<w:p>${content}</w:p>`;
const cell = (content: string) => `<w:tc><w:tcPr/>${content}</w:tc>`;

const BODY = [
  ...Object.values(ROWS).map(([xml], index) => paragraph(`${run(`${number(index)} `)}${xml}${run(' z')}`)),
  company(paragraph(OLD)),
  `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid><w:tr>${cell(paragraph(run('CELL')))}${company(cell(paragraph(OLD)))}</w:tr>${company(`<w:tr>${cell(paragraph(OLD))}${cell(paragraph(''))}</w:tr>`)}</w:tbl>`,
  paragraph(`${run('NOTE')}<w:r><w:footnoteReference w:id="2"/></w:r>`),
  '<w:sectPr><w:headerReference w:type="default" r:id="rIdH"/></w:sectPr>',
].join('');

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const PROPERTIES: Readonly<Record<string, string>> = {
  Version: '<vt:lpwstr>0.1</vt:lpwstr>',
  'Last reviewed': '<vt:filetime>2000-05-01T00:00:00Z</vt:filetime>',
  'Next review': '<vt:lpwstr>some</vt:lpwstr>',
  Status: '<vt:lpwstr>draft</vt:lpwstr>',
  Mood: '<vt:lpwstr>calm</vt:lpwstr>',
  Stamp: '<vt:filetime>2024-02-03T00:00:00Z</vt:filetime>',
};
const item = (id: string) =>
  `<ds:datastoreItem ds:itemID="${id}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>`;
const store =
  '<?xml version="1.0" encoding="UTF-16"?><q:d xmlns:q="urn:d"><q:o>Oldco Ltd</q:o><q:st>stored</q:st><q:empty/><q:x v="old"/><q:day>2024-02-03</q:day><q:choice>2</q:choice><q:yes>true</q:yes><q:town>Oldtown</q:town></q:d>';

const FILE = wordFile({
  '[Content_Types].xml': typesXml({
    'word/document.xml': 'document.main',
    'word/header1.xml': 'header',
    'word/footnotes.xml': 'footnotes',
    'word/settings.xml': 'settings',
    'docProps/core.xml': 'application/vnd.openxmlformats-package.core-properties+xml',
    'docProps/app.xml': `${OFFICE}.extended-properties+xml`,
    'docProps/custom.xml': `${OFFICE}.custom-properties+xml`,
  }),
  'word/_rels/document.xml.rels': relsXml([
    ['rIdH', 'header', 'header1.xml'],
    ['rIdF', 'footnotes', 'footnotes.xml'],
    ['rIdS', 'settings', 'settings.xml'],
    ['rIdX1', 'customXml', '../customXml/item1.xml'],
    ['rIdX2', 'customXml', '../customXml/item2.xml'],
  ]),
  'word/document.xml': documentXml(BODY),
  'word/header1.xml': `<w:hdr xmlns:w="${W}">${paragraph(`${run('HEAD ')}${field('DOCPROPERTY Company', OLD)}${run(' ')}${simple('DATE', run('5 May 2001'))}`)}</w:hdr>`,
  'word/footnotes.xml': `<w:footnotes xmlns:w="${W}"><w:footnote w:id="2">${paragraph(`${run('FOOT ')}${field('DOCPROPERTY Company', OLD)}`)}</w:footnote></w:footnotes>`,
  'word/settings.xml': `<w:settings xmlns:w="${W}"><w:docVars><w:docVar w:name="Client" w:val="Var {{org_field_name}}"/></w:docVars></w:settings>`,
  'docProps/core.xml':
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>New title</dc:title><dc:subject></dc:subject><dc:creator>Jo Bloggs</dc:creator><cp:lastModifiedBy>Jo Bloggs</cp:lastModifiedBy></cp:coreProperties>',
  'docProps/app.xml':
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Manager>Mx Mgr</Manager><Company>Oldco Ltd</Company></Properties>',
  'docProps/custom.xml': `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${Object.entries(
    PROPERTIES,
  )
    .map(
      ([name, value], index) =>
        `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${index + 2}" name="${name}">${value}</property>`,
    )
    .join('')}</Properties>`,
  'customXml/item1.xml': new Uint8Array(Buffer.from(`\uFEFF${store}`, 'utf16le')),
  'customXml/_rels/item1.xml.rels': relsXml([['rId1', 'customXmlProps', 'itemProps1.xml']]),
  'customXml/itemProps1.xml': item(STORES.mine[0]),
  'customXml/item2.xml':
    '<CoverPageProperties xmlns="http://schemas.microsoft.com/office/2006/coverPageProps"><CompanyPhone>000</CompanyPhone></CoverPageProperties>',
  'customXml/_rels/item2.xml.rels': relsXml([['rId1', 'customXmlProps', 'itemProps2.xml']]),
  'customXml/itemProps2.xml': item(STORES.cover[0]),
});

let result: CaseResult;
beforeAll(async () => {
  result = await throughProgram(FILE);
});

const part = (path: string) => new TextDecoder().decode(result.docx && readZip(result.docx).get(path));

describe('what is shown is the same in DOCX, PDF and HTML', () => {
  it.each(Object.entries(ROWS).map(([name, [, shown]], index) => [name, shown, number(index)] as const))(
    '%s',
    (_, shown, begin) => {
      for (const format of ['docx', 'pdf', 'html'] as const) {
        const line = result.lines[format].find((words) => words.startsWith(`${begin} `));
        expect(line?.replace(/\s+/g, ' '), format).toBe(`${begin} ${shown} z`.replace(/\s+/g, ' '));
      }
    },
  );

  it('around paragraphs, cells and rows, in notes and in headers', () => {
    for (const format of ['docx', 'pdf', 'html'] as const) {
      const words = result.lines[format].join('\n');
      expect(words, format).toMatch(/z\nKappa Care\nCELL\s+Kappa Care\s+Kappa Care\s+NOTE/);
      expect(words, format).toContain(`FOOT ${CLIENT}`);
      expect(words, format).not.toMatch(/Oldco|Bloggs|Mx Mgr/);
    }
    expect(part('word/header1.xml')).toMatch(/HEAD .*Kappa Care.*1 May 2000/);
    expect(part('word/header1.xml')).not.toContain('fldSimple');
  });
});

it('is what properties and stores hold, whatever they were encoded in', () => {
  expect(part('docProps/app.xml')).toContain("<Manager>Ann O'Shea</Manager><Company>Kappa Care</Company>");
  expect(part('customXml/item1.xml')).toContain(
    '<?xml version="1.0" encoding="UTF-8"?><q:d xmlns:q="urn:d"><q:o>Kappa Care</q:o><q:st>stored</q:st><q:empty/><q:x v="029 2018 0100"/>',
  );
  expect(part('customXml/item2.xml')).toContain('<CompanyPhone>029 2018 0100</CompanyPhone>');
});

it('leaves no control bound whose store can’t hold its words', () => {
  const bound = [...part('word/document.xml').matchAll(/w:xpath="([^"]*)"/g)].map(([, path]) => path);
  expect(bound).not.toContain('/a:d/a:town');
  expect(bound).not.toContain('/a:d/a:none');
  expect(bound).not.toContain('//a:o');
  expect(bound).not.toContain('/a:d/a:empty');
  expect(bound).toContain('/a:d[1]/a:o[1]');
  expect(part('customXml/item1.xml')).toContain('<q:town></q:town>');
});

it('is warned of where it would change by itself, with its place', () => {
  const { check } = result.messages;
  expect(check.match(/\[word-moving-field\]/g)).toHaveLength(9);
  expect(check).toMatch(
    /word\/header1\.xml:paragraph 1 warning The field DATE, which shows “5 May 2001”, changes by itself/,
  );
});

it('is data, whatever the client is called', async () => {
  const name = 'A & B "Care" <w:t/> \\* Upper ]]>';
  const hostile = await throughProgram(FILE, {
    organisation: `name: '${name}'\nnation: wales\nservice_type: domiciliary_support\nphone: 029 2018 0100\nfields: {offices: [{town: Cardiff}]}\n`,
  });
  for (const format of ['docx', 'html'] as const)
    expect(hostile.lines[format].join('\n'), hostile.messages.render).toContain(`R1: ${name} z`);
  const app = new TextDecoder().decode(hostile.docx && readZip(hostile.docx).get('docProps/app.xml'));
  expect(app).toContain('<Company>A &amp; B &quot;Care&quot; &lt;w:t/&gt; \\* Upper ]]&gt;</Company>');
});
