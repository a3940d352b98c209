/**
 * Writes the tree of a template as Markdown that reads as the same tree. A writer of templates, holes and all, and none of
 * the formats of documents: `policy import` uses it.
 */
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Blocks, Image, Leaf } from '../../model/document.js';
import { writeBlocks } from './blocks.js';
import { Losses } from './losses.js';

export interface WrittenMarkdown {
  /** Lines ended by a line feed; empty where there are no blocks. */
  readonly text: string;
  /** What Markdown cannot hold, as warnings at the places in the document that was read. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Writes blocks; `pathOf` gives the path of a picture as the template names it, `place` where blocks without a span stand. */
export function writeMarkdown(
  blocks: Blocks<Leaf>,
  pathOf: (image: Image<Leaf>) => string,
  place?: string,
): WrittenMarkdown {
  const losses = new Losses(place);
  const lines = writeBlocks(blocks, { losses, pathOf });
  return { text: lines.map((line) => `${line}\n`).join(''), diagnostics: losses.diagnostics };
}
