/** Runs npm: the one that runs this script, since on Windows `npm` alone is a script that only a shell can start. */
import { execFileSync } from 'node:child_process';

/** What npm prints; throws where it fails or takes longer than the limit, in seconds. */
export function npm(args: readonly string[], limit: number): string {
  const options = { encoding: 'utf8', timeout: limit * 1000, maxBuffer: 64 * 1024 * 1024, stdio: 'pipe' } as const;
  const path = process.env.npm_execpath;
  return path?.endsWith('.js')
    ? execFileSync(process.execPath, [path, ...args], options)
    : execFileSync('npm', args, options);
}
