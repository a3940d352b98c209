/**
 * Writes the list of contents from a document's headings of levels 1 and 2. It is Word's own field with its result filled
 * in, so Word asks nothing on opening and can still update it. Entries are links without page numbers, because Word,
 * LibreOffice and our PDF break pages differently.
 */
import type { Document, Inlines, OutlineEntry } from '../../model/document.js';
import { isLong } from '../../model/length.js';
import { changeParts, withoutLinks } from '../../model/walk.js';
import type { DocumentContext } from './document-context.js';
import { bookmarkName, inlineRuns, plainRunXml } from './inlines.js';
import { labelHang } from './numbering.js';
import { type ParagraphFormat, paragraphXml } from './paragraphs.js';
import type { TextArea } from './place.js';
import { contentsIndent } from './styles.js';
import { twips } from './units.js';

/** The deepest headings listed. */
export const CONTENTS_LEVELS = 2;

/** Headings by outline level, as links, without page numbers (ISO/IEC 29500-1, 17.16.5.68: \o, \h, \n). */
const INSTRUCTION = `TOC \\o "1-${CONTENTS_LEVELS}" \\h \\n`;

const mark = (type: 'begin' | 'separate' | 'end'): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;

const FIELD_BEGIN = `${mark('begin')}<w:r><w:instrText xml:space="preserve">${INSTRUCTION}</w:instrText></w:r>${mark('separate')}`;
const FIELD_END = mark('end');

/** Makes Word offer its commands for a list of contents (17.5.2.13). */
const GALLERY =
  '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>';

const isListed = ({ heading }: OutlineEntry): boolean => heading.level <= CONTENTS_LEVELS;

/** The headings that are listed. */
export const listedEntries = ({ outline }: Pick<Document, 'outline'>): readonly OutlineEntry[] =>
  outline.filter(isListed);

/** Whether chapters have the space above them that their style gives, or hardly any, so that the list has room on its page. */
export type ContentsGaps = 'usual' | 'close';

/** The space above chapters that are close, in points. */
export const CLOSE_GAP = 1;

function gapFormat({ heading }: OutlineEntry, gaps: ContentsGaps): ParagraphFormat {
  return gaps === 'close' && heading.level === 1 ? { before: twips(CLOSE_GAP) } : {};
}

/** Whether a document has the list: if it asks for one, or is long and doesn't rule it out. */
export function hasContents(document: Document): boolean {
  return document.outline.some(isListed) && (document.contents ?? isLong(document));
}

/** Writes the list. */
export function contentsXml(
  document: Document,
  { character, cells }: TextArea,
  gaps: ContentsGaps,
  context: DocumentContext,
): string {
  const entries = listedEntries(document);
  const head = paragraphXml('TOCHeading', plainRunXml(document.wording.page.contents, context), context);
  const items = entries.map((entry, i) =>
    paragraphXml(
      `TOC${entry.heading.level}`,
      (i === 0 ? FIELD_BEGIN : '') + entryLink(entry, context) + (i === entries.length - 1 ? FIELD_END : ''),
      context,
      { ...entryFormat(entry, character, cells.size), ...gapFormat(entry, gaps) },
    ),
  );
  return `<w:sdt>${GALLERY}<w:sdtContent>${head}${items.join('')}</w:sdtContent></w:sdt>`;
}

/** The style has room for numbers. */
function entryFormat({ heading, number }: OutlineEntry, character: number, size: number): ParagraphFormat {
  if (number === '') return { indent: { left: contentsIndent(heading.level - 1, size), hanging: 0 } };
  if (heading.kind !== 'appendix') return {};
  const hang = labelHang(number, character);
  return { indent: { left: hang, hanging: hang } };
}

/** Number, tab, words, as Word itself writes them; words alone where there is no number. */
function entryLink({ heading, number, anchor }: OutlineEntry, context: DocumentContext): string {
  const label = number === '' ? '' : plainRunXml(`${number}\t`, context);
  const runs = `${label}${inlineRuns(onOneLine(heading.children), context)}`;
  return `<w:hyperlink w:anchor="${bookmarkName(anchor)}" w:history="1">${runs}</w:hyperlink>`;
}

/** A heading's words without its line breaks, lines to write on and links: the entry is a link itself, and links never nest. */
function onOneLine(inlines: Inlines): Inlines {
  return wordsAlone(withoutLinks(inlines));
}

function wordsAlone(inlines: Inlines): Inlines {
  return inlines.flatMap((node): Inlines => {
    if (node.type === 'fill-in') return [];
    return [node.type === 'break' ? { type: 'text', value: ' ' } : changeParts(node, { inlines: wordsAlone })];
  });
}
