/**
 * Pairs of documents of which one was edited into the other, as people edit: words, looks, links, notes, blocks, items, rows and
 * columns, moves and wrappings. Both are documents that a writer takes: nothing empty, every link to a heading leads to one.
 */
import fc from 'fast-check';
import type {
  Block,
  Cell,
  ControlEntry,
  Document,
  Heading,
  HeadingLevel,
  Image,
  Inline,
  LinkTarget,
  List,
  ListItem,
  Note,
  Paragraph,
  Row,
  Table,
  Text,
} from '../../src/model/document.js';
import { NOTE_KINDS } from '../../src/model/note-kinds.js';
import { HeadingCounter, resolveOutline } from '../../src/model/outline.js';
import { documentsOf } from './any-document.js';
import { documentOf, picture, table, text } from './sample-document.js';

/** Two documents, and what was done to the first. */
export interface EditedPair {
  readonly before: Document;
  readonly after: Document;
  /** The names of the edits that changed something, in order. */
  readonly edits: readonly string[];
}

/** Makes a type's properties changeable, however deep; pictures stay as they are. */
type Open<Type> = Type extends Uint8Array
  ? Type
  : Type extends object
    ? { -readonly [Key in keyof Type]: Open<Type[Key]> }
    : Type;

interface Draft {
  title: Open<Inline>[];
  blocks: Open<Block>[];
  control: Open<ControlEntry>[];
}

/** What an edit may use: numbers that choose a place, words, blocks of another document. */
interface Choice {
  readonly at: number;
  readonly to: number;
  readonly words: string;
  readonly donor: readonly Block[];
}

/** Where blocks stand, which decides what may stand among them. */
type Room = 'top' | 'landscape' | 'item' | 'cell' | 'footnote' | 'other';

interface Run {
  readonly nodes: Open<Inline>[];
  /** Whether it may be left without words. */
  readonly isCell: boolean;
  readonly isInFootnote: boolean;
  readonly isCode: boolean;
}

interface BlockRun {
  readonly blocks: Open<Block>[];
  readonly room: Room;
}

/** The places of a draft where something can be changed, in reading order. */
class Places {
  readonly runs: Run[] = [];
  readonly blockRuns: BlockRun[] = [];
  readonly lists: Open<List>[] = [];
  readonly tables: Open<Table>[] = [];

  constructor({ title, blocks }: Draft) {
    this.addRun(title, {});
    this.addBlocks(blocks, 'top', false);
  }

  private addBlocks(blocks: Open<Block>[], room: Room, isInFootnote: boolean): void {
    this.blockRuns.push({ blocks, room });
    for (const block of blocks) this.addBlock(block, room === 'footnote' || isInFootnote);
  }

  private addBlock(block: Open<Block>, isInFootnote: boolean): void {
    switch (block.type) {
      case 'heading':
      case 'paragraph':
        this.addRun(block.children, { isInFootnote });
        return;
      case 'code-block':
        this.addRun(block.children, { isInFootnote, isCode: true });
        return;
      case 'list':
        this.lists.push(block);
        for (const item of block.items) this.addBlocks(item.blocks, 'item', isInFootnote);
        return;
      case 'table':
        this.tables.push(block);
        if (block.caption) this.addRun(block.caption, { isInFootnote });
        for (const { cells } of block.header ? [block.header, ...block.rows] : block.rows)
          for (const cell of cells) {
            if (cell.type === 'block-cell') this.addBlocks(cell.blocks, 'cell', isInFootnote);
            else if (!cell.continues) this.addRun(cell.children, { isInFootnote, isCell: true });
          }
        return;
      case 'note':
        if (block.title) this.addRun(block.title, { isInFootnote });
        this.addBlocks(block.blocks, 'other', isInFootnote);
        return;
      case 'quote':
        this.addBlocks(block.blocks, 'other', isInFootnote);
        return;
      case 'landscape':
        this.addBlocks(block.blocks, 'landscape', isInFootnote);
        return;
    }
  }

