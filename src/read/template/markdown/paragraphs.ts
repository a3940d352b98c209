/** Turns Markdown's paragraphs into paragraphs of words, pictures, the logo, page breaks, and terms with their definitions. */
import type { Nodes, Paragraph } from 'mdast';
import type { Blocks, Leaf } from '../../../model/document.js';
import type { Span } from '../../../model/source.js';
import { LOGO } from '../block-pairs.js';
import type { RunPart } from '../inline-run.js';
import { passagesAlone } from '../passage-places.js';
import { definitionBlocks, isDefinition, termBlocks } from './definitions.js';
import { runParts } from './inlines.js';
import { partedRun } from './pictures-apart.js';
import { type MarkdownReading, markdownOf, nodeSpan, reportChanged } from './reading.js';
import { pageBreakAt } from './rules.js';
import { noticeLostTable } from './tables.js';

/** What is before a block and behind it. */
export interface Neighbours {
  readonly previous: Nodes | undefined;
  readonly next: Nodes | undefined;
}

/** Reads a paragraph; `depth` is how many lists and quotes are around it. */
export function paragraphBlocks(
  node: Paragraph,
  { previous, next }: Neighbours,
  depth: number,
  reading: MarkdownReading,
): Blocks<Leaf> {
  const span = nodeSpan(node, reading);
  if (markdownOf(node, reading) === '\\newpage') {
    const pageBreak = pageBreakAt(span, depth === 0, reading);
    return pageBreak ? [pageBreak] : [];
  }
  noticeLostTable(node, reading);
  const parts = withoutLastBackslash(runParts(node.children, reading), node, reading);
  if (isDefinition(next, reading) && !markdownOf(node, reading).includes('\n')) return termBlocks(parts, span, reading);
  const isBehindTerm = previous?.type === 'paragraph' && isDefinition(node, reading);
  return definitionBlocks(parts, span, isBehindTerm, reading) ?? paragraphOf(parts, span, reading, depth);
}

/** A paragraph of words and the pictures among them, or the organisation's logo, or the blocks of shared passages. */
export function paragraphOf(
  parts: readonly RunPart[],
  span: Span,
  reading: MarkdownReading,
  depth: number,
): Blocks<Leaf> {
  const [first, second] = parts;
  if (first?.kind === 'tag' && !second && first.tag.form.kind === 'field' && first.tag.form.name === LOGO)
    return [{ type: 'logo', span: first.tag.span }];
  const passages = passagesAlone(parts, { depth, lift: reading.liftOfPassages }, reading);
  if (passages) {
    const conditional = reading.isConditional(span.start) || passages.isConditional;
    for (const heading of passages.headings)
      reading.diagnostics.push(
        ...reading.numbers.take({ ...heading, conditional: conditional || heading.conditional }),
      );
    return passages.blocks;
  }
  const { children, pictures } = partedRun(parts, reading);
  return children.length > 0 ? [{ type: 'paragraph', children, span }, ...pictures] : pictures;
}

/** `\` breaks a line, but at a paragraph's end there is nothing to break, and the character would print. */
function withoutLastBackslash(
  parts: readonly RunPart[],
  node: Paragraph,
  reading: MarkdownReading,
): readonly RunPart[] {
  const [last, markdown] = [parts.at(-1), markdownOf(node, reading)];
  const backslashes = /\\*$/.exec(markdown)?.[0].length ?? 0;
  if (backslashes % 2 === 0 || last?.kind !== 'words' || !last.value.endsWith('\\')) return parts;
  const { end } = nodeSpan(node, reading);
  const message = 'The \\ at the end of a paragraph has no next line to break to, so it is left out';
  const hint = 'Delete it: a line of block tags ends the paragraph. Write \\\\ to print the sign.';
  const lost = 'A \\ at the end of a paragraph was left out, since no line follows';
  const span = { source: reading.source, start: end - 1, end };
  reportChanged(span, { code: 'markdown-unsupported', message, hint, lost }, reading);
  const value = last.value.slice(0, -1).trimEnd();
  return value === '' ? parts.slice(0, -1) : [...parts.slice(0, -1), { ...last, value }];
}
