/**
 * The two sides of a tree with marks: what is left when all changes are accepted, or rejected. And what a document is for comparing:
 * its tree without what shows nowhere, so that two documents that print the same are equal.
 */

import type {
  Block,
  Cell,
  Document,
  Inline,
  Inlines,
  ListItem,
  OutlineEntry,
  Row,
  Table,
} from '../../src/model/document.js';
import { inlineText } from '../../src/model/document.js';
import type { RevisedNode } from '../../src/model/revisions.js';

/** The later document of a comparison. */
export function acceptAll(document: Document): Document {
  return sideOf(document, new Set(['deleted', 'moved-away']), false);
}

/** The earlier document of a comparison; its numbers are the later one's, and so is all that isn't text. */
export function rejectAll(document: Document): Document {
  return sideOf(document, new Set(['inserted', 'moved-here']), true);
}

function sideOf(document: Document, gone: ReadonlySet<string>, isEarlier: boolean): Document {
  const { revisions, ...rest } = document;
  if (!revisions) throw new Error('This document is no comparison.');
  const { marks } = revisions;
  const stays = (node: RevisedNode): boolean => !gone.has(marks.get(node)?.kind ?? '');
  const outline: OutlineEntry[] = [];
  const entries = [...document.outline];

  const run = (inlines: Inlines): Inlines =>
    inlines.filter(stays).map((node): Inline => {
      if (node.type === 'footnote') return { ...node, blocks: blocks(node.blocks) };
      return 'children' in node ? { ...node, children: run(node.children) } : node;
    });
  const blocks = (some: readonly Block[]): readonly Block[] => some.flatMap(block);
  /** Passes by the entries of headings that went. */
  const skip = (node: Block) => {
    if (node.type === 'heading') entries.shift();
    if (node.type === 'landscape') node.blocks.forEach(skip);
  };
  const block = (node: Block): readonly Block[] => {
    if (!stays(node)) {
      skip(node);
      return [];
    }
    const entry = node.type === 'heading' ? entries.shift() : undefined;
    const becomes = whole(node);
    if (becomes.type === 'heading')
      outline.push({ heading: becomes, number: entry?.number ?? '', anchor: entry?.anchor ?? 'was-a-paragraph' });
    return [becomes];
  };
  const whole = (node: Block): Block => {
    const mark = marks.get(node);
    switch (node.type) {
      case 'heading':
      case 'paragraph':
        return { ...(isEarlier && mark?.kind === 'restyled' ? mark.before : node), children: run(node.children) };
      case 'code-block':
        return { ...node, children: run(node.children) };
      case 'list':
        return {
          ...node,
          items: node.items.filter(stays).map((item): ListItem => ({ ...item, blocks: blocks(item.blocks) })),
        };
      case 'table':
        return table(node);
      case 'note':
        return { ...node, ...(node.title ? { title: run(node.title) } : {}), blocks: blocks(node.blocks) };
      case 'quote':
      case 'landscape':
        return { ...node, blocks: blocks(node.blocks) };
      default:
        return node;
    }
  };
  const cell = (node: Cell): Cell => {
    if (node.type === 'cell') return { ...node, children: run(node.children) };
    const [only, ...others] = blocks(node.blocks);
    if (!only) return { type: 'cell', children: [] };
    // A cell of one plain paragraph is one of words alone.
    if (others.length === 0 && only.type === 'paragraph' && !only.align)
      return { type: 'cell', children: only.children };
    return { ...node, blocks: [only, ...others] };
  };
  const row = (node: Row): Row => ({ ...node, cells: node.cells.filter(stays).map(cell) });
  const table = ({ caption, header, ...node }: Table): Table => {
    const [first] = header ? [header] : node.rows;
    const columns = node.columns.filter((_, at) => {
      const head = first?.cells[at];
      return !head || stays(head);
    });
    const words = caption && run(caption);
    return {
      ...node,
      columns,
      ...(words && words.length > 0 ? { caption: words } : {}),
      ...(header && stays(header) ? { header: row(header) } : {}),
      rows: node.rows.filter(stays).map(row),
    };
  };
  const title = run(document.title);
  return { ...rest, title, blocks: blocks(document.blocks), outline };
}

/** What a document prints, as a text that can be compared: words with their looks and what they stand in. */
export function printedForm({ title, blocks, control, outline }: Document): string {
  const words = new Map(outline.map(({ anchor, heading }) => [anchor, squeezed(inlineText(heading.children))]));
  const entries = control.map(({ label, value }) => [squeezed(label), squeezed(value)]);
  return JSON.stringify({ title: runForm(title, false), entries, blocks: blocks.map(blockForm) }, (key, value) =>
    key === 'heading-link' ? (words.get(value) ?? 'nowhere') : value,
  );
}

