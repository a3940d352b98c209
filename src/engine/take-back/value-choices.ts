/**
 * A value that was changed in some places only may be meant everywhere, or for these places alone. Then its new words are text of their
 * sections, and its placeholder stays elsewhere.
 */
import type { ChangedValue } from './changed-value.js';
import type { MergedText, UnplacedEdit } from './merge-text.js';
import type { TextUnit } from './text-unit.js';

/** What a file comes to, with some of the changed values as text. */
export interface Reading {
  readonly merged: MergedText;
  readonly units: readonly TextUnit[];
  readonly unplaced: readonly UnplacedEdit[];
}

/** Compares the file; the values in `asText` aren’t taken for values. */
export type ReadWith = (asText: ReadonlySet<ChangedValue>) => Reading;

export class ValueChoices {
  /** The values that can be text of the sections in which they changed. */
  readonly partial: readonly ChangedValue[];
  private readonly readWith: ReadWith;
  private readonly readings = new Map<string, Reading>();
  private readonly values: readonly ChangedValue[];

  constructor(values: readonly ChangedValue[], readWith: ReadWith) {
    this.values = values;
    this.readWith = readWith;
    const all = this.reading([]);
    this.partial = values.filter((value) => {
      const { changedPlaces, allPlaces } = value;
      return changedPlaces < allPlaces && this.reading([value]).unplaced.length <= all.unplaced.length;
    });
  }

  /** What the file says itself: values that changed in some places only are text there. */
  get asSent(): Reading {
    return this.reading(this.partial);
  }

  /** The same, but for some values, which change everywhere. */
  withValues(everywhere: readonly ChangedValue[]): Reading {
    return this.reading(this.partial.filter((value) => !everywhere.includes(value)));
  }

  /** The values whose words are text of a unit of `asSent`. */
  heldBy(unit: TextUnit, markdownOf: (unit: TextUnit) => string): readonly ChangedValue[] {
    return this.partial.filter((value) => {
      const other = this.withValues([value]).units.find((each) => isSamePlace(each, unit));
      return !other || markdownOf(other) !== markdownOf(unit);
    });
  }

  /** The unit of `asSent` that has the edits of a unit of another reading. */
  ownerOf(unit: TextUnit): TextUnit | undefined {
    const { units } = this.asSent;
    return (
      units.find((each) => isSamePlace(each, unit)) ??
      units.find(({ instead }) => unit.instead.some((part) => instead.includes(part))) ??
      units.findLast(({ order }) => order <= unit.order)
    );
  }

  private reading(asText: readonly ChangedValue[]): Reading {
    const key = asText.map((value) => this.values.indexOf(value)).join(' ');
    const reading = this.readings.get(key) ?? this.readWith(new Set(asText));
    this.readings.set(key, reading);
    return reading;
  }
}

/** Whether two units are of the same section, or both of the start. */
function isSamePlace({ heading: some, kind }: TextUnit, { heading: other, kind: otherKind }: TextUnit): boolean {
  if (!some || !other) return some === other && kind === otherKind;
  return some.words === other.words && some.count === other.count;
}
