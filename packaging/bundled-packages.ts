/** Tells whose code the build puts into `dist/`: which packages, and the licence of each, which has to come along. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Plugin } from 'rolldown';
import { WORDS_BESIDE_FILE, WORDS_WITHOUT_FILE } from './licence-words.js';

/** A package whose code is in the built program. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression, such as `MIT`. */
  readonly licence: string;
  /** The words of its licence files. */
  readonly text: string;
}

/** Files in `dist/`: every licence to read, and the packages as data. */
export const LICENCES_FILE = 'THIRD-PARTY-LICENSES.txt';
export const PACKAGES_FILE = 'packages.json';

const LICENCE_NAME = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;

/** The folder of the package that a module is of; undefined where it is of none. */
export function packageFolderOf(module: string): string | undefined {
  return /^(?:\0[\w-]+:)?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(module.replaceAll('\\', '/'))?.[1];
}

/** The names of packages that a module came with built in: bundlers leave a comment where the code of a file begins. */
export function packagesWithin(code: string): readonly string[] {
  const comments = code.matchAll(/^\s*\/\/(?:#region)? *(?:\.\.?\/)*node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//gm);
  return [...new Set([...comments].map(([, name = '']) => name))];
}

/** The packages in these folders, in order; throws where the licence of one is missing. */
export function bundledPackages(folders: ReadonlySet<string>): readonly BundledPackage[] {
  const packages = [...folders].map((folder) => {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const { name, version, license: licence } = manifest as Readonly<Record<string, string>>;
    if (!name || !version || !licence) throw new Error(`${folder} doesn’t say its name, version and licence`);
    return { name, version, licence, text: licenceText(folder, name) };
  });
  return packages.sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
}

function licenceText(folder: string, name: string): string {
  const files = readdirSync(folder).filter((file) => LICENCE_NAME.test(file));
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  const text = texts.length > 0 ? texts.join('\n\n') : WORDS_WITHOUT_FILE[name];
  if (text === undefined)
    throw new Error(
      `${name} has no licence file: its licence has to come with its code, see packaging/licence-words.ts`,
    );
  const beside = WORDS_BESIDE_FILE[name];
  return beside === undefined ? text : `${text}\n\n${beside}`;
}

/** One file with every licence, each under the name of its package. */
export function licencesText(packages: readonly BundledPackage[]): string {
  const parts = packages.map(({ name, version, licence, text }) => `${name} ${version} (${licence})\n\n${text}`);
  const head = 'The program in this folder contains code of these packages. The licence of each follows its name.';
  return `${[head, ...parts].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/** Where Node would find what a module's package depends on: beside that package, or further up. */
function folderOf(name: string, module: string): string {
  const places = createRequire(module).resolve.paths(name) ?? [];
  const place = places.find((path) => existsSync(join(path, name, 'package.json')));
  if (place === undefined) throw new Error(`${module} contains code of ${name}, which is not installed`);
  return join(place, name).replaceAll('\\', '/');
}

/** Writes the licences, and the packages as data, beside the program. */
export const listPackages: Plugin = {
  name: 'list-packages',
  generateBundle(_, bundle) {
    const modules = Object.values(bundle).flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
    const folders = new Set<string>();
    for (const module of modules) {
      const folder = packageFolderOf(module);
      if (folder === undefined) continue;
      folders.add(folder);
      for (const name of packagesWithin(this.getModuleInfo(module)?.code ?? '')) folders.add(folderOf(name, module));
    }
    const packages = bundledPackages(folders);
    this.emitFile({ type: 'asset', fileName: LICENCES_FILE, source: licencesText(packages) });
    const data = packages.map(({ name, version, licence }) => ({ name, version, licence }));
    this.emitFile({ type: 'asset', fileName: PACKAGES_FILE, source: `${JSON.stringify(data, null, 2)}\n` });
  },
};
