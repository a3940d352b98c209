/**
 * Method 1's reading of Markdown and text: the source as it is, in one form of line ends, characters and tags. Records kept for
 * years hold its fingerprints, so NOTHING here may change: another reading is another method.
 */
import type { MasterText } from '../../model/master-text.js';
import { piecesOf, tokensOf } from './method-1-tags.js';

/** The keys of front matter that print as words of the policy. */
export interface PrintedKeys {
  readonly title?: string | null | undefined;
  readonly related?: readonly string[] | null | undefined;
}

/** Reads the source below the front matter, and the keys that print. */
export function sourceText(body: string, keys: PrintedKeys): MasterText {
  return {
    method: 1,
    pieces: piecesOf([...tokensOf(keysText(keys), false), ...tokensOf(normalForm(body).replace(/^\s*\n/, ''), true)]),
  };
}

/** The printed keys as text before the policy's own. */
export function keysText({ title, related }: PrintedKeys): string {
  const lines = [...(title ? [`title: ${title}`] : []), ...(related ?? []).map((name) => `related: ${name}`)];
  return lines.map((line) => `${normalForm(line).replace(/\s+/g, ' ').trim()}\n`).join('');
}

function normalForm(text: string): string {
  return text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .normalize('NFC');
}
