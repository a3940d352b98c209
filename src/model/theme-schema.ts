/**
 * The one schema of a look: of a file in `themes/`, and of `theme:` in an organisation's file and in policy.yaml, where it
 * may also be the name of such a file. Sizes are written in points, margins and the logo in millimetres; everything comes
 * out in points. Contrast and fonts are looked at once all places that speak of a look are known.
 */
import { z } from 'zod';
import { type Checked, checkValue } from './checked.js';
import { parseColour } from './contrast.js';
import { editorSchema } from './json-schema.js';
import { refuse } from './schema-issue.js';
import { knownKeys } from './schema-keys.js';
import { bounded, choice, LONGEST, text, yesOrNo } from './schema-parts.js';
import { FURNITURE_PARTS, MILLIMETRE } from './theme.js';

/** Points: the smallest and largest that each size may be. */
const SIZES = { body: [11, 16], title: [16, 48], heading: [10, 32], small: [8, 14] } as const;

/** Millimetres. An upright A4 or Letter page with the widest sides still has a measure of 110 mm, some 45 letters of 16 pt. */
const MARGINS = { sides: [10, 50], ends: [15, 50] } as const;

/** Millimetres. */
const LOGO_HEIGHT = [5, 40] as const;

const LINE_HEIGHT = [1.2, 2] as const;

type Limits = readonly [least: number, most: number];

/** A number as its author wrote it, without a unit. */
const measure = (description: string, [least, most]: Limits, unit: '' | 'points' | 'mm') =>
  z
    .string()
    .meta({ minimum: least, maximum: most })
    .transform((input, context): number => {
      const value = /^\d{1,4}(?:\.\d{1,4})?$/.test(input) ? Number(input) : Number.NaN;
      if (value >= least && value <= most) return unit === 'mm' ? value * MILLIMETRE : value;
      const range = [`a number from ${least} to ${most}`, unit].join(' ').trim();
      return refuse(context, 'invalid-value', `this isn’t ${range}`, 'Write only the number, like 12.5.');
    })
    .meta({ description });

const optionalMeasure = (description: string, limits: Limits, unit: '' | 'points' | 'mm') =>
  measure(description, limits, unit).nullish().meta({ description });

const colour = (description: string) =>
  z
    .string()
    .meta({ pattern: '^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$' })
    .transform((input, context): string => {
      return (
        parseColour(input) ??
        refuse(context, 'invalid-value', 'this isn’t a colour', 'Write it in quotes, as in "#1d5a84".')
      );
    })
    .nullish()
    .meta({ description });

/** Characters: what Windows keeps for a face's name, without its closing zero (LOGFONT, lfFaceName). */
const LONGEST_FACE_NAME = 31;

const faceName = (input: string, context: z.core.$RefinementCtx): string =>
  input.length <= LONGEST_FACE_NAME && /^\p{L}[\p{L}\p{N} _-]*$/u.test(input)
    ? input
    : refuse(
        context,
        'invalid-value',
        `this isn’t the name of a font: up to ${LONGEST_FACE_NAME} letters, digits, spaces and hyphens`,
      );

/** The families that come with the program. */
export const PROGRAM_FAMILIES = ['source-sans', 'source-serif', 'source-code'] as const;

const file = (cut: string) =>
  bounded(LONGEST.path).meta({ description: `The ${cut} font: a static TrueType file (.ttf).` });

const suppliedFamily = z.strictObject({
  name: z.string().transform(faceName).meta({ description: 'The name of the font.' }),
  regular: file('regular'),
  bold: file('bold'),
  italic: file('italic'),
  bold_italic: file('bold italic'),
});

const faces = (description: string) =>
  z
    .union([suppliedFamily, z.enum(PROGRAM_FAMILIES), z.null()])
    .optional()
    .meta({ description });

const furniture = (description: string) => {
  const parts = (side: string) =>
    z
      .array(z.enum(FURNITURE_PARTS))
      .transform((input) => [...new Set(input)])
      .nullish()
      .meta({ description: `What to print on the ${side}. An empty list prints nothing.` });
  return z
    .strictObject({ left: parts('left'), right: parts('right') })
    .nullish()
    .meta({ description });
};

const group = <Shape extends z.ZodRawShape>(description: string, shape: Shape) =>
  z.strictObject(shape).nullish().meta({ description });

