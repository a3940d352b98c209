/**
 * What schemas of YAML files are made of. A scalar arrives as the text that its author wrote, trimmed, or null where
 * nothing was given; each part gives it a meaning or refuses it. Editors see the same parts as JSON Schema.
 */
import { z } from 'zod';
import { type CalendarDate, type Cycle, parseCycle, parseDate } from './calendar.js';
import { contrastRatio, LEAST_CONTRAST, parseColour } from './contrast.js';
import { type RuleParams, refuse } from './schema-issue.js';
import { type Colours, DEFAULT_THEME } from './theme.js';

/** Text of any kind. */
export const text = (description: string) => z.string().nullish().meta({ description });

/** One of a closed list of words. */
export const choice = <const Words extends readonly string[]>(words: Words, description: string) =>
  z.enum(words).nullish().meta({ description });

/** `2026-01-31` */
export const date = (description: string) =>
  z
    .string()
    .meta({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
    .transform((written, context): CalendarDate => {
      return parseDate(written) ?? refuse(context, 'invalid-date', ...DATE_REFUSAL);
    })
    .nullish()
    .meta({ description });

/** Why a date is refused, and what to write. */
export const DATE_REFUSAL = [
  'this is not a day in the calendar, written YYYY-MM-DD, from 1900 to 2199',
  'Write it as in 2026-01-31.',
] as const;

/** `6 months`, `2 years`, `on_change` */
export const cycle = (description: string) =>
  z
    .string()
    .meta({ examples: ['6 months', '12 months', '2 years', 'on_change'] })
    .transform((written, context): Cycle => {
      return (
        parseCycle(written) ??
        refuse(
          context,
          'invalid-value',
          'this is not a review cycle of at most ten years',
          'Write it as in 6 months, 2 years or on_change.',
        )
      );
    })
    .nullish()
    .meta({ description });

/** `yes` or `no`, `true` or `false`, in any case. */
export const yesOrNo = (description: string) =>
  z
    .string()
    .meta({ examples: ['yes', 'no'] })
    .transform((written, context): boolean => {
      if (/^(?:yes|true)$/i.test(written)) return true;
      if (/^(?:no|false)$/i.test(written)) return false;
      return refuse(context, 'invalid-value', 'this is neither yes nor no', 'Write yes or no.');
    })
    .nullish()
    .meta({ description });

const colour = (description: string) =>
  z
    .string()
    .meta({ pattern: '^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$' })
    .transform((written, context): string => {
      return (
        parseColour(written) ??
        refuse(context, 'invalid-value', 'this is not a colour', 'Write it in quotes, as in "#1d5a84".')
      );
    })
    .nullish()
    .meta({ description });

/** `theme:` of an organisation or of the workspace: colours, each legible on white and on the tint. */
export const theme = (description: string) =>
  z
    .strictObject({
      accent: colour('Title rule, links and table heads; dark enough to read on white.'),
      text: colour('Body text.'),
      muted: colour('Header, footer and labels.'),
      line: colour('Hairlines and the rules of tables.'),
      tint: colour('The ground behind table heads and labels.'),
    })
    .check((context) => {
      for (const poor of illegible(context.value)) {
        context.issues.push({
          code: 'custom',
          path: [poor.key],
          input: context.value,
          message: poor.message,
          params: {
            code: 'invalid-value',
            hint: 'Take a darker colour, or a lighter tint.',
          } satisfies RuleParams,
        });
      }
    })
    .nullish()
    .meta({ description });

type GivenColours = { readonly [Key in keyof Colours]?: string | null | undefined };

/** The given colours without those that are not given. */
export function givenColours(written: GivenColours | null | undefined): Partial<Colours> {
  return Object.fromEntries(
    Object.entries(written ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

const INKS = ['accent', 'text', 'muted'] as const;

/** Says which colours cannot be read (WCAG 2.2, 1.4.3), each at the key that was given; defaults stand for the others. */
function illegible(written: GivenColours): { readonly key: keyof Colours; readonly message: string }[] {
  const given = givenColours(written);
  const colours: Colours = { ...DEFAULT_THEME.colours, ...given };
  const poor: { key: keyof Colours; message: string }[] = [];
  for (const ink of INKS) {
    const onWhite = contrastRatio(colours[ink], '#ffffff');
    const onTint = contrastRatio(colours[ink], colours.tint);
    const key = ink in given ? ink : 'tint';
    if (onWhite < LEAST_CONTRAST) poor.push({ key: ink, message: contrastMessage('', 'white', onWhite) });
    else if (onTint < LEAST_CONTRAST)
      poor.push({ key, message: contrastMessage(key === ink ? '' : ` of ${ink}`, 'the tint', onTint) });
  }
  return poor;
}

function contrastMessage(what: string, ground: string, ratio: number): string {
  // Cut, not rounded: 4.499 is below 4.5 and must not read as if it were not.
  const shown = (Math.floor(ratio * 100) / 100).toFixed(2);
  return `the contrast${what} on ${ground} is ${shown}:1, where text needs ${LEAST_CONTRAST}:1 (WCAG 2.2, 1.4.3)`;
}
