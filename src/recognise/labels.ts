/** Reads the labels of control tables and sign-off lines (`Version: 1.0`, `Next review date | …`) and their meaning. */
import type { Block, Blocks, Branching, Inlines, Leaf, Row, Table } from '../model/document.js';
import { HOLE, plainRun, visitAtoms } from '../model/runs.js';
import type { Span } from '../model/source.js';
import { cellRun, isBranch } from '../model/walk.js';

/** The meanings of labels. */
export type LabelMeaning =
  | 'title'
  | 'code'
  | 'version'
  | 'status'
  | 'owner'
  | 'category'
  | 'reviewed'
  | 'next-review'
  | 'cycle'
  | 'approval'
  | 'registration'
  | 'organisation';

const MEANINGS: readonly (readonly [RegExp, LabelMeaning])[] = [
  [/^(?:policy |document )?(?:title|name)$|^policy$/, 'title'],
  [/^(?:policy |document |doc )?(?:code|reference|ref|number|no|id)(?: (?:number|no|code))?$/, 'code'],
  [/^(?:policy |document )?(?:version|issue|revision)(?: (?:number|no))?$/, 'version'],
  [/^(?:policy |document )?status$/, 'status'],
  [
    /^(?:policy |document )?(?:owner|author|lead|holder)$|^responsible (?:person|manager|officer)$|^person responsible$/,
    'owner',
  ],
  [/^(?:policy |document )?(?:category|type|section|area)$/, 'category'],
  [
    /^(?:date of )?next review(?: date| due| due on| on)?$|^(?:review|reviewed) (?:due|by)(?: date| on)?$|^due for review(?: on)?$/,
    'next-review',
  ],
  [
    /^(?:date )?(?:of )?(?:last |this )?(?:reviewed|review)(?: on| date)?$|^date (?:reviewed|of (?:last )?review|of issue|issued)$|^(?:issue|effective|implementation|policy) date$|^last (?:reviewed|updated?)(?: on| date)?$|^date$/,
    'reviewed',
  ],
  [/^(?:review )?(?:cycle|frequency|period|interval)$|^review (?:every|frequency|period)$|^reviewed every$/, 'cycle'],
  [
    /^(?:approved|authorised|signed off|ratified)(?: by| on)?$|^(?:approval|approver)(?: date)?$|^date approved$/,
    'approval',
  ],
  [/^(?:ciw |cqc |service |provider )?registration(?: (?:number|no|id))?$/, 'registration'],
  [/^(?:organi[sz]ation|company|provider)(?: name)?$/, 'organisation'],
];

/** Gives the meaning of a label, if it is known. */
export function labelMeaning(label: string): LabelMeaning | undefined {
  // “Section 2: Aims” is a heading.
  if (/^\s*(?:section|area)\s+\d/i.test(label)) return undefined;
  const words = label
    .toLowerCase()
    .replace(/[’']s\b/g, '')
    .replace(/[^a-z]+/g, ' ')
    .trim();
  return MEANINGS.find(([form]) => form.test(words))?.[1];
}

/** A label and its value. */
export interface Labelled {
  readonly label: string;
  readonly meaning: LabelMeaning | undefined;
  /** Words; a placeholder is HOLE. */
  readonly value: string;
  /** The names of the placeholders in the value. */
  readonly fields: readonly string[];
  readonly place: Span | undefined;
}

/** Reads the lines `Label: value` of a paragraph; undefined for any other line. */
export function labelledLines(run: Inlines<Leaf>): readonly (Labelled | undefined)[] {
  const plain = plainRun(run);
  const fields = fieldsOf(run);
  let at = 0;
  return plain.text.split('\n').map((line) => {
    const start = at;
    at += line.length + 1;
    const match = /^\s*([^:\uE000]{1,40}):\s*(.*)$/su.exec(line);
    if (!match?.[1]) return undefined;
    const value = match[2]?.trim() ?? '';
    const fieldsBefore = plain.text.slice(0, start + line.length - value.length).split(HOLE).length - 1;
    const valueFields = fields.slice(fieldsBefore, fieldsBefore + value.split(HOLE).length - 1);
    return {
      label: match[1].trim(),
      meaning: labelMeaning(match[1]),
      value,
      fields: valueFields,
      place: plain.placeOf(start, start + line.length),
    };
  });
}

/** Reads the pairs of label and value in a table of two or four columns; undefined for any other table. */
export function labelledCells(table: Table<Leaf>): readonly Labelled[] | undefined {
  const rows = [...(table.header ? [table.header] : []), ...table.rows];
  const width = table.columns.length;
  if ((width !== 2 && width !== 4) || !rows.every((row): row is Row<Leaf> => row.type === 'row')) return undefined;
  return rows.flatMap(({ cells }) =>
    cells.flatMap((cell, index): Labelled[] => {
      const beside = cells[index + 1];
      if (index % 2 === 1 || beside === undefined) return [];
      const value = cellRun(beside);
      const [label, words] = [plainRun(cellRun(cell)), plainRun(value)];
      if (label.text.trim() === '' && words.text.trim() === '') return [];
      const name = label.text.replace(/:\s*$/, '').trim();
      return [
        {
          label: name,
          meaning: labelMeaning(name),
          value: words.text.trim(),
          fields: fieldsOf(value),
          place: label.placeOf(0, label.text.length),
        },
      ];
    }),
  );
}

/** The placeholders of a run, a block tag as an empty name, in the order of its HOLEs. */
function fieldsOf(run: Inlines<Leaf>): readonly string[] {
  const names: string[] = [];
  visitAtoms(run, (node) => {
    if (node.type === 'field') names.push(node.name);
    else if (isBranch(node)) names.push('');
  });
  return names;
}

/** Writes a run's words as a person would: placeholders between `<<` and `>>`, lines joined by ` / `. */
export function shownWords(run: Inlines<Leaf>): string {
  const fields = fieldsOf(run);
  let next = 0;
  return plainRun(run)
    .text.replace(/\uE000/g, () => {
      const name = fields[next++];
      return name ? `<<${name}>>` : '';
    })
    .replace(/\n/g, ' / ')
    .trim();
}

/** Gives the number of blocks before the first heading or landscape range; 0 if there is neither. */
export function headLength(blocks: Blocks<Leaf>): number {
  const first = blocks.findIndex(
    (block: Branching<Leaf, Block<Leaf>>) => block.type === 'heading' || block.type === 'landscape',
  );
  return Math.max(first, 0);
}
