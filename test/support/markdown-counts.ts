/** Counts what an HTML page has, and lists its words: a finished document, or what a reader of CommonMark makes of a text. */
import MarkdownIt from 'markdown-it';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

export interface Counts {
  readonly lists: number;
  readonly tables: number;
  readonly headings: number;
  readonly links: number;
}

export interface Shown {
  readonly counts: Counts;
  /** Letters and digits between others, sorted: where a word stands is another test's business. */
  readonly words: readonly string[];
}

const commonMark = new MarkdownIt({ html: true, linkify: false });

/** What CommonMark, with GitHub's tables and struck words, shows of a text. */
export function shownByCommonMark(markdown: string): Shown {
  return shownIn(commonMark.render(markdown));
}

/** What the text of a finished document shows, without what the program prints beside it. */
export function shownInDocument(page: string): Shown {
  return shownIn(page);
}

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const FURNITURE = new Set(['head', 'header', 'nav', 'footer', 'script', 'style', 'iframe', 'template', 'title']);
const FURNITURE_CLASSES = new Set(['skip', 'number', 'label', 'mark', 'footnote', 'control']);
const AMONG_WORDS = new Set(
  'a abbr b bdi cite code del em i ins kbd label mark s samp small span strike strong sub sup u var font'.split(' '),
);

function shownIn(html: string): Shown {
  const words: string[] = [];
  const counts = { lists: 0, tables: 0, headings: 0, links: 0 };
  const visit = (node: Node): void => {
    if ('value' in node) words.push(node.value);
    if (!('tagName' in node) || isFurniture(node)) return;
    const { tagName, childNodes } = node;
    if (/^[uo]l$/.test(tagName)) counts.lists++;
    if (tagName === 'table') counts.tables++;
    if (/^h[1-6]$/.test(tagName)) counts.headings++;
    if (tagName === 'a' && attributeOf(node, 'href')) counts.links++;
    if (tagName === 'img') words.push(` ${attributeOf(node, 'alt') ?? ''} `);
    const space = AMONG_WORDS.has(tagName) ? '' : ' ';
    words.push(space);
    for (const child of childNodes) visit(child);
    words.push(space);
  };
  for (const node of parse(html).childNodes) visit(node);
  return { counts, words: wordsIn(words.join('')) };
}

/** The words of a text, sorted. */
export function wordsIn(text: string): readonly string[] {
  return (text.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).sort();
}

function isFurniture(element: Element): boolean {
  const classes = attributeOf(element, 'class')?.split(' ') ?? [];
  return (
    FURNITURE.has(element.tagName) ||
    classes.some((one) => FURNITURE_CLASSES.has(one)) ||
    attributeOf(element, 'role') === 'doc-backlink'
  );
}

function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}
