/** Reports characters that no face has, before anything is drawn: each with its name and place. */
import { type Diagnostic, error, warning } from '../../model/diagnostic.js';
import type { Document, Text } from '../../model/document.js';
import { placeName, type Span } from '../../model/source.js';
import type { PageFurniture } from './pages/furniture.js';
import type { MissingAt } from './pages/galley.js';

/** What is refused: a document, or a book, whose words have all their places with them. */
type Refused = Pick<Document, 'properties' | 'sources'>;

/** No file has more of its characters named one by one: a text in another script lacks hundreds. */
const NAMED_IN_A_FILE = 20;

/**
 * Reports each character once for each file it stands in, at its first place there: in the organisation's file for a value,
 * in the template for its own words. A character without a place in a file is reported where it first stands in the document, or
 * for the template's file. Where a file lacks many, the last message counts the others.
 */
export function refusals(missing: readonly MissingAt[], { properties, sources }: Refused): readonly Diagnostic[] {
  const charactersInFiles = new Set(missing.filter(spanOfMissing).map(({ character }) => character));
  const found = new Map<string, FoundGlyph>();
  for (const glyph of missing) {
    const placed = spanOfMissing(glyph);
    const span = placed ?? firstPlace(glyph, sources);
    if (!span && charactersInFiles.has(glyph.character)) continue;
    const file = span?.source.path ?? sources?.[1]?.path;
    const key = `${glyph.character}|${file ?? ''}`;
    if (found.has(key)) continue;
    const { from } = glyph.text;
    const where = from ? `the value of ${from}` : (glyph.place ?? (placed ? undefined : `“${properties.title}”`));
    found.set(key, { glyph, place: span ?? file, file, where });
  }
  const all = [...found.values()];
  const files = new Set(all.map(({ file }) => file));
  return [...files].flatMap((file) => inOneFile(all.filter((each) => each.file === file)));
}

/** Reports words of the footer that would run over the paper's edge. */
export function footerRefusal({ excess }: PageFurniture, { sources }: Refused): readonly Diagnostic[] {
  if (excess === undefined) return [];
  const message = `The words of the footer take ${excess === 1 ? 'a line' : `${excess} lines`} more than the bottom margin has room for`;
  return [error('footer-words', message, sources?.[0]?.path, { hint: FOOTER_HINT })];
}

/** Warns of a document that has to fit one page and doesn't. */
export function overOnePage({ onePage, properties, sources }: Document, pages: number): readonly Diagnostic[] {
  if (!onePage || pages === 1) return [];
  const message = `“${properties.title}” takes ${pages} pages, and should fit one`;
  return [warning('glance-length', message, onePage.span ?? sources?.[1]?.path, { hint: GLANCE_HINT })];
}

const GLANCE_HINT = 'Keep to what staff must know and do on a shift, and leave the rest to the policy.';

const FOOTER_HINT =
  'Shorten "footer" in policy.yaml, or give the theme a larger bottom margin (margins.bottom) or smaller letters (sizes.small).';

interface FoundGlyph {
  readonly glyph: MissingAt;
  readonly place: Span | string | undefined;
  readonly file: string | undefined;
  /** In words. */
  readonly where: string | undefined;
}

function inOneFile(all: readonly FoundGlyph[]): readonly Diagnostic[] {
  const named = all.length > NAMED_IN_A_FILE + 1 ? all.slice(0, NAMED_IN_A_FILE) : all;
  const messages = named.map(({ glyph, place, where }) => {
    const message = `The fonts don’t have the character ${nameOf(glyph.character)}${where ? ` in ${where}` : ''}`;
    return error('glyph-missing', message, place, { hint: hintFor(glyph.text) });
  });
  const [next] = all.slice(named.length);
  if (!next) return messages;
  const others = `The fonts don’t have ${all.length - named.length} more characters of this file, from ${nameOf(next.glyph.character)} on`;
  return [...messages, error('glyph-missing', others, next.place, { hint: hintFor(next.glyph.text) })];
}

/** Where the character first stands in the files that words may come from. */
function firstPlace({ character }: MissingAt, sources: Refused['sources'] = []): Span | undefined {
  const sign = String.fromCodePoint(character);
  const source = sources.find(({ text }) => text.includes(sign));
  if (!source) return undefined;
  const start = source.text.indexOf(sign);
  return { source, start, end: start + sign.length };
}

/**
 * The place of a character: its own in the words of a template, and that of the value in a client's file. If a value was made
 * of parts, that of the part that contains the character.
 */
function spanOfMissing({ character, text: { places, span } }: MissingAt): Span | undefined {
  const sign = String.fromCodePoint(character);
  const placeIn = ({ source, start, end }: Span) => source.text.slice(start, end).indexOf(sign);
  if (places?.[0]) return places.find((place) => placeIn(place) >= 0) ?? places[0];
  if (!span || placeIn(span) < 0) return span;
  const start = span.start + placeIn(span);
  return { ...span, start, end: start + sign.length };
}

/** `U+540D (名)`. Marks, spaces and control characters aren't shown: they would be invisible or spoil the line. */
function nameOf(character: number): string {
  const code = `U+${character.toString(16).toUpperCase().padStart(4, '0')}`;
  const sign = String.fromCodePoint(character);
  return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(sign) ? `${code} (${sign})` : code;
}

function hintFor({ places, span }: Text): string {
  const advice = 'Write it another way, or leave it out';
  return places && span ? `${advice}; ${placeName(span)} prints it.` : `${advice}.`;
}
