/**
 * Comparisons as Word files before other programs: the schemas of ISO/IEC 29500, and LibreOffice, in which accepting all changes gives the
 * words of the later document and rejecting all those of the earlier one.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, inject, it } from 'vitest';
import { anyDocument } from '../support/any-document.js';
import { comparedPairs } from '../support/redline/edited-pairs.js';
import { markedDocuments } from '../support/redline/marked-document.js';
import { scratchFolder, sharedCheck } from './support/documents.js';
import { requirePrograms, run } from './support/programs.js';
import { paragraphWords, partOf, type WrittenRedline, wordFile, writeRedlines } from './support/redlines.js';
import { profileWithMacro, resolveAll } from './support/resolve-in-libreoffice.js';

const PAIRS = 40;
const OTHERS = 60;

/** LibreOffice breaks down at one file in fifty or so. */
const LEAST = 36;

let folder: string;
let pairs: readonly WrittenRedline[];
let others: readonly WrittenRedline[];

beforeAll(async () => {
  requirePrograms('python3', 'soffice', 'xmllint');
  folder = join(scratchFolder(), 'redlines');
  const seed = inject('seed');
  pairs = await writeRedlines({ documents: comparedPairs, count: PAIRS, seed, folder });
  const documents = markedDocuments(anyDocument);
  others = await writeRedlines({ documents, count: OTHERS, seed, folder: join(folder, 'any') });
});

const schemas = sharedCheck('docx-schema-check.py');

it.skipIf(!schemas.stands)(`hold to the schemas of Word (${schemas.note})`, () => {
  const { stdout } = run('python3', [schemas.script, '-v', ...[...pairs, ...others].map(({ path }) => path)], 300);
  expect(stdout).toContain(`${PAIRS + OTHERS} files, valid ${PAIRS + OTHERS}, invalid 0, unreadable 0`);
});

const wordsOf = (file: Uint8Array) => paragraphWords(partOf(file, 'word/document.xml'));

it('say in LibreOffice what the two documents say', async () => {
  const profile = profileWithMacro(join(scratchFolder(), 'macro-profile'));
  const names = resolveAll(profile, folder);
  expect(names.length).toBeGreaterThanOrEqual(LEAST);
  for (const { name, marked } of pairs.filter((pair) => names.includes(pair.name))) {
    const resolved = (decision: string) => wordsOf(readFileSync(join(folder, decision, name)));
    expect(resolved('accepted'), name).toEqual(wordsOf(await wordFile(marked.after)));
    expect(resolved('rejected'), name).toEqual(wordsOf(await wordFile(marked.before)));
  }
}, 300_000);
