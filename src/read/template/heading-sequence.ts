/**
 * Follows the typed numbers of a text's headings: `1.`, `1.1`, `2.` … A line whose number doesn't follow on from the
 * last one isn't a heading.
 */

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

  take(numbers: readonly number[]): void {
    this.last = numbers;
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
