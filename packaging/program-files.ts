/** The program's own files in a portable folder: what the package holds, and the packages that it depends on. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { npm } from './npm.js';
import type { PortableFile } from './portable-files.js';

/** What is read of `package.json`. */
export interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** The manifest of the project in the working folder. */
export function manifestHere(): Manifest {
  return JSON.parse(readFileSync('package.json', 'utf8'));
}

/** The files of the project in the working folder, which is built, below `program/`. */
export function programFiles({ dependencies }: Manifest): readonly PortableFile[] {
  const packages = Object.keys(dependencies).flatMap((name) => filesOfPackage(name));
  return [...packedPaths(), ...packages].map((path) => ({
    path: `program/${path}`,
    bytes: readFileSync(path),
    runs: false,
  }));
}

/** What `npm pack` would pack. */
function packedPaths(): readonly string[] {
  const printed = npm(['pack', '--dry-run', '--json', '--ignore-scripts'], 120);
  const [packed]: readonly { readonly files: readonly { readonly path: string }[] }[] = JSON.parse(printed);
  return packed?.files.map(({ path }) => path) ?? [];
}

/** All files of an installed package; throws where it depends on others, which would be missing. */
function filesOfPackage(name: string): readonly string[] {
  const folder = `node_modules/${name}`;
  const { dependencies = {} }: Partial<Manifest> = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const further = Object.keys(dependencies);
  if (further.length > 0) throw new Error(`${name} depends on ${further.join(', ')}, which the portable folder lacks`);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll(sep, '/'));
}
