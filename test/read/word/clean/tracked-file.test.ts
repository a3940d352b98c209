/** A Word file with tracked changes as a whole: who decides, what is said, what goes with the words, and the fingerprint. */

import { describe, expect, it } from 'vitest';
import { textFingerprint } from '../../../../src/formats/fingerprint.js';
import { placeOf } from '../../../../src/model/diagnostic.js';
import { openWordTemplate } from '../../../../src/read/word/head.js';
import { documentXml, OFFICE, paragraph, relsXml, typesXml, W, wordFile } from '../../../support/word-file.js';

const BY = 'w:id="7" w:author="Jo Bloggs" w:date="2020-01-01T00:00:00Z"';
const del = (words: string) => `<w:del ${BY}><w:r><w:delText xml:space="preserve">${words}</w:delText></w:r></w:del>`;
const ins = (inside: string) => `<w:ins ${BY}>${inside}</w:ins>`;
const run = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;

function open(bytes: Uint8Array, keys = '') {
  const sidecar = { path: 'templates/a.yaml', text: `title: A\n${keys}` };
  const { head, read, diagnostics } = openWordTemplate('templates/a.docx', bytes, sidecar);
  const parts = read?.package.parts ?? new Map();
  return {
    fingerprint: head && textFingerprint(head),
    parts: [...parts.keys()],
    xml: (path: string): string => parts.get(path)?.xml ?? '',
    problems: diagnostics.map((each) => `${placeOf(each)} ${each.severity} ${each.code}: ${each.message}`),
    hints: diagnostics.map(({ hint }) => hint),
  };
}

const plain = (body: string) => wordFile({ 'word/document.xml': documentXml(body) });
const body = `${paragraph('Words')}<w:p>${run('Ring ')}${del('Former')}${del(' Client Ltd')}${ins(run('the bell'))}</w:p>`;

