/**
 * Sets what an organisation adds to a policy in its Word file: at the start, below a heading, at the end of a section, or in place of
 * one. The places are those that the tree has found; here they are found again among the file's own paragraphs.
 */
import { openWordPackage } from '../../formats/word/package.js';
import { type PlacedElement, placedChild } from '../../formats/xml/places.js';
import { writeZip } from '../../formats/zip/write.js';
import type { PartKind } from '../../model/additions.js';
import { type Diagnostic, error, type Outcome } from '../../model/diagnostic.js';
import type { Blocks, Heading, Leaf } from '../../model/document.js';
import type { Span } from '../../model/source.js';
import { visit } from '../../model/walk.js';
import type { WordForm, WordLook, WordPiece, WordTemplate } from '../../model/word.js';
import type { OpenPassages } from '../template/open-passages.js';
import { compilePart } from './in-place/index.js';
import { lookAt } from './in-place/look.js';
import { sectionOf, sectionParagraph, whatStays } from './in-place/removed.js';
import { elementOf, outermost, sectionEnd, type TextEntry, textLine } from './in-place/text-line.js';
import { withPlaces } from './places.js';
import type { PartReading, TextEdits } from './reading.js';
import { readWordParts } from './template.js';
import { openTree } from './tree/context.js';
import { headingLevel, isTitle, numberedAsInFile, numberingOf, styleOf } from './tree/headings.js';
import type { TreeReading } from './tree/reading.js';

/** Blocks that go to a place of the text. */
export interface WordInsertion {
  readonly kind: PartKind;
  /** The heading, as the tree has it; absent at the start. */
  readonly heading?: Heading<Leaf>;
  readonly blocks: Blocks<Leaf>;
  /** The line that begins the part. */
  readonly span: Span;
}

/** A Word file that is open for additions. */
export interface WordText {
  /** Gives blocks whose headings are numbered as the file's own are. */
  numbered(blocks: Blocks<Leaf>): Blocks<Leaf>;
  /** Gives the file's forms with the insertions, which come in the order in which those at one place stand. */
  withInsertions(insertions: readonly WordInsertion[]): Outcome<ReadonlyMap<string, WordForm>>;
}

/** Opens a template's file again; `passages` are those that the master uses. */
export function openWordText(template: WordTemplate, passages: OpenPassages): WordText {
  const { value } = openWordPackage(writeZip(template.parts));
  if (!value) throw new Error('A Word file that was read can’t be read again');
  const unread = readWordParts(template.head.source.path, value, 'refused', template.records);
  const read = withPlaces({ ...unread, parts: unread.parts.map((part) => ({ ...part, passages })) });
  const context = openTree(read, () => []);
  const main = context?.main;
  return {
    numbered: (blocks) => (main ? numberedAsInFile(blocks, main) : blocks),
    withInsertions: (insertions) => {
      const body = main && placedChild(main.part.part.root, 'w:body');
      if (!main || !body) return { value: template.forms, diagnostics: [] };
      const editing = new Editing(textLine(body, main), main, template);
      for (const insertion of insertions) editing.insert(insertion);
      const form = compilePart(editing.edited());
      const forms = new Map([...template.forms, ...(form ? [[form.path, form] as const] : [])]);
      return { value: forms, diagnostics: editing.diagnostics };
    },
  };
}

class Editing {
  readonly diagnostics: Diagnostic[] = [];
  private readonly line: readonly TextEntry[];
  private readonly reading: TreeReading;
  private readonly template: WordTemplate;
  private readonly before = new Map<TextEntry['node'], WordPiece[]>();
  private readonly atEnd = new Map<PlacedElement, WordPiece[]>();
  private readonly removed = new Set<TextEntry['node']>();
  private readonly changed: PlacedElement[] = [];
  /** The ends of sections of pages that were moved behind what was added, by the index of what comes next. */
  private readonly pageEnds = new Map<number, WordPiece>();

  constructor(line: readonly TextEntry[], reading: TreeReading, template: WordTemplate) {
    this.line = line;
    this.reading = reading;
    this.template = template;
  }

  insert({ kind, heading, blocks, span }: WordInsertion): void {
    if (!heading) {
      const first = this.firstOfText();
      this.put(first, blocks, span, this.lookNear(first, 1));
      return;
    }
    const at = this.line.findIndex((entry) => {
      const element = elementOf(entry);
      return element !== undefined && this.reading.lineOf.get(element)?.start === heading.span?.start;
    });
    if (at < 0) {
      const message = 'In the Word file this heading is in a table or a text box, where nothing can be added';
      this.diagnostics.push(
        error('word-blocks', message, span, { hint: 'Name the heading above it, or a heading below.' }),
      );
      return;
    }
    if (kind === 'after') {
      this.put(at + 1, blocks, span, this.lookNear(at + 1, 1));
      return;
    }
    const end = sectionEnd(this.line, at, heading.level, this.reading);
    if (kind === 'end') {
      this.putBeforeBreak(end, blocks, span);
      return;
    }
    const from = kind === 'instead' && blocks[0]?.type !== 'heading' ? at + 1 : at;
    const stretch = this.line.slice(from, end);
    for (const { node, container } of stretch) {
      this.removed.add(node);
      this.changed.push(container);
    }
    this.removeEmptyControls(stretch);
    this.put(end, blocks, span, this.lookNear(at + 1, 1));
    const stays = whatStays(
      stretch.flatMap((entry) => elementOf(entry) ?? []),
      this.reading.part.part.xml,
    );
    if (stays !== '') this.piecesAt(end).push({ type: 'markup', xml: stays, letters: '' });
  }

