/** Ids and names that nothing in a Word file has yet, for what filling adds to it or makes copies of. */
import { unpackPart } from '../../formats/zip/read.js';
import { remember } from '../../model/remember.js';
import type { WordTemplate } from '../../model/word.js';

/** What has numbers of its own: ends of ranges and records of changes, drawings, content controls, notes. */
export type NumberedKind = 'range' | 'drawing' | 'control' | 'footnote' | 'endnote';

/** Where the numbers of a kind begin: the author's are mostly smaller. Logos begin at 200 millions, set controls at 300. */
const FIRST: Readonly<Record<NumberedKind, number>> = {
  range: 600_000_000,
  drawing: 100_000_000,
  control: 400_000_000,
  footnote: 1_000,
  endnote: 1_000,
};

/** Word's own limit for the name of a bookmark. */
const LONGEST_NAME = 40;

export class FreeIds {
  private readonly template: WordTemplate;
  private readonly last = new Map<NumberedKind, number>();
  private readonly given = new Set<string>();

  constructor(template: WordTemplate) {
    this.template = template;
  }

  /** Gives a number of a kind. */
  next(kind: NumberedKind): string {
    const taken = takenIn(this.template).ids;
    let number = (this.last.get(kind) ?? FIRST[kind]) + 1;
    while (taken.has(String(number))) number++;
    this.last.set(kind, number);
    return String(number);
  }

  /** Gives a name for the copy of a bookmark; capitals don't count. */
  name(original: string): string {
    return this.free(original, '_', takenIn(this.template).names);
  }

  /** Gives an id for the copy of a shape. */
  shape(original: string): string {
    const [, start = '', digits] = /^(_x0000_[a-z])(\d+)$/.exec(original) ?? [];
    return digits === undefined ? this.free(original, '-', takenIn(this.template).ids) : start + this.next('drawing');
  }

  private free(original: string, separator: string, taken: ReadonlySet<string>): string {
    for (let n = 2; ; n++) {
      const ending = `${separator}${n}`;
      const name = original.slice(0, LONGEST_NAME - ending.length) + ending;
      const key = name.toLowerCase();
      if (taken.has(key) || this.given.has(key)) continue;
      this.given.add(key);
      return name;
    }
  }
}

/** All ids in a file, and the names of its bookmarks, in small letters. */
const takenIn = remember(({ parts }: WordTemplate) => {
  const ids = new Set<string>();
  const names = new Set<string>();
  for (const part of parts) {
    if (!part.path.endsWith('.xml')) continue;
    const xml = Buffer.from(unpackPart(part)).toString('utf8');
    for (const [, , id = ''] of xml.matchAll(/[\s:](?:id|spid)\s*=\s*(["'])(.*?)\1/g)) ids.add(id.toLowerCase());
    for (const [, id = ''] of xml.matchAll(/:id\s[^<>]*?val\s*=\s*["'](-?\d+)/g)) ids.add(id);
    for (const [, name = ''] of xml.matchAll(/bookmarkStart\s[^<>]*?name\s*=\s*["']([^"']*)/g))
      names.add(name.toLowerCase());
  }
  return { ids, names };
});
