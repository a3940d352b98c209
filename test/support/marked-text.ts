/** A comparison as lines that a person can read: `We [-ask-]{+call+} every day.`, with a sign before what came, went or moved as a whole. */
import type { Block, Cell, Document, Inlines, Row } from '../../src/model/document.js';
import type { RevisedNode, Revision } from '../../src/model/revisions.js';

/** The lines of a marked tree, a block, item or row each. */
export function markedLines({ title, blocks, revisions }: Document): readonly string[] {
  const marks = revisions?.marks ?? new Map<RevisedNode, Revision>();
  const lines: string[] = [];
  const sign = (node: RevisedNode): string => {
    const mark = marks.get(node);
    switch (mark?.kind) {
      case 'deleted':
        return '- ';
      case 'inserted':
        return '+ ';
      case 'moved-away':
        return `-${mark.move} `;
      case 'moved-here':
        return `+${mark.move} `;
      case 'restyled':
        return `~${mark.before.type === 'heading' ? `h${mark.before.level}` : 'p'} `;
      default:
        return '';
    }
  };
  const run = (inlines: Inlines): string =>
    inlines
      .map((node) => {
        const words = wordsOf(node);
        const kind = marks.get(node)?.kind;
        return kind === 'deleted' ? `[-${words}-]` : kind === 'inserted' ? `{+${words}+}` : words;
      })
      .join('')
      .replaceAll('-][-', '')
      .replaceAll('+}{+', '');
  const wordsOf = (node: Inlines[number]): string => {
    switch (node.type) {
      case 'text':
        return node.value;
      case 'break':
        return '\\';
      case 'fill-in':
        return '____';
      case 'tick-box':
        return node.checked ? '☑' : '☐';
      case 'footnote':
        return `^(${node.blocks.map((block) => (block.type === 'paragraph' ? run(block.children) : block.type)).join(' ')})`;
      case 'strong':
        return `**${run(node.children)}**`;
      case 'link':
        return `<${run(node.children)}>`;
      default:
        return run(node.children);
    }
  };
  const cell = (node: Cell): string => {
    const words = node.type === 'cell' ? run(node.children) : `(${nested(node.blocks)})`;
    return `${sign(node)}${words}`;
  };
  const nested = (some: readonly Block[]): string => {
    const start = lines.length;
    some.forEach((inner) => {
      block(inner, '');
    });
    return lines.splice(start).join(' / ');
  };
  const row = (node: Row, inset: string) => lines.push(`${inset}${sign(node)}| ${node.cells.map(cell).join(' | ')} |`);
  const block = (node: Block, inset: string): void => {
    const before = `${inset}${sign(node)}`;
    switch (node.type) {
      case 'heading':
        lines.push(`${before}${'#'.repeat(node.level)} ${run(node.children)}`);
        break;
      case 'paragraph':
      case 'code-block':
        lines.push(`${before}${run(node.children)}`);
        break;
      case 'list':
        for (const item of node.items) {
          const start = lines.length;
          for (const inner of item.blocks) block(inner, `${inset}  `);
          const [first = ''] = lines.splice(start, 1);
          lines.splice(start, 0, `${before}${sign(item)}• ${first.trim()}`);
        }
        break;
      case 'table':
        if (sign(node) !== '') lines.push(`${before}table`);
        if (node.caption) lines.push(`${inset}${run(node.caption)}`);
        for (const each of node.header ? [node.header, ...node.rows] : node.rows) row(each, inset);
        break;
      case 'quote':
      case 'note':
      case 'landscape':
        lines.push(`${before}${node.type}`);
        for (const inner of node.blocks) block(inner, `${inset}  `);
        break;
      case 'image':
        lines.push(`${before}picture ${node.alt.map(({ value }) => value).join('')}`);
        break;
      default:
        lines.push(`${before}${node.type}`);
    }
  };
  lines.push(`= ${run(title)}`);
  for (const each of blocks) block(each, '');
  return lines;
}