  private addRun(nodes: Open<Inline>[], { isInFootnote = false, isCell = false, isCode = false }: Partial<Run>): void {
    this.runs.push({ nodes, isCell, isInFootnote, isCode });
    const within = (inlines: Open<Inline>[]) => {
      for (const node of inlines) {
        if (node.type === 'footnote') this.addBlocks(node.blocks, 'footnote', true);
        else if ('children' in node) within(node.children);
      }
    };
    within(nodes);
  }
}

const chosen = <Thing>(things: readonly Thing[], at: number): Thing | undefined => things[at % things.length];

/** All lists of inlines within a run, itself first. */
function inlineLists(nodes: Open<Inline>[]): Open<Inline>[][] {
  return [nodes, ...nodes.flatMap((node) => ('children' in node ? inlineLists(node.children) : []))];
}

function textsOf(nodes: Open<Inline>[]): Open<Text>[] {
  return inlineLists(nodes)
    .flat()
    .filter((node): node is Open<Text> => node.type === 'text');
}

const isWords = (words: string): boolean => words.trim() !== '';

/** Whether a run has words, so that a document may hold it. */
function saysSomething(nodes: readonly Open<Inline>[]): boolean {
  return nodes.some((node) => {
    if (node.type === 'text') return isWords(node.value);
    return 'children' in node && saysSomething(node.children);
  });
}

/** Changes a draft; false where there was nothing to change. */
type Edit = (draft: Draft, choice: Choice) => boolean;

/** An edit of one text of a run. */
const onText =
  (change: (node: Open<Text>, choice: Choice) => string): Edit =>
  (draft, choice) => {
    const run = chosen(new Places(draft).runs, choice.at);
    const node = run && chosen(textsOf(run.nodes), choice.to);
    if (!run || !node) return false;
    const [was, becomes] = [node.value, change(node, choice)];
    if (was === becomes || becomes === '') return false;
    node.value = becomes;
    if (!run.isCell && !saysSomething(run.nodes)) node.value = was;
    return node.value !== was;
  };

/** An edit of the words of one text, white space among them. */
const onWords = (change: (parts: string[], choice: Choice) => void): Edit =>
  onText((node, choice) => {
    const parts = node.value.split(/(\s+)/);
    change(parts, choice);
    return parts.join('');
  });

const onRun =
  (change: (run: Run, choice: Choice) => boolean): Edit =>
  (draft, choice) => {
    const run = chosen(new Places(draft).runs, choice.at);
    return run !== undefined && change(run, choice);
  };

const onBlocks =
  (change: (run: BlockRun, choice: Choice) => boolean): Edit =>
  (draft, choice) => {
    const run = chosen(new Places(draft).blockRuns, choice.at);
    return run !== undefined && change(run, choice);
  };

/** An edit of a block of one kind, wherever one stands. */
const onKind =
  <Kind extends Open<Block>>(
    isSo: (block: Open<Block>) => block is Kind,
    change: (block: Kind, choice: Choice) => boolean,
  ): Edit =>
  (draft, choice) => {
    const block = chosen(
      new Places(draft).blockRuns.flatMap(({ blocks }) => blocks.filter(isSo)),
      choice.at,
    );
    return block !== undefined && change(block, choice);
  };

/** Few blocks are in lists and tables: an edit of those chooses among them alone. */
const onList =
  (change: (list: Open<List>, choice: Choice) => boolean): Edit =>
  (draft, choice) => {
    const list = chosen(new Places(draft).lists, choice.at);
    return list !== undefined && change(list, choice);
  };

const onTable =
  (change: (table: Open<Table>, choice: Choice) => boolean, isSo = (_: Open<Table>) => true): Edit =>
  (draft, choice) => {
    const table = chosen(new Places(draft).tables.filter(isSo), choice.at);
    return table !== undefined && change(table, choice);
  };

function mayStand(block: Block, room: Room): boolean {
  switch (room) {
    case 'top':
      return true;
    case 'landscape':
      return block.type !== 'landscape';
    case 'footnote':
      return block.type === 'paragraph';
    default:
      return !['heading', 'landscape', 'rule', 'page-break'].includes(block.type);
  }
}

