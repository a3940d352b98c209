/** Templates in tests: read from a few lines, and shown as lines that a person can compare. */
import { sha256 } from '../../src/formats/sha256.js';
import { placeOf, sortDiagnostics } from '../../src/model/diagnostic.js';
import type {
  Blocks,
  Branched,
  Cell,
  Each,
  If,
  Inlines,
  Leaf,
  LinkTarget,
  List,
  Table,
} from '../../src/model/document.js';
import type { SourceText } from '../../src/model/source.js';
import type { TemplateHead, TreeTemplate } from '../../src/model/template.js';
import { PassageLibrary } from '../../src/read/passages/library.js';
import { readPassageFile } from '../../src/read/passages/passage-file.js';
import type { LoadPicture } from '../../src/read/picture.js';
import { readTemplateHead } from '../../src/read/template/head.js';
import { readTemplate } from '../../src/read/template/index.js';
import { picture } from './sample-document.js';

export interface ReadForTest {
  readonly head: TemplateHead | undefined;
  readonly template: TreeTemplate | undefined;
  /** `3:1 error code` each, in order. */
  readonly problems: readonly string[];
  /** The problems' words. */
  readonly messages: readonly string[];
  readonly hints: readonly (string | undefined)[];
  /** The blocks, one a line, what is within them indented. */
  readonly lines: readonly string[];
}

const anyPicture: LoadPicture = async (path) => ({ value: picture(4, 4, path), diagnostics: [] });

/** Reads a whole template file. */
export async function readFile(
  path: string,
  text: string,
  load: LoadPicture = anyPicture,
  passages: Readonly<Record<string, string>> = {},
): Promise<ReadForTest> {
  const source: SourceText = { path, text };
  const head = readTemplateHead(source, path.endsWith('.md') ? 'markdown' : 'text', libraryOf(passages));
  const read = head.value ? await readTemplate(head.value, load) : undefined;
  const diagnostics = sortDiagnostics([...head.diagnostics, ...(read?.diagnostics ?? [])]);
  return {
    head: head.value,
    template: read?.value,
    problems: diagnostics.map((one) => `${placeOf(one).replace(`${path}:`, '')} ${one.severity} ${one.code}`),
    messages: diagnostics.map((one) => one.message),
    hints: diagnostics.map((one) => one.hint),
    lines: read?.value ? read.value.body.blocks.flatMap((block) => blockLines(block)) : [],
  };
}

/** Passages by name. */
export function libraryOf(passages: Readonly<Record<string, string>>): PassageLibrary {
  const files = Object.entries(passages).map(([name, text]) =>
    readPassageFile(name, { path: `_passages/${name}.md`, text }, sha256(Buffer.from(text))),
  );
  return new PassageLibrary(files, '_passages');
}

/** Front matter of one line, so that the body's first line is line 4. */
const FRONT_MATTER = '---\ntitle: Sample Policy\n---\n';

/** Reads Markdown; its first line is line 4 of the file. */
export function readMarkdown(body: string, load?: LoadPicture): Promise<ReadForTest> {
  return readFile('sample.md', FRONT_MATTER + body, load);
}

/** Shows inlines: `**strong**`, `*emphasis*`, `‹field›`, `{if name: … | …}`. */
export function words(inlines: Inlines<Leaf>): string {
  return inlines.map(word).join('');
}

const STYLED = { struck: '~~', superscript: '^', subscript: '~', underlined: '__' } as const;

function word(node: Inlines<Leaf>[number]): string {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'field':
      return `‹${node.name}›`;
    case 'strong':
      return `**${words(node.children)}**`;
    case 'emphasis':
      return `*${words(node.children)}*`;
    case 'styled':
      return `${STYLED[node.style]}${words(node.children)}${STYLED[node.style]}`;
    case 'code':
      return `\`${words(node.children)}\``;
    case 'footnote':
      return `[^${node.key}: ${node.blocks.flatMap(blockLines).join(' ¶ ')}]`;
    case 'fill-in':
      return `[${'_'.repeat(node.width)}]`;
    case 'tick-box':
      return node.checked ? '[x]' : '[ ]';
    case 'passage':
      return `[${words(node.children)}](lang:${node.language})`;
    case 'break':
      return ' / ';
    case 'link':
      return `[${words(node.children)}](${target(node.target)})`;
    case 'if':
      return `{${node.negated ? 'unless' : 'if'} ${node.name}: ${words(node.then)} | ${words(node.otherwise)}}`;
    case 'each':
      return `{each ${node.name}: ${words(node.body)} | ${words(node.otherwise)}}`;
  }
}

