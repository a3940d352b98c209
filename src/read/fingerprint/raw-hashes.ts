/**
 * The hashes of a template's bytes, as they are and as other editors would have saved the same text: older records of issues hold
 * nothing else, and line ends are no change.
 */
import { sha256 } from '../../formats/sha256.js';
import type { TemplateHead } from '../../model/template.js';

/** Adds to a head what identifies its file by its bytes. */
export function withHashes(head: TemplateHead, bytes: Uint8Array): TemplateHead {
  const own = sha256(bytes);
  const others =
    head.kind === 'word' ? [] : spellings(head.source.text).map((text) => sha256(Buffer.from(text, 'utf8')));
  return { ...head, sha256: own, rawHashes: [...new Set([own, ...others])] };
}

function spellings(text: string): readonly string[] {
  const unix = text.replace(/\r\n/g, '\n');
  const windows = unix.replaceAll('\n', '\r\n');
  return [unix, windows, `\ufeff${unix}`, `\ufeff${windows}`];
}
