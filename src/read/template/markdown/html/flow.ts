/**
 * Turns HTML and the Markdown in it into blocks: paragraphs, headings, lists, tables, quotes, code. Elements that only group others,
 * such as div, become what is in them.
 */
import type { RootContent } from 'mdast';
import type {
  Alignment,
  Block,
  Blocks,
  Inline,
  Inlines,
  Leaf,
  ListItem,
  ListMarks,
} from '../../../../model/document.js';
import { kindOf } from '../../../../model/html-elements.js';
import { type Span, spanOf } from '../../../../model/source.js';
import { Level, madeBy, type Sibling } from '../../enclose.js';
import { blocksApart, codeRun, type RunPart } from '../../inline-run.js';
import { type MarkdownReading, partsOf, reportChanged } from '../reading.js';
import { markOf, pictureOf, type ReadMarkdown, wordsOf } from './phrasing.js';
import { tableSibling } from './tables.js';
import { tidied } from './tidy.js';
import { type HtmlElement, type HtmlNode, showsSomething } from './tree.js';
import { isFlow } from './weave.js';

/** How Markdown itself reads what stands among the HTML, at one depth of lists and quotes. */
export interface FlowReaders {
  readonly words: ReadMarkdown;
  readonly blocks: (nodes: readonly RootContent[]) => readonly Sibling<Block<Leaf>>[];
  readonly heading: (written: number, parts: readonly RunPart[], span: Span) => Blocks<Leaf>;
  readonly paragraph: (parts: readonly RunPart[], span: Span) => Blocks<Leaf>;
  readonly rule: (span: Span) => Block<Leaf> | undefined;
  /** The readers within a list, a quote or a cell; undefined where these are too deep already. */
  readonly deeper: (span: Span) => FlowReaders | undefined;
}

/** Turns nodes into blocks. */
export class Flow {
  readonly reading: MarkdownReading;
  readonly readers: FlowReaders;
  /** How paragraphs stand here, by what is around them. */
  private readonly align: Alignment | 'left';

  constructor(reading: MarkdownReading, readers: FlowReaders, align: Alignment | 'left' = 'left') {
    this.reading = reading;
    this.readers = readers;
    this.align = align;
  }

  /** The blocks of nodes, in order; words between them are paragraphs. */
  siblings(nodes: readonly HtmlNode[]): readonly Sibling<Block<Leaf>>[] {
    const siblings: Sibling<Block<Leaf>>[] = [];
    let words: HtmlNode[] = [];
    const flush = () => {
      siblings.push(...this.paragraph(words));
      words = [];
    };
    for (const node of nodes) {
      if (!holdsBlocks(node)) words.push(node);
      else {
        flush();
        siblings.push(...this.blocksOf(node));
      }
    }
    flush();
    return siblings;
  }

  /** A level of blocks within a list, a quote or a cell; without any where that is too deep. */
  within(nodes: readonly HtmlNode[], span: Span): Level<Block<Leaf>> {
    const readers = this.readers.deeper(span);
    return new Level(readers ? new Flow(this.reading, readers).siblings(nodes) : []);
  }

  /** The words of nodes as parts of a run. */
  words(nodes: readonly HtmlNode[]): readonly RunPart[] {
    return tidied(wordsOf(nodes, this.reading, this.readers.words));
  }

  private paragraph(nodes: readonly HtmlNode[]): readonly Sibling<Block<Leaf>>[] {
    const [first, last] = [nodes.find(showsSomething), nodes.findLast(showsSomething)];
    if (!first || !last) return [];
    const span = spanOf(this.reading.source, first.span.start, last.span.end);
    const make = () => this.readers.paragraph(this.words(nodes), span);
    return [this.aligned({ start: span.start, end: span.end, make })];
  }

  /** What is made has its paragraphs where they stand here. */
  private aligned(sibling: Sibling<Block<Leaf>>): Sibling<Block<Leaf>> {
    const { align } = this;
    if (align === 'left') return sibling;
    const make = () =>
      madeBy(sibling.make()).map((block) => (block.type === 'paragraph' ? { ...block, align } : block));
    return { ...sibling, make };
  }

