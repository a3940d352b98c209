/**
 * Reads a Word file to compare it with another document: one that the program wrote back into what it was written from, any other as
 * `policy import` reads it. Tracked changes are read as accepted. Everything that the tree lacks is told.
 */
import { openWordPackage, type WordPackage } from '../../formats/word/package.js';
import { XmlTrouble } from '../../formats/xml/parse.js';
import { withApprovalInOneEntry } from '../../model/approval-entry.js';
import { type Diagnostic, error, type Outcome } from '../../model/diagnostic.js';
import type { Blocks, Leaf } from '../../model/document.js';
import type { ReadDocument } from '../../model/read-document.js';
import { type AnyNode, visit } from '../../model/walk.js';
import type { Wording } from '../../model/wording/wording.js';
import { withAddresses } from '../bare-addresses.js';
import { readFrontMatterFile } from '../template/front-matter.js';
import { cleanWord } from '../word/clean/index.js';
import { wordsNotInTree } from '../word/guard/index.js';
import { propertiesAsFrontMatter } from '../word/properties.js';
import { isRenderedWord, readRenderedWord } from '../word/rendered/index.js';
import { withShownWords } from '../word/shown/index.js';
import { type ReadWord, readWordParts } from '../word/template.js';
import { allNodes, readWordTree } from '../word/tree/index.js';
import { withoutTypedNumbers } from './typed-numbers.js';
import { withListMarks } from './word-lists.js';
import { reviewLosses } from './word-reviews.js';

/** Reads the bytes of a `.docx`, `.docm`, `.dotx` or `.dotm`; `path` is the file's, for messages. */
export function readWordToCompare(path: string, bytes: Uint8Array, wording: Wording): Outcome<ReadDocument> {
  const { value: opened, refusal } = openWordPackage(bytes);
  if (!opened) return { diagnostics: [error('word-unsupported', refusal.message, path, { hint: refusal.hint })] };
  try {
    const choices = { keep: [], allows: ['attachedTemplate'], trackedChanges: 'accept' } as const;
    const { package: cleaned, diagnostics } = cleanWord(path, opened, choices);
    // Who changed and commented what is told in words of its own.
    const others = diagnostics.filter(({ code }) => code !== 'word-tracked-changes' && code !== 'word-comments');
    const document = documentOf(path, cleaned, wording);
    return { ...document, diagnostics: [...reviewLosses(path, opened), ...others, ...document.diagnostics] };
  } catch (trouble) {
    if (!(trouble instanceof XmlTrouble)) throw trouble;
    const message = `The Word file is damaged: ${trouble.message}`;
    return { diagnostics: [error('word-unsupported', message, path, { hint: 'Open it in Word and save it again.' })] };
  }
}

function documentOf(path: string, opened: WordPackage, wording: Wording): Outcome<ReadDocument> {
  const shown = withShownWords(opened);
  const read = readWordParts(path, shown.package, 'all-words', shown.records);
  const { value, nodes, told } = isRenderedWord(opened) ? rendered(read, wording) : fromElsewhere(read);
  const main = read.parts.find(({ part }) => part.path === opened.main);
  const findings = [...(main?.diagnostics ?? []), ...told];
  const losses = wordsNotInTree(read, nodes, findings, 'comparison');
  return { value: { ...value, properties: propertiesOf(path, opened) }, diagnostics: [...findings, ...losses] };
}

interface Reading {
  readonly value: Omit<ReadDocument, 'properties'>;
  /** The whole tree. */
  readonly nodes: readonly AnyNode[];
  readonly told: readonly Diagnostic[];
}

function rendered(read: ReadWord, wording: Wording): Reading {
  const { diagnostics, ...text } = readRenderedWord(read, wording);
  const { logo, organisation, registration = '', title, control, blocks } = text;
  const words = [
    organisation,
    registration,
    ...control.flatMap(({ label, value }) => [label, value]),
    ...marksIn(blocks, wording),
  ];
  const nodes: AnyNode[] = [
    ...(logo ? [logo] : []),
    ...title,
    ...words.map((value) => ({ type: 'text', value }) as const),
    ...blocks,
  ];
  const value = { isRendered: true, ...text, control: withApprovalInOneEntry(control, wording) };
  return { value, nodes, told: diagnostics };
}

/** What stands before words without being among them: the word for the kind of a note, and labels. */
function marksIn(blocks: Blocks<Leaf>, { page }: Wording): readonly string[] {
  const marks: string[] = [];
  visit(blocks, (node) => {
    if (node.type === 'note') marks.push(page.titledNote(page.notes[node.kind], ''));
    else if ((node.type === 'heading' || node.type === 'item') && node.label) marks.push(node.label);
  });
  return marks;
}

function fromElsewhere(read: ReadWord): Reading {
  const tree = readWordTree(read);
  const listed = tree.numbering ? withListMarks(tree.blocks, tree.numbering) : tree.blocks;
  const { blocks } = withoutTypedNumbers(listed, read.source);
  const value = {
    isRendered: false,
    organisation: '',
    title: tree.title?.words ?? [],
    control: [],
    blocks: withAddresses([...tree.front.map((children) => ({ type: 'paragraph', children }) as const), ...blocks]),
    ...(tree.numbering ? { numbering: tree.numbering } : {}),
  };
  return { value, nodes: allNodes(tree), told: tree.diagnostics };
}

function propertiesOf(path: string, opened: WordPackage): ReadDocument['properties'] {
  const source = propertiesAsFrontMatter(path, opened);
  const { title, code, version } = (source && readFrontMatterFile(source).values) ?? {};
  return {
    ...(title ? { title } : {}),
    ...(code ? { code } : {}),
    ...(version ? { version } : {}),
  };
}
