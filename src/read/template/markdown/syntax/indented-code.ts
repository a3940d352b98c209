/**
 * Reads lines indented by four spaces as code, but never a line whose words begin with a list's mark: authors indent lists as
 * they like. With Markdown's own rule for such code switched off, the parser accepts lists at any indent; this rule, under another
 * name, then reads the lines that remain.
 */
import { codeIndented } from 'micromark-core-commonmark';
import type { Construct, Extension } from 'micromark-util-types';

const codeOfWords: Construct = { ...codeIndented, name: 'codeOfWords' };

/** For the parser. */
export const indentedCode: Extension = {
  disable: { null: ['codeIndented'] },
  flowInitial: { [-2]: codeOfWords, [-1]: codeOfWords, 32: codeOfWords },
};
