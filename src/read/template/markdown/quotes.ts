/** Turns Markdown's quotations into quotations, or into notes where their first line names a kind of note. */
import type { Blockquote } from 'mdast';
import type { Block, Leaf } from '../../../model/document.js';
import type { Span } from '../../../model/source.js';
import type { Level, Sibling } from '../enclose.js';
import { runParts } from './inlines.js';
import { noteName, noteOf } from './notes.js';
import { partedRun } from './pictures-apart.js';
import { type MarkdownReading, nodeSpan, reportChanged } from './reading.js';

/** Makes the sibling of a quotation or a note. */
export function quoteSibling(
  node: Blockquote,
  reading: MarkdownReading,
  levelOf: (children: Blockquote['children']) => Level<Block<Leaf>>,
): Sibling<Block<Leaf>> {
  const span = nodeSpan(node, reading);
  const { start, end } = span;
  const name = noteName(node, reading);
  const note = name === undefined ? undefined : noteOf(node, name, reading);
  if (name !== undefined && !note) reportKind(name, span, reading);
  const inner = levelOf(note?.blocks ?? node.children);
  if (!note) return { start, end, inner, make: () => quote(inner) };
  const make = (): Block<Leaf> | undefined => {
    const { children: title, pictures } = partedRun(runParts(note.title, reading), reading);
    const blocks = [...pictures, ...inner.nodes()];
    if (title.length === 0 && blocks.length === 0) return undefined;
    return { type: 'note', kind: note.kind, ...(title.length > 0 ? { title } : {}), blocks, span };
  };
  return { start, end, inner, make };
}

function reportKind(name: string, span: Span, reading: MarkdownReading): void {
  const message = `A note of the kind [!${name}] isn’t known, so it prints as a quotation`;
  const hint = 'The kinds are NOTE, TIP, IMPORTANT, WARNING and CAUTION.';
  const lost = `A note of an unknown kind, [!${name}], became a quotation`;
  reportChanged(span, { code: 'markdown-unsupported', message, hint, lost }, reading);
}

function quote(inner: Level<Block<Leaf>>): Block<Leaf> | undefined {
  const blocks = inner.nodes();
  return blocks.length > 0 ? { type: 'quote', blocks } : undefined;
}
