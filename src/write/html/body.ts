/** Puts a document's blocks in order as parts of its page: headings as its outline numbers them, and what belongs to a numbered paragraph below it. */
import type { Block, Document } from '../../model/document.js';
import { rangeBlocks } from '../../model/landscape.js';
import type { Wording } from '../../model/wording/wording.js';
import { blockPart, headingPart, type PlainBlock } from './blocks.js';
import type { PagePart } from './pieces.js';
import type { Refusals } from './refusal.js';

/** The parts of a document's text. What can't be written is noted, and left out. */
export function bodyParts({ blocks, outline, wording }: Document, refusals: Refusals): readonly PagePart[] {
  const body = new Body(outline, wording, refusals);
  for (const block of blocks) body.add(block);
  return body.parts;
}

class Body {
  readonly parts: PagePart[] = [];
  private readonly outline: Document['outline'];
  private readonly wording: Wording;
  private readonly refusals: Refusals;
  private headings = 0;
  /** Whether a numbered paragraph is above, to which lists and tables belong. */
  private isBelowClause = false;

  constructor(outline: Document['outline'], wording: Wording, refusals: Refusals) {
    this.outline = outline;
    this.wording = wording;
    this.refusals = refusals;
  }

  add(block: Block): void {
    if (block.type === 'heading') {
      this.isBelowClause = false;
      const entry = this.outline[this.headings++];
      if (entry?.heading !== block) throw new Error('The outline does not match the headings of its document.');
      this.addPart(() => headingPart(entry, this.wording));
    } else if (block.type === 'landscape') {
      const inner = rangeBlocks(block);
      if (inner.length === 0) return;
      this.parts.push('<div class="landscape">');
      for (const each of inner) this.add(each);
      this.parts.push('</div>');
    } else this.addPlain(block);
  }

  private addPlain(block: PlainBlock): void {
    const isClause = block.type === 'paragraph' && block.clause !== undefined;
    if (isClause) this.isBelowClause = true;
    const belongs = this.isBelowClause && !isClause && block.type !== 'page-break';
    if (belongs) this.parts.push('<div class="below-clause">');
    this.addPart(() => blockPart(block, this.wording));
    if (belongs) this.parts.push('</div>');
  }

  private addPart(make: () => PagePart): void {
    const part = this.refusals.attempt(make);
    if (part !== undefined) this.parts.push(part);
  }
}
