/** A finished document as plain text for a terminal: wrapped, with nothing in it that could steer the terminal. */
import {
  type Block,
  type Document,
  type Inlines,
  inlineText,
  type List,
  type ListItem,
  type Note,
  type Row,
  unreachable,
} from '../model/document.js';
import { type Footnotes, numberFootnotes } from '../model/footnotes.js';
import { withoutRanges } from '../model/landscape.js';
import { listMark } from '../model/list-marks.js';
import { noteTitle } from '../model/note-title.js';
import { raisedDigits } from '../model/raised-digits.js';
import { visibleOnLine } from '../model/visible.js';

/** Characters; longer lines are hard to read, however wide the terminal is. */
const WIDEST = 100;

/** Gives the lines of a document's text. */
export function documentText(document: Document, width: number): string {
  const footnotes = numberFootnotes(document);
  const writer = new TextWriter(Math.max(30, Math.min(width, WIDEST)), { document, footnotes });
  const title = visibleOnLine(inlineText(document.title).trim());
  writer.add(title, '');
  writer.add('='.repeat(Math.min(title.length, writer.width)), '');
  for (const { label, value } of document.control) writer.add(`${label}: ${value}`, '  ');
  const numbers = document.outline.map(({ number }) => number);
  for (const block of withoutRanges(document.blocks)) {
    writer.gap();
    if (block.type === 'heading')
      writer.heading(`${numbers.shift() ?? ''} ${writer.words(block.children)}`.trim(), block.level);
    else writer.block(block, '');
  }
  if (footnotes.notes.length > 0) {
    writer.gap();
    writer.heading(document.wording.page.footnotes, 1);
  }
  for (const { number, footnote } of footnotes.notes) writer.blocks(footnote.blocks, '', `[${number}] `);
  return writer.text();
}

/** What words depend on besides themselves. */
interface Surroundings {
  readonly document: Document;
  readonly footnotes: Footnotes;
}

/** A line to write on. */
const LINE_TO_WRITE_ON = '______';

class TextWriter {
  readonly width: number;
  private readonly around: Surroundings;
  private readonly lines: string[] = [];

  constructor(width: number, around: Surroundings) {
    this.width = width;
    this.around = around;
  }

  text(): string {
    return `${this.lines.join('\n')}\n`;
  }

  gap(): void {
    if (this.lines.at(-1) !== '') this.lines.push('');
  }

  /** Adds words, wrapped; lines after the first begin with `indent`. */
  add(words: string, indent: string, first = ''): void {
    let line = first;
    let isEmpty = true;
    for (const word of visibleOnLine(words.replace(/\s+/g, ' ').trim()).split(' ')) {
      if (!isEmpty && line.length + 1 + word.length > this.width) {
        this.lines.push(line);
        line = indent;
        isEmpty = true;
      }
      line += isEmpty ? word : ` ${word}`;
      isEmpty = false;
    }
    this.lines.push(line.trimEnd());
  }

  heading(words: string, level: number): void {
    this.add(words, '');
    if (level === 1) this.lines.push('-'.repeat(Math.min(visibleOnLine(words).length, this.width)));
  }

  block(block: Block, indent: string): void {
    switch (block.type) {
      case 'heading':
      case 'paragraph':
        this.run(block.children, indent);
        return;
      case 'code-block':
        this.code(block.children, indent);
        return;
      case 'list':
        block.items.forEach((item, at) => {
          this.blocks(item.blocks, indent, markOf(block, item, at));
        });
        return;
      case 'note':
        this.note(block, `${indent}| `);
        return;
      case 'table':
        if (block.caption) this.run(block.caption, indent);
        for (const row of [block.header ?? [], block.rows].flat()) this.row(row, indent);
        return;
      case 'image':
        if (!block.isLogo) this.add(`[${block.alt.map(({ value }) => value).join('')}]`, indent, indent);
        return;
      case 'quote':
        for (const inner of block.blocks) this.block(inner, `${indent}| `);
        return;
      case 'landscape':
        for (const inner of block.blocks) this.block(inner, indent);
        return;
      case 'page-break':
        return;
      case 'rule':
        this.lines.push(`${indent}${'-'.repeat(10)}`);
        return;
      default:
        unreachable(block);
    }
  }

  /** Blocks behind a mark, `1. ` or `- `, which is printed alone where they begin with no words. */
  blocks(blocks: readonly Block[], indent: string, mark: string): void {
    const inner = `${indent}${' '.repeat(mark.length)}`;
    const [first] = blocks;
    if (first?.type !== 'paragraph') this.lines.push(`${indent}${mark}`.trimEnd());
    blocks.forEach((block, index) => {
      if (index === 0 && block.type === 'paragraph') this.run(block.children, inner, `${indent}${mark}`);
      else this.block(block, inner);
    });
  }

  /** The words of a run, with signs for what a terminal cannot show. */
  words(run: Inlines): string {
    const { document, footnotes } = this.around;
    return run
      .map((node): string => {
        if (node.type === 'text') return node.value;
        if (node.type === 'break') return ' ';
        if (node.type === 'fill-in') return LINE_TO_WRITE_ON;
        if (node.type === 'tick-box') return boxOf(node.checked);
        if (node.type === 'footnote') return `[${footnotes.numberOf(node)}]`;
        const words = this.words(node.children);
        if (node.type !== 'styled') return words;
        if (node.style === 'struck') return `[${document.wording.page.struckOut(words)}]`;
        return node.style === 'superscript' ? raisedDigits(words) : words;
      })
      .join('');
  }

  private run(run: Inlines, indent: string, first = indent): void {
    this.add(this.words(run), indent, first);
  }

  /** Lines of code keep their spaces and are never wrapped. */
  private code(run: Inlines, indent: string): void {
    let line = '';
    const end = () => {
      this.lines.push(`${indent}    ${visibleOnLine(line)}`.trimEnd());
      line = '';
    };
    for (const node of run) {
      if (node.type === 'break') end();
      else line += this.words([node]);
    }
    end();
  }

  private note(note: Note, indent: string): void {
    this.run(noteTitle(note, this.around.document.wording), indent);
    for (const block of note.blocks) this.block(block, indent);
  }

  private row({ cells }: Row, indent: string): void {
    const words = cells.flatMap((cell) => {
      if (cell.type === 'cell') return cell.continues ? [] : [this.words(cell.children).trim()];
      return [this.onOneLine(cell.blocks)];
    });
    this.add(words.join(' | '), `${indent}  `, indent);
  }

  /** The words of a cell's blocks. */
  private onOneLine(blocks: readonly Block[]): string {
    const inner = new TextWriter(Number.MAX_SAFE_INTEGER, this.around);
    for (const block of blocks) inner.block(block, '');
    return inner.text().trim().replace(/\n+/g, '; ');
  }
}

/** The mark of an item, with its box where it is a task. */
function markOf({ ordered, marks, start }: List, { label, checked }: ListItem, at: number): string {
  const number = marks ? listMark(marks, start + at) : `${start + at}.`;
  const mark = label === undefined ? (ordered ? number : '-') : visibleOnLine(label);
  if (checked === undefined) return `${mark} `;
  return ordered ? `${mark} ${boxOf(checked)} ` : `${boxOf(checked)} `;
}

function boxOf(checked: boolean): string {
  return checked ? '☑' : '☐';
}
