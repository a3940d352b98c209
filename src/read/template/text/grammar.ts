/**
 * Turns the lines of a text exported from Word into headings, paragraphs and lists. One line is one paragraph. A line
 * is a heading if its number follows on from the last heading's and it has few words; otherwise it is a list item or a
 * paragraph, so that no words are lost. Items nest only by their indentation: if a line suggests nesting that its
 * indentation doesn't show, that is a warning, never a guess.
 */
import { type Diagnostic, error, warning } from '../../../model/diagnostic.js';
import { type SourceText, spanOf } from '../../../model/source.js';
import { HeadingSequence } from '../heading-sequence.js';
import type { Tag } from '../tags.js';
import { type LineMark, listMark, numberedLine, type TextLine } from './lines.js';

/** A line with its tags; `index` counts all lines, so that neighbours can be recognised. */
export interface TaggedLine extends TextLine {
  readonly index: number;
  readonly tags: readonly Tag[];
}

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
  private readonly sequence = new HeadingSequence();
  private open: OpenList[] = [];

  constructor(source: SourceText) {
    this.source = source;
  }

  take(line: TaggedLine): void {
    if (line.newPage) this.add({ kind: 'page-break', at: line.start });
    if (line.words === '') return;
    if (line.tags[0]?.alone) this.blockTags(line.tags);
    else if (!this.heading(line)) this.itemOrParagraph(line);
  }

  /** Adds a block that ends all lists. */
  private add(node: TextNode): void {
    this.open = [];
    this.nodes.push(node);
  }

  /** A block tag doesn't end a list, because there can be items in the block. */
  private blockTags(tags: readonly Tag[]): void {
    for (const { form } of tags) {
      if (form.kind === 'open') this.sequence.open();
      else if (form.kind === 'else') this.sequence.otherwise();
      else if (form.kind === 'close') this.sequence.close();
    }
  }

  private heading(line: TaggedLine): boolean {
    const numbered = numberedLine(line.words);
    if (!numbered || !this.sequence.fits(numbered.numbers) || this.continuesList(line, numbered.numbers)) return false;
    this.sequence.take(numbered.numbers);
    this.add({ kind: 'heading', line, level: numbered.numbers.length, width: numbered.width });
    return true;
  }

  private continuesList(line: TaggedLine, numbers: readonly number[]): boolean {
    const innermost = this.open.at(-1);
    if (!innermost?.list.ordered || innermost.indent !== line.indent || numbers.length > 1) return false;
    return innermost.list.items.at(-1)?.number === (numbers[0] ?? 0) - 1;
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
    const numbered = numberedLine(line.words);
    if (!numbered) return;
    const message = `The line is numbered ${numbered.numbers.join('.')}, which doesn’t follow on from the last heading, so it isn’t a heading`;
    const hint = `The next heading is ${this.sequence.next}, or one level below the last.`;
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
