/**
 * Joins the HTML of a Markdown text with what stands between it into one text for the HTML parser. Markdown is no HTML, so each piece
 * of it goes in as an empty element that stands for it. Every place in the joined text leads back to its place in the source.
 *
 * Tags of elements that no document can hold are left out, and reported; what looks like a tag and is none stays words.
 */
import type { Code, Html, PhrasingContent, RootContent } from 'mdast';
import { type ElementKind, isLikeBlank, kindOf, SELF_ENDING, VOID } from '../../../../model/html-elements.js';
import { type Span, spanOf } from '../../../../model/source.js';
import { type MarkdownReading, reportChanged, reportUnprintable } from '../reading.js';

/** What stands for itself in the joined text. */
export type Atom =
  | { readonly kind: 'markdown'; readonly nodes: readonly RootContent[]; readonly span: Span }
  | { readonly kind: 'words'; readonly value: string; readonly span: Span };

/** The attribute of an element that stands for an atom. No author can write it: files with private-use characters are refused. */
export const ATOM = '\uf8ff';

/** How deep elements can be nested. */
const DEEPEST = 60;

/**
 * A tag, a comment, a declaration or an instruction. Quoted values may hold any sign; how many there can be is limited, so that no
 * text takes long.
 */
const MARKUP =
  /<!--[\s\S]*?--!?>|<![A-Za-z[][^>]*>|<\?[\s\S]*?(?:\?>|$)|<\/?([A-Za-z][^\s/<>"']*)[^"'<>]*(?:(?:"[^"]*"|'[^']*')[^"'<>]*){0,40}>|</g;

/** A stretch of the joined text that lies in one piece in the source. */
interface Stretch {
  readonly from: number;
  readonly at: number;
  readonly length: number;
}

interface OpenTag {
  readonly name: string;
  readonly span: Span;
}

/** Joins one run of words, or the blocks of one level. */
export class Weaver {
  readonly atoms: Atom[] = [];
  private readonly pieces: string[] = [];
  private readonly stretches: Stretch[] = [];
  private readonly reading: MarkdownReading;
  private readonly open: OpenTag[] = [];
  private length = 0;
  /** The element for programs whose end is awaited; its words are left out. */
  private skipped: string | undefined;

  constructor(reading: MarkdownReading) {
    this.reading = reading;
  }

  /** The joined text. Reports the elements that were never ended. */
  finish(): string {
    for (const { name, span } of this.open.splice(0)) this.reportUnended(name, span);
    return this.pieces.join('');
  }

  /** The place in the source of a place in the joined text. */
  sourceOf(at: number): number {
    let low = 0;
    let high = this.stretches.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.stretches[middle]?.from ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    const stretch = this.stretches[low];
    return stretch ? stretch.at + Math.min(Math.max(at - stretch.from, 0), stretch.length) : this.reading.offset;
  }

  /** Adds Markdown. */
  markdown(nodes: readonly RootContent[], span: Span): void {
    if (this.skipped === undefined) this.atom({ kind: 'markdown', nodes, span });
  }

  /** Whether what is added now stands within an element. */
  get isWithin(): boolean {
    return this.open.length > 0;
  }

  /** Adds a tag that its author left to Markdown: of a paragraph around words. */
  around(tag: string, at: number): void {
    this.add(tag, at, 0);
  }

  /** Adds HTML as it was written, from a place of the source on, line by line. */
  html(value: string, places: (at: number) => number): void {
    let at = 0;
    for (const match of value.matchAll(MARKUP)) {
      this.text(value, at, match.index, places);
      at = match.index + match[0].length;
      const span = spanOf(this.reading.source, places(match.index), places(at - 1) + 1);
      if (match[0] === '<') this.words('<', span);
      else if (match[1] !== undefined) this.tag(match[0], match[1], span);
    }
    this.text(value, at, value.length, places);
  }

  private text(value: string, from: number, to: number, places: (at: number) => number): void {
    if (this.skipped !== undefined) return;
    for (let at = from; at < to; ) {
      const lineEnd = value.indexOf('\n', at);
      const end = lineEnd < 0 || lineEnd >= to ? to : lineEnd + 1;
      this.add(value.slice(at, end), places(at), end - at);
      at = end;
    }
  }

  private tag(markup: string, name: string, span: Span): void {
    const isEnd = markup.startsWith('</');
    const element = name.toLowerCase();
    if (this.skipped !== undefined) {
      if (isEnd && element === this.skipped) this.skipped = undefined;
      return;
    }
    const kind = this.kindOf(markup, name, isEnd);
    if (kind === 'unknown') this.words(markup, span);
    else if (kind === 'other' || kind === 'for-programs') this.leaveOut(element, isEnd, kind, markup, span);
    else if (isEnd) this.end(element, markup, span);
    else this.start(element, markup, span);
  }

  /** A tag without attributes that nothing ends may be a blank: `<title>`. */
  private kindOf(markup: string, name: string, isEnd: boolean): ElementKind {
    const kind = kindOf(name);
    if (kind === 'unknown' || isEnd || /[\s/]/.test(markup)) return kind;
    return isLikeBlank(name) && !this.isEnded(name) ? 'unknown' : kind;
  }

  private isEnded(name: string): boolean {
    return this.reading.masked.toLowerCase().includes(`</${name.toLowerCase()}`);
  }

  private start(element: string, markup: string, span: Span): void {
    if (this.open.length >= DEEPEST) {
      const message = `HTML is nested more than ${DEEPEST} levels deep`;
      reportUnprintable(span, { code: 'html-element', message, lost: message }, this.reading);
      return;
    }
    this.add(markup, span.start, markup.length);
    if (!VOID.has(element) && !SELF_ENDING.has(element)) this.open.push({ name: element, span });
  }

  private end(element: string, markup: string, span: Span): void {
    this.add(markup, span.start, markup.length);
    if (VOID.has(element) || SELF_ENDING.has(element)) return;
    const at = this.open.findLastIndex(({ name }) => name === element);
    if (at < 0) {
      const message = `</${element}> ends nothing`;
      const hint = `Delete it, or open it with <${element}> in the same piece of text.`;
      reportChanged(span, { code: 'html-unclosed', message, hint, lost: `${message}, and was left out` }, this.reading);
      return;
    }
    for (const { name, span: place } of this.open.splice(at).slice(1)) this.reportUnended(name, place);
  }

  private reportUnended(name: string, span: Span): void {
    const message = `<${name}> isn’t ended where it belongs`;
    const hint = `End it with </${name}> in the same piece of text, before what is around it ends.`;
    reportChanged(
      span,
      { code: 'html-unclosed', message, hint, lost: `${message}; it is read as browsers do` },
      this.reading,
    );
  }

  private leaveOut(element: string, isEnd: boolean, kind: ElementKind, markup: string, span: Span): void {
    if (isEnd) return;
    if (kind === 'for-programs' && !markup.endsWith('/>')) this.skipped = element;
    const message = `No document can hold the HTML element ${element}`;
    const hint = `Delete it. Write \\<${element}> to print the signs.`;
    const lost = `The HTML element ${element} was left out${kind === 'other' ? '; its words were kept' : ''}`;
    reportUnprintable(span, { code: 'html-element', message, hint, lost }, this.reading);
  }

  private words(value: string, span: Span): void {
    if (this.skipped === undefined) this.atom({ kind: 'words', value, span });
  }

  private atom(atom: Atom): void {
    const isBlock = atom.kind === 'markdown' && isFlow(atom.nodes[0]);
    const name = isBlock ? 'div' : 'span';
    this.add(`<${name} ${ATOM}="${this.atoms.length}"></${name}>`, atom.span.start, atom.span.end - atom.span.start);
    this.atoms.push(atom);
  }

  private add(text: string, at: number, length: number): void {
    this.stretches.push({ from: this.length, at, length });
    this.pieces.push(text);
    this.length += text.length;
  }
}

const FLOW = new Set([
  'paragraph',
  'heading',
  'list',
  'blockquote',
  'code',
  'table',
  'thematicBreak',
  'definition',
  'footnoteDefinition',
  'divFence',
]);

/** Whether a node of Markdown is a block. */
export function isFlow(node: RootContent | undefined): node is Exclude<RootContent, PhrasingContent> {
  return node !== undefined && FLOW.has(node.type);
}

/** Gives the place in the source of each letter of an HTML node, whose lines may begin within lists and quotes. */
export function placesOf(node: Html | Code, reading: MarkdownReading): (at: number) => number {
  const start = node.position?.start.offset ?? 0;
  const written = reading.masked.slice(start, node.position?.end.offset ?? start);
  if (written.length === node.value.length) return (at) => reading.offset + start + at;
  const lines: { readonly from: number; readonly at: number }[] = [];
  let [from, line] = [0, 0];
  for (const words of node.value.split('\n')) {
    const lineEnd = written.indexOf('\n', line);
    const end = lineEnd < 0 ? written.length : lineEnd;
    lines.push({ from, at: reading.offset + start + Math.max(line, end - words.length) });
    from += words.length + 1;
    line = end + 1;
  }
  return (at) => {
    const found = lines.findLast((candidate) => candidate.from <= at);
    return found ? found.at + at - found.from : reading.offset + start;
  };
}

/** Whether phrasing holds HTML itself, not within its marks. */
export function holdsHtml(children: readonly PhrasingContent[]): boolean {
  return children.some(({ type }) => type === 'html');
}
