/**
 * A Word file of every construct says the same words in the same order in DOCX, PDF, HTML and an imported draft. Every pair of
 * constructs is taken through the program by the tests of test/conformance.
 */
import { describe, it } from 'vitest';
import { expectAllWords, fullFile } from '../support/word-corpus.js';

describe('a Word file of every construct', () => {
  it.each(['text', 'nested table', 'controls within one another', 'text box', 'footnote'])(
    'in %s',
    async (surrounding) => {
      await expectAllWords(fullFile(surrounding));
    },
  );
});
