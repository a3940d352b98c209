/** Tells of the tracked changes and comments in a Word file: how many, and by whom. A comparison reads the file as if all were accepted. */
import { isWordText } from '../../formats/word/content-types.js';
import type { WordPackage } from '../../formats/word/package.js';
import { type PlacedElement, parseXmlPlaces, placedChildren } from '../../formats/xml/places.js';
import { plural } from '../../model/counting.js';
import { type Diagnostic, note } from '../../model/diagnostic.js';
import { trackedChanges } from '../word/clean/tracked/found.js';
import { MAY_BE_TRACKED } from '../word/clean/tracked/names.js';

/** Gives a note for tracked changes, and one for comments. */
export function reviewLosses(path: string, { parts }: WordPackage): readonly Diagnostic[] {
  let changes = 0;
  const changers = new Set<string>();
  let comments = 0;
  const commenters = new Set<string>();
  for (const { xml, contentType } of parts.values()) {
    if (xml === undefined) continue;
    if (/\.comments\+xml$/i.test(contentType)) {
      for (const comment of placedChildren(parseXmlPlaces(xml), 'w:comment')) {
        comments += 1;
        addAuthor(comment, commenters);
      }
    } else if (isWordText(contentType) && MAY_BE_TRACKED.test(xml)) {
      const root = parseXmlPlaces(xml);
      const found = trackedChanges(root).length;
      changes += found;
      if (found > 0) addAuthors(root, changers);
    }
  }
  return [
    ...(changes > 0
      ? [note('word-tracked-changes', `${plural(changes, 'tracked change')}${by(changers)}, read as accepted`, path)]
      : []),
    ...(comments > 0
      ? [note('word-comments', `${plural(comments, 'comment')}${by(commenters)}, not compared`, path)]
      : []),
  ];
}

function addAuthor({ attributes }: PlacedElement, authors: Set<string>): void {
  const author = attributes.get('w:author')?.trim();
  if (author) authors.add(author);
}

function addAuthors(element: PlacedElement, authors: Set<string>): void {
  for (const child of placedChildren(element)) {
    addAuthor(child, authors);
    addAuthors(child, authors);
  }
}

function by(authors: ReadonlySet<string>): string {
  return authors.size === 0 ? '' : ` by ${[...authors].sort().join(', ')}`;
}
