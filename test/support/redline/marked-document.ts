/**
 * Documents with marks of what differs, put anywhere in them at random: harder than what comparing two documents gives. And the two
 * documents that such a one holds.
 */
import fc from 'fast-check';
import type { Block, Document, Inline, Row, Table } from '../../../src/model/document.js';
import { resolveOutline } from '../../../src/model/outline.js';
import type { RevisedNode, Revision } from '../../../src/model/revisions.js';
import { ENGLISH } from '../../../src/model/wording/english.js';
import { p, text } from '../sample-document.js';

/** Two documents, and the one that holds both. */
export interface MarkedDocument {
  readonly before: Document;
  readonly after: Document;
  readonly marked: Document;
}

/** Gives the three for documents. */
export function markedDocuments(documents: fc.Arbitrary<Document>): fc.Arbitrary<MarkedDocument> {
  return fc
    .tuple(documents, fc.nat(0xffffffff), fc.constantFrom(0.1, 0.3, 0.6))
    .map(([document, seed, share]) => markedDocument(document, new Marker(seed, share)));
}

function markedDocument(document: Document, marker: Marker): MarkedDocument {
  const base = { ...document, contents: false };
  const title = copied(document.title) as Inline[];
  const blocks = copied(document.blocks) as Block[];
  marker.inlines(title);
  marker.blocks(blocks, true);
  const { marks } = marker;
  const revisions = { marks, author: 'Acme & Daughters', date: { year: 2026, month: 3, day: 3 } };
  return {
    before: viewOf({ ...base, title, blocks }, marks, 'earlier'),
    after: viewOf({ ...base, title, blocks }, marks, 'later'),
    marked: { ...base, title, blocks, outline: resolveOutline(blocks, ENGLISH), revisions },
  };
}

/** A copy with nodes of its own. Links to headings lead to the web, since headings come and go. */
function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  if (typeof value !== 'object' || value === null || 'bytes' in value) return value;
  if ('kind' in value && value.kind === 'heading' && 'anchor' in value)
    return { kind: 'address', address: [text('https://example.org/heading')] };
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copied(inner)]));
}

/** The earlier document or the later one, by what the marks say. */
export function viewOf(document: Document, marks: ReadonlyMap<object, Revision>, side: 'earlier' | 'later'): Document {
  const isHere = (node: unknown): boolean => {
    const kind = typeof node === 'object' && node ? marks.get(node)?.kind : undefined;
    return side === 'earlier'
      ? kind !== 'inserted' && kind !== 'moved-here'
      : kind !== 'deleted' && kind !== 'moved-away';
  };
  const view = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter(isHere).map(view);
    if (typeof value !== 'object' || value === null || 'bytes' in value) return value;
    const mark = marks.get(value);
    const node =
      mark?.kind === 'restyled' && side === 'earlier' && 'children' in value
        ? { ...mark.before, children: value.children }
        : 'type' in value && value.type === 'table'
          ? withoutColumns(value as Table, isHere)
          : value;
    return Object.fromEntries(
      Object.entries(node).flatMap(([key, inner]) => (isHere(inner) ? [[key, view(inner)]] : [])),
    );
  };
  const title = view(document.title) as Document['title'];
  const blocks = view(document.blocks) as Document['blocks'];
  return { ...document, title, blocks, outline: outlineOf(document, blocks, { marks, side, isHere }) };
}

interface View {
  readonly marks: ReadonlyMap<object, Revision>;
  readonly side: 'earlier' | 'later';
  readonly isHere: (node: unknown) => boolean;
}

/** Numbers are those of the view; headings have the anchors by which links of the marked document know them. */
function outlineOf(document: Document, blocks: Document['blocks'], { marks, side, isHere }: View): Document['outline'] {
  const anchors: (string | undefined)[] = [];
  let at = 0;
  const add = (block: Block, isIn: boolean): void => {
    const here = isIn && isHere(block);
    if (block.type === 'landscape') for (const inner of block.blocks) add(inner, here);
    const mark = marks.get(block);
    const anchor = block.type === 'heading' ? document.outline[at++]?.anchor : undefined;
    const shown = side === 'earlier' && mark?.kind === 'restyled' ? mark.before : block;
    if (here && shown.type === 'heading') anchors.push(anchor);
  };
  for (const block of document.blocks) add(block, true);
  const outline = resolveOutline(blocks, document.wording);
  const headings = anchors.length === outline.length ? anchors : [];
  return outline.map((entry, n) => ({ ...entry, anchor: headings[n] ?? entry.anchor }));
}

function withoutColumns(table: Table, isHere: (node: unknown) => boolean): Table {
  const rows = table.header ? [table.header, ...table.rows] : table.rows;
  const goes = table.columns.map((_, column) => rows.some(({ cells }) => !isHere(cells[column])));
  const kept = <Thing>(things: readonly Thing[]) => things.filter((_, column) => !goes[column]);
  const row = (one: Row): Row => ({ ...one, cells: kept(one.cells) });
  // Marks are by node: those of a row are asked for before this.
  const { header } = table;
  return {
    ...table,
    columns: kept(table.columns),
    ...(header && isHere(header) ? { header: row(header) } : {}),
    rows: table.rows.filter(isHere).map(row),
  };
}

