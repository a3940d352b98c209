/** Characters that no face holds, as diagnostics: found before anything is drawn, named, with their place. */
import { type Diagnostic, error } from '../../model/diagnostic.js';
import type { Text } from '../../model/document.js';
import { placeName, type Span } from '../../model/source.js';
import type { MissingAt } from './pages/galley.js';

/** Places whose words stand elsewhere in the document too. */
const REPEATED: readonly (string | undefined)[] = ['the header', 'the footer'];

/**
 * Says each character once for each place: a value's in the client's file, the template's own in the template. What
 * header and footer repeat is said only of characters that stand in no file known.
 */
export function refusals(missing: readonly MissingAt[]): readonly Diagnostic[] {
  const placed = new Set(missing.filter(spanOfMissing).map(({ character }) => character));
  const told = new Map<string, Diagnostic>();
  for (const one of missing) {
    if (REPEATED.includes(one.place) && placed.has(one.character)) continue;
    const { from } = one.text;
    const where = from ? ` in the value of ${from}` : one.place ? ` in ${one.place}` : '';
    const span = spanOfMissing(one);
    const key = `${one.character}|${where}|${span ? placeName(span) : ''}`;
    if (told.has(key)) continue;
    const message = `The fonts don’t have the character ${nameOf(one.character)}${where}`;
    told.set(key, error('glyph-missing', message, span, { hint: hintFor(one.text) }));
  }
  return [...told.values()];
}

/** Of a value that was made of parts, the part that holds the character as it stands. */
function spanOfMissing({ character, text }: MissingAt): Span | undefined {
  const sign = String.fromCodePoint(character);
  const holds = ({ source, start, end }: Span) => source.text.slice(start, end).includes(sign);
  return text.places?.find(holds) ?? text.places?.[0] ?? text.span;
}

/** `U+540D (名)`; a mark, a blank or a control alone would show nothing, or spoil the line that it is printed in. */
function nameOf(character: number): string {
  const code = `U+${character.toString(16).toUpperCase().padStart(4, '0')}`;
  const sign = String.fromCodePoint(character);
  return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(sign) ? `${code} (${sign})` : code;
}

function hintFor({ places, span }: Text): string {
  const advice = 'Write it another way, or leave it out';
  return places && span ? `${advice}; ${placeName(span)} prints it.` : `${advice}.`;
}
