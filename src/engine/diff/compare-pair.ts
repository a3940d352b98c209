/** Compares the two sides of a policy: as a tree with marks, which documents are written from, and as words. */
import { compareDocuments } from '../../compare/index.js';
import { changedSections } from '../../model/changed-words.js';
import type { ChangedEntry, MarkedPolicy, PolicyPair } from '../../model/compared-pack.js';
import { type ControlEntry, inlineText } from '../../model/document.js';
import type { Revisions } from '../../model/revisions.js';

/** Compares both sides; undefined where they print the same. */
export function comparePair(pair: PolicyPair, by: Pick<Revisions, 'author' | 'date'>): MarkedPolicy | undefined {
  const { code, title, before, after, withdrawn } = pair;
  const about = { ...(code === undefined ? {} : { code }), title };
  if (!before || !after) {
    const change = after ? 'added' : withdrawn ? 'withdrawn' : 'removed';
    const told = { ...about, change, entries: [], sections: [], hasOthers: false } as const;
    return { pair, told: withdrawn ? { ...told, withdrawn } : told };
  }
  const marked = compareDocuments(before, after, by);
  const entries = changedEntries(before.control, after.control);
  const sections = changedSections(marked, { before: before.outline, after: after.outline });
  const titleBefore = inlineText(before.title);
  const isRetitled = titleBefore !== inlineText(after.title);
  const isMarked = (marked.revisions?.marks.size ?? 0) > 0;
  if (!isMarked && entries.length === 0 && !isRetitled) return undefined;
  const hasOthers = isMarked && sections.length === 0;
  const told = { ...about, change: 'changed', entries, sections, hasOthers } as const;
  return { pair, told: isRetitled ? { ...told, titleBefore } : told, marked };
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
