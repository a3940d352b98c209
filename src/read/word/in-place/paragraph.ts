/**
 * Turns a paragraph with placeholders into pieces. A value takes the place of the first letter of its placeholder, in
 * that run; the placeholder's other letters are removed, and so is a run that held nothing else. If a block begins or
 * ends within a run, the run is cut into two that look alike.
 */
import { runFonts } from '../../../formats/word/run-fonts.js';
import { symbolFont } from '../../../formats/word/symbols/index.js';
import { type PlacedElement, placedChild } from '../../../formats/xml/places.js';
import { error } from '../../../model/diagnostic.js';
import type { WordPiece } from '../../../model/word.js';
import { type BlockPair, LOGO, roleOf } from '../../template/block-pairs.js';
import { fieldOf } from '../../template/inline-run.js';
import { cutLetters, type Segment } from '../cut-letters.js';
import { plainLetters } from '../letters.js';
import type { WordLine } from '../lines.js';
import { logoFrame } from '../logo-frame.js';
import type { PartReading } from '../reading.js';
import { openingTag } from './line-pieces.js';
import { passageBlocks, passagePiece } from './passages.js';
import { Pieces } from './pieces.js';
import { RANGE_MARKS } from './range-marks.js';

/** Adds an element of a paragraph that is more than letters, such as a text box or a content control. */
export type CompileInner = (element: PlacedElement, reading: PartReading, pieces: Pieces) => void;

/** Adds a paragraph, to be removed if filling leaves nothing in it, unless it ends a section. */
export function compileParagraph(
  element: PlacedElement,
  reading: PartReading,
  pieces: Pieces,
  compileInner: CompileInner,
): void {
  const lines = reading.taggedLines.get(element) ?? [];
  const blocks = passageBlocks(element, lines, reading);
  if (blocks) {
    pieces.piece(blocks);
    return;
  }
  const compiler = new ParagraphCompiler(element, lines, reading, new Pieces(), compileInner);
  const content = compiler.compile();
  if (lines.length === 0 || endsSection(element)) for (const piece of content) pieces.piece(piece);
  else pieces.piece({ type: 'whole', kind: 'paragraph', pieces: content });
}

function endsSection(paragraph: PlacedElement): boolean {
  const properties = paragraph.children.find((child) => child.kind === 'element' && child.name === 'w:pPr');
  return (
    properties?.kind === 'element' &&
    properties.children.some((child) => child.kind === 'element' && child.name === 'w:sectPr')
  );
}

class ParagraphCompiler {
  private readonly compileInner: CompileInner;
  private readonly paragraph: PlacedElement;
  private readonly reading: PartReading;
  private readonly pieces: Pieces;
  private readonly segments: ReadonlyMap<PlacedElement, readonly Segment[]>;
  /** The blocks that begin and end among the same elements of this paragraph. */
  private readonly blocks = new Set<BlockPair>();

  constructor(
    paragraph: PlacedElement,
    lines: readonly WordLine[],
    reading: PartReading,
    pieces: Pieces,
    compileInner: CompileInner,
  ) {
    this.compileInner = compileInner;
    this.paragraph = paragraph;
    this.reading = reading;
    this.pieces = pieces;
    const lineSegments = lines.map((line) => cutLetters(line, reading.tagsIn.get(line) ?? [], reading.part.xml));
    this.segments = new Map(lineSegments.flatMap((segments) => [...segments]));
    this.findBlocks();
  }

  compile() {
    const { xml } = this.reading.part;
    openingTag(this.paragraph, this.reading, this.pieces);
    this.children(this.paragraph);
    this.pieces.markup(xml.slice(this.paragraph.closeStart, this.paragraph.end));
    return this.pieces.take();
  }

  /** Refuses blocks whose tags are in different links, insertions or content controls: they would cut these apart. */
  private findBlocks(): void {
    const parents = new Map<BlockPair, PlacedElement | undefined>();
    const crossing = new Set<BlockPair>();
    for (const [holder, segments] of this.segments) {
      for (const segment of segments) {
        for (const pair of segment.kind === 'tag' ? (this.reading.blocks.pairsOf.get(segment.tag) ?? []) : []) {
          if (!this.reading.marks.within.has(pair)) continue;
          const parent = holder.parent?.parent;
          if (parents.has(pair) && parents.get(pair) !== parent) crossing.add(pair);
          parents.set(pair, parent);
        }
      }
    }
    for (const pair of parents.keys()) {
      if (!crossing.has(pair)) this.blocks.add(pair);
      else if (!pair.chained) this.reading.diagnostics.push(crossingRuns(pair));
    }
  }

