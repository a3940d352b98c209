/** Writes files all at once or not at all, and says as a diagnostic why they could not be. */
import { type Diagnostic, error, type Outcome } from '../model/diagnostic.js';
import { FileTrouble, type OutputFile, type World, type WriteResult } from '../model/world.js';
import { shown } from './workspace.js';

/** Writes them; `details` says whom the files concern, and what to do where they cannot be written. */
export async function writeFiles(
  world: World,
  files: readonly OutputFile[],
  details: Pick<Diagnostic, 'organisation' | 'hint'> = {},
): Promise<Outcome<readonly WriteResult[]>> {
  try {
    return { value: await world.files.writeAll(files), diagnostics: [] };
  } catch (cause) {
    if (!(cause instanceof FileTrouble)) throw cause;
    return { diagnostics: [unwritable(cause, world, details)] };
  }
}

/** Says why a file could not be written. */
export function unwritable(
  cause: FileTrouble,
  world: World,
  details: Pick<Diagnostic, 'organisation' | 'hint'>,
): Diagnostic {
  return error('output-unwritable', `Couldn’t write the file: ${cause.message}`, shown(world, cause.path), details);
}
