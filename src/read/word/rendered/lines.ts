/**
 * What each paragraph and table of a Word file that the program wrote is, by the name of its style, and how far it is set in. Word
 * keeps both through people's edits, and so does LibreOffice.
 */
import { type PlacedElement, placedChild, placedChildren } from '../../../formats/xml/places.js';
import type { Block, Blocks, Branching, Heading, HeadingLevel, Inlines, Leaf } from '../../../model/document.js';
import { NOTE_KINDS, type NoteKind } from '../../../model/note-kinds.js';
import { type Span, spanOf } from '../../../model/source.js';
import { headingLevel, numberingOf, styleOf } from '../tree/headings.js';
import { paragraphWords } from '../tree/inlines.js';
import { toggle } from '../tree/looks.js';
import { alignmentOf, indentOf, isRule, objectBlocks } from '../tree/paragraphs.js';
import { findAll, type TreeReading } from '../tree/reading.js';
import { sectionEnds } from '../tree/sections.js';
import { contentsIn, isWrapper } from '../wrappers.js';
import { withoutFirst } from './first-letters.js';
import type { ListNumbers, NumberedItem } from './list-numbers.js';
import { HANG } from './measures.js';

/** A paragraph, table or picture, with where it stands. All measures are twips from the margin. */
export type RenderedLine =
  | { readonly kind: 'top'; readonly block: Branching<Leaf, Block<Leaf>> }
  | {
      readonly kind: 'block';
      readonly edge: number;
      readonly block: Branching<Leaf, Block<Leaf>>;
      /** Whether it is the table of document control. */
      readonly isControl?: boolean;
    }
  | { readonly kind: 'quote'; readonly words: number; readonly block: Branching<Leaf, Block<Leaf>> }
  | { readonly kind: 'note-title'; readonly words: number; readonly note: NoteKind; readonly title: Inlines<Leaf> }
  | {
      readonly kind: 'note';
      readonly words: number;
      readonly note: NoteKind;
      readonly block: Branching<Leaf, Block<Leaf>>;
    }
  | ItemLine
  | { readonly kind: 'caption'; readonly edge: number; readonly words: Inlines<Leaf>; readonly span: Span }
  | {
      readonly kind: 'masthead';
      readonly part: 'logo' | 'organisation' | 'registration';
      readonly blocks: Blocks<Leaf>;
    }
  | { readonly kind: 'title'; readonly words: Inlines<Leaf> }
  | { readonly kind: 'section-end'; readonly isTurned: boolean };

/** A paragraph with a mark. */
export interface ItemLine {
  readonly kind: 'item';
  /** Where its mark stands, and where its words begin. */
  readonly edge: number;
  readonly words: number;
  readonly ordered: boolean;
  /** Its mark as text; `''` for none. */
  readonly label?: string;
  readonly checked?: boolean;
  readonly number?: NumberedItem;
  readonly blocks: Blocks<Leaf>;
}

/** Reads a table of a file, its cells by `readCell`. */
export type ReadTableOf = (table: PlacedElement) => Blocks<Leaf>;

/** What all lines of one part share. */
export interface LinesReading {
  readonly reading: TreeReading;
  readonly numbers: ListNumbers;
  readonly readTable: ReadTableOf;
  readonly readBox: (content: PlacedElement) => Blocks<Leaf>;
  /** The bookmarks of headings, the first of each. */
  readonly bookmarkOf: (heading: PlacedElement) => string | undefined;
}

/** Reads the lines of a body, a cell, a note or a text box. */
export function linesIn(container: PlacedElement, lines: LinesReading): readonly RenderedLine[] {
  const contents = contentsIn(container);
  return placedChildren(container).flatMap((child): readonly RenderedLine[] => {
    if (contents.has(child)) return [];
    if (isWrapper(child)) return linesIn(child, lines);
    if (child.name === 'w:tbl') return tableLines(child, lines);
    if (child.name !== 'w:p') return [];
    const ends = sectionEnds(child).map(({ isTurned }) => ({ kind: 'section-end', isTurned }) as const);
    return [...paragraphLines(child, lines), ...ends];
  });
}

function tableLines(table: PlacedElement, { readTable, reading }: LinesReading): readonly RenderedLine[] {
  const indent = placedChild(placedChild(table, 'w:tblPr'), 'w:tblInd')?.attributes.get('w:w');
  const isControl = findAll(table, 'w:p').some(
    (paragraph) => reading.styles.paragraph(styleOf(paragraph)).name === 'control label',
  );
  return readTable(table).map((block) => ({ kind: 'block', edge: Number(indent ?? 0) || 0, block, isControl }));
}

/** Word's lists of contents are made again. */
const CONTENTS = /^(?:toc (?:\d|heading)|contents heading)$/;
const MASTHEAD = { 'masthead logo': 'logo', masthead: 'organisation', 'masthead detail': 'registration' } as const;
const NOTE = /^([a-z]+) (title|text)$/;
const ITEM = /^list (bullet|number)(?: \d)?$/;

