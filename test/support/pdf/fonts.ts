/** The program's own font files, for writers under test. */
import { readFileSync } from 'node:fs';
import type { Resources } from '../../../src/write/writer.js';

export function fontFile(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../../fonts/${name}`, import.meta.url)));
}

export const ownFonts: Resources = { font: async (file) => fontFile(file) };
