/** The lines of a table's cell, which `<br>` ends, and the pictures among them. */
import type { Image, ImageReference, PhrasingContent, TableCell } from 'mdast';

const LINE_END = /^<br[ \t]*\/?>$/i;

const isLineEnd = (node: PhrasingContent): boolean => node.type === 'html' && LINE_END.test(node.value);

/** The lines of a cell: what stands between two `<br>`. */
export function cellLines(cell: TableCell): readonly (readonly PhrasingContent[])[] {
  const lines: PhrasingContent[][] = [[]];
  for (const node of cell.children) {
    if (isLineEnd(node)) lines.push([]);
    else lines.at(-1)?.push(node);
  }
  return lines;
}

/** The picture that a line is, if it is nothing else. */
export function pictureIn(line: readonly PhrasingContent[]): Image | ImageReference | undefined {
  const [only, another] = line.filter((node) => node.type !== 'text' || node.value.trim() !== '');
  return !another && (only?.type === 'image' || only?.type === 'imageReference') ? only : undefined;
}

/** The pictures that stand alone in a line of a cell. */
export function picturesInCell(cell: TableCell): readonly (Image | ImageReference)[] {
  return cellLines(cell).flatMap((line) => pictureIn(line) ?? []);
}