function paragraphLines(paragraph: PlacedElement, lines: LinesReading): readonly RenderedLine[] {
  const { reading, readBox } = lines;
  const { name } = reading.styles.paragraph(styleOf(paragraph));
  if (CONTENTS.test(name)) return [];
  const line = reading.lineOf.get(paragraph);
  const span = spanOf(reading.part.source, line?.start ?? 0, line?.end ?? 0);
  const words = paragraphWords(paragraph, reading);
  const objects = words.beside.map((object) => ({
    before: object.before,
    blocks: objectBlocks(object, span, reading, ({ content }) => readBox(content)),
  }));
  const beside = objects.flatMap(({ blocks }) => blocks);
  const breaks = toggle(placedChild(placedChild(paragraph, 'w:pPr'), 'w:pageBreakBefore')) === true;
  const isBreak = ({ type }: { readonly type: string }) => type === 'page-break';
  const breakBefore = breaks || objects.some(({ before, blocks }) => before && blocks.some(isBreak));
  const breakBehind = !breakBefore && beside.some(isBreak);
  const read: Paragraph = {
    paragraph,
    name,
    span,
    children: words.children,
    beside: beside.filter((block) => !isBreak(block)),
    left: leftOf(paragraph, reading),
  };
  const pageBreak = { kind: 'top', block: { type: 'page-break' } } as const;
  return [...(breakBefore ? [pageBreak] : []), ...linesOf(read, lines), ...(breakBehind ? [pageBreak] : [])];
}

/** A paragraph whose words were read. */
interface Paragraph {
  readonly paragraph: PlacedElement;
  /** Of its style, in small letters. */
  readonly name: string;
  readonly span: Span;
  readonly children: Inlines<Leaf>;
  /** Its pictures and the like. */
  readonly beside: Blocks<Leaf>;
  readonly left: number;
}

function leftOf(paragraph: PlacedElement, reading: TreeReading): number {
  const numbering = numberingOf(paragraph, reading);
  const byList = numbering && reading.numbering.definition(numbering.numId, numbering.level)?.indentLeft;
  const own = placedChild(placedChild(paragraph, 'w:pPr'), 'w:ind')?.attributes;
  const left = own?.get('w:left') ?? own?.get('w:start');
  return left === undefined ? (byList ?? indentOf(paragraph, reading) ?? 0) : Number(left) || 0;
}

function linesOf(read: Paragraph, lines: LinesReading): readonly RenderedLine[] {
  const { paragraph, name, children, beside, left, span } = read;
  const { reading } = lines;
  const part = MASTHEAD[name as keyof typeof MASTHEAD];
  if (part) return [{ kind: 'masthead', part, blocks: [...wordsOf(read, lines), ...beside] }];
  if (name === 'title') return children.length > 0 ? [{ kind: 'title', words: children }] : [];
  const level = headingLevel(paragraph, reading);
  if (level !== undefined) return [...headingLines(read, level, lines), ...besideLines(read)];
  if (children.length === 0 && beside.length === 0 && (name === 'rule' || isRule(placedChild(paragraph, 'w:pPr'))))
    return [{ kind: 'block', edge: left, block: { type: 'rule' } }];
  if (isItem(read, lines)) return itemLines(read, lines);
  if (children.length === 0) return besideLines(read);
  if (name === 'caption') return [{ kind: 'caption', edge: left, words: children, span }, ...besideLines(read)];
  const [, note, role] = NOTE.exec(name) ?? [];
  const kind = NOTE_KINDS.find((each) => each === note);
  if (kind && role === 'title')
    return [{ kind: 'note-title', words: left, note: kind, title: children }, ...besideLines(read)];
  const blocks = name === 'code block' ? codeOf(read) : wordsOf(read, lines);
  return [
    ...blocks.map((block): RenderedLine => {
      if (kind) return { kind: 'note', words: left, note: kind, block };
      if (/^(?:intense )?quote$/.test(name)) return { kind: 'quote', words: left, block };
      if (block.type === 'paragraph' && block.clause !== undefined) return { kind: 'top', block };
      return { kind: 'block', edge: name === 'code block' ? left - CODE_PADDING : left, block };
    }),
    ...besideLines(read),
  ];
}

/** How far the words of code stand from the edge of their frame. */
const CODE_PADDING = 120;

function besideLines({ beside, left }: Paragraph): readonly RenderedLine[] {
  return beside.map((block) => ({ kind: 'block', edge: left, block }));
}

function codeOf({ children, span }: Paragraph): Blocks<Leaf> {
  return [{ type: 'code-block', children, span }];
}

/** The words of a paragraph, with its number where paragraphs are numbered with the headings. */
function wordsOf({ paragraph, name, children, span }: Paragraph, { reading, numbers }: LinesReading): Blocks<Leaf> {
  if (children.length === 0) return [];
  const numbering = numberingOf(paragraph, reading);
  if (numbering && (name === 'clause' || numbers.isOfHeadings(numbering))) {
    const clause = numbers.next(numbering);
    return [{ type: 'paragraph', ...(clause === '' ? {} : { clause }), children, span }];
  }
  const align = alignmentOf(paragraph, reading);
  return [{ type: 'paragraph', ...(align ? { align } : {}), children, span }];
}

