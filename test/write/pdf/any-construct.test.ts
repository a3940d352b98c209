/** What holds for every document of notes, footnotes, tasks, code and lines to write on, however they are nested. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Block, Footnote, Inline, InlineStyle } from '../../../src/model/document.js';
import { NOTE_KINDS } from '../../../src/model/note-kinds.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { openPdfWriter } from '../../../src/write/pdf/index.js';
import { ownFonts } from '../../support/pdf/fonts.js';
import { elementsOf, isContent, type ReadElement, type ReadPdf, readPdf, textOf } from '../../support/pdf/reader.js';
import { expectNothingOutside } from '../../support/pdf/within-margins.js';
import { code, codeBlock, fillIn, footnote, marked, note, styled, task } from '../../support/sample-constructs.js';
import { blockCell, bullets, documentOf, item, numbered, p, row, strong, text } from '../../support/sample-document.js';
import { runs } from '../../support/tier.js';

const writer = await openPdfWriter(DEFAULT_THEME, ownFonts);

const word = fc.string({ unit: fc.constantFrom(...'abcde-/.fi'), minLength: 1, maxLength: 12 });
const words = fc.array(word, { minLength: 1, maxLength: 60 }).map((all) => all.join(' '));
const STYLES: readonly InlineStyle[] = ['struck', 'superscript', 'subscript', 'underlined'];

/** Footnotes of a few words to a few pages. */
const anyFootnote: fc.Arbitrary<Footnote> = fc
  .tuple(fc.uuid(), words, fc.integer({ min: 1, max: 30 }), fc.boolean())
  .map(([key, said, times, hasList]) =>
    footnote(key, p(`${said} `.repeat(times).trim()), ...(hasList ? [bullets('one', 'two')] : [])),
  );

const inline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 4, arbitrary: words.map(text) },
  fc
    .tuple(fc.constantFrom(...STYLES), fc.constantFrom(...STYLES), words)
    .map(([a, b, said]) => styled(a, said, styled(b, strong(said)))),
  words.map((said) => code(said.replaceAll(' ', '  '))),
  fc.integer({ min: 3, max: 80 }).map((width) => fillIn(width, 'label')),
  anyFootnote,
);

const paragraph = fc.array(inline, { maxLength: 5 }).map((inlines) => p('so ', ...inlines, ' on'));
const lines = fc.array(
  fc.oneof(
    words,
    fc.constant(''),
    words.map((said) => `\t${said}`),
  ),
  { maxLength: 30 },
);
const marks = fc.constantFrom('decimal', 'lower-letter', 'upper-letter', 'lower-roman', 'upper-roman');

const { block } = fc.letrec<{ block: Block }>((tie) => {
  const blocks = fc.array(tie('block'), { minLength: 1, maxLength: 3 });
  return {
    block: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 3, arbitrary: paragraph },
      lines.map((all) => codeBlock('code', ...all)),
      fc.tuple(fc.constantFrom(...NOTE_KINDS), blocks).map(([kind, inner]) => note(kind, ...inner)),
      fc
        .tuple(marks, fc.constantFrom('.', ')', '()'), fc.integer({ min: 1, max: 60 }), blocks)
        .map(([kind, around, start, inner]) =>
          marked(kind, around, numbered(start, item(...inner), { type: 'item', blocks: [] })),
        ),
      fc
        .tuple(fc.boolean(), blocks)
        .map(([ticked, inner]): Block => ({ ...bullets(), items: [task(ticked, ...inner)] })),
      blocks.map((inner): Block => ({ type: 'quote', blocks: inner })),
      fc.tuple(blocks, fc.integer({ min: 1, max: 5 })).map(([inner, columns]): Block => {
        const cells = Array.from({ length: columns }, (_, n) => (n === 0 ? blockCell(...inner) : text('cell')));
        return {
          type: 'table',
          columns: cells.map(() => 'left'),
          header: row(...cells.map(() => 'head')),
          rows: [row(...cells)],
        };
      }),
    ),
  };
});

/** The words of the text without its marks, and those of each footnote, in order. */
function wordsOf(blocks: readonly Block[]): { readonly text: string; readonly notes: readonly string[] } {
  const notes = new Map<string, string>();
  const ofInlines = (inlines: readonly Inline[]): string => inlines.map(ofInline).join('');
  const ofInline = (node: Inline): string => {
    if (node.type === 'text') return node.value;
    if (node.type === 'break') return ' ';
    if (node.type === 'fill-in') return '_'.repeat(node.width);
    if (node.type === 'tick-box') return node.checked ? '☑' : '☐';
    if (node.type !== 'footnote') return ofInlines(node.children);
    notes.set(node.key, node.blocks.map(ofBlock).join(''));
    return '';
  };
  const ofBlock = (node: Block): string => {
    switch (node.type) {
      case 'paragraph':
        return ofInlines(node.children);
      case 'code-block':
        return ofInlines(node.children);
      case 'note':
        return node.kind + node.blocks.map(ofBlock).join('');
      case 'quote':
        return node.blocks.map(ofBlock).join('');
      case 'list':
        return node.items.map(({ blocks: inner }) => inner.map(ofBlock).join('')).join('');
      case 'table':
        return [node.header, ...node.rows]
          .flatMap((line) => line?.cells ?? [])
          .map((cell) => (cell.type === 'cell' ? ofInlines(cell.children) : cell.blocks.map(ofBlock).join('')))
          .join('');
      default:
        return '';
    }
  };
  return { text: blocks.map(ofBlock).join(''), notes: [...notes.values()] };
}

/** The words of elements without those of some types. */
function wordsBeside(element: ReadElement, ...types: readonly string[]): string {
  return element.kids
    .map((kid) => (isContent(kid) ? kid.text : types.includes(kid.type) ? '' : wordsBeside(kid, ...types)))
    .join('');
}

const squeezed = (said: string) => said.replace(/\s+/g, '').toLowerCase();

async function read(blocks: readonly Block[]): Promise<ReadPdf> {
  const { value, diagnostics } = await writer.write(documentOf(blocks, { control: [] }));
  expect(diagnostics).toEqual([]);
  return readPdf(value ?? new Uint8Array());
}

/** How often a note may begin on a later page than its mark: where a box as high as a page has it. */
function markPages(pdf: ReadPdf): readonly (readonly [mark: number, note: number])[] {
  const marksOf = pdf.links.filter(({ contents }) => /^Note \d+$/.test(contents));
  return marksOf.map(({ page, target }) => [page, typeof target === 'string' ? -1 : target.page]);
}

it('comes out with every word once and in order, notes after their marks, all within the margins', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 6 }), async (blocks) => {
      const pdf = await read(blocks);
      const expected = wordsOf(blocks);
      const masthead = 'Tŷ Gwyn & Daughters Registration number: SIN-00012345-ABCD Sample Policy';
      expect(squeezed(wordsBeside(pdf.tree, 'Note', 'Reference', 'Lbl'))).toBe(squeezed(masthead + expected.text));
      const notes = elementsOf(pdf.tree, 'Note').map((element) => squeezed(wordsBeside(element, 'Lbl')));
      expect([...notes].sort()).toEqual(expected.notes.map(squeezed).sort());
      expect(elementsOf(pdf.tree, 'Reference').map((mark) => textOf(mark).trim())).toEqual(
        expected.notes.map((_, n) => `${n + 1}`),
      );
      for (const [mark, foot] of markPages(pdf)) expect(foot).toBeGreaterThanOrEqual(mark);
      expectNothingOutside(pdf);
    }),
    { numRuns: runs(25, 2_000), endOnFailure: true },
  );
});
