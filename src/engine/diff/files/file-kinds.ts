/** The kinds of files that `policy diff` meets, by the endings of their names: those that can be read, and those that can't. */
import { extname } from 'node:path/posix';

export type Reader = 'page' | 'word' | 'markdown' | 'text';

/** What a file is by its name. */
export type FileKind =
  /** `rank`: of several files of one policy, the one with the lowest loses least. */
  | { readonly reader: Reader; readonly rank: number }
  /** A document that can't be read, and what to do. */
  | { readonly reader?: undefined; readonly rank: number; readonly hint: string };

const AS_WORD = 'Open it in Word, save it as a Word document (.docx), and compare that.';

const KINDS: Readonly<Record<string, FileKind>> = {
  '.html': { reader: 'page', rank: 0 },
  '.htm': { reader: 'page', rank: 0 },
  '.docx': { reader: 'word', rank: 1 },
  '.dotx': { reader: 'word', rank: 2 },
  '.docm': { reader: 'word', rank: 3 },
  '.dotm': { reader: 'word', rank: 3 },
  '.md': { reader: 'markdown', rank: 4 },
  '.markdown': { reader: 'markdown', rank: 4 },
  '.txt': { reader: 'text', rank: 5 },
  '.doc': { rank: 6, hint: AS_WORD },
  '.odt': { rank: 6, hint: AS_WORD },
  '.rtf': { rank: 6, hint: AS_WORD },
  '.pages': { rank: 6, hint: 'Export it as a Word document (.docx), and compare that.' },
  '.pdf': { rank: 7, hint: 'Compare the Word or HTML document that it was made from.' },
};

/** The kind of a file; undefined for one that is no document. */
export function fileKind(path: string): FileKind | undefined {
  return KINDS[extname(path).toLowerCase()];
}