describe('a Word file with tracked changes', () => {
  it('is refused until somebody decides, with the first of each kind in words', () => {
    const { problems, hints } = open(plain(body));
    expect(problems).toEqual([
      'templates/a.docx:word/document.xml:paragraph 2 error word-tracked-changes: Nobody has decided about tracked changes: an insertion (“the bell”), a deletion (“Former Client Ltd”)',
    ]);
    expect(hints).toEqual([
      'Accept or reject them in Word, or write "tracked_changes: accept" in a.yaml, or "reject".',
    ]);
  });

  it('is read as its sidecar decides, and a note says so', () => {
    const accepted = open(plain(body), 'tracked_changes: accept\n');
    expect(accepted.xml('word/document.xml')).toBe(
      documentXml(`${paragraph('Words')}<w:p>${run('Ring ')}${run('the bell')}</w:p>`),
    );
    expect(accepted.problems).toEqual([
      'templates/a.docx:word/document.xml:paragraph 2 note word-tracked-changes: Tracked changes are accepted: an insertion (“the bell”), a deletion (“Former Client Ltd”)',
    ]);
    const rejected = open(plain(body), 'tracked_changes: reject\n');
    expect(rejected.xml('word/document.xml')).toBe(
      documentXml(`${paragraph('Words')}<w:p>${run('Ring ')}${run('Former')}${run(' Client Ltd')}</w:p>`),
    );
  });

  it('is given one message a part, however many there are', () => {
    const header = `<w:hdr xmlns:w="${W}"><w:p>${`${ins(run('x'))}${run('y')}`.repeat(50)}</w:p></w:hdr>`;
    const { problems } = open(
      wordFile({
        '[Content_Types].xml': typesXml({ 'word/document.xml': 'document.main', 'word/header1.xml': 'header' }),
        'word/document.xml': documentXml(body.repeat(30)),
        'word/header1.xml': header,
      }),
    );
    expect(problems).toHaveLength(2);
    expect(problems[0]).toContain('30 insertions (the first “the bell”), 30 deletions (the first “Former Client Ltd”)');
    expect(problems[1]).toContain('word/header1.xml:paragraph 1 error');
    expect(problems[1]).toContain('50 insertions (the first “x”)');
  });

  it('counts the changes in a text box once, though old programs have a version of their own', () => {
    const box = `<w:txbxContent><w:p>${ins(run('x'))}</w:p></w:txbxContent>`;
    const both = `<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    const { problems, xml } = open(plain(both), 'tracked_changes: reject\n');
    expect(problems[0]).toContain('rejected: an insertion (“x”)');
    expect(xml('word/document.xml')).not.toContain('>x<');
  });

  it('needs a decision for changes that have no words', () => {
    const format = `<w:p><w:r><w:rPr><w:b/><w:rPrChange ${BY}><w:rPr/></w:rPrChange></w:rPr><w:t>a</w:t></w:r></w:p>`;
    expect(open(plain(format)).problems).toEqual([
      'templates/a.docx:word/document.xml:paragraph 1 error word-tracked-changes: Nobody has decided about tracked changes: a change of formatting',
    ]);
  });

  it('tells of nothing that a broken sidecar may have decided', () => {
    const { problems } = open(plain(body), 'tracked_changes: accept\n  x: [\n');
    expect(problems.filter((each) => each.includes('word-tracked-changes'))).toEqual([]);
    expect(problems.some((each) => each.includes(' error '))).toBe(true);
  });

  it('refuses another word for the decision', () => {
    expect(open(plain(body), 'tracked_changes: maybe\n').problems.join()).toContain('error');
  });

  it('loses the placeholders in deleted words, and is filled in those that stay', () => {
    const tagged = `<w:p>${del('{{org_field_nme')}${run('{{org_field_name}}')}</w:p>`;
    expect(open(plain(tagged), 'tracked_changes: accept\n').problems.filter((each) => / error /.test(each))).toEqual(
      [],
    );
  });
});

describe('what stands beside the words', () => {
  const files = {
    '[Content_Types].xml': typesXml({
      'word/document.xml': 'document.main',
      'word/footnotes.xml': 'footnotes',
      'word/comments.xml': 'comments',
    }),
    'word/document.xml': documentXml(
      `<w:p>${run('Words')}<w:del ${BY}><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:drawing r:embed="rId3"/></w:r><w:r><w:commentReference w:id="0"/></w:r></w:del></w:p><w:p>${run('More')}<w:r><w:footnoteReference w:id="3"/></w:r><w:r><w:drawing r:embed="rId4"/></w:r></w:p>`,
    ),
    'word/_rels/document.xml.rels': relsXml([
      ['rId1', 'footnotes', 'footnotes.xml'],
      ['rId2', 'comments', 'comments.xml'],
      ['rId3', 'image', 'media/secret.png'],
      ['rId4', 'image', 'media/shown.png'],
    ]),
    'word/footnotes.xml': `<w:footnotes xmlns:w="${W}" xmlns:r="${OFFICE}"><w:footnote w:id="2">${paragraph('Secret')}</w:footnote><w:footnote w:id="3">${paragraph('Shown')}</w:footnote></w:footnotes>`,
    'word/comments.xml': `<w:comments xmlns:w="${W}"><w:comment w:id="0" w:author="Jo">${paragraph('Secret')}</w:comment></w:comments>`,
    'word/media/secret.png': 's',
    'word/media/shown.png': 'x',
  };

  it('goes with them: notes, comments and pictures', () => {
    const { parts, xml } = open(wordFile(files), 'tracked_changes: accept\nkeep: [comments]\n');
    expect(xml('word/footnotes.xml')).not.toContain('Secret');
    expect(xml('word/footnotes.xml')).toContain('Shown');
    expect(xml('word/comments.xml')).not.toContain('Secret');
    expect(parts).not.toContain('word/media/secret.png');
    expect(parts).toContain('word/media/shown.png');
  });

  it('stays with words that were deleted and stay', () => {
    const { parts, xml } = open(wordFile(files), 'tracked_changes: reject\nkeep: [comments]\n');
    expect(xml('word/footnotes.xml')).toContain('Secret');
    expect(parts).toContain('word/media/secret.png');
  });
});

describe('the fingerprint of a Word file with tracked changes', () => {
  it('is that of the words that were accepted, as it always was', () => {
    const accepted = open(plain(`${paragraph('Words')}<w:p>${run('Ring the bell')}</w:p>`)).fingerprint;
    expect(open(plain(body)).fingerprint).toBe(accepted);
    expect(open(plain(body), 'tracked_changes: accept\n').fingerprint).toBe(accepted);
  });

  it('is another where they are rejected: that of the words before', () => {
    const rejected = open(plain(`${paragraph('Words')}<w:p>${run('Ring Former Client Ltd')}</w:p>`)).fingerprint;
    expect(open(plain(body), 'tracked_changes: reject\n').fingerprint).toBe(rejected);
  });
});
