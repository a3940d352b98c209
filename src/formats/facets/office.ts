/**
 * The facets of a Word or Excel file. Words are those of the text, its headers, footers and notes; looks are all parts but the properties.
 * Numbers that a program gives to relationships and to saved edits don’t count.
 */
import { partText } from '../finished/part-text.js';
import { pictureKey } from '../picture-key.js';
import { sha256 } from '../sha256.js';
import { unescaped } from '../xml/unescape.js';
import { readZip } from '../zip/read.js';
import { type Facets, facetsFrom } from './facets.js';

const PROPERTIES = /^docProps\//i;
/** Properties have types and relationships of their own there. */
const LISTS_OF_PARTS = /^(?:\[Content_Types\]\.xml|_rels\/\.rels)$/i;
const WITH_WORDS =
  /^(?:word|xl)\/(?:document|header|footer|footnotes|endnotes|comments|sharedStrings|worksheets\/)[^/]*/i;
const XML = /\.(?:xml|rels|vml)$/i;

/** Gives the facets of a file; throws ZipTrouble. */
export function officeFacets(bytes: Uint8Array): Facets {
  const parts = [...readZip(bytes)].sort(([a], [b]) => (a < b ? -1 : 1));
  const texts = new Map(parts.flatMap(([path, part]) => (XML.test(path) ? [[path, partText(part)] as const] : [])));
  const words: string[] = [];
  const looks: string[] = [];
  for (const [path, part] of parts) {
    if (PROPERTIES.test(path) || LISTS_OF_PARTS.test(path)) continue;
    const xml = texts.get(path);
    if (xml === undefined) looks.push(path, /\.png$/i.test(path) ? pictureKey(part) : sha256(part));
    else if (/\.rels$/i.test(path)) {
      looks.push(path, ...[...relationshipsIn(xml).values()].sort());
      words.push(...outwardIn(xml));
    } else {
      looks.push(path, lookOf(xml, relationshipsIn(texts.get(relationshipsOf(path)) ?? '')));
      if (WITH_WORDS.test(path)) words.push(...wordsIn(xml));
    }
  }
  return facetsFrom(words, looks);
}

/** The texts of a part, and the alternative texts of its pictures. */
function wordsIn(xml: string): readonly string[] {
  const texts = [...xml.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</g)].map(([, words = '']) => words);
  // A cell whose type is s has the number of a shared text.
  const values = [...xml.matchAll(/<c(\s[^>]*)?>(?:<f[\s>][^<]*<\/f>)?<v>([^<]*)</g)].flatMap(
    ([, attributes = '', words = '']) => (/\st="s"/.test(attributes) ? [] : [words]),
  );
  const spoken = [...xml.matchAll(/\s(?:descr|title)="([^"]*)"/g)].map(([, words = '']) => words);
  return [texts.join(''), values.join('\n'), ...spoken].map(unescaped);
}

/** A part’s text without the numbers that only count. */
function lookOf(xml: string, relationships: ReadonlyMap<string, string>): string {
  return xml
    .replace(/\s(?:w:rsid\w*|w14:(?:paraId|textId))="[^"]*"/g, '')
    .replace(/\s(r:\w+)="([^"]*)"/g, (_, name: string, id: string) => ` ${name}="${relationships.get(id) ?? id}"`);
}

function relationshipsOf(path: string): string {
  const cut = path.lastIndexOf('/') + 1;
  return `${path.slice(0, cut)}_rels/${path.slice(cut)}.rels`;
}

/** What relationships lead to, by their ids. */
function relationshipsIn(rels: string): ReadonlyMap<string, string> {
  const tags = rels.match(/<Relationship\s[^>]*>/g) ?? [];
  return new Map(tags.map((tag) => [attribute(tag, 'Id'), `${attribute(tag, 'Type')} ${attribute(tag, 'Target')}`]));
}

/** Where links lead that leave the file. */
function outwardIn(rels: string): readonly string[] {
  const tags = rels.match(/<Relationship\s[^>]*TargetMode="External"[^>]*>/g) ?? [];
  return [...new Set(tags.map((tag) => unescaped(attribute(tag, 'Target'))))].sort();
}

function attribute(tag: string, name: string): string {
  return [...tag.matchAll(/\s([\w:]+)="([^"]*)"/g)].find(([, each]) => each === name)?.[2] ?? '';
}
