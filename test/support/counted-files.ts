/** Finds the test files whose properties have a count for each tier: those that ask `tier.ts` for it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Their paths, from the project's folder and with forward slashes, sorted. */
export function countedFiles(project: string): readonly string[] {
  return readdirSync(join(project, 'test'), { recursive: true })
    .map((name) => `test/${String(name).split(sep).join('/')}`)
    .filter((path) => path.endsWith('.test.ts') && !path.startsWith('test/conformance/'))
    .filter((path) => /from '[./]*support\/tier\.js'/.test(readFileSync(join(project, path), 'utf8')))
    .sort();
}
