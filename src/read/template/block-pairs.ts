/**
 * Pairs the block tags of a template: which opening belongs to which else and end, and what each name is used for.
 * Refuses blocks that are never closed or never opened, a second else, and `this` outside an each.
 */
import { type Diagnostic, error } from '../../model/diagnostic.js';
import { addToGroup } from '../../model/groups.js';
import { CONDITION_NAMES, LISTING_NAMES, policyOfCondition, REVIEW_NAMES } from '../../model/placeholders.js';
import type { Span } from '../../model/source.js';
import type { FieldUse } from '../../model/template.js';
import type { BlockWord, TagForm } from './tag-grammar.js';
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
  /** Set for `else if`: its opening is the else of the block around it, and it ends where that ends. */
  readonly chained?: true;
}

/** What a tag is for a block that it belongs to. */
export function roleOf(tag: Tag, { open, close }: BlockPair): 'open' | 'else' | 'close' {
  return tag === open ? 'open' : tag === close ? 'close' : 'else';
}

/** The use of a shared passage. */
export interface PassageUse {
  readonly name: string;
  /** Whether names in the passage may be the keys of an entry. */
  readonly inEach: boolean;
  /** How many uses of names come before it. */
  readonly at: number;
}

export interface BlockPairs {
  /** In the order of their ends: inner before outer. */
  readonly pairs: readonly BlockPair[];
  /**
   * The blocks that an open, else or end tag belongs to: one, or with `else if` several, in the order in which the tag is an else,
   * an opening or an end.
   */
  readonly pairsOf: ReadonlyMap<Tag, readonly BlockPair[]>;
  readonly uses: readonly FieldUse[];
  /** In reading order. */
  readonly passages: ReadonlyMap<Tag, PassageUse>;
  readonly diagnostics: readonly Diagnostic[];
}

/** A block that has been opened and not closed yet. */
interface OpenBlock {
  readonly block: BlockWord;
  /** Absent if the tag was refused. */
  readonly name?: string;
  readonly open: Tag;
  readonly chained?: true;
  otherwise?: Tag;
}

/** The name of the one field that is a picture. */
export const LOGO = 'org_field_logo';

/** How deep blocks can be nested. */
const DEEPEST = 16;

/** How many `else if` may be open at once, in all blocks around a place. */
const LONGEST_CHAIN = 50;

const OUTER_NAMES: ReadonlySet<string> = new Set([...REVIEW_NAMES, ...LISTING_NAMES, ...CONDITION_NAMES]);

/** Whether a name is looked up outside any each: a field, a policy's date, a computed condition. An entry may have other keys. */
function isOuterName(name: string): boolean {
  return name.startsWith('org_field_') || OUTER_NAMES.has(name) || policyOfCondition(name) !== undefined;
}

/** Pairs the block tags and lists the uses of names; `inEach` for a passage that is used within an each. */
export function pairBlocks(tags: readonly Tag[], inEach = false): BlockPairs {
  const pairing = new Pairing(inEach);
  for (const tag of tags) pairing.take(tag);
  pairing.finish();
  return pairing;
}

class Pairing implements BlockPairs {
  readonly pairs: BlockPair[] = [];
  readonly pairsOf = new Map<Tag, BlockPair[]>();
  readonly uses: FieldUse[] = [];
  readonly passages = new Map<Tag, PassageUse>();
  readonly diagnostics: Diagnostic[] = [];
  private readonly stack: OpenBlock[] = [];
  /** How many blocks of each kind are open, so that the stack needn't be searched for every tag. */
  private readonly depth: Record<BlockWord, number> = { if: 0, unless: 0, each: 0 };
  /** How many open eaches have not reached their else yet. */
  private bodies: number;
  /** How many open blocks were begun by an else. */
  private chains = 0;

  constructor(inEach: boolean) {
    this.bodies = inEach ? 1 : 0;
  }

  take(tag: Tag): void {
    const { form } = tag;
    // What the program itself put there isn't asked for by the author.
    if (form.kind === 'field' && !form.property) this.use(form.name, form.name === LOGO ? 'logo' : 'value', tag.span);
    else if (form.kind === 'passage')
      this.passages.set(tag, { name: form.name, inEach: this.bodies > 0, at: this.uses.length });
    else if (form.kind === 'open') this.open(tag, form.block, form.name);
    else if (form.kind === 'else') this.otherwise(tag, form.chained);
    else if (form.kind === 'close') this.close(tag, form.block);
    else if (form.kind === 'broken' && form.opens) this.push({ block: form.opens, open: tag });
    else if (form.kind === 'broken' && form.closes) this.close(tag, form.closes);
  }

