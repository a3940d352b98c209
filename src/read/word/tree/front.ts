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
import { isSameTitle } from '../../template/title.js';

export interface WordFront {
  readonly front: readonly Inlines<Leaf>[];
  readonly blocks: Blocks<Leaf>;
  readonly ownControl: boolean;
}

/** Labels of a document-control table. */
const LABEL =
  /^(?:(?:policy|document) )?(?:code|ref(?:erence)?(?: no\.?| number)?|version(?: no\.?| number)?|owner|status|approved(?: by| on)?|approval date|(?:last |date |next )?review(?:ed)?(?: date| due| on)?|(?:issue|effective) date)\s*:?$/i;

/** Separates the lines of the masthead from the other blocks; `title` is the document's, where it is known. */
export function splitFront(blocks: Blocks<Leaf>, title?: string): WordFront {
  const [first, ...others] = blocks;
  if (first?.type === 'landscape') {
    const inner = splitFront(first.blocks, title);
    return { ...inner, blocks: inner.blocks.length > 0 ? [{ ...first, blocks: inner.blocks }, ...others] : others };
  }
  const front: Inlines<Leaf>[] = [];
  const end = blocks.findIndex((block) => block.type === 'heading' || block.type === 'landscape');
  const head = end < 0 ? blocks : blocks.slice(0, end);
  let at = 0;
  for (let block = head[at]; block && isMastheads(block, title); block = head[++at])
    if (block.type === 'paragraph') front.push(block.children);
  return {
    front,
    blocks: blocks.slice(at),
    ownControl: head.some((block) => block.type === 'table' && isControl(block)),
  };
}

/** Whether a block is only the logo, only the organisation's name, its registration number with a label, or the document's title. */
export function isMastheads(block: Branching<Leaf, Block<Leaf>>, title?: string): boolean {
  if (block.type === 'logo') return true;
  if (block.type !== 'paragraph') return false;
  if (title !== undefined && saysTitle(block.children, title)) return true;
  const fields = namesIn(block.children);
  const words = wordsIn(block.children);
  if (fields.length !== 1) return false;
  if (fields[0] === 'org_field_name') return words === '';
  return (
    fields[0] === 'org_field_registration_no' &&
    /^(?:(?:CIW|CQC|our)?\s*(?:service )?reg(?:istration)?(?: (?:no|number|id))?\.?)?\s*:?$/i.test(words)
  );
}

/** Whether all that words say is the title, whose placeholders are compared by name. */
function saysTitle(run: Inlines<Leaf>, title: string): boolean {
  let words = '';
  visit(run, (node) => {
    if (node.type === 'text') words += node.value;
    else if (node.type === 'field') words += node.name === 'title' ? title : `{{${node.name}}}`;
    else if (node.type === 'break') words += ' ';
    else if (node.type === 'if' || node.type === 'each') words += '{{#}}';
  });
  const named = (text: string) => text.replace(/<<\s*(\w+)\s*>>|\{\{\s*(\w+)\s*\}\}/g, '{{$1$2}}').trim();
  return isSameTitle(named(words), named(title));
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
