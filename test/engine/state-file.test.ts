/** Whose state it is: a build of the program, with the scripts that it puts into pages. */
import { describe, expect, it } from 'vitest';
import { programOf } from '../../src/engine/state/state-file.js';
import { SITE_SCRIPTS } from '../../src/model/site.js';
import { memoryWorld } from '../support/memory-world.js';

const BUILT: Readonly<Record<string, string>> = {
  'dist/cli.js': 'import "./chunk-1.js";',
  'site/search.js': 'export const search = 1;',
  'site/sorting.js': 'export const sortRows = 1;',
  'site/tables.js': 'makeSortable();',
  'site/page.js': 'show();',
};

/** The program with some of its files replaced. */
function program(others: Readonly<Record<string, string>> = {}) {
  const world = memoryWorld({});
  const built = new Map(Object.entries({ ...BUILT, ...others }).map(([path, text]) => [`/program/${path}`, text]));
  const read = async (path: string) => new TextEncoder().encode(built.get(path));
  return programOf({ ...world, files: { ...world.files, programFolder: '/program', read } }, 'policy 1.2.3');
}

describe('what a build remembers is another’s', () => {
  it.each(Object.keys(BUILT))('where %s is another', async (path) => {
    expect(await program({ [path]: 'changed' })).not.toBe(await program());
    expect(await program()).toBe(await program());
  });

  it('where any script of pages is', () => {
    expect(SITE_SCRIPTS.map((file) => `site/${file}`).filter((path) => !(path in BUILT))).toEqual([]);
  });
});