const squeezed = (words: string) => words.replace(/\s+/g, ' ').trim();

function runForm(run: Inlines, isCode: boolean): unknown {
  const pieces: { readonly marks: readonly unknown[]; words: string | unknown }[] = [];
  const add = (inlines: Inlines, marks: readonly unknown[], keepsSpaces: boolean) => {
    for (const node of inlines) {
      if (node.type === 'text') {
        const last = pieces.at(-1);
        const value = keepsSpaces ? node.value.replace(/\s/g, (space) => `<${space.codePointAt(0)}>`) : node.value;
        if (
          last &&
          typeof last.words === 'string' &&
          (last.marks === marks || JSON.stringify(last.marks) === JSON.stringify(marks))
        )
          last.words += value;
        else if (value !== '') pieces.push({ marks, words: value });
      } else if ('children' in node)
        add(node.children, [...marks, wrapperForm(node)], keepsSpaces || node.type === 'code');
      else pieces.push({ marks: node.type === 'break' ? [] : marks, words: leafForm(node) });
    }
  };
  add(run, [], isCode);
  // White space has no look of its own, and there is no more than one space.
  const parts = pieces.flatMap(({ marks, words }): unknown[] => {
    if (typeof words !== 'string') return [words];
    return words
      .split(/(\s+)/)
      .flatMap((part): unknown[] => (part === '' ? [] : /^\s/.test(part) ? [' '] : [{ marks, part }]));
  });
  const some = parts.filter((part, at) => part !== ' ' || (parts[at - 1] !== ' ' && at > 0));
  return some.at(-1) === ' ' ? some.slice(0, -1) : some;
}

function wrapperForm(node: Extract<Inline, { readonly children: Inlines }>): unknown {
  if (node.type === 'link') {
    const { target } = node;
    if (target.kind === 'heading') return { 'heading-link': target.anchor };
    return target.kind === 'address' ? target.address.map(({ value }) => value).join('') : target;
  }
  return node.type === 'passage' ? node.language : node.type === 'styled' ? node.style : node.type;
}

function leafForm(node: Exclude<Inline, { readonly children: Inlines }>): unknown {
  switch (node.type) {
    case 'footnote':
      return { footnote: node.blocks.map(blockForm) };
    case 'fill-in':
      return { line: node.width };
    case 'tick-box':
      return { ticked: node.checked };
    default:
      return node.type;
  }
}

/** The form of a number, not the number: that depends on the rest of the document. */
const labelForm = (label: string | undefined) => label?.replace(/\d+(\.\d+)*|\b[ivxlc]+\b|\b[a-z]\b/gi, '#');

function blockForm(block: Block): unknown {
  switch (block.type) {
    case 'heading': {
      const { type, level, kind, label, children } = block;
      return { type, level, kind, label: labelForm(label), words: runForm(children, false) };
    }
    case 'paragraph': {
      const { type, align, clause, children } = block;
      return { type, align, isNumbered: clause !== undefined, words: runForm(children, false) };
    }
    case 'list': {
      const { ordered, marks, start } = block;
      const items = block.items.map(({ checked, label, blocks }) => ({
        checked,
        label: labelForm(label),
        blocks: blocks.map(blockForm),
      }));
      return { list: ordered ? { marks, start } : 'bullets', items };
    }
    case 'table': {
      const { caption, columns, rowHeaders, header, rows } = block;
      return {
        caption: caption && runForm(caption, false),
        columns,
        rowHeaders,
        header: header && rowForm(header),
        rows: rows.map(rowForm),
      };
    }
    case 'image':
      return { picture: block.picture.path, alt: block.alt.map(({ value }) => value).join(''), isLogo: block.isLogo };
    case 'note':
      return {
        note: block.kind,
        title: block.title && runForm(block.title, false),
        blocks: block.blocks.map(blockForm),
      };
    case 'quote':
    case 'landscape':
      return { [block.type]: block.blocks.map(blockForm) };
    case 'code-block':
      return { code: runForm(block.children, true) };
    case 'page-break':
    case 'rule':
      return block.type;
  }
}

function rowForm({ cells, isForm }: Row): unknown {
  return {
    isForm,
    cells: cells.map((cell) => {
      if (cell.type === 'block-cell') return cell.blocks.map(blockForm);
      return cell.continues ?? runForm(cell.children, false);
    }),
  };
}
