/**
 * The key of a document: a hash of everything that it is written from. That is its filled tree, which holds all that was really
 * used, whatever file it came from, the look, and the paths of its files. Places in sources are left out: no file shows them.
 */
import { sha256 } from '../../formats/sha256.js';
import type { Output } from '../../model/plan.js';
import { isShared, remember, rememberShared } from '../../model/remember.js';
import type { Theme } from '../../model/theme.js';
import type { WordTemplate } from '../../model/word.js';

/** What a document is written from. */
export interface DocumentSource {
  /** Its files, in the order in which they are made. */
  readonly outputs: readonly Output[];
  readonly theme: Theme;
  /** The tree of each file, or one tree for all of them; a book; nothing where no file is made of one. */
  readonly trees: readonly object[];
  /** Set where a Word file is filled in place: the parts that are other than its template's, by path. */
  readonly inPlace?: {
    readonly template: WordTemplate;
    readonly parts: ReadonlyMap<string, string | Uint8Array>;
  };
}

/** Gives the key, 32 hexadecimal digits. */
export function documentKey({ outputs, theme, trees, inPlace }: DocumentSource): string {
  const source = [
    ...outputs.map(({ path }) => written(path)),
    ofTheme(theme),
    ...trees.map(written),
    ...(inPlace ? [ofParts(inPlace.template), ...[...inPlace.parts].map(written)] : []),
  ];
  return shortHash(source.join('\n'));
}

/** The key of a file that is kept by its bytes, as attachments are. */
export function attachmentKey(path: string, hash: string): string {
  return shortHash(`${written(path)}\n${hash}`);
}

function shortHash(text: string): string {
  return hashOfText(text).slice(0, 32);
}

function hashOfText(text: string): string {
  return sha256(Buffer.from(text, 'utf8'));
}

const ofTheme = remember((theme: Theme) => hashOfText(written(theme)));
const ofParts = remember(({ parts }: WordTemplate) => hashOfText(written(parts)));
const ofBytes = remember((bytes: Uint8Array) => `#${sha256(bytes)}`);

/** Words of the program: the same object for all documents in its language. */
const ofWording = remember((wording: object) => `#${hashOfText(fields(wording))}`);

/** What many documents share is hashed once. */
const ofNode = rememberShared((node: object) => `#${hashOfText(parts(node))}`);

/** Where words come from in files, which only messages say. */
const PLACES: ReadonlySet<string> = new Set(['span', 'places', 'sources']);

/** Writes a value so that two that differ are written in two ways, but for their functions: all of these are the program's own. */
function written(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (value instanceof Uint8Array) return ofBytes(value);
  return isShared(value) ? ofNode(value) : parts(value);
}

function parts(value: object): string {
  return isList(value) ? items(value) : fields(value);
}

/** Arrays, and also sets and maps, whose fields would say nothing. */
function isList(value: object): value is Iterable<unknown> {
  return Symbol.iterator in value;
}

function items(list: Iterable<unknown>): string {
  let text = '[';
  for (const item of list) text += `${written(item)},`;
  return `${text}]`;
}

function fields<Node extends object>(record: Node): string {
  let text = '{';
  for (const name in record) {
    const value: unknown = record[name];
    if (value === undefined || typeof value === 'function' || PLACES.has(name)) continue;
    text += `${name}:${name === 'wording' && typeof value === 'object' && value ? ofWording(value) : written(value)},`;
  }
  return `${text}}`;
}
