/** Every PDF: PDF/UA-1 as far as its objects show it, a sound file, and the words of its HTML sibling. */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseHtml, wordsOf } from '../support/html-reader.js';
import { documentsOf, isBook, nameOf, scratchFolder, sharedCheck, siblingOf } from './support/documents.js';
import { requirePrograms, run } from './support/programs.js';
import { countLetters, shortfall, wordsLost } from './support/words.js';

beforeAll(() => requirePrograms('python3', 'qpdf', 'pdftotext'));

/** A PDF in which a name ends in another letter; throws where the name is not there. Its objects are unpacked for that. */
function withoutName(path: string, name: string): string {
  const unpacked = join(scratchFolder(), `unpacked-${basename(path)}`);
  run('qpdf', ['--qdf', '--object-streams=disable', path, unpacked]);
  const source = readFileSync(unpacked).toString('latin1');
  const changed = source.replaceAll(new RegExp(`${name}\\b`, 'g'), `${name.slice(0, -1)}X`);
  if (changed === source) throw new Error(`${name} is not there, and so cannot be taken away.`);
  const target = join(scratchFolder(), basename(path));
  writeFileSync(target, changed, 'latin1');
  return target;
}

const everyNode = documentsOf('pdf').find((path) => nameOf(path) === 'nodes/pdf/every-node.pdf') ?? '';

const rules = sharedCheck('pdf-ua-check.py');

describe.skipIf(!rules.stands)(`the rules of PDF/UA-1 (${rules.note})`, () => {
  const check = (...files: string[]) => run('python3', [rules.script, ...files], 20 * files.length);

  it('hold for every file', () => {
    const files = documentsOf('pdf');
    const { code, stdout } = check(...files);
    const lines = stdout.trim().split('\n');
    expect(lines.filter((line) => !line.endsWith(' []'))).toEqual([]);
    expect(lines).toHaveLength(files.length);
    expect(code).toBe(0);
  });

  it.each([
    ['/StructTreeRoot', 'no StructTreeRoot'],
    ['/Alt', 'no Alt'],
    ['/DisplayDocTitle', 'DisplayDocTitle'],
    ['/Scope', 'TH Scope'],
  ])('fail a file without its %s', (name, finding) => {
    const { code, stdout } = check(withoutName(everyNode, name));
    expect(stdout).toContain(finding);
    expect(code).toBe(1);
  });
});

describe('qpdf', () => {
  it('finds every file sound', () => {
    for (const path of documentsOf('pdf')) {
      const { code, stdout, stderr } = run('qpdf', ['--check', path]);
      expect(stdout + stderr, nameOf(path)).toContain('No syntax or stream encoding errors found');
      expect(code, nameOf(path)).toBe(0);
    }
  });

  it('finds a file unsound whose objects are not where its table says', () => {
    const moved = join(scratchFolder(), 'moved.pdf');
    const source = readFileSync(everyNode).toString('latin1');
    writeFileSync(moved, source.replace('%PDF-1.', '%PDF-1.7\n%'), 'latin1');
    expect(run('qpdf', ['--check', moved]).code).not.toBe(0);
  });
});

describe('pdftotext', () => {
  const wordsOfPdf = (path: string) => run('pdftotext', ['-raw', path, '-']).stdout;
  const wordsOfHtml = (path: string) => wordsOf(parseHtml(readFileSync(path, 'utf8'))).join('\n');

  it('finds every letter of the HTML in the PDF, and nearly every word in one piece', () => {
    for (const path of documentsOf('pdf').filter((one) => !isBook(one))) {
      const [wanted, found] = [wordsOfHtml(siblingOf(path, 'html')), wordsOfPdf(path)];
      expect(wanted.length, nameOf(path)).toBeGreaterThan(100);
      expect(shortfall(countLetters(wanted), countLetters(found)), nameOf(path)).toEqual([]);
      expect(wordsLost(wanted, found), nameOf(path)).toBeLessThan(0.05);
    }
  });

  it('would miss a sentence', () => {
    const found = wordsOfPdf(everyNode);
    const wanted = `${wordsOfHtml(siblingOf(everyNode, 'html'))} ${found} A sentence that is not there.`;
    expect(shortfall(countLetters(wanted), countLetters(found))).not.toEqual([]);
  });
});
