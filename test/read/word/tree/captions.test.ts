/** Captions of a Word file belong to what they name, with their numbers. */
import { describe, expect, it } from 'vitest';
import { picture } from '../../../support/sample-document.js';
import { para, treeOf } from '../../../support/word-tree.js';

const parts = {
  rels: [['p', 'image', 'media/a.png']] as const,
  files: { 'word/media/a.png': ['', picture(4, 4).bytes] } as const,
};
const STYLE = { style: 'Caption' };
/** `Figure` and its number as Word’s “Insert Caption” writes them, then words. */
const numbered = (label: string, number: number, words: string) => {
  const field = `<w:fldSimple w:instr=" SEQ ${label} \\* ARABIC "><w:r><w:t>${number}</w:t></w:r></w:fldSimple>`;
  return para(`<w:r><w:t xml:space="preserve">${label} </w:t></w:r>${field}<w:r><w:t>: ${words}</w:t></w:r>`, STYLE);
};
const table = (words: string) =>
  `<w:tbl><w:tr><w:tc>${para(words)}</w:tc><w:tc>${para('x')}</w:tc></w:tr><w:tr><w:tc>${para(words)}</w:tc><w:tc>${para('y')}</w:tc></w:tr></w:tbl>`;
const image =
  '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="x" descr="Map"/><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:embed="p"/></wp:inline></w:drawing></w:r></w:p>';

/** What each block is, with the words of its caption. */
function captionsOf(body: string): readonly string[] {
  const { document } = treeOf(body, {}, { rels: [...parts.rels], files: parts.files });
  return (document?.blocks ?? []).map((block) => {
    const run = block.type === 'paragraph' ? block.children : block.type === 'table' ? (block.caption ?? []) : [];
    return `${block.type} ${run.map((node) => (node.type === 'text' ? node.value : '')).join('')}`.trim();
  });
}

describe('A caption', () => {
  it('with a number is the table’s below it, or above it', () => {
    expect(captionsOf(numbered('Table', 1, 'Risks') + table('a'))).toEqual(['table Table 1: Risks']);
    expect(captionsOf(table('a') + numbered('Table', 2, 'Risks'))).toEqual(['table Table 2: Risks']);
  });

  it('of a picture is never the table’s beside it', () => {
    const figure = numbered('Figure', 1, 'Exits');
    expect(captionsOf(image + figure + table('a'))).toEqual(['image', 'paragraph Figure 1: Exits', 'table']);
    expect(captionsOf(table('a') + figure + image)).toEqual(['table', 'paragraph Figure 1: Exits', 'image']);
    expect(captionsOf(image + para('Where to go', STYLE) + table('a'))).toEqual([
      'image',
      'paragraph Where to go',
      'table',
    ]);
  });

  it('without a label is the table’s', () => {
    expect(captionsOf(para('Where to go', STYLE) + table('a'))).toEqual(['table Where to go']);
  });

  it('that a list numbers keeps its number', () => {
    const lines = treeOf(para('Risks', { ...STYLE, list: [5, 0] }) + table('a')).lines;
    expect(lines[0]).toBe('Part I Risks');
  });
});
