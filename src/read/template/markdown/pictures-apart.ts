/** Parts the words of a run from the pictures among them, which print behind the words, each in a paragraph of its own. */
import type { Block, Blocks, Branched, Inlines, Leaf } from '../../../model/document.js';
import { blocksApart, inlineRun, type RunPart } from '../inline-run.js';
import { tidied } from './html/tidy.js';
import { type MarkdownReading, reportChanged } from './reading.js';

/** A run of words, and what prints behind it. */
export interface PartedRun {
  /** Empty where there were only pictures. */
  readonly children: Inlines<Leaf>;
  readonly pictures: Blocks<Leaf>;
}

/** Parts a whole run: of a paragraph, a heading, a cell. Reports what prints elsewhere than it was written. */
export function partedRun(parts: readonly RunPart[], reading: MarkdownReading): PartedRun {
  const pictures = blocksApart(parts, reading);
  if (pictures.length === 0) return { children: inlineRun(parts, reading), pictures };
  const children = inlineRun(tidied(withoutPictures(parts)), reading);
  const hasWords = !isBlank(children);
  imagesIn(pictures).forEach((picture, at) => {
    if (hasWords || at > 0) reportMoved(picture, hasWords, reading);
  });
  return { children: hasWords ? children : [], pictures };
}

/** Puts the words of parts within a mark, such as strong; pictures stay beside it. */
export function withMark(
  parts: readonly RunPart[],
  mark: (children: Inlines<Leaf>) => Inlines<Leaf>[number],
  reading: MarkdownReading,
  run: typeof inlineRun = inlineRun,
): RunPart[] {
  const pictures = apartParts(parts, reading);
  const children = run(pictures.length > 0 ? withoutPictures(parts) : parts, reading);
  const isShown = pictures.length > 0 ? !isBlank(children) : children.length > 0;
  return [...(isShown ? [{ kind: 'node' as const, node: mark(children) }] : []), ...pictures];
}

/** The pictures among parts, as parts of the run around them. */
export function apartParts(parts: readonly RunPart[], reading: MarkdownReading): readonly RunPart[] {
  return blocksApart(parts, reading).map((block) => ({ kind: 'apart', block }));
}

/** The parts without pictures, with one space where each was among words. */
export function withoutPictures(parts: readonly RunPart[]): readonly RunPart[] {
  return parts.flatMap((part, at): readonly RunPart[] => {
    const [before, behind] = [parts[at - 1], parts[at + 1]];
    if (part.kind === 'words' && before?.kind === 'apart' && endsBlank(parts, at - 2))
      return [{ ...part, value: part.value.trimStart() }];
    if (part.kind !== 'apart') return [part];
    if (before?.kind !== 'words' || behind?.kind !== 'words') return [];
    const isParted = /\s$/.test(before.value) || /^\s/.test(behind.value);
    return isParted ? [] : [{ kind: 'words', value: ' ', span: { ...before.span, start: before.span.end } }];
  });
}

/** Whether what is before a picture, and pictures beside it, ends in white space. */
function endsBlank(parts: readonly RunPart[], from: number): boolean {
  const before = parts.slice(0, from + 1).findLast(({ kind }) => kind !== 'apart');
  return before?.kind === 'words' && /\s$/.test(before.value);
}

function isBlank(children: Inlines<Leaf>): boolean {
  return children.every((node) => {
    if (node.type === 'text') return node.value.trim() === '';
    if (node.type === 'if') return isBlank(node.then) && isBlank(node.otherwise);
    return node.type === 'each' ? isBlank(node.body) && isBlank(node.otherwise) : node.type === 'break';
  });
}

type ImageBlock = Extract<Block<Leaf>, { readonly type: 'image' }>;

function imagesIn(blocks: readonly Branched<Block<Leaf>>[]): readonly ImageBlock[] {
  return blocks.flatMap((block): readonly ImageBlock[] => {
    if (block.type === 'if') return imagesIn([...block.then, ...block.otherwise]);
    if (block.type === 'each') return imagesIn([...block.body, ...block.otherwise]);
    return block.type === 'image' ? [block] : [];
  });
}

function reportMoved({ span }: ImageBlock, hasWords: boolean, reading: MarkdownReading): void {
  if (!span) return;
  const message = hasWords
    ? 'A picture is among words, so it prints below them'
    : 'Pictures are beside one another, so they print one below the other';
  const lost = hasWords ? 'A picture among words was put below them' : 'Pictures beside one another were put below';
  const hint = 'Put each picture in a paragraph of its own.';
  reportChanged(span, { code: 'markdown-unsupported', message, hint, lost }, reading);
}