/** Moves one thing of a list to another place in it. */
function move(things: unknown[], { at, to }: Choice): boolean {
  if (things.length < 2) return false;
  const from = to % things.length;
  const target = (from + 1 + ((at + to) % (things.length - 1))) % things.length;
  things.splice(target, 0, ...things.splice(from, 1));
  return true;
}

function removeOne(things: unknown[], { to }: Choice): boolean {
  if (things.length < 2) return false;
  things.splice(to % things.length, 1);
  return true;
}

/** A copy, however deep, but of pictures: of each file there is one object. */
function fresh<Node>(node: Node): Open<Node> {
  return copied(node) as Open<Node>;
}

function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  if (typeof value !== 'object' || value === null || 'bytes' in value) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copied(inner)]));
}

function words(value: string): Open<Text> {
  return { type: 'text', value };
}

const footnoteOf = (value: string): Open<Inline> => ({
  type: 'footnote',
  key: 'n',
  blocks: [{ type: 'paragraph', children: [words(value)] }],
});

const cellOf = (value: string): Open<Cell> => ({ type: 'cell', children: isWords(value) ? [words(value)] : [] });

const TARGETS: readonly LinkTarget[] = [
  { kind: 'address', address: [text('https://example.org/new')] },
  { kind: 'policy', name: 'DCW29', file: 'DCW29-whistleblowing' },
  { kind: 'heading', anchor: 'h0' },
];

const LOOKS: readonly ((children: Open<Inline>[]) => Open<Inline>)[] = [
  (children) => ({ type: 'strong', children }),
  (children) => ({ type: 'emphasis', children }),
  (children) => ({ type: 'styled', style: 'struck', children }),
  (children) => ({ type: 'passage', language: 'cy', children }),
  (children) => ({ type: 'code', children }),
];

/** A node that holds no node which must not stand within itself. */
function isPlainText(node: Open<Inline> | undefined): node is Open<Text> {
  return node?.type === 'text' && isWords(node.value);
}

function findInlines(run: Run, type: Inline['type']): Open<Inline>[] {
  return inlineLists(run.nodes)
    .flat()
    .filter((node) => node.type === type);
}

function rowsOf({ header, rows }: Open<Table>): Open<Row>[] {
  return header ? [header, ...rows] : rows;
}

const hasPlainColumns = (table: Open<Table>): boolean =>
  !table.widths && rowsOf(table).every(({ cells }) => cells.every(({ continues }) => continues === undefined));

function isHeading(block: Open<Block>): block is Open<Heading> {
  return block.type === 'heading';
}

function isParagraph(block: Open<Block>): block is Open<Paragraph> {
  return block.type === 'paragraph';
}

function isNote(block: Open<Block>): block is Open<Note> {
  return block.type === 'note';
}

function isImage(block: Open<Block>): block is Open<Image> {
  return block.type === 'image';
}

