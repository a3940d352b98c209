/**
 * Hidden words that a field shows elsewhere: authors keep a name in hidden text with a bookmark, and repeat it with REF. Without the
 * words Word would print an error in their place.
 */
import { fieldName } from '../../../../formats/word/fields.js';
import { type PlacedElement, parseXmlPlaces, placedChildren } from '../../../../formats/xml/places.js';
import { placedFields } from '../../shown/fields.js';

/** Fields that need a bookmark, but show its place, page or number. */
const SHOW_NO_WORDS: ReadonlySet<string> = new Set(['PAGEREF', 'NOTEREF', 'HYPERLINK', 'GOTOBUTTON', 'TOC']);
/** Switches of REF for the number of a paragraph and its place (ISO/IEC 29500-1, 17.16.5.51). */
const SHOWS_NUMBER = /\\[nprw](?![a-z])/i;

/** The names in the codes of fields that show words of a bookmark, in small letters. */
export function repeatedBookmarks(texts: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const xml of texts) {
    if (!/fldSimple|instrText/.test(xml)) continue;
    for (const { code } of placedFields(parseXmlPlaces(xml))) {
      if (SHOW_NO_WORDS.has(fieldName(code)) || SHOWS_NUMBER.test(code)) continue;
      for (const [name] of code.matchAll(/[\p{L}_][\p{L}\p{N}_]*/gu)) names.add(name.toLowerCase());
    }
  }
  return names;
}

/** The runs in bookmarks of these names in which nothing shows, as `isHidden` tells. */
export function runsShownElsewhere(
  root: PlacedElement,
  names: ReadonlySet<string>,
  isHidden: (run: PlacedElement) => boolean,
): ReadonlySet<PlacedElement> {
  const needed = new Set<PlacedElement>();
  if (names.size === 0) return needed;
  const open = new Map<string | undefined, { readonly runs: PlacedElement[]; shows: boolean }>();
  const walk = (element: PlacedElement): void => {
    for (const child of placedChildren(element)) {
      const id = child.attributes.get('w:id');
      if (child.name === 'w:bookmarkStart' && names.has((child.attributes.get('w:name') ?? '').toLowerCase()))
        open.set(id, { runs: [], shows: false });
      if (child.name === 'w:bookmarkEnd') {
        const bookmark = open.get(id);
        if (bookmark && !bookmark.shows) for (const run of bookmark.runs) needed.add(run);
        open.delete(id);
      }
      if (child.name === 'w:r')
        for (const bookmark of open.values()) {
          if (isHidden(child)) bookmark.runs.push(child);
          else bookmark.shows ||= placedChildren(child).some(({ name }) => name === 'w:t');
        }
      walk(child);
    }
  };
  walk(root);
  return needed;
}
