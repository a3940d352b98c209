/** Reads a level of blocks with HTML among them as one: an element may begin in one piece of HTML and end in another. */
import type { Paragraph, RootContent } from 'mdast';
import type { Block, Leaf } from '../../../../model/document.js';
import { kindOf } from '../../../../model/html-elements.js';
import { spanOf } from '../../../../model/source.js';
import type { Sibling } from '../../enclose.js';
import { type MarkdownReading, nodeSpan } from '../reading.js';
import { Flow, type FlowReaders } from './flow.js';
import { weavePhrasing } from './phrasing.js';
import { htmlTree } from './tree.js';
import { placesOf, Weaver } from './weave.js';

/** Whether blocks have HTML among them, or within a paragraph that no paragraph can hold. */
export function holdsHtmlBlocks(children: readonly RootContent[]): boolean {
  return children.some((child) => child.type === 'html' || (child.type === 'paragraph' && holdsBlockTag(child)));
}

function holdsBlockTag({ children }: Paragraph): boolean {
  return children.some((child) => {
    const name = child.type === 'html' ? /^<\/?([A-Za-z][^\s/>]*)/.exec(child.value)?.[1] : undefined;
    return name !== undefined && kindOf(name) === 'block';
  });
}

/** Reads such blocks. */
export function htmlSiblings(
  children: readonly RootContent[],
  reading: MarkdownReading,
  readers: FlowReaders,
): readonly Sibling<Block<Leaf>>[] {
  const weaver = new Weaver(reading);
  let group: RootContent[] = [];
  const flush = () => {
    const [first, last] = [group[0], group.at(-1)];
    if (first && last)
      weaver.markdown(group, spanOf(reading.source, nodeSpan(first, reading).start, nodeSpan(last, reading).end));
    group = [];
  };
  for (const child of children) {
    const html = htmlOf(child, weaver, reading);
    const paragraph = child.type === 'paragraph' && holdsBlockTag(child) ? child : undefined;
    if (!html && !paragraph) group.push(child);
    else flush();
    if (html) weaver.html(html.value, placesOf(html, reading));
    if (paragraph) weaveParagraph(paragraph, weaver, reading);
  }
  flush();
  return new Flow(reading, readers).siblings(htmlTree(weaver, reading));
}

/** HTML; or what Markdown takes for code only because an author indented the elements within an element. */
function htmlOf(child: RootContent, weaver: Weaver, reading: MarkdownReading) {
  if (child.type === 'html') return child;
  if (child.type !== 'code' || !weaver.isWithin) return undefined;
  const start = child.position?.start.offset ?? 0;
  const isFenced = /^[`~]/.test(reading.masked.slice(start));
  return !isFenced && /^\s*<\/?[A-Za-z]/.test(child.value) ? child : undefined;
}

function weaveParagraph(paragraph: Paragraph, weaver: Weaver, reading: MarkdownReading): void {
  const { start, end } = nodeSpan(paragraph, reading);
  weaver.around('<p>', start);
  weavePhrasing(paragraph.children, weaver, reading);
  weaver.around('</p>', end);
}
