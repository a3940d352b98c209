/** Paths with forward slashes, as the program names files: from the working folder, or absolute, or in a Windows network folder. */
import systemPath, { type PlatformPath, posix } from 'node:path';

/** A network folder or a drive of Windows, and what follows. */
const ROOT = /^(\/\/[^/]+\/[^/]+|[A-Z]:(?=\/))(.*)$/is;

/**
 * Joins steps to one path without `.` and `..`. A network folder (`//server/share`) keeps both of its slashes: with one of them,
 * it would be a folder of the disk. Nothing leads out of it, or of a drive, as on Windows.
 */
export function joinPath(...steps: readonly string[]): string {
  const [, root, rest = ''] = ROOT.exec(steps.filter((step) => step !== '').join('/')) ?? [];
  return root === undefined ? posix.join(...steps) : root + posix.join('/', rest);
}

/**
 * A path as we show it: from the working folder, or absolute where it is on another drive or in another network folder; with forward
 * slashes. `system` says what paths look like; without it, as they do here.
 */
export function pathFrom(
  workingFolder: string,
  path: string,
  { relative, resolve, sep }: Pick<PlatformPath, 'relative' | 'resolve' | 'sep'> = systemPath,
): string {
  const place = resolve(workingFolder, path);
  const way = relative(workingFolder, place);
  // Node goes from one network folder of a server up to another one, and Windows doesn't.
  const isWay = !way.startsWith('..') || resolve(workingFolder, way).toLowerCase() === place.toLowerCase();
  return (isWay ? way : place).split(sep).join('/') || '.';
}
