/** What an organisation adds, set in a Word file at the same places as in its tree. */
import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../../src/fill/fill-template.js';
import { fillWord } from '../../../src/fill/word/fill-word.js';
import { sha256 } from '../../../src/formats/sha256.js';
import { placeOf } from '../../../src/model/diagnostic.js';
import { readAdditions } from '../../../src/read/additions/additions-file.js';
import { textWithAdditions, withAdditions } from '../../../src/read/additions/with-additions.js';
import { openWordTemplate } from '../../../src/read/word/head.js';
import { readWordTemplate } from '../../../src/read/word/index.js';
import { wordsOf } from '../../support/fill-word.js';
import { type Given, jobOf, organisationOf } from '../../support/organisations.js';
import { outlineText } from '../../support/outline-text.js';
import { picture } from '../../support/sample-document.js';
import { libraryOf } from '../../support/template-text.js';
import { para, styledFile } from '../../support/word-tree.js';

const loadPicture = async (path: string) => ({ value: picture(4, 4, path), diagnostics: [] });

async function added(body: string, text: string, values: Readonly<Record<string, Given>> = {}) {
  const opened = openWordTemplate('templates/a.docx', styledFile(body), {
    path: 'templates/a.yaml',
    text: 'title: A\n',
  });
  const { value: additions, diagnostics: wrong } = readAdditions(
    { path: 'orgs/acme/A.additions.md', text },
    sha256(Buffer.from(text)),
    libraryOf({}),
  );
  if (!opened.head || !opened.read || !additions) throw new Error(wrong.map(({ message }) => message).join('\n'));
  const master = readWordTemplate(opened.head, opened.read);
  if (!master.value) throw new Error('The template of the test can’t be read');
  const head = withAdditions(opened.head, additions);
  const { value, diagnostics } = await textWithAdditions(head, additions, master.value, loadPicture);
  const template = value?.template;
  if (template?.kind !== 'word') throw new Error('There is no Word template');
  const named = Object.fromEntries(Object.entries(values).map(([name, given]) => [`org_field_${name}`, given]));
  const job = jobOf(organisationOf(named), head);
  const inWord = fillWord(template, job);
  const inTree = fillTemplate(template.tree, job);
  const xml = String(inWord.value?.parts.get('word/document.xml') ?? '');
  return {
    xml,
    words: wordsOf(/<w:body>([\s\S]*)<\/w:body>/.exec(xml)?.[1] ?? '').filter((words) => words !== ''),
    lines: inTree.value ? outlineText(inTree.value) : [],
    problems: [...diagnostics, ...inWord.diagnostics].map((one) => `${placeOf(one)} ${one.code}: ${one.message}`),
  };
}

const H1 = { style: 'berschrift1' };
const H2 = { style: 'berschrift2' };
const SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>';
const BODY = [
  para('Opening words.'),
  para('Purpose', H1),
  para('Why we do this.'),
  para('Details', H2),
  para('All of them.'),
  para('Storage', H1),
  para('In the cupboard.'),
  para('On a shelf.'),
  para('Last', H1),
  para('The end.'),
  '<w:sectPr/>',
].join('');

