/**
 * Pairs the block tags of a template: which opening belongs to which else and end, and what each name is used for.
 * Refuses blocks that are never closed or never opened, a second else, and `this` outside an each.
 */
import { type Diagnostic, error } from '../../model/diagnostic.js';
import { CONDITION_NAMES, policyOfCondition, REVIEW_NAMES } from '../../model/placeholders.js';
import type { Span } from '../../model/source.js';
import type { FieldUse } from '../../model/template.js';
import type { BlockWord } from './tag-grammar.js';
import type { Tag } from './tags.js';

/** One block: its tags in reading order. */
export interface BlockPair {
  readonly block: BlockWord;
  readonly name: string;
  readonly open: Tag;
  readonly otherwise?: Tag;
  readonly close: Tag;
  /** Whether its else was turned into a block of its own, next to it. */
  readonly elseBeside?: boolean;
}

export interface BlockPairs {
  /** In the order of their ends: inner before outer. */
  readonly pairs: readonly BlockPair[];
  /** The block that an open, else or end tag belongs to. */
  readonly pairOf: ReadonlyMap<Tag, BlockPair>;
  readonly uses: readonly FieldUse[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A block that has been opened and not closed yet. */
interface OpenBlock {
  readonly block: BlockWord;
  /** Absent if the tag was refused. */
  readonly name?: string;
  readonly open: Tag;
  otherwise?: Tag;
}

/** The name of the one field that is a picture. */
export const LOGO = 'org_field_logo';

/** How deep blocks can be nested. */
const DEEPEST = 16;

const OUTER_NAMES: ReadonlySet<string> = new Set([...REVIEW_NAMES, ...CONDITION_NAMES]);

/** Whether a name is looked up outside any each: a field, a policy's date, a computed condition. An entry may have other keys. */
function isOuterName(name: string): boolean {
  return name.startsWith('org_field_') || OUTER_NAMES.has(name) || policyOfCondition(name) !== undefined;
}

/** Pairs the block tags and lists the uses of names. */
export function pairBlocks(tags: readonly Tag[]): BlockPairs {
  const pairing = new Pairing();
  for (const tag of tags) pairing.take(tag);
  pairing.finish();
  return pairing;
}

class Pairing implements BlockPairs {
  readonly pairs: BlockPair[] = [];
  readonly pairOf = new Map<Tag, BlockPair>();
  readonly uses: FieldUse[] = [];
  readonly diagnostics: Diagnostic[] = [];
  private readonly stack: OpenBlock[] = [];
  /** How many blocks of each kind are open, so that the stack needn't be searched for every tag. */
  private readonly depth: Record<BlockWord, number> = { if: 0, unless: 0, each: 0 };
  /** How many open eaches have not reached their else yet. */
  private bodies = 0;

  take(tag: Tag): void {
    const { form } = tag;
    if (form.kind === 'field') this.use(form.name, form.name === LOGO ? 'logo' : 'value', tag.span);
    else if (form.kind === 'open') this.open(tag, form.block, form.name);
    else if (form.kind === 'else') this.otherwise(tag);
    else if (form.kind === 'close') this.close(tag, form.block);
    else if (form.kind === 'broken' && form.opens) this.push({ block: form.opens, open: tag });
    else if (form.kind === 'broken' && form.closes) this.close(tag, form.closes);
  }

  finish(): void {
    for (const block of this.stack.splice(0)) this.unclosed(block);
  }

  private push(block: OpenBlock): void {
    this.stack.push(block);
    this.depth[block.block]++;
    if (block.block === 'each') this.bodies++;
  }

  /** Takes the innermost block of a kind off the stack; blocks that are still open within it were never closed. */
  private pop(block: BlockWord): OpenBlock | undefined {
    if (this.depth[block] === 0) return undefined;
    for (let top = this.stack.pop(); top; top = this.stack.pop()) {
      this.depth[top.block]--;
      if (top.block === 'each' && !top.otherwise) this.bodies--;
      if (top.block === block) return top;
      this.unclosed(top);
    }
    return undefined;
  }

  private use(name: string, kind: FieldUse['kind'], span: Span): void {
    const inEach = this.bodies > 0;
    if (name === 'this' && !inEach)
      this.refuse('placeholder-syntax', '"this" works only inside #each', span, 'Write the name of a field.');
    else if (!inEach || isOuterName(name)) this.uses.push({ name, kind, span });
  }

  private open(tag: Tag, block: BlockWord, name: string): void {
    if (block === 'each' && name === LOGO)
      this.refuse('placeholder-kind', 'The logo is a picture, not a list', tag.span, `Write <<#if ${LOGO}>>.`);
    else if (block === 'each' && this.bodies > 0 && !isOuterName(name))
      this.refuse('placeholder-syntax', 'The entries of a list can’t contain lists', tag.span);
    else this.use(name, block === 'each' ? 'each' : 'condition', tag.span);
    if (this.stack.length === DEEPEST)
      this.refuse('placeholder-syntax', `Blocks are inside one another more than ${DEEPEST} levels deep`, tag.span);
    // Without a name, the block makes no pair, so the tree can't grow deeper than this.
    this.push(this.stack.length < DEEPEST ? { block, name, open: tag } : { block, open: tag });
  }

  private otherwise(tag: Tag): void {
    const top = this.stack.at(-1);
    if (!top) this.refuse('block-unclosed', 'This else isn’t in a block', tag.span, 'Open a block with #if before it.');
    else if (top.otherwise) this.refuse('placeholder-syntax', 'A block has a second else', tag.span);
    else {
      top.otherwise = tag;
      if (top.block === 'each') this.bodies--;
    }
  }

  private close(tag: Tag, block: BlockWord): void {
    const opened = this.pop(block);
    if (!opened) {
      const hint = `Open it with #${block}, or delete this.`;
      this.refuse('block-unclosed', `/${block} closes a block that was never opened`, tag.span, hint);
      return;
    }
    if (opened.name === undefined || tag.form.kind === 'broken') return;
    const { name, open, otherwise } = opened;
    const pair: BlockPair = { block, name, open, ...(otherwise ? { otherwise } : {}), close: tag };
    this.pairs.push(pair);
    for (const member of [open, otherwise, tag]) if (member) this.pairOf.set(member, pair);
  }

  private unclosed({ block, open }: OpenBlock): void {
    this.refuse('block-unclosed', `#${block} is never closed`, open.span, `Close it with /${block} where it ends.`);
  }

  private refuse(code: Diagnostic['code'], message: string, span: Span, hint?: string): void {
    this.diagnostics.push(error(code, message, span, { hint }));
  }
}
