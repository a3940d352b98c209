/**
 * The corpus of Word files: every construct in every surrounding, and within two of them; files of LibreOffice Writer and of the `docx`
 * package. Each says the same words in the same order in DOCX, PDF, HTML and an imported draft; filled files hold to the schemas
 * wherever the template did, and LibreOffice reads the same words in them.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { CONTENTS, SURROUNDINGS } from '../support/word-constructs.js';
import { corpusFile, everyPair, expectAllWords, tokensOf } from '../support/word-corpus.js';
import { scratchFolder, sharedCheck } from './support/documents.js';
import { PACKAGE_FILES } from './support/package-files.js';
import { requirePrograms, run } from './support/programs.js';
import { countWords, shortfall } from './support/words.js';
import { WRITER_FILES, writerDocument } from './support/writer-files.js';

beforeAll(() => requirePrograms('python3', 'xmllint', 'soffice'));

const profile = `-env:UserInstallation=${pathToFileURL(scratchFolder()).href}`;

function convert(files: readonly string[], filter: string, extension: string): readonly string[] {
  const folder = scratchFolder();
  run('soffice', [profile, '--headless', '--norestore', '--convert-to', filter, '--outdir', folder, ...files], 300);
  return files.map((file) => join(folder, basename(file).replace(/\.\w+$/, `.${extension}`)));
}

describe('every construct says its words in all formats', () => {
  it.each(Object.keys(SURROUNDINGS))('in %s', async (surrounding) => {
    const pairs = everyPair().filter(([, around]) => around === surrounding);
    for (const [content] of pairs) await expectAllWords(corpusFile(content, surrounding));
    expect(pairs.length).toBeGreaterThan(30);
  });

  const inner = Object.entries(SURROUNDINGS).filter(
    ([name, { inBodyOnly, part }]) => name !== 'text' && !inBodyOnly && !part,
  );

  it.each(inner.map(([name]) => name))('in %s within another', async (first) => {
    for (const [second, { isApart }] of Object.entries(SURROUNDINGS)) {
      // Word has no text box within another, nor in a note.
      if (second === 'text' || (isApart && SURROUNDINGS[first]?.isApart)) continue;
      for (const content of ['numbers', 'drop-down control']) await expectAllWords(corpusFile(content, first, second));
    }
  });
});

describe('files of other programs say their words in all formats', () => {
  it.each(Object.entries(PACKAGE_FILES))('the docx package: %s', async (name, { make, words }) => {
    await expectAllWords({ name, bytes: await make(), words });
  });

  it('LibreOffice Writer', async () => {
    const folder = scratchFolder();
    const names = Object.keys(WRITER_FILES);
    const sources = names.map((_, at) => join(folder, `file-${at}.fodt`));
    for (const [at, name] of names.entries())
      writeFileSync(sources[at] ?? '', writerDocument(WRITER_FILES[name]?.text ?? ''));
    const files = convert(sources, 'docx:MS Word 2007 XML', 'docx');
    for (const [at, name] of names.entries()) {
      const { words, behind = '' } = WRITER_FILES[name] ?? { words: '' };
      await expectAllWords({ name, bytes: readFileSync(files[at] ?? ''), words: `Start ${words} Finish ${behind}` });
    }
  });
});

/** The words of a page that LibreOffice wrote. */
function textOfPage(html: string): string {
  const body = html.replace(/<head>[\s\S]*<\/head>/i, '').replace(/<br[^>]*>/gi, ' ');
  return body
    .replace(/<\/?(?:b|i|u|s|font|span|sup|strike|strong|em)\b[^>]*>/gi, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&shy;/g, '');
}

const schemas = sharedCheck('docx-schema-check.py');

describe('filled files', async () => {
  const folder = scratchFolder();
  const singles = [
    ...Object.keys(CONTENTS).map((content) => corpusFile(content, 'text')),
    // LibreOffice has no tables in notes.
    ...Object.entries(SURROUNDINGS).map(([surrounding, { part }]) =>
      corpusFile(part ? 'bullets' : 'table', surrounding),
    ),
  ];
  mkdirSync(join(folder, 'templates'));
  mkdirSync(join(folder, 'filled'));
  const pathOf = (kind: string, at: number) => join(folder, kind, `file-${at}.docx`);
  for (const [at, file] of singles.entries()) {
    writeFileSync(pathOf('templates', at), file.bytes);
    writeFileSync(pathOf('filled', at), (await expectAllWords(file)).docx ?? new Uint8Array());
  }

  it.skipIf(!schemas.stands)(`hold to the schemas wherever the template does (${schemas.note})`, () => {
    const isValid = (path: string) => run('python3', [schemas.script, path], 60).stdout.includes('valid 1, invalid 0');
    const valid = singles.map((_, at) => at).filter((at) => isValid(pathOf('templates', at)));
    expect(valid.filter((at) => !isValid(pathOf('filled', at))).map((at) => singles[at]?.name)).toEqual([]);
    expect(valid.length).toBeGreaterThan(singles.length / 2);
  });

  it('open in LibreOffice with all their words', () => {
    const pages = convert(
      singles.map((_, at) => pathOf('filled', at)),
      'html:HTML (StarWriter)',
      'html',
    );
    for (const [at, { name, words }] of singles.entries()) {
      // Its pages have no fields of old forms.
      if (/of an old form/.test(name)) continue;
      const found = tokensOf(textOfPage(readFileSync(pages[at] ?? '', 'utf8'))).join(' ');
      const wanted = tokensOf(words).filter((word) => /[\p{L}\p{N}]/u.test(word));
      expect(shortfall(countWords(wanted.join(' ')), countWords(found)), `${name}\n${found}`).toEqual([]);
    }
  });
});
