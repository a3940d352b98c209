/** What a Word file has besides its text: signatures, the template it was made with, its declared type. */
import { describe, expect, it } from 'vitest';
import { openWordPackage } from '../../../../src/formats/word/package.js';
import { placeOf } from '../../../../src/model/diagnostic.js';
import { cleanWord } from '../../../../src/read/word/clean/index.js';
import { documentXml, OFFICE, paragraph, relsXml, typesXml, W, wordFile } from '../../../support/word-file.js';

const SIGNATURE = 'application/vnd.openxmlformats-package.digital-signature';
const SIGNED = 'http://schemas.openxmlformats.org/package/2006/relationships/digital-signature';

function cleaned(bytes: Uint8Array, allows: readonly string[] = []) {
  const { value } = openWordPackage(bytes);
  if (!value) throw new Error('The file doesn’t open');
  const { package: word, diagnostics } = cleanWord('a.docx', value, { keep: [], allows, trackedChanges: 'accept' });
  return {
    before: value,
    word,
    xml: (path: string) => word.parts.get(path)?.xml,
    problems: diagnostics.map((each) => `${placeOf(each)} ${each.severity} ${each.code}: ${each.message}`),
  };
}

describe('a Word file without anything to clean', () => {
  it('stays the same object', () => {
    const { before, word, problems } = cleaned(wordFile());
    expect(word).toBe(before);
    expect(problems).toEqual([]);
  });
});

describe('a digital signature', () => {
  const types = typesXml({
    'word/document.xml': 'document.main',
    '_xmlsignatures/sig1.xml': `${SIGNATURE}-xmlsignature+xml`,
  });
  const bytes = wordFile({
    '[Content_Types].xml': types.replace(
      '<Override',
      `<Default Extension="sigs" ContentType="${SIGNATURE}-origin"/><Override`,
    ),
    '_rels/.rels': relsXml([
      ['rId1', 'officeDocument', 'word/document.xml'],
      ['rId2', `${SIGNED}/origin`, '_xmlsignatures/origin.sigs'],
    ]),
    '_xmlsignatures/origin.sigs': 'x',
    '_xmlsignatures/_rels/origin.sigs.rels': relsXml([['rId1', `${SIGNED}/signature`, 'sig1.xml']]),
    '_xmlsignatures/sig1.xml': '<Signature/>',
  });

  it('goes with its parts, their relationships and types', () => {
    const { word, xml, problems } = cleaned(bytes);
    expect([...word.parts.keys()]).toEqual(['[Content_Types].xml', '_rels/.rels', 'word/document.xml']);
    expect(xml('[Content_Types].xml')).toBe(typesXml({ 'word/document.xml': 'document.main' }));
    expect(xml('_rels/.rels')).toBe(relsXml([['rId1', 'officeDocument', 'word/document.xml']]));
    expect(problems).toEqual(['a.docx note word-signature: The file is signed digitally']);
  });

  it('leaves the text as it was packed', () => {
    const { before, word } = cleaned(bytes);
    expect(word.parts.get('word/document.xml')).toBe(before.parts.get('word/document.xml'));
  });
});

describe('the Word template that a file was made with', () => {
  const settings = (inside: string) =>
    `<w:settings xmlns:w="${W}" xmlns:r="${OFFICE}">${inside}<w:zoom w:percent="90"/></w:settings>`;
  const bytes = wordFile({
    'word/settings.xml': settings('<w:attachedTemplate r:id="rId1"/>'),
    'word/_rels/settings.xml.rels': relsXml([
      ['rId1', 'attachedTemplate', 'file:///C:/Jo%20Bloggs/House.dotx', 'External'],
    ]),
    'word/_rels/document.xml.rels': relsXml([['rId1', 'settings', 'settings.xml']]),
  });

  it('goes with its relationship', () => {
    const { word, xml, problems } = cleaned(bytes);
    expect(xml('word/settings.xml')).toBe(settings(''));
    expect(xml('word/_rels/settings.xml.rels')).toBe(relsXml([]));
    expect(word.parts.get('word/settings.xml')?.relationships).toEqual([]);
    expect(problems).toEqual([
      'a.docx note word-house-template: The file names the Word template that it was made with: “file:///C:/Jo%20Bloggs/House.dotx”',
    ]);
  });

  it('stays where the sidecar allows it', () => {
    const { before, word } = cleaned(bytes, ['attachedTemplate']);
    expect(word).toBe(before);
  });
});