  /** A content control must not be empty, so one that loses all it holds goes too. */
  private removeEmptyControls(stretch: readonly TextEntry[]): void {
    for (const container of new Set(stretch.map((entry) => entry.container))) {
      const { parent } = container;
      const isEmpty = this.line.every((entry) => entry.container !== container || this.removed.has(entry.node));
      if (parent?.name === 'w:sdt' && isEmpty) this.removed.add(parent);
    }
  }

  /** The part's reading with what was inserted and removed. */
  edited(): PartReading {
    const { part } = this.reading;
    const touched = new Set(part.touched);
    for (const container of this.changed)
      for (let at: PlacedElement | undefined = container; at; at = at.parent) touched.add(at);
    const edits: TextEdits = { before: this.before, atEnd: this.atEnd, removed: this.removed };
    return { ...part, touched, edits };
  }

  private put(at: number, blocks: Blocks<Leaf>, span: Span, look: WordLook): void {
    if (blocks.length > 0) this.piecesAt(at).push({ type: 'set', blocks, span, look, before: '', after: '' });
  }

  /** At the end of a section of the text, before the end of a section of pages that the last paragraph holds. */
  private putBeforeBreak(end: number, blocks: Blocks<Leaf>, span: Span): void {
    const { part } = this.reading;
    const { xml } = part.part;
    const look = this.lookNear(end, -1);
    const last = this.line[end - 1];
    const element = last && elementOf(last);
    const section = element && sectionOf(element);
    const pageEnd = this.pageEnds.get(end);
    if (pageEnd) {
      const pieces = this.piecesAt(end);
      pieces.splice(pieces.indexOf(pageEnd), 0, { type: 'set', blocks, span, look, before: '', after: '' });
    } else if (!last || !element || !section || part.touched.has(element)) this.put(end, blocks, span, look);
    else if ((this.reading.lineOf.get(element)?.text ?? '').trim() === '') this.put(end - 1, blocks, span, look);
    else {
      this.removed.add(last.node);
      const words = xml.slice(element.start, section.start) + xml.slice(section.end, element.end);
      const breaking: WordPiece = { type: 'markup', xml: sectionParagraph(section, xml), letters: '' };
      this.pageEnds.set(end, breaking);
      this.piecesAt(end).push({ type: 'markup', xml: words, letters: 'x' });
      this.put(end, blocks, span, look);
      this.piecesAt(end).push(breaking);
    }
  }

  /** The pieces that come before the entry at an index, or at the end of the text. */
  private piecesAt(at: number): WordPiece[] {
    const entry = this.line[at];
    const container = entry?.container ?? this.line.at(-1)?.container ?? this.reading.part.part.root;
    this.changed.push(container);
    const pieces = (entry ? this.before.get(entry.node) : this.atEnd.get(container)) ?? [];
    if (entry) this.before.set(entry.node, pieces);
    else this.atEnd.set(container, pieces);
    return pieces;
  }

  /** Where the text begins behind what stands at its head. */
  private firstOfText(): number {
    let start: number | undefined;
    visit(this.template.tree.body.blocks, (node) => {
      if (start === undefined && 'span' in node && node.span?.source.path === this.reading.part.source.path)
        start = node.span.start;
    });
    const at = this.line.findIndex((entry) => {
      const element = elementOf(entry);
      return element !== undefined && this.linesIn(element).some((line) => line.start === start);
    });
    return at < 0 ? this.line.length : outermost(this.line, at);
  }

  private linesIn(element: PlacedElement): readonly { readonly start: number }[] {
    const line = this.reading.lineOf.get(element);
    if (line) return [line];
    return element.children.flatMap((child) => (child.kind === 'element' ? this.linesIn(child) : []));
  }

  /** The look of the nearest plain paragraph, first in one direction, then in the other. */
  private lookNear(at: number, direction: 1 | -1): WordLook {
    const behind = this.line.slice(at);
    const above = this.line.slice(0, at).toReversed();
    const [nearest] = (direction === 1 ? [...behind, ...above] : [...above, ...behind]).flatMap((entry) => {
      const element = elementOf(entry);
      return element && this.isPlain(element) ? [element] : [];
    });
    const { first: _, ...look } = lookAt(
      nearest ?? this.reading.part.part.root,
      this.reading,
      nearest && longestRun(nearest),
    );
    return nearest ? look : { ...look, paragraph: new Map(), run: new Map() };
  }

  private isPlain(element: PlacedElement): boolean {
    const { reading } = this;
    const words = reading.lineOf.get(element)?.text ?? '';
    if (element.name !== 'w:p' || !/\p{L}/u.test(words) || numberingOf(element, reading)) return false;
    if (headingLevel(element, reading) !== undefined || isTitle(element, reading)) return false;
    if (reading.part.marks.gaps.has(element)) return false;
    return !/^(?:caption|subtitle|(?:intense )?quote|toc )/.test(reading.styles.paragraph(styleOf(element)).name);
  }
}

/** The run with most letters: a paragraph may begin with bold ones. */
function longestRun(paragraph: PlacedElement): PlacedElement | undefined {
  const length = (run: PlacedElement) =>
    (placedChild(run, 'w:t')?.children ?? []).reduce((sum, { start, end }) => sum + end - start, 0);
  const runs = paragraph.children.filter(
    (child): child is PlacedElement =>
      child.kind === 'element' && child.name === 'w:r' && placedChild(child, 'w:t') !== undefined,
  );
  return runs.reduce<PlacedElement | undefined>(
    (best, run) => (best && length(best) >= length(run) ? best : run),
    undefined,
  );
}
