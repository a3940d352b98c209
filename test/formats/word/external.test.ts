/** What a Word file fetches or runs, found wherever it stands and however Word has split it. */
import { describe, expect, it } from 'vitest';
import { type ExternalUse, findExternal } from '../../../src/formats/word/external.js';
import { openWordPackage } from '../../../src/formats/word/package.js';
import { documentXml, OFFICE, paragraph, relsXml, W, wordFile } from '../../support/word-file.js';

function found(changes: Readonly<Record<string, string>>): readonly ExternalUse[] {
  const { value, refusal } = openWordPackage(wordFile(changes));
  if (refusal) throw new Error(refusal.message);
  return findExternal(value);
}
const inBody = (body: string) => found({ 'word/document.xml': documentXml(body) });
const names = (uses: readonly ExternalUse[]) => uses.map(({ name }) => name);

const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const code = (words: string) => `<w:r><w:instrText xml:space="preserve">${words}</w:instrText></w:r>`;
/** A field whose code is split into runs, with a result. */
const field = (...pieces: string[]) =>
  `<w:p>${mark('begin')}${pieces.map(code).join('<w:bookmarkStart w:id="1" w:name="b"/>')}${mark('separate')}<w:r><w:t>result</w:t></w:r>${mark('end')}</w:p>`;

describe('relationships', () => {
  const ofDocument = (...relationships: Parameters<typeof relsXml>[0]) =>
    found({ 'word/_rels/document.xml.rels': relsXml(relationships) });

  it.each([
    ['image', 'https://example.org/pixel.png', 'image'],
    ['oleObject', 'file:///C:/sums.xlsx', 'oleObject'],
    ['subDocument', 'chapter.docx', 'subDocument'],
    ['frame', 'http://example.org/frame.html', 'frame'],
    ['aFChunk', 'http://example.org/chunk.html', 'altChunk'],
    ['mailMergeSource', 'file:///C:/clients.mdb', 'mailMerge'],
    ['http://example.org/unheard-of', 'http://example.org/', 'unheard-of'],
  ])('%s that leads out', (type, target, name) => {
    expect(ofDocument(['rId1', type, target, 'External'])).toEqual([
      { part: 'word/document.xml', reference: target, name },
    ]);
  });

  it('an attached template, in the settings', () => {
    const uses = found({
      'word/settings.xml': `<w:settings xmlns:w="${W}" xmlns:r="${OFFICE}"><w:attachedTemplate r:id="rId1"/></w:settings>`,
      'word/_rels/settings.xml.rels': relsXml([
        ['rId1', 'attachedTemplate', 'http://example.org/evil.dotm', 'External'],
      ]),
    });
    expect(uses).toEqual([
      { part: 'word/settings.xml', reference: 'http://example.org/evil.dotm', name: 'attachedTemplate' },
    ]);
  });

  it('of the package itself', () => {
    const rels = relsXml([
      ['rId1', 'officeDocument', 'word/document.xml'],
      ['rId2', 'thumbnail', 'http://example.org/t.png', 'External'],
    ]);
    expect(found({ '_rels/.rels': rels })).toMatchObject([{ part: '_rels/.rels', name: 'thumbnail' }]);
  });

  it('a page to import, a control or an add-in inside the package: it is brought in or runs', () => {
    const uses = found({
      'word/_rels/document.xml.rels': relsXml([
        ['rId1', 'aFChunk', 'page.html'],
        ['rId2', 'control', 'activeX/activeX1.bin'],
        ['rId3', 'http://schemas.microsoft.com/office/2011/relationships/webextension', 'addin.xml'],
        ['rId4', 'image', 'media/logo.png'],
        ['rId5', 'oleObject', 'embeddings/sums.bin'],
      ]),
    });
    expect(names(uses)).toEqual(['altChunk', 'control', 'webextension']);
  });

  it.each([
    'https://example.org/',
    'HTTP://example.org/',
    'mailto:office@example.org',
    'tel:+441234567890',
    '#place',
    '{{org_field_website}}',
    '%7B%7Borg_field_website%7D%7D',
    '&lt;&lt;org_field_website>>',
    'http://{{org_field_website}}/complaints',
  ])('a link to %s is harmless', (target) => {
    expect(ofDocument(['rId1', 'hyperlink', target, 'External'])).toEqual([]);
  });

  it.each([
    ['file:///C:/Policies/x.docx', 'hyperlink-file'],
    ['C:\\Policies\\x.docx', 'hyperlink-file'],
    ['\\\\server\\share\\x.docx', 'hyperlink-file'],
    ['other.docx', 'hyperlink-file'],
    ['javascript:alert(1)', 'hyperlink-javascript'],
    [' Java&#9;script:alert(1)', 'hyperlink-javascript'],
    ['ms-word:ofe|u|http://example.org/x.docx', 'hyperlink-ms-word'],
    ['java{{org_field_name}}script:alert(1)', 'hyperlink-file'],
  ])('a link to %s is %s', (target, name) => {
    expect(names(ofDocument(['rId1', 'hyperlink', target, 'External']))).toEqual([name]);
  });

  it('a script in a link that says it stays inside', () => {
    expect(names(ofDocument(['rId1', 'hyperlink', 'javascript:alert(1)']))).toEqual(['hyperlink-javascript']);
    expect(ofDocument(['rId1', 'hyperlink', 'document.xml'])).toEqual([]);
  });
});

