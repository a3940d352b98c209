/**
 * Checks the headings of a template: warns of typed numbers that differ from the printed ones, and of skipped levels. A
 * heading within a block may be absent, so after it the numbers of its level aren't known until the next higher
 * heading, and aren't checked.
 */
import { type Diagnostic, warning } from '../../model/diagnostic.js';
import type { HeadingLevel } from '../../model/document.js';
import type { Span } from '../../model/source.js';

/** `1. `, `3.1 `, `3.1. `. A single number without a full stop may belong to the words (`24 hours’ notice`). */
const TYPED_NUMBER = /^(?:\d{1,2}\.|\d{1,2}(?:\.\d{1,2})+\.?)[ \t\u00A0]+(?=\S)/;

/** The number typed at the beginning of a heading, with the space after it. */
export function typedNumber(words: string): string | undefined {
  return TYPED_NUMBER.exec(words)?.[0];
}

/** One heading as it is written in the template. */
export interface WrittenHeading {
  readonly level: HeadingLevel;
  /** How many levels it has risen by; warnings name the levels that were written. */
  readonly lift?: number;
  readonly typed?: string | undefined;
  readonly conditional: boolean;
  readonly span: Span;
}

/** Whoever meets the headings of a text in order. */
export interface HeadingCount {
  /** Takes the next heading; gives warnings about it. */
  take(heading: WrittenHeading): readonly Diagnostic[];
  /** Passes a heading without a number. */
  pass(heading: Pick<WrittenHeading, 'level'>): void;
}

/** Keeps the headings of a passage for the text that it stands in: only there can they be counted. */
export class HeadingList implements HeadingCount {
  readonly headings: WrittenHeading[] = [];

  take({ typed: _, ...heading }: WrittenHeading): readonly Diagnostic[] {
    this.headings.push(heading);
    return [];
  }

  pass(): void {}
}

/** Counts the headings of one template. */
export class HeadingNumbers implements HeadingCount {
  private readonly counters: number[] = [];
  private unknownFrom = Number.POSITIVE_INFINITY;
  private last = 0;

  /** Takes the next heading; gives warnings about it. */
  take(heading: WrittenHeading): Diagnostic[] {
    const { level, lift = 0, typed, conditional, span } = heading;
    const warnings: Diagnostic[] = [];
    if (level > this.last + 1) warnings.push(skipped(level, this.last, lift, span));
    this.last = level;
    this.count(level);
    if (level < this.unknownFrom) this.unknownFrom = Number.POSITIVE_INFINITY;
    if (conditional) this.unknownFrom = Math.min(this.unknownFrom, level);
    const number = this.counters.join('.');
    const typedDigits = typed?.trim().replace(/\.$/, '');
    if (typedDigits !== undefined && level < this.unknownFrom && typedDigits !== number)
      warnings.push(differs(typedDigits, number, span));
    return warnings;
  }

  /** Passes a heading without a number. */
  pass({ level }: Pick<WrittenHeading, 'level'>): void {
    this.last = level;
  }

  private count(level: HeadingLevel): void {
    this.counters.length = Math.min(this.counters.length, level);
    while (this.counters.length < level - 1) this.counters.push(1);
    this.counters[level - 1] = (this.counters[level - 1] ?? 0) + 1;
  }
}

function skipped(level: number, last: number, lift: number, span: Span): Diagnostic {
  const before = last === 0 ? 'no heading' : `a level ${last + lift} heading`;
  const hint = `Make it level ${last + lift + 1}, or put a heading of that level before it.`;
  return warning('heading-level', `A level ${level + lift} heading follows ${before}`, span, { hint });
}

function differs(typed: string, number: string, span: Span): Diagnostic {
  return warning('heading-number', `This heading is numbered ${typed}, but it will print as ${number}`, span, {
    hint: 'Delete the number, because headings are numbered for you, and check references to it in the text.',
  });
}
