/**
 * Comparisons as Word files before other programs: the schemas of ISO/IEC 29500, and LibreOffice, in which accepting all changes gives the
 * words of the later document and rejecting all those of the earlier one.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, inject, it } from 'vitest';
import { readZip } from '../../src/formats/zip/read.js';
import type { Document } from '../../src/model/document.js';
import { DEFAULT_THEME } from '../../src/model/theme.js';
import { openDocxWriter } from '../../src/write/docx/index.js';
import { anyDocument } from '../support/any-document.js';
import { comparedPairs } from '../support/redline/edited-pairs.js';
import { type MarkedDocument, markedDocuments } from '../support/redline/marked-document.js';
import { scratchFolder, sharedCheck } from './support/documents.js';
import { requirePrograms, run } from './support/programs.js';
import { profileWithMacro, resolveAll } from './support/resolve-in-libreoffice.js';

const PAIRS = 40;
const OTHERS = 60;

/** LibreOffice breaks down at one file in fifty or so. */
const LEAST = 36;

let pairs: readonly MarkedDocument[];
let folder: string;
const paths: string[] = [];
const plain = new Map<string, { readonly accepted: Uint8Array; readonly rejected: Uint8Array }>();

beforeAll(async () => {
  requirePrograms('python3', 'soffice', 'xmllint');
  const writer = await openDocxWriter(DEFAULT_THEME, { font: () => Promise.reject(new Error('Word embeds no font.')) });
  const bytes = async (document: Document): Promise<Uint8Array> => {
    const { value, diagnostics } = await writer.write(document);
    if (!value) throw new Error(diagnostics.map(({ message }) => message).join('; '));
    return value;
  };
  folder = join(scratchFolder(), 'redlines');
  mkdirSync(join(folder, 'any'), { recursive: true });
  const keep = (path: string, file: Uint8Array) => {
    writeFileSync(path, file);
    paths.push(path);
  };
  const seed = inject('seed');
  pairs = fc.sample(comparedPairs, { numRuns: PAIRS, seed });
  for (const [at, { marked, before, after }] of pairs.entries()) {
    const name = `${at}.docx`;
    keep(join(folder, name), await bytes(marked));
    plain.set(name, { accepted: await bytes(after), rejected: await bytes(before) });
  }
  for (const [at, { marked }] of fc.sample(markedDocuments(anyDocument), { numRuns: OTHERS, seed }).entries())
    keep(join(folder, 'any', `${at}.docx`), await bytes(marked));
});

const schemas = sharedCheck('docx-schema-check.py');

it.skipIf(!schemas.stands)(`hold to the schemas of Word (${schemas.note})`, () => {
  const { stdout } = run('python3', [schemas.script, '-v', ...paths], 300);
  expect(stdout).toContain(`${PAIRS + OTHERS} files, valid ${PAIRS + OTHERS}, invalid 0, unreadable 0`);
});

/**
 * The words of each paragraph that has any. LibreOffice loses a line break before a footnote that was replaced, so line breaks don't count.
 * What it saves isn't always well-formed, so that no parser reads it.
 */
function wordsOf(file: Uint8Array): readonly string[] {
  const xml = new TextDecoder().decode(readZip(file).get('word/document.xml'));
  return xml
    .split('</w:p>')
    .map((paragraph) =>
      [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(?:tab|br)(?: [^>]*)?\/>/g)]
        .map(([, words = '']) => unescapeXml(words))
        .join('')
        // LibreOffice keeps a paragraph without width that stood between two tables of different sides.
        .replaceAll('\u200d', '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((words) => words !== '');
}

/** The two programs escape different signs. */
const unescapeXml = (words: string): string =>
  words.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => SIGNS[name] ?? '');
const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

it('say in LibreOffice what the two documents say', () => {
  const profile = profileWithMacro(join(scratchFolder(), 'macro-profile'));
  const names = resolveAll(profile, folder);
  expect(names.length).toBeGreaterThanOrEqual(LEAST);
  for (const name of names) {
    const { accepted, rejected } = plain.get(name) ?? {};
    expect(wordsOf(readFileSync(join(folder, 'accepted', name))), name).toEqual(wordsOf(accepted ?? new Uint8Array()));
    expect(wordsOf(readFileSync(join(folder, 'rejected', name))), name).toEqual(wordsOf(rejected ?? new Uint8Array()));
  }
}, 300_000);
