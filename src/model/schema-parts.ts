/**
 * The building blocks of the schemas of YAML files. A scalar arrives as the text that its author wrote, trimmed, or as null for no
 * value; each part gives it a type or refuses it. Editors get the same parts as JSON Schema.
 *
 * Zod's objects are dear to make and every start makes them, so parts that differ in their description alone are made once: `meta`
 * gives a copy that has it.
 */
import { z } from 'zod';
import { type CalendarDate, type Cycle, parseCycle, parseDate } from './calendar.js';
import { CHANGE_KINDS, type Change } from './change.js';
import { inPageOrder, PACK_PAGES } from './pack.js';
import { rememberByValue } from './remember.js';
import { refuse } from './schema-issue.js';
import { isStandIn } from './stand-ins.js';

/**
 * The greatest length of a value in characters, by kind. Nothing that people write comes near it; a longer value was pasted by
 * mistake, and would be printed in the header of every page. docs/organisations.md lists these lengths.
 */
export const LONGEST = {
  /** A name, a title, a number, an address, a role: what prints on one line. */
  line: 300,
  /** What a change was about, a regulation by its full name. */
  note: 2_000,
  /** A field of the organisation's own: paragraphs of text. */
  field: 10_000,
  /** The name of a file or folder with its path, or a web address. */
  path: 1_000,
  /** The name of a key. */
  key: 100,
} as const;

const thousands = (count: number) => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

/**
 * A text of at most so many characters. Zod’s own `max` asks whatever has a `length`, a map with such a key too, and fails
 * on it: this asks texts alone.
 */
export const bounded = rememberByValue(
  (longest: number) =>
    z.string().check(
      new z.core.$ZodCheckMaxLength({
        check: 'max_length',
        maximum: longest,
        error: () => `this is longer than ${thousands(longest)} characters`,
        when: ({ value }) => typeof value === 'string',
      }),
    ),
  'small',
);

/** Asks lists, and no map with the key `length`, for at least one entry. */
export const atLeastOne = (message: string) =>
  new z.core.$ZodCheckMinLength({
    check: 'min_length',
    minimum: 1,
    error: () => message,
    when: ({ value }) => Array.isArray(value),
  });

const optionalText = rememberByValue((longest: number) => bounded(longest).nullish(), 'small');

/** Text of any kind, on one line unless told otherwise. */
export const text = (description: string, longest: number = LONGEST.line) =>
  optionalText(longest).meta({ description });

/** One of a closed list of words. */
export const choice = <const Words extends readonly string[]>(words: Words, description: string) =>
  z.enum(words).nullish().meta({ description });

const optionalDate = z
  .string()
  .meta({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
  .transform((input, context): CalendarDate => {
    return parseDate(input) ?? refuse(context, 'invalid-date', DATE_REFUSAL[0], orLeftOut(input, DATE_REFUSAL[1]));
  })
  .nullish();

/** `2026-01-31` */
export const date = (description: string) => optionalDate.meta({ description });

/**
 * The hint about a stand-in (TBC) in place of a record. Here it is an error, not a warning as in text: treated as missing, the date
 * of another record would be printed instead, or an approval that nobody gave.
 */
function orLeftOut(input: string, hint: string): string {
  return isStandIn(input) ? `${hint.replace(/\.$/, '')}, or leave out the key until you know it.` : hint;
}

/** Why a date is refused, and what to write. */
export const DATE_REFUSAL = [
  'this isn’t a real date written YYYY-MM-DD, from 1900 to 2199',
  'Write it like 2026-01-31.',
] as const;

const optionalCycle = z
  .string()
  .meta({ examples: ['6 months', '12 months', '2 years', 'on_change'] })
  .transform((input, context): Cycle => {
    return (
      parseCycle(input) ??
      refuse(
        context,
        'invalid-value',
        'this isn’t how often to review a policy, up to ten years',
        orLeftOut(input, 'Write it like 6 months, 2 years or on_change.'),
      )
    );
  })
  .nullish();

/** `6 months`, `2 years`, `on_change` */
export const cycle = (description: string) => optionalCycle.meta({ description });

const optionalAnswer = z
  .string()
  .meta({ examples: ['yes', 'no'] })
  .transform((input, context): boolean => {
    if (/^(?:yes|true)$/i.test(input)) return true;
    if (/^(?:no|false)$/i.test(input)) return false;
    return refuse(context, 'invalid-value', 'this isn’t yes or no', 'Write yes or no.');
  })
  .nullish();

/** `yes` or `no`, `true` or `false`, in any case. */
export const yesOrNo = (description: string) => optionalAnswer.meta({ description });

/** A list of pack documents, in any order. */
export const packPages = (description: string) =>
  z.array(z.enum(PACK_PAGES)).transform(inPageOrder).nullish().meta({ description });

const oneLine = rememberByValue(
  (longest: number) =>
    bounded(longest).transform((input, context) =>
      input.includes('\n') ? refuse(context, 'invalid-value', 'this has more than one line') : input,
    ),
  'small',
);

/** Text on one line. */
export const singleLine = (description: string, longest: number = LONGEST.line) =>
  oneLine(longest).meta({ description });

/** A code or slug, or a list of them. */
export const codes = (description: string) => {
  const entry = singleLine('A code or slug.');
  return z
    .union([entry, z.array(entry)])
    .transform((input): readonly string[] => (typeof input === 'string' ? [input] : input))
    .nullish()
    .meta({ description });
};

const change = z.strictObject({
  version: singleLine('The new version.'),
  date: date('The date of the new version, YYYY-MM-DD.').unwrap().unwrap(),
  note: singleLine('What changed.', LONGEST.note),
});

/** A change history. */
export const changes = (description: string) => z.array(change).nullish().meta({ description });

const masterChange = change.extend({
  kind: choice(CHANGE_KINDS, 'Whether the text changed, or only its spelling, layout or a dead link was corrected.'),
});

/** The change history of a template, whose changes have kinds. */
export const masterChanges = (description: string) =>
  z
    .array(masterChange)
    .transform((list): readonly Change[] => list.map(({ kind, ...rest }) => (kind ? { ...rest, kind } : rest)))
    .nullish()
    .meta({ description });
