/** The words of documents, gathered file by file as the final check opens them. */
import { describe, expect, it } from 'vitest';
import { indexOf, indexText } from '../../src/check/word-index.js';
import { DocumentWords } from '../../src/engine/document-words.js';

const text = (words: string) => ({ place: 'the text', words });
const DOCX = [text('Call Sunrise Care on 029 2018 0100.')];
const PDF = [text('Call Sunrise Care on 029 2018 0100.'), text('Page 1 of 2, Mrs Jones')];
const SHEET = [text('Harbour View Lodge')];

describe('the words of a document', () => {
  it('are those of all its files, in whatever order they are opened', () => {
    const words = new DocumentWords(['policy', 'sheet', 'policy']);
    words.add('policy', DOCX);
    words.add('sheet', SHEET);
    words.add('policy', PDF);
    expect(words.indexes).toEqual(
      new Map([
        ['sheet', indexText(indexOf(SHEET))],
        ['policy', indexText(indexOf([...DOCX, ...PDF]))],
      ]),
    );
  });

  it('are not known before its last file was opened', () => {
    const words = new DocumentWords(['policy', 'policy']);
    words.add('policy', DOCX);
    expect(words.indexes.size).toBe(0);
  });
});