const EDITS: Readonly<Record<string, Edit>> = {
  'a word replaced': onWords((parts, { at, words }) => {
    const n = 2 * (at % Math.ceil(parts.length / 2));
    parts[n] = words.split(/\s/)[0] ?? words;
  }),
  'words put in': onWords((parts, { at, words }) => {
    const n = 2 * (at % Math.ceil(parts.length / 2));
    parts.splice(n, 0, words, ' ');
  }),
  'a word taken out': onWords((parts, { at }) => {
    const n = 2 * (at % Math.ceil(parts.length / 2));
    parts.splice(n, 2);
  }),
  'words at the end': onText((node, { words }) => `${node.value.trimEnd()} ${words}`),
  'all words replaced': onText((_, { words }) => words),
  'the look of words': onRun(({ nodes, isCode }, { to }) => {
    const list = chosen(
      inlineLists(nodes).filter((inner) => inner.some(isPlainText)),
      to,
    );
    const at = list?.findIndex(isPlainText) ?? -1;
    const node = list?.[at];
    const look = chosen(LOOKS, to);
    if (isCode || !list || !node || !look) return false;
    // Only the run's own words: a passage within a passage, or code within code, is no tree.
    if (list !== nodes) return false;
    list[at] = look([node]);
    return true;
  }),
  'a look taken off': onRun(({ nodes }, { to }) => {
    const at = nodes.findIndex((node, n) => n >= to % nodes.length && 'children' in node);
    const node = nodes[at];
    if (!node || !('children' in node) || node.children.length === 0) return false;
    nodes.splice(at, 1, ...node.children);
    return true;
  }),
  'a link set': onRun(({ nodes, isCode }, { to }) => {
    const at = nodes.findIndex(isPlainText);
    const [node, target] = [nodes[at], chosen(TARGETS, to)];
    if (isCode || !node || !target) return false;
    nodes[at] = { type: 'link', target: fresh(target), children: [node] };
    return true;
  }),
  'a link leads elsewhere': onRun((run, { to }) => {
    const link = chosen(findInlines(run, 'link'), to);
    const target = chosen(TARGETS, to);
    if (link?.type !== 'link' || !target) return false;
    link.target = fresh(target);
    return true;
  }),
  'another language': onRun((run, { to }) => {
    const passage = chosen(findInlines(run, 'passage'), to);
    if (passage?.type !== 'passage') return false;
    passage.language = passage.language === 'cy' ? 'pl' : 'cy';
    return true;
  }),
  'a line break': onRun(({ nodes }, { to }) => {
    if (nodes.length === 0) return false;
    const at = nodes.findIndex(({ type }, n) => n > 0 && type === 'break');
    if (at > 0 && at < nodes.length - 1) nodes.splice(at, 1);
    else nodes.splice(1 + (to % nodes.length), 0, { type: 'break' }, words('and on'));
    return true;
  }),
  'a footnote added': onRun(({ nodes, isInFootnote, isCode }, { to, words }) => {
    if (isInFootnote || isCode || nodes.length === 0) return false;
    nodes.splice(1 + (to % nodes.length), 0, footnoteOf(words));
    return true;
  }),
  'a footnote taken out': (draft, { to }) => {
    const lists = new Places(draft).runs.flatMap(({ nodes }) => inlineLists(nodes));
    const list = chosen(
      lists.filter((inner) => inner.some(({ type }) => type === 'footnote')),
      to,
    );
    const at = list?.findIndex(({ type }) => type === 'footnote') ?? -1;
    if (!list || list.length < 2) return false;
    list.splice(at, 1);
    return true;
  },
  'a box ticked': onRun((run, { to }) => {
    const box = chosen(findInlines(run, 'tick-box'), to);
    if (box?.type !== 'tick-box') return false;
    box.checked = !box.checked;
    return true;
  }),
  'a box or line added': onRun(({ nodes, isCode }, { to }) => {
    if (isCode || nodes.length === 0) return false;
    const node: Open<Inline> =
      to % 2 === 0 ? { type: 'tick-box', checked: false, label: '' } : { type: 'fill-in', width: 10, label: '' };
    nodes.splice(1 + (to % nodes.length), 0, node);
    return true;
  }),
  'a longer line to write on': onRun((run, { to }) => {
    const line = chosen(findInlines(run, 'fill-in'), to);
    if (line?.type !== 'fill-in') return false;
    line.width += 5;
    return true;
  }),
  'a value changed': onText((node, { words }) => (node.from === undefined ? node.value : words)),
  'a block added': onBlocks(({ blocks, room }, { to, donor, words: value }) => {
    const block = chosen(
      donor.filter((block) => mayStand(block, room)),
      to,
    );
    const added: Open<Block> =
      block && room !== 'footnote' ? fresh(block) : { type: 'paragraph', children: [words(value)] };
    blocks.splice(to % (blocks.length + 1), 0, added);
    return true;
  }),
  'a heading added': (draft, { at, to, words: value }) => {
    const heading: Open<Heading> = { type: 'heading', level: ((to % 5) + 1) as HeadingLevel, children: [words(value)] };
    draft.blocks.splice(at % (draft.blocks.length + 1), 0, heading);
    return true;
  },
  'a block taken out': onBlocks(({ blocks, room }, choice) => {
    if (room === 'top' && blocks.length === 1) return blocks.splice(0).length > 0;
    return removeOne(blocks, choice);
  }),
  'a block moved': onBlocks(({ blocks, room }, choice) => room !== 'footnote' && move(blocks, choice)),
  'a section moved': ({ blocks }, { at, to }) => {
    const heads = blocks.flatMap(({ type }, n) => (type === 'heading' ? [n] : []));
    const start = chosen(heads, at);
    if (start === undefined) return false;
    const next = heads.find((n) => n > start) ?? blocks.length;
    const section = blocks.splice(start, next - start);
    blocks.splice(to % (blocks.length + 1), 0, ...section);
    return true;
  },
  'a block doubled': onBlocks(({ blocks, room }, { to }) => {
    const block = room === 'footnote' ? undefined : chosen(blocks, to);
    if (!block) return false;
    blocks.splice(to % blocks.length, 0, fresh(block) as Open<Block>);
    return true;
  }),
  'a heading’s level': ({ blocks }, { at, to }) => {
    const heading = chosen(blocks.filter(isHeading), at);
    if (!heading || heading.kind === 'appendix') return false;
    heading.level = ((to % 5) + 1) as HeadingLevel;
    return true;
  },
  'a heading’s kind': ({ blocks }, { at }) => {
    const heading = chosen(blocks.filter(isHeading), at);
    if (!heading || heading.label !== undefined) return false;
    if (heading.kind) delete heading.kind;
    else heading.kind = 'unnumbered';
    return true;
  },
  'a heading becomes a paragraph': ({ blocks }, { at }) => {
    const heading = chosen(blocks.filter(isHeading), at);
    if (!heading) return false;
    blocks[blocks.indexOf(heading)] = { type: 'paragraph', children: heading.children };
    return true;
  },
  'a paragraph becomes a heading': ({ blocks }, { at, to }) => {
    const paragraph = chosen(blocks.filter(isParagraph), at);
    if (!paragraph) return false;
    blocks[blocks.indexOf(paragraph)] = {
      type: 'heading',
      level: ((to % 5) + 1) as HeadingLevel,
      children: paragraph.children,
    };
    return true;
  },
  'a paragraph aligned': onBlocks(({ blocks }, { to }) => {
    const paragraph = chosen(blocks.filter(isParagraph), to);
    if (!paragraph || paragraph.clause !== undefined) return false;
    if (paragraph.align) delete paragraph.align;
    else paragraph.align = 'centre';
    return true;
  }),
  'a paragraph divided': onBlocks(({ blocks, room }, { to }) => {
    const paragraph = room === 'footnote' ? undefined : chosen(blocks.filter(isParagraph), to);
    const [first, ...others] = paragraph?.children ?? [];
    if (!paragraph || !first || !saysSomething([first]) || !saysSomething(others)) return false;
    paragraph.children = [first];
    blocks.splice(blocks.indexOf(paragraph) + 1, 0, { type: 'paragraph', children: others });
    return true;
  }),
  'blocks within a quote': onBlocks(({ blocks, room }, { to }) => {
    const block = room === 'footnote' ? undefined : chosen(blocks, to);
    if (!block || !mayStand(block as Block, 'other')) return false;
    blocks[blocks.indexOf(block)] = { type: 'quote', blocks: [block] };
    return true;
  }),
  'a quote or range opened': onBlocks(({ blocks, room }, { to }) => {
    const at = blocks.findIndex(
      ({ type }, n) => n >= to % blocks.length && (type === 'quote' || (type === 'landscape' && room === 'top')),
    );
    const block = blocks[at];
    if (block?.type !== 'quote' && block?.type !== 'landscape') return false;
    blocks.splice(at, 1, ...block.blocks);
    return true;
  }),
  'a landscape range': ({ blocks }, { at }) => {
    const block = chosen(blocks, at);
    if (!block || block.type === 'landscape' || block.type === 'page-break') return false;
    blocks[blocks.indexOf(block)] = { type: 'landscape', blocks: [block] };
    return true;
  },
  'a note’s kind': onKind(isNote, (note, { to }) => {
    const kind = chosen(NOTE_KINDS, to);
    if (!kind || note.kind === kind) return false;
    note.kind = kind;
    return true;
  }),
  'a note’s title': onKind(isNote, (note, { words: value }) => {
    if (note.title) delete note.title;
    else note.title = [words(value)];
    return true;
  }),
  'another picture': onKind(isImage, (image, { to, words: value }) => {
    if (to % 2 === 0) image.alt = [words(value)];
    else image.picture = picture(3, 1, 'other.png') as Open<typeof image.picture>;
    return true;
  }),
  'an item added': onList(({ items }, { to, words: value }) => {
    items.splice(to % (items.length + 1), 0, {
      type: 'item',
      blocks: [{ type: 'paragraph', children: [words(value)] }],
    });
    return true;
  }),
  'an item taken out': onList(({ items }, choice) => removeOne(items, choice)),
  'an item moved': onList(({ items }, choice) => move(items, choice)),
  'an item ticked': (draft, { to }) => {
    const items = new Places(draft).lists.flatMap(({ items }) => items.filter(({ checked }) => checked !== undefined));
    const item = chosen(items, to);
    if (!item) return false;
    item.checked = !item.checked;
    return true;
  },
  'a list within an item': onList(({ items, ordered }, { to, words: value }) => {
    const item = chosen(items, to);
    if (!item) return false;
    const inner: Open<ListItem> = { type: 'item', blocks: [{ type: 'paragraph', children: [words(value)] }] };
    item.blocks.push({ type: 'list', ordered: !ordered, start: 1, items: [inner] });
    return true;
  }),
  'a list’s numbers': onList((list, { to }) => {
    if (!list.ordered) return false;
    if (to % 2 === 0) list.start += 1;
    else if (list.marks) delete list.marks;
    else list.marks = { numbers: 'lower-letter', around: '()' };
    return true;
  }),
  'a list numbered or not': onList((list) => {
    list.ordered = !list.ordered;
    list.start = 1;
    delete list.marks;
    return true;
  }),
  'a row added': onTable(({ rows, columns }, { to, words: value }) => {
    const cells = columns.map((_, at) => cellOf(at === to % columns.length ? value : String(to)));
    rows.splice(to % (rows.length + 1), 0, { type: 'row', cells });
    return true;
  }),
  'a row taken out': onTable(({ rows }, choice) => removeOne(rows, choice)),
  'a row moved': onTable(({ rows }, choice) => move(rows, choice)),
  'a column added': onTable((table, { to, words: value }) => {
    const at = to % (table.columns.length + 1);
    table.columns.splice(at, 0, 'left');
    rowsOf(table).forEach(({ cells }, n) => {
      cells.splice(at, 0, cellOf(n === 0 ? value : n % 2 === 0 ? '' : String(n)));
    });
    return true;
  }, hasPlainColumns),
  'a column taken out': onTable(
    (table, { to }) => {
      const at = to % table.columns.length;
      table.columns.splice(at, 1);
      for (const { cells } of rowsOf(table)) cells.splice(at, 1);
      return true;
    },
    (table) => hasPlainColumns(table) && table.columns.length > 1,
  ),
  'a cell emptied or filled': onTable((table, { at, to, words: value }) => {
    const row = chosen(rowsOf(table), at);
    const cell = row && chosen(row.cells, to);
    if (!row || !cell || (cell.type === 'cell' && cell.continues)) return false;
    row.cells[row.cells.indexOf(cell)] = cell.type === 'cell' && cell.children.length > 0 ? cellOf('') : cellOf(value);
    return true;
  }),
  'a cell of blocks': onTable((table, { at, to, words: value }) => {
    const row = chosen(rowsOf(table), at);
    const cell = row && chosen(row.cells, to);
    if (!row || cell?.type !== 'cell' || cell.continues || !saysSomething(cell.children)) return false;
    const paragraph: Open<Block> = { type: 'paragraph', children: cell.children };
    row.cells[row.cells.indexOf(cell)] = {
      type: 'block-cell',
      blocks: [paragraph, { type: 'paragraph', children: [words(value)] }],
    };
    return true;
  }),
  'cells merged': onTable((table, { at, to }) => {
    const row = chosen(table.rows, at);
    const column = 1 + (to % table.columns.length);
    if (!row || column >= table.columns.length) return false;
    row.cells[column] = { type: 'cell', continues: at % 2 === 0 ? 'left' : 'above', children: [] };
    return true;
  }),
  'a table’s head': onTable((table) => {
    if (table.header) delete table.header;
    else if (table.rows.length > 1) {
      const [first] = table.rows.splice(0, 1);
      if (first) table.header = { type: 'row', cells: first.cells };
    } else return false;
    return true;
  }),
  'a table’s caption': onTable((table, { words: value }) => {
    if (table.caption) delete table.caption;
    else table.caption = [words(value)];
    return true;
  }),
  'how columns stand': onTable((table, { to }) => {
    table.columns[to % table.columns.length] = 'right';
    if (table.rowHeaders) delete table.rowHeaders;
    return true;
  }),
  'an entry of document control': ({ control }, { at, to, words }) => {
    const entry = chosen(control, to);
    if (at % 3 === 0 || !entry) control.push({ label: 'Version', value: words });
    else if (at % 3 === 1) control.splice(to % control.length, 1);
    else entry.value = words;
    return true;
  },
};

