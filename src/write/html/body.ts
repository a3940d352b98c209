/** Puts a document's blocks in order as parts of its page: headings as its outline numbers them, and what belongs to a numbered paragraph below it. */
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Block, Document } from '../../model/document.js';
import { rangeBlocks } from '../../model/landscape.js';
import { blockPart, headingPart, type PlainBlock } from './blocks.js';
import { type Context, contextOf } from './context.js';
import type { PagePart } from './pieces.js';
import { refusalOf } from './refusal.js';

/** The text of one page while it grows. */
interface Body {
  readonly parts: PagePart[];
  readonly reasons: Diagnostic[];
  readonly context: Context;
  readonly headingContext: Context;
  readonly outline: Document['outline'];
  /** How many headings there were. */
  headings: number;
  /** Whether a numbered paragraph is above, to which lists and tables belong. */
  isBelowClause: boolean;
}

/**
 * The parts of a document's text. Of what can't be written the reasons are added. Only headings know that a document is among others:
 * all other blocks have the same markup on each page.
 */
export function bodyParts(
  { blocks, outline, wording }: Pick<Document, 'blocks' | 'outline' | 'wording'>,
  reasons: Diagnostic[],
  headingContext: Context = contextOf(wording),
): readonly PagePart[] {
  const context = contextOf(wording);
  const body: Body = { parts: [], reasons, context, headingContext, outline, headings: 0, isBelowClause: false };
  for (const block of blocks) addBlock(block, body);
  return body.parts;
}

function addBlock(block: Block, body: Body): void {
  if (block.type === 'heading') {
    body.isBelowClause = false;
    const entry = body.outline[body.headings++];
    if (entry?.heading !== block) throw new Error('The outline does not match the headings of its document.');
    try {
      body.parts.push(headingPart(entry, body.headingContext));
    } catch (reason) {
      body.reasons.push(refusalOf(reason));
    }
  } else if (block.type === 'landscape') {
    const inner = rangeBlocks(block);
    if (inner.length === 0) return;
    body.parts.push('<div class="landscape">');
    for (const each of inner) addBlock(each, body);
    body.parts.push('</div>');
  } else addPlain(block, body);
}

function addPlain(block: PlainBlock, body: Body): void {
  const isClause = block.type === 'paragraph' && block.clause !== undefined;
  if (isClause) body.isBelowClause = true;
  const belongs = body.isBelowClause && !isClause && block.type !== 'page-break';
  if (belongs) body.parts.push('<div class="below-clause">');
  try {
    body.parts.push(blockPart(block, body.context));
  } catch (reason) {
    body.reasons.push(refusalOf(reason));
  }
  if (belongs) body.parts.push('</div>');
}
