/**
 * Losses planted in what was read of a Word file with every construct: each node of its tree taken out in turn, and the reading
 * itself broken. Whatever had words is named in a warning.
 */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { placeOf } from '../../../../src/model/diagnostic.js';
import { type AnyNode, textsIn, visit } from '../../../../src/model/walk.js';
import { wordsNotInTree } from '../../../../src/read/word/guard/index.js';
import { openWordTemplate } from '../../../../src/read/word/head.js';
import { allNodes, readWordTree } from '../../../../src/read/word/tree/index.js';
import { throughProgram } from '../../../support/word-cases.js';
import { paragraph, W } from '../../../support/word-file.js';
import { para, styledFile } from '../../../support/word-tree.js';

/** What the reader loses in this test. */
const broken = vi.hoisted(() => ({ part: '' }));

vi.mock('../../../../src/read/word/tree/tables.js', async (original) => {
  const real = await original<typeof import('../../../../src/read/word/tree/tables.js')>();
  const readTable: typeof real.readTable = (...args) => (broken.part === 'table' ? [] : real.readTable(...args));
  return { ...real, readTable };
});

vi.mock('../../../../src/read/word/tree/lists.js', async (original) => {
  const real = await original<typeof import('../../../../src/read/word/tree/lists.js')>();
  const gatherLists: typeof real.gatherLists = (nodes) =>
    real.gatherLists(broken.part === 'list' ? nodes.filter(({ type }) => type !== 'list-line') : nodes);
  return { ...real, gatherLists };
});

vi.mock('../../../../src/read/word/tree/fields.js', async (original) => {
  const real = await original<typeof import('../../../../src/read/word/tree/fields.js')>();
  const hidesResult: typeof real.hidesResult = (fields) =>
    broken.part === 'field' ? fields.length > 0 : real.hidesResult(fields);
  return { ...real, hidesResult };
});

vi.mock('../../../../src/read/word/tree/front.js', async (original) => {
  const real = await original<typeof import('../../../../src/read/word/tree/front.js')>();
  const splitFront: typeof real.splitFront = (blocks) =>
    real.splitFront(broken.part === 'end' ? blocks.slice(0, -1) : blocks);
  return { ...real, splitFront };
});

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
      note('footnote', 1, paragraph('Footnoted') + `<w:tbl>${row(paragraph('Left'), paragraph('Right'))}</w:tbl>`),
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
  beforeEach(() => {
    broken.part = '';
  });

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
      'table',
      'Role Person Carer Ann Evans Inner Table Deep Cell Afterwards Itemised Another',
      'word/document.xml:paragraph 11',
      2,
    ],
    ['list', 'Apples Bramley Pears', 'word/document.xml:paragraph 8', 2],
    ['field', 'Resultant', 'word/document.xml:paragraph 5', 1],
    ['end', 'Closing', 'word/document.xml:paragraph 33', 1],
  ])('are missed by check, render and import where the reading loses a %s', async (part, words, place, count) => {
    broken.part = part;
    const { messages, codes } = await throughProgram(FILE);
    expect(codes).toEqual({ render: 0, check: 0, import: 0 });
    for (const command of ['render', 'check'] as const)
      expect(messages[command]).toContain(`templates/t.docx:${place} warning PDF and HTML would be without “${words}”`);
    expect(messages.import).toContain(`old/t.docx:${place} warning The draft would be without “${words}”`);
    expect(messages.check.split('would be without').length - 1).toBe(count);
  });

  it('are named once: not where the reading warned of the paragraph, nor where it stopped at an error', () => {
    broken.part = 'field';
    const { read, nodes } = opened();
    const [loss] = wordsNotInTree(read, nodes, [], 'pages');
    expect(loss && placeOf(loss)).toBe('templates/t.docx:word/document.xml:paragraph 5');
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
});
