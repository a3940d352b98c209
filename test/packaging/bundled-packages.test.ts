/** The build knows whose code it takes, also where a package came with another one built in. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bundledPackages, licencesText, packageFolderOf, packagesWithin } from '../../packaging/bundled-packages.js';

const root = mkdtempSync(join(tmpdir(), 'policy-bundled-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function packageIn(name: string, manifest: object, files: Readonly<Record<string, string>> = {}): string {
  const folder = join(root, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  return folder;
}

describe('the package of a module', () => {
  it.each([
    ['/project/node_modules/yaml/dist/index.js', '/project/node_modules/yaml'],
    ['/project/node_modules/@clack/core/dist/index.mjs', '/project/node_modules/@clack/core'],
    ['/project/node_modules/a/node_modules/b/b.js', '/project/node_modules/a/node_modules/b'],
    ['C:\\project\\node_modules\\yaml\\dist\\index.js', 'C:/project/node_modules/yaml'],
    ['\0commonjs:/project/node_modules/yaml/dist/index.js', '/project/node_modules/yaml'],
    ['/project/src/cli.ts', undefined],
    ['\0script:main', undefined],
  ])('%s is %s', (module, folder) => {
    expect(packageFolderOf(module)).toBe(folder);
  });

  it('may come with others built in, as comments in it say', () => {
    const code =
      '//#region node_modules/nanoid/index.js\nlet a;\n// ../node_modules/@x/y/z.js\n  // node_modules/nanoid/b.js\n';
    expect(packagesWithin(code)).toEqual(['nanoid', '@x/y']);
    expect(packagesWithin('const a = "// node_modules/b/c.js"; // see node_modules/d')).toEqual([]);
  });
});

describe('licences', () => {
  it('stand in one file, by name, each under its package', () => {
    const folders = new Set([
      packageIn('z', { name: 'z', version: '1.0.0', license: 'MIT' }, { LICENCE: 'Words of z\r\n' }),
      packageIn(
        'a',
        { name: 'a', version: '2.0.0', license: 'ISC' },
        { 'license.md': 'Words of a', NOTICE: 'A notice' },
      ),
    ]);
    const text = licencesText(bundledPackages(folders));
    expect(text).toContain('\na 2.0.0 (ISC)\n\nA notice\n\nWords of a\n');
    expect(text).toContain('\nz 1.0.0 (MIT)\n\nWords of z\n');
    expect(text.indexOf('a 2.0.0')).toBeLessThan(text.indexOf('z 1.0.0'));
    expect(text).not.toContain('\r');
  });

  it('say whose the parts of a package are that its own licence leaves out', () => {
    const text = licencesText(bundledPackages(new Set([join('node_modules', 'hyphen')])));
    expect(text).toContain('Yevhen Tiurin');
    expect(text).toContain('Dominik Wujastyk');
    expect(text).toContain('Yannis Haralambous');
  });

  it.each([
    ['no licence file', { name: 'bare', version: '1.0.0', license: 'MIT' }, /bare has no licence file/],
    ['no licence', { name: 'bare', version: '1.0.0' }, /doesn’t say its name, version and licence/],
  ])('of a package with %s stop the build', (_, manifest, message) => {
    expect(() => bundledPackages(new Set([packageIn('bare', manifest)]))).toThrow(message);
  });
});
