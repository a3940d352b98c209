/** Leads the links of a document to where the handbook has what they lead to. Nothing stands beside a handbook, so other links to files are only words. */
import { posix } from 'node:path';
import { changeLinks, changeRunLinks, type LinkChange } from './change-links.js';
import type { Document, Link } from './document.js';
import { placeInPart } from './handbook.js';
import { resolveOutline } from './outline.js';
import { joinPath } from './paths.js';
import { documentPath } from './plan.js';

/** The document whose own page is at `path`, as it stands in a handbook; `has` says which pages are in that. */
export function inHandbook(document: Document, path: string, has: (path: string) => boolean): Document {
  const lead: LinkChange = (link) => {
    if (link.target.kind === 'address') return [link];
    const anchor = placeOf(link, path, has);
    return anchor === undefined ? link.children : [{ ...link, target: { kind: 'heading', anchor } }];
  };
  const blocks = changeLinks(document.blocks, lead);
  const outline = blocks === document.blocks ? document.outline : resolveOutline(blocks, document.wording);
  return {
    ...document,
    title: changeRunLinks(document.title, lead),
    blocks,
    outline: outline.map((entry) => ({ ...entry, anchor: placeInPart(path, entry.anchor) })),
  };
}

function placeOf({ target }: Link, path: string, has: (path: string) => boolean): string | undefined {
  switch (target.kind) {
    case 'heading':
      return placeInPart(path, target.anchor);
    case 'policy': {
      const page = documentPath('html', target.file);
      return has(page) ? placeInPart(page, target.anchor ?? '') : undefined;
    }
    case 'file': {
      const page = joinPath(posix.dirname(path), target.path);
      return has(page) ? placeInPart(page, '') : undefined;
    }
    default:
      return undefined;
  }
}
