/** Finds the lines of a table's cell, which end at `<br>`. An element around several lines is around each of them, up to an item. */
import type { Html, PhrasingContent, TableCell } from 'mdast';
import { kindOf, VOID } from '../../../model/html-elements.js';
import { candidateAt } from '../../../model/typed-marks.js';

const LINE_END = /^<br[ \t]*\/?>$/i;
const TAG = /^<(?<end>\/?)(?<name>[A-Za-z][^\s/>]*)/;

/** An element that has begun and not ended. */
interface OpenElement {
  readonly name: string;
  readonly tag: Html;
}

/** Gives the lines of a cell, between one `<br>` and the next. */
export function cellLines(cell: TableCell): readonly (readonly PhrasingContent[])[] {
  const lines: PhrasingContent[][] = [[]];
  const open: OpenElement[] = [];
  for (const [at, node] of cell.children.entries()) {
    const line = lines.at(-1);
    if (node.type === 'html' && LINE_END.test(node.value)) {
      for (const { name } of open.toReversed()) line?.push({ ...node, value: `</${name}>` });
      if (beginsItem(cell.children[at + 1])) open.length = 0;
      lines.push(open.map(({ tag }) => tag));
    } else {
      if (node.type === 'html') follow(open, node);
      line?.push(node);
    }
  }
  return lines;
}

/** Whether words begin with the mark of a list's item, which stands before all elements. */
function beginsItem(node: PhrasingContent | undefined): boolean {
  if (node?.type !== 'text') return false;
  const words = node.value.trimStart();
  return /^(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/.test(words) || candidateAt(words, 0) !== undefined;
}

/** How many elements around one another go on behind a line's end. */
const DEEPEST = 20;

/** Notes that an element begins or ends. */
function follow(open: OpenElement[], tag: Html): void {
  const { end, name = '' } = TAG.exec(tag.value)?.groups ?? {};
  const element = name.toLowerCase();
  if (kindOf(element) !== 'words' || VOID.has(element) || tag.value.endsWith('/>')) return;
  const at = open.findLastIndex((one) => one.name === element);
  if (end === '/') open.splice(at < 0 ? open.length : at, 1);
  else if (open.length < DEEPEST) open.push({ name: element, tag });
}
