/**
 * A new node cannot be forgotten: if `model/document/nodes.ts` gets an inline and a block that no file handles yet, the compiler names
 * every file that must decide what to do with them. It takes the compiler about ten seconds, so `npm test` leaves this out.
 */
import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const TREE = `${ROOT}src/model/document/nodes.ts`;

/** The tree with two more nodes: blinking words, and a margin with blocks in it. */
function withNewNodes(source: string): string {
  const blinking = `export interface Blinking<L extends Leaf = Text> { readonly type: 'blinking'; readonly words: Inlines<L> }\n`;
  const margin = `export interface Margin<L extends Leaf = Text> { readonly type: 'margin'; readonly body: Blocks<L> }\n`;
  const changed = source
    .replace('export type Inline<L extends Leaf = Text> =', `${blinking}$&\n  | Blinking<L>`)
    .replace('export type Block<L extends Leaf = Text> =', `${margin}$&\n  | Margin<L>`);
  expect(changed).not.toBe(source);
  return changed;
}

/** The files of `src` that do not compile then. */
function brokenFiles(): readonly string[] {
  const { config } = ts.readConfigFile(`${ROOT}tsconfig.json`, ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent({ ...config, include: ['src'] }, ts.sys, ROOT);
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (path, language, ...more) =>
    path === TREE
      ? ts.createSourceFile(path, withNewNodes(readFileSync(path, 'utf8')), language)
      : getSourceFile(path, language, ...more);
  const diagnostics = ts.getPreEmitDiagnostics(ts.createProgram(fileNames, options, host));
  const files = diagnostics.map(({ file }) => relative(`${ROOT}src`, file?.fileName ?? '').replaceAll(sep, '/'));
  return [...new Set(files)].sort();
}

/** Everything else goes by the table in `model/walk.ts`. */
const DECIDING = [
  'compare/atoms.ts',
  'compare/blocks.ts',
  'compare/one-side.ts',
  'compare/printed.ts',
  'fill/blocks.ts',
  'fill/inlines.ts',
  'fill/trace.ts',
  'fill/word/set/blocks.ts',
  'fill/word/set/runs.ts',
  'model/as-written.ts',
  'model/changed-words.ts',
  'model/estimated-lines.ts',
  'model/length.ts',
  'model/passage-words.ts',
  'model/passages.ts',
  'model/runs.ts',
  'model/walk.ts',
  'read/additions/sections.ts',
  'report/document-text.ts',
  'write/docx/blocks.ts',
  'write/docx/column-demands.ts',
  'write/docx/inlines.ts',
  'write/html/blocks.ts',
  'write/html/inlines.ts',
  'write/markdown/blocks.ts',
  'write/markdown/code.ts',
  'write/markdown/normal-inlines.ts',
  'write/markdown/run-tokens.ts',
  'write/pdf/compose/blocks.ts',
  'write/pdf/compose/needs.ts',
  'write/pdf/lines/runs.ts',
];

it('names every file that must decide about a new inline and a new block', () => {
  expect(brokenFiles()).toEqual(DECIDING);
});
