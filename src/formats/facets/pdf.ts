/**
 * The facets of a PDF. Numbers of pages are no words here, in the list of contents and below a page: they follow from the layout. Words
 * above and below pages count where the text doesn't have them too.
 */
import { fontMaps, pdfContent } from '../finished/pdf.js';
import { type CodeMap, pageWords } from '../finished/pdf-content.js';
import { objectsOf, type PdfPart, streamOf } from '../finished/pdf-objects.js';
import { type Facets, facetsFrom, squeezed } from './facets.js';
import { pdfLooks } from './pdf-looks.js';
import { type PagePiece, pagePieces } from './pdf-pieces.js';

type Objects = ReadonlyMap<number, PdfPart>;

/** Gives the facets of a file; throws PdfTrouble. */
export function pdfFacets(bytes: Uint8Array): Facets {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const objects = objectsOf(text);
  const fonts = fontMaps(text, objects);
  const pages = pagesIn(objects);
  const numbers = numbersInContents(objects);
  const said: string[] = [];
  const around = new Set<string>();
  for (const page of pages) {
    for (const piece of pagePieces(contentOf(text, objects, page))) {
      if (piece.artifact === 'layout' || piece.artifact === 'repeated') continue;
      const words = wordsOf(piece, fonts);
      if (piece.artifact) for (const word of wordsAround(words, pages.length)) around.add(word);
      else if (!numbers.has(`${page} ${piece.id}`) || !/^\s*\d+\s*$/.test(words)) said.push(withoutMark(words));
    }
  }
  const body = squeezed(said.join('\n'));
  const apart = [...around].filter((word) => !body.includes(word)).sort();
  return facetsFrom([body, ...apart, ...heardIn(bytes)], pdfLooks(text, objects));
}

/** The words of a piece; of one whose font doesn’t say which letters its codes are, the codes. */
function wordsOf({ content }: PagePiece, fonts: ReadonlyMap<string, CodeMap>): string {
  const words = pageWords(content, fonts);
  return words.includes('\ufffd') ? content : words;
}

/** The pages' object numbers, in the order in which they were made. */
function pagesIn(objects: Objects): readonly number[] {
  return [...objects].flatMap(([number, { head }]) => (/\/Type\s*\/Page\b(?!s)/.test(head) ? [number] : []));
}

function contentOf(text: string, objects: Objects, page: number): string {
  const content = objects.get(Number(CONTENTS.exec(objects.get(page)?.head ?? '')?.[1]));
  return content ? streamOf(text, content) : '';
}

const CONTENTS = /\/Contents\s+(\d+) 0 R/;
const PARENT = /\/P\s+(\d+) 0 R/;
const PAGE = /\/Pg\s+(\d+) 0 R/;
const LINK = /\/S\s*\/Link\b/;
const REFERENCE = /\/S\s*\/Reference\b/;
const ENTRY = /\/S\s*\/TOCI\b/;

/** The pieces, by page and number, that are links in a list of contents: one of each has the number of a page. */
function numbersInContents(objects: Objects): ReadonlySet<string> {
  const pieces = new Set<string>();
  const parentOf = (head: string) => objects.get(Number(PARENT.exec(head)?.[1]))?.head ?? '';
  for (const { head } of objects.values()) {
    if (!LINK.test(head)) continue;
    const parent = parentOf(head);
    if (!REFERENCE.test(parent) || !ENTRY.test(parentOf(parent))) continue;
    const page = PAGE.exec(head)?.[1];
    const children = /\/K\s*\[([^\]]*)\]/.exec(head)?.[1]?.replace(/<<[\s\S]*?>>|\d+ \d+ R/g, ' ') ?? '';
    for (const [id] of children.matchAll(/\d+/g)) pieces.add(`${page} ${id}`);
  }
  return pieces;
}

/** The words above or below a page, with a sign for the page’s number and for how many there are. */
function wordsAround(words: string, pages: number): readonly string[] {
  const counts = [...words.matchAll(/(\d+)\D{1,12}(\d+)/g)];
  const count = counts.findLast(([, page, of]) => Number(page) <= Number(of) && Number(of) <= pages);
  const unnumbered = count
    ? words.slice(0, count.index) + count[0].replace(/\d+/g, '#') + words.slice(count.index + count[0].length)
    : words;
  return unnumbered.split(/\s+/).filter((word) => word !== '');
}

/** Marks of lists are a matter of looks; their numbers and letters aren’t. */
function withoutMark(words: string): string {
  return /[\p{L}\p{N}]/u.test(words) ? words : '';
}

/** What screen readers say of pictures and fields, and where links lead; in no order, as objects have none. */
function heardIn(bytes: Uint8Array): readonly string[] {
  const places = new Set(['the alternative texts', 'the links', 'the fields']);
  const texts = pdfContent(bytes).texts.filter(({ place }) => places.has(place));
  return texts.flatMap(({ words }) => [...new Set(words.split('\n'))].sort());
}
