/** Gets a package of the registry that isn't installed, verified by its hash, and keeps it in the user's cache folder. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { npm } from './npm.js';
import type { PinnedPackage } from './systems.js';

/** Throws where an archive isn't the one that is pinned. */
export function verifyArchive(bytes: Uint8Array, integrity: string): void {
  const hash = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  if (hash !== integrity) throw new Error(`The archive has the hash ${hash}, not ${integrity}`);
}

/** The folder with a package's files, fetched when it is first asked for; throws where it can't be, or isn't the one that is pinned. */
export function fetchedPackage({ name, version, integrity }: PinnedPackage): string {
  const cache = join(homedir(), '.cache', 'policy-packages');
  const folder = join(cache, `${name}-${version}`);
  const files = join(folder, 'package');
  if (existsSync(files)) return files;
  mkdirSync(cache, { recursive: true });
  const scratch = mkdtempSync(join(cache, 'fetching-'));
  try {
    npm(['pack', `${name}@${version}`, '--silent', '--pack-destination', scratch], 600);
    const archive = `${name}-${version}.tgz`;
    verifyArchive(readFileSync(join(scratch, archive)), integrity);
    // A relative path: some tars take the colon of a Windows drive for the end of a host's name.
    execFileSync('tar', ['-xzf', archive], { cwd: scratch, timeout: 120_000 });
    rmSync(join(scratch, archive));
    // Whole or not at all: another run may fetch the same one.
    if (!existsSync(folder)) renameSync(scratch, folder);
    return files;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
