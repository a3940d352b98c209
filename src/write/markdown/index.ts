/**
 * Writes a template as Markdown that reads as the same template, placeholders included. `policy import` uses it. It isn't one
 * of the formats that documents are written in.
 */
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Blocks, Image, Leaf } from '../../model/document.js';
import { writeBlocks } from './blocks.js';
import { FootnoteMarks, footnoteLines } from './footnotes.js';
import { Losses } from './losses.js';

export interface WrittenMarkdown {
  /** Each line ends with a line feed. Empty if there are no blocks. */
  readonly text: string;
  /** What Markdown can't express, as warnings at their places in the imported document. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Writes blocks. `pathOf` gives the path by which the template names a picture, `place` the place of blocks without a span. */
export function writeMarkdown(
  blocks: Blocks<Leaf>,
  pathOf: (image: Image<Leaf>) => string,
  place?: string,
): WrittenMarkdown {
  const losses = new Losses(place);
  const footnotes = new FootnoteMarks();
  const context = { losses, footnotes, pathOf };
  const lines = writeBlocks(blocks, context);
  for (const [name, words] of footnotes.words)
    lines.push('', ...footnoteLines(name, words, writeBlocks(words, context, 1)));
  return { text: lines.map((line) => `${line}\n`).join(''), diagnostics: losses.diagnostics };
}
