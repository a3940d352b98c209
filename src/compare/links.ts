/** Lets links of an earlier document lead to headings of the tree that holds it and a later one. */
import { type Pair, stretchesOf } from '../model/alignment.js';
import type { Block, Document, Inlines, OutlineEntry } from '../model/document.js';
import { pairsWithin } from '../model/pairing.js';
import { rememberShared } from '../model/remember.js';
import { changeParts, linksIn } from '../model/walk.js';
import { headingPairs } from './headings.js';
import { likeness, wordsOf } from './printed.js';

/** New anchors by those of the earlier document. */
export type NewAnchors = ReadonlyMap<string, string>;

/** The anchors of an earlier document’s headings in the tree of both: of one that stays, the later one; of others, one that’s free. */
export function newAnchors(before: Document, after: Document): NewAnchors {
  const taken = new Set(after.outline.map(({ anchor }) => anchor));
  const anchors = new Map<string, string>();
  for (const [from, to] of pairsOf(before.outline, after.outline)) {
    const [earlier, later] = [before.outline[from], after.outline[to]];
    if (earlier && later) anchors.set(earlier.anchor, later.anchor);
  }
  for (const { anchor } of before.outline) if (!anchors.has(anchor)) anchors.set(anchor, freeAnchor(anchor, taken));
  return anchors;
}

function pairsOf(before: readonly OutlineEntry[], after: readonly OutlineEntry[]): readonly Pair[] {
  const [earlier, later] = [before.map(({ heading }) => heading), after.map(({ heading }) => heading)];
  const alike = {
    likeness: (a: Block, b: Block) => likeness(wordsOf(a), wordsOf(b)),
    hints: [],
  };
  const same = headingPairs(earlier, later);
  return stretchesOf(same, earlier.length, later.length).flatMap((stretch): readonly Pair[] => {
    if (!stretch.isSame) return pairsWithin(earlier, later, stretch, alike);
    const { start, end } = stretch.before;
    return Array.from({ length: end - start }, (_, n): Pair => [start + n, stretch.after.start + n]);
  });
}

/** An anchor that no heading has yet, and that is taken from now on. */
export function freeAnchor(wanted: string, taken: Set<string>): string {
  let anchor = wanted;
  for (let n = 2; taken.has(anchor); n++) anchor = `${wanted.slice(0, LONGEST - 4)}-${n}`;
  taken.add(anchor);
  return anchor;
}

/** The longest anchor, as `outline.ts` makes them. */
const LONGEST = 39;

/** Anchors of headings that links in a document lead to. */
export function linkedAnchors({ title, blocks }: Document): ReadonlySet<string> {
  return new Set([...anchorsIn(title), ...blocks.flatMap(anchorsInBlock)]);
}

const anchorsInBlock = rememberShared((block: Block): readonly string[] => anchorsIn(block));

function anchorsIn(nodes: Block | Inlines): readonly string[] {
  return linksIn(nodes).flatMap(({ target }) => (target.kind === 'heading' ? [target.anchor] : []));
}

/** A document with links that lead to new anchors. */
export interface Relinked {
  readonly document: Document;
  /** Lets its links lead to other anchors still, by those of the document that it was made of. */
  lead(anchors: NewAnchors): void;
}

/** The document with links that lead to the new anchors. */
export function relinked(document: Document, linked: ReadonlySet<string>, anchors: NewAnchors): Relinked {
  if (linked.size === 0) return { document, lead: () => {} };
  const targets: { readonly first: string; readonly target: { kind: 'heading'; anchor: string } }[] = [];
  const run = (inlines: Inlines): Inlines =>
    inlines.map((node) => {
      const changed = changeParts(node, { inlines: run, blocks });
      if (changed.type !== 'link' || changed.target.kind !== 'heading') return changed;
      const first = changed.target.anchor;
      const target = { kind: 'heading' as const, anchor: anchors.get(first) ?? first };
      targets.push({ first, target });
      return { ...changed, target };
    });
  const blocks = (some: readonly Block[]): readonly Block[] =>
    some.map((block) => (anchorsInBlock(block).length > 0 ? changeParts(block, { inlines: run, blocks }) : block));
  const changed = { ...document, title: run(document.title), blocks: blocks(document.blocks) };
  return {
    document: changed,
    lead: (others) => {
      for (const { first, target } of targets) target.anchor = others.get(first) ?? target.anchor;
    },
  };
}

/** Anchors that no heading of the later document has, so that no link of the earlier one seems to be the same. */
export function ownAnchors(before: Document, after: Document): NewAnchors {
  const taken = new Set([...before.outline, ...after.outline].map(({ anchor }) => anchor));
  return new Map(before.outline.map(({ anchor }) => [anchor, freeAnchor(anchor, taken)]));
}
