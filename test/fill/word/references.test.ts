/** References in a Word file that is filled in place: runs of its own words become links, all else keeps its bytes. */
import { describe, expect, it } from 'vitest';
import type { Pack } from '../../../src/model/organisation-pack.js';
import { fillFile } from '../../support/fill-word.js';
import { headOf, packOf } from '../../support/organisations.js';
import { documentXml, wordFile } from '../../support/word-file.js';

const PACK: Pack = packOf([
  [headOf({ code: 'DC29', title: 'Whistleblowing Policy', slug: 'whistleblowing' }), 'DC29-whistleblowing'],
  [headOf({ code: 'DC31', title: 'Discipline & Grievance Policy', slug: 'discipline' }), 'DC31-discipline'],
]);

const run = (words: string, properties = '') => `<w:r>${properties}<w:t xml:space="preserve">${words}</w:t></w:r>`;
const paragraph = (...runs: readonly string[]) => `<w:p>${runs.join('')}</w:p>`;

function fill(body: string) {
  const filled = fillFile(
    wordFile({ 'word/document.xml': documentXml(body) }),
    { name: 'DC29 Ltd' },
    {},
    { pack: PACK },
  );
  const xml = filled.part('word/document.xml');
  return {
    body: /<w:body>([\s\S]*)<\/w:body>/.exec(xml)?.[1] ?? '',
    rels: filled.part('word/_rels/document.xml.rels'),
    linked: [...xml.matchAll(/<w:hyperlink [^>]*r:id="([^"]*)"[^>]*>(.*?)<\/w:hyperlink>/gs)].map(
      ([, id, inner = '']) => [id, inner.replace(/<[^>]*>|\n/g, '')],
    ),
    problems: filled.problems,
  };
}

describe('a run of a Word template', () => {
  it('becomes a link where it names a policy, with the look that it has', () => {
    const { body, rels, linked } = fill(
      paragraph(run('See DC29, or the Discipline &amp; Grievance Policy.', '<w:rPr><w:b/></w:rPr>')),
    );
    expect(linked).toEqual([
      ['rIdOrganisationLink1', 'DC29'],
      ['rIdOrganisationLink2', 'Discipline &amp; Grievance Policy'],
    ]);
    expect(body.match(/<w:rPr><w:b\/><\/w:rPr>/g)).toHaveLength(5);
    expect(body.replace(/<[^>]*>/g, '')).toContain('See DC29, or the Discipline &amp; Grievance Policy.');
    expect(rels).toContain('Id="rIdOrganisationLink1"');
    expect(rels).toContain('Target="DC29-whistleblowing.docx" TargetMode="External"');
  });

  it('becomes a link however Word split it, and each piece keeps its look', () => {
    const words = 'See DC29 and the Discipline & Grievance Policy now';
    const escaped = (text: string) => text.replaceAll('&', '&amp;');
    for (let cut = 1; cut < words.length; cut++)
      for (const between of [
        '',
        '<w:proofErr w:type="spellStart"/>',
        '<w:bookmarkStart w:id="1" w:name="x"/>\n<w:bookmarkEnd w:id="1"/>',
      ]) {
        const bold = '<w:rPr><w:b/></w:rPr>';
        const { body, linked } = fill(
          paragraph(run(escaped(words.slice(0, cut)), bold), between, run(escaped(words.slice(cut)))),
        );
        expect(linked.map(([, name]) => name)).toEqual(['DC29', 'Discipline &amp; Grievance Policy']);
        expect(body.replace(/<[^>]*>|\n/g, '')).toBe(escaped(words));
        expect(body).toContain(between);
        const boldWords = [...body.matchAll(/<w:b\/><\/w:rPr><w:t [^>]*>([^<]*)/g)].map(([, text]) => text).join('');
        expect(boldWords).toBe(escaped(words.slice(0, cut)));
      }
    const pieces = [...'DC29'].map((letter) => run(letter));
    expect(fill(paragraph(...pieces)).linked).toEqual([['rIdOrganisationLink1', 'DC29']]);
    const pageEnd = run('DC29 a').replace('<w:t ', '<w:lastRenderedPageBreak/><w:t ');
    const laidOut = fill(paragraph(run('x '), pageEnd));
    expect(laidOut.linked.map(([, name]) => name)).toEqual(['DC29']);
    expect(laidOut.body.match(/lastRenderedPageBreak/g)).toHaveLength(1);
  });

  it('is no link where the next run makes another word of it', () => {
    expect(fill(paragraph(run('DC29'), run('0X'))).linked).toEqual([]);
  });

  it('shares one relationship a file', () => {
    const { linked, rels } = fill(paragraph(run('DC29 and DC29')) + paragraph(run('Whistleblowing Policy (DC29)')));
    expect(new Set(linked.map(([id]) => id)).size).toBe(1);
    expect(rels.match(/DC29-whistleblowing\.docx/g)).toHaveLength(1);
  });

  it.each([
    ['a link', `<w:hyperlink w:anchor="a">${run('DC29')}</w:hyperlink>`],
    [
      'a field',
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r>${run('DC29')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
    ],
    ['a simple field', `<w:fldSimple w:instr="PAGE">${run('DC29')}</w:fldSimple>`],
    ['a heading', `<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>${run('DC29')}`],
    ['deleted text', `<w:del w:id="1">${run('DC29')}</w:del>`],
    ['a client’s value', run('{{org_field_name}}')],
    ['other words', run('DC290X and Whistleblowing')],
  ])('stays in %s', (_, inner) => {
    expect(fill(paragraph(inner)).linked).toEqual([]);
  });

  it('is a link again behind a field and a heading', () => {
    const body = `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>${run('DC29')}</w:p>${paragraph(run('DC29'))}`;
    expect(fill(body).linked).toHaveLength(1);
  });

  it('leaves a file that refers to nothing as it was', () => {
    const bytes = wordFile({ 'word/document.xml': documentXml(paragraph(run('Words & more'.replace('&', '&amp;')))) });
    expect(fillFile(bytes, {}, {}, { pack: PACK }).file).toEqual(fillFile(bytes, {}, {}, {}).file);
  });
});
