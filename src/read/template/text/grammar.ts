/**
 * Turns the lines of a text exported from Word into headings, paragraphs and lists. One line is one paragraph. A line
 * that isn't a heading is a list item or a paragraph, so that no words are lost. Items nest only by their indentation: if
 * a line suggests nesting that its indentation doesn't show, that is a warning, never a guess.
 */
import { type Diagnostic, error, warning } from '../../../model/diagnostic.js';
import { type SourceText, spanOf } from '../../../model/source.js';
import type { TextHeadings } from './headings.js';
import type { TaggedLine, TextLine } from './lines.js';
import { type LineMark, listMark } from './list-marks.js';

/** A heading, paragraph, list or page break made from lines. */
export type TextNode =
  | { readonly kind: 'heading'; readonly line: TaggedLine; readonly level: number; readonly width: number }
  | { readonly kind: 'paragraph'; readonly lines: readonly TaggedLine[] }
  | { readonly kind: 'page-break'; readonly at: number }
  | TextList;

export interface TextList {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly start: number;
  readonly items: TextItem[];
}

export interface TextItem {
  readonly line: TaggedLine;
  /** The width of the line's mark, in characters. */
  readonly width: number;
  readonly number: number;
  /** The blocks of the item after its own words. */
  readonly below: TextNode[];
}

/** Lists in Word have nine levels (ISO/IEC 29500-1, 17.9.6). */
const DEEPEST = 9;

interface OpenList {
  readonly list: TextList;
  readonly indent: number;
  /** The nodes that the list is among; a list of another kind next to it is added there too. */
  readonly parent: TextNode[];
}

/** Reads lines one after another. */
export class TextGrammar {
  readonly nodes: TextNode[] = [];
  readonly diagnostics: Diagnostic[] = [];
  private readonly source: SourceText;
  private readonly headings: TextHeadings;
  private open: OpenList[] = [];

  constructor(source: SourceText, headings: TextHeadings) {
    this.source = source;
    this.headings = headings;
  }

  take(line: TaggedLine): void {
    if (line.newPage) this.add({ kind: 'page-break', at: line.start });
    if (line.words === '') return;
    // A block tag doesn't end a list, because there can be items in the block.
    if (line.tags[0]?.alone) return;
    const heading = this.headings.byLine.get(line.index);
    if (heading) this.add({ kind: 'heading', line, ...heading });
    else this.itemOrParagraph(line);
  }

  /** Adds a block that ends all lists. */
  private add(node: TextNode): void {
    this.open = [];
    this.nodes.push(node);
  }

  private itemOrParagraph(line: TaggedLine): void {
    const mark = listMark(line.words);
    if (mark) {
      this.item(line, mark);
      return;
    }
    this.noticeNumber(line);
    const paragraph: TextNode = { kind: 'paragraph', lines: [line] };
    while ((this.open.at(-1)?.indent ?? -1) >= line.indent) this.open.pop();
    const item = this.open.at(-1)?.list.items.at(-1);
    if (item) item.below.push(paragraph);
    else this.add(paragraph);
  }

  private item(line: TaggedLine, mark: LineMark): void {
    while ((this.open.at(-1)?.indent ?? -1) > line.indent) this.open.pop();
    const number = mark.kind === 'number' ? mark.number : 0;
    const item: TextItem = { line, width: mark.width, number, below: [] };
    const openList = this.open.at(-1);
    const parentItem = openList?.indent === line.indent ? undefined : openList?.list.items.at(-1);
    if (openList && !parentItem) this.noticeNesting(openList.list.items.at(-1));
    if (openList && !parentItem && follows(openList.list, mark)) openList.list.items.push(item);
    else
      this.newList(
        item,
        mark,
        openList && !parentItem ? openList.parent : (parentItem?.below ?? this.nodes),
        parentItem !== undefined,
      );
  }

  private newList(item: TextItem, mark: LineMark, parent: TextNode[], nested: boolean): void {
    if (item.number > 1) this.noticeNumber(item.line);
    if (!nested) this.open.pop();
    if (this.open.length === DEEPEST) this.refuseDepth(item.line);
    const list: TextList = { kind: 'list', ordered: mark.kind === 'number', start: item.number || 1, items: [item] };
    parent.push(list);
    this.open.push({ list, indent: item.line.indent, parent });
  }

  private noticeNesting(item: TextItem | undefined): void {
    if (!item?.line.words.endsWith(':') || item.below.length > 0) return;
    const message = 'This item ends in a colon, but the items after it aren’t indented';
    const hint = 'Indent the items that belong to it, because the program can’t tell where they end.';
    this.diagnostics.push(warning('list-nesting', message, this.spanOf(item.line), { hint }));
  }

  private noticeNumber(line: TaggedLine): void {
    const next = this.headings.outOfSequence.get(line.index);
    if (next === undefined) return;
    const [number] = line.words.split(/\s/);
    const message = `The line is numbered ${number?.replace(/\.$/, '')}, which doesn’t follow on from the last heading, so it isn’t a heading`;
    const hint = `The next heading is ${next}, or one level below the last.`;
    this.diagnostics.push(warning('heading-number', message, this.spanOf(line), { hint }));
  }

  private refuseDepth(line: TaggedLine): void {
    const message = `Lists are inside one another more than ${DEEPEST} levels deep`;
    this.diagnostics.push(error('list-nesting', message, this.spanOf(line), { hint: 'Word allows nine levels.' }));
  }

  private spanOf(line: TextLine) {
    return spanOf(this.source, line.start, line.end);
  }
}

/** Whether an item continues a list: it is of the same kind, and its number is the next. */
function follows(list: TextList, mark: LineMark): boolean {
  if (mark.kind === 'bullet') return !list.ordered;
  return list.ordered && mark.number === (list.items.at(-1)?.number ?? 0) + 1;
}
