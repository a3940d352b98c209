/**
 * A starter policy set in Word, with heading, list and table styles, is the same document in PDF and HTML as its Markdown
 * form. The Word files are those that the program itself writes.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../../src/fill/fill-template.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { openWordTemplate } from '../../../src/read/word/head.js';
import { readWordTemplate } from '../../../src/read/word/index.js';
import { openWriter } from '../../../src/write/index.js';
import { parseHtml } from '../../support/html-reader.js';
import { jobOf, organisationOf, packOf } from '../../support/organisations.js';
import { readPdf } from '../../support/pdf/reader.js';
import { renderStarterPack } from '../../support/starter-pack.js';
import { htmlLines } from '../../support/structure/html.js';
import { pdfLines } from '../../support/structure/pdf.js';

const root = resolve(import.meta.dirname, '../../..');
const font = async (file: string) => new Uint8Array(readFileSync(join(root, 'fonts', file)));

/** From the first heading of the text on: before it stands what the program sets around a policy. */
const text = (lines: readonly string[]) => lines.slice(lines.findIndex((line) => line.startsWith('heading 2')));

/** The policies beside it are not there. */
const LOOSE = { ...packOf(), isLoose: true };

describe('a starter policy set in Word', async () => {
  const files = await renderStarterPack();
  // SL20 has numbered paragraphs, which are items of a list in Word and are read back as such.
  const words = [...files.keys()].filter(
    (path) => /\/(?!SL20)[A-Z]+\d+-[^/]*\.docx$/.test(path) && !path.includes('/read-and-sign/'),
  );
  const html = await openWriter('html', DEFAULT_THEME, { font });
  const pdf = await openWriter('pdf', DEFAULT_THEME, { font });

  it.each(words)('%s', async (path) => {
    const opened = openWordTemplate('templates/a.docx', files.get(path) ?? new Uint8Array(), undefined);
    if (!opened.head || !opened.read) throw new Error(JSON.stringify(opened.diagnostics.map(({ message }) => message)));
    const template = readWordTemplate(opened.head, opened.read).value;
    const document =
      template && fillTemplate(template.tree, jobOf(organisationOf(), opened.head, { pack: LOOSE })).value;
    if (!document) throw new Error('It gives no document.');
    const page = Buffer.from((await html.write(document)).value ?? []).toString('utf8');
    const wanted = Buffer.from(files.get(path.replaceAll('docx', 'html')) ?? []).toString('utf8');
    expect(text(htmlLines(parseHtml(page)))).toEqual(text(htmlLines(parseHtml(wanted))));
    expect(text(pdfLines(readPdf((await pdf.write(document)).value ?? new Uint8Array())))).toEqual(
      text(htmlLines(parseHtml(wanted))),
    );
  });
});
