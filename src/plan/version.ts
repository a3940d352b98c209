/**
 * Versions of an organisation's text: `1.0` is the first, a new text raises the first part, a review without a change the
 * second, a correction the third (DOMAIN: what a policy document holds).
 */

/** A version in numbers; parts that are not written count as 0. */
type Parts = readonly [major: number, minor: number, correction: number];

export const FIRST_VERSION = '1.0';

/** The numbers of `2`, `2.0` and `2.0.1`; nothing for a version that is not counted so. */
function partsOf(version: string): Parts | undefined {
  const [, major, minor = '0', correction = '0'] = /^(\d{1,6})(?:\.(\d{1,6}))?(?:\.(\d{1,6}))?$/.exec(version) ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor), Number(correction)];
}

/** The first number of a version; nothing for one that is not counted so. */
export function majorOf(version: string): number | undefined {
  return partsOf(version)?.[0];
}

/** Whether a version is the first of its text, such as `2.0`. */
export function opensMajor(version: string): boolean {
  const parts = partsOf(version);
  return parts !== undefined && parts[1] === 0 && parts[2] === 0;
}

/** Below 0 where `a` is lower, 0 where both are the same; nothing where one is not counted so. */
export function compareVersions(a: string, b: string): number | undefined {
  const [first, second] = [partsOf(a), partsOf(b)];
  if (!first || !second) return undefined;
  return first[0] - second[0] || first[1] - second[1] || first[2] - second[2];
}

/** The higher one; the second where they cannot be compared. */
export function laterVersion(before: string | undefined, after: string | undefined): string | undefined {
  if (before === undefined || after === undefined) return after ?? before;
  return (compareVersions(before, after) ?? 0) > 0 ? before : after;
}

/** The version of a new text. */
export function nextMajor(version: string): string | undefined {
  const parts = partsOf(version);
  return parts && `${parts[0] + 1}.0`;
}

/** The version after a review without a change. */
export function nextMinor(version: string): string | undefined {
  const parts = partsOf(version);
  return parts && `${parts[0]}.${parts[1] + 1}`;
}

/** The version after a number of corrections: `1.1` becomes `1.1.1`. */
export function correctedVersion(version: string, corrections: number): string | undefined {
  const parts = partsOf(version);
  return parts && `${parts[0]}.${parts[1]}.${parts[2] + corrections}`;
}

/** Gives the version after a review, `1.0` where there was none; nothing for a version that is not counted so. */
export function nextVersion(version: string | undefined, changed: boolean): string | undefined {
  if (version === undefined) return FIRST_VERSION;
  return changed ? nextMajor(version) : nextMinor(version);
}
