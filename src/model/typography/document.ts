/**
 * Gives documents as they print: with typographic quotes, dashes and ellipses where their authors typed plain ones. This is done as documents are
 * written. Their trees, fingerprints and comparisons keep what was typed, so that it is never a change of words.
 */
import type { Book } from '../book.js';
import {
  type Block,
  type Blocks,
  type Cell,
  type Document,
  type Heading,
  inlineText,
  type ListItem,
  type OutlineEntry,
  type Row,
  type Text,
} from '../document.js';
import type { Handbook } from '../handbook.js';
import { withoutRanges } from '../landscape.js';
import { changeShared, isShared, remember, rememberShared } from '../remember.js';
import type { SitePlace } from '../site.js';
import type { Theme } from '../theme.js';
import { type AnyNode, changeEach, changeParts, everyPart } from '../walk.js';
import { mayBeSetAlone, typesetLeaves, typesetRun } from './run.js';
import { typeset } from './typeset.js';

/** Gives the document as it prints in a theme. Nodes that documents share become nodes that they share. */
export function typesetDocument(document: Document, theme: Pick<Theme, 'punctuation'>): Document {
  if (theme.punctuation === 'as-typed' || document.punctuation === 'as-typed' || document.revisions) return document;
  const title = typesetWords(document.title);
  const blocks = printedText(document.blocks);
  return {
    ...document,
    title,
    blocks,
    outline: blocks === document.blocks ? document.outline : typesetOutline(document.outline, blocks),
    properties: withTitle(document.properties, document.title, title),
    ...(document.site ? { site: typesetPlace(document.site) } : {}),
    ...(document.searched ? { searched: document.searched.map(typesetTitle) } : {}),
  };
}

/** The blocks of a text as they print, the same for all formats. */
const printedText = remember((text: Blocks) => typesetBlocks(text));

/** Titles of other policies, as those print them. */
function typesetPlace({ previous, next, ...place }: SitePlace): SitePlace {
  return {
    ...place,
    ...(previous ? { previous: typesetTitle(previous) } : {}),
    ...(next ? { next: typesetTitle(next) } : {}),
  };
}

function typesetTitle<Titled extends { readonly title: readonly Text[] }>(titled: Titled): Titled {
  return { ...titled, title: typesetLeaves(titled.title) };
}

/** Gives a book as it prints in a theme. */
export function typesetBook(book: Book, theme: Pick<Theme, 'punctuation'>): Book {
  if (theme.punctuation === 'as-typed') return book;
  const title = typeset(book.title);
  return {
    ...book,
    title,
    lines: book.lines.map((line) => typeset(line)),
    properties: { ...book.properties, title },
    parts: book.parts.map(({ category, document, ...part }) => ({
      ...part,
      ...(category === undefined ? {} : { category: typeset(category) }),
      document: typesetDocument(document, theme),
    })),
  };
}

/** Gives a handbook as it prints in a theme. The words that it's searched for are those that print already. */
export function typesetHandbook({ front, groups, searched }: Handbook, theme: Pick<Theme, 'punctuation'>): Handbook {
  const isAsTyped = theme.punctuation === 'as-typed';
  return {
    front: typesetDocument(front, theme),
    groups: groups.map(({ heading, parts }) => ({
      ...(heading === undefined ? {} : { heading: isAsTyped ? heading : typeset(heading) }),
      parts: parts.map((part) => ({
        ...part,
        name: isAsTyped ? part.name : typesetLeaves(part.name),
        document: typesetDocument(part.document, theme),
      })),
    })),
    searched: isAsTyped ? searched : searched.map(typesetTitle),
  };
}

/** A file is called what its first page says. */
function withTitle(
  properties: Document['properties'],
  typed: Document['title'],
  title: Document['title'],
): Document['properties'] {
  const isSame = title === typed || onOneLine(inlineText(typed)) !== properties.title;
  return isSame ? properties : { ...properties, title: onOneLine(inlineText(title)) };
}

function onOneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}

/** A run, and the notes that it leads to. */
function typesetWords(run: Document['title']): Document['title'] {
  return changeEach(typesetRun(run), (node) =>
    node.type === 'text' ? node : changeParts(node, { inlines: withNotes, blocks: typesetBlocks }),
  );
}

/** A part of a run that is set already. */
function withNotes(run: Document['title']): Document['title'] {
  return changeEach(run, (node) =>
    node.type === 'text' ? node : changeParts(node, { inlines: withNotes, blocks: typesetBlocks }),
  );
}

function typesetBlocks(blocks: Blocks): Blocks {
  return changeEach(blocks, typesetBlock);
}

const PARTS = { inlines: typesetWords, leaves: typesetLeaves, blocks: typesetBlocks };

const typesetBlock = changeShared((block: Block): Block => (mayBeSet(block) ? blockAsPrinted(block) : block));

/** Whether any words in a node may have to be set; asked first, since most of what one document alone holds is set already. */
function mayBeSet(node: AnyNode): boolean {
  switch (node.type) {
    case 'text':
      return mayBeSetAlone(node);
    case 'code':
      // A footnote within code is prose.
      return node.children.some((child) => child.type !== 'text' && mayBeSet(child));
    case 'code-block':
      return false;
    case 'row':
    case 'cell':
    case 'block-cell':
    case 'item':
      return mayPartBeSet(node);
    default:
      return !everyPart(node, isSet);
  }
}

const isSet = (node: AnyNode): boolean => !mayBeSet(node);

/** Rows, cells and items that documents share stand among others that they don’t. */
const mayPartBeSet = rememberShared((part: AnyNode): boolean => !everyPart(part, isSet));

function blockAsPrinted(block: Block): Block {
  switch (block.type) {
    case 'code-block':
      return block;
    case 'heading':
      return typesetHeading(block);
    case 'list': {
      const items = changeEach(block.items, typesetItem);
      return items === block.items ? block : { ...block, items };
    }
    case 'table': {
      const { caption, header } = block;
      const rows = changeEach(block.rows, typesetRow);
      const [words, head] = [caption && typesetWords(caption), header && typesetRow(header)];
      if (rows === block.rows && words === caption && head === header) return block;
      return { ...block, ...(words ? { caption: words } : {}), ...(head ? { header: head } : {}), rows };
    }
    default:
      return changeParts(block, PARTS);
  }
}

const typesetItem = changeShared((item: ListItem): ListItem => changeParts(item, PARTS));
const typesetRow = changeShared((row: Row): Row => {
  const cells = changeEach(row.cells, typesetCell);
  return cells === row.cells ? row : { ...row, cells };
});
const typesetCell = changeShared((cell: Cell): Cell => changeParts(cell, PARTS));

const typesetHeading = changeShared((heading: Heading): Heading => changeParts(heading, PARTS));

/** The outline of the blocks that were set. Where all its headings are shared, so is what becomes of it. */
function typesetOutline(outline: Document['outline'], blocks: Blocks): Document['outline'] {
  if (isShared(outline)) return sharedOutline(outline);
  const headings = withoutRanges(blocks).filter(isHeading);
  return outline.map((entry, at) =>
    isShared(entry) ? typesetEntry(entry) : withHeading(entry, headings[at] ?? entry.heading),
  );
}

const sharedOutline = changeShared((outline: Document['outline']) => changeEach(outline, typesetEntry));

/** An entry that is shared is that of a heading that is. */
const typesetEntry = changeShared((entry: OutlineEntry) => withHeading(entry, typesetHeading(entry.heading)));

function withHeading(entry: OutlineEntry, heading: Heading): OutlineEntry {
  return heading === entry.heading ? entry : { ...entry, heading };
}

function isHeading(block: Block): block is Heading {
  return block.type === 'heading';
}