/** The names of all edits. */
export const EDIT_NAMES: readonly string[] = Object.keys(EDITS);

/** Gives headings names that stay theirs, and lets links lead to those names. */
function withNames(draft: Draft, { outline }: Document): void {
  const names = new Map(outline.map(({ anchor }, at) => [anchor, `h${at}`]));
  headingsIn(draft.blocks).forEach((heading, at) => {
    heading.anchor = `h${at}`;
  });
  changeLinks(draft, (anchor) => names.get(anchor) ?? 'h0');
}

function headingsIn(blocks: readonly Open<Block>[]): readonly Open<Heading>[] {
  return blocks.flatMap((block) => {
    if (block.type === 'landscape') return headingsIn(block.blocks);
    return block.type === 'heading' ? [block] : [];
  });
}

/** Changes where links to headings lead; those that lead to none lead to the web. */
function changeLinks(draft: Draft, change: (anchor: string) => string | undefined): void {
  for (const { nodes } of new Places(draft).runs)
    for (const node of inlineLists(nodes).flat()) {
      if (node.type !== 'link' || node.target.kind !== 'heading') continue;
      const anchor = change(node.target.anchor);
      if (anchor === undefined) node.target = { kind: 'address', address: [words('https://example.org/')] };
      else node.target.anchor = anchor;
    }
}

