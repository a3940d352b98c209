/** Finds the parts of a Word file that its main part refers to, and adds new ones. */
import { readRelationships, relationshipName } from '../../formats/word/relationships.js';
import { unpackPart } from '../../formats/zip/read.js';
import { remember } from '../../model/remember.js';
import type { WordTemplate } from '../../model/word.js';

/** Parts that filling changes or adds, by path. */
export type Parts = Map<string, string | Uint8Array>;

const TYPES = '[Content_Types].xml';

interface MainPart {
  readonly path: string;
  related(kind: string): readonly string[];
}

/** The path of the main part, and of its parts of a kind (`header`, `numbering`), each once. */
export const mainPart = remember((template: WordTemplate): MainPart | undefined => {
  const find = pathFinder(template);
  const path = relationshipsOf(template, '', find).find((each) => relationshipName(each) === 'officeDocument')?.part;
  if (path === undefined) return undefined;
  const relationships = relationshipsOf(template, path, find);
  const related = (kind: string) => [
    ...new Set(relationships.filter((each) => relationshipName(each) === kind).flatMap(({ part }) => part ?? [])),
  ];
  return { path, related };
});

/** Gives the path that a part has in the archive, whatever the case it is referred to in. */
function pathFinder({ parts }: WordTemplate): (path: string) => string | undefined {
  const paths = new Map(parts.map(({ path }) => [path.toLowerCase(), path]));
  return (path) => paths.get(path.toLowerCase());
}

function relationshipsOf(template: WordTemplate, source: string, find: (path: string) => string | undefined) {
  const rels = find(source === '' ? '_rels/.rels' : source.replace(/([^/]*)$/, '_rels/$1.rels'));
  const xml = rels === undefined ? undefined : template.texts.get(rels);
  return xml === undefined ? [] : readRelationships(xml, source, find);
}

/** The XML of a part as it is so far. */
export function xmlOf(template: WordTemplate, path: string, parts: ReadonlyMap<string, string | Uint8Array>): string {
  const filled = parts.get(path);
  if (filled !== undefined) return Buffer.from(filled).toString('utf8');
  const part = template.parts.find((packed) => packed.path === path);
  return part
    ? Buffer.from(unpackPart(part))
        .toString('utf8')
        .replace(/^\uFEFF/, '')
    : '';
}

/** A path that no part of the file has. */
export function freePath(template: WordTemplate, preferred: string): string {
  const usedPaths = new Set(template.parts.map((part) => part.path.toLowerCase()));
  let path = preferred;
  for (let n = 2; usedPaths.has(path.toLowerCase()); n++) path = preferred.replace('.', `-${n}.`);
  return path;
}

/** Says what a new part is. */
export function addType(template: WordTemplate, path: string, type: string, parts: Parts): void {
  const types = String(parts.get(TYPES) ?? template.texts.get(TYPES) ?? '');
  const prefix = /<\/([\w-]+:)?Types>\s*$/.exec(types)?.[1] ?? '';
  const added = `<${prefix}Override PartName="/${path}" ContentType="${type}"/>`;
  parts.set(
    TYPES,
    types.replace(/<\/(?:[\w-]+:)?Types>\s*$/, (end) => added + end),
  );
}
