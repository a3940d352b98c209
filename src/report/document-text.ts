/** A finished document as plain text for a terminal: wrapped, with nothing in it that could steer the terminal. */
import { type Block, type Document, type Inlines, inlineText, type ListItem, type Row } from '../model/document.js';
import { visibleOnLine } from '../model/visible.js';

/** Characters; longer lines are hard to read, however wide the terminal is. */
const WIDEST = 100;

/** Gives the lines of a document's text. */
export function documentText(document: Document, width: number): string {
  const writer = new TextWriter(Math.max(30, Math.min(width, WIDEST)));
  const title = visibleOnLine(inlineText(document.title).trim());
  writer.add(title, '');
  writer.add('='.repeat(Math.min(title.length, writer.width)), '');
  for (const { label, value } of document.control) writer.add(`${label}: ${value}`, '  ');
  const numbers = document.outline.map(({ number }) => number);
  for (const block of document.blocks) {
    writer.gap();
    if (block.type === 'heading')
      writer.heading(`${numbers.shift() ?? ''} ${inlineText(block.children)}`.trim(), block.level);
    else writer.block(block, '');
  }
  return writer.text();
}

class TextWriter {
  readonly width: number;
  private readonly lines: string[] = [];

  constructor(width: number) {
    this.width = width;
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
      case 'list':
        this.list(block.items, indent, (at) => (block.ordered ? `${block.start + at}. ` : '- '));
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
      case 'page-break':
        return;
      case 'rule':
        this.lines.push(`${indent}${'-'.repeat(10)}`);
        return;
    }
  }

  private run(run: Inlines, indent: string, first = indent): void {
    this.add(inlineText(run), indent, first);
  }

  private list(items: readonly ListItem[], indent: string, markOf: (at: number) => string): void {
    items.forEach((item, at) => {
      const mark = item.label === undefined ? markOf(at) : `${visibleOnLine(item.label)} `;
      const inner = `${indent}${' '.repeat(mark.length)}`;
      item.blocks.forEach((block, index) => {
        if (index === 0 && block.type === 'paragraph') this.run(block.children, inner, `${indent}${mark}`);
        else this.block(block, inner);
      });
    });
  }

  private row({ cells }: Row, indent: string): void {
    const words = cells.flatMap((cell) => {
      if (cell.type === 'cell') return cell.continues ? [] : [inlineText(cell.children).trim()];
      return [blockWords(cell.blocks)];
    });
    this.add(words.join(' | '), `${indent}  `, indent);
  }
}

/** The words of a cell's blocks on one line. */
function blockWords(blocks: readonly Block[]): string {
  const inner = new TextWriter(Number.MAX_SAFE_INTEGER);
  for (const block of blocks) inner.block(block, '');
  return inner.text().trim().replace(/\n+/g, '; ');
}
