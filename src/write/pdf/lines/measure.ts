/** Turns a theme's measure, which counts letters, into points: faces differ in how wide their letters are. */
import { remember } from '../../../model/remember.js';
import type { Typography } from '../container/assemble.js';

/** English as policies have it, of all lengths of words. */
const SAMPLE =
  'Staff record each visit on the day, and tell the person who is in charge of the shift about anything that worries them. ' +
  'The registered manager reads these records every week and keeps them in a locked cupboard for three years.';

/** The greatest width of running text, in points. Infinite where a theme leaves it to its margins. */
export const measureOf = remember(({ theme, styles, typesetter }: Typography): number => {
  if (theme.measure === undefined) return Number.POSITIVE_INFINITY;
  return (typesetter.extent(typesetter.text(SAMPLE), styles.body).natural * theme.measure) / SAMPLE.length;
});
