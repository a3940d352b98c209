/**
 * Puts captions of a Word file, which are paragraphs, into the tables above or below them. The caption of a picture stays a paragraph beside
 * its picture.
 */
import type { PlacedElement } from '../../../formats/xml/places.js';
import type { Branched } from '../../../model/document.js';
import type { Part } from '../../template/enclose.js';
import type { CaptionLine, NodeOrCaption, TreeNode } from './lists.js';
import { findAll } from './reading.js';

/** Gives tables their captions; a caption with no table beside it becomes a paragraph. */
export function withCaptions(parts: readonly Part<NodeOrCaption>[]): Part<Branched<TreeNode>>[] {
  const result: Part<Branched<TreeNode>>[] = [];
  let waiting: CaptionLine | undefined;
  const settle = () => {
    if (!waiting) return;
    const { children, span, of } = waiting;
    waiting = undefined;
    const above = lastNode(result);
    if (of !== 'picture' && above?.type === 'table' && !above.caption)
      result[result.length - 1] = { node: { ...above, caption: children } };
    else result.push({ node: { type: 'paragraph', children, span } });
  };
  for (const part of parts) {
    if (!('node' in part)) {
      settle();
      result.push(part);
      continue;
    }
    const { node } = part;
    if (node.type === 'table' && waiting && !node.caption && isOfTable(waiting, lastNode(result))) {
      result.push({ node: { ...node, caption: waiting.children } });
      waiting = undefined;
      continue;
    }
    settle();
    if (node.type === 'caption-line') waiting = node;
    else result.push({ node });
  }
  settle();
  return result;
}

function lastNode(parts: readonly Part<Branched<TreeNode>>[]): Branched<TreeNode> | undefined {
  const last = parts.at(-1);
  return last && 'node' in last ? last.node : undefined;
}

/** Whether a caption above a table is the table's; one that doesn't say is the picture's above it. */
function isOfTable({ of }: CaptionLine, above: Branched<TreeNode> | undefined): boolean {
  return of === 'table' || (of === undefined && above?.type !== 'image');
}

/** What a caption says that it is of: by the name of the sequence that numbers it, else by its first word. */
export function captionOf(paragraph: PlacedElement, words: string): CaptionLine['of'] {
  const codes = [
    ...findAll(paragraph, 'w:fldSimple').map((field) => field.attributes.get('w:instr') ?? ''),
    ...findAll(paragraph, 'w:instrText').map(({ children }) =>
      children.map((child) => (child.kind === 'text' ? child.text : '')).join(''),
    ),
  ];
  const sequence = /\bSEQ\s+"?([^\s"\\]+)/i.exec(codes.join(''))?.[1];
  const label = sequence ?? /^\s*(\p{L}+)/u.exec(words)?.[1] ?? '';
  if (/^tabl?e?$/i.test(label)) return 'table';
  return PICTURES.test(label) ? 'picture' : undefined;
}

const PICTURES = /^(?:fig(?:ure)?|picture|photo(?:graph)?|image|map|chart|diagram|ffigur|llun)$/i;
