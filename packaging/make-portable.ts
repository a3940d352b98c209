/** Makes the zips of the portable program. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { portableFiles } from './portable-files.js';
import { portableZip } from './portable-zip.js';
import { type Manifest, programFiles } from './program-files.js';
import type { SystemName } from './systems.js';

/** Writes a zip for each system into a folder, from the project in the working folder, which is built; says each, and its size. */
export function makePortable(manifest: Manifest, systems: readonly SystemName[], folder: string): void {
  const program = programFiles(manifest);
  for (const system of systems) {
    const name = `policy-${manifest.version}-${system}`;
    const bytes = portableZip(name, portableFiles(system, program));
    const path = join(folder, `${name}.zip`);
    writeFileSync(path, bytes);
    console.log(`${path}  ${(bytes.length / 1e6).toFixed(1)} MB`);
  }
}
