/** What messages quote from a Word file: words as a reader sees them, never the tags that an author typed among them. */
import { expect, it } from 'vitest';
import { paragraph, W } from '../../support/word-file.js';
import { para, treeOf } from '../../support/word-tree.js';

/** What is said of a header with these paragraphs. */
function problemsOfHeader(paragraphs: string, kind: 'header' | 'footer' = 'header') {
  const tag = kind === 'header' ? 'hdr' : 'ftr';
  const xml = `<w:${tag} xmlns:w="${W}">${paragraphs}</w:${tag}>`;
  const { problems } = treeOf(
    para('Text'),
    {},
    { rels: [['h', kind, 'h1.xml']], files: { 'word/h1.xml': [kind, xml] } },
  );
  return problems;
}

const SAYS = (place: string, words: string, at = 1) =>
  `word/h1.xml:paragraph ${at} word-left-out: PDF and HTML use the theme’s ${place}, which doesn’t say “${words}”`;

it.each([
  ['{{#if org_field_phone}}GUARD{{/if}}', 'GUARD'],
  ['&lt;&lt;#if org_field_phone&gt;&gt;GUARD&lt;&lt;/if&gt;&gt;', 'GUARD'],
  ['{{#unless org_field_phone}}Ring{{else}}Write{{/unless}}', 'Ring / Write'],
  [
    '{{#if nation_wales}}Croeso{{else if nation_england}}Hello{{else}}Welcome{{/if}} all',
    'Croeso / Hello / Welcome all',
  ],
  ['{{#each org_field_offices}}Ring {{town}}: {{this}}. {{/each}}', 'Ring …: ….'],
  ['Type \\{{name}} here', 'Type {{name}} here'],
  ['Ring {{org_field_phone}}', 'Ring …'],
])('the header %j is quoted without its tags', (words, quoted) => {
  expect(problemsOfHeader(paragraph(words))).toEqual([SAYS('header', quoted)]);
});

it('a condition whose tags have paragraphs of their own is quoted by what it holds', () => {
  const rows = ['{{#if org_field_phone}}', 'Confidential words', '{{/if}}'].map(paragraph).join('');
  expect(problemsOfHeader(rows, 'footer')).toEqual([SAYS('footer', 'Confidential words', 2)]);
});

it('a tag that Word split over runs is no word either', () => {
  const run = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
  expect(
    problemsOfHeader(`<w:p>${['{{#if org_', 'field_phone}', '}GUA', 'RD{{/i', 'f}}'].map(run).join('')}</w:p>`),
  ).toEqual([SAYS('header', 'GUARD')]);
});

it('paragraphs that differ by their tags alone are named once, and one of values alone is not', () => {
  const rows = ['{{#if nation_wales}}GUARD{{/if}}', 'GUARD', '{{org_field_name}} {{org_field_phone}}']
    .map(paragraph)
    .join('');
  expect(problemsOfHeader(rows)).toEqual([SAYS('header', 'GUARD')]);
});

it('what the tree can’t show is quoted in the same way', () => {
  const chart = '<w:r><w:object><x:chart xmlns:x="urn:x"/></w:object></w:r>';
  const { problems } = treeOf(
    `<w:p><w:r><w:t xml:space="preserve">{{#if org_field_name}}Numbers of {{org_field_name}}{{/if}}</w:t></w:r>${chart}</w:p>`,
  );
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(/, in “Numbers of …”$/);
});
