/** Renders every policy of this project for every sample client, in memory: the documents by their paths. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { run } from '../../src/commands/index.js';
import { memoryWorld } from './memory-world.js';

const PROJECT = resolve(import.meta.dirname, '../..');

let pack: Promise<ReadonlyMap<string, Uint8Array>> | undefined;

/**
 * Gives all formats; throws where the program has a complaint. It is rendered once for all test files of a worker, so no
 * test may change a byte of it.
 */
export function renderStarterPack(): Promise<ReadonlyMap<string, Uint8Array>> {
  pack ??= renderAll();
  return pack;
}

async function renderAll(): Promise<ReadonlyMap<string, Uint8Array>> {
  const world = memoryWorld({ ...filesBelow('templates'), ...filesBelow('orgs'), ...filesBelow('themes') });
  const code = await run(['render', '--all', '--json'], world, '1.0.0');
  if (code !== 0) throw new Error(`The program ended with ${code}: ${world.printed.out}${world.printed.err}`);
  return new Map(
    [...world.disk].filter(
      ([path]) => path.startsWith('/workspace/out/') && !/\/manifest\.json$|\/attachments\//.test(path),
    ),
  );
}

function filesBelow(folder: string): Record<string, Uint8Array> {
  const entries = readdirSync(join(PROJECT, folder), { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [
        path
          .slice(PROJECT.length + 1)
          .split(sep)
          .join('/'),
        new Uint8Array(readFileSync(path)),
      ]),
  );
}
