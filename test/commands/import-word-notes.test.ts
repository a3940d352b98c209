/** Footnotes, endnotes, styled words and addresses of Word files in drafts, and in the pages made of them. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { memoryWorld } from '../support/memory-world.js';
import { W } from '../support/word-file.js';
import { para, styledFile } from '../support/word-tree.js';

const words = (value: string, look = '') =>
  `<w:r>${look ? `<w:rPr>${look}</w:rPr>` : ''}<w:t xml:space="preserve">${value}</w:t></w:r>`;
const mark = (kind: 'footnote' | 'endnote', id: number) =>
  `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:${kind}Reference w:id="${id}"/></w:r>`;
const ownMark = (kind: 'footnote' | 'endnote') => `<w:r><w:${kind}Ref/></w:r>`;
const note = (kind: 'footnote' | 'endnote', id: number, ...blocks: readonly string[]) =>
  `<w:${kind} w:id="${id}">${blocks.join('')}</w:${kind}>`;

const FOOTNOTES = [
  '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>',
  note(
    'footnote',
    1,
    para(`${ownMark('footnote')}${words(' Care Act 2014, ')}${words('section 42', '<w:i/>')}${words('.')}`),
  ),
  note('footnote', 2, para('Ask the office.'), para('Or the council.')),
].join('');
const ENDNOTES = note('endnote', 1, para(`${ownMark('endnote')}${words(' See also the code.')}`));

/** The draft of a body and, rendered for Acme Care, its page. */
async function imported(body: string) {
  const bytes = styledFile(para('Sample Policy', { style: 'Titel' }) + body, {
    files: {
      'word/footnotes.xml': ['footnotes', `<w:footnotes xmlns:w="${W}">${FOOTNOTES}</w:footnotes>`],
      'word/endnotes.xml': ['endnotes', `<w:endnotes xmlns:w="${W}">${ENDNOTES}</w:endnotes>`],
    },
  });
  const world = memoryWorld({ 'old/sample.docx': bytes, 'orgs/acme.yaml': 'name: Acme Care\n' });
  expect(await run(['import', 'old/sample.docx'], world, '1.2.3'), world.printed.err).toBe(0);
  const fileOf = (ending: string) =>
    new TextDecoder().decode(world.disk.get([...world.disk.keys()].find((path) => path.endsWith(ending)) ?? ''));
  const draft = fileOf('/templates/sample.md');
  expect(await run(['render', '--all', '--format', 'html'], world, '1.2.3'), world.printed.err).toBe(0);
  const page = fileOf('/html/sample.html');
  return { body: draft.slice(draft.indexOf('\n---\n') + 6), page: page.slice(page.indexOf('<main')) };
}

describe('an imported Word file', () => {
  it('has its footnotes and endnotes as notes, numbered in the order of their marks', async () => {
    const { body, page } = await imported(
      para(`${words('We report abuse')}${mark('footnote', 1)}${words(' at once')}${mark('endnote', 1)}${words('.')}`) +
        para(`${words('You may ask')}${mark('footnote', 2)}${words(' twice')}${mark('footnote', 1)}${words('.')}`),
    );
    expect(body).toBe(
      [
        'We report abuse[^1] at once[^2].\n',
        'You may ask[^3] twice[^1].\n',
        '[^1]: Care Act 2014, *section 42*.\n',
        '[^2]: See also the code.\n',
        '[^3]: Ask the office.\n',
        '    Or the council.\n',
      ].join('\n'),
    );
    const notes = page.slice(page.indexOf('id="Notes"')).replace(/<[^>]*>/g, ' ');
    expect(notes.replace(/\s+/g, ' ')).toMatch(/Care Act 2014, section 42 ?\..*See also the code\..*Or the council\./);
  });

  it('has struck, raised, lowered and underlined words', async () => {
    const { body, page } = await imported(
      para(
        [
          words('Ring the '),
          words('old office', '<w:strike/>'),
          words(' new office on the 2'),
          words('nd', '<w:vertAlign w:val="superscript"/>'),
          words(', mind the CO'),
          words('2', '<w:vertAlign w:val="subscript"/>'),
          words(', and '),
          words('never', '<w:u w:val="single"/>'),
          words(' wait.'),
        ].join(''),
      ),
    );
    expect(body).toBe('Ring the ~~old office~~ new office on the 2^nd^, mind the CO~2~, and <u>never</u> wait.\n');
    expect(page).toContain(
      '<s>old office</s> new office on the 2<sup>nd</sup>, mind the CO<sub>2</sub>, and <u>never</u>',
    );
  });

  it('has its addresses as they stand, and as links on the page', async () => {
    const { body, page } = await imported(
      para('See https://www.gov.uk/care, www.cqc.org.uk or write to help@example.org.'),
    );
    expect(body).toBe('See https://www.gov.uk/care, www.cqc.org.uk or write to help@example.org.\n');
    expect([...page.matchAll(/href="((?:https|mailto)[^"]*)"/g)].map(([, address]) => address)).toEqual([
      'https://www.gov.uk/care',
      'https://www.cqc.org.uk',
      'mailto:help@example.org',
    ]);
  });
});
