/** Changes the links of a finished document, wherever they are; what has none to change stays the same object. */
import type { Block, Blocks, Inline, Inlines, Link, Text } from './document.js';
import { changeEach, changeParts, type PartChanges } from './walk.js';

/** Gives what a link becomes: itself, another link, or its words. */
export type LinkChange = (link: Link) => readonly Inline[];

/** Changes the links in blocks. */
export function changeLinks(blocks: Blocks, change: LinkChange): Blocks {
  return changeEach(blocks, (block) => changeLinksIn(block, change));
}

/** Changes the links in a block. */
export function changeLinksIn(block: Block, change: LinkChange): Block {
  return changeParts(block, within(change));
}

/** Changes the links in a run. */
export function changeRunLinks(run: Inlines, change: LinkChange): Inlines {
  const changed = run.map((node): readonly Inline[] =>
    node.type === 'link' ? change(node) : node.type === 'text' ? [node] : [changeParts(node, within(change))],
  );
  return changed.every(([first, second], at) => first === run[at] && second === undefined) ? run : changed.flat();
}

function within(change: LinkChange): PartChanges<Text> {
  return { inlines: (run) => changeRunLinks(run, change), blocks: (blocks) => changeLinks(blocks, change) };
}
