/** Paths keep what Windows needs of them: both slashes of a network folder, and the letter of a drive. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, win32 } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinPath, pathFrom } from '../../src/model/paths.js';
import { runs } from '../support/tier.js';

const step = fc.constantFrom('docs', 'a b', '..', '.', 'ŷ', 'x.md', 'a/b', './c');

describe('steps', () => {
  it.each([
    [['//server/share/out', 'acme', 'pdf/a.pdf'], '//server/share/out/acme/pdf/a.pdf'],
    [['//server/share/out/', '../packs', './a.yaml'], '//server/share/packs/a.yaml'],
    [['', '//server/share', 'a'], '//server/share/a'],
    [['//server/share', '../..', 'a'], '//server/share/a'],
    [['C:/out', 'acme'], 'C:/out/acme'],
    [['C:/out', '../../..'], 'C:/'],
    [['out', 'acme'], 'out/acme'],
    [['/out', 'acme'], '/out/acme'],
    [['///out', 'acme'], '/out/acme'],
    [['out', '//acme'], 'out/acme'],
    [['.', 'a.md'], 'a.md'],
    [['', ''], '.'],
  ])('%j become %s', (steps, path) => {
    expect(joinPath(...steps)).toBe(path);
  });

  it('lead on Windows where Windows itself would go', () => {
    const start = fc.constantFrom('//server/share', '//server/share/out', 'C:/out', 'D:/', 'out', '.', '/out');
    fc.assert(
      fc.property(start, fc.array(step), (first, rest) => {
        const folder = 'C:\\work';
        expect(win32.resolve(folder, joinPath(first, ...rest))).toBe(win32.resolve(folder, win32.join(first, ...rest)));
      }),
      { numRuns: runs(200, 20_000) },
    );
  });
});

describe('a path as it is shown', () => {
  it.each([
    ['C:\\work', 'out\\acme', 'out/acme'],
    ['C:\\work', 'C:\\work', '.'],
    ['C:\\work', 'c:\\WORK\\out', 'out'],
    ['C:\\work', '..\\packs', '../packs'],
    ['C:\\work', 'D:\\packs\\a', 'D:/packs/a'],
    ['C:\\work', '\\\\server\\share\\out', '//server/share/out'],
    ['C:\\work', '//server/share/out', '//server/share/out'],
    ['\\\\server\\share\\work', 'out', 'out'],
    ['\\\\server\\share\\work', '\\\\server\\share\\other', '../other'],
    ['\\\\server\\share\\work', '\\\\server\\second\\out', '//server/second/out'],
    ['\\\\server\\share\\work', 'C:\\out', 'C:/out'],
    ['C:\\work', 'C:out', 'out'],
  ])('from %s: %s is %s', (folder, path, shown) => {
    expect(pathFrom(folder, path, win32)).toBe(shown);
  });

  it('leads on Windows to where it came from, and so does what is below it', () => {
    const places = ['\\\\server\\share', '\\\\server\\share\\a b', 'C:\\work', 'D:\\', 'C:\\', '\\\\?\\C:\\work'];
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.constantFrom(...places), fc.array(step), (folder, place, steps) => {
        // Node lets ".." lead out of the drive of such a path, to where nothing can be.
        fc.pre(!place.startsWith('\\\\?') || win32.join(place, ...steps, 'a.md').startsWith('\\\\?\\C:\\'));
        const shown = pathFrom(folder, win32.join(place, ...steps), win32);
        expect(shown).not.toContain('\\');
        expect(win32.resolve(folder, joinPath(shown, 'a.md'))).toBe(win32.join(place, ...steps, 'a.md'));
      }),
      { numRuns: runs(200, 20_000) },
    );
  });

  it('keeps a backslash where it is part of a name', () => {
    expect(pathFrom('/work', 'a\\b', posix)).toBe('a\\b');
  });
});

describe('the program', () => {
  it('joins its paths in no other way', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const places = files.filter((name) =>
      /\bposix\.(?:join|normalize)\(/.test(readFileSync(join('src', name), 'utf8')),
    );
    expect(places).toEqual([join('model', 'paths.ts')]);
  });
});
