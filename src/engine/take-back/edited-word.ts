/** Reads a Word file that somebody edited: its text, what its properties say, and the comments and tracked changes in it. */
import { openWordPackage, type WordPackage } from '../../formats/word/package.js';
import { XmlTrouble } from '../../formats/xml/parse.js';
import { type PlacedElement, parseXmlPlaces, placedChildren } from '../../formats/xml/places.js';
import type { Outcome } from '../../model/diagnostic.js';
import type { Blocks } from '../../model/document.js';
import type { Wording } from '../../model/wording/wording.js';
import { readWordToCompare } from '../../read/document/word-to-compare.js';

/** A remark or a tracked change of somebody who edited the file. */
export interface WordRemark {
  readonly kind: 'comment' | 'insertion' | 'deletion';
  readonly author: string;
  /** ISO date; absent where the file doesn't say. */
  readonly date?: string;
  /** The comment, or the words that came or went. */
  readonly words: string;
}

/** What an edited file says. */
export interface EditedWord {
  /** The policy's text. */
  readonly blocks: Blocks;
  readonly title: string;
  /** The organisation's name and its registration number, as they are above the title; empty where they aren't. */
  readonly head: { readonly organisation: string; readonly registration: string };
  /** Document control: label and words. */
  readonly control: readonly string[];
  /** What headers and footers say. */
  readonly furniture: readonly string[];
  readonly code?: string;
  /** The version that it was made as, by the file's properties: Word leaves them as they were. */
  readonly version?: string;
  /** The organisation's name, as the file's properties have it. */
  readonly organisation?: string;
  readonly remarks: readonly WordRemark[];
}

/** Reads its bytes, tracked changes as if they were accepted; an error where they are no Word file, or a damaged one. */
export function readEditedWord(path: string, bytes: Uint8Array, wording: Wording): Outcome<EditedWord> {
  const read = readWordToCompare(path, bytes, wording);
  const opened = openWordPackage(bytes).value;
  const errors = read.diagnostics.filter(({ severity }) => severity === 'error');
  if (!read.value || !opened || errors.length > 0) return { diagnostics: errors };
  const { blocks, title, properties, organisation: name, registration = '', control } = read.value;
  const organisation = partText(opened, /extended-properties\+xml$/, 'app:Company');
  const value: EditedWord = {
    // Tags in such a file are words, so its tree has no placeholders.
    blocks: blocks as Blocks,
    title: words(title),
    head: { organisation: name, registration },
    control: control.map((entry) => `${entry.label} ${entry.value}`),
    furniture: furnitureIn(opened),
    ...(properties.code ? { code: properties.code } : {}),
    ...(properties.version ? { version: properties.version } : {}),
    ...(organisation ? { organisation } : {}),
    remarks: remarksIn(opened),
  };
  return { value, diagnostics: [] };
}

/** The words of each header and footer. */
function furnitureIn({ parts }: WordPackage): readonly string[] {
  return [...parts.values()].flatMap(({ xml, contentType }) => {
    if (xml === undefined || !/\.(?:header|footer)\+xml$/.test(contentType)) return [];
    const letters = lettersIn(parseXmlPlaces(xml.replace(FIELDS, '')))
      .replace(/\s+/g, ' ')
      .trim();
    return letters === '' ? [] : [letters];
  });
}

/** Fields with what they showed last, such as the number of a page: each program counts for itself. */
const FIELDS =
  /<w:fldChar\b[^>]*w:fldCharType="begin"(?:(?!w:fldCharType="end").)*w:fldCharType="end"[^>]*?\/>|<w:fldSimple\b.*?<\/w:fldSimple>/gs;

function words(run: readonly unknown[]): string {
  return run
    .map((node) => {
      if (typeof node !== 'object' || node === null) return '';
      if ('value' in node && typeof node.value === 'string') return node.value;
      return 'children' in node && Array.isArray(node.children) ? words(node.children) : ' ';
    })
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

function partText({ parts }: WordPackage, type: RegExp, name: string): string | undefined {
  for (const { xml, contentType } of parts.values()) {
    if (xml === undefined || !type.test(contentType)) continue;
    const element = placedChildren(parseXmlPlaces(xml)).find((child) => child.name === name);
    if (element) return lettersIn(element).trim();
  }
  return undefined;
}

function lettersIn(element: PlacedElement): string {
  return element.children
    .map((child) => {
      if (child.kind === 'text') return child.text;
      return child.name === 'w:p' ? ` ${lettersIn(child)}` : lettersIn(child);
    })
    .join('');
}

const TRACKED: Readonly<Record<string, WordRemark['kind']>> = {
  'w:ins': 'insertion',
  'w:moveTo': 'insertion',
  'w:del': 'deletion',
  'w:moveFrom': 'deletion',
};

function remarksIn({ parts }: WordPackage): readonly WordRemark[] {
  const remarks: WordRemark[] = [];
  for (const { xml, contentType } of parts.values()) {
    if (
      xml === undefined ||
      !/wordprocessingml\.(?:document|template|comments|footnotes|endnotes)(?:\.main)?\+xml$/.test(contentType)
    )
      continue;
    try {
      collect(parseXmlPlaces(xml), remarks);
    } catch (trouble) {
      if (!(trouble instanceof XmlTrouble)) throw trouble;
    }
  }
  return remarks;
}

function collect(element: PlacedElement, remarks: WordRemark[]): void {
  for (const child of placedChildren(element)) {
    const kind = child.name === 'w:comment' ? 'comment' : TRACKED[child.name];
    if (!kind) {
      collect(child, remarks);
      continue;
    }
    const letters = lettersIn(child).replace(/\s+/g, ' ').trim();
    if (letters === '') continue;
    const author = child.attributes.get('w:author') ?? '';
    const date = child.attributes.get('w:date')?.slice(0, 10);
    const last = remarks.at(-1);
    // Words that were typed in one go may be in several runs.
    if (last && kind !== 'comment' && last.kind === kind && last.author === author && last.date === date)
      remarks[remarks.length - 1] = { ...last, words: `${last.words} ${letters}` };
    else remarks.push({ kind, author, ...(date ? { date } : {}), words: letters });
  }
}
