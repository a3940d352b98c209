/** The project's own pages, read as Markdown: their sections, code blocks, links and names, each with its line. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Code, Nodes, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';

export const PROJECT = resolve(import.meta.dirname, '../..');

export interface Page {
  /** Relative to the project, forward slashes. */
  readonly path: string;
  readonly root: Root;
}

const pages = new Map<string, Page>();

/** Gives one page by its path within the project; each is read once. */
export function pageAt(path: string): Page {
  const page = pages.get(path) ?? readPage(path);
  pages.set(path, page);
  return page;
}

function readPage(path: string): Page {
  const text = readFileSync(join(PROJECT, path), 'utf8');
  const root = fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  return { path, root };
}

/** Every page that people read beside the program. */
export const PAGES: readonly Page[] = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'templates/README.md',
  ...['docs', 'docs/decisions'].flatMap((folder) =>
    readdirSync(join(PROJECT, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`)
      .sort(),
  ),
].map(pageAt);

/** Every node below one, itself first, in reading order. */
export function nodesOf(node: Nodes): readonly Nodes[] {
  return 'children' in node ? [node, ...node.children.flatMap(nodesOf)] : [node];
}

/** The words of a node, marks left out. */
export function wordsOf(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(wordsOf).join('') : '';
}

/** `docs/ci.md:12`, for messages. */
export function placeOf(page: Page, node: Nodes): string {
  return `${page.path}:${node.position?.start.line ?? 0}`;
}

/** A heading and what stands below it, up to the next heading of any level. */
export interface Section {
  readonly title: string;
  readonly level: number;
  readonly nodes: readonly RootContent[];
}

/** The sections of a page, in reading order. */
export function sectionsOf(page: Page): readonly Section[] {
  const sections: { title: string; level: number; nodes: RootContent[] }[] = [];
  for (const node of page.root.children) {
    if (node.type === 'heading') sections.push({ title: wordsOf(node), level: node.depth, nodes: [] });
    else sections.at(-1)?.nodes.push(node);
  }
  return sections;
}

/** The section of a title; throws where there is none. */
export function sectionOf(page: Page, title: string): Section {
  const section = sectionsOf(page).find((one) => one.title === title);
  if (!section) throw new Error(`${page.path} has no section "${title}".`);
  return section;
}

/** The code blocks among nodes, of one language where it is given. */
export function codeBlocks(nodes: readonly Nodes[], language?: string): readonly Code[] {
  return nodes
    .flatMap(nodesOf)
    .filter((node): node is Code => node.type === 'code' && (language === undefined || node.lang === language));
}

/** What stands between backticks. */
export function namesIn(nodes: readonly Nodes[]): ReadonlySet<string> {
  return new Set(nodes.flatMap(nodesOf).flatMap((node) => (node.type === 'inlineCode' ? [node.value] : [])));
}

/** The rows of the tables among nodes, without their header rows: each cell as its words. */
export function tableRows(nodes: readonly Nodes[]): readonly (readonly string[])[] {
  return nodes
    .flatMap(nodesOf)
    .flatMap((node) => (node.type === 'table' ? node.children.slice(1) : []))
    .map((row) => row.children.map(wordsOf));
}

/** The anchors that a page's headings have on code-hosting sites. */
export function anchorsOf(page: Page): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const { title } of sectionsOf(page)) {
    const base = title
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replace(/ /g, '-');
    let anchor = base;
    for (let n = 1; anchors.has(anchor); n++) anchor = `${base}-${n}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** A link or picture of a page. */
interface Reference {
  readonly place: string;
  readonly url: string;
}

/** Every link and picture of a page. */
export function referencesOf(page: Page): readonly Reference[] {
  return nodesOf(page.root).flatMap((node) =>
    node.type === 'link' || node.type === 'image' || node.type === 'definition'
      ? [{ place: placeOf(page, node), url: node.url }]
      : [],
  );
}

/** Whether a link leads out of the project. */
export const isWeb = (url: string) => /^[a-z][a-z0-9+.-]*:/i.test(url);