describe('fields', () => {
  it.each([
    'DATABASE',
    'DDE',
    'DDEAUTO',
    'IMPORT',
    'INCLUDE',
    'INCLUDEPICTURE',
    'INCLUDETEXT',
    'LINK',
    'MACROBUTTON',
    'PRINT',
    'RD',
  ])('%s', (name) => {
    expect(inBody(field(` ${name} "x" `))).toEqual([{ part: 'word/document.xml', reference: `${name} "x"`, name }]);
  });

  it('split anywhere', () => {
    const words = ' DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" ';
    for (let at = 0; at <= words.length; at++)
      expect(names(inBody(field(words.slice(0, at), words.slice(at))))).toEqual(['DDEAUTO']);
  });

  it.each([
    ['in small letters', field(' dDe x ')],
    ['without a space before the argument', field('DDE"x"')],
    ['in quotes', field('"DDE" x')],
    ['as a simple field', `<w:p><w:fldSimple w:instr=" DDE x "/></w:p>`],
    ['partly as plain text', `<w:p>${mark('begin')}<w:r><w:t>D</w:t></w:r>${code('DE x')}${mark('end')}</w:p>`],
    ['deleted, with the change tracked', `<w:p><w:r><w:delInstrText>DDE x</w:delInstrText></w:r></w:p>`],
    ['never ended', `<w:p>${mark('begin')}${code('DDE x')}</w:p>`],
    ['over paragraphs', `<w:p>${mark('begin')}${code('DD')}</w:p><w:p>${code('E x')}${mark('end')}</w:p>`],
    [
      'in the code of another',
      `<w:p>${mark('begin')}${code('IF ')}${field('DDE x')}${code(' = 1')}${mark('end')}</w:p>`,
    ],
    [
      'in the result of another',
      `<w:p>${mark('begin')}${code('QUOTE')}${mark('separate')}${field('DDE x')}${mark('end')}</w:p>`,
    ],
    [
      'with another prefix',
      field('DDE x')
        .replace(/<(\/?)w:/g, '<$1x:')
        .replace('<x:p>', `<x:p xmlns:x="${W}">`),
    ],
  ])('DDE %s', (_, body) => {
    expect(names(inBody(body.replace(/<w:p>(.*)<w:p>(.*)<\/w:p>(.*)<\/w:p>/, '<w:p>$1$2$3</w:p>')))).toContain('DDE');
  });

  it('of an outer field, though another stands in it', () => {
    const inner = `${mark('begin')}${code('QUOTE 65')}${mark('separate')}<w:r><w:t>A</w:t></w:r>${mark('end')}`;
    expect(inBody(`<w:p>${mark('begin')}${code('DDE')}${inner}${code(' x')}${mark('end')}</w:p>`)).toEqual([
      { part: 'word/document.xml', reference: 'DDE x', name: 'DDE' },
    ]);
  });

  it('in any part', () => {
    const uses = found({
      'word/header1.xml': `<w:hdr xmlns:w="${W}">${field('DDE x')}</w:hdr>`,
      'word/comments.xml': `<w:comments xmlns:w="${W}"><w:comment>${field('LINK x')}</w:comment></w:comments>`,
    });
    expect(uses.map(({ part, name }) => [part, name])).toEqual([
      ['word/header1.xml', 'DDE'],
      ['word/comments.xml', 'LINK'],
    ]);
  });

  it.each([
    ' PAGE ',
    ' TOC \\o "1-3" \\h ',
    ' DOCPROPERTY Title ',
    ' REF link ',
    ' = 1 + 1 ',
    ' HYPERLINK \\l "place" ',
  ])('not %s', (words) => expect(inBody(field(words.replaceAll('"', '&quot;')))).toEqual([]));

  it('not words that only speak of them', () => {
    expect(inBody(paragraph('DDEAUTO and INCLUDEPICTURE fetch; w:instrText holds the code'))).toEqual([]);
  });

  it('a HYPERLINK, by its target', () => {
    expect(inBody(field(' HYPERLINK "https://example.org" \\o "Tip" '))).toEqual([]);
    expect(names(inBody(field(' HYPERLINK "file:///C:/x" ')))).toEqual(['hyperlink-file']);
    expect(names(inBody(field(' HYPERLINK javascript:x ')))).toEqual(['hyperlink-javascript']);
    expect(names(inBody(field('HYPERLINK"javascript:x')))).toEqual(['hyperlink-javascript']);
    expect(names(inBody(field(' HYPERLINK "\\\\\\\\server\\\\x" ')))).toEqual(['hyperlink-file']);
    expect(names(inBody(field(' HYPERLINK \\o "Tip" "javascript:x" ')))).toEqual(['hyperlink-javascript']);
  });
});

it('mail merge that names its source in the settings', () => {
  const merge = '<w:mailMerge><w:connectString w:val="Provider=X"/><w:query w:val="SELECT *"/></w:mailMerge>';
  expect(found({ 'word/settings.xml': `<w:settings xmlns:w="${W}">${merge}</w:settings>` })).toEqual([
    { part: 'word/settings.xml', reference: 'Provider=X', name: 'mailMerge' },
    { part: 'word/settings.xml', reference: 'SELECT *', name: 'mailMerge' },
  ]);
});

it('pictures and links of VML that name an address', () => {
  const vml = (inner: string) => inBody(`<w:p><w:pict xmlns:v="urn:v" xmlns:o="urn:o">${inner}</w:pict></w:p>`);
  expect(names(vml('<v:shape><v:imagedata src="http://example.org/x.png"/></v:shape>'))).toEqual(['image']);
  expect(names(vml('<v:shape><v:fill o:href="\\\\server\\x.png"/></v:shape>'))).toEqual(['image']);
  expect(names(vml('<v:rect href="javascript:x"/>'))).toEqual(['hyperlink-javascript']);
  expect(vml('<v:shape href="https://example.org"><v:imagedata src="" o:title="x"/></v:shape>')).toEqual([]);
});

it('what is long is cut', () => {
  const [use] = inBody(field(`DDE ${'x'.repeat(1_000)}`));
  expect(use?.reference).toHaveLength(201);
});
