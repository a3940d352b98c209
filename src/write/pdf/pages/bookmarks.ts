/** Turns the outline into bookmarks, nested by level, each leading to its heading. */
import type { Theme } from '../../../model/theme.js';
import type { Bookmark } from '../container/container.js';
import type { Place } from './paint.js';

interface OpenBookmark {
  readonly level: number;
  readonly children: Bookmark[];
}

/** A bookmark's title, and its depth from 1. */
export interface BookmarkEntry {
  readonly title: string;
  readonly level: number;
}

/** Makes the tree of bookmarks. An entry that skips a level goes under the nearest one above it. */
export function bookmarksOf(
  entries: readonly BookmarkEntry[],
  headings: readonly Place[],
  theme: Theme,
): readonly Bookmark[] {
  const top: OpenBookmark = { level: 0, children: [] };
  const ancestors: OpenBookmark[] = [top];
  entries.forEach(({ title, level }, n) => {
    const place = headings[n];
    if (!place) return;
    while ((ancestors.at(-1)?.level ?? 0) >= level) ancestors.pop();
    const children: Bookmark[] = [];
    const bookmark = { title, page: place.page, left: theme.margins.left, top: Math.max(0, place.top - 12), children };
    (ancestors.at(-1) ?? top).children.push(bookmark);
    ancestors.push({ level, children });
  });
  return top.children;
}
