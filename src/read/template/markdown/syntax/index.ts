/**
 * Parses Markdown: CommonMark 0.31 with GitHub's tables, struck words, tasks and footnotes, pandoc's raised and lowered words,
 * footnotes among words and fenced divs, lines to write on and boxes to tick.
 */
import type { Root } from 'mdast';
import { type Extension, fromMarkdown } from 'mdast-util-from-markdown';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { divFences, divFencesFromMarkdown } from './div-fence.js';
import { fillIns, fillInsFromMarkdown } from './fill-in.js';
import { indentedCode } from './indented-code.js';
import { inlineNotes, inlineNotesFromMarkdown } from './inline-note.js';
import { scripts, scriptsFromMarkdown } from './script.js';
import { tickBoxes, tickBoxesFromMarkdown } from './tick-box.js';

/** Parses a text whose tags are hidden; places in the tree are places in the text. */
export function parseMarkdown(masked: string): Root {
  // The parser drops a byte order mark at the start, which would shift all places.
  const text = masked.startsWith('\uFEFF') ? ` ${masked.slice(1)}` : masked;
  return fromMarkdown(text, {
    extensions: [
      gfmTable(),
      gfmAutolinkLiteral(),
      gfmStrikethrough({ singleTilde: false }),
      gfmTaskListItem(),
      gfmFootnote(),
      scripts,
      inlineNotes,
      fillIns,
      tickBoxes,
      indentedCode,
      divFences,
    ],
    mdastExtensions: [
      gfmTableFromMarkdown(),
      literalAddresses(),
      gfmStrikethroughFromMarkdown(),
      gfmTaskListItemFromMarkdown(),
      gfmFootnoteFromMarkdown(),
      scriptsFromMarkdown,
      inlineNotesFromMarkdown,
      fillInsFromMarkdown,
      tickBoxesFromMarkdown,
      divFencesFromMarkdown,
    ],
  });
}

/** Links of bare addresses, without those that the package finds in finished texts: they have no place in the source. */
function literalAddresses(): Extension {
  return { ...gfmAutolinkLiteralFromMarkdown(), transforms: [] };
}
