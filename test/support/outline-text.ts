/** A document as plain lines that a person can read in a test: one block a line, marks as in Markdown. */

import type { Block, Cell, Document, Inline, Inlines, Link } from '../../src/model/document.js';
import { rowsOf } from '../../src/model/table-spans.js';

const STYLED = { struck: '~~', superscript: '^', subscript: '~', underlined: '__' } as const;

function word(node: Inline): string {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'break':
      return ' / ';
    case 'strong':
      return `**${words(node.children)}**`;
    case 'emphasis':
      return `*${words(node.children)}*`;
    case 'styled':
      return `${STYLED[node.style]}${words(node.children)}${STYLED[node.style]}`;
    case 'code':
      return `\`${words(node.children)}\``;
    case 'footnote':
      return `[^${node.key}: ${node.blocks.flatMap((block) => lines(block, '')).join(' ¶ ')}]`;
    case 'fill-in':
      return `[${'_'.repeat(node.width)}${node.label === '' ? '' : ` ${node.label}`}]`;
    case 'tick-box':
      return `[${node.checked ? 'x' : ' '}${node.label === '' ? '' : ` ${node.label}`}]`;
    case 'passage':
      return `[${words(node.children)}](lang:${node.language})`;
    case 'link':
      return `[${words(node.children)}](${target(node)})`;
  }
}

function target({ target }: Link): string {
  if (target.kind === 'heading') return `#${target.anchor}`;
  if (target.kind === 'file') return target.path;
  return target.kind === 'policy' ? `policy:${target.file}` : target.address.map((text) => text.value).join('');
}

function words(inlines: Inlines): string {
  return inlines.map(word).join('');
}

/** `<` and `^` are covered by the cell at their left and above. */
function cellWords(cell: Cell): string {
  if (cell.type === 'block-cell') return cell.blocks.flatMap((block) => lines(block, '')).join(' ¶ ');
  return cell.continues === 'left' ? '<' : cell.continues === 'above' ? '^' : words(cell.children);
}

function lines(block: Block, indent: string): readonly string[] {
  switch (block.type) {
    case 'heading':
      return [`${indent}${'#'.repeat(block.level)} ${block.label ? `${block.label} ` : ''}${words(block.children)}`];
    case 'paragraph':
      return [`${indent}${block.align ? `<${block.align}> ` : ''}${words(block.children)}`];
    case 'list':
      return block.items.flatMap((item, index) => {
        const box = item.checked === undefined ? '' : item.checked ? '[x] ' : '[ ] ';
        const mark = item.label ?? (block.ordered ? `${block.start + index}.` : '-');
        const [first = '', ...rest] = item.blocks.flatMap((inner) => lines(inner, `${indent}  `));
        return [`${indent}${mark} ${box}${first.trim()}`.trimEnd(), ...rest];
      });
    case 'table':
      return [
        ...(block.caption ? [`${indent}Table: ${words(block.caption)}`] : []),
        ...rowsOf(block).map((row) => `${indent}| ${row.cells.map((cell) => cellWords(cell)).join(' | ')} |`),
      ];
    case 'image':
      return [`${indent}![${block.alt.map((text) => text.value).join('')}]`];
    case 'quote':
      return block.blocks.flatMap((inner) => lines(inner, `${indent}> `));
    case 'landscape':
      return [`${indent}::: landscape`, ...block.blocks.flatMap((inner) => lines(inner, `${indent}  `))];
    case 'note':
      return [
        `${indent}> [!${block.kind}]${block.title ? ` ${words(block.title)}` : ''}`,
        ...block.blocks.flatMap((inner) => lines(inner, `${indent}> `)),
      ];
    case 'code-block':
      return [`${indent}\`\`\` ${words(block.children)}`];
    case 'page-break':
      return [`${indent}\\newpage`];
    case 'rule':
      return [`${indent}---`];
  }
}

/** The blocks of a document, a line each. */
export function outlineText(document: Document): readonly string[] {
  return document.blocks.flatMap((block) => lines(block, ''));
}
