/** Puts wide tables on landscape pages. */
import { type Block, inlineText, type Table } from './document.js';

/** A paragraph below a heading that goes with the table below it has at most so many letters: about three lines. */
const SHORT = 250;

/**
 * Blocks with each wide table on landscape pages, together with the headings right above it, and with a short paragraph between: on an upright
 * page of its own that would leave the rest empty. The same list where there is none.
 */
export function withTablesTurned(blocks: readonly Block[], isWide: (table: Table) => boolean): readonly Block[] {
  const out: Block[] = [];
  let isChanged = false;
  for (const block of blocks) {
    if (block.type !== 'table' || !isWide(block)) {
      out.push(block);
      continue;
    }
    let from = out.length;
    if (introduces(out.at(-1)) && out.at(-2)?.type === 'heading') from--;
    while (out[from - 1]?.type === 'heading') from--;
    out.push({ type: 'landscape', blocks: [...out.splice(from), block] });
    isChanged = true;
  }
  return isChanged ? joined(out) : blocks;
}

/** Whether a block may be what introduces a table. */
function introduces(block: Block | undefined): boolean {
  return block?.type === 'paragraph' && block.clause === undefined && inlineText(block.children).length <= SHORT;
}

/** Ranges that follow each other are one, so that small tables share a page. */
function joined(blocks: readonly Block[]): readonly Block[] {
  const out: Block[] = [];
  for (const block of blocks) {
    const last = out.at(-1);
    if (block.type === 'landscape' && last?.type === 'landscape')
      out[out.length - 1] = { ...last, blocks: [...last.blocks, ...block.blocks] };
    else out.push(block);
  }
  return out;
}
