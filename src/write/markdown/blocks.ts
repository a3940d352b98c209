/**
 * Writes a template's blocks as lines of Markdown. A block tag has its line to itself, and a blank line separates blocks. Two
 * lists with nothing but tags between them use different marks, so that they stay two lists.
 */
import type {
  Alignment,
  Block,
  Blocks,
  Branched,
  Branching,
  Each,
  Heading,
  If,
  Image,
  Landscape,
  Leaf,
  List,
  ListItem,
  Note,
} from '../../model/document.js';
import { unreachable } from '../../model/document.js';
import { writeCodeBlock } from './code.js';
import { escapeWords } from './escape.js';
import type { InlineContext } from './inline-context.js';
import { writeInlines } from './inlines.js';
import { writeLeaves } from './link-targets.js';
import { isTyped, itemMark, readableList } from './lists.js';
import { normalItem } from './normal-items.js';
import { CAPTION, strongStart, TYPED_NUMBER, withoutBreaks } from './strong-start.js';
import { writeTable } from './tables.js';

/** What the parts of the writer share. */
export interface MarkdownContext extends InlineContext {
  /** The path of a picture, as the template should name it. */
  pathOf(image: Image<Leaf>): string;
}

const NUMBERS = 'Headings and list items get the program’s numbers, not the document’s';
const CHECK = 'Check any text that refers to them by number.';

type Node = Branching<Leaf, Block<Leaf>>;

/** Lines that belong together: a block (`table` if it ends in a table), or a block tag. */
export interface Chunk {
  readonly kind: 'block' | 'table' | 'open' | 'between' | 'close';
  readonly lines: readonly string[];
}

/** The list written last, as long as only tags have followed it. */
interface LastList {
  ordered?: boolean;
  mark?: string;
}

/** Writes blocks one after the other. `depth` counts the lists and quotes around them. */
export function writeBlocks(blocks: Blocks<Leaf>, context: MarkdownContext, depth = 0): string[] {
  return joinChunks(new BlockChunks(context, depth).take(blocks));
}

