/** Puts wide tables on landscape pages. */
import { type Block, inlineText, type Table } from './document.js';
import { linesOf } from './estimated-lines.js';

/** A paragraph below a heading that goes with the table below it has at most so many letters: about three lines. */
const SHORT = 250;

/** What follows a table stays on its landscape page if it fills at most so many lines: on an upright page of its own it would leave the rest empty. */
const REST = 14;

/**
 * Blocks with each wide table on landscape pages, together with the headings right above it, with a short paragraph between, and with what
 * follows if that is short: on an upright page of its own each of these would leave the rest empty. The same list where there is none.
 * `rest`: how many lines are short.
 */
export function withTablesTurned(
  blocks: readonly Block[],
  isWide: (table: Table) => boolean,
  rest = REST,
): readonly Block[] {
  const out: Block[] = [];
  const turned = new Set<Block>();
  for (const block of blocks) {
    if (block.type !== 'table' || !isWide(block)) {
      out.push(block);
      continue;
    }
    let from = out.length;
    if (introduces(out.at(-1)) && out.at(-2)?.type === 'heading') from--;
    while (out[from - 1]?.type === 'heading') from--;
    const range: Block = { type: 'landscape', blocks: [...out.splice(from), block] };
    turned.add(range);
    out.push(range);
  }
  return turned.size > 0 ? joined(withRests(out, turned, rest)) : blocks;
}

/** Takes what follows each range onto its pages, up to the next range or the next page break, if it is short. */
function withRests(blocks: readonly Block[], turned: ReadonlySet<Block>, most: number): readonly Block[] {
  const out: Block[] = [];
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at];
    if (!block) break;
    if (block.type !== 'landscape' || !turned.has(block)) {
      out.push(block);
      continue;
    }
    const next = blocks.findIndex(({ type }, n) => n > at && (type === 'landscape' || type === 'page-break'));
    const rest = blocks.slice(at + 1, next < 0 ? undefined : next);
    const isShort = linesOf(rest) <= most;
    out.push(isShort ? { ...block, blocks: [...block.blocks, ...rest] } : block);
    if (isShort) at += rest.length;
  }
  return out;
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
