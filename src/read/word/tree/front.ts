/**
 * Reads what is before the first heading of a Word file. Lines that the masthead prints anyway (logo, the
 * organisation's name, its registration number) are taken out of the text, and a table of code, version, owner and
 * dates is the file's own document control.
 */
import {
  type Block,
  type Blocks,
  type Branching,
  type Inlines,
  type Leaf,
  plainText,
  type Table,
} from '../../../model/document.js';
import { cellRun, textsIn, visit } from '../../../model/walk.js';

export interface WordFront {
  readonly front: readonly Inlines<Leaf>[];
  readonly blocks: Blocks<Leaf>;
  readonly ownControl: boolean;
}

/** Labels of a document-control table. */
const LABEL =
  /^(?:(?:policy|document) )?(?:code|ref(?:erence)?(?: no\.?| number)?|version(?: no\.?| number)?|owner|status|approved(?: by| on)?|approval date|(?:last |date |next )?review(?:ed)?(?: date| due| on)?|(?:issue|effective) date)\s*:?$/i;

/** Separates the lines of the masthead from the other blocks. */
export function splitFront(blocks: Blocks<Leaf>): WordFront {
  const [first, ...others] = blocks;
  if (first?.type === 'landscape') {
    const inner = splitFront(first.blocks);
    return { ...inner, blocks: inner.blocks.length > 0 ? [{ ...first, blocks: inner.blocks }, ...others] : others };
  }
  const front: Inlines<Leaf>[] = [];
  const end = blocks.findIndex((block) => block.type === 'heading' || block.type === 'landscape');
  const head = end < 0 ? blocks : blocks.slice(0, end);
  let at = 0;
  for (let block = head[at]; block && isMastheads(block); block = head[++at])
    if (block.type === 'paragraph') front.push(block.children);
  return {
    front,
    blocks: blocks.slice(at),
    ownControl: head.some((block) => block.type === 'table' && isControl(block)),
  };
}

/** Whether a block is only the logo, only the organisation's name, or its registration number with a label. */
function isMastheads(block: Branching<Leaf, Block<Leaf>>): boolean {
  if (block.type === 'logo') return true;
  if (block.type !== 'paragraph') return false;
  const fields = namesIn(block.children);
  const words = wordsIn(block.children);
  if (fields.length !== 1) return false;
  if (fields[0] === 'org_field_name') return words === '';
  return (
    fields[0] === 'org_field_registration_no' &&
    /^(?:(?:CIW|CQC|our)?\s*(?:service )?reg(?:istration)?(?: (?:no|number|id))?\.?)?\s*:?$/i.test(words)
  );
}

/** The names of placeholders. A block tag counts as two, so that a line with one isn't taken for the masthead's. */
function namesIn(run: Inlines<Leaf>): readonly string[] {
  const names: string[] = [];
  visit(run, (node) => {
    if (node.type === 'field') names.push(node.name);
    else if (node.type === 'if' || node.type === 'each') names.push('?', '?');
  });
  return names;
}

/** The words of a run. */
function wordsIn(run: Inlines<Leaf>): string {
  return plainText(textsIn(run)).trim();
}

/** Whether a table has at least two labels of document control. */
function isControl({ header, rows }: Table<Leaf>): boolean {
  const all = [...(header ? [header] : []), ...rows.flatMap((row) => (row.type === 'row' ? [row] : []))];
  const labels = all.flatMap(({ cells }) =>
    cells.filter((_, column) => column % 2 === 0).map((cell) => wordsIn(cellRun(cell))),
  );
  return labels.filter((label) => LABEL.test(label)).length >= 2;
}
