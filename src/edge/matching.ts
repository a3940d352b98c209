/**
 * Finds the files that a pattern means (any folder below `old`, any name, one ending), since not every shell does: Windows leaves it to programs, and a
 * pattern in quotes reaches them as it is.
 */
import { resolve, sep } from 'node:path';
import { joinPath } from '../model/paths.js';
import { FileTrouble } from '../model/world.js';
import { list, searchBelow } from './listing.js';
import type { DiskSystem } from './system.js';

/** Gives the files, from the working folder as the pattern does, sorted; none where the pattern's folder is not there. */
export async function match(
  system: DiskSystem,
  workingFolder: string,
  pattern: string,
  separator: string = sep,
): Promise<readonly string[]> {
  const { default: picomatch } = await import('picomatch');
  const { base, glob } = picomatch.scan(pattern.replaceAll(separator, '/'));
  if (glob === '') return [];
  const isMeant = picomatch(glob, { nocase: true });
  try {
    const files = await list(system, resolve(workingFolder, base), searchBelow);
    return files.filter((file) => isMeant(file)).map((file) => joinPath(base, file));
  } catch (cause) {
    if (cause instanceof FileTrouble && cause.kind === 'missing') return [];
    throw cause;
  }
}