function target(link: LinkTarget<Leaf>): string {
  if (link.kind === 'heading') return `#${link.anchor}`;
  if (link.kind === 'file') return link.path;
  if (link.kind === 'path') return `path ${link.path}${link.anchor ? `#${link.anchor}` : ''}`;
  return link.kind === 'policy' ? `policy:${link.name}${link.anchor ? `#${link.anchor}` : ''}` : words(link.address);
}

function branching<Node>(node: If<Node> | Each<Node>, show: (inner: Branched<Node>) => string[]): string[] {
  const indent = (lines: readonly string[]) => lines.map((line) => `  ${line}`);
  const first = node.type === 'if' ? node.then : node.body;
  return [
    `${node.type === 'each' ? 'each' : node.negated ? 'unless' : 'if'} ${node.name}`,
    ...indent(first.flatMap(show)),
    ...(node.otherwise.length > 0 ? ['else', ...indent(node.otherwise.flatMap(show))] : []),
  ];
}

export function blockLines(block: Blocks<Leaf>[number]): string[] {
  const indent = (lines: readonly string[]) => lines.map((line) => `  ${line}`);
  switch (block.type) {
    case 'heading':
      return [`h${block.level}${block.kind ? ` ${block.kind}` : ''} ${words(block.children)}`];
    case 'paragraph':
      return [`${block.align ? `<${block.align}> ` : ''}${words(block.children)}`];
    case 'list':
      return [listWords(block), ...indent(block.items.flatMap(itemLines))];
    case 'table':
      return [
        `table ${block.columns.join(' ')}${block.caption ? ` “${words(block.caption)}”` : ''}`,
        ...indent([...(block.header ? [block.header] : []), ...block.rows].flatMap(rowLines)),
      ];
    case 'image':
      return [`image ${block.picture.path} “${words(block.alt)}”`];
    case 'quote':
      return ['quote', ...indent(block.blocks.flatMap(blockLines))];
    case 'landscape':
      return ['landscape', ...indent(block.blocks.flatMap(blockLines))];
    case 'note':
      return [
        `note ${block.kind}${block.title ? ` “${words(block.title)}”` : ''}`,
        ...indent(block.blocks.flatMap(blockLines)),
      ];
    case 'code-block':
      return ['code', ...indent(words(block.children).split(' / '))];
    case 'page-break':
    case 'rule':
    case 'logo':
    case 'listing':
      return [`(${block.type})`];
    case 'if':
    case 'each':
      return branching(block, blockLines);
  }
}

/** `ol from 2`, and how it is numbered where its author chose: `ol (lower-letter) from 2`. */
function listWords({ ordered, start, marks }: List<Leaf>): string {
  if (!ordered) return 'ul';
  if (!marks) return `ol from ${start}`;
  return `ol ${marks.around === '()' ? `(${marks.numbers})` : `${marks.numbers}${marks.around}`} from ${start}`;
}

function itemLines(item: List<Leaf>['items'][number]): string[] {
  if (item.type !== 'item') return branching(item, itemLines);
  const [first = '', ...rest] = item.blocks.flatMap(blockLines);
  const box = item.checked === undefined ? '' : item.checked ? '[x] ' : '[ ] ';
  return [`- ${box}${first}`.trimEnd(), ...rest.map((line) => `  ${line}`)];
}

function cellWords(cell: Cell<Leaf>): string {
  return cell.type === 'cell' ? words(cell.children) : cell.blocks.flatMap(blockLines).join(' ¶ ');
}

function rowLines(row: Table<Leaf>['rows'][number]): string[] {
  if (row.type !== 'row') return branching(row, rowLines);
  return [`| ${row.cells.map(cellWords).join(' | ')} |`];
}
