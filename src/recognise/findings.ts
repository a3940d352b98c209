/** Collects what was recognised in a document: guesses for the front matter, and decisions for a person. */

import type { Change } from '../model/change.js';
import type { Span } from '../model/source.js';
import type { FactKind } from './own-facts.js';

/** Keys of the front matter that can be proposed. */
export type DraftKey =
  | 'title'
  | 'code'
  | 'slug'
  | 'version'
  | 'status'
  | 'owner'
  | 'category'
  | 'review.last'
  | 'review.every';

/** A value that was found, and where. */
export interface Guess {
  readonly key: DraftKey | 'related' | 'changes';
  /** As it is written in the front matter; for a list, its entries or their number. */
  readonly value: string;
  /** A path for values from a file's name or properties. */
  readonly place: Span | string;
  /** Its origin, for messages: "the line “Version: 1.0”". */
  readonly from: string;
}

/** Something that a person must decide, or words that were left out of the text, with their place. */
export interface Decision {
  readonly kind: 'decide' | 'left-out';
  readonly message: string;
  readonly place: Span | string;
}

export class Findings {
  readonly values = new Map<DraftKey, string>();
  readonly related: string[] = [];
  readonly changes: Change[] = [];
  readonly guesses: Guess[] = [];
  readonly decisions: Decision[] = [];
  /** Words of the text that belong to one organisation, and the field that each could be. */
  readonly literals = new Map<string, string>();
  /** What kind of fact each of them is, where it is known. */
  readonly factKinds = new Map<string, FactKind>();

  /** Takes a value if there is none yet; false if there is a different one. */
  guess(key: DraftKey, value: string, place: Span | string, from: string): boolean {
    const current = this.values.get(key);
    if (current !== undefined) {
      if (current !== value) this.decide(`${key} is ${current}, but ${from} gives ${value}`, place);
      return current === value;
    }
    this.values.set(key, value);
    this.guesses.push({ key, value, place, from });
    return true;
  }

  decide(message: string, place: Span | string): void {
    this.decisions.push({ kind: 'decide', message, place });
  }

  /** Notes words that were left out because the program prints them above every text. */
  leaveOut(words: string, place: Span | string): void {
    this.decisions.push({ kind: 'left-out', message: words, place });
  }
}
