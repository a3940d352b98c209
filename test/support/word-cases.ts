/**
 * A Word file through the whole program: rendered for one client, checked and imported in a World in memory, and what
 * each format then says in lines of words.
 */
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { expect } from 'vitest';
import { run } from '../../src/commands/index.js';
import { parseHtml } from './html-reader.js';
import { memoryWorld } from './memory-world.js';
import { readPdf } from './pdf/reader.js';
import { htmlWords, pdfWords } from './reading-order.js';
import { htmlLines } from './structure/html.js';
import { pdfLines } from './structure/pdf.js';
import { wordLines } from './word-shown.js';

const FOLDER = join(import.meta.dirname, '../fixtures/word/cases');

/** The name in `org-case.yaml`. */
export const CLIENT = 'Kappa Care';

export interface CaseOptions {
  /** More lines of the sidecar, below its title. */
  readonly sidecar?: string;
  /** The client's file; the one beside the cases if left out. */
  readonly organisation?: string;
  /** More arguments of `policy import`. */
  readonly importing?: readonly string[];
  /** `.docx` if left out. */
  readonly extension?: string;
}

export interface CaseResult {
  /** Exit codes. */
  readonly codes: { readonly render: number; readonly check: number; readonly import: number };
  /** What each command printed. */
  readonly messages: { readonly render: string; readonly check: string; readonly import: string };
  /** The client's finished files; absent where the file was refused. */
  readonly docx?: Uint8Array;
  readonly pdf?: Uint8Array;
  readonly html?: string;
  /** The template that import made, without its front matter. */
  readonly markdown?: string;
  /**
   * The words in reading order, a line a paragraph: as Word shows them, of PDF and HTML, and import's Markdown with the client's name for
   * its placeholder. Counted numbers and marks are no words, but in Markdown.
   */
  readonly lines: Readonly<Record<'docx' | 'pdf' | 'html' | 'import', readonly string[]>>;
  /** What is a list, a table, a heading: as `htmlLines` and `pdfLines` say it. */
  readonly structure: Readonly<Record<'pdf' | 'html', readonly string[]>>;
}

/** Takes a file of test/fixtures/word/cases through the program. */
export function wordCase(file: string, options: CaseOptions = {}): Promise<CaseResult> {
  return throughProgram(readFileSync(join(FOLDER, file)), { extension: extname(file), ...options });
}

/** Takes the bytes of a Word file through the program, as a template whose title is Zork, for the client of the cases. */
export async function throughProgram(bytes: Uint8Array, options: CaseOptions = {}): Promise<CaseResult> {
  const { sidecar = '', extension = '.docx', importing = [] } = options;
  const files = {
    [`templates/t${extension}`]: new Uint8Array(bytes),
    'templates/t.yaml': `title: Zork\n${sidecar}`,
    'orgs/case.yaml': options.organisation ?? readFileSync(join(FOLDER, 'org-case.yaml'), 'utf8'),
  };
  const rendered = await policy(['render', '--org', 'case', '--loose'], files);
  const checked = await policy(['check', '--org', 'case'], files);
  const taken = await policy(['import', `old/t${extension}`, ...importing], {
    [`old/t${extension}`]: new Uint8Array(bytes),
  });
  const docx = rendered.file('.docx');
  const pdf = rendered.file('.pdf');
  const page = rendered.file('.html');
  const html = page && new TextDecoder().decode(page);
  const template = taken.file('.md');
  const markdown = template && new TextDecoder().decode(template).replace(/^---\n[\s\S]*?\n---\n/, '');
  return {
    codes: { render: rendered.code, check: checked.code, import: taken.code },
    messages: { render: rendered.printed, check: checked.printed, import: taken.printed },
    ...(docx ? { docx } : {}),
    ...(pdf ? { pdf } : {}),
    ...(html === undefined ? {} : { html }),
    ...(markdown === undefined ? {} : { markdown }),
    lines: {
      docx: docx ? wordLines(docx) : [],
      pdf: pdf ? pdfWords(readPdf(pdf)) : [],
      html: html === undefined ? [] : htmlWords(parseHtml(html)),
      import: markdown === undefined ? [] : importLines(markdown),
    },
    structure: {
      pdf: pdf ? pdfLines(readPdf(pdf)) : [],
      html: html === undefined ? [] : htmlLines(parseHtml(html)),
    },
  };
}

/** The client's name stands where the draft has its placeholder, and signs of Markdown without their backslashes. */
function importLines(markdown: string): readonly string[] {
  const said = markdown.replaceAll('<<org_field_name>>', CLIENT).replace(/\\([!-/:-@[-`{-~])/g, '$1');
  return said.split('\n').filter((line) => line.trim() !== '');
}

async function policy(args: readonly string[], files: Readonly<Record<string, string | Uint8Array>>) {
  const world = memoryWorld(files);
  const given = new Set(world.disk.keys());
  const code = await run(args, world, '1.2.3');
  const file = (extension: string) =>
    [...world.disk].find(([path]) => !given.has(path) && path.endsWith(extension))?.[1];
  return { code, printed: world.printed.out + world.printed.err, file };
}

/** Expects words in each format of a result, in this order. */
export function expectInAll(result: CaseResult, words: readonly string[]): void {
  for (const format of ['docx', 'pdf', 'html', 'import'] as const) expectInOrder(result, format, words);
}

/** Expects words in one format, in this order. */
export function expectInOrder(result: CaseResult, format: keyof CaseResult['lines'], words: readonly string[]): void {
  const text = result.lines[format].join('\n');
  let from = 0;
  const found = words.filter((word) => {
    const at = text.indexOf(word, from);
    if (at >= 0) from = at + word.length;
    return at >= 0;
  });
  expect(found, `${format} says:\n${text}\n${result.messages.render}`).toEqual(words);
}

/** Expects that no format  says a word. */
export function expectNowhere(result: CaseResult, words: readonly string[]): void {
  for (const [format, lines] of Object.entries(result.lines))
    for (const word of words) expect(lines.join('\n'), format).not.toContain(word);
}
