/** What the bench takes from the program is there: it is run by hand and seldom, so nothing else would notice. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';

const FILES = readdirSync('bench', { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.mjs') && !name.includes('node_modules/'));

type Import = readonly [names: readonly string[], module: string];

/** The names that a file imports from a module of the build, with the module's path from the build's folder. */
function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join('bench', file), 'utf8');
  return [...text.matchAll(/^import \{([^}]*)\} from '([^']+)';/gm)].flatMap(
    ([, names = '', path = '']): readonly Import[] => {
      const target = posix.join('bench', posix.dirname(file), path);
      if (!path.startsWith('.')) return [];
      if (!target.startsWith('build/')) return [[[], target]];
      return [[names.split(',').flatMap((name) => name.trim() || []), target]];
    },
  );
}

describe('the bench', () => {
  it.each(FILES)('takes from the program what is there: %s', async (file) => {
    for (const [names, target] of importsOf(file)) {
      if (!target.startsWith('build/')) {
        expect(existsSync(target), `${file} imports ${target}`).toBe(true);
        continue;
      }
      const path = target.replace('build/', 'src/').replace(/\.js$/, '.ts');
      expect(existsSync(path), `${file} imports ${path}`).toBe(true);
      const module: object = await import(join('..', path));
      for (const name of names) expect(Object.keys(module), `${file} imports ${name} from ${path}`).toContain(name);
    }
  });

  it('takes something', () => {
    const modules = FILES.flatMap((file) => importsOf(file).map(([, target]) => target));
    expect(modules.filter((target) => target.startsWith('build/')).length).toBeGreaterThan(10);
  });
});
