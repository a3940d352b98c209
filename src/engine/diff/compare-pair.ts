/** Compares the two sides of a policy: as a tree with marks, which documents are written from, and as words. */
import { compareDocuments } from '../../compare/index.js';
import { changedSections } from '../../model/changed-words.js';
import type { ChangedEntry, MarkedPolicy, PolicyPair } from '../../model/compared-pack.js';
import { type ControlEntry, type Document, inlineText } from '../../model/document.js';
import { equalForm } from '../../model/equal-form.js';
import type { Revisions } from '../../model/revisions.js';

/** Compares both sides; undefined where they print the same. */
export function comparePair(pair: PolicyPair, by: Pick<Revisions, 'author' | 'date'>): MarkedPolicy | undefined {
  const { code, title, before, after, withdrawn } = pair;
  const about = { ...(code === undefined ? {} : { code }), title };
  if (!before || !after) {
    const change = after ? 'added' : withdrawn ? 'withdrawn' : 'removed';
    const told = { ...about, change, entries: [], sections: [], hasOthers: false } as const;
    const marked = after && compareDocuments(withoutText(after), after, by);
    return { pair, told: withdrawn ? { ...told, withdrawn } : told, ...(marked ? { marked } : {}) };
  }
  const marked = compareDocuments(before, after, by);
  const entries = changedEntries(before.control, after.control);
  const text = withoutControl(marked, before, after);
  const sections = changedSections(text);
  const titleBefore = inlineText(before.title);
  const isRetitled = equalForm(titleBefore) !== equalForm(inlineText(after.title));
  const isMarked = (marked.revisions?.marks.size ?? 0) > 0;
  if (!isMarked && entries.length === 0 && !isRetitled) return undefined;
  const hasOthers = isMarked && sections.length + entries.length === 0 && !isRetitled;
  const told = { ...about, change: 'changed', entries, sections, hasOthers } as const;
  return { pair, told: isRetitled ? { ...told, titleBefore } : told, marked, text };
}

/** Of a new policy all is inserted but its title, which a document can’t be without. */
function withoutText(document: Document): Document {
  return { ...document, control: [], blocks: [], outline: [] };
}

/** A marked document without the tables of document control at its beginning. */
function withoutControl(marked: Document, before: Document, after: Document): Document {
  const sides = [before, after].filter(({ control }) => control.length > 0).length;
  const [first] = marked.blocks;
  // Where both have one, they are one table, or else one went and the other came.
  const tables = sides === 2 && first && !marked.revisions?.marks.has(first) ? 1 : sides;
  return { ...marked, blocks: marked.blocks.slice(tables) };
}

/** The entries that differ, in the order of the later document; those that went come last. */
function changedEntries(before: readonly ControlEntry[], after: readonly ControlEntry[]): readonly ChangedEntry[] {
  const earlier = new Map(before.map(({ label, value }) => [label, value]));
  const labels = new Set(after.map(({ label }) => label));
  return [
    ...after.flatMap(({ label, value }): ChangedEntry[] => {
      const was = earlier.get(label);
      if (was === value) return [];
      return [{ label, ...(was === undefined ? {} : { before: was }), after: value }];
    }),
    ...before.flatMap(({ label, value }): ChangedEntry[] => (labels.has(label) ? [] : [{ label, before: value }])),
  ];
}
