/**
 * Follows the typed numbers of a text's headings: `1.`, `1.1`, `2.` … and says of a number whether it follows on from the last
 * one, or may be a heading's although it doesn't.
 */

/** No author skips more numbers than this; a larger number is a date, an address or a quantity. */
const LARGEST_GAP = 5;

/** Which heading numbers may come next. */
export class HeadingSequence {
  private last: readonly number[] = [];
  private readonly saved: (readonly number[])[] = [];

  /** Whether a heading with these numbers can come next. */
  fits(numbers: readonly number[]): boolean {
    const level = numbers.length;
    if (level > this.last.length + 1) return false;
    const number = numbers[level - 1];
    const before = level > this.last.length ? 0 : (this.last[level - 1] ?? 0);
    return number === before + 1 && numbers.slice(0, -1).every((number, index) => number === this.last[index]);
  }

  /** Whether these numbers repeat the last ones or leave a few out. `1.` again begins a list. */
  nearlyFits(numbers: readonly number[]): boolean {
    const level = numbers.length;
    const place = numbers.findIndex((number, index) => number !== this.last[index]);
    if (place < 0) return level > 1 || (numbers[0] ?? 0) > 1;
    if (level > this.last.length + 1 || place > this.last.length) return false;
    const step = (numbers[place] ?? 0) - (this.last[place] ?? 0);
    return step > 0 && step <= LARGEST_GAP && numbers.slice(place + 1).every((number) => number <= LARGEST_GAP);
  }

  take(numbers: readonly number[]): void {
    this.last = numbers;
  }

  /** The last heading's number: `2.1`; empty before the first. */
  get typed(): string {
    return this.last.join('.');
  }

  /** The number that a heading of the highest level would have here. */
  get next(): number {
    return (this.last[0] ?? 0) + 1;
  }

  /** A block opens: its else continues from here. */
  open(): void {
    this.saved.push(this.last);
  }

  otherwise(): void {
    this.last = this.saved.at(-1) ?? this.last;
  }

  close(): void {
    this.saved.pop();
  }
}