const TAG_LINE = /^[ >]*<<(?:#[^<>]*|else|\/\w+)>>$/;

/** Whether the last line, apart from tags, may be a table's row, even within a list or quote. */
function endsInTable(lines: readonly string[]): boolean {
  return /\||<\/table>$/.test(lines.findLast((line) => !TAG_LINE.test(line)) ?? '');
}

/** Joins chunks with blank lines, except between a tag and the blocks inside it. */
function joinChunks(chunks: readonly Chunk[]): string[] {
  const lines: string[] = [];
  chunks.forEach((chunk, index) => {
    if (index > 0 && needsBlank(chunks[index - 1]?.kind, chunk.kind)) lines.push('');
    for (const line of chunk.lines) lines.push(line);
  });
  return lines;
}

/** After a table, a line of tags would turn what follows into one more row. */
function needsBlank(before: Chunk['kind'] | undefined, kind: Chunk['kind']): boolean {
  if (before === 'table') return true;
  const isInner = kind === 'close' || kind === 'between';
  if (before === 'open' || before === 'between') return false;
  return before === 'close' ? kind === 'block' || kind === 'table' : !isInner;
}

/** A block's tags and branches as chunks. */
export function branchChunks<Inner>(
  node: If<Inner> | Each<Inner>,
  inner: (nodes: readonly Branched<Inner>[]) => readonly Chunk[],
): readonly Chunk[] {
  const word = node.type === 'each' ? 'each' : node.negated ? 'unless' : 'if';
  const first = inner(node.type === 'each' ? node.body : node.then);
  const second = inner(node.otherwise);
  if (first.length + second.length === 0) return [];
  return [
    { kind: 'open', lines: [`<<#${word} ${node.name}>>`] },
    ...first,
    ...(second.length > 0 ? [{ kind: 'between' as const, lines: ['<<else>>'] }, ...second] : []),
    { kind: 'close', lines: [`<</${word}>>`] },
  ];
}

/** A comment ends a list, so that the next one isn't taken for more of it. */
const APART = '<!-- -->';

class BlockChunks {
  private last: LastList = {};
  /** Whether a list with marks of its own came before; the next may look like more of it. */
  private afterTyped = false;
  private readonly context: MarkdownContext;
  private readonly depth: number;

  constructor(context: MarkdownContext, depth: number) {
    this.context = context;
    this.depth = depth;
  }

  take(blocks: Blocks<Leaf>): Chunk[] {
    return blocks.flatMap((block, index) =>
      this.chunks(blocks[index + 1]?.type === 'table' ? this.notCaption(block) : block),
    );
  }

  /** A paragraph before a table. */
  private notCaption(block: Node): Node {
    const children = block.type === 'paragraph' ? strongStart(block.children, CAPTION) : undefined;
    if (block.type !== 'paragraph' || !children) return block;
    this.context.losses.at(block.span);
    this.context.losses.add('“Table:” became bold, because otherwise its line would be the caption of the table below');
    return { ...block, children };
  }

  private chunks(node: Node): readonly Chunk[] {
    if (node.type === 'if' || node.type === 'each') return branchChunks(node, (nodes) => this.take(nodes));
    if ('span' in node) this.context.losses.at(node.span);
    if (node.type === 'list') return this.list(node);
    const lines = this.lines(node);
    if (lines.length === 0) return [];
    this.last = {};
    return [{ kind: node.type !== 'paragraph' && endsInTable(lines) ? 'table' : 'block', lines }];
  }

  private lines(block: Exclude<Block<Leaf>, List<Leaf>>): readonly string[] {
    const { losses } = this.context;
    switch (block.type) {
      case 'paragraph': {
        const words = linesOf(writeInlines(block.children, 'paragraph', this.context));
        return block.align === undefined || words.length === 0 ? words : alignedLines(block.align, words);
      }
      case 'heading':
        return this.heading(block);
      case 'table':
        return writeTable(block, this.context, (blocks) => writeBlocks(blocks, this.context, this.depth + 1));
      case 'image':
        return [this.image(block)];
      case 'quote':
        return writeBlocks(block.blocks, this.context, this.depth + 1).map(quoted);
      case 'note':
        return this.note(block);
      case 'code-block':
        return writeCodeBlock(block, losses);
      case 'landscape':
        return this.landscape(block);
      case 'logo':
        return ['<<org_field_logo>>'];
      case 'listing':
        return [`<<${block.of}>>`];
      case 'page-break':
      case 'rule':
        if (this.depth === 0) return [block.type === 'rule' ? '---' : '\\newpage'];
        losses.add(
          `A ${block.type === 'rule' ? 'line across the page' : 'page break'} in a list or quote was left out`,
        );
        return [];
      default:
        return unreachable(block);
    }
  }

  private heading({ level, kind, anchor, children, label, numbering }: Heading<Leaf>): readonly string[] {
    const { losses } = this.context;
    if (label !== undefined || numbering) losses.addOnce(NUMBERS, CHECK);
    const joined = withoutBreaks(children);
    if (joined) losses.add('A line break in a heading became a space');
    // A number at the start of an unnumbered heading is part of its words.
    const numbered = kind === 'unnumbered' ? undefined : strongStart(joined ?? children, TYPED_NUMBER);
    if (numbered) losses.add('A number at the start of a heading became bold, because otherwise it would be dropped');
    const words = writeInlines(numbered ?? joined ?? children, 'heading', this.context);
    if (words === '') return [];
    if (this.depth === 0) return [`${'#'.repeat(level)} ${words}${attributesOf(kind, anchor)}`];
    losses.add('A heading in a list or quote became bold text');
    return linesOf(writeInlines([{ type: 'strong', children }], 'paragraph', this.context));
  }

  private note({ kind, title, blocks }: Note<Leaf>): readonly string[] {
    const joined = title && (withoutBreaks(title) ?? title);
    const words = joined ? writeInlines(joined, 'heading', this.context) : '';
    const lines = writeBlocks(blocks, this.context, this.depth + 1);
    // Words may follow the note's first line; a list, a table or a tag needs a line between.
    const isApart = words !== '' || (blocks.length > 0 && blocks[0]?.type !== 'paragraph');
    const mark = `[!${kind.toUpperCase()}]${words === '' ? '' : ` ${words}`}`;
    return [mark, ...(isApart && lines.length > 0 ? [''] : []), ...lines].map(quoted);
  }

  private landscape({ blocks }: Landscape<Leaf>): readonly string[] {
    const lines = writeBlocks(blocks, this.context, this.depth);
    if (lines.length === 0) return [];
    return ['::: landscape', '', ...lines, '', ':::'];
  }

  private image(image: Image<Leaf>): string {
    const place = {
      opensLine: false,
      afterTag: false,
      beforeTag: false,
      beforeLink: false,
      afterBracket: false,
      inLink: true,
      inHeading: false,
    };
    const alt = writeLeaves(image.alt, (words) => escapeWords(words.replace(/[ \t\r\n]+/g, ' '), place));
    const path = this.context.pathOf(image);
    return `![${alt}](${/[\s()]/.test(path) ? `<${path.replace(/[\\<>]/g, '\\$&')}>` : path})`;
  }

  private list(written: List<Leaf>): readonly Chunk[] {
    const [list, ...others] = readableList(written, this.depth, this.context.losses);
    if (list?.type !== 'list' || others.length > 0) return this.take(list ? [list, ...others] : []);
    const isApart = this.isApart(list);
    const bullet = this.last.ordered === false && this.last.mark === '-' ? '*' : '-';
    const lines = new ItemLines(this.context, this.depth + 1, list, bullet).lines();
    if (lines.length === 0) return [];
    this.last = { ordered: list.ordered, mark: bullet };
    this.afterTyped ||= isTyped(list);
    return [{ kind: endsInTable(lines) ? 'table' : 'block', lines: isApart ? [APART, ...lines] : lines }];
  }

  /** Whether a comment must keep a numbered list apart from one before it. */
  private isApart(list: List<Leaf>): boolean {
    return list.ordered && (this.last.ordered === true || (this.afterTyped && isTyped(list)));
  }
}

/** What stands in braces at a heading's end. */
function attributesOf(kind: Heading['kind'], anchor: string | undefined): string {
  const attributes = [...(anchor ? [`#${anchor}`] : []), ...(kind ? [`.${kind}`] : [])];
  return attributes.length > 0 ? ` {${attributes.join(' ')}}` : '';
}

function quoted(line: string): string {
  return line === '' ? '>' : `> ${line}`;
}

function linesOf(words: string): string[] {
  return words === '' ? [] : words.split('\n');
}

/** Markdown has no sign for it, so HTML stands around the words, which Markdown reads behind a blank line. */
function alignedLines(align: Alignment, words: readonly string[]): readonly string[] {
  return [`<div align="${align === 'centre' ? 'center' : 'right'}">`, '', ...words, '', '</div>'];
}

/** Writes the lines of one list, with its items numbered in order. */
class ItemLines {
  private number: number;
  private readonly context: MarkdownContext;
  private readonly depth: number;
  private readonly list: List<Leaf>;
  private readonly bullet: string;

  constructor(context: MarkdownContext, depth: number, list: List<Leaf>, bullet: string) {
    this.number = list.start;
    this.context = context;
    this.depth = depth;
    this.list = list;
    this.bullet = bullet;
  }

  lines(): string[] {
    const chunks = this.take(this.list.items);
    const isLoose = chunks.some(({ kind, lines }) => kind === 'block' && (lines.includes('') || endsInTable(lines)));
    return chunks.flatMap(({ lines }, index) => (isLoose && index > 0 ? ['', ...lines] : lines));
  }

  private take(items: List<Leaf>['items']): Chunk[] {
    return items.flatMap((entry): readonly Chunk[] => {
      const item = entry.type === 'item' ? normalItem(entry) : entry;
      if (item.type !== 'item') return branchChunks(item, (nodes) => this.take(nodes));
      const lines = this.item(item);
      return lines.length > 0 ? [{ kind: 'block', lines }] : [];
    });
  }

  private item(item: ListItem<Leaf>): string[] {
    if (item.label !== undefined || (item.numbering && this.list.ordered)) this.context.losses.addOnce(NUMBERS, CHECK);
    const inner = this.boxed(item, this.tightLines(item) ?? writeBlocks(item.blocks, this.context, this.depth));
    if (inner.length === 0 && item.blocks.length > 0) return [];
    const mark = itemMark(this.list, this.number++, this.bullet);
    if (inner.length === 0) return [mark.trimEnd()];
    const indent = ' '.repeat(mark.length);
    return inner.map((line, index) => (index === 0 ? mark + line : line === '' ? '' : indent + line));
  }

  /** The lines of an item behind its box, where it is a task; the box has a line of its own where no words follow. */
  private boxed({ checked, blocks }: ListItem<Leaf>, lines: readonly string[]): readonly string[] {
    if (checked === undefined) return lines;
    const box = checked ? '[x]' : '[ ]';
    const [first, ...others] = lines;
    if (first !== undefined && blocks[0]?.type === 'paragraph') return [`${box} ${first}`, ...others];
    return lines.length === 0 ? [box] : [box, '', ...lines];
  }

  /** A few words and a bullet list below them need no blank line. */
  private tightLines({ blocks }: ListItem<Leaf>): string[] | undefined {
    const [words, list, more] = blocks;
    if (words?.type !== 'paragraph' || list?.type !== 'list' || list.ordered || more) return undefined;
    const inner = writeBlocks([list], this.context, this.depth);
    const first = linesOf(writeInlines(words.children, 'paragraph', this.context));
    // A mark alone below words would make them a heading.
    const opens = !/^\s*[-*]$/.test(inner[0] ?? '');
    return first.length > 0 && opens && !inner.includes('') ? [...first, ...inner] : undefined;
  }
}
