/**
 * Comparisons as Word files before Docxodus, a program that reads, accepts and rejects tracked changes, in Node. It is a package of its own in
 * `test/conformance/peers`, since it weighs 43 MB.
 *
 * What counts as a revision: Docxodus lists one for whatever Word accepts in one go, such as words with the end of their paragraph, the cells of
 * a column, or the two places of a move, and names the elements of the file that it consists of (ISO/IEC 29500-1, 17.13.5). So its list is
 * right if each of those elements in our file belongs to just one of its revisions, of the same kind, and there are no others.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { comparedPairs } from '../support/redline/edited-pairs.js';
import { scratchFolder } from './support/documents.js';
import { runNode } from './support/programs.js';
import { paragraphWords, partOf, type WrittenRedline, wordFile, writeRedlines } from './support/redlines.js';

const PAIRS = 40;
const PEERS = join(import.meta.dirname, 'peers');

/** What Docxodus can list, accept and reject, but not one by one. Word writes a deleted first column just so. */
const NOT_ONE_BY_ONE = ['unabsorbable_cell_deletion', 'ambiguous_table_structure_cluster'];

interface ListedRevision {
  readonly type: 'insert' | 'delete' | 'move' | 'format';
  readonly partUri: string;
  /** Such as `kind=Content:http://…/main:ins:5`. */
  readonly constituentKeys: readonly string[];
  readonly author: string;
  readonly date: string;
  readonly diagnostic?: { readonly code: string };
}

let folder: string;
let redlines: readonly WrittenRedline[];
let listed: Readonly<Record<string, readonly ListedRevision[]>>;

beforeAll(async () => {
  folder = join(scratchFolder(), 'docxodus');
  redlines = await writeRedlines({ documents: comparedPairs, count: PAIRS, seed: inject('seed'), folder });
  const { code, stderr } = runNode([join(PEERS, 'judge-redlines.mjs'), folder], 200);
  if (code !== 0) throw new Error(`Docxodus can't be used. Run npm ci --prefix test/conformance/peers.\n${stderr}`);
  listed = JSON.parse(readFileSync(join(folder, 'revisions.json'), 'utf8'));
});

const PARTS = ['word/document.xml', 'word/footnotes.xml'];
const REVISIONS = /<w:(\w+) w:id="(\d+)" w:author=|<w:((?:move|customXml)\w+RangeEnd) w:id="(\d+)"/g;

/** The elements of our file that say what changed, such as `word/document.xml ins 5`. */
const revisionElements = (file: Uint8Array): readonly string[] =>
  PARTS.flatMap((part) =>
    [...partOf(file, part).matchAll(REVISIONS)].map(
      ([, start, id, end, endId]) => `${part} ${start ?? end} ${id ?? endId}`,
    ),
  );

const constituents = ({ partUri, constituentKeys }: ListedRevision): readonly string[] =>
  constituentKeys.map(
    (key) =>
      `${partUri.slice(1)} ${key
        .replace(/:name=.*$/, '')
        .split(':')
        .slice(-2)
        .join(' ')}`,
  );

const KINDS: readonly (readonly [ListedRevision['type'], RegExp])[] = [
  ['move', / (?:customXml)?[mM]ove(?:From|To)/],
  ['format', /Change /],
  ['insert', / (?:ins|cellIns|customXmlInsRange\w+) /],
  ['delete', / (?:del|cellDel|customXmlDelRange\w+) /],
];
const kindOf = (element: string) => KINDS.find(([, form]) => form.test(element))?.[0];

/** The words of a text and of its notes in the order of their marks. */
function wordsOf(file: Uint8Array): readonly string[] {
  const body = partOf(file, 'word/document.xml');
  const notes = partOf(file, 'word/footnotes.xml').split('<w:footnote ');
  const marks = [...body.matchAll(/<w:footnoteReference [^>]*w:id="(\d+)"/g)].map(([, id]) => id);
  const shown = marks.map((id) => notes.find((note) => note.includes(`w:id="${id}"`)) ?? '');
  return [body, ...shown].flatMap(paragraphWords);
}

describe('Docxodus', () => {
  it('lists each change of a redline once, and no other', () => {
    for (const { name, file } of redlines) {
      const elements = (listed[name] ?? []).flatMap(constituents);
      expect(new Set(elements), name).toEqual(new Set(revisionElements(file)));
      // The start of a control's range can be that of the words around it, too.
      const changes = elements.filter((element) => !element.includes('Range'));
      expect(changes.length, name).toBe(new Set(changes).size);
    }
    expect(redlines.flatMap(({ file }) => revisionElements(file)).length).toBeGreaterThan(PAIRS);
  });

  it('takes each for what it is, by the organisation, at the date of the issue', () => {
    for (const { name } of redlines)
      for (const revision of listed[name] ?? []) {
        const elements = constituents(revision);
        // A column's new widths come with its cells.
        const kinds = elements.map(kindOf).filter((kind) => kind !== 'format' || revision.type === 'format');
        expect(new Set(kinds), `${name}: ${elements.join(', ')}`).toEqual(new Set([revision.type]));
        expect(revision).toMatchObject({ author: 'Tŷ Gwyn & Daughters', date: '2026-03-03T00:00:00Z' });
        if (revision.diagnostic) expect(NOT_ONE_BY_ONE, name).toContain(revision.diagnostic.code);
      }
  });

  it('gives the later words where all is accepted, and the earlier ones where all is rejected', async () => {
    for (const { name, marked } of redlines) {
      const resolved = (decision: string) => wordsOf(readFileSync(join(folder, decision, name)));
      expect(resolved('accepted'), name).toEqual(wordsOf(await wordFile(marked.after)));
      expect(resolved('rejected'), name).toEqual(wordsOf(await wordFile(marked.before)));
    }
  });
});