  private blocksOf(node: HtmlNode): readonly Sibling<Block<Leaf>>[] {
    if (node.kind === 'markdown') return this.readers.blocks(node.nodes).map((sibling) => this.aligned(sibling));
    if (node.kind !== 'element') return [];
    const { name, children, span } = node;
    const { start, end } = span;
    if (/^h[1-6]$/.test(name))
      return [{ start, end, make: () => this.readers.heading(Number(name[1]), this.words(children), span) }];
    switch (name) {
      case 'ul':
      case 'ol':
      case 'dir':
        return [this.list(node, name === 'ol')];
      case 'li':
        return [this.list({ ...node, name: 'ul', attributes: new Map(), children: [node] }, false)];
      case 'table':
        return [tableSibling(node, this)];
      case 'blockquote': {
        const inner = this.within(children, span);
        return [{ start, end, inner, make: () => quoteOf(inner) }];
      }
      case 'pre':
        return [{ start, end, advice: CODE_ADVICE, make: () => this.code(node) }];
      case 'hr':
        return [{ start, end, make: () => this.readers.rule(span) }];
      case 'summary':
      case 'dt':
        return this.marked(children, (words) => ({ type: 'strong', children: words }));
      case 'a':
        if (node.attributes.has('href')) this.reportLink(span);
        return this.siblings(children);
      default: {
        const mark = markOf(name);
        if (mark) return this.marked(children, mark);
        const align = alignmentOf(node);
        const flow = align === undefined ? this : new Flow(this.reading, this.readers, align);
        return flow.siblings(children);
      }
    }
  }

  /** Blocks whose paragraphs have a mark around their words, as `<b>` has that is around them. */
  private marked(nodes: readonly HtmlNode[], mark: (words: Inlines<Leaf>) => Inline<Leaf>): Sibling<Block<Leaf>>[] {
    return this.siblings(nodes).map((sibling) => ({
      ...sibling,
      make: () =>
        madeBy(sibling.make()).map((block) =>
          block.type === 'paragraph' ? { ...block, children: [mark(block.children)] } : block,
        ),
    }));
  }

  private reportLink(span: Span): void {
    const message = 'A link is around whole paragraphs, so it isn’t a link';
    const hint = 'Put it around words within a paragraph.';
    const lost = 'A link around whole paragraphs became its words';
    reportChanged(span, { code: 'markdown-unsupported', message, hint, lost }, this.reading);
  }

  private list(list: HtmlElement, ordered: boolean): Sibling<Block<Leaf>> {
    const { attributes, children, span } = list;
    const items = new Level<ListItem<Leaf>>(itemsOf(children).map((item) => this.item(item)));
    const marks = ordered ? marksOf(attributes.get('type')) : undefined;
    const start = Number(/^\s*\d{1,9}\s*$/.exec(attributes.get('start') ?? '')?.[0] ?? 1);
    if (attributes.has('reversed') || itemsOf(children).some((item) => item.attributes.has('value')))
      this.reportNumbers(span);
    const make = (): Block<Leaf> | undefined => {
      const nodes = items.nodes();
      if (nodes.length === 0) return undefined;
      return { type: 'list', ordered, ...(marks ? { marks } : {}), start: ordered ? start : 1, items: nodes, span };
    };
    return { start: span.start, end: span.end, inner: items, list: true, make };
  }

  private reportNumbers(span: Span): void {
    const message = 'A list in HTML counts backwards or skips numbers, which no document does';
    const lost = 'A list that counted backwards or skipped numbers is numbered one by one';
    reportChanged(span, { code: 'markdown-unsupported', message, lost }, this.reading);
  }

  private item({ children, span }: HtmlElement): Sibling<ListItem<Leaf>> {
    const inner = this.within(children, span);
    const isEmpty = !children.some(showsSomething);
    const make = (): ListItem<Leaf> | undefined => {
      const blocks = inner.nodes();
      return blocks.length > 0 || isEmpty ? { type: 'item', blocks } : undefined;
    };
    return { start: span.start, end: span.end, inner, make };
  }

