/**
 * Documents as they can be compared with what was read from a file. A file shows that a heading has no number, and not why: because its author
 * said so, because it stands below such a heading, or because Word numbers it so.
 */
import { changeLinks, changeRunLinks } from './change-links.js';
import { type Block, type Document, type Heading, type Inline, type Link, plainText } from './document.js';
import { resolveOutline } from './outline.js';
import { plainMarks, withPlainMarks } from './plain-marks.js';
import { changeEach, changeParts } from './walk.js';

/**
 * The same document in the form in which a file would give it back: headings without a number are unnumbered ones, marks of words are in
 * one order, and the address of a website ends without a slash. It prints the same.
 */
export function comparableDocument(document: Document): Document {
  const { title, wording } = document;
  const blocks = withPlainMarks(changeLinks(document.blocks, plainLink));
  const whole = { ...document, title: plainMarks(title), blocks, outline: resolveOutline(blocks, wording) };
  return withPlainHeadings(whole);
}

/** `https://example.org/` is `https://example.org`: programs add the slash. */
function plainLink(link: Link): readonly Inline[] {
  const children = changeRunLinks(link.children, plainLink);
  if (link.target.kind !== 'address') return [{ ...link, children }];
  const value = plainText(link.target.address).replace(/^(https?:\/\/[^/?#]+)\/$/i, '$1');
  return [{ ...link, target: { kind: 'address', address: [{ type: 'text', value }] }, children }];
}

function withPlainHeadings(document: Document): Document {
  const { outline, wording } = document;
  if (outline.every(({ number, heading }) => number !== '' || isPlain(heading))) return document;
  const bare = new Set(outline.flatMap(({ number, heading }) => (number === '' ? [heading] : [])));
  const blocks = withHeadings(document.blocks, (heading) => (bare.has(heading) ? unnumbered(heading) : heading));
  const counted = resolveOutline(blocks, wording);
  const isSame = counted.every(({ number }, at) => number === outline[at]?.number);
  return isSame ? { ...document, blocks, outline: counted } : document;
}

function isPlain({ kind, label }: Heading): boolean {
  return kind === 'unnumbered' && label === undefined;
}

function unnumbered({ label: _, ...heading }: Heading): Heading {
  return { ...heading, kind: 'unnumbered' };
}

/** Blocks whose headings are others; headings stand at the top of a text and in its landscape ranges alone. */
export function withHeadings(blocks: readonly Block[], change: (heading: Heading) => Heading): readonly Block[] {
  return changeEach(blocks, (block): Block => {
    if (block.type === 'heading') return change(block);
    return block.type === 'landscape' ? changeParts(block, { blocks: (inner) => withHeadings(inner, change) }) : block;
  });
}