  private children(container: PlacedElement): void {
    const { xml } = this.reading.part;
    let at = container.openEnd;
    for (const child of container.children) {
      this.pieces.markup(xml.slice(at, child.start));
      at = child.end;
      const childXml = xml.slice(child.start, child.end);
      if (child.kind === 'text') this.pieces.markup(childXml);
      else if (child.name === 'w:r') this.run(child, childXml);
      else if (RANGE_MARKS.has(child.name)) this.pieces.outside(childXml);
      else if (this.holdsTaggedLetters(child)) {
        openingTag(child, this.reading, this.pieces);
        this.children(child);
        this.pieces.markup(xml.slice(child.closeStart, child.end));
      } else if (this.reading.touched.has(child)) this.compileInner(child, this.reading, this.pieces);
      else this.pieces.words(childXml, plainLetters(child));
    }
  }

  /** Whether an element holds letters of this paragraph that have tags among them. */
  private holdsTaggedLetters(element: PlacedElement): boolean {
    if (element.name === 'w:pPr' || element.name === 'w:p') return false;
    return element.children.some(
      (child) => child.kind === 'element' && (this.segments.has(child) || this.holdsTaggedLetters(child)),
    );
  }

  private run(run: PlacedElement, runXml: string): void {
    const letters = plainLetters(run);
    const tagged = run.children.some((child) => child.kind === 'element' && this.segments.has(child));
    const mustCut = tagged || (this.pieces.isBehindBlock && letters.startsWith(' '));
    if (!mustCut && !this.reading.touched.has(run)) this.pieces.words(runXml, letters);
    else new RunCompiler(run, this.reading, this.pieces, this.segments, this.blocks, this.compileInner).compile();
  }
}

class RunCompiler {
  private readonly compileInner: CompileInner;
  private readonly run: PlacedElement;
  private readonly reading: PartReading;
  private readonly pieces: Pieces;
  private readonly segments: ReadonlyMap<PlacedElement, readonly Segment[]>;
  private readonly blocks: ReadonlySet<BlockPair>;
  private open = false;
  private holder: PlacedElement | undefined;

  constructor(
    run: PlacedElement,
    reading: PartReading,
    pieces: Pieces,
    segments: ReadonlyMap<PlacedElement, readonly Segment[]>,
    blocks: ReadonlySet<BlockPair>,
    compileInner: CompileInner,
  ) {
    this.compileInner = compileInner;
    this.run = run;
    this.reading = reading;
    this.pieces = pieces;
    this.segments = segments;
    this.blocks = blocks;
  }

  compile(): void {
    const { xml } = this.reading.part;
    for (const child of this.run.children) {
      if (child.kind === 'text' || child.name === 'w:rPr') continue;
      const segments = this.segments.get(child);
      const content = this.reading.replaced.get(child);
      if (content) this.content(content, child);
      else if (this.reading.emptied.has(child) && child.name === 'w:t') continue;
      else if (segments) for (const segment of segments) this.segment(segment, child);
      else if (child.name === 'w:t' && child.children.length === 1) this.letters(child, xml);
      else {
        this.openRun();
        if (this.reading.touched.has(child)) this.compileInner(child, this.reading, this.pieces);
        else this.pieces.words(xml.slice(child.start, child.end), plainLetters(child));
      }
      this.closeLetters();
    }
    this.closeRun();
  }

  private content(content: readonly WordPiece[], holder: PlacedElement): void {
    this.openLetters(holder);
    for (const piece of content) this.pieces.piece(piece);
  }

  /** Adds letters without a tag. */
  private letters(element: PlacedElement, xml: string): void {
    this.openLetters(element);
    this.pieces.words(xml.slice(element.openEnd, element.closeStart), plainLetters(element));
  }