  private code({ children, span }: HtmlElement): Blocks<Leaf> {
    const parts = this.codeParts(children);
    const words = codeRun(withoutLastBreak(parts), this.reading);
    const holdsWords = parts.some(
      (part) => part.kind !== 'apart' && (part.kind !== 'words' || part.value.trim() !== ''),
    );
    const pictures = blocksApart(parts, this.reading);
    return words.length > 0 && holdsWords ? [{ type: 'code-block', children: words, span }, ...pictures] : pictures;
  }

  /** Code has no other look within it. */
  private codeParts(nodes: readonly HtmlNode[]): readonly RunPart[] {
    return nodes.flatMap((node): readonly RunPart[] => {
      if (node.kind === 'markdown') return isFlow(node.nodes[0]) ? [] : this.readers.words(node.nodes);
      if (node.kind === 'element' && node.name === 'img') return pictureOf(node, this.reading);
      if (node.kind === 'element') return node.name === 'br' ? [BREAK] : this.codeParts(node.children);
      return partsOf(node.value, node.span, this.reading).flatMap(inLines);
    });
  }
}

const SIDES: ReadonlyMap<string, Alignment | 'left'> = new Map([
  ['center', 'centre'],
  ['right', 'right'],
  ['end', 'right'],
  ['left', 'left'],
  ['start', 'left'],
  ['justify', 'left'],
]);

/** What an element says of its paragraphs: in its style, by an attribute of older HTML, or by what it is. */
function alignmentOf({ name, attributes }: HtmlElement): Alignment | 'left' | undefined {
  if (name === 'center') return 'centre';
  const style = /(?:^|;)\s*text-align\s*:\s*([a-z]+)/i.exec(attributes.get('style') ?? '')?.[1];
  return SIDES.get((style ?? attributes.get('align') ?? '').trim().toLowerCase());
}

const CODE_ADVICE =
  'In <pre>, put the tags on the lines of its words; or write the code between lines of ``` instead, where tags can be on lines of their own.';

const BREAK: RunPart = { kind: 'node', node: { type: 'break' } };

function inLines(part: RunPart): readonly RunPart[] {
  if (part.kind !== 'words') return [part];
  const { source, start } = part.span;
  let at = start;
  return part.value.split(/\r\n|\n|\r/).flatMap((value, line): readonly RunPart[] => {
    const span = spanOf(source, at, Math.min(at + value.length, part.span.end));
    at = Math.min(at + value.length + 1, part.span.end);
    return [...(line === 0 ? [] : [BREAK]), ...(value === '' ? [] : [{ kind: 'words' as const, value, span }])];
  });
}

function withoutLastBreak(parts: readonly RunPart[]): readonly RunPart[] {
  const last = parts.at(-1);
  return last?.kind === 'node' && last.node.type === 'break' ? parts.slice(0, -1) : parts;
}

function quoteOf(inner: Level<Block<Leaf>>): Block<Leaf> | undefined {
  const blocks = inner.nodes();
  return blocks.length > 0 ? { type: 'quote', blocks } : undefined;
}

/** The items of a list. What stands between items belongs to the one before, as browsers show it. */
function itemsOf(children: readonly HtmlNode[]): readonly HtmlElement[] {
  const items: HtmlElement[] = [];
  for (const child of children) {
    if (child.kind === 'element' && child.name === 'li') items.push(child);
    else if (showsSomething(child)) {
      const last = items.pop();
      items.push({
        kind: 'element',
        name: 'li',
        attributes: last?.attributes ?? new Map(),
        children: [...(last?.children ?? []), child],
        span: spanOf(child.span.source, last?.span.start ?? child.span.start, child.span.end),
      });
    }
  }
  return items;
}

const NUMBERS: Readonly<Record<string, ListMarks['numbers']>> = {
  '1': 'decimal',
  a: 'lower-letter',
  A: 'upper-letter',
  i: 'lower-roman',
  I: 'upper-roman',
};

function marksOf(type: string | undefined): ListMarks | undefined {
  const numbers = type === undefined || !Object.hasOwn(NUMBERS, type) ? undefined : NUMBERS[type];
  return numbers && { numbers, around: '.' };
}

/** Whether a node is a block, or words around some. */
function holdsBlocks(node: HtmlNode): boolean {
  if (node.kind === 'markdown') return isFlow(node.nodes[0]);
  return node.kind === 'element' && (kindOf(node.name) === 'block' || node.children.some(holdsBlocks));
}
