/** Collects the words of a paragraph in pieces of one look, and makes inlines of them. */
import type { PlacedElement } from '../../../formats/xml/places.js';
import type { Inline, Inlines, Leaf } from '../../../model/document.js';
import { spanOf } from '../../../model/source.js';
import { codeRun, inlineRun, type RunPart } from '../../template/inline-run.js';
import type { Tag } from '../../template/tags.js';
import { isBlank, type LetterLook, PLAIN, sameLook } from './looks.js';
import type { TreeReading } from './reading.js';

interface Piece {
  readonly look: LetterLook;
  readonly parts: RunPart[];
}

/** A point between two parts, to which pieces can be cut back. */
export type PieceMark = readonly [pieces: number, parts: number];

/** The longest line to write on, in underscores. */
const LONGEST_LINE = 60;

export class WordPieces {
  private readonly paragraph: PlacedElement;
  private readonly reading: TreeReading;
  private readonly pieces: Piece[] = [];

  constructor(paragraph: PlacedElement, reading: TreeReading) {
    this.paragraph = paragraph;
    this.reading = reading;
  }

  get isEmpty(): boolean {
    return this.pieces.length === 0;
  }

  /** All parts in order, whatever they look like. */
  get parts(): readonly RunPart[] {
    return this.pieces.flatMap(({ parts }) => parts);
  }

  add(parts: readonly RunPart[], look: LetterLook): void {
    if (!parts.every(isBlank)) for (const field of this.reading.fields) field.hasWords = true;
    for (const part of parts) {
      if (part.kind === 'tag' && this.isOutside(part.tag)) continue;
      const isBlock = part.kind === 'tag' && part.tag.form.kind !== 'field' && part.tag.form.kind !== 'literal';
      const last = this.pieces.at(-1);
      if (!isBlock && last && sameLook(last.look, look)) last.parts.push(part);
      else this.pieces.push({ look: isBlock ? PLAIN : look, parts: [part] });
    }
  }

  words(value: string, look: LetterLook): void {
    const line = this.reading.lineOf.get(this.paragraph);
    this.add([{ kind: 'words', value, span: spanOf(this.reading.part.source, line?.start ?? 0) }], look);
  }

  node(node: Inline<Leaf>, look = PLAIN): void {
    this.add([{ kind: 'node', node }], look);
  }

  tickBox(checked: boolean): void {
    this.node({ type: 'tick-box', checked, label: '', span: this.span() });
  }

  /** A line to write on, in underscores; two of them that touch are one. */
  lineToFill(width: number): void {
    const last = this.pieces.at(-1)?.parts;
    const before = last?.at(-1);
    const line = before?.kind === 'node' && before.node.type === 'fill-in' ? before.node : undefined;
    if (line) last?.pop();
    const whole = Math.min(LONGEST_LINE, width + (line?.width ?? 0));
    this.fillIn(whole);
  }

  /** A line to write on of its own, in underscores. */
  fillIn(width: number): void {
    this.node({ type: 'fill-in', width, label: '', span: this.span() });
  }

  /** The point behind what there is so far. */
  mark(): PieceMark {
    return [this.pieces.length, this.pieces.at(-1)?.parts.length ?? 0];
  }

  cutBack([pieces, parts]: PieceMark): void {
    this.pieces.splice(pieces);
    this.pieces.at(-1)?.parts.splice(parts);
  }

  /** Wraps words of one look in the nodes for it; plain words and the tags of blocks stay as they are. */
  wrapped(): RunPart[] {
    return this.pieces.flatMap(({ look, parts }): RunPart[] => {
      if (look === PLAIN || sameLook(look, PLAIN)) return parts;
      let children: Inlines<Leaf> = (look.code ? codeRun : inlineRun)(parts, this.reading.part);
      if (children.length === 0) return [];
      if (look.code) children = [{ type: 'code', children }];
      for (const style of look.styles) children = [{ type: 'styled', style, children }];
      if (look.emphasis) children = [{ type: 'emphasis', children }];
      if (look.strong) children = [{ type: 'strong', children }];
      if (look.language) children = [{ type: 'passage', language: look.language, children }];
      if (look.link) children = [{ type: 'link', target: look.link, children, span: this.span() }];
      return children.map((node): RunPart => ({ kind: 'node', node }));
    });
  }

  /** Whether a tag belongs to a block around whole paragraphs or rows. */
  private isOutside(tag: Tag): boolean {
    const { blocks, marks } = this.reading.part;
    const pairs = blocks.pairsOf.get(tag) ?? [];
    return pairs.length > 0 && !pairs.some((pair) => marks.within.has(pair));
  }

  private span() {
    const line = this.reading.lineOf.get(this.paragraph);
    return spanOf(this.reading.part.source, line?.start ?? 0, line?.end ?? 0);
  }
}
