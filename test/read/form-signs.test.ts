/** `[______]` is a line to write on in every kind of template, and in the documents made of it. */
import { describe, expect, it } from 'vitest';
import { readFile } from '../support/template-text.js';
import { para, treeOf } from '../support/word-tree.js';

describe('lines to write on', () => {
  const lines = async (path: string, text: string) => (await readFile(path, text)).template?.body.blocks ?? [];
  const kinds = (node: unknown): number => JSON.stringify(node).split('"type":"fill-in"').length - 1;

  it.each(['Signed: [______] Date: [___]', '- Signed: [______]\n- Date: [____]', '[______]: signed, [___]: dated'])(
    'are read in a text as in Markdown: %s',
    async (words) => {
      expect(kinds(await lines('t.txt', `Sample Policy\n1. Purpose\n${words}\n`))).toBe(2);
      expect(kinds(await lines('t.md', `---\ntitle: Sample Policy\n---\n${words}\n`))).toBe(2);
    },
  );

  it('are no other brackets, and no underscores alone', async () => {
    const words = 'Signed: [__] ____ [_a_] [signature]';
    expect(kinds(await lines('t.txt', `Sample Policy\n1. Purpose\n${words}\n`))).toBe(0);
  });

  it('have the words before them as their labels in PDF and HTML of a Word file, split over runs or not', () => {
    const run = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
    expect(treeOf(para(`${run('Signed for {{org_field_name}}: [__')}${run('____] by')}`)).lines).toEqual([
      'Signed for Acme Home Care: [______ Signed for Acme Home Care] by',
    ]);
  });
});

describe('check boxes of Word', () => {
  it('are boxes, whatever sign shows their state, and have the words behind them as their labels', () => {
    const run = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
    const control = (checked: string, shown: string) =>
      '<w:sdt><w:sdtPr><w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">' +
      `<w14:checked w14:val="${checked}"/></w14:checkbox></w:sdtPr><w:sdtContent>${run(shown)}</w:sdtContent></w:sdt>`;
    const words = `${run('Consent: ')}${control('1', '☒')}${run(' Yes ')}${control('0', '☐')}${run(' No')}`;
    expect(treeOf(para(words)).lines).toEqual(['Consent: [x Yes] Yes [  No] No']);
  });
});
