/** Packs a portable folder as a zip: the same files give the same bytes, on every computer and every day. */
import { type Zippable, zipSync } from 'fflate';
import type { PortableFile } from './portable-files.js';

/** What Unix calls an ordinary file, and who may do what with it (APPNOTE 6.3.10, 4.4.15: the upper half of the attributes). */
const [ORDINARY, READ, RUN] = [0o100000, 0o644, 0o755];
const MADE_ON_UNIX = 3;

/** The first moment that a zip can name, since the time of packing would be another each time; in local time, as zips have it. */
const firstMoment = () => new Date(1980, 0, 1);

/** The bytes of a zip with these files in a folder of this name. */
export function portableZip(folder: string, files: readonly PortableFile[]): Uint8Array {
  const entries: Zippable = {};
  for (const { path, bytes, runs } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1)))
    entries[`${folder}/${path}`] = [bytes, { attrs: (ORDINARY | (runs ? RUN : READ)) << 16, os: MADE_ON_UNIX }];
  return zipSync(entries, { level: 9, mtime: firstMoment() });
}
