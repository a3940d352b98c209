/** Puts the lists that blocks add into a Word file's part of numbering, which is made where there is none. */
import type { WordTemplate } from '../../../model/word.js';
import { addType, freePath, mainPart, type Parts, xmlOf } from '../main-part.js';
import { addRelationships } from '../relationships.js';
import type { AddedLists } from './added-lists.js';

const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml';

/** The file's own part of numbering; undefined where it has none. */
export function numberingOf(template: WordTemplate): string | undefined {
  const path = mainPart(template)?.related('numbering')[0];
  return path === undefined ? undefined : xmlOf(template, path, new Map());
}

/** Adds the lists, if there are any. */
export function addLists(template: WordTemplate, lists: AddedLists, parts: Parts): void {
  const xml = lists.part();
  const main = mainPart(template);
  if (xml === undefined || !main) return;
  const [path] = main.related('numbering');
  if (path !== undefined) {
    parts.set(path, xml);
    return;
  }
  const added = freePath(template, 'word/numbering-added.xml');
  parts.set(added, xml);
  const relationship = { id: 'rIdAddedLists', type: 'numbering', target: `/${added}` } as const;
  addRelationships(template, main.path, [relationship], parts);
  addType(template, added, TYPE, parts);
}