const isWords = (node: Inline): boolean => node.type === 'text' && node.value.trim() !== '';

class Marker {
  readonly marks = new Map<RevisedNode, Revision>();
  private state: number;
  private readonly share: number;
  private moves = 0;

  constructor(seed: number, share: number) {
    this.state = seed;
    this.share = share;
  }

  /** Marks some blocks of a list, of which at least one stays, and goes into the others. */
  blocks(blocks: Block[], isTop = false): void {
    const kept = Math.floor(this.random() * blocks.length);
    const moves: { readonly block: Block; readonly from: Block }[] = [];
    blocks.forEach((block, at) => {
      if (at === kept || !this.happens()) this.within(block);
      else if (this.random() < 0.3 && block.type !== 'page-break') {
        moves.push({ block: copied(block) as Block, from: block });
      } else this.marks.set(block, this.kind());
    });
    if (isTop && this.happens()) this.marks.set(last(blocks, p('Words at the end.')), this.kind());
    for (const { block, from } of moves) {
      this.moves += 1;
      this.marks.set(from, { kind: 'moved-away', move: this.moves });
      this.marks.set(block, { kind: 'moved-here', move: this.moves });
      blocks.splice(Math.floor(this.random() * (blocks.length + 1)), 0, block);
    }
  }

  /** Marks some words of a run, of which some stay. */
  inlines(inlines: Inline[]): void {
    const kept = inlines.findIndex(isWords);
    inlines.forEach((node, at) => {
      if (kept >= 0 && at !== kept && this.happens()) this.marks.set(node, this.kind());
      else if ('children' in node) this.inlines(node.children as Inline[]);
      else if (node.type === 'footnote') this.blocks(node.blocks as Block[]);
    });
  }

  private within(block: Block): void {
    switch (block.type) {
      case 'heading':
      case 'paragraph':
        this.inlines(block.children as Inline[]);
        if (this.happens() && this.random() < 0.3) this.restyle(block);
        return;
      case 'code-block':
        this.inlines(block.children as Inline[]);
        return;
      case 'list': {
        const kept = Math.floor(this.random() * block.items.length);
        block.items.forEach((item, at) => {
          if (at !== kept && this.happens()) this.marks.set(item, this.kind());
          else if (item.blocks.length > 0) this.blocks(item.blocks as Block[]);
        });
        return;
      }
      case 'table':
        this.table(block);
        return;
      case 'note':
        if (block.title) this.inlines(block.title as Inline[]);
        if (block.blocks.length > 0) this.blocks(block.blocks as Block[]);
        return;
      case 'quote':
      case 'landscape':
        this.blocks(block.blocks as Block[]);
        return;
      case 'image':
      case 'page-break':
      case 'rule':
        return;
    }
  }

  private table(table: Table): void {
    if (table.caption) this.inlines(table.caption as Inline[]);
    const rows = table.header ? [table.header, ...table.rows] : table.rows;
    const isPlain = rows.every(({ cells }) => cells.every((cell) => !cell.continues));
    const column =
      isPlain && table.columns.length > 1 && this.happens() ? Math.floor(this.random() * table.columns.length) : -1;
    const kind = this.kind();
    const kept = Math.floor(this.random() * table.rows.length);
    for (const [at, row] of rows.entries()) {
      // Without it, its merged cells would be the next row’s own or belong to those above it: readers differ.
      const begins = rows[at + 1]?.cells.some(({ continues }) => continues === 'above') ?? false;
      if (row !== table.rows[kept] && !begins && this.happens()) {
        this.marks.set(row, this.kind());
        continue;
      }
      row.cells.forEach((cell, at) => {
        if (at === column) this.marks.set(cell, kind);
        else if (cell.type === 'cell') this.inlines(cell.children as Inline[]);
        else this.blocks(cell.blocks as Block[]);
      });
    }
  }

  private restyle(block: Block): void {
    if (block.type === 'heading' && block.label === undefined)
      this.marks.set(block, { kind: 'restyled', before: this.random() < 0.5 ? p('') : { ...block, level: 2 } });
    else if (block.type === 'paragraph' && block.clause === undefined)
      this.marks.set(block, { kind: 'restyled', before: { type: 'paragraph', align: 'centre', children: [] } });
  }

  private kind(): Revision {
    return { kind: this.random() < 0.5 ? 'inserted' : 'deleted' };
  }

  private happens(): boolean {
    return this.random() < this.share;
  }

  /** Mulberry32. */
  private random(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }
}

function last(blocks: Block[], block: Block): Block {
  blocks.push(block);
  return block;
}
