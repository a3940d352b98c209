/**
 * Finds where a policy's text states what the control table states too: who is responsible for it, who approved or reviewed it, and
 * when. Only what is written as such a statement counts: a line "Approved by: …", a row with such a label, or "owns this policy".
 */
import type { Inlines, Leaf, Row } from '../model/document.js';
import { remember } from '../model/remember.js';
import type { Span } from '../model/source.js';
import { type AnyNode, visit } from '../model/walk.js';

/** What a statement is about. */
export type StatementKind = 'owner' | 'approved-by' | 'reviewed-by' | 'date';

/** A stretch of words, typed in the template or the value of a placeholder. */
export interface StatementPiece {
  /** Empty for a placeholder that is not filled in. */
  readonly words: string;
  /** The placeholder that it comes from; absent for the template's own words. */
  readonly from?: string;
}

export interface SecondStatement {
  readonly kind: StatementKind;
  readonly pieces: readonly StatementPiece[];
  readonly span: Span | undefined;
}

const LABELS: readonly (readonly [RegExp, StatementKind])[] = [
  [
    /^(?:policy|document) (?:owner|lead|holder|author)$|^(?:owner|lead) (?:of|for) this policy$|^(?:responsible|accountable) (?:person|manager|officer)$|^person responsible$/,
    'owner',
  ],
  [/^(?:approved|authorised|signed off|ratified) by$|^approver$/, 'approved-by'],
  [/^(?:last )?reviewed by$|^reviewer$/, 'reviewed-by'],
  [
    /^(?:date )?(?:of )?(?:last |next )?(?:reviewed|review)(?: on| date| due| due on)?$|^date (?:reviewed|approved|of (?:last|next) review|of approval)$|^(?:approved|ratified|authorised)(?: on)?$|^approval(?: date)?$|^in force (?:from|since)$|^(?:effective|implementation) (?:date|from)$/,
    'date',
  ],
];

function labelKind(label: string): StatementKind | undefined {
  const words = label
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
  return LABELS.find(([form]) => form.test(words))?.[1];
}

interface PlacedPiece extends StatementPiece {
  readonly span?: Span;
}

type Line = readonly PlacedPiece[];

const wordsOf = (line: Line) => line.map(({ words }) => words).join('');

/** The lines of a run, of both branches of a condition. */
function linesOf(run: readonly AnyNode[]): readonly Line[] {
  const lines: PlacedPiece[][] = [[]];
  visit(run, (node) => {
    if (node.type === 'break') lines.push([]);
    else if (node.type === 'field') lines.at(-1)?.push({ words: '', from: node.name, span: node.span });
    else if (node.type === 'text')
      lines.at(-1)?.push({
        words: node.value,
        ...(node.from === undefined ? {} : { from: node.from }),
        ...(node.span ? { span: node.span } : {}),
      });
  });
  return lines;
}

const placeIn = (line: Line) => line.find(({ span }) => span)?.span;

/** `Approved by: Jo Li`. The label is typed; what stands behind its colon is stated. */
function labelledLine(line: Line): readonly SecondStatement[] {
  const [first, ...others] = line;
  const match = first?.from === undefined ? /^\s*([^:]{1,40}):\s*/.exec(first?.words ?? '') : null;
  const kind = match?.[1] === undefined ? undefined : labelKind(match[1]);
  // A label may be marked, so that its words and the colon are pieces of their own.
  if (kind && first)
    return [{ kind, pieces: [{ words: first.words.slice(match?.[0].length) }, ...others], span: placeIn(line) }];
  const [colon, ...rest] = others;
  const marked =
    first?.from === undefined && /^\s*:/.test(colon?.words ?? '') ? labelKind(first?.words ?? '') : undefined;
  if (!marked || !colon) return [];
  return [{ kind: marked, pieces: [{ words: colon.words.replace(/^\s*:/, '') }, ...rest], span: placeIn(line) }];
}

const OWNS = /\b(?:owns|is the owner of|is responsible for|is accountable for|leads on) this policy\b/i;

function sentence(lines: readonly Line[]): readonly SecondStatement[] {
  const pieces = lines.flat();
  return OWNS.test(lines.map(wordsOf).join(' ')) ? [{ kind: 'owner', pieces, span: placeIn(pieces) }] : [];
}

function cellLines(cell: AnyNode): readonly Line[] {
  return cell.type === 'cell' ? linesOf(cell.children) : [];
}

/** Pairs of label and value in a row of two or four cells, and a duty within a row. */
function rowStatements({ cells }: Row<Leaf>): readonly SecondStatement[] {
  const lines = cells.map(cellLines);
  const pairs = cells.length === 2 || cells.length === 4 ? [0, 2].filter((at) => at < cells.length) : [];
  const labelled = pairs.flatMap((at): readonly SecondStatement[] => {
    const label = (lines[at] ?? []).flat();
    const kind = label.some(({ from }) => from !== undefined) ? undefined : labelKind(wordsOf(label));
    return kind ? [{ kind, pieces: (lines[at + 1] ?? []).flat(), span: placeIn(label) }] : [];
  });
  return [...labelled, ...sentence(lines.flat())];
}

function paragraphStatements(children: Inlines<Leaf>): readonly SecondStatement[] {
  const lines = linesOf(children);
  return [...lines.flatMap(labelledLine), ...sentence(lines)];
}

const statementsIn = remember((block: AnyNode): readonly SecondStatement[] => {
  const statements: SecondStatement[] = [];
  const heads = new Set<AnyNode>();
  visit(block, (node) => {
    if (node.type === 'table' && node.header) heads.add(node.header);
    else if (node.type === 'row' && !heads.has(node)) statements.push(...rowStatements(node));
    else if (node.type === 'paragraph') statements.push(...paragraphStatements(node.children));
  });
  return statements;
});

/** Gives the statements of a text, of a template or a filled document, in reading order; those without a value are none. */
export function secondStatements(blocks: readonly AnyNode[]): readonly SecondStatement[] {
  return blocks
    .flatMap((block) => statementsIn(block))
    .filter(({ pieces }) => pieces.some(({ words, from }) => from !== undefined || /\p{L}|\d/u.test(words)));
}