  finish(): void {
    for (const block of this.stack.splice(0)) if (!block.chained) this.unclosed(block);
  }

  private push(block: OpenBlock): void {
    this.stack.push(block);
    if (block.chained) this.chains++;
    else this.depth[block.block]++;
    if (block.block === 'each') this.bodies++;
  }

  /**
   * Takes the innermost block of a kind off the stack, with those that its elses began, the innermost first; blocks that are
   * still open within it were never closed.
   */
  private pop(block: BlockWord): readonly OpenBlock[] {
    if (this.depth[block] === 0) return [];
    let closed: OpenBlock[] = [];
    for (let top = this.stack.pop(); top; top = this.stack.pop()) {
      if (top.block === 'each' && !top.otherwise) this.bodies--;
      closed.push(top);
      if (top.chained) {
        this.chains--;
        continue;
      }
      this.depth[top.block]--;
      if (top.block === block) return closed;
      this.unclosed(top);
      closed = [];
    }
    return [];
  }

  private use(name: string, kind: FieldUse['kind'], span: Span): void {
    const inEach = this.bodies > 0;
    if (name === 'this' && !inEach)
      this.refuse('placeholder-syntax', '"this" works only inside #each', span, 'Write the name of a field.');
    else if (!inEach || isOuterName(name)) this.uses.push({ name, kind, span });
  }

  private open(tag: Tag, block: BlockWord, name: string, chained?: true): void {
    if (block === 'each' && name === LOGO)
      this.refuse('placeholder-kind', 'The logo is a picture, not a list', tag.span, `Write <<#if ${LOGO}>>.`);
    else if (block === 'each' && this.bodies > 0 && !isOuterName(name))
      this.refuse('placeholder-syntax', 'The entries of a list can’t contain lists', tag.span);
    else this.use(name, block === 'each' ? 'each' : 'condition', tag.span);
    const depth = this.stack.length - this.chains;
    if (chained && this.chains === LONGEST_CHAIN)
      this.refuse('placeholder-syntax', `More than ${LONGEST_CHAIN} times "else if" in one block`, tag.span);
    else if (!chained && depth === DEEPEST)
      this.refuse('placeholder-syntax', `Blocks are inside one another more than ${DEEPEST} levels deep`, tag.span);
    // Without a name, the block makes no pair, so the tree can't grow deeper than this.
    const isWithin = chained ? this.chains < LONGEST_CHAIN : depth < DEEPEST;
    this.push({ block, open: tag, ...(isWithin ? { name } : {}), ...(chained ? { chained } : {}) });
  }

  private otherwise(tag: Tag, chained: Extract<TagForm, { readonly kind: 'else' }>['chained']): void {
    const top = this.stack.at(-1);
    if (!top) this.refuse('block-unclosed', 'This else isn’t in a block', tag.span, 'Open a block with #if before it.');
    else if (top.otherwise) this.refuse('placeholder-syntax', 'A block has a second else', tag.span);
    else {
      top.otherwise = tag;
      if (top.block === 'each') this.bodies--;
      if (chained) this.open(tag, chained.block, chained.name, true);
    }
  }

  private close(tag: Tag, block: BlockWord): void {
    const closed = this.pop(block);
    if (closed.length === 0) {
      const hint = `Open it with #${block}, or delete this.`;
      this.refuse('block-unclosed', `/${block} closes a block that was never opened`, tag.span, hint);
      return;
    }
    if (closed.some(({ name }) => name === undefined) || tag.form.kind === 'broken') return;
    const pairs = closed.map(
      ({ block, name = '', open, otherwise, chained }): BlockPair => ({
        block,
        name,
        open,
        ...(otherwise ? { otherwise } : {}),
        close: tag,
        ...(chained ? { chained } : {}),
      }),
    );
    this.pairs.push(...pairs);
    for (const pair of pairs) addToGroup(this.pairsOf, tag, pair);
    for (const pair of pairs.toReversed())
      for (const member of [pair.open, pair.otherwise]) if (member) addToGroup(this.pairsOf, member, pair);
  }

  private unclosed({ block, open }: OpenBlock): void {
    this.refuse('block-unclosed', `#${block} is never closed`, open.span, `Close it with /${block} where it ends.`);
  }

  private refuse(code: Diagnostic['code'], message: string, span: Span, hint?: string): void {
    this.diagnostics.push(error(code, message, span, { hint }));
  }
}
