/** Word files of constructs, singly and in pairs, with the words that every format must have of them, and how that is held. */
import { expect } from 'vitest';
import { type CaseResult, throughProgram } from './word-cases.js';
import { CONTENTS, noteXml, paragraphOf, SURROUNDINGS } from './word-constructs.js';
import { styledFile } from './word-tree.js';

/** A file, and what it says. */
export interface CorpusFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** In order; those in braces are in the Word file alone. */
  readonly words: string;
}

/** Every content in every surrounding that it can stand in. */
export function everyPair(): readonly (readonly [content: string, surrounding: string])[] {
  return Object.entries(SURROUNDINGS).flatMap(([surrounding, { isApart }]) =>
    Object.entries(CONTENTS)
      .filter(([, { inTextOnly }]) => !(isApart && inTextOnly))
      .map(([content]) => [content, surrounding] as const),
  );
}

/** A file of one content in one surrounding, or in two, the second around the first. */
export function corpusFile(content: string, ...surroundings: readonly string[]): CorpusFile {
  let [xml, words] = [made(content, 'k').xml, made(content, 'k').words];
  let parts: Parameters<typeof styledFile>[1] = {};
  let behind = '';
  surroundings.forEach((name, depth) => {
    const letter = 'qz'.charAt(depth);
    const surrounding = SURROUNDINGS[name];
    if (!surrounding) throw new Error(`There is no surrounding ${name}`);
    const { part } = surrounding;
    xml = surrounding.xml(xml, letter);
    words = surrounding.words(words, letter);
    if (!part) return;
    const note = noteXml(part, xml);
    xml = paragraphOf('Noted', note.mark);
    behind = words;
    words = 'Noted';
    parts = { rels: [['note', part, `${part}.xml`]], files: { [`word/${part}.xml`]: [part, note.xml] } };
  });
  const bytes = styledFile(paragraphOf('Start') + xml + paragraphOf('Finish'), parts);
  return { name: [content, ...surroundings].join(' in '), bytes, words: `Start ${words} Finish ${behind}`.trim() };
}

/** A file of all contents in one surrounding, one behind the other. */
export function fullFile(surrounding: string): CorpusFile {
  const { isApart } = SURROUNDINGS[surrounding] ?? {};
  const names = Object.entries(CONTENTS).flatMap(([name, { inTextOnly }]) => (isApart && inTextOnly ? [] : [name]));
  const all = names.map((name, at) => made(name, lettersOf(at)));
  const outside = SURROUNDINGS[surrounding];
  if (!outside) throw new Error(`There is no surrounding ${surrounding}`);
  const xml = outside.xml(all.map((one) => one.xml).join(paragraphOf('between')), 'zz');
  const words = outside.words(all.map((one) => one.words).join(' between '), 'zz');
  if (!outside.part) {
    const bytes = styledFile(paragraphOf('Start') + xml + paragraphOf('Finish'));
    return { name: surrounding, bytes, words: `Start ${words} Finish` };
  }
  const note = noteXml(outside.part, xml);
  const bytes = styledFile(paragraphOf('Start', note.mark) + paragraphOf('Finish'), {
    rels: [['note', outside.part, `${outside.part}.xml`]],
    files: { [`word/${outside.part}.xml`]: [outside.part, note.xml] },
  });
  return { name: surrounding, bytes, words: `Start Finish ${words}` };
}

/** Letters of no word: `ka`, `kb`. */
const lettersOf = (at: number): string => `k${String.fromCharCode(97 + (at % 26))}${at < 26 ? '' : 'j'}`;

function made(content: string, letter: string): { readonly xml: string; readonly words: string } {
  const found = CONTENTS[content];
  if (!found) throw new Error(`There is no content ${content}`);
  return { xml: found.xml(letter), words: found.words(letter) };
}

/** Words and signs; boxes are ticked or not, whatever their form. */
export function tokensOf(text: string): readonly string[] {
  const boxes = text.replace(/[☑☒]/gu, '☒').replace(/[✔✓🗸]/gu, '✓').replaceAll('\u00ad', '');
  return boxes.match(/[\p{L}\p{N}\p{M}]+|[\p{Sc}\p{So}\p{Sm}]/gu) ?? [];
}

/** What the pages of the client of the cases have above the text. */
const MASTHEAD = tokensOf('Kappa Care Zork Status Approval not recorded');

/** Expects the words of a file, in order, in all formats. */
export async function expectAllWords({ name, bytes, words }: CorpusFile): Promise<CaseResult> {
  const result = await throughProgram(bytes);
  const { codes, messages, lines } = result;
  expect(codes, `${name}\n${messages.render}`).toEqual({ render: 0, check: 0, import: 0 });
  expect(tokensOf(lines.docx.join('\n')), `${name}, DOCX`).toEqual(tokensOf(words));
  const wanted = tokensOf(words.replace(/\{[^}]*\}/g, ''));
  for (const format of ['html', 'pdf'] as const) {
    const told = tokensOf(lines[format].join('\n'));
    expect(told.slice(0, MASTHEAD.length), `${name}, ${format}`).toEqual(MASTHEAD);
    expect(told.slice(MASTHEAD.length), `${name}, ${format}\n${messages.check}`).toEqual(wanted);
  }
  expect(
    inOrder(wanted, tokensOf(withoutMarks(lines.import.join('\n')))),
    `${name}, import\n${result.markdown}`,
  ).toEqual(wanted);
  expect(messages.check + messages.import, name).not.toContain('[word-words-missing]');
  return result;
}

/** Markdown without its marks of emphasis and its elements; boxes are signs. */
function withoutMarks(markdown: string): string {
  return markdown
    .replaceAll('<br>', ' ')
    .replace(/\*+|~~|<[^>]*>/g, '')
    .replaceAll('[x]', '☒')
    .replaceAll('[ ]', '☐');
}

/** The words of which each stands behind the one before. Drafts also have marks of Markdown, such as numbers of lists. */
function inOrder(wanted: readonly string[], told: readonly string[]): readonly string[] {
  let from = 0;
  return wanted.filter((word) => {
    const at = told.indexOf(word, from);
    if (at >= 0) from = at + 1;
    return at >= 0;
  });
}
