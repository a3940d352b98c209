/**
 * Reads a Word file that will become a template: its text as a tree, its properties, and the words that its author
 * marked. Tags of other programs are words. Notes everything that a template has no place for, such as headers and
 * footers.
 */
import { findExternal } from '../../formats/word/external.js';
import { openWordPackage, type WordPackage } from '../../formats/word/package.js';
import { XmlTrouble } from '../../formats/xml/parse.js';
import { error, type Outcome } from '../../model/diagnostic.js';
import type { ImportedDocument, Noted } from '../../model/imported-document.js';
import type { TrackedDecision } from '../../model/kept-in-word.js';
import { spanOf } from '../../model/source.js';
import { withAddresses } from '../bare-addresses.js';
import { readFrontMatterFile } from '../template/front-matter.js';
import { type CleaningChoices, cleanWord } from '../word/clean/index.js';
import type { Undecided } from '../word/clean/tracked/index.js';
import { wordsNotInTree } from '../word/guard/index.js';
import { propertiesAsFrontMatter } from '../word/properties.js';
import { withShownWords } from '../word/shown/index.js';
import { movingNotes } from '../word/shown/moving-warnings.js';
import { type ReadWord, readWordParts } from '../word/template.js';
import { allNodes, readWordTree } from '../word/tree/index.js';
import { withoutTypedNumbers } from './typed-numbers.js';
import { withListMarks } from './word-lists.js';
import { markedWords } from './word-marks.js';

/** Reads the bytes of a `.docx` or `.dotx`. */
export function readWordDocument(
  path: string,
  bytes: Uint8Array,
  trackedChanges: TrackedDecision | Undecided,
): Outcome<ImportedDocument> {
  const { value: opened, refusal } = openWordPackage(bytes);
  if (!opened) return { diagnostics: [error('word-unsupported', refusal.message, path, { hint: refusal.hint })] };
  try {
    // Comments, and the Word template that it was made with, are left out with a note of their words.
    const choices: CleaningChoices = { keep: ['comments'], allows: ['attachedTemplate'], trackedChanges };
    const { package: cleaned, diagnostics } = cleanWord(path, opened, choices);
    const document = documentOf(path, cleaned);
    return { ...document, diagnostics: [...diagnostics, ...document.diagnostics] };
  } catch (trouble) {
    if (!(trouble instanceof XmlTrouble)) throw trouble;
    const message = `The Word file is damaged: ${trouble.message}`;
    return { diagnostics: [error('word-unsupported', message, path, { hint: 'Open it in Word and save it again.' })] };
  }
}

function documentOf(path: string, opened: WordPackage): Outcome<ImportedDocument> {
  const shown = withShownWords(opened);
  const read = readWordParts(path, shown.package, 'words', shown.records);
  const main = read.parts.find(({ part }) => part.path === opened.main);
  const tree = readWordTree(read);
  const listed = tree.numbering ? withListMarks(tree.blocks, tree.numbering) : tree.blocks;
  const { blocks, diagnostics: numbers } = withoutTypedNumbers(listed, read.source);
  const properties = propertiesAsFrontMatter(path, opened);
  const value: ImportedDocument = {
    source: read.source,
    ...(tree.title ? { title: { words: tree.title.words, span: tree.title.span } } : {}),
    front: tree.front,
    blocks: withAddresses(blocks),
    frontMatter: {},
    properties: (properties && readFrontMatterFile(properties).values) ?? {},
    marked: main ? markedWords(main) : [],
    notes: [...leftOutWords(read), ...movingNotes(path, shown.moving), ...externalUses(path, opened)],
  };
  const told = [...(main?.diagnostics ?? []), ...tree.diagnostics];
  const losses = wordsNotInTree(read, allNodes(tree), told, 'draft');
  const diagnostics = [...told, ...losses, ...numbers];
  return { value, diagnostics };
}

const LEFT_OUT_PARTS: readonly (readonly [RegExp, string])[] = [
  [/\.header\+xml$/, 'The header'],
  [/\.footer\+xml$/, 'The footer'],
  [/\.comments\+xml$/, 'A comment'],
];

/** Notes the words of headers, footers and comments, which are left out: each document gets its own header and footer. */
function leftOutWords({ parts, source }: ReadWord): readonly Noted[] {
  return parts.flatMap(({ part, lines }) => {
    const partName = LEFT_OUT_PARTS.find(([type]) => type.test(part.part.contentType))?.[1];
    if (!partName) return [];
    return lines
      .filter(({ kind, text }) => kind === 'paragraph' && /[\p{L}\d]/u.test(text))
      .map(({ text, start, end }) => ({
        message: `${partName} was left out: ${text.replace(/[\s\uFFFC\u2028]+/g, ' ').trim()}`,
        place: spanOf(source, start, end),
      }));
  });
}

function externalUses(path: string, opened: WordPackage): readonly Noted[] {
  return findExternal(opened).map(({ part, reference }) => ({
    message: `${part} fetches or runs something from outside, which was left out: ${reference}`,
    place: path,
  }));
}
