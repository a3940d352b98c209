/** Finds the runs of words in a tree, reads them as plain text with places, and changes them. */
import type { Block, Blocks, Field, Inline, Inlines, Leaf, Text } from './document.js';
import { literal } from './literal.js';
import { type Span, spanOf } from './source.js';
import { changeBranched, changeParts, isBranch } from './walk.js';

/** The character for a placeholder or block tag in plain text. It isn't part of any word. */
export const HOLE = '\uE000';

/** Changes a run. Within an each, names may be the keys of its entries. */
type ChangeRun = (run: Inlines<Leaf>, inEach: boolean) => Inlines<Leaf>;

/** Gives blocks in which each run (paragraph, heading, cell, caption, picture's description) is changed. */
export function changeRuns(blocks: Blocks<Leaf>, change: ChangeRun, inEach = false): Blocks<Leaf> {
  const within = (run: Inlines<Leaf>, inEach: boolean) => changeFootnotes(change(run, inEach), change, inEach);
  const parts = {
    inlines: within,
    leaves: (run: readonly Leaf[], within: boolean) => change(run, within).flatMap(leafOf),
    blocks: (inner: Blocks<Leaf>, within: boolean) => changeRuns(inner, change, within),
  };
  return changeBranched<Block<Leaf>>(blocks, (block, within) => [changeParts(block, parts, within)], inEach);
}

/** Changes the runs in the footnotes of a run. */
function changeFootnotes(run: Inlines<Leaf>, change: ChangeRun, inEach: boolean): Inlines<Leaf> {
  return changeBranched<Inline<Leaf>>(
    run,
    (node, within) => [
      changeParts(
        node,
        {
          inlines: (inner) => changeFootnotes(inner, change, within),
          blocks: (blocks) => changeRuns(blocks, change, within),
        },
        within,
      ),
    ],
    inEach,
  );
}

/** What a picture's description can hold. */
function leafOf(node: Inlines<Leaf>[number]): readonly Leaf[] {
  return node.type === 'text' || node.type === 'field' ? [node] : [];
}

/** The runs of blocks, in reading order. */
export function runsOf(blocks: Blocks<Leaf>): readonly Inlines<Leaf>[] {
  const runs: Inlines<Leaf>[] = [];
  changeRuns(blocks, (run) => {
    runs.push(run);
    return run;
  });
  return runs;
}

/** Gives a run in which each field is changed. */
export function changeFields(run: Inlines<Leaf>, change: (field: Field) => Field): Inlines<Leaf> {
  return changeBranched<Inline<Leaf>>(run, (node, inEach) => {
    // Within an each, names may be the keys of its entries.
    if (inEach) return [node];
    if (node.type === 'field') return [change(node)];
    return [changeParts(node, { inlines: (inner) => changeFields(inner, change) })];
  });
}

/** A run as plain text, without formatting: a line break is `\n`; fields, block tags, lines to write on and marks of footnotes are HOLE. */
export interface PlainRun {
  readonly text: string;
  /** Gives the place in the source of a part of the text, if it is known. */
  placeOf(start: number, end?: number): Span | undefined;
}

interface Piece {
  readonly at: number;
  readonly length: number;
  readonly span: Span | undefined;
}

/** Reads a run as plain text. */
export function plainRun(run: Inlines<Leaf>): PlainRun {
  const pieces: Piece[] = [];
  let text = '';
  visitAtoms(run, (node) => {
    const words = node.type === 'text' ? node.value : node.type === 'break' ? '\n' : HOLE;
    pieces.push({ at: text.length, length: words.length, span: 'span' in node ? node.span : undefined });
    text += words;
  });
  const placeInPiece = (start: number, end: number): Span | undefined => {
    const piece = pieces.find((candidate) => candidate.at <= start && start < candidate.at + candidate.length);
    if (!piece?.span) return undefined;
    const pieceEnd = piece.at + piece.length;
    const words = text.slice(start, Math.min(end, pieceEnd));
    return placeWithin({ piece: text.slice(piece.at, pieceEnd), span: piece.span, words, at: start - piece.at });
  };
  return {
    text,
    placeOf: (start, end = start) => {
      const first = placeInPiece(start, end) ?? pieces.find(({ span }) => span)?.span;
      const last = pieces.find(({ at, length }) => at < end && end <= at + length);
      if (!first || !last || last.at <= start) return first;
      const rest = placeInPiece(last.at, end);
      return rest && rest.source === first.source && rest.end > first.end ? { ...first, end: rest.end } : first;
    },
  };
}

