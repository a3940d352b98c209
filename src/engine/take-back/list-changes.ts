/** Tells what a customer made of the items that a list of values printed: the values that the list would have for it. */

import type { Trace, Traced, TracedLeaf } from '../../fill/trace.js';
import { equalForm } from '../../model/equal-form.js';
import type { Span } from '../../model/source.js';
import type { AnyNode } from '../../model/walk.js';
import { lineOfWords } from './plain-words.js';

/** A list of values with other items. */
export interface ListChange {
  /** The placeholder: `org_field_towns`. */
  readonly name: string;
  /** Where each of its items is written. */
  readonly places: readonly Span[];
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What a list of values printed: one node for each of its values. */
export interface PrintedList<Open, Closed> {
  readonly name: string;
  readonly leaves: readonly TracedLeaf<Open, Closed>[];
}

/** The lists of values among traced nodes, those within conditions too. */
export function printedLists<Open, Closed>(
  traced: readonly Traced<Open, Closed>[],
): readonly PrintedList<Open, Closed>[] {
  return traced.flatMap((node): readonly PrintedList<Open, Closed>[] => {
    if (node.kind === 'if' || node.kind === 'range') return printedLists<Open, Closed>(node.inner);
    if (node.kind !== 'each') return [];
    const leaves = node.inner.flatMap((inner) => (inner.kind === 'leaf' && inner.closed !== undefined ? [inner] : []));
    return leaves.length === node.inner.length ? [{ name: node.node.name, leaves }] : [];
  });
}

/**
 * What became of a list's values, if other nodes came in the place of those that it printed; undefined where that isn't sure. A list of
 * which nothing is left isn't changed: its text went.
 */
export function listChange<Open, Closed extends AnyNode>(
  { name, leaves }: PrintedList<Open, Closed>,
  came: readonly Closed[],
  trace: Trace,
): ListChange | undefined {
  const values = valuesOf(name, trace);
  if (values.length === 0 || values.length !== leaves.length || came.length === 0) return undefined;
  const around = wordsAround(values, leaves);
  const after = around && came.map((node) => wordsWithin(lineOfWords(node), around));
  if (!after?.every((words) => words !== undefined && words !== '')) return undefined;
  return {
    name,
    places: values.map(({ place }) => place),
    before: values.map(({ words }) => words),
    after: after.map((words) => words ?? ''),
  };
}

interface ListedValue {
  readonly words: string;
  readonly place: Span;
}

/** The values of a list of texts, in order; none where it is a list of anything else. */
function valuesOf(name: string, { top: { scope } }: Trace): readonly ListedValue[] {
  const meaning = scope.meaning(name);
  if (meaning.kind !== 'entries') return [];
  const values = meaning.entries.flatMap((entry): readonly ListedValue[] => {
    const text = entry.kind === 'text' ? scope.within(entry).meaning('this') : undefined;
    const place = text?.kind === 'text' ? text.places?.[0] : undefined;
    return text?.kind === 'text' && place ? [{ words: text.lines.join(' '), place }] : [];
  });
  return values.length === meaning.entries.length ? values : [];
}

interface WordsAround {
  readonly before: string;
  readonly after: string;
}

/** The words that are printed before and after each value; undefined where they aren't the same for all. */
function wordsAround<Open, Closed extends AnyNode>(
  values: readonly ListedValue[],
  leaves: readonly TracedLeaf<Open, Closed>[],
): WordsAround | undefined {
  const all = leaves.map(({ closed }, at): WordsAround | undefined => {
    const line = closed ? lineOfWords(closed) : '';
    const value = values[at]?.words ?? '';
    const start = line.indexOf(value);
    return value === '' || start < 0 || line.indexOf(value, start + 1) >= 0
      ? undefined
      : { before: line.slice(0, start), after: line.slice(start + value.length) };
  });
  const [first] = all;
  const isSame = all.every((one) => one && one.before === first?.before && one.after === first.after);
  return isSame ? first : undefined;
}

function wordsWithin(line: string, { before, after }: WordsAround): string | undefined {
  if (line.length < before.length + after.length) return undefined;
  const [start, end] = [line.slice(0, before.length), line.slice(line.length - after.length)];
  if (equalForm(start) !== equalForm(before) || equalForm(end) !== equalForm(after)) return undefined;
  return line.slice(before.length, line.length - after.length).trim();
}
