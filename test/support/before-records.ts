/** The workspace made before records were lists of events (test/fixtures/before-records), as files for a World. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readZip } from '../../src/formats/zip/read.js';

const FOLDER = join(import.meta.dirname, '../fixtures/before-records');

type Files = Readonly<Record<string, Uint8Array>>;

/** A file of the fixture by its path there. */
export function fileBeforeRecords(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(FOLDER, path)));
}

/** The workspace's files by their paths in it, without anything rendered; read anew each time. */
export function workspaceBeforeRecords(): Files {
  const entries = readdirSync(join(FOLDER, 'workspace'), { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(FOLDER, 'workspace').length + 1))
      .map((path) => [path.replaceAll('\\', '/'), fileBeforeRecords(`workspace/${path}`)]),
  );
}

/** What Valley North was sent as an issue, as files in its output folder. */
export function issuedBeforeRecords(issue: 1 | 2): Files {
  const zip = readZip(fileBeforeRecords(`valley-north-valley-issue-${issue}.zip`));
  return Object.fromEntries([...zip].map(([path, bytes]) => [`out/valley-north/${path}`, bytes]));
}