/** Where words are within a piece: the text of the piece, its place, and the offset of the words in it. */
interface Within {
  readonly piece: string;
  readonly span: Span;
  readonly words: string;
  readonly at: number;
}

/**
 * The place of words within a piece. If escapes or white space make the piece longer than its words, it is searched for
 * them, as often as they occur in the words before.
 */
function placeWithin({ piece, span, words, at }: Within): Span {
  const { source, start, end } = span;
  if (end - start === piece.length) return spanOf(source, start + at, start + at + words.length);
  const earlier = words === '' ? 0 : piece.slice(0, at).split(words).length - 1;
  const match = [...source.text.slice(start, end).matchAll(asWritten(words))][earlier];
  return match ? spanOf(source, start + match.index, start + match.index + match[0].length) : span;
}

/** Words as they may be written: white space of any length, and a backslash before any sign. */
function asWritten(words: string): RegExp {
  const signs = [...words].map((sign) =>
    /\s/.test(sign) ? '\\s+' : /[\p{L}\d]/u.test(sign) ? sign : `\\\\?${literal(sign)}`,
  );
  return new RegExp(signs.join(''), 'gu');
}

/** A node without children that hold words of its run, or a block. */
export type Atom = Extract<
  Inlines<Leaf>[number],
  { readonly type: 'text' | 'field' | 'break' | 'footnote' | 'fill-in' | 'tick-box' | 'if' | 'each' }
>;

/** Visits the words, breaks and fields of a run; a block is visited where it opens, at its else and where it closes. */
export function visitAtoms(run: Inlines<Leaf>, meet: (node: Atom) => void): void {
  for (const node of run) {
    if (node.type === 'if' || node.type === 'each') {
      meet(node);
      visitAtoms(node.type === 'if' ? node.then : node.body, meet);
      meet(node);
      visitAtoms(node.otherwise, meet);
      meet(node);
    } else if ('children' in node) visitAtoms(node.children, meet);
    else meet(node);
  }
}

/** A part of a run's plain text that a field replaces. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly field: string;
  readonly span: Span;
}

/**
 * Replaces parts of a run with fields; each takes the formatting of its first letter. The parts are in order and don't
 * overlap.
 */
export function replaceWithFields(run: Inlines<Leaf>, replacements: readonly Replacement[]): Inlines<Leaf> {
  return replacements.length === 0 ? run : new Replacing(replacements).run(run);
}

class Replacing {
  private at = 0;
  private readonly replacements: readonly Replacement[];

  constructor(replacements: readonly Replacement[]) {
    this.replacements = replacements;
  }

  run(nodes: Inlines<Leaf>): Inlines<Leaf> {
    return nodes.flatMap((node) => this.node(node));
  }

  private node(node: Inlines<Leaf>[number]): Inlines<Leaf> {
    if (node.type === 'text') return this.text(node);
    if ('children' in node) {
      const children = this.run(node.children);
      return children.length > 0 ? [{ ...node, children }] : [];
    }
    return [this.atom(node)];
  }

  /** A node that is one character in the plain text, or a block, which is three. */
  private atom(node: Exclude<Atom, Text>): Inlines<Leaf>[number] {
    this.at++;
    if (!isBranch(node)) return node;
    const branch = this.run(node.type === 'if' ? node.then : node.body);
    this.at++;
    const otherwise = this.run(node.otherwise);
    this.at++;
    return node.type === 'if' ? { ...node, then: branch, otherwise } : { ...node, body: branch, otherwise };
  }

  private text(node: Text): readonly Inline<Leaf>[] {
    const [from, to] = [this.at, this.at + node.value.length];
    this.at = to;
    const parts: Inline<Leaf>[] = [];
    let at = from;
    for (const { start, end, field, span } of this.replacements) {
      if (end <= from || start >= to) continue;
      if (start > at) parts.push({ ...node, value: node.value.slice(at - from, start - from) });
      if (start >= from) parts.push({ type: 'field', name: field, span });
      at = Math.min(end, to);
    }
    if (at < to) parts.push(at === from ? node : { ...node, value: node.value.slice(at - from) });
    return parts;
  }
}
