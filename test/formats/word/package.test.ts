/** Word files opened: their parts as they are, and all else refused as what it is. */
import { describe, expect, it } from 'vitest';
import { openWordPackage, type WordPackage } from '../../../src/formats/word/package.js';
import { wordFile } from '../../support/word-file.js';

function opened(bytes: Uint8Array): WordPackage {
  const { value, refusal } = openWordPackage(bytes);
  if (refusal) throw new Error(refusal.message);
  return value;
}

describe('opening', () => {
  it('gives the parts in the order of the archive, with their types', () => {
    const { parts, main } = opened(wordFile());
    expect([...parts.keys()]).toEqual(['[Content_Types].xml', '_rels/.rels', 'word/document.xml']);
    expect(main).toBe('word/document.xml');
    expect(parts.get(main)?.xml).toContain('Our policy');
  });
});