/** The words of a line of the tree. */
const bare = (lines: readonly string[]) =>
  lines.map((line) => line.replace(/^[#>\s]*(?:(?:\d+\.)+\d*\s|-\s)?/, '').replaceAll('*', ''));

describe('additions to a Word template', () => {
  it('stand where they stand in PDF and HTML', async () => {
    const { words, lines, problems, xml } = await added(
      BODY,
      '<<at the start>>\n\nFirst of all.\n\n<<after "Purpose">>\n\nFor **us**.\n\n<<at the end of "Purpose">>\n\n- item\n\n### More\n\nUnder more.\n\n<<instead of "Storage">>\n\nIn the safe.\n\n<<leave out "Last">>\n',
    );
    expect(problems).toEqual([]);
    expect(words).toEqual([
      'First of all.',
      'Opening words.',
      'Purpose',
      'For us.',
      'Why we do this.',
      'Details',
      'All of them.',
      'item',
      'More',
      'Under more.',
      'Storage',
      'In the safe.',
    ]);
    expect(bare(lines)).toEqual(words);
    expect(lines).toContain('## 1.2 More');
    expect(xml).toContain('<w:pPr><w:pStyle w:val="berschrift2"/></w:pPr><w:r><w:t xml:space="preserve">More<');
    expect(xml).toMatch(/<w:sectPr\/><\/w:body>/);
  });

  it('replace a section with its heading where they begin with one', async () => {
    const { words, lines, problems } = await added(BODY, '<<instead of "Storage">>\n\n## Keys\n\nIn the safe.\n');
    expect(problems).toEqual([]);
    expect(words.slice(5, 8)).toEqual(['Keys', 'In the safe.', 'Last']);
    expect(bare(lines)).toEqual(words);
  });

  it('stay within the conditions around their section', async () => {
    const body = [
      para('One', H1),
      para('{{#if org_field_phone}}'),
      para('Two', H1),
      para('Only with a telephone.'),
      para('{{/if}}'),
      para('Three', H1),
      para('Always.'),
    ].join('');
    const text = '<<at the end of "One">>\n\nOf one.\n\n<<at the end of "Two">>\n\nOf two: <<org_field_phone>>.\n';
    for (const values of [{}, { phone: '029 <&>' }]) {
      const { words, lines, problems } = await added(body, text, values);
      expect(problems).toEqual([]);
      expect(words).toEqual(
        'phone' in values
          ? ['One', 'Of one.', 'Two', 'Only with a telephone.', 'Of two: 029 <&>.', 'Three', 'Always.']
          : ['One', 'Of one.', 'Three', 'Always.'],
      );
      expect(bare(lines)).toEqual(words);
    }
  });

  it('are found through content controls, and an emptied one goes', async () => {
    const control = (inner: string) => `<w:sdt><w:sdtPr/><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
    const body =
      para('One', H1) + para('a') + control(para('Two', H1) + para('b')) + para('c') + para('Three', H1) + para('d');
    const { words, lines, problems, xml } = await added(body, '<<leave out "Two">>\n\n<<after "Three">>\n\ne\n');
    expect(problems).toEqual([]);
    expect(words).toEqual(['One', 'a', 'Three', 'e', 'd']);
    expect(bare(lines)).toEqual(words);
    expect(xml).not.toContain('w:sdt');
  });

  it('keep the end of the section before, and ends of ranges that go on outside', async () => {
    const breaking = (words: string) => `<w:p><w:pPr>${SECTION}</w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`;
    const body = [
      para('One', H1),
      '<w:p><w:bookmarkStart w:id="7" w:name="long"/><w:r><w:t>a</w:t></w:r></w:p>',
      para('Two', H1),
      breaking('b'),
      '<w:p><w:bookmarkEnd w:id="7"/><w:r><w:t>c</w:t></w:r></w:p>',
      '<w:p><w:bookmarkStart w:id="8" w:name="short"/><w:r><w:t>d</w:t></w:r><w:bookmarkEnd w:id="8"/></w:p>',
      para('Three', H1),
      para('e'),
    ].join('');
    const { words, xml, problems } = await added(body, '<<leave out "Two">>\n');
    expect(problems).toEqual([]);
    expect(words).toEqual(['One', 'a', 'Three', 'e']);
    expect(xml).toContain(`<w:bookmarkEnd w:id="7"/><w:p><w:pPr>${SECTION}</w:pPr></w:p>`);
    expect(xml).not.toContain('short');
  });

  it('at the end of a section of the text are before the end of a section of pages', async () => {
    const ending = (words: string) =>
      `<w:p><w:pPr>${SECTION}</w:pPr>${words && `<w:r><w:t>${words}</w:t></w:r>`}</w:p>`;
    for (const end of ['', 'b']) {
      const body = para('One', H1) + para('a') + ending(end) + para('Two', H1) + para('c');
      const { words, lines, problems, xml } = await added(body, '<<at the end of "One">>\n\nNew.\n');
      expect(problems).toEqual([]);
      expect(words).toEqual(['One', 'a', ...(end ? [end] : []), 'New.', 'Two', 'c']);
      expect(bare(lines)).toEqual(words);
      expect(xml.match(/<w:sectPr>/g)).toHaveLength(1);
      expect(xml.indexOf('New.')).toBeLessThan(xml.indexOf('<w:sectPr>'));
    }
  });

  it('take the look of plain paragraphs, not of a heading, a bold beginning or an item', async () => {
    const look = '<w:spacing w:after="240"/>';
    const mixed =
      `<w:p><w:pPr>${look}</w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Note:</w:t></w:r>` +
      '<w:r><w:rPr><w:color w:val="112233"/></w:rPr><w:t> these are the plain words of it.</w:t></w:r></w:p>';
    const { xml } = await added(para('One', H1) + para('item', { list: [3, 0] }) + mixed, '<<after "One">>\n\nNew.\n');
    expect(xml).toContain(
      `<w:p><w:pPr>${look}</w:pPr><w:r><w:rPr><w:color w:val="112233"/></w:rPr><w:t xml:space="preserve">New.</w:t></w:r></w:p>`,
    );
  });

  it('are refused where they can’t be set, at their place', async () => {
    const { problems, lines } = await added(BODY, '<<after "Purpose">>\n\nWords.\n\n![A roof](roof.png)\n');
    expect(problems).toEqual(['orgs/acme/A.additions.md:5:1 word-blocks: A picture can’t be set in a Word template']);
    expect(lines.length).toBeGreaterThan(5);
  });
});
