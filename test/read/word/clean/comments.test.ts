/** Comments in a Word file: organisations don't get them unless its sidecar keeps them. */

import { describe, expect, it } from 'vitest';
import { textFingerprint } from '../../../../src/formats/fingerprint.js';
import { placeOf } from '../../../../src/model/diagnostic.js';
import { openWordTemplate } from '../../../../src/read/word/head.js';
import { documentXml, OFFICE, relsXml, typesXml, W, wordFile } from '../../../support/word-file.js';

const COMMENTS = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';
const PEOPLE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.people+xml';
const RANGE = '<w:commentRangeStart w:id="0"/><w:r><w:t>Ring the bell.</w:t></w:r><w:commentRangeEnd w:id="0"/>';
const REFERENCE = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="0"/></w:r>';

function commented(body: string, words = 'Ask Jo Bloggs', others: Readonly<Record<string, string>> = {}): Uint8Array {
  return wordFile({
    '[Content_Types].xml': typesXml({
      'word/document.xml': 'document.main',
      'word/comments.xml': COMMENTS,
      'word/people.xml': PEOPLE,
    }),
    'word/document.xml': documentXml(body),
    'word/_rels/document.xml.rels': relsXml([
      ['rId1', 'comments', 'comments.xml'],
      ['rId2', 'http://schemas.microsoft.com/office/2011/relationships/people', 'people.xml'],
      ['rId3', 'image', 'media/a.png'],
    ]),
    'word/comments.xml': `<w:comments xmlns:w="${W}" xmlns:r="${OFFICE}"><w:comment w:id="0" w:author="Jo Bloggs"><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:comment></w:comments>`,
    'word/people.xml':
      '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="Jo Bloggs"/></w15:people>',
    'word/media/a.png': 'a',
    ...others,
  });
}

function open(bytes: Uint8Array, keys = '') {
  const sidecar = { path: 'templates/a.yaml', text: `title: A\n${keys}` };
  const { head, read, diagnostics } = openWordTemplate('templates/a.docx', bytes, sidecar);
  const parts = read?.package.parts ?? new Map();
  return {
    fingerprint: head && textFingerprint(head),
    parts: [...parts.keys()],
    xml: (path: string): string => parts.get(path)?.xml ?? '',
    problems: diagnostics.map((each) => `${placeOf(each)} ${each.severity} ${each.code}: ${each.message}`),
  };
}

describe('comments in a Word file', () => {
  const body = `<w:p>${RANGE}${REFERENCE}</w:p>`;

  it('are left out with their authors, and a note says so', () => {
    const { parts, xml, problems } = open(commented(body));
    expect(xml('word/document.xml')).toBe(documentXml('<w:p><w:r><w:t>Ring the bell.</w:t></w:r></w:p>'));
    expect(parts).not.toContain('word/comments.xml');
    expect(parts).not.toContain('word/people.xml');
    expect(xml('word/_rels/document.xml.rels')).toBe(relsXml([['rId3', 'image', 'media/a.png']]));
    expect(xml('[Content_Types].xml')).toBe(typesXml({ 'word/document.xml': 'document.main' }));
    expect(problems).toEqual([
      'templates/a.docx:word/document.xml:paragraph 1 note word-comments: The file has a comment: “Ask Jo Bloggs”',
    ]);
  });

  it('stay where the sidecar keeps them', () => {
    const { parts, xml, problems } = open(commented(body), 'keep: [comments]\n');
    expect(xml('word/document.xml')).toBe(documentXml(body));
    expect(parts).toContain('word/comments.xml');
    expect(problems).toEqual([]);
  });

  it('are no reason to refuse a file for what they hold', () => {
    expect(open(commented(body, 'Ask {{nobody_in_particular')).problems).toHaveLength(1);
    expect(open(commented(body, 'Ask {{nobody_in_particular'), 'keep: [comments]\n').problems).toHaveLength(0);
  });

  it('are counted once a part, however many', () => {
    const { problems } = open(commented(body.repeat(40)));
    expect(problems).toEqual([
      'templates/a.docx:word/document.xml:paragraph 1 note word-comments: The file has 40 comments, the first “Ask Jo Bloggs”',
    ]);
  });

  it('are left out where no mark leads to them', () => {
    const { parts, problems } = open(commented('<w:p><w:r><w:t>Ring.</w:t></w:r></w:p>'));
    expect(parts).not.toContain('word/comments.xml');
    expect(problems).toEqual([
      'templates/a.docx:word/comments.xml note word-comments: The file has a comment: “Ask Jo Bloggs”',
    ]);
  });

  it('take nothing of the run around their mark but the mark', () => {
    const shared = '<w:p><w:r><w:t>Ring</w:t><w:commentReference w:id="0"/></w:r></w:p>';
    expect(open(commented(shared)).xml('word/document.xml')).toBe(documentXml('<w:p><w:r><w:t>Ring</w:t></w:r></w:p>'));
  });

  it('change no fingerprint', () => {
    const plain = open(
      wordFile({ 'word/document.xml': documentXml('<w:p><w:r><w:t>Ring the bell.</w:t></w:r></w:p>') }),
    );
    expect(open(commented(body)).fingerprint).toBe(plain.fingerprint);
    expect(open(commented(body), 'keep: [comments]\n').fingerprint).toBe(plain.fingerprint);
  });

  it('leave every other part as it was packed', () => {
    const parts = { 'word/header1.xml': `<w:hdr xmlns:w="${W}"><w:p/></w:hdr>` };
    const sidecar = { path: 'templates/a.yaml', text: 'title: A\n' };
    const { read } = openWordTemplate('templates/a.docx', commented(body, 'x', parts), sidecar);
    const kept = openWordTemplate('templates/a.docx', commented(body, 'x', parts), {
      ...sidecar,
      text: 'title: A\nkeep: [comments]\n',
    });
    for (const path of ['word/header1.xml', 'word/media/a.png', '_rels/.rels'])
      expect(read?.package.parts.get(path)?.packed).toEqual(kept.read?.package.parts.get(path)?.packed);
  });
});
