/** Characters that no face holds, as diagnostics: found before anything is drawn, named, with their place. */
import { type Diagnostic, error } from '../../model/diagnostic.js';
import type { MissingAt } from './galley.js';

/** Says each character once for each place. */
export function refusals(missing: readonly MissingAt[]): readonly Diagnostic[] {
  const told = new Map<string, Diagnostic>();
  for (const one of missing) {
    const name = `U+${one.character.toString(16).toUpperCase().padStart(4, '0')}`;
    const { span, from } = one.text;
    const place = from ? ` in the value of ${from}` : one.place ? ` in ${one.place}` : '';
    const hint = 'Write it another way, or leave it out.';
    const key = `${name}|${place}|${span?.source.path ?? ''}|${span?.start ?? ''}`;
    if (!told.has(key))
      told.set(key, error('glyph-missing', `No face holds the character ${name}${place}`, span, { hint }));
  }
  return [...told.values()];
}
