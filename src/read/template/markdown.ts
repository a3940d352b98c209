/**
 * Turns the Markdown of a template (CommonMark 0.31 with the tables of GitHub Flavored Markdown) into blocks with holes.
 * Tags are hidden before Markdown is parsed, and found again in its nodes. What is wrong is collected; the rest is read.
 */
import type { Definition, Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { type Diagnostic, error } from '../../model/diagnostic.js';
import type { Blocks, Leaf } from '../../model/document.js';
import { type SourceText, spanOf } from '../../model/source.js';
import { aloneBlocks } from './alone-blocks.js';
import { type BlockPairs, pairBlocks } from './block-pairs.js';
import { placeBlocks } from './enclose.js';
import { HeadingNumbers } from './heading-numbers.js';
import { blockLevel } from './markdown-blocks.js';
import { findPictures, type LoadPicture, loadPictures } from './markdown-pictures.js';
import { type MarkdownReading, placeOf } from './markdown-reading.js';
import { maskTags, refusePrivateUse } from './mask.js';
import { findTags } from './tags.js';

/** What a template's text became. */
export interface ReadBody {
  readonly blocks: Blocks<Leaf>;
  readonly pairs: BlockPairs;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the Markdown from `start` to the source's end. */
export async function readMarkdown(source: SourceText, start: number, loadPicture: LoadPicture): Promise<ReadBody> {
  const end = source.text.length;
  const { tags, diagnostics: tagProblems } = findTags(source, start, end);
  const pairs = pairBlocks(tags);
  const problems = [...tagProblems, ...pairs.diagnostics, ...refusePrivateUse(source, start, end)];
  const masked = maskTags(source, start, end, tags);
  const tooMany = [...refuseFormFeeds(source, start), ...refuseMarks(source, masked, start)];
  if (tooMany.length > 0) return { blocks: [], pairs, diagnostics: [...problems, ...tooMany] };
  const root = parse(masked);
  const definitions = definitionsOf(root);
  const diagnostics: Diagnostic[] = [...problems];
  const { crossing, whole, isConditional } = aloneBlocks(pairs);
  const places = { source, offset: start, masked, tags };
  const reading: MarkdownReading = {
    ...places,
    blocks: pairs,
    diagnostics,
    crossed: new Set([...crossing.keys(), ...whole]),
    definitions,
    pictures: new Map(),
    numbers: new HeadingNumbers(),
    isConditional,
  };
  const pictures = await loadPictures(
    findPictures(root),
    definitions,
    tags,
    (node: Nodes) => placeOf(node, reading),
    loadPicture,
  );
  diagnostics.push(...crossing.values(), ...pictures.diagnostics);
  const level = blockLevel(root.children, { ...reading, pictures: pictures.loaded });
  diagnostics.push(...placeBlocks(level, whole));
  return { blocks: level.nodes(), pairs, diagnostics };
}

function parse(masked: string): Root {
  // The parser drops a byte order mark at the head, and all places would shift.
  const text = masked.startsWith('\uFEFF') ? ` ${masked.slice(1)}` : masked;
  return fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
}

/** The definitions of references (`[name]: https://…`), wherever they stand; the first of a name counts. */
function definitionsOf(root: Root): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>();
  const waiting: Nodes[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
    else if ('children' in node && node.type !== 'paragraph') waiting.push(...node.children.toReversed());
  }
  return definitions;
}

function refuseFormFeeds(source: SourceText, start: number): Diagnostic[] {
  const at = source.text.indexOf('\f', start);
  if (at < 0) return [];
  const hint = 'Write \\newpage on a line of its own.';
  return [error('file-encoding', 'A form feed is no page break in Markdown', spanOf(source, at, at + 1), { hint })];
}

/** Marks in one paragraph; the parser's time grows by their square, and no text that people write comes near it. */
const MOST_MARKS = 4000;

function refuseMarks(source: SourceText, masked: string, start: number): Diagnostic[] {
  let marks = 0;
  for (const match of masked.matchAll(/\n[ \t>]*(?=\r?\n)|\*+|_+|\[/g)) {
    if (match[0].startsWith('\n')) marks = 0;
    else if (++marks > MOST_MARKS) return [tooManyMarks(source, start + match.index)];
  }
  return [];
}

function tooManyMarks(source: SourceText, at: number): Diagnostic {
  const message = `A paragraph or table holds more than ${MOST_MARKS} of the signs * _ [`;
  return error('markdown-unsupported', message, spanOf(source, at, at + 1), { hint: 'Divide it by blank lines.' });
}
