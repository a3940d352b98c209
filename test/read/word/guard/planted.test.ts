/**
 * Losses planted in what was read of a Word file with every construct: each node of its tree is taken out in turn, as if the reading
 * had lost it. Whatever had words is named in a warning.
 */
import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../../src/model/diagnostic.js';
import { type AnyNode, textsIn, visit } from '../../../../src/model/walk.js';
import { wordsNotInTree } from '../../../../src/read/word/guard/index.js';
import { openWordTemplate } from '../../../../src/read/word/head.js';
import { allNodes, readWordTree } from '../../../../src/read/word/tree/index.js';
import { throughProgram } from '../../../support/word-cases.js';
import { paragraph, W } from '../../../support/word-file.js';
import { para, styledFile } from '../../../support/word-tree.js';

const run = (words: string, properties = '') =>
  `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:t xml:space="preserve">${words}</w:t></w:r>`;
const sign = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const row = (...cells: readonly string[]) => `<w:tr>${cells.map((inner) => `<w:tc>${inner}</w:tc>`).join('')}</w:tr>`;
const control = (inner: string) => `<w:sdt><w:sdtPr/><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;

/** No word stands in it twice. */
const BODY = [
  para('Titel words', { style: 'Titel' }),
  para('Preface {{org_field_name}} lines'),
  para('Purpose', { style: 'berschrift1' }),
  para(
    `${run('Plain ')}${run('strong', '<w:b/>')}${run(' slanted', '<w:i/>')}${run(' struck', '<w:strike/>')}${run(' geiriau', '<w:lang w:val="cy"/>')}`,
  ),
  para(
    `${run('Before ')}${sign('begin')}<w:r><w:instrText> MERGEFIELD Name </w:instrText></w:r>${sign('separate')}${run('Resultant')}${sign('end')}${run(' behind')}`,
  ),
  para(`${run('Linked ')}<w:hyperlink r:id="link">${run('elsewhere')}</w:hyperlink>${control(run(' controlled'))}`),
  para(
    `${run('Noted')}<w:r><w:footnoteReference w:id="1"/></w:r>${run(' twice')}<w:r><w:endnoteReference w:id="2"/></w:r>`,
  ),
  para('Apples', { list: [2, 0] }),
  para('Bramley', { list: [2, 1] }),
  para('Pears', { list: [2, 0] }),
  `<w:tbl>${row(paragraph('Role'), paragraph('Person'))}${control(row(paragraph('Carer'), paragraph('Ann') + paragraph('Evans')))}${row(
    `<w:tbl>${row(paragraph('Inner'), paragraph('Table'))}${row(paragraph('Deep'), paragraph('Cell'))}</w:tbl>${paragraph('Afterwards')}`,
    para('Itemised', { list: [2, 0] }) + para('Another', { list: [2, 0] }),
  )}</w:tbl>`,
  control(paragraph('Surrounded')),
  para(
    `${run('Anchor')}<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>${paragraph('Boxed')}${paragraph('Twofold')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`,
  ),
  paragraph('{{#if org_field_phone}}Ring {{org_field_phone}} now{{else}}Write{{/if}}'),
  paragraph('{{#if org_field_phone}}'),
  paragraph('Conditional'),
  paragraph('{{else}}'),
  paragraph('Otherwise'),
  paragraph('{{/if}}'),
  para('Closing'),
].join('');

const note = (kind: string, id: number, inner: string) =>
  `<w:${kind}s xmlns:w="${W}"><w:${kind} w:id="${id}">${inner}</w:${kind}></w:${kind}s>`;

const FILE = styledFile(BODY, {
  rels: [
    ['link', 'hyperlink', 'https://example.org/', 'External'],
    ['f', 'footnotes', 'footnotes.xml'],
    ['e', 'endnotes', 'endnotes.xml'],
  ],
  files: {
    'word/footnotes.xml': [
      'footnotes',
      note('footnote', 1, `${paragraph('Footnoted')}<w:tbl>${row(paragraph('Left'), paragraph('Right'))}</w:tbl>`),
    ],
    'word/endnotes.xml': ['endnotes', note('endnote', 2, paragraph('Endnoted'))],
  },
});

function opened() {
  const { read } = openWordTemplate('templates/t.docx', FILE, { path: 'templates/t.yaml', text: 'title: Zork\n' });
  if (!read) throw new Error('The file can’t be read.');
  return { read, nodes: allNodes(readWordTree(read)) };
}

/** The same nodes without one, wherever it is. */
function without(value: unknown, gone: AnyNode): unknown {
  if (Array.isArray(value)) return value.filter((one) => one !== gone).map((one) => without(one, gone));
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, held]) =>
      held === gone ? [] : [[key, key === 'span' ? held : without(held, gone)]],
    ),
  );
}

const areNodes = (value: unknown): value is readonly AnyNode[] => Array.isArray(value);

describe('the words of a Word file', () => {
  it('are all in its tree', () => {
    const { read, nodes } = opened();
    expect(wordsNotInTree(read, nodes, [], 'pages')).toEqual([]);
  });

  it('are missed whichever node of the tree is lost', () => {
    const { read, nodes } = opened();
    const all = new Set<AnyNode>();
    visit(nodes, (node) => all.add(node));
    const types = new Set<string>();
    for (const gone of all) {
      const words = textsIn(gone)
        .map(({ value }) => value.trim())
        .filter((value) => /\w/.test(value));
      const left = without(nodes, gone);
      const losses = areNodes(left) ? wordsNotInTree(read, left, [], 'pages').map(({ message }) => message) : [];
      expect(losses.length > 0, `${gone.type}: ${words.join(' ')}`).toBe(words.length > 0);
      for (const word of words.slice(0, 1)) expect(losses.join('\n')).toContain(word.split(' ')[0]);
      if (words.length > 0) types.add(gone.type);
    }
    const expected =
      'block-cell cell emphasis footnote heading if item link list paragraph passage quote row strong styled table text';
    expect([...types].sort()).toEqual(expected.split(' '));
  });

  it.each([
    [
      'around a table',
      `<w:tbl>${row(paragraph('Role'), paragraph('Person'))}</w:tbl>${paragraph('Below')}`,
      'Role Person Below”, over 3 paragraphs',
      2,
    ],
    [
      'around a text box’s paragraph',
      para(
        `${run('Anchor')}<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>${paragraph('Boxed')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`,
      ),
      'Anchor Boxed”, over 2 paragraphs',
      2,
    ],
  ])('are missed by check, render and import in an element that nobody knows, %s', async (_, inner, words, place) => {
    const unknown = `<x:frame xmlns:x="urn:unknown">${inner}</x:frame>`;
    const { messages, codes } = await throughProgram(styledFile(paragraph('Start') + unknown + paragraph('End')));
    expect(codes).toEqual({ render: 0, check: 0, import: 0 });
    const at = `t.docx:word/document.xml:paragraph ${place} warning`;
    for (const command of ['render', 'check'] as const)
      expect(messages[command]).toContain(
        `templates/${at} PDF and HTML would be without “${words} [word-words-missing]`,
      );
    expect(messages.import).toContain(`old/${at} The draft would be without “${words} [word-words-missing]`);
  });

  it('in the middle of a paragraph are quoted with their place', () => {
    const { read, nodes } = opened();
    const [strong] = nodes
      .flatMap((node) => (node.type === 'paragraph' ? node.children : []))
      .filter(({ type }) => type === 'strong');
    const left = strong && without(nodes, strong);
    const [loss] = areNodes(left) ? wordsNotInTree(read, left, [], 'draft') : [];
    expect(loss?.message).toBe('The draft would be without “strong”');
    expect(loss && placeOf(loss)).toBe('templates/t.docx:word/document.xml:paragraph 4');
    const { source, start, end } = loss?.span ?? {};
    expect(source?.text.slice(start, end)).toBe('strong');
  });

  it('are named once: not where the reading warned of the paragraph, nor where it stopped at an error', () => {
    const { read, nodes: all } = opened();
    const nodes = all.slice(0, -1);
    const [loss] = wordsNotInTree(read, nodes, [], 'pages');
    expect(loss?.message).toBe('PDF and HTML would be without “Closing”');
    const told = {
      severity: 'warning',
      code: 'word-left-out',
      message: 'A drawing',
      ...(loss?.span ? { span: loss.span } : {}),
    } as const;
    expect(wordsNotInTree(read, nodes, [told], 'pages')).toEqual([]);
    expect(wordsNotInTree(read, nodes, [{ ...told, severity: 'error' }], 'pages')).toEqual([]);
    expect(wordsNotInTree(read, nodes, [{ ...told, code: 'picture-alt' }], 'pages')).toEqual([loss]);
  });

  it('need no second message for a sign that the reading named once in the file', async () => {
    const { messages } = await throughProgram(styledFile(paragraph('One \ue000 two') + paragraph('Three \ue000 four')));
    expect(messages.check.match(/U\+E000/g)).toHaveLength(1);
    expect(messages.check).not.toContain('would be without');
  });
});
