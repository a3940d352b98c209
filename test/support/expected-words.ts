/** What a reader should find in a finished document, paragraph by paragraph, taken from its tree without a writer. */
import { type Block, type Document, type Inlines, plainText } from '../../src/model/document.js';
import { numberFootnotes } from '../../src/model/footnotes.js';
import { noteTitle } from '../../src/model/note-title.js';
import { shownCells } from './shown-cells.js';

export interface ExpectedWords {
  /** An entry a paragraph, heading, caption, cell of words, block of code and title of a note; marks and lines to write on give none. */
  readonly text: readonly string[];
  /** The same of each footnote, by its number. */
  readonly footnotes: readonly (readonly string[])[];
}

/** `lineBreak` is what a line break among words is read as; headings and numbered paragraphs begin with their number where `numbered`. */
export function expectedWords(
  document: Document,
  { lineBreak, numbered }: { readonly lineBreak: string; readonly numbered: boolean },
): ExpectedWords {
  const { masthead, title, control, blocks, outline, wording } = document;
  let headings = 0;
  const lines = (block: Block): readonly string[] => {
    switch (block.type) {
      case 'heading': {
        const number = numbered ? (outline[headings++]?.number ?? '') : '';
        return [number === '' ? words(block.children) : `${number} ${words(block.children)}`];
      }
      case 'paragraph':
        return [
          numbered && block.clause !== undefined ? `${block.clause} ${words(block.children)}` : words(block.children),
        ];
      case 'code-block':
        return [words(block.children, '\n')];
      case 'list':
        return block.items.flatMap((one) => one.blocks.flatMap(lines));
      case 'quote':
      case 'landscape':
        return block.blocks.flatMap(lines);
      case 'note':
        return [words(noteTitle(block, wording)), ...block.blocks.flatMap(lines)];
      case 'table':
        return [
          ...(block.caption ? [words(block.caption)] : []),
          ...shownCells(block).flatMap((cell) =>
            cell.type === 'cell' ? words(cell.children) : cell.blocks.flatMap(lines),
          ),
        ];
      case 'image':
      case 'rule':
      case 'page-break':
        return [];
    }
  };
  const words = (inlines: Inlines, ending = lineBreak): string =>
    inlines
      .map((node) => {
        if (node.type === 'text') return node.value;
        if (node.type === 'break') return ending;
        return 'children' in node ? words(node.children, ending) : '';
      })
      .join('');
  return {
    text: [
      plainText([masthead.organisation]),
      ...(masthead.registration ? [plainText([masthead.registration])] : []),
      words(title),
      ...control.flatMap(({ label, value }) => [label, value]),
      ...blocks.flatMap(lines),
    ],
    footnotes: numberFootnotes(document).notes.map(({ footnote }) => footnote.blocks.flatMap(lines)),
  };
}
