/** Reads a link's target that is no address as the path of a file, and an anchor in it. */
import type { PathTarget } from '../model/document.js';

/** `../hr/Leave%20Policy.md?raw=1#notice` → its path and anchor, without percent-encoding. */
export function pathTarget(target: string): PathTarget {
  const [, path = '', anchor] = /^([^?#]*)(?:\?[^#]*)?(?:#([\s\S]*))?$/.exec(target) ?? [];
  return { kind: 'path', path: decoded(path).replaceAll('\\', '/'), ...anchorPart(anchor) };
}

/** The key for an anchor, if there is one. */
export function anchorPart(anchor: string | undefined): { readonly anchor?: string } {
  return anchor ? { anchor: decoded(anchor) } : {};
}

/** Without percent-encoding; as it is where that is broken. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text).normalize('NFC');
  } catch {
    return text;
  }
}
