/**
 * Reads a finished HTML page back: its tree, its words in reading order, outline, links and pictures. A strict reader of
 * what the writer promises, not of all HTML: a stray end tag, an unquoted attribute or a bare `<` or `&` is an error, so
 * that a value that broke out of its place cannot pass as words.
 */

export interface HtmlElement {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (HtmlElement | string)[];
}

/** Elements that never have an end tag (WHATWG HTML, 13.1.2). */
const VOID = new Set(['meta', 'br', 'hr', 'img', 'col', 'input']);
/** Elements whose content is not markup. */
const RAW = new Set(['style', 'script']);
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

/** Reads a page, or throws with the place of what it does not know; gives the html element. */
export function parseHtml(html: string): HtmlElement {
  const start = /^<!DOCTYPE html>\s*/i.exec(html)?.[0].length;
  if (start === undefined) throw new Error('The page does not begin with <!DOCTYPE html>.');
  const root = { tag: '#root', attributes: new Map<string, string>(), children: [] as (HtmlElement | string)[] };
  const open = [root];
  const token = /<\/([a-z][a-z0-9]*)>|<([a-z][a-z0-9]*)((?:\s+[a-z-]+="[^"<]*")*)>|([^<]+)/gy;
  token.lastIndex = start;
  while (token.lastIndex < html.length) {
    const at = token.lastIndex;
    const match = token.exec(html);
    const parent = open.at(-1);
    if (!match || !parent) throw new Error(`No HTML at ${at}: ${html.slice(at, at + 60)}`);
    const [, closed, opened, attributes = '', words] = match;
    if (words !== undefined) parent.children.push(unescapeHtml(words));
    else if (closed !== undefined) {
      if (parent.tag !== closed) throw new Error(`</${closed}> closes <${parent.tag}> at ${at}.`);
      open.pop();
    } else if (opened !== undefined) {
      const element = { tag: opened, attributes: attributesOf(attributes), children: [] as (HtmlElement | string)[] };
      parent.children.push(element);
      if (RAW.has(opened)) {
        const end = html.indexOf(`</${opened}`, token.lastIndex);
        if (end < 0) throw new Error(`<${opened}> at ${at} is never closed.`);
        element.children.push(html.slice(token.lastIndex, end));
        token.lastIndex = end + opened.length + 3;
      } else if (!VOID.has(opened)) open.push(element);
    }
  }
  if (open.length > 1) throw new Error(`<${open.at(-1)?.tag}> is never closed.`);
  const [page, ...rest] = root.children.filter((child) => typeof child !== 'string' || child.trim() !== '');
  if (!page || typeof page === 'string' || page.tag !== 'html' || rest.length > 0)
    throw new Error('A page holds one html element.');
  return page;
}

function attributesOf(source: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', value = ''] of source.matchAll(/([a-z-]+)="([^"]*)"/g)) {
    if (attributes.has(name)) throw new Error(`The attribute ${name} is there twice.`);
    attributes.set(name, unescapeHtml(value));
  }
  return attributes;
}

function unescapeHtml(words: string): string {
  return words.replace(/&([^;]*;?)/g, (_, name: string) => {
    const sign = name.endsWith(';') ? ENTITIES[name.slice(0, -1)] : undefined;
    if (sign === undefined) throw new Error(`&${name.slice(0, 20)} is no character reference that the writer makes.`);
    return sign;
  });
}

/** Every element below one, itself first, in document order. */
export function elementsOf(element: HtmlElement): HtmlElement[] {
  return [element, ...element.children.flatMap((child) => (typeof child === 'string' ? [] : elementsOf(child)))];
}

/** The elements of a tag, in document order. */
export function elementsByTag(page: HtmlElement, tag: string): HtmlElement[] {
  return elementsOf(page).filter((element) => element.tag === tag);
}

/** Elements that break a line of words; within them white space between elements says nothing. */
const CONTAINERS = new Set(
  'html body header main nav footer div section article details figure blockquote ul ol li'.split(' '),
);
const TABLE = new Set('table thead tbody tr'.split(' '));
const LINES = new Set('p h1 h2 h3 h4 h5 h6 caption th td summary pre'.split(' '));

/** Whether an element stands around the text: skip link, links to other pages, search, contents, footer, the mark of a draft or of a list's item. */
export function isFurniture({ tag, attributes }: HtmlElement): boolean {
  if (tag === 'script' || attributes.get('role') === 'search') return true;
  return tag === 'nav' || tag === 'footer' || ['skip', 'mark'].includes(attributes.get('class') ?? '');
}

