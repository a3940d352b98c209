/**
 * Documents of every shape in every look, made at random, before the programs that judge documents: the rules of PDF/UA, the schemas of
 * ISO/IEC 29500, the Nu HTML checker, and axe-core on as many as there is time for.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Document } from '../../src/model/document.js';
import { FORMATS, type Format } from '../../src/model/plan.js';
import { openWriter } from '../../src/write/index.js';
import { anyDocument, printableDocument, stepwise } from '../support/any-document.js';
import { anyWrittenTheme, themeOf } from '../support/any-theme.js';
import { sharedFonts } from '../support/pdf/fonts.js';
import { onPage, openBrowser, violationsOf } from './support/browser.js';
import { checkHtml } from './support/checker.js';
import { scratchFolder, sharedCheck } from './support/documents.js';
import { requirePrograms, run } from './support/programs.js';

const DOCUMENTS = 200;
/** axe-core takes a second for a page. */
const SHOWN = 20;

const paths: Record<Format, string[]> = { docx: [], pdf: [], html: [] };

/** Words in Word are of any characters; the checker of pages warns of characters as such, and PDF has faces for some alone. */
const anySample = fc.record({ any: anyDocument, printable: printableDocument, look: anyWrittenTheme });

async function write(document: Document, format: Format, look: string, folder: string, name: string): Promise<string> {
  const writer = await openWriter(format, await themeOf(look), sharedFonts);
  const { value, diagnostics } = await writer.write(stepwise(document));
  if (!value) throw new Error(`${name} has no ${format}: ${diagnostics.map(({ message }) => message).join('; ')}`);
  const path = join(folder, `${name}.${format}`);
  writeFileSync(path, value);
  return path;
}

beforeAll(async () => {
  requirePrograms('chromium', 'java', 'python3', 'qpdf', 'xmllint');
  const folder = join(scratchFolder(), 'random');
  mkdirSync(folder);
  const samples = fc.sample(anySample, { numRuns: DOCUMENTS, seed: inject('seed') });
  for (const [at, { any, printable, look }] of samples.entries())
    for (const format of FORMATS)
      paths[format].push(await write(format === 'docx' ? any : printable, format, look, folder, `${at}`));
});

const rules = sharedCheck('pdf-ua-check.py');

it.skipIf(!rules.stands)(`hold to the rules of PDF/UA-1 (${rules.note})`, () => {
  const lines = run('python3', [rules.script, ...paths.pdf], 20 * DOCUMENTS)
    .stdout.trim()
    .split('\n');
  expect(lines.filter((line) => !line.endsWith(' []'))).toEqual([]);
  expect(lines).toHaveLength(DOCUMENTS);
});

const schemas = sharedCheck('docx-schema-check.py');

it.skipIf(!schemas.stands)(`hold to the schemas of Word (${schemas.note})`, () => {
  const { stdout } = run('python3', [schemas.script, '-v', ...paths.docx], 300);
  expect(stdout).toContain(`${DOCUMENTS} files, valid ${DOCUMENTS}, invalid 0, unreadable 0`);
});

it('hold to HTML, says the Nu HTML checker', () => {
  expect(checkHtml(paths.html)).toEqual([]);
});

describe('axe-core', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  /** Links that are alone between two line breaks are in no sentence to it, and must be far apart; authors have words there. */
  const isOfLine = (violation: string) => violation.startsWith('target-size: ');

  it.each([320, 1280])('finds nothing against WCAG 2.2 AA at %d px', async (width) => {
    for (const path of paths.html.slice(0, SHOWN)) {
      const found = await onPage(browser, path, width, violationsOf);
      expect(
        found.filter((violation) => !isOfLine(violation)),
        path,
      ).toEqual([]);
    }
  });
});