  private segment(segment: Segment, holder: PlacedElement): void {
    if (segment.kind === 'words') {
      this.openLetters(holder);
      this.pieces.words(segment.xml, segment.letters);
      return;
    }
    const { form, span } = segment.tag;
    const pairs = (this.reading.blocks.pairsOf.get(segment.tag) ?? []).filter((pair) => this.blocks.has(pair));
    if (form.kind === 'field' && form.name === LOGO) {
      this.closeLetters();
      this.openRun();
      this.pieces.piece({ type: 'logo', span, ...logoFrame(this.run, this.reading.part) });
    } else if (form.kind === 'field') {
      const piece = { ...fieldOf(form, span), lineBreak: this.lineBreak(holder) };
      if (isOfSigns(this.run)) this.inLetters(piece, holder);
      else {
        this.openLetters(holder);
        this.pieces.piece(piece);
      }
    } else if (form.kind === 'passage') {
      const piece = passagePiece(segment.tag, this.run, this.reading, this.lineBreak(holder));
      if (piece.type === 'blocks') this.openLetters(holder);
      else this.closeLetters();
      if (piece.type === 'set-words') this.closeRun();
      this.pieces.piece(piece);
    } else if (form.kind === 'literal') {
      this.openLetters(holder);
      this.pieces.words(form.text.replaceAll('<', '&lt;'), form.text);
    } else if (pairs.length > 0) {
      this.closeLetters();
      this.closeRun();
      for (const pair of pairs) this.pieces.mark({ pair, tag: roleOf(segment.tag, pair) });
    }
  }

  /** Sets a value in a run of its own without the symbol font of this one, which would make signs of its letters. */
  private inLetters(piece: WordPiece, holder: PlacedElement): void {
    this.closeLetters();
    this.closeRun();
    this.openRun(placedChild(placedChild(this.run, 'w:rPr'), 'w:rFonts'));
    this.openLetters(holder);
    this.pieces.piece(piece);
    this.closeLetters();
    this.closeRun();
  }

  private openRun(without?: PlacedElement): void {
    if (this.open) return;
    const { xml } = this.reading.part;
    const properties = placedChild(this.run, 'w:rPr');
    this.pieces.markup(xml.slice(this.run.start, this.run.openEnd));
    if (properties && without)
      this.pieces.markup(xml.slice(properties.start, without.start) + xml.slice(without.end, properties.end));
    else if (properties) this.pieces.markup(xml.slice(properties.start, properties.end));
    this.open = true;
  }

  private closeRun(): void {
    if (this.open) this.pieces.markup(this.reading.part.xml.slice(this.run.closeStart, this.run.end));
    this.open = false;
  }

  private openLetters(holder: PlacedElement): void {
    if (this.holder) return;
    this.openRun();
    this.pieces.markup(this.openingOf(holder));
    this.holder = holder;
  }

  private closeLetters(): void {
    if (this.holder) this.pieces.markup(this.closingOf(this.holder));
    this.holder = undefined;
  }

  /** Keeps white space, because words beside a value may begin or end with it. */
  private openingOf(holder: PlacedElement): string {
    const tagXml = this.reading.part.xml.slice(holder.start, holder.openEnd);
    return holder.attributes.has('xml:space') ? tagXml : tagXml.replace(/>$/, ' xml:space="preserve">');
  }

  private closingOf(holder: PlacedElement): string {
    return this.reading.part.xml.slice(holder.closeStart, holder.end);
  }

  private lineBreak(holder: PlacedElement): string {
    const name = /^<\/([^\s>]+)/.exec(this.closingOf(holder))?.[1] ?? 'w:t';
    return `${this.closingOf(holder)}<${name.replace(/[^:]+$/, 'br')}/>${this.openingOf(holder)}`;
  }
}

/** Whether a run’s own font is one of symbols. */
function isOfSigns(run: PlacedElement): boolean {
  const { ascii, hAnsi } = runFonts(placedChild(run, 'w:rPr'));
  return symbolFont(ascii ?? hAnsi) !== undefined;
}

function crossingRuns(pair: BlockPair) {
  const message = `#${pair.block} and its end are in different links, insertions or content controls`;
  return error('block-crosses', message, pair.open.span, { hint: 'Put both inside, or both outside.' });
}
