/** Finds the lines of a table's cell, which end at `<br>`. */
import type { PhrasingContent, TableCell } from 'mdast';

const LINE_END = /^<br[ \t]*\/?>$/i;

const isLineEnd = (node: PhrasingContent): boolean => node.type === 'html' && LINE_END.test(node.value);

/** Gives the lines of a cell, between one `<br>` and the next. */
export function cellLines(cell: TableCell): readonly (readonly PhrasingContent[])[] {
  const lines: PhrasingContent[][] = [[]];
  for (const node of cell.children) {
    if (isLineEnd(node)) lines.push([]);
    else lines.at(-1)?.push(node);
  }
  return lines;
}