/** Counts numbered paragraphs again; those that can have no number now have none. */
function countClauses(blocks: readonly Open<Block>[], { wording }: Document): void {
  const counter = new HeadingCounter(wording.page.appendix);
  const count = (block: Open<Block>) => {
    if (block.type === 'landscape') block.blocks.forEach(count);
    else if (block.type === 'heading') counter.next(block as Heading);
    else if (block.type === 'paragraph' && block.clause !== undefined) {
      const clause = block.align ? undefined : counter.clause();
      if (clause === undefined) delete block.clause;
      else block.clause = clause;
    }
  };
  blocks.forEach(count);
  // Only paragraphs of the text itself have numbers.
  const dropWithin = ({ blocks, room }: BlockRun) => {
    if (room !== 'top' && room !== 'landscape')
      for (const block of blocks) if (block.type === 'paragraph') delete block.clause;
  };
  new Places({ title: [], blocks: [...blocks], control: [] }).blockRuns.forEach(dropWithin);
}

/** The finished document of a draft; top blocks that are as they were are the same objects as before, as where a template's are shared. */
function finish(draft: Draft, base: Document, isShared: boolean): Document {
  countClauses(draft.blocks, base);
  for (const { cells } of new Places(draft).tables.flatMap(rowsOf))
    cells.forEach((cell, at) => {
      // One paragraph alone makes no cell of blocks.
      const [only, another] = cell.type === 'block-cell' ? cell.blocks : [];
      if (only?.type === 'paragraph' && !another) cells[at] = { type: 'cell', children: only.children };
    });
  const headings = headingsIn(draft.blocks);
  const outline = resolveOutline(draft.blocks as readonly Block[], base.wording);
  const at = (name: string) => headings.findIndex(({ anchor }) => anchor === name);
  changeLinks(draft, (name) => outline[at(name)]?.anchor);
  for (const heading of headings) delete heading.anchor;
  const shared = new Map(isShared ? base.blocks.map((block) => [JSON.stringify(block), block]) : []);
  const blocks = draft.blocks.map((block) => shared.get(JSON.stringify(block)) ?? (block as Block));
  return {
    ...base,
    title: draft.title as readonly Inline[],
    control: draft.control,
    blocks,
    outline: resolveOutline(blocks, base.wording),
  };
}

