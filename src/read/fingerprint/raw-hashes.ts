/**
 * The hashes of a template's bytes, as they are and as other editors would have saved the same text: older records of issues hold
 * nothing else, and line ends are no change.
 */
import { sha256 } from '../../formats/sha256.js';
import { remember } from '../../model/remember.js';
import type { TemplateHead } from '../../model/template.js';

/** Gives the hash of the file's bytes, and for Markdown and text those of the same text with other line ends, and with or without a byte order mark. */
export const rawHashes = remember(({ kind, source, sha256: own }: TemplateHead): readonly string[] => {
  const others = kind === 'word' ? [] : spellings(source.text).map((text) => sha256(Buffer.from(text, 'utf8')));
  return [...new Set([...(own === undefined ? [] : [own]), ...others])];
});

function spellings(text: string): readonly string[] {
  const unix = text.replace(/\r\n/g, '\n');
  const windows = unix.replaceAll('\n', '\r\n');
  return [unix, windows, `\ufeff${unix}`, `\ufeff${windows}`];
}
