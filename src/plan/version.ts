/**
 * The version that a review gives: it raises the minor one where nothing changed, and the major one where something did
 * (DOMAIN: what a policy document holds).
 */

/** Gives the version after a review, `1.0` where there was none; nothing for a version that is not counted so. */
export function nextVersion(version: string | undefined, changed: boolean): string | undefined {
  if (version === undefined) return '1.0';
  const [, major, minor = '0'] = /^(\d{1,6})(?:\.(\d{1,6}))?$/.exec(version) ?? [];
  if (major === undefined) return undefined;
  return changed ? `${Number(major) + 1}.0` : `${Number(major)}.${Number(minor) + 1}`;
}
