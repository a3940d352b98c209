/**
 * Joins the parts of a page into its bytes. Each part is encoded by itself: one dash among a page's words makes all that is joined to
 * them a text of two bytes a letter, and such text takes fifteen times as long to encode.
 */
import type { PagePart } from './pieces.js';

/** Bytes of UTF-8 that a letter of a JavaScript string takes at most. */
const MOST_BYTES = 3;
const LINE_BREAK = 0x0a;

/** Where pages are put together before they are copied out; as long as the longest page so far may be. */
let desk = Buffer.allocUnsafeSlow(64 * 1024);

/** Joins parts, each on a new line; empty ones are left out. UTF-8 without a byte order mark. */
export function joinParts(parts: readonly (PagePart | undefined)[]): Uint8Array {
  let at = 0;
  for (const part of parts) {
    if (part === undefined || part === '') continue;
    const bytes = typeof part === 'string' ? undefined : part.bytes();
    const markup = typeof part === 'string' ? part : part.markup;
    makeRoom(at, 1 + (bytes ? bytes.length : markup.length * MOST_BYTES));
    if (at > 0) desk[at++] = LINE_BREAK;
    if (bytes) desk.set(bytes, at);
    at += bytes ? bytes.length : desk.write(markup, at);
  }
  const page = Buffer.allocUnsafeSlow(at);
  desk.copy(page, 0, 0, at);
  return page;
}

/** Sees that there is room for so many bytes behind those that are on the desk. */
function makeRoom(used: number, more: number): void {
  if (used + more <= desk.length) return;
  const wider = Buffer.allocUnsafeSlow(Math.max(used + more, 2 * desk.length));
  desk.copy(wider, 0, 0, used);
  desk = wider;
}
