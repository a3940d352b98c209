/** The outline as bookmarks: nested by level, each leading to its heading. */
import { inlineText, type OutlineEntry } from '../../model/document.js';
import type { Theme } from '../../model/theme.js';
import type { Bookmark } from './container.js';
import type { PlacedHeading } from './paint.js';

interface Open {
  readonly level: number;
  readonly children: Bookmark[];
}

/** Makes the tree of bookmarks; a heading that skips a level hangs under the nearest above it. */
export function bookmarksOf(
  outline: readonly OutlineEntry[],
  headings: readonly PlacedHeading[],
  theme: Theme,
): readonly Bookmark[] {
  const top: Open = { level: 0, children: [] };
  const open: Open[] = [top];
  outline.forEach(({ heading, number }, n) => {
    const place = headings[n];
    if (!place) return;
    while ((open.at(-1)?.level ?? 0) >= heading.level) open.pop();
    const children: Bookmark[] = [];
    const title = `${number} ${inlineText(heading.children)}`.trim();
    const bookmark = { title, page: place.page, left: theme.margins.left, top: Math.max(0, place.top - 12), children };
    (open.at(-1) ?? top).children.push(bookmark);
    open.push({ level: heading.level, children });
  });
  return top.children;
}
