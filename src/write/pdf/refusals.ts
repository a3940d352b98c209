/** Reports characters that no face has, before anything is drawn: each with its name and place. */
import { type Diagnostic, error } from '../../model/diagnostic.js';
import type { Document, Text } from '../../model/document.js';
import { placeName, type Span } from '../../model/source.js';
import type { MissingAt } from './pages/galley.js';

/** What is refused: a document, or a book, whose words have all their places with them. */
type Refused = Pick<Document, 'properties' | 'sources'>;

/**
 * Reports each character once for each file it stands in, at its first place there: in the organisation's file for a value,
 * in the template for its own words. A character without a place in a file is reported where it first stands in the document.
 */
export function refusals(missing: readonly MissingAt[], { properties, sources }: Refused): readonly Diagnostic[] {
  const charactersInFiles = new Set(missing.filter(spanOfMissing).map(({ character }) => character));
  const diagnostics = new Map<string, Diagnostic>();
  for (const glyph of missing) {
    const placed = spanOfMissing(glyph);
    const span = placed ?? firstPlace(glyph, sources);
    if (!span && charactersInFiles.has(glyph.character)) continue;
    const key = `${glyph.character}|${span?.source.path ?? ''}`;
    if (diagnostics.has(key)) continue;
    const { from } = glyph.text;
    const place = from ? `the value of ${from}` : (glyph.place ?? (placed ? undefined : `“${properties.title}”`));
    const message = `The fonts don’t have the character ${nameOf(glyph.character)}${place ? ` in ${place}` : ''}`;
    diagnostics.set(key, error('glyph-missing', message, span, { hint: hintFor(glyph.text) }));
  }
  return [...diagnostics.values()];
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