/**
 * The words in reading order, one entry a paragraph, heading (its number first), caption and cell; a line break is a
 * space. Furniture (skip link, contents, footer, marks of drafts and items) is left out.
 */
export function wordsOf(page: HtmlElement): string[] {
  const lines: string[] = [];
  const visit = (element: HtmlElement): void => {
    // An item's mark is no word of its own.
    if (isFurniture(element) || element.attributes.get('class') === 'label') return;
    if (hasSignsOnly(element)) return;
    const hasBlocks = /\bblocks\b/.test(element.attributes.get('class') ?? '');
    if (LINES.has(element.tag) && !hasBlocks) {
      lines.push(element.tag === 'pre' ? inlineWords(element).replace(/\n$/, '') : inlineWords(element));
      return;
    }
    for (const child of element.children) {
      if (typeof child !== 'string') visit(child);
      else if (child.trim() !== '')
        throw new Error(`Words stand bare in <${element.tag}>: ${child.trim().slice(0, 60)}`);
      else if (!hasBlocks && !CONTAINERS.has(element.tag) && !TABLE.has(element.tag))
        throw new Error(`<${element.tag}> is no container.`);
    }
  };
  for (const body of elementsByTag(page, 'body')) visit(body);
  return lines;
}

const isLinkBack = (child: HtmlElement | string | undefined): boolean =>
  typeof child === 'object' && child.attributes.get('role') === 'doc-backlink';

/** Whether a paragraph holds nothing but the links back from a footnote, or the box of a task without words. */
const hasSignsOnly = ({ tag, children: [first, ...others] }: HtmlElement): boolean =>
  tag === 'p' &&
  typeof first === 'object' &&
  (isLinkBack(first) || (first.attributes.get('class') === 'box' && others.length === 0));

/** Signs that stand for themselves: the mark of a footnote, the link back from it, the box of a task, a line to write on. */
function isSign(element: HtmlElement): boolean {
  return isLinkBack(element) || ['footnote', 'box', 'fill-in'].includes(element.attributes.get('class') ?? '');
}

/** The words within an element, a line break being a space; signs are left out. */
export function inlineWords(element: HtmlElement): string {
  return element.children
    .map((child, at) => {
      // A space stands before a link back.
      if (typeof child === 'string') return isLinkBack(element.children[at + 1]) ? child.replace(/ $/, '') : child;
      if (child.tag === 'br') return ' ';
      return isSign(child) ? '' : inlineWords(child);
    })
    .join('');
}

export interface ReadHeading {
  /** 1 for the title. */
  readonly level: number;
  readonly number: string;
  readonly words: string;
  readonly anchor: string | undefined;
}

/** The headings, title first. */
export function outlineOf(page: HtmlElement): ReadHeading[] {
  return elementsOf(page)
    .filter(({ tag }) => /^h[1-6]$/.test(tag))
    .map((heading) => {
      const [first, ...rest] = heading.children;
      const numbered = typeof first === 'object' && first.attributes.get('class') === 'number';
      return {
        level: Number(heading.tag.slice(1)),
        number: numbered ? inlineWords(first).trim() : '',
        words: numbered ? inlineWords({ ...heading, children: rest }) : inlineWords(heading),
        anchor: heading.attributes.get('id'),
      };
    });
}

/** Every link: where it leads, and its words. */
export function linksOf(page: HtmlElement): { readonly href: string; readonly words: string }[] {
  return elementsByTag(page, 'a').map((link) => ({
    href: link.attributes.get('href') ?? '',
    words: inlineWords(link),
  }));
}

/** The tags alone, as `body(header(p)main(h1))`, without those that keep a number on one line: two pages that differ in words only have the same. */
export function skeletonOf(element: HtmlElement): string {
  const inner = element.children.map((child) => (typeof child === 'string' ? '' : skeletonOf(child))).join('');
  if (keepsOneLine(element)) return inner;
  return inner === '' ? `${element.tag} ` : `${element.tag}(${inner})`;
}

/** Whether an element only keeps a telephone number, a date or the like on one line. */
export function keepsOneLine({ attributes }: HtmlElement): boolean {
  return attributes.get('class') === 'one-line';
}

/** The source of a page without the elements that keep figures on one line, for tests that look for words in it. */
export function withoutLines(html: string): string {
  return html.replace(/<span class="one-line">([^<]*)<\/span>/g, '$1');
}
