/**
 * Finds the file that a link by path means: `beta.md`, `../hr/beta.md`, `Beta%20Policy.docx`, and `beta`, `beta.html` or
 * `/policies/beta/` as wikis and sites write it.
 */
import { posix } from 'node:path';
import { addToGroup } from './groups.js';
import { joinPath } from './paths.js';

/** A file that links may lead to. */
export interface LinkableFile<Item> {
  readonly path: string;
  /** Other names that a link may have for it: its slug, its code. */
  readonly names: readonly string[];
  readonly item: Item;
}

export interface LinkedFile<Item> {
  readonly item: Item;
  /** Whether it is not where the link says, but has its name. */
  readonly isGuess: boolean;
}

/** Endings that the same text may have as a template, as its author's file, and on a site. */
const ENDING = /\.(?:md|markdown|txt|docx?|html?)$/i;
/** Those of files that are often no policies: they must be where the link says. */
const PLACED = /\.(?:txt|docx?)$/i;

/** Files by their places, and by their names. */
export class FileLinks<Item> {
  private readonly byPath = new Map<string, Item>();
  private readonly byName = new Map<string, Set<Item>>();
  private readonly files: readonly (readonly [key: string, item: Item])[];

  constructor(files: readonly LinkableFile<Item>[]) {
    this.files = files.map(({ path, item }) => [keyOf(path), item]);
    for (const [key, item] of this.files) if (!this.byPath.has(key)) this.byPath.set(key, item);
    const names = new Map<string, Item[]>();
    for (const file of files)
      for (const name of [posix.basename(keyOf(file.path)), ...file.names.map(keyOf)])
        addToGroup(names, name, file.item);
    for (const [name, items] of names) this.byName.set(name, new Set(items));
  }

  /** Finds what a path in the file `from` means; nothing where no file, or several, may be meant. */
  find(from: string, path: string): LinkedFile<Item> | undefined {
    const isOfSite = path.startsWith('/');
    const placed = isOfSite ? undefined : this.byPath.get(keyOf(joinPath(posix.dirname(from), path)));
    if (placed !== undefined) return { item: placed, isGuess: false };
    if (PLACED.test(path)) return undefined;
    const key = keyOf(path).replace(/^(?:\.{0,2}\/)+/, '');
    if (key === '' || key === '.' || key === '..') return undefined;
    const isGuess = !isOfSite && ENDING.test(path);
    const ending = new Set(this.files.flatMap(([at, item]) => (at === key || at.endsWith(`/${key}`) ? item : [])));
    if (ending.size > 0) return onlyOne(ending, isGuess);
    return onlyOne(this.byName.get(posix.basename(key)), isGuess || key.includes('/'));
  }
}

function onlyOne<Item>(items: ReadonlySet<Item> = new Set(), isGuess: boolean): LinkedFile<Item> | undefined {
  const [item, another] = items;
  return item !== undefined && another === undefined ? { item, isGuess } : undefined;
}

/** A path as links and files are compared: without ending and `index`, whatever its case, with one sign between words. */
function keyOf(path: string): string {
  return posix
    .normalize(path.normalize('NFC').toLowerCase())
    .replace(/\/+$/, '')
    .replace(ENDING, '')
    .replace(/\/(?:index|readme)$/, '')
    .replace(/[\s_-]+/g, '-');
}
