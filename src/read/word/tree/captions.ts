/** Puts captions of a Word file, which are paragraphs, into the tables above or below them. */
import type { Branched } from '../../../model/document.js';
import type { Part } from '../../template/enclose.js';
import type { CaptionLine, NodeOrCaption, TreeNode } from './lists.js';

/** Gives tables their captions; a caption with no table beside it becomes a paragraph. */
export function withCaptions(parts: readonly Part<NodeOrCaption>[]): Part<Branched<TreeNode>>[] {
  const result: Part<Branched<TreeNode>>[] = [];
  let waiting: CaptionLine | undefined;
  const settle = () => {
    if (!waiting) return;
    const { children, span } = waiting;
    waiting = undefined;
    const above = result.at(-1);
    if (above && 'node' in above && above.node.type === 'table' && !above.node.caption)
      result[result.length - 1] = { node: { ...above.node, caption: children } };
    else result.push({ node: { type: 'paragraph', children, span } });
  };
  for (const part of parts) {
    if (!('node' in part)) {
      settle();
      result.push(part);
      continue;
    }
    const { node } = part;
    if (node.type === 'table' && waiting && !node.caption) {
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