const THEME_SCHEMA = z
  .strictObject({
    accent: colour('The line below the title, links and table headings. Must be dark enough to read on white.'),
    text: colour('The text.'),
    muted: colour('Headers, footers and labels.'),
    line: colour('Thin lines, and the lines in tables.'),
    tint: colour('The background of table headings and labels.'),
    faces: group('The fonts of PDF and HTML: source-sans, source-serif, source-code, or four font files of your own.', {
      body: faces('The font of the text.'),
      headings: faces('The font of the title and headings.'),
      code: faces('The font of code and of charts drawn with letters: a monospaced one. Default: source-code.'),
    }),
    word_face: z
      .string()
      .transform(faceName)
      .nullish()
      .meta({ description: 'The font of Word files. Everyone who opens them must have it. Default: Calibri.' }),
    sizes: group('Sizes in points.', {
      body: optionalMeasure('The text: 11 to 16.', SIZES.body, 'points'),
      title: optionalMeasure('The title: 16 to 48.', SIZES.title, 'points'),
      headings: z
        .tuple(
          [
            measure('Level 1.', SIZES.heading, 'points'),
            measure('Level 2.', SIZES.heading, 'points'),
            measure('Level 3.', SIZES.heading, 'points'),
            measure('Level 4.', SIZES.heading, 'points'),
            measure('Level 5.', SIZES.heading, 'points'),
          ],
          { error: 'give five sizes, for levels 1 to 5' },
        )
        .nullish()
        .meta({ description: 'Headings, levels 1 to 5: five numbers from 10 to 32.' }),
      small: optionalMeasure('Headers, footers and labels: 8 to 14.', SIZES.small, 'points'),
    }),
    line_height: optionalMeasure('The distance between lines, as a multiple of the size: 1.2 to 2.', LINE_HEIGHT, ''),
    page: choice(['a4', 'letter'], 'The paper size, always portrait. Default: a4.'),
    margins: group('Margins in millimetres.', {
      top: optionalMeasure('Above the text: 15 to 50.', MARGINS.ends, 'mm'),
      right: optionalMeasure('Right of the text: 10 to 50.', MARGINS.sides, 'mm'),
      bottom: optionalMeasure('Below the text: 15 to 50.', MARGINS.ends, 'mm'),
      left: optionalMeasure('Left of the text: 10 to 50.', MARGINS.sides, 'mm'),
    }),
    header: furniture('The top of each page.'),
    footer: furniture('The foot of each page.'),
    uncontrolled_when_printed: yesOrNo(
      '"yes" prints "Check the index for the current version" at the foot of each page, right.',
    ),
    clauses: yesOrNo('Whether to number paragraphs, 1.1, 1.2 and so on, in policies whose template doesn’t say.'),
    punctuation: choice(
      ['typographic', 'as_typed'],
      'How quotes, dashes and ellipses that were typed plain print. Default: typographic.',
    ),
    logo: group('The logo above the title.', {
      height: optionalMeasure('The greatest height, in millimetres: 5 to 40.', LOGO_HEIGHT, 'mm'),
      place: choice(['left', 'centre', 'right'], 'Where the logo goes.'),
    }),
  })
  .meta({ title: 'Theme', description: 'How documents look: themes/<name>.yaml.' });

const OWN_THEME_SCHEMA = THEME_SCHEMA.extend({
  name: text('The theme to start from: the name of a file in themes/, without .yaml.'),
});

/** `theme:` in another file: a name, or a map of what differs from a theme that may be named in it. */
export const themeKeyOf = (description: string) =>
  z
    .preprocess(
      (input) => (typeof input === 'string' ? { name: input } : input),
      // Editors are told that a text does as well; its keys concern the map alone.
      OWN_THEME_SCHEMA.nullish().meta({ type: ['string', 'object', 'null'] }),
    )
    .optional()
    .meta({ description });

/** A look as it was written, checked; `name` is the theme it differs from. */
export type WrittenTheme = z.output<typeof OWN_THEME_SCHEMA>;

/** Checks the plain values of a theme file; what is sound of them is given beside the issues. */
export function checkThemeFile(value: unknown): Checked<WrittenTheme> {
  return checkValue(THEME_SCHEMA, THEME_SCHEMA, value);
}

/** The keys that a theme file may hold in the map at a path. */
export function themeKeys(path: readonly PropertyKey[]): readonly string[] {
  return knownKeys(THEME_SCHEMA, path);
}

/** The JSON Schema that editors use, kept at schema/theme.schema.json. */
export function themeJsonSchema(): unknown {
  return editorSchema(THEME_SCHEMA);
}
