/** Gathers the fields whose words a customer changed, and tells which values have other words now. */
import type { Blocks, Document, Leaf } from '../../model/document.js';
import type { Span } from '../../model/source.js';
import { type ChangedList, type ChangedValue, keyOf, listPath, placesMark } from './changed-value.js';
import type { ListChange } from './list-changes.js';
import type { FieldChange } from './value-changes.js';
import { countLists, countValues } from './value-count.js';

interface NotedValue {
  readonly places: readonly Span[];
  readonly name: string;
  readonly before: string;
  /** The words in each place where they changed. */
  readonly after: string[];
}

/** Is told of the changes of a document's fields, and then settles which of them are changes of values. */
export class ValueSettling {
  private readonly counts: ReadonlyMap<string, number>;
  private readonly wide = new Map<string, FieldChange[]>();
  private readonly noted = new Map<string, NotedValue>();
  private readonly listCounts: ReadonlyMap<string, number>;
  private readonly notedLists = new Map<string, ListChange[]>();
  private settled: ReadonlyMap<string, ChangedValue> = new Map();
  private settledLists: ReadonlyMap<string, ChangedList> = new Map();

  /** `text`: what the document is made of. */
  constructor(document: Document, text: Blocks<Leaf>) {
    this.counts = countValues(document);
    this.listCounts = countLists(text);
  }

  /** Notes a field whose words changed. Gives whether it stays, as all do at first. */
  readonly changed = (change: FieldChange): boolean => {
    this.note(change);
    return true;
  };

  /** Notes a field beside whose words others came, which doesn't stay yet. */
  readonly widened = (change: FieldChange): boolean => {
    const mark = markOf(change);
    if (mark !== undefined) this.wide.set(mark, [...(this.wide.get(mark) ?? []), change]);
    return false;
  };

  /** Notes a list of values with other items. Gives whether it stays, as all do at first. */
  readonly listChanged = (change: ListChange): boolean => {
    this.notedLists.set(change.name, [...(this.notedLists.get(change.name) ?? []), change]);
    return true;
  };

  /** Works out what was noted: called once, when all is. */
  settle(): void {
    this.settleLists();
    this.settleWide();
    const settled = new Map<string, ChangedValue>();
    for (const [mark, value] of this.noted) {
      const changed = this.changedValue(mark, value);
      if (changed && isLikely(changed)) settled.set(mark, changed);
    }
    this.settled = settled;
  }

  /** The values that have other words now, the same ones wherever they were changed. */
  get values(): readonly ChangedValue[] {
    const inLists = new Set(this.lists.flatMap(({ places }) => places.map((place) => placesMark([place]))));
    return [...this.settled].flatMap(([mark, value]) => (inLists.has(mark) ? [] : [value]));
  }

  /** The lists that have other items now, with the words of those that changed. */
  get lists(): readonly ChangedList[] {
    return [...this.settledLists.values()];
  }

  /** Whether a list's change is one of its values. */
  isSettledList({ name }: ListChange): boolean {
    return this.settledLists.has(name);
  }

  /** The value that a field's change is one of; undefined where it's only a change of words. */
  valueOf(change: FieldChange): ChangedValue | undefined {
    return this.settled.get(markOf(change) ?? '');
  }

  /** The value that words beside a field make longer. */
  widenedValueOf(change: FieldChange): ChangedValue | undefined {
    const value = this.valueOf(change);
    return value?.after === change.value.trim() ? value : undefined;
  }

  private note(change: FieldChange): void {
    const { field, value } = change;
    const [places, mark] = [placesOf(change), markOf(change)];
    if (mark === undefined) return;
    const noted = this.noted.get(mark) ?? { places, name: field.node.name, before: field.words, after: [] };
    noted.after.push(value.replace(/[^\S\n]+/g, ' ').trim());
    this.noted.set(mark, noted);
  }

  /** Lists with the same new items wherever they were changed. */
  private settleLists(): void {
    const settled = new Map<string, ChangedList>();
    for (const [name, changes] of this.notedLists) {
      const [first] = changes;
      const key = first && listPath(first.places)?.join('.');
      if (!first || key === undefined || !changes.every(({ after }) => isSameList(after, first.after))) continue;
      const allPlaces = Math.max(this.listCounts.get(name) ?? 0, changes.length);
      settled.set(name, { ...first, key, changedPlaces: changes.length, allPlaces });
    }
    this.settledLists = settled;
  }

  /**
   * Takes for longer values those that got the same words beside them wherever they are, in two places at least; or where the value
   * stands alone, above the title.
   */
  private settleWide(): void {
    for (const [mark, changes] of this.wide) {
      const [first] = changes;
      if (!first || changes.some(({ value }) => value !== first.value)) continue;
      const alone = this.noted.get(mark);
      const isEverywhere = changes.length > 1 && changes.length >= (this.counts.get(mark) ?? 0);
      if (alone ? alone.after.every((words) => words === first.value.trim()) : isEverywhere)
        for (const change of changes) this.note(change);
    }
  }

  /** Undefined for a value that has several new ones. */
  private changedValue(mark: string, { places, name, before, after }: NotedValue): ChangedValue | undefined {
    const [first = ''] = after;
    if (after.some((words) => words !== first)) return undefined;
    return {
      name,
      key: keyOf(name, places),
      places,
      before,
      after: first,
      changedPlaces: after.length,
      allPlaces: Math.max(this.counts.get(mark) ?? 0, after.length),
    };
  }
}

function isSameList(items: readonly string[], others: readonly string[]): boolean {
  return items.length === others.length && items.every((words, at) => words === others[at]);
}

/** Dates, versions and names that the record gives: they change with it. */
export function isOfRecord(change: FieldChange): boolean {
  return markOf(change) === undefined;
}

function placesOf({ field }: FieldChange): readonly Span[] {
  const meaning = field.within.scope.meaning(field.node.name);
  return (meaning.kind === 'text' && meaning.places) || [];
}

/** Undefined for a field that prints no value of a file. */
function markOf(change: FieldChange): string | undefined {
  const places = placesOf(change);
  return places.length > 0 ? placesMark(places) : undefined;
}

/** Whether words are likely to be a value: not a rewording, such as "the manager" in place of a name. */
function isLikely({ before, after }: ChangedValue): boolean {
  if (after === '' || after.length > 500) return false;
  return !(/^[\p{Lu}\d]/u.test(before) && /^\p{Ll}/u.test(after));
}
