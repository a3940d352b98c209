/** Turns HTML among words into inlines: what is bold, raised, struck, a link. What has no look of its own becomes its words. */
import type { Link, PhrasingContent, RootContent } from 'mdast';
import type { Inline, Inlines, Leaf } from '../../../../model/document.js';
import { foreignPlaceholders } from '../../foreign-placeholders.js';
import { codeRun, type RunPart } from '../../inline-run.js';
import { linkWithPictures } from '../linked-pictures.js';
import { withMark } from '../pictures-apart.js';
import { type MarkdownReading, nodeSpan, partsOf } from '../reading.js';
import { pictureParts } from '../written-pictures.js';
import { tidied } from './tidy.js';
import { type HtmlElement, type HtmlNode, htmlTree } from './tree.js';
import { placesOf, Weaver } from './weave.js';

/** Reads a piece of Markdown among HTML. */
export type ReadMarkdown = (nodes: readonly RootContent[]) => readonly RunPart[];

/** Reads words of Markdown with HTML among them. */
export function phrasingParts(
  children: readonly PhrasingContent[],
  reading: MarkdownReading,
  read: ReadMarkdown,
): readonly RunPart[] {
  const weaver = new Weaver(reading);
  weavePhrasing(children, weaver, reading);
  return tidied(wordsOf(htmlTree(weaver, reading), reading, read));
}

/** Joins words of Markdown and the HTML among them. */
export function weavePhrasing(children: readonly PhrasingContent[], weaver: Weaver, reading: MarkdownReading): void {
  for (const child of children) {
    if (child.type === 'html') weaver.html(child.value, placesOf(child, reading));
    else weaver.markdown([child], nodeSpan(child, reading));
  }
}

/** Turns nodes of the tree into words, in order; whatever they are. */
export function wordsOf(nodes: readonly HtmlNode[], reading: MarkdownReading, read: ReadMarkdown): RunPart[] {
  return nodes.flatMap((node): readonly RunPart[] => {
    if (node.kind === 'markdown') return read(node.nodes);
    if (node.kind === 'element') return partsOfElement(node, reading, read);
    for (const diagnostic of foreignPlaceholders(node.value, reading.source, node.span.start))
      reading.diagnostics.push(diagnostic);
    return partsOf(node.value, node.span, reading);
  });
}

type Mark = (children: Inlines<Leaf>) => Inline<Leaf>;

const strong: Mark = (children) => ({ type: 'strong', children });
const emphasis: Mark = (children) => ({ type: 'emphasis', children });
const underlined: Mark = (children) => ({ type: 'styled', style: 'underlined', children });
const struck: Mark = (children) => ({ type: 'styled', style: 'struck', children });

/** What elements look like; all others have no look that documents have. */
const MARKS: ReadonlyMap<string, Mark> = new Map([
  ['b', strong],
  ['strong', strong],
  ['i', emphasis],
  ['em', emphasis],
  ['cite', emphasis],
  ['dfn', emphasis],
  ['var', emphasis],
  ['u', underlined],
  ['ins', underlined],
  ['s', struck],
  ['strike', struck],
  ['del', struck],
  ['sup', (children) => ({ type: 'styled', style: 'superscript', children })],
  ['sub', (children) => ({ type: 'styled', style: 'subscript', children })],
]);

/** Gives the mark that an element puts on its words. */
export function markOf(name: string): Mark | undefined {
  return MARKS.get(name);
}

const CODE: ReadonlySet<string> = new Set(['code', 'kbd', 'samp', 'tt']);

/** Signs of languages (BCP 47) that words in another language can have. */
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

function partsOfElement(element: HtmlElement, reading: MarkdownReading, read: ReadMarkdown): readonly RunPart[] {
  const { name, attributes, children, span } = element;
  const within = (): RunPart[] => wordsOf(children, reading, read);
  if (name === 'br') return [{ kind: 'node', node: { type: 'break' } }];
  if (name === 'wbr') return [];
  if (name === 'a') return linkOf(element, within, reading);
  if (name === 'img') return pictureOf(element, reading);
  if (name === 'q') return [{ kind: 'words', value: '“', span }, ...within(), { kind: 'words', value: '”', span }];
  if (CODE.has(name)) return withMark(within(), (words) => ({ type: 'code', children: words }), reading, codeRun);
  const mark = MARKS.get(name);
  if (mark) return withMark(within(), mark, reading);
  const language = attributes.get('lang') ?? '';
  if (!LANGUAGE.test(language)) return within();
  return withMark(within(), (words) => ({ type: 'passage', language, children: words }), reading);
}

/** A link, by the same rules as Markdown's; without an address only a place in the text. */
function linkOf(
  { attributes, span }: HtmlElement,
  within: () => RunPart[],
  reading: MarkdownReading,
): readonly RunPart[] {
  const url = attributes.get('href');
  if (url === undefined) return within();
  const [start, end] = [span.start - reading.offset, span.end - reading.offset];
  const place = (offset: number) => ({ line: 1, column: 1, offset });
  const title = attributes.get('title');
  const link: Link = {
    type: 'link',
    url: url.trim(),
    ...(title === undefined ? {} : { title }),
    children: [],
    position: { start: place(start), end: place(end) },
  };
  return linkWithPictures(link, within(), reading);
}

/** A picture, by the same rules as Markdown's; its size is the program's to choose. */
export function pictureOf({ attributes, span }: HtmlElement, reading: MarkdownReading): readonly RunPart[] {
  const [path, alt, title] = ['src', 'alt', 'title'].map((name) => attributes.get(name)?.trim());
  return pictureParts({ path: path ?? '', alt: alt ?? '', title, span }, reading);
}