function draftOf({ title, blocks, control }: Document): Draft {
  return fresh({ title, blocks, control }) as unknown as Draft;
}

/** A choice of an edit, by name. */
interface ChosenEdit extends Choice {
  readonly name: string;
}

/** Makes edits one after the other. */
function edited(before: Document, edits: readonly ChosenEdit[], isShared: boolean): EditedPair {
  const draft = draftOf(before);
  withNames(draft, before);
  const did = edits.filter(({ name, ...choice }) => EDITS[name]?.(draft, choice));
  return { before, after: finish(draft, before, isShared), edits: did.map(({ name }) => name) };
}

/** The words of policies, common ones often, so that sentences share some. */
const VOCABULARY = [
  ...'the the the to to of of and and a in for must may is are not staff people care manager records visit'.split(' '),
  ...'office report concern risk home support medicines training review policy before after each every day'.split(' '),
  ...'(see 3.1) 24 hours, immediately. written Tŷ Gwyn’s £20 call, home. people’s'.split(' '),
];

/** A few words to a long sentence. */
export const someSentence: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...VOCABULARY), { minLength: 1, maxLength: 14 })
  .map((some) => some.join(' '));

/** Gives some words the name of a field that they are the value of. */
function withValues(document: Document, every: number): Document {
  const draft = draftOf(document);
  let n = 0;
  for (const { nodes } of new Places(draft).runs)
    for (const node of textsOf(nodes)) if (++n % every === 0) node.from = `org_field_${n % 3 === 0 ? 'name' : 'phone'}`;
  return { ...document, title: draft.title as readonly Inline[], blocks: draft.blocks as readonly Block[] };
}