function isOutOfList(paragraph: PlacedElement): boolean {
  const numPr = placedChild(placedChild(paragraph, 'w:pPr'), 'w:numPr');
  return placedChild(numPr, 'w:numId')?.attributes.get('w:val') === '0';
}

function hangsOf(paragraph: PlacedElement): number | undefined {
  const hanging = placedChild(placedChild(paragraph, 'w:pPr'), 'w:ind')?.attributes.get('w:hanging');
  return hanging === undefined ? undefined : Number(hanging) || 0;
}

/** The mark that a paragraph taken out of its list has as text before a tab; `''` for none. */
function labelOf(paragraph: PlacedElement, reading: TreeReading): string {
  const text = reading.lineOf.get(paragraph)?.text ?? '';
  const tab = text.indexOf('\t');
  const label = text.slice(0, tab);
  return tab > 0 && hangsOf(paragraph) !== 0 && !/[\uFFFC\u2028]|^[☐☑]$/.test(label) ? label : '';
}

/** How many letters of the words are a label and the tab behind it, once white space is one space. */
function lettersOf(label: string): number {
  return label === ''
    ? 0
    : `${label} `
        .replace(/[ \t]+/g, ' ')
        .trimStart()
        .normalize('NFC').length;
}

function headingLines(
  { paragraph, children, span }: Paragraph,
  depth: number,
  lines: LinesReading,
): readonly RenderedLine[] {
  if (children.length === 0) return [];
  const { reading, numbers } = lines;
  const level = (Math.min(depth, 4) + 1) as HeadingLevel;
  const anchor = lines.bookmarkOf(paragraph);
  const heading: Heading<Leaf> = {
    type: 'heading',
    level,
    ...(anchor === undefined ? {} : { anchor }),
    children,
    span,
  };
  const numbering = numberingOf(paragraph, reading);
  if (numbering) {
    numbers.next(numbering);
    const isAppendix = level === 1 && reading.numbering.definition(numbering.numId, 0)?.format === 'upperLetter';
    return [{ kind: 'top', block: isAppendix ? { ...heading, kind: 'appendix' } : heading }];
  }
  const label = isOutOfList(paragraph) ? labelOf(paragraph, reading) : '';
  const words = label === '' ? children : withoutFirst(children, lettersOf(label));
  return words.length === 0 ? [] : [{ kind: 'top', block: { ...heading, label, children: words } }];
}

/** Whether a paragraph is an item of a list: by its list, or by its style and the text of its mark. */
function isItem({ paragraph, name, children, beside }: Paragraph, { reading, numbers }: LinesReading): boolean {
  if (name === 'clause') return false;
  const numbering = numberingOf(paragraph, reading);
  if (numbering) return !numbers.isOfHeadings(numbering);
  return ITEM.test(name) && (isOutOfList(paragraph) || children.length > 0 || beside.length > 0);
}

function itemLines(read: Paragraph, lines: LinesReading): readonly RenderedLine[] {
  const { paragraph, name, children, beside, left, span } = read;
  const { reading, numbers } = lines;
  const numbering = numberingOf(paragraph, reading);
  const definition = numbering && reading.numbering.definition(numbering.numId, numbering.level);
  const label = numbering ? undefined : labelOf(paragraph, reading);
  const checked = boxOf(paragraph);
  const cut = lettersOf(label ?? '') + (checked === undefined ? 0 : 2);
  const words = cut > 0 ? withoutFirst(children, cut) : children;
  const number = numbering ? numbers.count(numbering) : undefined;
  const isBullet = definition ? definition.isBullet || definition.format === 'none' : /bullet/.test(name);
  const isTask = checked !== undefined && (label === '' || label === undefined) && isBullet;
  const align = numbering ? undefined : alignmentOf(paragraph, reading);
  const first: Blocks<Leaf> =
    words.length > 0 ? [{ type: 'paragraph', ...(align ? { align } : {}), children: words, span }] : [];
  return [
    {
      kind: 'item',
      edge: left - (hangsOf(paragraph) || HANG),
      words: left,
      ordered: !isBullet,
      ...(label === undefined || isTask ? {} : { label }),
      ...(checked === undefined ? {} : { checked }),
      ...(number === undefined || isBullet ? {} : { number }),
      blocks: [...first, ...beside],
    },
  ];
}

/** Whether the box of a task is ticked; undefined for an item without one. */
function boxOf(paragraph: PlacedElement): boolean | undefined {
  const control = findAll(paragraph, 'w:sdt').find((each) => {
    const tag = placedChild(placedChild(each, 'w:sdtPr'), 'w:tag')?.attributes.get('w:val');
    return /^task-\d+$/.test(tag ?? '');
  });
  if (!control) return undefined;
  const state = findAll(control, 'w14:checked')[0]?.attributes.get('w14:val') ?? '0';
  return state !== '0' && state !== 'false';
}
