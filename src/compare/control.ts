/** The entries of document control as a table, so that a changed version or owner is seen as any changed cell is. */
import type { Block, Cell, Document, Table } from '../model/document.js';
import type { Comparison } from './marking.js';
import { mergeTables } from './tables.js';

/** The table of both documents' entries; none where neither has any. */
export function mergeControl(before: Document, after: Document, comparison: Comparison): readonly Block[] {
  const [earlier, later] = [tableOf(before), tableOf(after)];
  const { marking } = comparison;
  const one = earlier && later && marking.attempt(() => mergeTables(earlier, later, comparison));
  if (one) return [one];
  return [...(earlier ? [marking.deleted(earlier)] : []), ...(later ? [marking.inserted(later)] : [])];
}

function tableOf({ control }: Document): Table | undefined {
  if (control.length === 0) return undefined;
  return {
    type: 'table',
    columns: ['left', 'left'],
    rowHeaders: true,
    rows: control.map(({ label, value }) => ({ type: 'row', cells: [cellOf(label), cellOf(value)] })),
  };
}

function cellOf(words: string): Cell {
  return { type: 'cell', children: words.trim() === '' ? [] : [{ type: 'text', value: words }] };
}
