/**
 * Turns a document's properties into what stands around its text: the footer line, the mark on documents that aren't in
 * force, and the style sheet that prints the theme's header and footer on each page.
 */
import type { Document } from '../../model/document.js';
import { type AnyPart, documentFooter, documentHeader } from '../../model/printed-furniture.js';
import { remember } from '../../model/remember.js';
import { pageMark } from '../../model/standing-words.js';
import type { PrintedPart, Theme } from '../../model/theme.js';
import { around } from '../../model/wording/around.js';
import type { Wording } from '../../model/wording/wording.js';
import { cssString } from './escape.js';

/** What furniture takes from a document. */
type FurnitureSource = Pick<Document, 'properties' | 'wording'>;

/**
 * `DCW116 · Version 1.0 · Next review 12 January 2027`, with whatever the document gives of these and of its issue, and the lines of an
 * author’s that are kept. On a screen a document is one page: what its control table says at the top is not said again at the end.
 */
export function footerLine(document: FurnitureSource & Pick<Document, 'control'>): string {
  let line = '';
  for (const part of document.control.length > 0 ? BESIDE_CONTROL : FOOTER_PARTS)
    line = withDot(line, partWords(part, document));
  for (const words of keptWords(document)) line = withDot(line, words);
  return line;
}

function withDot(line: string, words: string | undefined): string {
  return words ? (line === '' ? words : `${line} · ${words}`) : line;
}

const FOOTER_PARTS = ['issue', 'code', 'version', 'next_review'] as const;
const BESIDE_CONTROL = ['issue'] as const;

/** What an author's header and footer say on all pages, each once; on a screen there are no pages to count. */
function keptWords({ properties: { furniture } }: FurnitureSource): readonly string[] {
  if (!furniture) return [];
  const parts = [furniture.header, furniture.footer].flatMap(({ left, right }) => [...left, ...right]);
  const words = parts.map(({ pieces }) =>
    pieces.every((piece) => 'words' in piece)
      ? pieces.map((piece) => ('words' in piece ? piece.words : '')).join('')
      : '',
  );
  return [...new Set(words)];
}

/** The mark on a document that isn't in force. Undefined for one that is. */
export function statusMark({ properties: { status, notice }, wording }: FurnitureSource): string | undefined {
  if (notice !== undefined) return notice;
  return pageMark(status, wording) === undefined || status === undefined ? undefined : wording.status[status];
}

/** A document's own style sheet: header and footer of each printed page, and the mark across it. Throws an HtmlRefusal. */
export function furnitureSheet(document: FurnitureSource, theme: Theme): string {
  const { properties } = document;
  const [header, footer] = [documentHeader(properties, theme, false), documentFooter(properties, theme, false)];
  const first = documentHeader(properties, theme, true);
  const mark = pageMark(document.properties.status, document.wording);
  const words = properties.footer === undefined ? '' : wordsBelow(properties.footer);
  const top = `${side('top-left', header.left, document)}${side('top-right', header.right, document)}`;
  const bottom = `${side('bottom-left', footer.left, document, words)}${side('bottom-right', footer.right, document)}`;
  const onFirst = `${firstSide('top-left', first.left, document)}${firstSide('top-right', first.right, document)}${firstFooter(document, theme)}`;
  return `@page{${top}${bottom}}\n@page:first{${onFirst}}${mark === undefined ? '' : `\n${markRule(mark)}`}${words === '' ? '' : `\n${WORDS_RULES}`}`;
}

/** On paper, a line of its own below the left side. On a screen, the words share the hairline. */
const wordsBelow = (words: string): string => `${LINE_END}${cssString(words)}`;

const LINE_END = '"\\a "';

/** The boxes begin higher, so that lines find room in a narrow margin. */
const WORDS_RULES = `@page{@bottom-left{white-space:pre-line;margin-top:2mm;padding-top:1.5mm}@bottom-right{margin-top:2mm;padding-top:1.5mm}}
footer p+p{padding-top:.2em;border-top:0}`;

/** The footer of the first page, where an author gave it one of its own. */
function firstFooter(document: FurnitureSource, theme: Theme): string {
  const { furniture } = document.properties;
  if (!furniture || furniture.firstFooter === furniture.footer) return '';
  const { left, right } = documentFooter(document.properties, theme, true);
  return `${side('bottom-left', left, document)}${side('bottom-right', right, document)}`;
}

/** One side of a header or footer. */
function side(box: string, parts: readonly AnyPart[], document: FurnitureSource, below = ''): string {
  const content = sideContent(parts, document);
  if (below === '') return `@${box}{content:${content}}`;
  return `@${box}{content:${content === EMPTY ? below.slice(LINE_END.length) : `${content}${below}`}}`;
}

/** One side of the first page's header. An empty side has no hairline. */
function firstSide(box: string, parts: readonly AnyPart[], document: FurnitureSource): string {
  const content = sideContent(parts, document);
  return `@${box}{content:${content}${content === EMPTY ? ';border:0' : ''}}`;
}

const EMPTY = '""';

/** The parts of one side, with a middle dot between them. An empty string keeps the box and so its hairline. */
function sideContent(parts: readonly AnyPart[], document: FurnitureSource): string {
  let contents = '';
  for (const part of parts) {
    const content = partContent(part, document);
    if (content !== '') contents += contents === '' ? content : `${SEPARATOR}${content}`;
  }
  return contents === '' ? EMPTY : contents;
}

const SEPARATOR = cssString(' · ');

/** The browser counts the pages. No line breaks between the numbers and their words. */
const pageContent = remember(({ page }: Wording): string => {
  const parts = around(page.number, { counter: 'page' }, { counter: 'pages' });
  return parts
    .map((part) => (typeof part === 'string' ? cssString(part.replaceAll(' ', '\u00a0')) : `counter(${part.counter})`))
    .join('');
});

function partContent(part: AnyPart, document: FurnitureSource): string {
  if (typeof part === 'object')
    return part.pieces
      .map((piece) => ('words' in piece ? cssString(piece.words) : `counter(${piece.count})`))
      .join(' ');
  if (part === 'page') return pageContent(document.wording);
  const words = partWords(part, document);
  return words === undefined || words === '' ? '' : cssString(words);
}

function partWords(part: Exclude<PrintedPart, 'page'>, { properties, wording }: FurnitureSource): string | undefined {
  const { organisation, title, code, version, status, nextReview, notice, issue } = properties;
  switch (part) {
    case 'organisation':
      return organisation;
    case 'title':
      return title;
    case 'code':
      return code;
    case 'version':
      return version && wording.page.version(version);
    case 'status':
      return status && wording.status[status];
    case 'next_review':
      return nextReview && wording.page.nextReview(nextReview);
    case 'uncontrolled':
      return wording.page.uncontrolled;
    case 'notice':
      return notice;
    case 'issue':
      return issue;
  }
}

/** A fixed box is printed on every page (CSS 2.2, 9.6.1). Its alternative text is empty, so it isn't read aloud. */
function markRule(mark: string): string {
  return `@media print{body::before{content:${cssString(mark)} / "";position:fixed;inset:0;z-index:-1;display:flex;align-items:center;justify-content:center;transform:rotate(-45deg);font-size:90pt;font-weight:600;color:#e6e9ec}}`;
}