describe('the people who worked on a file', () => {
  it('are not named by what is left of sending it for review, nor by who may edit it', () => {
    const properties = (inside: string) =>
      `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${inside}</Properties>`;
    const property = (name: string, n: number) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${n}" name="${name}"><vt:lpwstr>Jo Bloggs</vt:lpwstr></property>`;
    const range = (who: string, n: number) =>
      `<w:permStart w:id="${n}" ${who}/>${paragraph('Words')}<w:permEnd w:id="${n}"/>`;
    const { xml, problems } = cleaned(
      wordFile({
        '[Content_Types].xml': typesXml({
          'word/document.xml': 'document.main',
          'docProps/custom.xml': 'application/vnd.openxmlformats-officedocument.custom-properties+xml',
        }),
        'word/document.xml': documentXml(range('w:ed="jo@example.org"', 1) + range('w:edGrp="everyone"', 2)),
        'docProps/custom.xml': properties(property('_AuthorEmailDisplayName', 2) + property('Author', 3)),
      }),
    );
    expect(xml('word/document.xml')).toBe(documentXml(paragraph('Words') + range('w:edGrp="everyone"', 2)));
    expect(xml('docProps/custom.xml')).toBe(properties(property('Author', 3)));
    expect(problems).toEqual([]);
  });

  it('are not named by what SharePoint keeps of it', () => {
    const kept = (inside: string) =>
      `<p:properties xmlns:p="http://schemas.microsoft.com/office/2006/metadata/properties"><documentManagement><Shared xmlns="x">${inside}</Shared><Kind>Policy</Kind></documentManagement></p:properties>`;
    const person = '<UserInfo><DisplayName>Jo Bloggs</DisplayName><AccountId>7</AccountId></UserInfo>';
    expect(cleaned(wordFile({ 'customXml/item1.xml': kept(person + person) })).xml('customXml/item1.xml')).toBe(
      kept(''),
    );
    const own = `<people><UserInfo>${'Jo Bloggs'}</UserInfo></people>`;
    expect(cleaned(wordFile({ 'customXml/item1.xml': own })).xml('customXml/item1.xml')).toBe(own);
  });
});

describe('a Word template', () => {
  it('is declared a document', () => {
    const { before, word, xml, problems } = cleaned(
      wordFile({ '[Content_Types].xml': typesXml({ 'word/document.xml': 'template.main' }) }),
    );
    expect(xml('[Content_Types].xml')).toBe(typesXml({ 'word/document.xml': 'document.main' }));
    expect(word.parts.get('word/document.xml')?.contentType).toMatch(/document\.main\+xml$/);
    expect(word.parts.get('word/document.xml')?.packed).toBe(before.parts.get('word/document.xml')?.packed);
    expect(problems).toEqual([]);
  });
});

describe('what only a part that goes leads to', () => {
  it('goes too, and what others lead to stays', () => {
    const { word, xml } = cleaned(
      wordFile({
        '[Content_Types].xml': typesXml({
          'word/document.xml': 'document.main',
          'word/comments.xml': 'comments',
        }),
        'word/document.xml': documentXml(paragraph('Words')),
        'word/_rels/document.xml.rels': relsXml([
          ['rId1', 'comments', 'comments.xml'],
          ['rId2', 'image', 'media/both.png'],
        ]),
        'word/comments.xml': `<w:comments xmlns:w="${W}"/>`,
        'word/_rels/comments.xml.rels': relsXml([
          ['rId1', 'image', 'media/both.png'],
          ['rId2', 'image', 'media/secret.png'],
        ]),
        'word/media/both.png': 'b',
        'word/media/secret.png': 's',
      }),
    );
    expect([...word.parts.keys()].sort()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'word/_rels/document.xml.rels',
      'word/document.xml',
      'word/media/both.png',
    ]);
    expect(xml('word/_rels/document.xml.rels')).toBe(relsXml([['rId2', 'image', 'media/both.png']]));
  });
});
