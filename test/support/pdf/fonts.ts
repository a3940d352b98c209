/** The program's own font files, for writers under test. */
import { readFileSync } from 'node:fs';
import type { Resources } from '../../../src/write/writer.js';

export function fontFile(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../../fonts/${name}`, import.meta.url)));
}

export const ownFonts: Resources = { font: async (file) => fontFile(file) };

const read = new Map<string, Uint8Array>();

/** The same, each file read once, as the program does: looks that share their files share what was made of them. */
export const sharedFonts: Resources = {
  font: async (file) => {
    const bytes = read.get(file) ?? fontFile(file);
    read.set(file, bytes);
    return bytes;
  },
};
