/** Every DOCX: the schemas of ISO/IEC 29500, the parts that belong together, and a program that opens it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { zipPart } from '../../src/formats/zip/part.js';
import { readZip } from '../../src/formats/zip/read.js';
import { writeZip } from '../../src/formats/zip/write.js';
import { parseHtml, wordsOf } from '../support/html-reader.js';
import { accessibilityFindings } from '../support/word-accessibility.js';
import { documentsOf, nameOf, scratchFolder, sharedCheck, siblingOf, wordAttachments } from './support/documents.js';
import { requirePrograms, run } from './support/programs.js';
import { countLetters, shortfall, wordsLost } from './support/words.js';

beforeAll(() => requirePrograms('python3', 'xmllint', 'soffice', 'pdftotext'));

type Parts = ReadonlyMap<string, string>;

function partsOf(path: string): Parts {
  const entries = [...readZip(readFileSync(path))];
  return new Map(entries.map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]));
}

/** A DOCX in which one part reads otherwise; throws where the change changes nothing. */
function broken(path: string, part: string, change: (xml: string) => string): string {
  const target = join(scratchFolder(), basename(path));
  const parts = [...readZip(readFileSync(path))].map(([name, bytes]) => {
    if (name !== part) return zipPart(name, bytes);
    const xml = Buffer.from(bytes).toString('utf8');
    if (change(xml) === xml) throw new Error(`${part} was not broken.`);
    return zipPart(name, change(xml));
  });
  writeFileSync(target, writeZip(parts));
  return target;
}

const [first = ''] = documentsOf('docx');

describe('the rules of Word’s accessibility checker', () => {
  it('hold for every file', () => {
    const faults = documentsOf('docx').flatMap((path) =>
      accessibilityFindings(partsOf(path))
        .filter(({ kind }) => kind === 'fault')
        .map(({ rule, words }) => `${nameOf(path)}: ${rule}: ${words}`),
    );
    expect(faults).toEqual([]);
  });
});

const schemas = sharedCheck('docx-schema-check.py');

describe.skipIf(!schemas.stands)(`the schemas (${schemas.note})`, () => {
  const check = (...files: string[]) => run('python3', [schemas.script, '-v', ...files], 300);

  it('hold for every file', () => {
    const files = [...documentsOf('docx'), ...wordAttachments()];
    const { code, stdout } = check(...files);
    expect(stdout).toContain(`${files.length} files, valid ${files.length}, invalid 0, unreadable 0`);
    expect(code).toBe(0);
  });

  it('fail a file with an element that they do not know', () => {
    const file = broken(first, 'word/document.xml', (xml) => xml.replace('</w:p>', '<w:nonsense/></w:p>'));
    expect(check(file)).toMatchObject({ code: 1, stdout: expect.stringContaining('nonsense') });
  });
});

