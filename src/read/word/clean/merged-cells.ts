/** Keeps cells merged that reach over several rows when the row that they begin in is taken out: they begin in the next one. */
import type { XmlEdits } from '../../../formats/xml/edits.js';
import { type PlacedElement, placedChild } from '../../../formats/xml/places.js';

/** A row of a table, in order. */
export interface TableRow {
  readonly row: PlacedElement;
  readonly cells: readonly PlacedElement[];
  readonly isGone: boolean;
}

/** Changes the cells of rows that stay. */
export function keepMerged(rows: readonly TableRow[], xml: string, edits: XmlEdits): void {
  // The columns whose merged cells lost their beginning.
  let open = new Set<number>();
  for (const { row, cells, isGone } of rows) {
    const next = new Set<number>();
    let column = numberIn(placedChild(row, 'w:trPr'), 'w:gridBefore');
    for (const cell of cells) {
      const properties = placedChild(cell, 'w:tcPr');
      const merge = placedChild(properties, 'w:vMerge');
      const begins = merge?.attributes.get('w:val') === 'restart';
      if (merge && isGone && (begins || open.has(column))) next.add(column);
      if (merge && !isGone && !begins && open.has(column)) edits.replace(merge.start, merge.end, restart(merge, xml));
      column += Math.max(1, numberIn(properties, 'w:gridSpan'));
    }
    open = next;
  }
}

function numberIn(properties: PlacedElement | undefined, name: string): number {
  const number = Number(placedChild(properties, name)?.attributes.get('w:val') ?? 0);
  return Number.isSafeInteger(number) && number > 0 && number < 1_000 ? number : 0;
}

function restart({ start, end }: PlacedElement, xml: string): string {
  const name = /^<([^\s/>]+)/.exec(xml.slice(start, end))?.[1] ?? 'w:vMerge';
  const prefix = name.includes(':') ? name.slice(0, name.indexOf(':') + 1) : 'w:';
  return `<${name} ${prefix}val="restart"/>`;
}