/** Without heads of its own: links to headings of another document would lead nowhere. */
function donorOf({ blocks }: Document): readonly Block[] {
  const draft = draftOf(documentOf(blocks));
  changeLinks(draft, () => undefined);
  return draft.blocks as readonly Block[];
}

/** A table as policies have them: a head, a few columns, no merged cells. */
const plainTable: fc.Arbitrary<Block> = fc.integer({ min: 2, max: 4 }).chain((width) => {
  const cells = fc.array(someSentence, { minLength: width, maxLength: width });
  return fc.array(cells, { minLength: 3, maxLength: 6 }).map(([head = [], ...rows]) => table(undefined, head, ...rows));
});

/** Documents of sentences, with every kind of node, some of their words values of fields. */
export const proseDocument: fc.Arbitrary<Document> = fc
  .tuple(documentsOf(someSentence, 23), fc.integer({ min: 2, max: 9 }), fc.option(plainTable))
  .map(([document, every, extra]) => {
    const blocks = extra ? [...document.blocks, extra] : document.blocks;
    return withValues({ ...document, blocks }, every);
  });

/** Pairs of documents, the second made of the first by one to six edits. */
export function editedPairs(documents: fc.Arbitrary<Document> = proseDocument): fc.Arbitrary<EditedPair> {
  const donor = fc.array(documents, { minLength: 1, maxLength: 1 }).map(([document]) => document && donorOf(document));
  const edit = fc.record({
    name: fc.constantFrom(...EDIT_NAMES),
    at: fc.nat({ max: 9999 }),
    to: fc.nat({ max: 9999 }),
    words: someSentence,
  });
  return fc
    .tuple(documents, donor, fc.array(edit, { minLength: 1, maxLength: 6 }), fc.boolean())
    .map(([before, donor, edits, isShared]) =>
      edited(
        before,
        edits.map((one) => ({ ...one, donor: donor ?? [] })),
        isShared,
      ),
    );
}
