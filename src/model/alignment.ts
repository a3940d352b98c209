/** Aligns two lists: what stands in both, in order, and what stands in one of them only. The one home of the package `diff`. */
import { diffArrays } from 'diff';

/** A stretch of two lists; `end` is the first place behind it. In a stretch that is the same, both are equally long. */
export interface Stretch {
  readonly isSame: boolean;
  readonly before: { readonly start: number; readonly end: number };
  readonly after: { readonly start: number; readonly end: number };
}

/** Aligns by the longest common sequence; stretches that are the same and others take turns. */
export function align(before: readonly string[], after: readonly string[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let [start, afterStart] = [0, 0];
  let [removed, added] = [0, 0];
  const close = (same: number) => {
    if (removed > 0 || added > 0) stretches.push(stretch(false, removed, added));
    [removed, added] = [0, 0];
    if (same > 0) stretches.push(stretch(true, same, same));
  };
  const stretch = (isSame: boolean, length: number, afterLength: number): Stretch => {
    const [from, afterFrom] = [start, afterStart];
    start += length;
    afterStart += afterLength;
    return { isSame, before: { start: from, end: start }, after: { start: afterFrom, end: afterStart } };
  };
  for (const change of diffArrays([...before], [...after])) {
    if (change.removed) removed += change.value.length;
    else if (change.added) added += change.value.length;
    else close(change.value.length);
  }
  close(0);
  return stretches;
}
