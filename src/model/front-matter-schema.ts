/**
 * The schema of a template's front matter: it takes the values as normalised text and gives them back typed, or says what
 * is wrong and at which path. A title is required too, but a text may have it as a line of its own, so its reader asks.
 */

import { z } from 'zod';
import { attachments } from './attachment-schema.js';
import { type Checked, checkValue } from './checked.js';
import { editorSchema } from './json-schema.js';
import { KEPT_IN_WORD, TRACKED_DECISIONS } from './kept-in-word.js';
import { refuse } from './schema-issue.js';
import { knownKeys } from './schema-keys.js';
import { choice, codes, cycle, date, LONGEST, masterChanges, singleLine, yesOrNo } from './schema-parts.js';
import { NATIONS, SERVICE_TYPES } from './services.js';
import { SILENT_CODES } from './template.js';
import { ownFields, textFields } from './text-fields.js';
import { isDeviceName } from './windows-names.js';

/** `DCW116`, `CH34A`: what a pack calls a policy (DOMAIN: packs). */
const code = z
  .string()
  .transform((input, context) =>
    /^[A-Z]{2,5}\d{1,4}[A-Z]?$/.test(input)
      ? input
      : refuse(
          context,
          'invalid-value',
          'this isn’t a code: 2 to 5 capital letters, 1 to 4 digits, and a capital letter at the end if you like',
          'Write it like DCW116.',
        ),
  );

/** Why a slug cannot be part of a file name; undefined where it can. */
export function slugTrouble(slug: string): string | undefined {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug))
    return 'this isn’t a slug: lower-case letters and digits, with single hyphens between them';
  if (slug.length > 80) return 'this is longer than 80 characters';
  return isDeviceName(slug) ? 'Windows keeps this name for a device' : undefined;
}

const slug = z.string().transform((input, context) => {
  const trouble = slugTrouble(input);
  return trouble === undefined ? input : refuse(context, 'invalid-value', trouble, 'Write it like online-safety.');
});

const frontMatter = z.strictObject({
  title: singleLine('The policy’s title.').nullish(),
  code: code.nullish().meta({ description: 'The policy’s code, such as DCW116, by which other policies refer to it.' }),
  slug: slug.nullish().meta({ description: 'The end of its file names: online-safety. Default: made from the title.' }),
  version: singleLine('The version, in quotes: "1.0".').nullish(),
  status: choice(['draft', 'approved', 'withdrawn'], 'Whether the policy is a draft, approved or withdrawn.'),
  owner: singleLine('A person’s key (registered_manager), or a name or role.').nullish(),
  approved_by: singleLine('Who approved it: a person’s key, such as responsible_individual, or a name.').nullish(),
  approved_on: date('The date of approval, YYYY-MM-DD.'),
  category: singleLine('The heading to group the policy under.').nullish(),
  tracked_changes: choice(
    TRACKED_DECISIONS,
    'For a Word file with tracked changes: whether they are accepted or refused in the documents.',
  ),
  topic: singleLine(
    'What the policy is about, in the same words as in its versions for other nations and services.',
  ).nullish(),
  satisfies: z
    .array(singleLine('A regulation that the policy helps to meet.', LONGEST.note))
    .nullish()
    .meta({ description: 'Regulations and standards that the policy helps to meet.' }),
  clauses: yesOrNo('Whether to number paragraphs: 1.1, 1.2 and so on below heading 1. Default: as the theme says.'),
  contents: yesOrNo('Whether to print a list of contents before the text. Default: if the policy is long.'),
  review: z
    .strictObject({
      last: date('The last review, YYYY-MM-DD.'),
      every: cycle('How often: 6 months, 2 years or on_change.'),
    })
    .nullish()
    .meta({ description: 'When the policy was reviewed last, and how often it is.' }),
  applies_to: z
    .strictObject({
      nations: z.array(z.enum(NATIONS)).nullish().meta({ description: 'The nations. Absent: all.' }),
      services: z.array(z.enum(SERVICE_TYPES)).nullish().meta({ description: 'The kinds of service. Absent: all.' }),
    })
    .nullish()
    .meta({ description: 'Which organisations the policy is for. Absent: all.' }),
  allows: z
    .array(singleLine('Something that the Word file fetches or runs from outside.', LONGEST.note))
    .nullish()
    .meta({ description: 'For a Word file: what it may fetch or run from outside, as the message about it says.' }),
  keep: z
    .array(z.enum(KEPT_IN_WORD))
    .nullish()
    .meta({ description: 'For a Word file: what of its own stays in the documents.' }),
  mentions: z
    .array(singleLine('Another organisation’s name, or other words, that the text means to contain.'))
    .nullish()
    .meta({ description: 'Words of other organisations that the text means to contain.' }),
  blanks: z
    .array(singleLine('A blank that the text means to contain, as it is written there, such as "[Device Name]".'))
    .nullish()
    .meta({ description: 'Blanks that people are to fill in by hand.' }),
  silence: z
    .array(z.enum(SILENT_CODES))
    .nullish()
    .meta({ description: 'Warnings that this text doesn’t need, by their codes.' }),
  related: z
    .array(singleLine('A code or title.'))
    .nullish()
    .meta({ description: 'Policies that belong with this one.' }),
  fields: ownFields('Fields of organisations’ own that the text uses.'),
  text_fields: textFields('Values that state practice: if one changes, the text has changed.'),
  replaced_by: codes('For a withdrawn policy: the policies that replace it, by code or slug.'),
  attachments,
  changes: masterChanges('What changed in each version.'),
});

export type FrontMatter = z.output<typeof frontMatter>;

/** Checks front matter given as plain values; what is sound is given beside the issues. */
export function checkFrontMatter(value: unknown): Checked<FrontMatter> {
  return checkValue(frontMatter, frontMatter, value);
}

/** The keys that front matter may hold at a path. */
export function frontMatterKeys(path: readonly PropertyKey[]): readonly string[] {
  return knownKeys(frontMatter, path);
}

/** The JSON Schema of front matter that editors use, kept at schema/front-matter.schema.json. */
export function frontMatterJsonSchema(): unknown {
  return editorSchema(
    frontMatter.meta({
      title: 'Front matter',
      description: 'What stands above the text of a template, between two lines ---.',
    }),
  );
}

/** The same for the file beside a Word template, kept at schema/companion.schema.json. */
export function companionJsonSchema(): unknown {
  return editorSchema(
    frontMatter.meta({
      title: 'Companion file',
      description: 'What a Word template doesn’t say itself: NAME.yaml beside NAME.docx.',
    }),
  );
}
