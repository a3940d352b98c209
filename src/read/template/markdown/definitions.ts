/**
 * Reads the definition lists of other programs, `Term` and `: Definition` below it: here a term is a paragraph of bold words, and
 * each definition a paragraph.
 */
import type { Nodes } from 'mdast';
import type { Blocks, Inlines, Leaf } from '../../../model/document.js';
import { type Span, spanWithin } from '../../../model/source.js';
import { type RunPart, withoutStart } from '../inline-run.js';
import { tidied } from './html/tidy.js';
import { partedRun } from './pictures-apart.js';
import { type MarkdownReading, markdownOf, reportChanged } from './reading.js';

/** The start of a definition, at a line's start. */
const LINE = /\n:[ \t]+(?=\S|$)/;
const START = /^:[ \t]+(?=\S|$)/;

/** Whether a block is the definition of the term above it. */
export function isDefinition(node: Nodes | undefined, reading: MarkdownReading): boolean {
  return node?.type === 'paragraph' && START.test(markdownOf(node, reading));
}

/** Makes a term, whose definition is the next paragraph. */
export function termBlocks(parts: readonly RunPart[], span: Span, reading: MarkdownReading): Blocks<Leaf> {
  const { children, pictures } = partedRun(parts, reading);
  return children.length > 0 ? [{ type: 'paragraph', children: strong(children), span }, ...pictures] : pictures;
}

/** Makes a term and its definitions, or only these; undefined if a paragraph is neither. */
export function definitionBlocks(
  parts: readonly RunPart[],
  span: Span,
  isBehindTerm: boolean,
  reading: MarkdownReading,
): Blocks<Leaf> | undefined {
  const pieces = piecesOf(isBehindTerm ? withoutColon(parts) : parts);
  if (pieces.length === 1 && !isBehindTerm) return undefined;
  report(span, reading);
  // A condition around a term and its definition can only be in one paragraph.
  if (parts.some((part) => part.kind === 'tag' && part.tag.form.kind === 'open'))
    return paragraphs(
      pieces.flatMap((piece, at) => [...(at > 0 ? [BREAK] : []), ...piece]),
      span,
      reading,
    );
  const [first = [], ...definitions] = pieces;
  const head = isBehindTerm ? paragraphs(first, span, reading) : headBlocks(first, span, reading);
  return [...head, ...definitions.flatMap((piece) => paragraphs(piece, span, reading))];
}

const BREAK: RunPart = { kind: 'node', node: { type: 'break' } };

function withoutColon([first, ...others]: readonly RunPart[]): readonly RunPart[] {
  if (first?.kind !== 'words') return first ? [first, ...others] : [];
  return [withoutStart(first, START.exec(first.value)?.[0].length ?? 0), ...others];
}

/** Parts between one `: ` and the next. */
function piecesOf(parts: readonly RunPart[]): readonly (readonly RunPart[])[] {
  const pieces: RunPart[][] = [[]];
  for (const part of parts) {
    const lines = part.kind === 'words' ? part.value.split(LINE) : [];
    if (part.kind !== 'words' || lines.length === 1) pieces.at(-1)?.push(part);
    else
      lines.forEach((value, at) => {
        if (at > 0) pieces.push([]);
        if (value !== '') pieces.at(-1)?.push({ ...part, value });
      });
  }
  return pieces;
}

/** The last line above a definition is the term; lines above that are words of their own. */
function headBlocks(parts: readonly RunPart[], span: Span, reading: MarkdownReading): Blocks<Leaf> {
  const at = parts.findLastIndex((part) => part.kind === 'words' && part.value.includes('\n'));
  const part = parts[at];
  if (part?.kind !== 'words') return termBlocks(parts, span, reading);
  const end = part.value.lastIndexOf('\n');
  const piece = (from: number, to: number): RunPart => ({
    ...part,
    value: part.value.slice(from, to),
    span: spanWithin(part.span, part.value, from, to),
  });
  const above = [...parts.slice(0, at), piece(0, end)];
  const term = tidied([piece(end + 1, part.value.length), ...parts.slice(at + 1)]);
  return [...paragraphs(above, span, reading), ...termBlocks(term, span, reading)];
}

function paragraphs(parts: readonly RunPart[], span: Span, reading: MarkdownReading): Blocks<Leaf> {
  const { children, pictures } = partedRun(tidied(parts), reading);
  return children.length > 0 ? [{ type: 'paragraph', children, span }, ...pictures] : pictures;
}

function strong(children: Inlines<Leaf>): Inlines<Leaf> {
  const [first, second] = children;
  return first?.type === 'strong' && !second ? children : [{ type: 'strong', children }];
}

function report(span: Span, reading: MarkdownReading): void {
  const message = 'A definition below its term prints as a paragraph, and the term in bold';
  const hint = 'Make the terms bold, or write a table.';
  const lost = 'A definition became a paragraph, and its term bold words';
  reportChanged(span, { code: 'markdown-unsupported', message, hint, lost }, reading);
}
