/** The parts that a run of words is built from; tags that had lines of their own keep them. */
import type { Blocks, Inlines, Leaf } from '../../model/document.js';
import type { Span } from '../../model/source.js';
import type { Tag } from './tags.js';

/** Words, a tag, a node that is complete, or a block that stood among words and prints behind them. */
export type RunPart =
  | { readonly kind: 'words'; readonly value: string; readonly span: Span }
  | { readonly kind: 'tag'; readonly tag: Tag }
  | { readonly kind: 'node'; readonly node: Inlines<Leaf>[number] }
  | { readonly kind: 'apart'; readonly block: Blocks<Leaf>[number] };

/** Keeps tags that had lines of their own on lines of their own, although Markdown would join the lines to a paragraph. */
export function onLinesOfTheirOwn(parts: readonly RunPart[]): readonly RunPart[] {
  if (!parts.some(hasOwnLine)) return parts;
  return parts.flatMap((part, index) =>
    part.kind === 'words' ? withBreaks(part, hasOwnLine(parts[index - 1]), hasOwnLine(parts[index + 1])) : part,
  );
}

function hasOwnLine(part: RunPart | undefined): boolean {
  return part?.kind === 'tag' && part.tag.form.kind === 'literal' && part.tag.form.ownLine === true;
}

const LINE_BREAK: RunPart = { kind: 'node', node: { type: 'break' } };

function withBreaks(part: Extract<RunPart, { readonly kind: 'words' }>, after: boolean, before: boolean): RunPart[] {
  const breaksFirst = after && /^\s*\n/.test(part.value);
  const words = breaksFirst ? part.value.trimStart() : part.value;
  const breaksLast = before && /\n\s*$/.test(words);
  const value = breaksLast ? words.trimEnd() : words;
  return [
    ...(breaksFirst ? [LINE_BREAK] : []),
    ...(value === '' ? [] : [{ ...part, value }]),
    ...(breaksLast ? [LINE_BREAK] : []),
  ];
}