describe('what the schemas do not see', () => {
  /** Word refuses a cell without a paragraph at its end (ISO/IEC 29500-1, 17.4.65). */
  const cellsWithoutParagraph = (parts: Parts) =>
    [...parts.values()].flatMap((xml) => xml.match(/(?:<w:tc>|<\/w:tcPr>|<w:tcPr\/>|<\/w:tbl>)<\/w:tc>/g) ?? []);

  /** Parts that a relationship names and that are not there (ISO/IEC 29500-2, 9.3). */
  const partsMissing = (parts: Parts) =>
    [...parts].flatMap(([name, xml]) => {
      if (!name.endsWith('.rels')) return [];
      const folder = posix.dirname(posix.dirname(name));
      return [...xml.matchAll(/<Relationship\b[^>]*>/g)]
        .filter(([element]) => !element.includes('TargetMode="External"'))
        .map(([element]) => /Target="([^"]+)"/.exec(element)?.[1] ?? '')
        .map((target) => (target.startsWith('/') ? target.slice(1) : posix.join(folder, target)))
        .filter((target) => !parts.has(target));
    });

  /** The text and its footnotes. */
  const textOf = (parts: Parts) =>
    ['word/document.xml', 'word/footnotes.xml'].map((name) => parts.get(name) ?? '').join('');

  /** Links and fields that name a bookmark which is not there. */
  const bookmarksMissing = (parts: Parts) => {
    const xml = textOf(parts);
    const names = new Set([...xml.matchAll(/<w:bookmarkStart\b[^>]*w:name="([^"]+)"/g)].map(([, name]) => name));
    return [...xml.matchAll(/w:anchor="([^"]+)"| NOTEREF (\w+)/g)]
      .map(([, anchor, note]) => anchor ?? note)
      .filter((name) => !names.has(name));
  };

  /** Footnotes that the text marks and that are not there, or are there and not marked. */
  const notesUnmatched = (parts: Parts) => {
    const ids = (name: string, pattern: RegExp) => [...(parts.get(name) ?? '').matchAll(pattern)].map(([, id]) => id);
    const marked = ids('word/document.xml', /<w:footnoteReference w:id="(\d+)"/g);
    const notes = ids('word/footnotes.xml', /<w:footnote w:id="(\d+)"/g);
    return [...marked.filter((id) => !notes.includes(id)), ...notes.filter((id) => !marked.includes(id))];
  };

  /** Styles and lists that a paragraph names and that are not there; a list 0 is none. */
  const namesMissing = (parts: Parts) => {
    const named = (pattern: RegExp) => [...textOf(parts).matchAll(pattern)].map(([, name]) => name);
    const defined = (name: string, pattern: RegExp) =>
      [...(parts.get(name) ?? '').matchAll(pattern)].map(([, id]) => id);
    const styles = new Set(defined('word/styles.xml', /w:styleId="([^"]+)"/g));
    const lists = new Set(['0', ...defined('word/numbering.xml', /<w:num w:numId="(\d+)"/g)]);
    return [
      ...named(/<w:[pr]Style w:val="([^"]+)"/g).filter((name) => !styles.has(name)),
      ...named(/<w:numId w:val="(\d+)"/g).filter((id) => !lists.has(id)),
    ];
  };

  it('is sound in every file: whole packages, cells with paragraphs, links, notes and styles that are there', () => {
    for (const path of documentsOf('docx')) {
      const parts = partsOf(path);
      const needed = [
        '[Content_Types].xml',
        '_rels/.rels',
        'word/document.xml',
        'word/styles.xml',
        'docProps/core.xml',
      ];
      expect(
        needed.filter((name) => !parts.has(name)),
        nameOf(path),
      ).toEqual([]);
      expect(cellsWithoutParagraph(parts), nameOf(path)).toEqual([]);
      expect(partsMissing(parts), nameOf(path)).toEqual([]);
      expect(bookmarksMissing(parts), nameOf(path)).toEqual([]);
      expect(notesUnmatched(parts), nameOf(path)).toEqual([]);
      expect(namesMissing(parts), nameOf(path)).toEqual([]);
    }
  });

  it('is seen by these checks', () => {
    const document = 'word/document.xml';
    const file = documentsOf('docx').find((path) => nameOf(path) === 'nodes/docx/every-node.docx') ?? '';
    const emptied = broken(file, document, (xml) => xml.replace(/(<\/w:tcPr>)<w:p\b.*?<\/w:p>(?=<\/w:tc>)/, '$1'));
    expect(cellsWithoutParagraph(partsOf(emptied))).toHaveLength(1);
    const lost = broken(file, '_rels/.rels', (xml) => xml.replace('word/document.xml', 'word/elsewhere.xml'));
    expect(partsMissing(partsOf(lost))).toEqual(['word/elsewhere.xml']);
    const unmarked = broken(file, document, (xml) => xml.replaceAll(/(<w:bookmarkStart\b[^>]*w:name=")/g, '$1x'));
    expect(bookmarksMissing(partsOf(unmarked)).length).toBeGreaterThan(0);
    const noted = documentsOf('docx').find((path) => nameOf(path) === 'nodes/docx/every-construct.docx') ?? '';
    const renumbered = broken(noted, document, (xml) =>
      xml.replace('<w:footnoteReference w:id="1"', '<w:footnoteReference w:id="99"'),
    );
    expect(notesUnmatched(partsOf(renumbered))).toEqual(['99', '1']);
    const restyled = broken(noted, document, (xml) => xml.replace('"WarningText"', '"NoSuchStyle"'));
    expect(namesMissing(partsOf(restyled))).toEqual(['NoSuchStyle']);
  });
});

describe('LibreOffice', () => {
  /** Converts files in one go; gives the path of each PDF. */
  function convert(files: readonly string[]): readonly string[] {
    const folder = scratchFolder();
    const profile = `-env:UserInstallation=${pathToFileURL(scratchFolder()).href}`;
    run(
      'soffice',
      [profile, '--headless', '--norestore', '--convert-to', 'pdf:writer_pdf_Export', '--outdir', folder, ...files],
      60 + 10 * files.length,
    );
    return files.map((file) => join(folder, basename(file, '.docx').concat('.pdf')));
  }

  /** One folder a client: equal names in different folders would overwrite each other. */
  function byFolder(files: readonly string[]): readonly (readonly string[])[] {
    const folders = new Map<string, string[]>();
    for (const file of files) folders.set(join(file, '..'), [...(folders.get(join(file, '..')) ?? []), file]);
    return [...folders.values()];
  }

  it('opens every file and shows every letter that its HTML sibling has', () => {
    for (const files of byFolder(documentsOf('docx'))) {
      for (const [index, pdf] of convert(files).entries()) {
        const file = files[index] ?? '';
        expect(existsSync(pdf), `${nameOf(file)} was not converted`).toBe(true);
        const wanted = wordsOf(parseHtml(readFileSync(siblingOf(file, 'html'), 'utf8'))).join('\n');
        const found = run('pdftotext', [pdf, '-']).stdout;
        expect(wanted.length, nameOf(file)).toBeGreaterThan(100);
        expect(shortfall(countLetters(wanted), countLetters(found)), nameOf(file)).toEqual([]);
        expect(wordsLost(wanted, found), nameOf(file)).toBeLessThan(0.05);
      }
    }
  });

  it('does not open half a file', () => {
    const half = join(scratchFolder(), 'half.docx');
    const bytes = readFileSync(first);
    writeFileSync(half, bytes.subarray(0, bytes.length / 2));
    const [pdf = ''] = convert([half]);
    expect(existsSync(pdf)).toBe(false);
  });
});
