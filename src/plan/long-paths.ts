/** Warns of documents whose paths are too long for Windows: they are written, and Word and the Explorer can't open them. */
import { plural } from '../model/counting.js';
import { type Diagnostic, warning } from '../model/diagnostic.js';
import { joinPath } from '../model/paths.js';
import type { Job } from '../model/plan.js';

/** Characters of a path, drive and file name included: MAX_PATH is 260 with the sign that ends it (Microsoft, "Maximum Path Length Limitation"). */
export const LONGEST_PATH = 259;

/** Gives a warning for each organisation with such documents; `folderOf` is the absolute folder of an organisation's pack. */
export function longPaths(jobs: readonly Job[], folderOf: (job: Job) => string): readonly Diagnostic[] {
  const tooLong = new Map<string, string[]>();
  for (const job of jobs) {
    const { id } = job.organisation;
    for (const { path } of job.outputs) {
      const place = joinPath(folderOf(job), path);
      if (place.length > LONGEST_PATH) tooLong.set(id, [...(tooLong.get(id) ?? []), place]);
    }
  }
  return [...tooLong].map(([organisation, places]) => {
    const longest = places.reduce((a, b) => (b.length > a.length ? b : a));
    const have = places.length === 1 ? 'has a path' : 'have paths';
    return warning(
      'path-long',
      `${plural(places.length, 'document')} ${have} of up to ${longest.length} characters, and most programs on Windows open no file beyond ${LONGEST_PATH}`,
      longest,
      {
        organisation,
        hint: 'Move the workspace to a shorter folder, such as C:\\policies, or give the policies a shorter "slug".',
      },
    );
  });
}
